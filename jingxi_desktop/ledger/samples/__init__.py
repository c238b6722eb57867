"""What `jingxi new --sample` fills a new ledger with."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import article, demo, scale
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import joined, tr

SAMPLES = ("article", "demo", "empty", "scale")


def make(
    path: Path,
    sample: str,
    projects: int = 0,
    clock: Callable[[], datetime] | None = None,
    year: int | None = None,
) -> None:
    """Make the ledger `path` and fill it in one change that is in the history and cannot be undone.

    `projects` is how many the sample `scale` has, `year` what an empty ledger is about. Raises
    UserError for an unknown sample, for the year of one that has its own, and where a file is
    already; a ledger that could not be filled is not there.
    """
    if sample not in SAMPLES:
        names = joined(SAMPLES)
        raise UserError(tr("没有「{name}」这种样例，可用：{names}", name=sample, names=names))
    if year is not None and sample != "empty":
        raise UserError(tr("样例「{name}」有自己的年度，只有空台账能选年度", name=sample))

    def fill(ledger: Ledger) -> None:
        _fill(ledger, sample, projects, year)

    made = Ledger.create(path, fill=fill) if clock is None else Ledger.create(path, clock, fill)
    made.close()


def _fill(ledger: Ledger, sample: str, projects: int, year: int | None) -> None:
    if sample == "empty":
        if year is not None:
            with ledger.change(tr("建立台账"), action="create"):
                ledger.set_setting("year", str(year))
        return
    with ledger.change(tr("建立样例台账"), action="create") as change:
        if sample == "article":
            article.fill(ledger, change)
        elif sample == "demo":
            demo.fill(ledger, change)
        else:
            scale.fill(ledger, change, projects or scale.PROJECTS)
