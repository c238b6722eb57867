"""What the window does with return packages: make, seal, unseal and merge them, one or a folder."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from jingxi_desktop.ledger import package
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import file_dialogs, messages
from jingxi_desktop.ui.jobs import Bar, Job, with_progress

if TYPE_CHECKING:
    from jingxi_desktop.ui.dialogs.merge import MergeDialog
    from jingxi_desktop.ui.main_window import MainWindow
    from jingxi_desktop.ui.session import Session


class PackageCommands:
    """The commands of one window that are about return packages."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def make(self) -> None:
        """Make the package of a unit, or of each, where the user says."""
        from jingxi_desktop.exchange.packages import parcels
        from jingxi_desktop.ui.dialogs.packages import PackagesDialog

        session = self._window.session
        if session is None:
            return
        dialog = PackagesDialog(session, self._window)
        accepted, units, month = dialog.exec(), dialog.units, dialog.month.currentData()
        suffix = dialog.form.currentData()
        dialog.deleteLater()
        if not accepted:
            return
        places = self._places(units, month, suffix)
        passphrase = self._new_passphrase() if places and suffix == package.SEALED else ""
        if places is None or passphrase is None:
            return
        ledger = session.ledger

        def work(cancelled: Callable[[], bool]) -> int:
            with ledger.second(cancelled) as reader:
                return parcels.make_all(reader, places, month, passphrase, cancelled)

        def done(count: int) -> None:
            first = next(iter(places.values()))
            self._window.tell(
                tr("已制作填报包 {path}：{n} 个项目和任务", path=first, n=count)
                if len(places) == 1
                else tr("已制作 {n} 个填报包，存在 {folder}", n=len(places), folder=first.parent)
            )

        with_progress(Job(work, done, self._failed), self._window, tr("正在制作填报包…"))

    def _places(
        self, units: list[tuple[str, str]], month: str, suffix: str
    ) -> Mapping[str, Path] | None:
        """Where the user wants the package of each unit, by its id; None for nowhere."""
        if len(units) == 1:
            ((unit_id, name),) = units
            proposed = file_dialogs.start_folder() / package.file_name(name, month, suffix)
            path = self._new_path(tr("制作填报包"), proposed, suffix)
            return None if path is None else {unit_id: path}
        folder = file_dialogs.folder_path(self._window, tr("填报包存入哪个文件夹"))
        return None if folder is None else package.places(units, folder, month, suffix)

    def _new_path(self, title: str, proposed: Path, suffix: str) -> Path | None:
        kinds = {
            package.SUFFIX: tr("填报包 (*.jxpkg)"),
            package.SEALED: tr("封装的填报包 (*.jxseal)"),
            package.FORM: tr("填报表 (*.xlsx)"),
        }
        return file_dialogs.new_path(self._window, title, proposed, kinds[suffix], suffix)

    def _new_passphrase(self) -> str | None:
        """A passphrase that the user makes up, None if they think better of it."""
        from jingxi_desktop.ui.dialogs.passphrase import PassphraseDialog

        question = tr("给填报包定一个口令")
        note = tr("口令请另行告知对方，不要和文件一起发。口令丢了，封装的文件谁也打不开。")
        dialog = PassphraseDialog(self._window, question, note, tr("封装"), new=True)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.passphrase if accepted else None

    def seal(self) -> None:
        """Seal a copy of the package that is open, to be sent."""
        from jingxi_desktop.exchange.packages import sealing

        session = self._window.session
        if session is None:
            return
        source = session.ledger.path
        out = self._new_path(tr("封装填报包"), source.with_suffix(package.SEALED), package.SEALED)
        passphrase = self._new_passphrase() if out is not None else None
        if out is None or passphrase is None:
            return
        job = Job(
            lambda cancelled: sealing.seal(source, out, passphrase, cancelled),
            lambda _nothing: self._window.tell(tr("已封装到 {path}", path=out)),
            self._failed,
        )
        with_progress(job, self._window, tr("正在封装…"))

    def unseal(self, path: Path) -> None:
        """Ask for the passphrase of a sealed package, open it into one beside it, and show that."""
        from jingxi_desktop.exchange.packages import sealing
        from jingxi_desktop.ui.dialogs.passphrase import PassphraseDialog

        out = path.with_suffix(package.SUFFIX)
        if out.exists():
            words = tr(
                "「{name}」已经解封在旁边，请直接打开它；要重新解封，请先把它移走", name=out.name
            )
            messages.show_problem(self._window, words)
            return
        try:
            sealing.check_unsealing(path, out)
        except UserError as error:
            self._failed(error)
            return
        question = tr("「{name}」是封装的填报包，请输入口令", name=path.name)
        note = tr("解封后是旁边的「{name}」，填写和发回都用它。", name=out.name)
        dialog = PassphraseDialog(self._window, question, note, tr("打开"), new=False)
        dialog.accepted.connect(lambda: self._unseal(path, out, dialog.passphrase))
        dialog.finished.connect(dialog.deleteLater)
        # Not exec: a window that was just made shows its welcome page behind the question.
        dialog.open()

    def _unseal(self, path: Path, out: Path, passphrase: str) -> None:
        from jingxi_desktop.exchange.packages import sealing

        job = Job(
            lambda cancelled: sealing.unseal(path, out, passphrase, cancelled),
            lambda _nothing: self._window.open_path(out),
            self._failed,
        )
        with_progress(job, self._window, tr("正在解封…"))

    def merge(self) -> None:
        """Compare a package that came back with the ledger, in a worker, and let the user merge it."""
        from jingxi_desktop.exchange.packages import package_files, parcels
        from jingxi_desktop.ledger.merge_cells import Merge
        from jingxi_desktop.ui.dialogs.merge import MergeDialog

        session = self._window.session
        if session is None:
            return
        kinds = tr("填报包 ({kinds})", kinds=" ".join(f"*{each}" for each in parcels.RETURNED))
        path = file_dialogs.open_path(self._window, tr("合并填报包"), kinds)
        if path is None:
            return
        ledger = session.ledger
        passphrases = self._passphrases([path])
        if None in passphrases.values():
            return

        def work(cancelled: Callable[[], bool]) -> Merge:
            with ledger.second(cancelled) as reader:
                return package_files.compare(reader, path, passphrases.get, cancelled)

        def done(found: Merge) -> None:
            self._show(session, lambda: MergeDialog(session, (found,), self._window))

        label = tr("正在比较「{name}」…", name=path.name)
        with_progress(Job(work, done, self._failed), self._window, label)

    def collect(self) -> None:
        """Compare all packages of a folder, in a worker, and let the user merge them as one step."""
        from jingxi_desktop.exchange.packages import package_files
        from jingxi_desktop.ledger.collecting import Returned
        from jingxi_desktop.ui.dialogs.collecting import CollectingDialog, Compared

        session = self._window.session
        if session is None:
            return
        folder = file_dialogs.folder_path(self._window, tr("汇总哪个文件夹里的填报包"))
        if folder is None:
            return
        try:
            paths = package_files.files(folder)
        except UserError as error:
            messages.show_problem(self._window, str(error))
            return
        passphrases, ledger = self._passphrases(paths), session.ledger

        def compare(parent: QWidget, without: Collection[str], done: Compared) -> Bar:
            def work(cancelled: Callable[[], bool]) -> tuple[Returned, ...]:
                with ledger.second(cancelled) as reader:
                    came = package_files.compare_all(
                        reader, paths, passphrases.get, cancelled, without=without
                    )
                    return tuple(came)

            def failed(error: BaseException) -> None:
                done(None)
                self._failed(error)

            label = tr("正在比较 {n} 个填报包…", n=len(paths))
            return with_progress(Job(work, done, failed), parent, label)

        def show(came: Sequence[Returned] | None) -> None:
            if came is not None:
                self._show(session, lambda: CollectingDialog(session, came, compare, self._window))

        compare(self._window, (), show)

    def _passphrases(self, paths: Sequence[Path]) -> dict[Path, str | None]:
        """The passphrases of the sealed ones among some files; None of one that the user has none for."""
        from jingxi_desktop.exchange.packages import sealing
        from jingxi_desktop.ui.dialogs.passphrase import PassphraseDialog

        sealed = [path for path in paths if sealing.is_sealed(path)]
        found: dict[Path, str | None] = {}
        for place, path in enumerate(sealed):
            if path in found:
                continue
            question = tr("「{name}」是封装的填报包，请输入口令", name=path.name)
            note = tr("只为比较而解封，合并后不留下解封的文件。")
            left = sealed[place + 1 :]
            dialog = PassphraseDialog(
                self._window, question, note, tr("比较"), new=False, others=len(left)
            )
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            dialog.deleteLater()
            found[path] = dialog.passphrase if accepted else None
            if accepted and dialog.for_all.isChecked():
                found |= dict.fromkeys(left, dialog.passphrase)
        return found

    def _show(self, session: "Session", make: Callable[[], "MergeDialog"]) -> None:
        """Let the user merge what was compared, unless another ledger is open by now."""
        if self._window.session is not session:
            return
        dialog = make()
        if dialog.exec():
            self._window.tell(
                tr("{title}：已合并 {n} 处", title=dialog.windowTitle(), n=dialog.count)
            )
        dialog.deleteLater()

    def _failed(self, error: BaseException) -> None:
        messages.show_failure(self._window, error)
