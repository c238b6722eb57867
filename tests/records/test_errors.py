"""Why a file could not be read or written, in words."""

import errno
import os
from pathlib import Path

import pytest

from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import ClosedMonthError, called, why


def test_what_happens_is_said_in_the_user_s_language(tmp_path: Path) -> None:
    missing = tmp_path / "没有.xlsx"
    with pytest.raises(UserError) as caught:
        reading.read(missing)
    assert str(caught.value) == f"不能读取「{missing}」：没有这个文件或文件夹"
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "磁盘已满"


def test_what_is_rare_is_said_in_the_system_s() -> None:
    assert why(OSError(errno.EIO, os.strerror(errno.EIO))) == os.strerror(errno.EIO)
    assert why(OSError("odd")) == "odd"


def test_what_is_wrong_with_a_copy_is_said_of_the_file_and_stays_what_it_is() -> None:
    copy, path = Path("/tmp/jingxi-1/包.jxpkg"), Path("发/包.jxseal")
    with (
        pytest.raises(ClosedMonthError, match=r"^「发/包\.jxseal」已封账$") as raised,
        called(copy, path),
    ):
        raise ClosedMonthError(f"「{copy}」已封账", "2023-06")
    assert raised.value.month == "2023-06"
