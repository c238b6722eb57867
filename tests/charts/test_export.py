"""Charts as files: what is in them, that they are complete, and that no old file is lost."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from jingxi_desktop.charts import export
from jingxi_desktop.charts.registry import CHARTS, chart_named
from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, UserError

YEAR = 2023


def run(*command: str | Path) -> str:
    """What a program says; the test fails if it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("name", CHARTS)
def test_a_pdf_is_a4_searchable_and_carries_its_fonts(
    demo: Ledger, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "图.pdf"
    export.save(demo, YEAR, name, path)
    words = run("pdftotext", path, "-")
    wanted = {
        "investment": ("亿元", "累计完成", "12月", "演示数据", "口径"),
        "enterprises": ("人工智能", "门头沟园", "80–100", "演示数据", "口径"),
        "completion": ("石景山区", "续建", "序时 100.00%", "个百分点", "演示数据", "口径"),
        "tasks": ("石景山区", "推进中", "完成 8/10", "演示数据", "口径"),
        "arrivals": ("目标 80–100 家", "序时推算", "累计引进", "12月", "演示数据", "口径"),
        "computing": ("目标 500–1,000 P", "400", "截至2023年6月9日", "演示数据", "口径"),
        "parks": ("首钢园", "在册企业", "本年引进", "完成率", "演示数据", "口径"),
        "schedule": ("已显示", "/84 个项目", "节点逾期", "截至2023年6月9日", "演示数据", "口径"),
    }
    assert [word for word in wanted[name] if word not in words] == []
    info = run("pdfinfo", path)
    assert "(A4)" in info
    assert "Pages:           1" in info
    fonts = run("pdffonts", path).splitlines()[2:]
    assert fonts
    for line in fonts:
        assert line.split()[-5] == "yes", line
        assert "TrueType" in line
    assert run("pdfimages", "-list", path).count("\n") == 2


@pytest.mark.parametrize("name", CHARTS)
def test_an_svg_keeps_its_words_as_text(demo: Ledger, tmp_path: Path, name: str) -> None:
    path = tmp_path / "图.SVG"
    export.save(demo, YEAR, name, path)
    text = path.read_text("utf-8")
    assert ">演示数据</text>" in text
    assert CHARTS[name].title(CHARTS[name].data(demo, YEAR)) in text
    assert "DejaVu" not in text


def test_a_png_has_the_proportion_of_a_landscape_page(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "图.png"
    export.save(demo, YEAR, "investment", path)
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert width / height == pytest.approx(297 / 210, rel=0.002)
    assert width > 2000


@pytest.mark.parametrize("form", export.FORMATS)
def test_the_same_figures_give_the_same_bytes(demo: Ledger, tmp_path: Path, form: str) -> None:
    paths = [tmp_path / f"{n}.{form}" for n in range(2)]
    for path in paths:
        export.save(demo, YEAR, "investment", path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("file", ["图.jpg", "图"])
def test_another_kind_of_file_is_refused(demo: Ledger, tmp_path: Path, file: str) -> None:
    with pytest.raises(UserError, match=r"\.png、\.svg 或 \.pdf"):
        export.save(demo, YEAR, "investment", tmp_path / file)
    assert not (tmp_path / file).exists()


def test_an_unknown_chart_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UserError, match="investment、enterprises"):
        chart_named("pie")


def test_a_package_has_no_chart_of_what_it_cannot_hold(demo: Ledger, tmp_path: Path) -> None:
    path, picture = tmp_path / "填报包.jxpkg", tmp_path / "图.png"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), f"{YEAR}-06", path)
    with Ledger.open(path, read_only=True) as opened:
        with pytest.raises(UserError, match="可用：investment、completion"):
            export.save(opened, YEAR, "enterprises", picture)
        assert not picture.exists()
        export.save(opened, YEAR, "investment", picture)
    assert picture.exists()


def test_a_place_that_cannot_be_written_is_a_sentence(demo: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不能写入"):
        export.save(demo, YEAR, "investment", tmp_path / "没有" / "图.png")
    (tmp_path / "夹.png").mkdir()
    with pytest.raises(UserError, match="不能写入"):
        export.save(demo, YEAR, "investment", tmp_path / "夹.png")
    assert [path.name for path in tmp_path.glob(".*.part")] == []


def test_a_full_disk_leaves_the_old_file(
    demo: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "图.png"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="磁盘已满"):
        export.save(demo, YEAR, "investment", path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.glob(".*.part")] == []


_LAZY = """
import os, sys
os.environ.pop("MPLCONFIGDIR", None)
from pathlib import Path
from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.charts import export
with Ledger.open(Path(sys.argv[1]), read_only=True) as ledger:
    for chart in CHARTS.values():
        data = chart.data(ledger, 2023)
        chart.title(data), chart.notes(data)
    assert "matplotlib" not in sys.modules, "loaded before a chart is drawn"
    export.save(ledger, 2023, "investment", Path(sys.argv[2]))
assert "matplotlib.pyplot" not in sys.modules
assert "PySide6" not in sys.modules
import matplotlib
print(matplotlib.get_configdir())
"""


def test_matplotlib_is_loaded_by_the_first_drawing_and_keeps_its_files_with_the_programs(
    demo_path: Path, tmp_path: Path, home: Path
) -> None:
    folder = run(sys.executable, "-W", "error", "-c", _LAZY, demo_path, tmp_path / "图.png").strip()
    assert Path(folder) == home / "cache" / "matplotlib"
