"""Charts as files: PNG, SVG and PDF on a landscape A4 page, always in the light colours."""

from io import BytesIO
from pathlib import Path
from typing import Any

from jingxi_desktop.charts.palette import LIGHT
from jingxi_desktop.charts.registry import chart_named
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.replacing import replace
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr

A4_MM = (297.0, 210.0)
_MM_IN_INCH = 25.4
_DPI = 200
# A page is looked at from further off than a window, and often made smaller in a document.
_SCALE = 1.3
# Without a date, so that the same figures give the same bytes.
_METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": None},
}
FORMATS = tuple(_METADATA)


def save(ledger: Ledger, year: int, name: str, path: Path) -> None:
    """Save a chart of a year as its file's suffix says. A failure leaves an old file as it was.

    Raises UserError for a chart that the ledger has not, for an unknown suffix, and where the file cannot be written.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise UserError(
            tr("不能存成「{suffix}」，文件名请以 .png、.svg 或 .pdf 结尾", suffix=path.suffix)
        )
    chart = chart_named(name, ledger)
    content = render(name, chart.data(ledger, year), form)
    replace(path, lambda half: half.write_bytes(content))


def render(
    name: str, data: Any, form: str, size_mm: tuple[float, float] = A4_MM, *, words: bool = True
) -> bytes:
    """A chart's `data` as the bytes of a file in one of FORMATS, `size_mm` wide and high."""
    from jingxi_desktop.charts import style
    from jingxi_desktop.charts.page import Room

    figure = style.new_figure((size_mm[0] / _MM_IN_INCH, size_mm[1] / _MM_IN_INCH), _DPI)
    chart_named(name).draw(figure, data, LIGHT, Room(words=words, scale=_SCALE))
    buffer = BytesIO()
    with style.context():
        figure.savefig(buffer, format=form, dpi=_DPI, metadata=_METADATA[form])
    return buffer.getvalue()
