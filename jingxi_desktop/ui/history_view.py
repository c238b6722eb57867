"""A record's history: what became of it, who did it and when, newest first."""

from html import escape

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextBrowser

from jingxi_desktop.ledger import history, queries, rules
from jingxi_desktop.ledger.history import Cell, Item
from jingxi_desktop.records import KINDS, Record, Value
from jingxi_desktop.records.dates import format_minute
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import theme
from jingxi_desktop.ui.session import Session

_ACTIONS = {"create": mark("建账"), "edit": "", "undo": mark("撤销"), "redo": mark("重做")}


class HistoryView(QTextBrowser):
    """The change log's entries of one record and its parts."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: Record | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(16)

    def show_record(self, record: Record | None) -> None:
        """Show the history of a record, or none."""
        self._record = record
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history only when it is looked at."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew."""
        if self._record is None:
            self.setHtml(escape(tr("选中一条记录，这里显示它的变更历史")))
            return
        items = history.of_record(self._session.ledger, self._record.id)
        self.setHtml("".join(self._item(item) for item in items))

    def _item(self, item: Item) -> str:
        palette = theme.current()
        when = format_minute(item.at)
        action = tr(_ACTIONS[item.action]) if _ACTIONS[item.action] else ""
        head = " · ".join(
            escape(part)
            for part in (when, item.user, action, tr(item.label), item.part_text)
            if part
        )
        notes = [item.source_text] if item.source_text else []
        notes += [tr("原因：{reason}", reason=item.reason)] if item.reason else []
        notes += [tr("已撤销")] if item.undone else []
        tail = f" · <i>{escape(' · '.join(notes))}</i>" if notes else ""
        cells = "".join(self._cell(cell, item) for cell in item.cells if cell.field is not None)
        return (
            f'<p style="margin:8px 0 2px 0; color:{palette.secondary}">{head}{tail}</p>'
            f'<table cellspacing="0" cellpadding="2">{cells}</table>'
        )

    def _cell(self, cell: Cell, item: Item) -> str:
        palette = theme.current()
        label = tr(cell.field.label) if cell.field else cell.name
        old, new = self._shown(cell, cell.old), self._shown(cell, cell.new)
        if item.event == "updated":
            old = old or tr("（空）")
            change = f'<s style="color:{palette.secondary}">{escape(old)}</s> → {escape(new or tr("（空）"))}'
        else:
            change = escape(new or old)
        return (
            f'<tr><td style="color:{palette.secondary}">{escape(label)} </td><td>{change}</td></tr>'
        )

    def _shown(self, cell: Cell, value: Value) -> str:
        field = KINDS[cell.kind].by_name.get(cell.name)
        if field is None or value is None:
            return ""
        if isinstance(field, Reference):
            return queries.title_of(self._session.ledger, field.kind, str(value))
        (shown,) = rules.shown(self._session.ledger, (field,))
        return shown.text(value)
