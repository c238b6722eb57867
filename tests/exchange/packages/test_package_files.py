"""The files in which packages come back: found, opened and compared, whatever is beside them."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from jingxi_desktop.exchange.packages import package_files, parcels, sealing
from jingxi_desktop.ledger import collecting, commands, merge, package, queries, returns
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, ProjectMonth, UserError
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.reports import collecting as report
from tests.exchange.packages.compared import compare

MONTH = "2023-06"
WORD = "口令 2023 六月"
_UNIT, _NEW, _UPDATED, _SAME, _CONFLICTS, _REMARK = 1, 6, 7, 8, 9, 10


@pytest.fixture
def folder(demo: Ledger, tmp_path: Path) -> Path:
    """A folder with the packages of two units, of which the first is filled in."""
    folder = tmp_path / "返回"
    folder.mkdir()
    for name in ("石景山区", "门头沟区"):
        unit = queries.find(demo, Organisation.KIND, name)
        package.make(demo, unit, MONTH, folder / f"{name}.jxpkg")
    fill(folder / "石景山区.jxpkg", 2_000_000)
    return folder


def fill(path: Path, done: int) -> None:
    """Fill in the first project of a package, and of the second a month that the ledger has not."""
    with Ledger.open(path, daily_backup=False) as opened:
        first, second = returns.returns(opened, MONTH)[:2]
        returns.fill(opened, MONTH, {first.id: {"done": done}})
        returns.fill(opened, "2024-01", {second.id: {"progress": "收尾"}})


def came(ledger: Ledger, folder: Path, word: str | None = None) -> Sequence[Returned]:
    files = package_files.files(folder)
    return tuple(package_files.compare_all(ledger, files, lambda _path: word))


def test_what_others_leave_beside_a_file_is_no_return(folder: Path) -> None:
    for name in ("._石景山区.jxpkg", "~$石景山区.jxpkg", "石景山区.jxpkg-journal", "说明.txt"):
        (folder / name).touch()
    assert [path.name for path in package_files.files(folder)] == [
        "石景山区.jxpkg",
        "门头沟区.jxpkg",
    ]


@pytest.mark.parametrize("suffix", [".xlsb", ".zip", ".xlsx", ".jxpkg", ".jxseal"])
def test_what_is_not_there_is_missing_whatever_it_is_called(
    demo: Ledger, tmp_path: Path, suffix: str
) -> None:
    with pytest.raises(UserError, match=r"找不到文件|没有这个文件"):
        package_files.compare(demo, tmp_path / f"不在{suffix}", lambda _path: "")


def test_what_may_hold_returns_and_is_not_read_is_told(demo: Ledger, folder: Path) -> None:
    for name in ("首钢集团.zip", "京能集团.et"):
        (folder / name).write_bytes(b"PK")
    (folder / "园区").mkdir()
    found = {each.file: each.refused for each in came(demo, folder) if each.merge is None}
    assert found == {
        "京能集团.et": "「京能集团.et」不是能读的填报表，没有看，请在 Excel 或 WPS 里另存为 .xlsx",
        "园区": "「园区」是文件夹，没有看里面的文件，请把填报包移到外面",
        "首钢集团.zip": "「首钢集团.zip」是压缩包，没有看里面的文件，请先解压",
    }
    assert len(collecting.merges(came(demo, folder))) == 2


def test_a_folder_that_is_none(folder: Path) -> None:
    for path in (folder / "没有", folder / "石景山区.jxpkg"):
        with pytest.raises(UserError, match="没有文件夹「"):
            package_files.files(path)


def test_a_file_that_is_refused_is_told_by_its_name_and_stops_no_other(
    demo: Ledger, ledger: Ledger, folder: Path, tmp_path: Path
) -> None:
    sealing.seal(folder / "石景山区.jxpkg", folder / "封.jxseal", WORD)
    (folder / "坏.jxpkg").write_bytes((folder / "石景山区.jxpkg").read_bytes()[:50_000])
    (folder / "文件夹.jxpkg").mkdir()
    (folder / "空.jxseal").touch()
    shutil.copy(folder / "石景山区.jxpkg", folder / "明.jxseal")
    refused = {each.file: each.refused for each in came(demo, folder, "别的 2023") if each.refused}
    assert refused.keys() == {"封.jxseal", "坏.jxpkg", "文件夹.jxpkg", "空.jxseal", "明.jxseal"}
    assert refused["空.jxseal"].startswith("「空.jxseal」不是封装的填报包，或者没有传完整")
    assert refused["明.jxseal"] == "「明.jxseal」没有封装；它就是填报包（.jxpkg），不用解封"
    assert refused["封.jxseal"].startswith("口令不对，或者「封.jxseal」已被改动")
    assert "坏.jxpkg」已损坏" in refused["坏.jxpkg"]
    assert refused["文件夹.jxpkg"] == "「文件夹.jxpkg」是文件夹，不是文件"
    assert len(collecting.merges(came(demo, folder, WORD))) == 3
    # Another ledger's, and nobody is told where the private copy of a sealed one was.
    refused = {each.file: each.refused for each in came(ledger, folder, WORD)}
    assert (
        refused["封.jxseal"]
        == "「封.jxseal」是另一本台账的填报包，不能合并到这一本；请在下发它的台账里合并"
    )


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("PRAGMA user_version = 99", "由更新版本的程序写成，请升级程序后再打开"),
        ("PRAGMA user_version = 0", "没有建完，不能打开"),
        ("PRAGMA application_id = 1", "不是京西转型的台账或填报包"),
        (
            "CREATE TRIGGER t AFTER INSERT ON node BEGIN DELETE FROM project; END",
            "的结构与本程序不符",
        ),
        ("DELETE FROM setting WHERE id = 'package'", "不是完整的填报包"),
    ],
)
def test_a_package_of_another_make_is_refused(
    demo: Ledger, folder: Path, tampering: str, sentence: str
) -> None:
    path = folder / "石景山区.jxpkg"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(tampering)
    one, another = came(demo, folder)
    assert one.merge is None
    assert one.refused.startswith("「石景山区.jxpkg」")
    assert sentence in one.refused
    assert another.merge is not None


def test_a_history_that_nobody_could_have_written_stops_no_other_package(
    demo: Ledger, folder: Path
) -> None:
    path = folder / "石景山区.jxpkg"
    with Ledger.open(path) as opened:
        first, second = returns.returns(opened, MONTH)[:2]
        (month,) = queries.fetch(opened, ProjectMonth, project_id=second.id, month=MONTH)
        commands.delete(opened, ProjectMonth.KIND, [month.id])
    for made in (
        f"after = '{{' WHERE record_id = '{month.id}' AND before IS NULL",
        "after = '{' WHERE after ->> 'done' = 2000000",
        # No text: SQLite says so when it is read, and not with a code.
        "file = CAST(x'ff' AS TEXT), after = after WHERE after ->> 'done' = 2000000",
    ):
        copy = folder / "改过.jxpkg"
        shutil.copy(path, copy)
        with closing(sqlite3.connect(copy)) as connection, connection:
            assert connection.execute(f"UPDATE change_entry SET {made}").rowcount == 1
        with demo.change("更正"):
            returns.fill(demo, MONTH, {first.id: {"done": 7}})
            commands.delete(demo, ProjectMonth.KIND, [month.id])
        one, *others = came(demo, folder)
        demo.undo()
        assert (one.file, one.merge) == ("改过.jxpkg", None)
        assert "已损坏" in one.refused
        assert len(collecting.merges(others)) == 2


def test_a_sealed_file_that_cannot_be_read_stops_no_other(
    demo: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing.seal(folder / "石景山区.jxpkg", folder / "封.jxseal", WORD)

    def fail(_path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "read_bytes", fail)
    (refused,) = (each for each in came(demo, folder, WORD) if each.merge is None)
    assert refused.refused.startswith("不能读取「封.jxseal」：")


def test_a_passphrase_that_nobody_has(demo: Ledger, folder: Path) -> None:
    sealed = folder / "封.jxseal"
    sealing.seal(folder / "石景山区.jxpkg", sealed, WORD)
    with pytest.raises(UserError, match="是封装的，没有输入口令"):
        package_files.compare(demo, sealed, lambda _path: None)
    found = package_files.compare(demo, sealed, lambda _path: WORD)
    assert (found.file, found.new_rows + found.changed_rows) == ("封.jxseal", 2)


def test_comparing_a_folder_can_be_stopped(demo: Ledger, folder: Path) -> None:
    looks = iter([False, True])
    compared: list[Returned] = []
    with pytest.raises(CancelledError):
        compared.extend(
            package_files.compare_all(
                demo, package_files.files(folder), lambda _path: None, lambda: next(looks, True)
            )
        )


def test_the_table_says_what_came_from_whom(demo: Ledger, folder: Path) -> None:
    second = folder / "石景山区 又一份.jxpkg"
    second.write_bytes((folder / "石景山区.jxpkg").read_bytes())
    fill(second, 3_000_000)
    (folder / "坏.jxpkg").write_bytes(b"")
    table = report.returned(demo, came(demo, folder))
    rows = {row[0]: row for row in table.rows if row[0]}
    assert list(rows) == ["石景山区 又一份.jxpkg", "石景山区.jxpkg", "坏.jxpkg", "门头沟区.jxpkg"]
    one, another = rows["石景山区 又一份.jxpkg"], rows["石景山区.jxpkg"]
    assert (one[_NEW], one[_UPDATED], one[_CONFLICTS]) == ("1", "1", "1")
    assert (another[_NEW], another[_UPDATED], another[_CONFLICTS]) == ("0", "1", "1")
    assert one[_REMARK].endswith("与「石景山区.jxpkg」不一致")
    assert rows["门头沟区.jxpkg"][_REMARK] == "发出后没有填写"
    assert (rows["门头沟区.jxpkg"][_NEW], rows["门头沟区.jxpkg"][_CONFLICTS]) == ("0", "0")
    whole = sum(int(one[place].replace(",", "")) for place in (_NEW, _UPDATED, _SAME))
    assert whole == int(another[_UPDATED]) + int(another[_SAME].replace(",", ""))
    missing = [row[_UNIT] for row in table.rows if not row[0]]
    assert missing == [
        unit for _id, unit in package.asked(demo, 2023) if unit not in ("石景山区", "门头沟区")
    ]
    assert table.notes == (
        f"返回 4 个文件：有冲突 2 个，不能合并 1 个；没有返回 {len(missing)} 个单位",
    )


def test_a_unit_whose_return_was_merged_before_is_not_missing(demo: Ledger, folder: Path) -> None:
    first = folder / "石景山区.jxpkg"
    merge.apply(demo, [compare(demo, first)], {})
    first.unlink()
    absent = collecting.missing(demo, came(demo, folder))["2023-06"]
    assert absent.merged == ("石景山区",)
    assert "石景山区" not in absent.units
    table = report.returned(demo, came(demo, folder))
    assert [row[-1] for row in table.rows if row[_UNIT] == "石景山区"] == ["这里没有，以前已合并"]
    assert table.notes[0].endswith(f"没有返回 {len(absent.units)} 个单位")


def test_a_unit_whose_form_cannot_be_read_has_returned(demo: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "返回"
    folder.mkdir()
    form = folder / "表.xlsx"
    parcels.make(demo, queries.find(demo, Organisation.KIND, "首钢集团"), MONTH, form)
    book = openpyxl.load_workbook(form)
    sheet = book["项目月度"]
    heads = [str(cell.value) for cell in sheet[4]]
    sheet.cell(5, heads.index("本月完成投资（万元）") + 1, "很多")
    book.save(form)
    table = report.returned(demo, came(demo, folder))
    first, *others = table.rows
    assert first[:3] == ("表.xlsx", "首钢集团", "2023年6月")
    assert first[_REMARK].startswith(
        "有 1 处要改，请改好再汇总：「项目月度」H5：本月完成投资：「很多」不是金额"
    )
    units = [unit for _id, unit in package.asked(demo, 2023)]
    assert [row[_UNIT] for row in others] == [unit for unit in units if unit != "首钢集团"]
    assert table.notes == (
        f"返回 1 个文件：有冲突 0 个，不能合并 1 个；没有返回 {len(others)} 个单位",
    )


def test_what_another_package_brings_is_not_ours_to_keep(demo: Ledger, folder: Path) -> None:
    second = folder / "石景山区.jxpkg"
    untouched = folder / "石景山区 又一份.jxpkg"
    unit = queries.find(demo, Organisation.KIND, "石景山区")
    package.make(demo, unit, MONTH, untouched)
    with Ledger.open(untouched, daily_backup=False) as opened:
        first = returns.returns(opened, MONTH)[0]
        returns.fill(opened, MONTH, {first.id: {"progress": "封顶"}})
    one, another = package_files.compare_all(demo, [second, untouched], lambda _path: None)
    assert one.merge is not None
    assert another.merge is not None
    assert [cell.column for cell in another.merge.taken] == ["progress"]
    assert (another.merge.kept, another.merge.conflicts) == ((), ())


def test_rows_are_counted_once(demo: Ledger, folder: Path) -> None:
    path = folder / "门头沟区.jxpkg"
    with Ledger.open(path, daily_backup=False) as opened:
        first, second, third = returns.returns(opened, MONTH)[:3]
        # A figure taken back, a row of which two cells were filled in, a row deleted.
        returns.fill(opened, MONTH, {first.id: {"done": None}})
        returns.fill(opened, MONTH, {second.id: {"done": 1, "progress": "封顶"}})
        (month,) = queries.fetch(opened, ProjectMonth, project_id=third.id, month=MONTH)
        commands.delete(opened, ProjectMonth.KIND, [month.id])
    before = package_files.compare(demo, folder / "石景山区.jxpkg", lambda _path: None)
    assert (before.new_rows, before.changed_rows) == (1, 1)
    found = package_files.compare(demo, path, lambda _path: None)
    assert (found.new_rows, found.changed_rows, found.same_rows) == (0, 3, found.rows - 2)
