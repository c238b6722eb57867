"""A chart drawn the first time, matplotlib being loaded already, and redrawn after an edit."""

import itertools
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks import timing
from benchmarks.ledgers import FOLDER
from benchmarks.report import Row
from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.ledger import commands, queries, samples
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Enterprise, ProjectMonth
from jingxi_desktop.ui.session import Session

_ROUNDS = 7
MOST = 0.1
_NUMBERS = itertools.count(1)


def _edit(ledger: Ledger) -> None:
    """Touch what both charts show: what a project did in a month, and an enterprise's signing."""
    months = queries.fetch(ledger, ProjectMonth)
    done = (months[0].done or 0) + next(_NUMBERS) * 10_000
    commands.edit(ledger, ProjectMonth.KIND, [months[0].id], {"done": done})
    first = queries.fetch(ledger, Enterprise)[0]
    commands.edit(ledger, Enterprise.KIND, [first.id], {"note": f"{next(_NUMBERS)}"})


def _chart(session: Session, name: str) -> Row:
    from jingxi_desktop.ui.chart_view import ChartView

    def fresh() -> ChartView:
        view = ChartView(session, name)
        view.resize(700, 420)
        view.show()
        # Nothing is painted on a window before the screen has it.
        while not view.windowHandle().isExposed():
            QApplication.processEvents()
        QApplication.processEvents()
        return view

    def first() -> float:
        view = fresh()

        def draw() -> None:
            view.refresh()
            view.canvas.repaint()

        taken = timing.seconds(draw)
        view.close()
        view.close_chart()
        view.deleteLater()
        QApplication.processEvents()
        return taken

    kept = fresh()
    kept.refresh()
    kept.canvas.repaint()

    def again() -> float:
        _edit(session.ledger)

        def redraw() -> None:
            kept.refresh()
            kept.canvas.repaint()

        return timing.seconds(redraw)

    redrawn, drawn = timing.alternately(again, first, _ROUNDS)
    kept.close()
    kept.close_chart()
    return Row(f"chart {name} redrawn after an edit", redrawn, drawn, MOST, bare_is="first draw")


def rows() -> list[Row]:
    """Every chart, on the demonstration ledger."""
    path = Path(FOLDER, "charts.jingxi")
    path.unlink(missing_ok=True)
    samples.make(path, "demo")
    session = Session(Ledger.open(path))
    try:
        return [_chart(session, name) for name in CHARTS]
    finally:
        session.close()
