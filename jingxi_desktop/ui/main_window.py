"""The main window: one ledger at a time, its menus, its toolbar and its status bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.ledger import package, undo
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.dates import format_minute
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import languages, settings, theme
from jingxi_desktop.ui.actions import RECORD_ACTIONS, Actions
from jingxi_desktop.ui.banner import Banner
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.file_commands import FileCommands
from jingxi_desktop.ui.import_commands import ImportCommands, spreadsheet_in
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.ledger_view import MONTH, LedgerView
from jingxi_desktop.ui.package_commands import PackageCommands
from jingxi_desktop.ui.place import Place, go_to, place_of
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tool_commands import ToolCommands
from jingxi_desktop.ui.welcome import Welcome


class MainWindow(QMainWindow):
    """A window, empty until it is told what to show. `look_changed` asks the application for another theme or language,
    `window_requested` for a second window on the ledger at a path."""

    look_changed = Signal(str, str)
    window_requested = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        self.view: LedgerView | None = None
        self._content: QWidget | None = None
        self.files = FileCommands(self)
        self.tools = ToolCommands(self)
        self.packages = PackageCommands(self)
        self.imports = ImportCommands(self)
        self._recent = QMenu(self)
        self._recent.aboutToShow.connect(lambda: self.files.fill_recent(self._recent))
        self.actions_ = Actions(self, self._handlers())
        self.show_look()
        self._build()
        self._show_state()
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        kept = settings.state("window")
        if not kept.isEmpty():
            self.restoreGeometry(kept)

    def _handlers(self) -> dict[str, Callable[[], None]]:
        files, tools = self.files, self.tools
        return {
            "new_ledger": files.new,
            "open_ledger": files.open,
            "save_copy": files.save_copy,
            "seal_package": self.packages.seal,
            "new_window": files.new_window,
            "close_ledger": files.close,
            "print": tools.print,
            "print_table": tools.print_table,
            "import_table": self.imports.ask,
            "export_table": files.export_table,
            "print_chart": tools.print_chart,
            "quit": QApplication.closeAllWindows,
            "new_record": tools.new_record,
            "copy_record": tools.copy_record,
            "delete_records": tools.delete_records,
            "undo": self.undo,
            "redo": self.redo,
            "find": tools.find,
            "clear_filters": tools.clear_filters,
            "organisations": lambda: tools.manage("organisation"),
            "plans": lambda: tools.manage("plan"),
            "events": lambda: tools.manage("event"),
            "closing": tools.close_months,
            "comparison": tools.compare_months,
            "corrections": tools.list_corrections,
            "rollover": tools.roll_over,
            "make_package": self.packages.make,
            "merge_package": self.packages.merge,
            "collect_packages": self.packages.collect,
            "rules": tools.set_rules,
            "check": tools.check,
            "backups": tools.open_backups,
            "light": lambda: self.look_changed.emit("theme", "light"),
            "dark": lambda: self.look_changed.emit("theme", "dark"),
            "zh": lambda: self.look_changed.emit("language", "zh"),
            "en": lambda: self.look_changed.emit("language", "en"),
            "about": tools.about,
        }

    # Building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.actions_.fill_menus(self.menuBar(), self._recent)
        self.toolbar = QToolBar()
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toolbar.setIconSize(QSize(18, 18))
        self.toolbar.toggleViewAction().setVisible(False)
        self.actions_.fill_toolbar(self.toolbar)
        self._add_year_box()
        self.addToolBar(self.toolbar)
        self.banner = Banner()
        self.banner.reopen_requested.connect(self.files.reopen)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.banner)
        central = QWidget()
        central.setLayout(self.body)
        self.setCentralWidget(central)
        self._fill_status_bar()

    def _fill_status_bar(self) -> None:
        self.file_label, self.selection_label = QLabel(), QLabel()
        self.demo_label = QLabel(tr("演示数据"))
        self.demo_label.setObjectName("demo")
        self.statusBar().addWidget(self.file_label)
        self.statusBar().addPermanentWidget(self.selection_label)
        # A message hides what is not permanent, and made-up figures must be named always.
        self.statusBar().addPermanentWidget(self.demo_label)

    def _add_year_box(self) -> None:
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.toolbar.addWidget(spacer)
        self.year_box = CalmBox()
        self.year_box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToContents)
        self.year_box.setToolTip(tr("查看的年度"))
        self.year_box.activated.connect(self._year_chosen)
        self._year_action = self.toolbar.addWidget(self.year_box)

    # The ledger --------------------------------------------------------------------------------

    def show_ledger(self, ledger: Ledger | None) -> None:
        """Show another ledger in place of this one, which is closed; None shows the welcome page."""
        self._drop_ledger()
        if ledger is None:
            content: QWidget = Welcome(self.files, self.actions_)
        else:
            self.session = Session(ledger, self)
            self.session.changed.connect(self._ledger_changed)
            self.session.year_changed.connect(self._show_year)
            returned = package.of(ledger)
            first = settings.text("tab") if returned is None else MONTH
            self.view = content = LedgerView(
                self.session, self.actions_.of_records(), first, self.centralWidget()
            )
            if returned is not None:
                self.view.month.show_month(returned.month)
            self.view.status_changed.connect(self.show_status)
            self.view.focus_moved.connect(self._show_record_actions)
            self.view.told.connect(self.tell)
            settings.add_recent(ledger.path)
        self._content = content
        self.body.addWidget(content, 1)
        content.show()
        self._fill_years()
        self._show_state()
        if self.view is not None:
            # Ctrl+Tab and the arrow keys then go from tab to tab, and change nothing.
            self.view.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> Place | None:
        """Where the user is in the ledger, None on the welcome page."""
        return None if self.view is None else place_of(self.view)

    def go_to(self, place: Place) -> None:
        """Lead to a place in the ledger that is shown."""
        if self.view is not None:
            go_to(self.view, place)

    def _drop_ledger(self) -> None:
        if self.view is not None and self.session is not None:
            settings.remember("tab", self.view.current_name)
            self.view.close_view()
            self.session.close()
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        if self.session is not None:
            self.session.deleteLater()
        self._content, self.view, self.session = None, None, None

    def _show_state(self) -> None:
        ledger = self.session.ledger if self.session else None
        name = tr("京西转型台账")
        if ledger is not None:
            returned = package.of(ledger)
            if returned is not None:
                name = returned.title
            name = f"{ledger.path.name} — {name}"
            if ledger.is_demo:
                name = tr("演示数据") + " · " + name
            if ledger.read_only:
                name += " " + tr("[只读]")
        self.setWindowTitle(name)
        self.banner.show_ledger(ledger)
        self.demo_label.setVisible(ledger is not None and ledger.is_demo)
        self.actions_.enable(
            has_ledger=ledger is not None,
            can_write=ledger is not None and not ledger.read_only,
            is_package=ledger is not None and ledger.is_package,
        )
        self.show_status()

    def _fill_years(self) -> None:
        self.year_box.clear()
        self._year_action.setVisible(self.session is not None)
        if self.session is None:
            return
        years = self.session.ledger.years()
        for year in years:
            self.year_box.addItem(tr("{year} 年度", year=year), year)
        if self.session.year not in years:
            # An undo took away what made the year one of the ledger's.
            self.session.set_year(self.session.ledger.year)
        self._show_year(self.session.year)

    def _year_chosen(self, place: int) -> None:
        if self.session is not None:
            self.session.choose_year(int(self.year_box.itemData(place)))

    def _show_year(self, year: int) -> None:
        self.year_box.setCurrentIndex(self.year_box.findData(year))
        self.show_status()

    def _ledger_changed(self) -> None:
        if self.session is not None and self.session.ledger.years() != [
            self.year_box.itemData(place) for place in range(self.year_box.count())
        ]:
            self._fill_years()
        self.show_status()

    def show_look(self) -> None:
        """Mark the theme and the language in use in the menu."""
        self.actions_.check((theme.current().name, languages.current()))

    # Status ------------------------------------------------------------------------------------

    def show_status(self) -> None:
        """Say what ledger this is, that it is kept, and what is selected."""
        if self.session is None or self.view is None:
            self.file_label.clear()
            self.selection_label.clear()
            return
        ledger = self.session.ledger
        saved = ledger.last_change_at()
        kept = tr("已保存 {time}", time=format_minute(saved)) if saved else tr("已保存")
        self.file_label.setText(f"{ledger.path.name} · {tr('只读') if ledger.read_only else kept}")
        self.selection_label.setText(self.view.selection_text())
        can_write = not ledger.read_only
        self._show_record_actions()
        for name in ("print_table", "export_table"):
            self.actions_[name].setEnabled(self.view.has_table)
        self._show_undo("undo", tr("撤销"), can_write)
        self._show_undo("redo", tr("重做"), can_write)

    def _show_record_actions(self) -> None:
        if self.session is None or self.view is None:
            return
        tab = self.view.current
        may_add = tab is not None and self.session.ledger.may_add(tab.kind_in_use)
        for name in RECORD_ACTIONS:
            self.actions_[name].setEnabled(may_add)

    def tell(self, sentence: str) -> None:
        """Say for a while that something is done."""
        self.statusBar().showMessage(sentence, 6000)

    def _show_undo(self, name: str, word: str, can_write: bool) -> None:
        assert self.session is not None
        label = undo.next_label(self.session.ledger, "undo" if name == "undo" else "redo")
        action = self.actions_[name]
        # A text editor undoes its own typing, so the key must work while there is nothing else.
        action.setEnabled(can_write)
        action.setToolTip(
            tr(
                "{word}：{label}（{keys}）",
                word=word,
                label=label,
                keys=action.shortcut().toString(),
            )
            if label
            else _nothing_to(name)
        )
        action.setText(word)

    def undo(self) -> None:
        """Take back what was typed in the editor that has the focus, else the last change."""
        self._step("undo")

    def redo(self) -> None:
        """Do it again."""
        self._step("redo")

    def _step(self, name: str) -> None:
        editor = QApplication.focusWidget()
        if isinstance(editor, QLineEdit) and (
            editor.isUndoAvailable() if name == "undo" else editor.isRedoAvailable()
        ):
            getattr(editor, name)()
            return
        if isinstance(editor, QPlainTextEdit):
            document = editor.document()
            if document.isUndoAvailable() if name == "undo" else document.isRedoAvailable():
                getattr(editor, name)()
                return
        if self.session is not None:
            self.tell(self._replay(self.session, name))

    def _replay(self, session: Session, name: str) -> str:
        """Undo or redo in the ledger; what came of it, in words."""
        act = session.ledger.undo if name == "undo" else session.ledger.redo
        waiting = {"undo": tr("正在撤销…"), "redo": tr("正在重做…")}
        words = {"undo": tr("已撤销：{label}"), "redo": tr("已重做：{label}")}
        try:
            label = session.change(act, self, waiting[name])
        except CancelledError:
            return tr("已取消，什么都没有改。")
        return words[name].format(label=label) if label else _nothing_to(name)

    # Closing -----------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Whether the ledger may be closed: a change that is being made would be lost, and texts that were refused."""
        if self.session is not None and self.session.ledger.is_changing:
            # Whoever asks is not the user, whom the bar keeps away, but for example the end of the session.
            return False
        return self.view is None or self.view.may_close()

    def retire(self) -> None:
        """Let go of the ledger and close. `may_leave` was asked before."""
        self._drop_ledger()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and close the ledger."""
        if not self.may_leave():
            event.ignore()
            return
        settings.remember("window", self.saveGeometry())
        self._drop_ledger()
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one spreadsheet."""
        if spreadsheet_in(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the spreadsheet that is dropped here."""
        path = spreadsheet_in(event.mimeData())
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # The program that it comes from waits until this returns.
            later(self, 0, lambda: self.imports.drop(path))

    def open_path(self, path: Path) -> None:
        """Open a ledger, after its checks."""
        self.files.open_path(path)


def _nothing_to(name: str) -> str:
    """Why the action called `name`, undo or redo, does nothing."""
    return {"undo": tr("没有可撤销的修改"), "redo": tr("没有可重做的修改")}[name]
