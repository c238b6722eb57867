"""The parts of a zipped workbook (xlsx, xlsb, ods), read once, each checked against its CRC."""

import re
import zipfile
import zlib
from io import BytesIO

from jingxi_desktop.exchange.spreadsheets.refusal import RefusedError

# Pictures, fonts and the like are checked and not kept.
_KEPT = (".xml", ".rels", ".bin", "mimetype")
_CHUNK = 2**20
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ATTRIBUTE = re.compile(r"""\b(Id|Target)\s*=\s*["']([^"']*)["']""")


def read(data: bytes, most: int) -> dict[str, bytes]:
    """The parts by name. `most` bounds their sizes in bytes together.

    Raises `RefusedError` on a zip that is damaged, would grow beyond `most` or has XML with a DTD.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _read(packed, most)
    # An unknown method is a NotImplementedError and a password a RuntimeError.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise RefusedError("damaged") from error


def _read(packed: zipfile.ZipFile, most: int) -> dict[str, bytes]:
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    # No entry gives more than it states: zipfile stops there, and then the CRC is wrong.
    if sum(entry.file_size for entry in entries) > most:
        raise RefusedError("large")
    parts: dict[str, bytes] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name in parts:
            raise RefusedError("damaged")
        if name.endswith(_KEPT):
            parts[name] = _checked(name, packed.read(entry))
        else:
            with packed.open(entry) as content:
                while content.read(_CHUNK):
                    pass
    return parts


def _checked(name: str, content: bytes) -> bytes:
    if name.endswith((".xml", ".rels")):
        if b"\0" in content[:4]:
            raise RefusedError("damaged")
        if b"<!DOCTYPE" in content:
            raise RefusedError("declarations")
    return content


def targets(parts: dict[str, bytes], links: str) -> dict[str, str]:
    """The names of the parts that the book refers to in its part `links`, by the ids that it uses."""
    found = {}
    for link in _LINK.findall(parts.get(links, b"")):
        about = dict(_ATTRIBUTE.findall(link.decode()))
        target = about["Target"]
        found[about["Id"]] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def stored(parts: dict[str, bytes]) -> BytesIO:
    """The parts as a new zip, not compressed: who reads that, reads exactly what was checked."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    file.seek(0)
    return file
