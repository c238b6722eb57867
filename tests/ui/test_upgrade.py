"""What a user had set and where the window was survive another version; a newer ledger is refused."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication

from jingxi_desktop import app as application
from jingxi_desktop import paths
from jingxi_desktop.ledger import backups, schema
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ui import languages, settings, theme
from tests.ui.conftest import OpenWindow

# As an older version left it, without the field `stage` and with one that is no more; and a later
# version's own key.
INI = r"""[General]
theme=dark
language=en
later/key=kept
recent={recent}

[table]
en\project="{{\"columns\":[{{\"field\":\"name\",\"width\":333,\"shown\":true}},{{\"field\":\"gone\",\"width\":90,\"shown\":true}},{{\"field\":\"note\",\"width\":120,\"shown\":true}},{{\"field\":\"number\",\"width\":70,\"shown\":false}}],\"sorted_by\":\"name\",\"descending\":true,\"frozen\":1}}"
en\task=@ByteArray(\0\0\0\xff no layout of this version)
"""


@pytest.fixture
def ini(demo_path: Path) -> Path:
    """The settings of a user of an older version."""
    file = paths.config_dir() / "settings.ini"
    file.write_text(INI.format(recent=demo_path.as_posix()), "utf-8")
    return file


@pytest.fixture
def dressed(ini: Path, qapp: QApplication) -> None:
    """The application as the settings have it."""
    application.application()


def test_settings_of_an_older_version_count_and_stay(
    ini: Path, dressed: None, open_window: OpenWindow, demo_path: Path
) -> None:
    assert (theme.current().name, languages.current()) == ("dark", "en")
    assert settings.recent_files() == [demo_path]
    window = open_window(demo_path)
    assert window.view is not None
    table = window.view.show_kind("project").table
    head, fields = table.horizontalHeader(), table.records.fields
    names = [field.name for field in fields]
    shown = sorted(range(head.count()), key=head.visualIndex)
    name, number, note = (names.index(field) for field in ("name", "number", "note"))
    assert head.sectionSize(name) == 333
    assert head.isSectionHidden(number)
    assert not head.isSectionHidden(note)
    assert head.visualIndex(name) < head.visualIndex(note) < head.visualIndex(number)
    assert head.sortIndicatorSection() == name
    assert table.frozen_count == 1
    # What the older version did not know stands behind the field that it follows in the program.
    unknown = next(f for f in names[name + 1 :] if f not in ("note", "number"))
    assert shown.index(names.index(unknown)) == shown.index(names.index(unknown) - 1) + 1
    # And what is no layout at all is that of a new user.
    assert window.view.show_kind("task").table.frozen_count == 0
    window.close()
    kept = QSettings(str(ini), QSettings.Format.IniFormat)
    assert kept.value("later/key") == "kept"
    assert (kept.value("theme"), kept.value("language")) == ("dark", "en")


def test_the_layout_of_the_last_time_is_that_of_the_next(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    head = window.view.show_kind("park").table.horizontalHeader()
    window.view.show_kind("park").table.freeze(2)
    head.moveSection(3, 0)
    head.resizeSection(1, 234)
    head.setSectionHidden(2, True)
    # The screen of this platform is no larger.
    window.resize(780, 650)
    window.close()
    again = open_window(demo_path)
    assert again.view is not None
    table = again.view.show_kind("park").table
    head = table.horizontalHeader()
    assert (head.visualIndex(3), head.sectionSize(1), head.isSectionHidden(2)) == (0, 234, True)
    assert table.frozen_count == 2
    assert again.height() == 650


def test_a_window_state_of_no_use_is_left_aside(open_window: OpenWindow, demo_path: Path) -> None:
    for name in ("window", "splitter/project"):
        settings.remember(name, QByteArray(b"of some other version"))
    window = open_window(demo_path)
    assert (window.width(), window.height()) == (1440, 900)
    assert window.view is not None
    assert min(window.view.show_kind("project").splitter.sizes()) > 0


def test_an_older_ledger_is_backed_up_and_opened(
    open_window: OpenWindow, demo_path: Path, migrations: Any, problems: list[str]
) -> None:
    old = schema.newest_version()
    migrations.add()
    window = open_window(demo_path)
    assert problems == []
    assert window.session is not None
    assert not window.session.ledger.read_only
    assert list(backups.folder_of(demo_path).glob(f"*-v{old}.jingxi"))


def test_a_newer_ledger_is_refused_in_words_and_the_open_one_stays(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    migrations: Any,
    problems: list[str],
) -> None:
    newer = Path(shutil.copyfile(demo_path, tmp_path / "新.jingxi"))
    added = migrations.add()
    Ledger.open(newer).close()
    migrations.remove(added)
    before = newer.read_bytes()
    window = open_window(demo_path)
    window.open_path(newer)
    assert problems == [f"「{newer}」由更新版本的程序写成，请升级程序后再打开"]
    assert window.session is not None
    assert window.session.ledger.path == demo_path
    assert newer.read_bytes() == before
