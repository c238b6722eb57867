"""口径: the rules that figures are judged by. They are settings of the ledger, and print with its figures.

Cities judge differently, so each rule is chosen, and every table and chart that uses one says it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from jingxi_desktop.ledger import kept_json
from jingxi_desktop.records import Field, UserError
from jingxi_desktop.records.amounts import MOST_DECIMALS, Amounts
from jingxi_desktop.translation import mark, tr

if TYPE_CHECKING:
    from sqlite3 import Connection

    from jingxi_desktop.ledger.ledger import Ledger

SETTING = "rules"


class LightRule(Struct, frozen=True):
    """When a project counts as late, in whole percents.

    `points`: yellow from `yellow` percentage points behind 序时 on, red above `red`.
    `share`: yellow below `yellow` percent of 序时, red below `red`.
    """

    name: str
    basis: Literal["points", "share"]
    yellow: int
    red: int

    def check(self) -> None:
        """Raises UserError if no project could be yellow, or a limit is no percentage."""
        near, far = (self.yellow, self.red) if self.basis == "points" else (-self.yellow, -self.red)
        if not (0 < self.yellow <= 100 and 0 < self.red <= 100 and near < far):
            raise UserError(
                tr(
                    "红灯的界限应比黄灯更落后，都在 1 和 100 之间；现在是黄 {yellow}、红 {red}",
                    yellow=self.yellow,
                    red=self.red,
                )
            )

    @property
    def sentence(self) -> str:
        """The rule in words."""
        words = (
            mark("亮灯（{name}）：落后序时 {yellow} 个百分点及以上为黄灯，超过 {red} 个为红灯")
            if self.basis == "points"
            else mark("亮灯（{name}）：低于序时的 {yellow}% 为黄灯，低于 {red}% 为红灯")
        )
        return tr(words, name=tr(self.name), yellow=self.yellow, red=self.red)


# As 银川 judged its projects in 2025, and as 武汉 does.
YINCHUAN = LightRule(mark("银川 2025"), "points", 10, 30)
WUHAN = LightRule(mark("武汉"), "share", 80, 60)
READY_MADE = (YINCHUAN, WUHAN)

# What a starting rate is a part of: the projects that the plan newly starts, or all of them.
STARTED_OF = {
    "new": mark("开工率 = 已开工的新建项目 ÷ 新建项目"),
    "all": mark("开工率 = 已开工的项目 ÷ 全部项目"),
}


class Rules(Struct, frozen=True):
    """All rules of a ledger. `remind_days` before its due date a task is 临近.

    `overdue_is_yellow`: a project with an overdue node or problem is at least yellow, whatever its
    investment. `amounts` says how amounts are shown, and so the unit of a figure that is typed
    without one.
    """

    light: LightRule = YINCHUAN
    started_of: Literal["new", "all"] = "new"
    remind_days: int = 30
    overdue_is_yellow: bool = True
    amounts: Amounts = Amounts()

    def check(self) -> None:
        """Raises UserError for rules that cannot be."""
        self.light.check()
        if not 0 <= self.remind_days <= 366:
            raise UserError(tr("提前提醒的天数应在 0 和 366 之间"))
        if not 0 <= self.amounts.decimals <= MOST_DECIMALS:
            raise UserError(tr("金额的小数位数应在 0 和 {most} 之间", most=MOST_DECIMALS))

    @property
    def light_sentence(self) -> str:
        """All that lights are judged by, in words."""
        if not self.overdue_is_yellow:
            return self.light.sentence
        return tr("{rule}；有逾期节点或问题的至少为黄灯", rule=self.light.sentence)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each rule that may be chosen in words."""
        words = self._by_name()
        return words["light"], words["started"], words["due"]

    def sentences_of(self, fields: Iterable[Field]) -> tuple[str, ...]:
        """The rules that a table with these columns goes by, in words."""
        words = self._by_name()
        return tuple(words[rule] for rule in dict.fromkeys(field.rule for field in fields) if rule)

    def _by_name(self) -> dict[str, str]:
        return {
            "light": self.light_sentence,
            "completion": tr("投资完成率 = 本年累计完成 ÷ 本年计划投资"),
            "gap": tr("与序时差 = 投资完成率 − 月份 ÷ 12"),
            "started": tr(STARTED_OF[self.started_of]),
            "due": tr("距完成时限 {days} 日以内为临近", days=self.remind_days),
        }


def of(ledger: "Ledger") -> Rules:
    """The rules in force: those set, else the first ready-made ones. Raises UserError if damaged."""
    return kept(ledger.connection)


def kept(connection: "Connection") -> Rules:
    """The same of a ledger of which only a connection is at hand."""
    row = connection.execute("SELECT value FROM setting WHERE id = ?", (SETTING,)).fetchone()
    if row is None:
        return Rules()
    try:
        rules = kept_json.read(row[0], Rules)
        rules.check()
    except (msgspec.DecodeError, UserError) as error:
        raise UserError(tr("台账里的口径设置已损坏，请重新设置口径")) from error
    return rules


def keep(ledger: "Ledger", rules: Rules) -> None:
    """Set the rules, as one change that can be undone. Raises UserError for rules that cannot be."""
    rules.check()
    ledger.set_setting(SETTING, msgspec.json.encode(rules).decode(), label=tr("设置口径"))


def amounts_of(ledger: "Ledger") -> Amounts:
    """How the ledger shows amounts; where its rules are damaged, as a new ledger does."""
    return amounts_in(ledger.connection)


def amounts_in(connection: "Connection") -> Amounts:
    """The same of a ledger of which only a connection is at hand."""
    try:
        return kept(connection).amounts
    except UserError:
        return Amounts()


def shown(ledger: "Ledger", fields: Iterable[Field]) -> tuple[Field, ...]:
    """Fields as the ledger's rules have them shown: amounts in its unit.

    Whoever shows amounts or reads typed ones takes the fields from here, so that heading, figure
    and the meaning of a bare figure are always of one spec.
    """
    amounts = amounts_of(ledger)
    return tuple(field.shown(amounts) for field in fields)
