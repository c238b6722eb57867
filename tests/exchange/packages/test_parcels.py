"""How a package travels: made in each form, found in a folder, opened to be read."""

from pathlib import Path

import pytest

from jingxi_desktop.exchange.packages import parcels
from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, UserError
from jingxi_desktop.records.errors import CancelledError

PASSPHRASE = "门头沟 2023 六月"
MONTH = "2023-06"


@pytest.fixture
def unit(demo: Ledger) -> str:
    return queries.find(demo, Organisation.KIND, "门头沟区")


@pytest.fixture
def made(demo: Ledger, unit: str, tmp_path: Path) -> Path:
    """The package of a district."""
    path = tmp_path / "门头沟.jxpkg"
    package.make(demo, unit, MONTH, path)
    return path


def test_names_and_passphrases_are_checked(demo: Ledger, unit: str, tmp_path: Path) -> None:
    out = tmp_path / "短.jxseal"
    with pytest.raises(UserError, match="口令至少要 8 个字"):
        parcels.make(demo, unit, MONTH, out)
    with pytest.raises(UserError, match=r"\.jxpkg、\.jxseal、\.xlsx"):
        parcels.make(demo, unit, MONTH, out.with_suffix(".xls"))
    assert list(tmp_path.glob("短*")) == []


def test_a_package_is_made_sealed(demo: Ledger, unit: str, tmp_path: Path) -> None:
    out = tmp_path / "发" / "门头沟.jxseal"
    out.parent.mkdir()
    assert parcels.make(demo, unit, MONTH, out, PASSPHRASE) > 0
    assert list(out.parent.iterdir()) == [out]
    with (
        parcels.opened(out, PASSPHRASE) as parcel,
        Ledger.open(parcel.path, read_only=True) as opened,
    ):
        assert package.check(opened).unit_id == unit
        assert parcel.path.name == "门头沟.jxpkg"
    assert not parcel.path.exists()


def test_packages_of_all_units_are_made_or_none(demo: Ledger, tmp_path: Path) -> None:
    units = package.asked(demo, 2023)
    folder = tmp_path / "发"
    folder.mkdir()
    places = {unit: folder / package.file_name(name, MONTH) for unit, name in units}
    assert len(places) > 2
    last = list(places.values())[-1]
    last.write_bytes(b"theirs")
    with pytest.raises(UserError, match="已经存在"):
        parcels.make_all(demo, places, MONTH)
    assert list(folder.iterdir()) == [last]
    last.unlink()
    assert parcels.make_all(demo, places, MONTH) > 0
    for unit, path in places.items():
        with Ledger.open(path, read_only=True) as opened:
            assert package.check(opened).unit_id == unit


@pytest.mark.parametrize("looks", [1, 2])
def test_of_packages_that_nobody_wants_any_more_none_is_left(
    demo: Ledger, tmp_path: Path, looks: int
) -> None:
    folder = tmp_path / "发"
    folder.mkdir()
    units = package.asked(demo, 2023)[:2]
    places = {unit: folder / package.file_name(name, MONTH) for unit, name in units}
    wanted = iter([False] * (looks - 1))
    with pytest.raises(CancelledError):
        parcels.make_all(demo, places, MONTH, cancelled=lambda: next(wanted, True))
    assert list(folder.iterdir()) == []


def test_a_package_that_is_not_sealed_is_read_where_it_is(made: Path) -> None:
    with parcels.opened(made) as parcel:
        assert parcel == parcels.Parcel(made)
