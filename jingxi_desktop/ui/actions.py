"""The window's actions, declared in one table: words, icon, shortcut, and what each does."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui.icons import icon


class Spec(Struct, frozen=True):
    """One action. `writes` ones are off in a ledger that is only read, those that `needs_ledger`
    without one. `place` says whether one is for the office's ledger or for a unit's package alone.
    Of those with the same `choice` one is checked."""

    name: str
    text: str
    icon: str = ""
    shortcut: str = ""
    writes: bool = False
    needs_ledger: bool = True
    place: Literal["", "office", "unit"] = ""
    choice: str = ""


SPECS = (
    Spec("new_ledger", mark("新建台账…"), "file-plus", "Ctrl+Shift+N", needs_ledger=False),
    Spec("open_ledger", mark("打开台账…"), "folder-open", "Ctrl+O", needs_ledger=False),
    Spec("save_copy", mark("另存副本…"), "save", "Ctrl+Shift+S"),
    Spec("seal_package", mark("封装填报包…"), "lock-keyhole", place="unit"),
    Spec("new_window", mark("在新窗口中查看"), "external-link"),
    Spec("close_ledger", mark("关闭台账"), "x", "Ctrl+W"),
    Spec("import_table", mark("导入表格…"), "file-input", "Ctrl+I", writes=True),
    Spec("export_table", mark("导出表格…"), "sheet", "Ctrl+E"),
    Spec("print", mark("打印"), "printer", "Ctrl+P"),
    Spec("print_table", mark("打印表格…"), "table"),
    Spec("print_chart", mark("打印图表…"), "chart-column", "Ctrl+Shift+P"),
    Spec("quit", mark("退出"), "log-out", "Ctrl+Q", needs_ledger=False),
    Spec("new_record", mark("新建"), "plus", "Ctrl+N", writes=True),
    Spec("copy_record", mark("复制一条"), "copy-plus", "Ctrl+D", writes=True),
    Spec("delete_records", mark("删除"), "trash-2", "Ctrl+Delete", writes=True),
    Spec("undo", mark("撤销"), "undo-2", "Ctrl+Z", writes=True),
    Spec("redo", mark("重做"), "redo-2", "Ctrl+Y", writes=True),
    Spec("find", mark("查找"), "search", "Ctrl+F"),
    Spec("clear_filters", mark("清除筛选"), "funnel-x", "Ctrl+Shift+F"),
    Spec("organisations", mark("单位…"), "landmark", place="office"),
    Spec("plans", mark("年度计划…"), "target", place="office"),
    Spec("events", mark("大事记…"), "calendar", place="office"),
    Spec("closing", mark("月末封账…"), "lock", place="office"),
    Spec("comparison", mark("两月对比…"), "git-compare"),
    Spec("corrections", mark("更正清单…"), "file-pen-line", place="office"),
    Spec("rollover", mark("年度结转…"), "calendar-plus", writes=True, place="office"),
    Spec("make_package", mark("制作填报包…"), "package", place="office"),
    Spec("merge_package", mark("合并填报包…"), "git-merge", writes=True, place="office"),
    Spec("collect_packages", mark("汇总填报包…"), "folder-input", writes=True, place="office"),
    Spec("rules", mark("口径…"), "scale", writes=True, place="office"),
    Spec("check", mark("检查台账"), "circle-check"),
    Spec("backups", mark("打开备份文件夹"), "folder-clock"),
    Spec("light", mark("浅色"), needs_ledger=False, choice="theme"),
    Spec("dark", mark("深色"), needs_ledger=False, choice="theme"),
    Spec("zh", "简体中文", needs_ledger=False, choice="language"),
    Spec("en", "English", needs_ledger=False, choice="language"),
    Spec("about", mark("关于京西转型台账"), "info", needs_ledger=False),
)

SEPARATOR = ""
RECORD_ACTIONS = ("new_record", "copy_record", "delete_records")
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("文件(&F)"),
        (
            "new_ledger",
            "open_ledger",
            "recent",
            SEPARATOR,
            "save_copy",
            "seal_package",
            "new_window",
            SEPARATOR,
            "import_table",
            "export_table",
            SEPARATOR,
            "print_table",
            "print_chart",
            SEPARATOR,
            "close_ledger",
            "quit",
        ),
    ),
    (
        mark("编辑(&E)"),
        (
            "undo",
            "redo",
            SEPARATOR,
            "new_record",
            "copy_record",
            "delete_records",
            SEPARATOR,
            "find",
            "clear_filters",
        ),
    ),
    (mark("查看(&V)"), ("light", "dark", SEPARATOR, "zh", "en")),
    (
        mark("数据(&D)"),
        (
            "closing",
            "comparison",
            "corrections",
            "rollover",
            SEPARATOR,
            "make_package",
            "merge_package",
            "collect_packages",
            SEPARATOR,
            "plans",
            "organisations",
            "events",
            SEPARATOR,
            "rules",
        ),
    ),
    (mark("工具(&T)"), ("check", "backups")),
    (mark("帮助(&H)"), ("about",)),
)
TOOLBAR = (
    "new_record",
    "copy_record",
    "delete_records",
    SEPARATOR,
    "undo",
    "redo",
    SEPARATOR,
    "find",
    SEPARATOR,
    "print",
)


class Actions:
    """The actions of one window, by name. `handlers` maps each name to what it does."""

    def __init__(self, window: QWidget, handlers: dict[str, Callable[[], None]]) -> None:
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            action = QAction(tr(spec.text), window)
            if spec.shortcut:
                action.setShortcut(QKeySequence(spec.shortcut))
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{tr(spec.text)} ({keys})")
            if spec.choice:
                action.setCheckable(True)
                groups.setdefault(spec.choice, QActionGroup(window)).addAction(action)
            handler = handlers[spec.name]
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            window.addAction(action)
            self._actions[spec.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of_records(self) -> list[QAction]:
        """Those that act on the records of a table."""
        return [self[name] for name in RECORD_ACTIONS]

    def check(self, names: Sequence[str]) -> None:
        """Check the ones that are in use."""
        for name in names:
            self[name].setChecked(True)

    def fill_menus(self, bar: QMenuBar, recent: QMenu) -> None:
        """Put all menus on a menu bar."""
        for title, names in MENUS:
            menu = bar.addMenu(tr(title))
            menu.aboutToShow.connect(lambda names=names: self._draw(names))
            for name in names:
                if name == SEPARATOR:
                    menu.addSeparator()
                elif name == "recent":
                    recent.setTitle(tr("最近打开"))
                    menu.addMenu(recent)
                else:
                    menu.addAction(self[name])

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the daily ones on the toolbar."""
        self._draw(TOOLBAR)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self[name])

    def _draw(self, names: Sequence[str]) -> None:
        """Give actions their icons, when they are first seen."""
        for spec in SPECS:
            if spec.name in names and spec.icon and self[spec.name].icon().isNull():
                self[spec.name].setIcon(icon(spec.icon))

    def enable(self, *, has_ledger: bool, can_write: bool, is_package: bool) -> None:
        """Turn off what makes no sense now."""
        elsewhere = "office" if is_package else "unit"
        for spec in SPECS:
            self[spec.name].setEnabled(
                (has_ledger or not spec.needs_ledger)
                and (can_write or not spec.writes)
                and spec.place != elsewhere
            )
