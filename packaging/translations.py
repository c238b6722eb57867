"""Collect every text for the user into resources/i18n/jingxi_en.ts, keeping what is translated.

A text is a literal in a call of `tr` or `mark`. The file is Qt Linguist's; texts that are no longer
in the code go, new ones come in as unfinished. `--check` changes nothing and fails if the file is
not up to date or not complete.
"""

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "jingxi_desktop"
TARGET = ROOT / "resources" / "i18n" / "jingxi_en.ts"
CONTEXT = "jingxi"
_CALLS = {"tr", "mark"}


def texts_in(source: str) -> Iterator[str]:
    """The literals passed first to `tr` and `mark` in a source text."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in _CALLS
            and node.args
        ):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def all_texts() -> list[str]:
    """Every text of the program once, sorted."""
    texts = {text for path in SOURCES.rglob("*.py") for text in texts_in(path.read_text("utf-8"))}
    return sorted(texts)


def known_translations() -> dict[str, str]:
    """What the file has translated so far."""
    if not TARGET.exists():
        return {}
    messages = ET.parse(TARGET).getroot().iter("message")
    pairs = (
        (message.findtext("source") or "", message.findtext("translation") or "")
        for message in messages
    )
    return {source: translation for source, translation in pairs if translation}


def render(texts: list[str], known: dict[str, str]) -> str:
    """The .ts file with all texts."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if text in known:
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    return head + ET.tostring(root, encoding="unicode") + "\n"


def main() -> int:
    """Write the file, or check it."""
    texts, known = all_texts(), known_translations()
    rendered = render(texts, known)
    missing = [text for text in texts if text not in known]
    if "--check" in sys.argv[1:]:
        stale = not TARGET.exists() or TARGET.read_text("utf-8") != rendered
        if stale or missing:
            sys.stderr.write(
                f"{TARGET.name}: {'stale; ' if stale else ''}{len(missing)} texts without English\n"
            )
            return 1
        return 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(rendered, "utf-8")
    sys.stdout.write(f"{len(texts)} texts, {len(missing)} without English\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
