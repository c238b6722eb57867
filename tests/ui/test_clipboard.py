"""Blocks on the clipboard, as Excel and WPS put them there and take them."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from jingxi_desktop.ui import clipboard
from jingxi_desktop.ui.clipboard import Lines, lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("111\r\n\r\n333\r\n\r\n555\r\n", [["111"], [""], ["333"], [""], ["555"]]),
        ("\n\n1\n\n", [[""], [""], ["1"], [""]]),
        ("1\t\t\n\t\t3", [["1", "", ""], ["", "", "3"]]),
        ("\r\n", [[""]]),
        ("", []),
        (
            '"两\n行"\t"左\t右"\r\n"说""好""\r\n了"\t5" 管\r\n',
            [["两\n行", "左\t右"], ['说"好"\r\n了', '5" 管']],
        ),
        ('"新"区\t1\n\n"二\t2\n', [['"新"区', "1"], [""], ['"二', "2"]]),
        ("1\r2\r", [["1"], ["2"]]),
        ('"' + "长" * 200_000 + "\n1", [['"' + "长" * 200_000], ["1"]]),
    ],
    ids=["gaps", "ends", "columns", "empty", "nothing", "quoted", "quotes", "mac", "long"],
)
def test_a_block_is_read_cell_by_cell(text: str, lines: Lines) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    "lines",
    [
        [["1", ""], ["", "2"], ["", ""]],
        [["两\n行", "左\t右"], ['"新"区', '5" 管']],
        [["一格"]],
        [["两\n行"]],
        [[""]],
        [[""], [""]],
    ],
)
def test_what_is_put_there_is_read_again(qapp: QApplication, lines: Lines) -> None:
    clipboard.put(lines)
    assert clipboard.read() == lines


def test_one_cell_is_its_text_alone(qapp: QApplication) -> None:
    clipboard.put([['5" 管']])
    assert QGuiApplication.clipboard().text() == '5" 管'
    clipboard.put([["1", "2"], ["两\n行", ""]])
    assert QGuiApplication.clipboard().text() == '1\t2\n"两\n行"\t\n'
