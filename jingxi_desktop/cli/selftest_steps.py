"""What a selftest tries, step by step: each capability once, from a new ledger to its last check.

A new capability adds one step to STEPS.
"""

from collections.abc import Callable
from pathlib import Path

from jingxi_desktop.records import Project, UserError
from jingxi_desktop.translation import joined, mark, tr

_SAMPLES = ("article", "demo")
# A page with a window or a chart on it has more colours than this, an empty one hardly any.
_FEWEST_COLOURS = 12
_MARKS = {"png": b"\x89PNG\r\n", "svg": b"<?xml", "pdf": b"%PDF-"}


def _ledger(folder: Path, sample: str = "demo") -> Path:
    return folder / f"京西 {sample}.jingxi"


def _make(folder: Path) -> str:
    from jingxi_desktop.ledger import samples

    for sample in _SAMPLES:
        samples.make(_ledger(folder, sample), sample)
    return joined(_SAMPLES)


def _edit(folder: Path) -> str:
    """Edit a project, take that back, and do it again, each seen by a new reader of the file."""
    from jingxi_desktop.ledger import commands, queries
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.query import Query

    path = _ledger(folder)
    with Ledger.open(path) as ledger:
        (rowid,) = queries.row_ids(ledger.connection, Query("project", ledger.year), 1)
        project = queries.page(ledger, Project.KIND, ledger.year, [rowid])[rowid]
    before, after = project.title, "自检项目甲乙"
    steps: tuple[tuple[Callable[[Ledger], object], str], ...] = (
        (lambda ledger: commands.edit(ledger, Project.KIND, [project.id], {"name": after}), after),
        (Ledger.undo, before),
        (Ledger.redo, after),
    )
    for act, expected in steps:
        with Ledger.open(path) as ledger:
            act(ledger)
        with Ledger.open(path, read_only=True) as ledger:
            found = queries.get(ledger, Project.KIND, project.id).title
        if found != expected:
            raise UserError(
                tr("应为「{expected}」，却是「{found}」", expected=expected, found=found)
            )
    return after


def _search(folder: Path) -> str:
    from jingxi_desktop.ledger import queries
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.query import Query

    with Ledger.open(_ledger(folder), read_only=True) as ledger:
        for words in ("自检", "甲", "检项目甲"):
            found = queries.count(ledger.connection, Query("project", ledger.year, search=words))
            if found != 1:
                raise UserError(tr("搜索「{words}」找到 {n} 条，应为 1 条", words=words, n=found))
    return words


def _month(folder: Path) -> str:
    """What a project returns for a month is in the month's report."""
    from jingxi_desktop.ledger import month, returns
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(_ledger(folder, "demo")) as ledger:
        name = returns.latest(ledger, ledger.year)
        row = returns.returns(ledger, name)[0]
        expected = (month.report(ledger, name)["done"].value or 0) + 1
        returns.fill(ledger, name, {row.id: {"done": (row.done or 0) + 1}})
        found = month.report(ledger, name)["done"].value
        ledger.undo()
    if found != expected:
        raise UserError(tr("应为「{expected}」，却是「{found}」", expected=expected, found=found))
    return name


def _closing(folder: Path) -> str:
    """A closed month refuses a change without a reason, and lists one that has it."""
    from jingxi_desktop.ledger import closed_months, closing, returns
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records.errors import ClosedMonthError

    with Ledger.open(_ledger(folder, "demo")) as ledger:
        name = f"{ledger.year}-01"
        row = returns.returns(ledger, name)[0]
        changed = {row.id: {"done": (row.done or 0) + 1}}
        closing.close(ledger, name)
        try:
            returns.fill(ledger, name, changed)
        except ClosedMonthError:
            with ledger.change(tr("更正"), reason=tr("自检")):
                returns.fill(ledger, name, changed)
        found = [made.new for made in closed_months.corrections(ledger, name, name)]
        ledger.undo()
        closing.reopen(ledger, name, tr("自检"))
    if found != [(row.done or 0) + 1]:
        raise UserError(tr("封账后的更正没有列出"))
    return name


def _rollover(folder: Path) -> str:
    """The year's projects are in the next one's plan to the yuan, and an undo takes them out again."""
    from jingxi_desktop.ledger import queries, rollover
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.query import Query

    with Ledger.open(_ledger(folder)) as ledger:
        plan = rollover.plan(ledger, rollover.latest_year(ledger))
        rollover.apply(ledger, plan)
        projects = queries.fetch(ledger, Project, Query("project", plan.next))
        expected = plan.sums.invested_before + plan.sums.done
        found = sum(project.invested_before or 0 for project in projects)
        ledger.undo()
        again = rollover.plan(ledger, plan.year)
    if found != expected or again != plan:
        raise UserError(tr("应为「{expected}」，却是「{found}」", expected=expected, found=found))
    return tr("{year} 年", year=plan.next)


def _package(folder: Path) -> str:
    """What a unit fills into its package comes back sealed, and an undo takes it out again."""
    from jingxi_desktop.exchange.packages import package_files, parcels, sealing
    from jingxi_desktop.ledger import merge, package, returns
    from jingxi_desktop.ledger.ledger import Ledger

    passphrase, sent, made = "京西自检口令一二三", folder / "自检.jxseal", folder / "自检.jxpkg"
    with Ledger.open(_ledger(folder)) as ledger:
        month = returns.latest(ledger, ledger.year)
        unit_id, unit = package.asked(ledger, ledger.year)[0]
        parcels.make(ledger, unit_id, month, sent, passphrase)
        sealing.unseal(sent, made, passphrase)
        with Ledger.open(made) as opened:
            row = returns.returns(opened, month)[0]
            expected = (row.done or 0) + 1
            returns.fill(opened, month, {row.id: {"done": expected}})
        found = package_files.compare(ledger, made, lambda _path: passphrase)
        merge.apply(ledger, [found], {})
        done = {each.id: each.done for each in returns.returns(ledger, month)}
        ledger.undo()
    if done[row.id] != expected:
        raise UserError(
            tr("应为「{expected}」，却是「{found}」", expected=expected, found=done[row.id])
        )
    return unit


def _form(folder: Path) -> str:
    """A unit's form is made and read back without a change."""
    from jingxi_desktop.exchange.packages import package_files, parcels
    from jingxi_desktop.ledger import package, returns
    from jingxi_desktop.ledger.ledger import Ledger

    path = folder / "自检填报表.xlsx"
    with Ledger.open(_ledger(folder), read_only=True) as ledger:
        unit_id, unit = package.asked(ledger, ledger.year)[0]
        parcels.make(ledger, unit_id, returns.latest(ledger, ledger.year), path)
        found = package_files.compare(ledger, path, lambda _path: None)
    if found.taken or found.remarks:
        raise UserError(tr("没有填写的填报表读回来有改动：{counts}", counts=found.counted))
    return unit


def _charts(folder: Path) -> str:
    """Every chart of the registry in every format, from both ledgers."""
    from jingxi_desktop.charts import export
    from jingxi_desktop.charts.registry import CHARTS
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ui import selftest

    for sample in _SAMPLES:
        with Ledger.open(_ledger(folder, sample), read_only=True) as ledger:
            for name in CHARTS:
                for form in export.FORMATS:
                    file = folder / f"{sample}-{name}.{form}"
                    export.save(ledger, ledger.year, name, file)
                    _check_start(file, _MARKS[form])
                    if form == "png":
                        _check_picture(file, selftest.colours(file))
                    if form == "pdf":
                        _check_font(file)
    return joined(CHARTS)


def _check_start(file: Path, start: bytes) -> None:
    if not file.is_file() or not file.read_bytes().startswith(start):
        raise UserError(tr("{file} 没有写成", file=file.name))


def _check_picture(file: Path, colours: int) -> None:
    if colours < _FEWEST_COLOURS:
        raise UserError(tr("{file} 是空白的", file=file.name))


def _check_font(file: Path) -> None:
    # Embedded with TrueType outlines, so that the page looks the same anywhere and can be searched.
    if b"/FontFile2" not in file.read_bytes():
        raise UserError(tr("{file} 里没有嵌入字体", file=file.name))


def _export(folder: Path) -> str:
    """The projects as a workbook and as CSV."""
    from jingxi_desktop.exchange.exporting import export
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.query import Query

    with Ledger.open(_ledger(folder), read_only=True) as ledger:
        for form, start in {"xlsx": b"PK", "csv": "\ufeff序号,".encode()}.items():
            file = folder / f"projects.{form}"
            export.save(ledger, Query(Project.KIND.name, ledger.year), (), file)
            _check_start(file, start)
    return joined(export.FORMATS)


def _read_tables(folder: Path) -> str:
    """The same files again, by the child process: they hold every project's name."""
    from jingxi_desktop.exchange.exporting import export
    from jingxi_desktop.exchange.spreadsheets import reading
    from jingxi_desktop.ledger import queries
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.query import Query

    with Ledger.open(_ledger(folder), read_only=True) as ledger:
        projects = queries.fetch(ledger, Project, Query(Project.KIND.name, ledger.year))
        names = {project.name for project in projects}
    for form in export.FORMATS:
        file = folder / f"projects.{form}"
        rows = reading.read(file).sheets[0].rows
        if not names <= {cell for row in rows for cell in row}:
            raise UserError(tr("{file} 读回来缺少内容", file=file.name))
    return joined(export.FORMATS)


def _import_tables(folder: Path) -> str:
    """The exported tables change nothing; a new row is imported, and an undo takes it out again."""
    from jingxi_desktop.exchange.importing import apply, mapping, plan
    from jingxi_desktop.exchange.spreadsheets import reading
    from jingxi_desktop.exchange.tables import choosing
    from jingxi_desktop.ledger.ledger import Ledger

    table = folder / "新项目.csv"
    table.write_text("项目名称,总投资（亿元）\n自检导入的项目,1.2\n", "utf-8")
    files = {folder / "projects.xlsx": "same", folder / "projects.csv": "same", table: "new"}
    with Ledger.open(_ledger(folder)) as ledger:
        for file, expected in files.items():
            found = choosing.table(reading.read(file))
            places = mapping.find(Project.KIND, found, ledger.year).places
            made = plan.plan(ledger, Project.KIND, found, places, plan.Options(ledger.year))
            if {row.state for row in made.rows} != {expected}:
                raise UserError(tr("{file}：{counts}", file=file.name, counts=made.words))
        apply.apply(ledger, made, table.name)
        if ledger.undo() is None:
            raise UserError(tr("导入的表格没有写进台账"))
    return made.words


def _print(folder: Path) -> str:
    from jingxi_desktop import app
    from jingxi_desktop.charts.registry import CHARTS
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ui import selftest

    with Ledger.open(_ledger(folder), read_only=True) as ledger:
        for chart in CHARTS.values():
            file = folder / f"print-{chart.name}.pdf"
            selftest.print_chart(ledger, chart, file)
            _check_start(file, _MARKS["pdf"])
            _check_font(file)
    file = folder / "print-project.pdf"
    app.print_table(_ledger(folder), "project", file, None)
    _check_start(file, _MARKS["pdf"])
    _check_font(file)
    return "PDF"


def _fonts_and_icons(_folder: Path) -> str:
    from jingxi_desktop import paths
    from jingxi_desktop.charts import fonts
    from jingxi_desktop.charts.families import FAMILIES, SHIPPED
    from jingxi_desktop.ui import selftest

    in_window, in_charts = selftest.window_family(), fonts.family()
    expected = (SHIPPED,) if paths.fonts() else FAMILIES
    if in_window != in_charts or in_window not in expected:
        raise UserError(
            tr("窗口用字体「{a}」，图表用「{b}」，应为同一种中文字体", a=in_window, b=in_charts)
        )
    if not selftest.has_icons():
        raise UserError(tr("图标画不出来"))
    return in_window


def _tabs(folder: Path) -> str:
    """Every tab and chart in the window, in both languages and both themes."""
    from jingxi_desktop import app
    from jingxi_desktop.ui import selftest

    names: list[str] = []
    for look, language in (("light", "zh"), ("dark", "en")):
        files = app.render(_ledger(folder), folder / look, look=look, language=language)
        for file in files:
            _check_picture(file, selftest.colours(file))
        names = [file.stem for file in files]
    app.application(look="light", language="zh")
    return joined(names)


def _reopen(folder: Path) -> str:
    from jingxi_desktop.ledger import verify

    for sample in _SAMPLES:
        problems = verify.problems(_ledger(folder, sample))
        if problems:
            raise UserError(problems[0])
    return tr("完好")


Step = Callable[[Path], str]
# In this order: a step may use what earlier ones left in the folder. Each says what it looked at.
STEPS: tuple[tuple[str, Step], ...] = (
    (mark("新建台账"), _make),
    (mark("修改、撤销、重做"), _edit),
    (mark("搜索"), _search),
    (mark("月度填报和月报"), _month),
    (mark("月末封账和更正"), _closing),
    (mark("年度结转"), _rollover),
    (mark("填报包：制作、封装、解封、合并"), _package),
    (mark("填报表：制作、读回"), _form),
    (mark("字体和图标"), _fonts_and_icons),
    (mark("图表存成 PNG、SVG、PDF"), _charts),
    (mark("导出 Excel 和 CSV 表格"), _export),
    (mark("读回 Excel 和 CSV 表格"), _read_tables),
    (mark("导入 Excel 和 CSV 表格"), _import_tables),
    (mark("打印成 PDF"), _print),
    (mark("每个页签和图表"), _tabs),
    (mark("重新打开并检查"), _reopen),
)
