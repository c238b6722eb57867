"""Whose work is in the bundle, under which licence; fails where a licence is not allowed.

    python packaging/parts.py BUNDLE TIME    writes BUNDLE/_internal/licences and BUNDLE.cdx.json

Run by build/package/venv's Python, whose packages they are. packaging/parts.toml names the others.
"""

import fnmatch
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
LICENCES = Path("_internal", "licences")


class Part(msgspec.Struct, frozen=True):
    """One work in the bundle: patterns of its files, and its licence as an SPDX expression."""

    name: str
    version: str
    licence: str
    files: tuple[str, ...]
    texts: tuple[str, ...]
    purl: str = ""
    modules: frozenset[str] = frozenset()

    @property
    def folder(self) -> str:
        """The name of the folder with its licence texts."""
        words = "".join(char if char.isalnum() else " " for char in self.name.split(",")[0])
        return "-".join(words.lower().split())


def _source(name: str) -> Path:
    """The archive in build/downloads that packaging/sources.txt pins under a name."""
    for line in (ROOT / "packaging" / "sources.txt").read_text("utf-8").splitlines():
        words = line.split()
        # Named as packaging/fetch.sh does: npm's NAME@VERSION, Debian's NAME/SUITE.
        if len(words) == 4 and name in (words[1].rpartition("@")[0], words[1].partition("/")[0]):
            return ROOT / "build" / "downloads" / words[2]
    raise SystemExit(f"packaging/sources.txt has no {name}.")


def _version(entry: dict[str, Any]) -> str:
    if "version" in entry:
        return str(entry["version"])
    if entry["name"] == "SQLite":
        # The npm package that its source comes in has a version of its own.
        return sqlite3.sqlite_version
    if "package" in entry:
        return metadata.version(entry["package"])
    if "source" in entry:
        name = _source(entry["source"]).name
        for ending in (".tgz", ".orig.tar.xz", ".orig.tar.gz"):
            name = name.removesuffix(ending)
        return name.replace("_", "-").rpartition("-")[2].rpartition("really")[2]
    if "debian" in entry:
        query = ["dpkg-query", "-W", "-f", "${Version}", entry["debian"]]
        return subprocess.run(query, check=True, capture_output=True, text=True).stdout
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def named_parts() -> list[Part]:
    """The parts of packaging/parts.toml, in its order."""
    return [
        Part(
            entry["name"], _version(entry), entry["licence"],
            tuple(entry["files"]), tuple(entry["texts"]),
        )
        for entry in _table()["part"]
    ]  # fmt: skip


def _table() -> dict[str, Any]:
    return tomllib.loads((ROOT / "packaging" / "parts.toml").read_text("utf-8"))


def package_parts(modules: set[str]) -> list[Part]:
    """The Python packages that hold some of the modules, named by their first names."""
    holders = metadata.packages_distributions()
    names = {name for module in modules for name in holders.get(module, ())}
    return [_package_part(name, modules) for name in sorted(names, key=str.lower)]


def _package_part(name: str, modules: set[str]) -> Part:
    described = metadata.metadata(name)
    said = described.get("License-Expression") or described.get("License") or ""
    tops = {Path(file).parts[0] for file in metadata.files(name) or () if file.suffix}
    return Part(
        name,
        metadata.version(name),
        _table()["packages"].get(name.replace("_", "-"), said),
        tuple(f"_internal/{top}/*" for top in sorted(tops & modules)),
        (f"package {name}",),
        f"pkg:pypi/{name.lower().replace('_', '-')}@{metadata.version(name)}",
        frozenset({top.removesuffix(".py") for top in tops} & modules),
    )


def frozen_modules(bundle: Path) -> set[str]:
    """The first names of all Python modules in the bundle's program that are not Python's own."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(bundle / "jingxi")).open_embedded_archive("PYZ.pyz")
    names = {name.partition(".")[0] for name in archive.toc}
    ours = {"jingxi_desktop", "_pyi_rth_utils"}
    return {n for n in names - sys.stdlib_module_names - ours if not n.startswith("_sysconfigdata")}


def parts(bundle: Path) -> list[Part]:
    """All that is in the bundle. Fails on a file or module that belongs to none of them."""
    modules = frozen_modules(bundle)
    packages = package_parts(modules)
    found = [*named_parts(), *packages]
    nobody = [
        name for name in names(bundle) if not any(_has(part, name) for part in found)
    ] + sorted(modules - {module for part in packages for module in part.modules})
    if nobody:
        raise SystemExit(f"packaging/parts.toml does not say whose these are: {', '.join(nobody)}")
    return found


def names(bundle: Path) -> list[str]:
    """The bundle's files, but for the licences themselves."""
    files = (file.relative_to(bundle) for file in sorted(bundle.rglob("*")) if not file.is_dir())
    return [str(file) for file in files if not file.is_relative_to(LICENCES)]


def _has(part: Part, name: str) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in part.files)


def is_allowed(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression can be fulfilled with allowed licences alone."""
    from license_expression import ExpressionError, get_spdx_licensing

    licensing = get_spdx_licensing()
    try:
        parsed = licensing.parse(expression, validate=True)
    except ExpressionError:
        return False
    return parsed is not None and _holds(parsed, allowed)


def _holds(parsed: Any, allowed: set[str]) -> bool:
    operator = getattr(parsed, "operator", "").strip()
    if operator == "AND":
        return all(_holds(part, allowed) for part in parsed.args)
    if operator == "OR":
        return any(_holds(part, allowed) for part in parsed.args)
    return parsed.render() in allowed


def check(found: list[Part]) -> None:
    """Fail where a part's licence is not allowed or not known."""
    allowed = set(_table()["allowed"])
    wrong = [part for part in found if not is_allowed(part.licence, allowed)]
    if wrong:
        told = "; ".join(f"{part.name}: {part.licence[:60] or 'none'}" for part in wrong)
        raise SystemExit(f"These may not be handed on, by packaging/parts.toml: {told}")


def write_texts(part: Part, folder: Path) -> None:
    """Put a part's licence texts into a folder."""
    for text in part.texts:
        folder.mkdir(parents=True, exist_ok=True)
        kind, *words = text.split(" ")
        if kind == "package":
            for file in metadata.files(words[0]) or ():
                if ".dist-info" in file.parts[0] and _is_licence(file.name):
                    target = folder / "-".join(file.parts[1:]).removeprefix("licenses-")
                    shutil.copyfile(str(file.locate()), target)
        elif kind == "source":
            # Not tarfile: the bundle's Python knows no xz.
            tar = ["tar", "-xOf", str(_source(words[0])), "--wildcards"]
            member = [*tar, "--no-wildcards-match-slash", f"*/{words[1]}"]
            done = subprocess.run(member, check=True, capture_output=True)
            (folder / Path(words[1]).name).write_bytes(done.stdout)
        else:
            path = ROOT / text
            name = f"{path.parent.name}.txt" if path.name == "copyright" else path.name
            shutil.copyfile(path, folder / name)


def _is_licence(name: str) -> bool:
    return any(word in name.upper() for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS"))


def write_bill(found: list[Part], path: Path, when: int) -> None:
    """Write the CycloneDX list of parts; the same parts give the same bytes."""
    from uuid import NAMESPACE_URL, uuid5

    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    def component(part: Part, kind: ComponentType) -> Component:
        licence = LicenseFactory().make_from_string(part.licence)
        purl = PackageURL.from_string(part.purl) if part.purl else None
        name = f"{part.name} {part.version}"
        return Component(
            name=part.name, version=part.version, type=kind, licenses=[licence],
            purl=purl, bom_ref=name,
        )  # fmt: skip

    bill = Bom(components=[component(part, ComponentType.LIBRARY) for part in found[1:]])
    bill.metadata.component = component(found[0], ComponentType.APPLICATION)
    bill.metadata.timestamp = datetime.fromtimestamp(when, UTC)
    bill.serial_number = uuid5(NAMESPACE_URL, ";".join(f"{p.name} {p.version}" for p in found))
    bill.register_dependency(bill.metadata.component, bill.components)
    JsonV1Dot6(bill).output_to_file(str(path), allow_overwrite=True, indent=2)


def main(bundle: Path, when: int) -> int:
    """Check, and write the texts and the list."""
    found = parts(bundle)
    check(found)
    shutil.rmtree(bundle / LICENCES, ignore_errors=True)
    for part in found:
        write_texts(part, bundle / LICENCES / part.folder)
    write_bill(found, bundle.parent / "jingxi.cdx.json", when)
    print(f"{len(found)} parts, all of them under licences that may be handed on")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2])))
