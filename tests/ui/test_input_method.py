"""Which input method Qt is told to ask."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from jingxi_desktop.ui import input_method


@pytest.mark.parametrize("name", ["fcitx", "fcitx5"])
def test_fcitx5_is_reached_through_ibus(name: str) -> None:
    environment = {"QT_IM_MODULE": name}
    input_method.choose(environment)
    assert environment == {"QT_IM_MODULE": "ibus"}


@pytest.mark.parametrize("environment", [{}, {"QT_IM_MODULE": "compose"}, {"QT_IM_MODULE": "ibus"}])
def test_any_other_choice_stays(environment: dict[str, str]) -> None:
    before = dict(environment)
    input_method.choose(environment)
    assert environment == before


def test_fcitx5s_own_plugin_is_used_where_there_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    QCoreApplication.addLibraryPath(str(tmp_path))
    try:
        input_method.choose(environment)
    finally:
        QCoreApplication.removeLibraryPath(str(tmp_path))
    assert environment == {"QT_IM_MODULE": "fcitx"}
