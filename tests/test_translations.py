"""Every text has English, with the same places to fill in, and the file is up to date."""

import importlib.util
import string
from pathlib import Path
from types import ModuleType

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


def test_literals_of_both_calls_are_collected() -> None:
    source = 'x = tr("一"); y = mark("二"); z = other("三"); w = tr(variable); v = obj.tr("四")'
    assert list(_script().texts_in(source)) == ["一", "二"]
