"""Texts that were refused: where the first one is, and the question before they would be lost."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QApplication, QWidget

from jingxi_desktop.ledger import queries
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.record_tab import RecordTab


def may_lose(
    parent: QWidget, tabs: Iterable[RecordTab], turn_to: Callable[[RecordTab], object]
) -> bool:
    """Whether what the tabs show may be closed. What is still being typed is committed first.

    If the user would rather not, the first refused text is shown; `turn_to` makes its tab seen.
    """
    _commit_typing(parent)
    waiting = [tab for tab in tabs if tab.drafts]
    if not waiting:
        return True
    question = tr("还有 {n} 处填写没有通过检查", n=sum(tab.drafts for tab in waiting))
    consequence = tr(
        "第一处在{place}。关闭后这些没有保存的填写会丢失。", place=_place_of(waiting[0])
    )
    if messages.confirm(parent, question, consequence, tr("放弃并关闭")):
        return True
    turn_to(waiting[0])
    _show(waiting[0])
    return False


def _commit_typing(inside: QWidget) -> None:
    editor = QApplication.focusWidget()
    if editor is not None and inside.isAncestorOf(editor):
        editor.clearFocus()


def _place_of(tab: RecordTab) -> str:
    kind, draft = tab.KIND, tab.form.first_draft
    if draft is None:
        return tr("{kind}的表格里", kind=tr(kind.label))
    try:
        name = queries.get(tab.session.ledger, kind, draft.record_id, draft.year).title
    except UserError:
        name = tr("已删除的记录")
    place = tr(
        "{kind}「{name}」的「{field}」",
        kind=tr(kind.label),
        name=name,
        field=tr(kind.field(draft.field).label),
    )
    return place if draft.year is None else tr("{year} 年度{place}", year=draft.year, place=place)


def _show(tab: RecordTab) -> None:
    draft = tab.form.first_draft
    if draft is None:
        return
    if draft.year is not None:
        tab.session.set_year(draft.year)
    if not tab.select(draft.record_id):
        tab.bar.clear()
        tab.select(draft.record_id)
    tab.side.setCurrentWidget(tab.form)
    tab.form.focus(draft.field)
