"""Every text has English, with the same places to fill in, and the file is up to date."""

import ast
import importlib.util
import re
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from jingxi_desktop import translation
from jingxi_desktop.translation import joined

ROOT = Path(__file__).parents[1]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _places(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in string.Formatter().parse(text) if name}


def test_the_file_has_every_text_and_every_text_has_english() -> None:
    script = _script()
    texts, known = script.all_texts(), script.known_translations()
    assert [text for text in texts if text not in known] == []
    assert script.TARGET.read_text("utf-8") == script.render(texts, known)


def test_translations_fill_the_same_places() -> None:
    known: dict[str, str] = _script().known_translations()
    assert len(known) > 300
    wrong = [source for source, english in known.items() if _places(source) != _places(english)]
    assert wrong == []


def test_english_has_the_signs_of_english() -> None:
    # A Chinese font has the curly quotes as wide as a character.
    known: dict[str, str] = _script().known_translations()
    assert [
        english for english in known.values() if set(english) & set("“”，。；：、（）「」！？")
    ] == []


def test_a_kind_is_a_name_in_an_english_sentence() -> None:
    # Its label is the name of a tab, mostly a plural: "in Units", not "the Units".
    known: dict[str, str] = _script().known_translations()
    article = re.compile(r"\b(?:an?|the|this|that|new) \{kind\}")
    assert [english for english in known.values() if article.search(english)] == []


def test_literals_of_both_calls_are_collected() -> None:
    source = 'x = tr("一"); y = mark("二"); z = other("三"); w = tr(variable); v = obj.tr("四")'
    assert list(_script().texts_in(source)) == ["一", "二"]


@pytest.fixture
def _english() -> Iterator[None]:
    signs = {"、": ", ", "，": ", ", "；": "; "}
    translation.install(lambda text: signs.get(text, text))
    yield
    translation.install()


def test_texts_are_joined_as_in_chinese() -> None:
    assert joined(["甲", "乙"]) == "甲、乙"
    assert joined(["甲", "乙"], "；") == "甲；乙"


@pytest.mark.usefixtures("_english")
def test_texts_are_joined_as_in_english() -> None:
    assert joined(["one", "two"]) == joined(["one", "two"], "，") == "one, two"
    assert joined(["one", "two"], "；") == "one; two"


def joints(source: str) -> Iterator[str]:
    """The signs of Chinese by which a source text joins texts itself."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr == "join"
            and (sign := re.search("'[、，；]'", ast.unparse(node.value)))
        ):
            yield sign[0]


def test_texts_are_joined_by_the_one_function_that_knows_the_language() -> None:
    assert list(joints('x = "、".join(y) + tr("；").join(z)')) == ["'、'", "'；'"]
    found = {
        str(path.relative_to(ROOT)): signs
        for path in (ROOT / "jingxi_desktop").rglob("*.py")
        if (signs := list(joints(path.read_text("utf-8"))))
    }
    assert found == {}
