"""Whose work is in a program, under which licence; fails where a licence is not allowed.

    python packaging/parts.py linux FOLDER BILL      FOLDER is the bundle
    python packaging/parts.py windows FOLDER BILL    FOLDER is what the installer installs

Puts all licences into the folder and writes the list of parts, BILL (CycloneDX). packaging/parts.toml
names the parts that are no Python packages. The packages of the bundle are those of the Python that
runs this; those for Windows are the wheels in build/windows/wheels.
"""

import fnmatch
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
from project import ROOT, epoch, version

LICENCES = {"linux": Path("_internal", "licences"), "windows": Path("licences")}
WHEELS = ROOT / "build" / "windows" / "wheels"
OURS = "jingxi_desktop"


class Part(msgspec.Struct, frozen=True):
    """One work in a program: patterns of its files, and its licence as an SPDX expression."""

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


class Program(msgspec.Struct, frozen=True, dict=True):
    """A folder to be handed on; `system` is what packaging/parts.toml calls its kind."""

    system: str
    folder: Path

    @property
    def licences(self) -> Path:
        """Where the licences lie in it."""
        return self.folder / LICENCES[self.system]

    @cached_property
    def names(self) -> list[str]:
        """Its files, but for the licences themselves."""
        files = (file for file in sorted(self.folder.rglob("*")) if not file.is_dir())
        return [
            file.relative_to(self.folder).as_posix()
            for file in files
            if not file.is_relative_to(self.licences)
        ]

    @cached_property
    def packages(self) -> dict[str, metadata.Distribution]:
        """The Python packages that it may have parts of."""
        if self.system == "linux":
            found = metadata.distributions()
        else:
            found = metadata.distributions(
                path=[str(wheel) for wheel in sorted(WHEELS.glob("*.whl"))]
            )
        return {_normal(package.name): package for package in found}

    @cached_property
    def modules(self) -> set[str]:
        """The first names of all modules frozen into its program that are not Python's own."""
        if self.system == "windows":
            return set()
        from PyInstaller.archive.readers import CArchiveReader

        archive = CArchiveReader(str(self.folder / "jingxi")).open_embedded_archive("PYZ.pyz")
        names = {name.partition(".")[0] for name in archive.toc} - sys.stdlib_module_names
        ours = {OURS, "_pyi_rth_utils"}
        return {name for name in names - ours if not name.startswith("_sysconfigdata")}

    def parts(self) -> list[Part]:
        """All that is in it. Fails on a file or module that belongs to none of them."""
        packages = list(self._package_parts())
        found = [*self._named_parts(), *packages]
        nobody = [
            name for name in self.names if not any(_has(part, name) for part in found)
        ] + sorted(self.modules - {module for part in packages for module in part.modules})
        if nobody:
            told = ", ".join(nobody)
            raise SystemExit(f"packaging/parts.toml does not say whose these are: {told}")
        return found

    def _named_parts(self) -> Iterator[Part]:
        for entry in _table()["part"]:
            if self.system in entry:
                yield Part(
                    entry["name"], self._version(entry), entry["licence"],
                    tuple(entry[self.system]), tuple(entry["texts"]),
                )  # fmt: skip

    def _version(self, entry: dict[str, Any]) -> str:
        if "version" in entry:
            return str(entry["version"])
        if "library" in entry:
            return _version_of_library(self.folder / entry["library"])
        if entry["name"] == "SQLite":
            # The npm package that its source comes in has a version of its own.
            return sqlite3.sqlite_version
        if "package" in entry:
            return self.packages[_normal(entry["package"])].version
        if "source" in entry:
            name = _source(entry["source"]).name
            for ending in (".tgz", ".orig.tar.xz", ".orig.tar.gz"):
                name = name.removesuffix(ending)
            return name.replace("_", "-").rpartition("-")[2].rpartition("really")[2]
        if "debian" in entry:
            query = ["dpkg-query", "-W", "-f", "${Version}", entry["debian"]]
            return subprocess.run(query, check=True, capture_output=True, text=True).stdout
        return version()

    def _package_parts(self) -> Iterator[Part]:
        """Those whose modules are frozen into the program; all wheels on Windows."""
        for name, package in sorted(self.packages.items()):
            tops = {Path(file).parts[0] for file in package.files or ()}
            modules = frozenset({top.removesuffix(".py") for top in tops} & self.modules)
            if self.system == "linux":
                files = [f"_internal/{top}/*" for top in tops & self.modules]
            else:
                files = [f"lib/{top}{rest}" for top in tops for rest in ("", "/*")]
                files += [f"lib/__pycache__/{Path(top).stem}.*" for top in tops]
            if modules or self.system == "windows":
                yield Part(
                    package.name, package.version, _licence_of(package), tuple(sorted(files)),
                    (f"package {package.name}",), f"pkg:pypi/{name}@{package.version}", modules,
                )  # fmt: skip

    def write_texts(self, part: Part) -> None:
        """Put a part's licence texts into a folder of its own."""
        folder = self.licences / part.folder
        for text in part.texts:
            folder.mkdir(parents=True, exist_ok=True)
            kind, *words = text.split(" ")
            if kind == "package":
                for file in self.packages[_normal(words[0])].files or ():
                    if ".dist-info" in file.parts[0] and _is_licence(file.name):
                        name = "-".join(file.parts[1:]).removeprefix("licenses-")
                        (folder / name).write_bytes(file.locate().read_bytes())
            elif kind == "source":
                # Not tarfile: the bundle's Python knows no xz.
                tar = ["tar", "-xOf", str(_source(words[0])), "--wildcards"]
                member = [*tar, "--no-wildcards-match-slash", f"*/{words[1]}"]
                done = subprocess.run(member, check=True, capture_output=True)
                (folder / Path(words[1]).name).write_bytes(done.stdout)
            elif kind == "program":
                shutil.copyfile(self.folder / words[0], folder / Path(words[0]).name)
            else:
                path = ROOT / text
                name = f"{path.parent.name}.txt" if path.name == "copyright" else path.name
                shutil.copyfile(path, folder / name)


def _normal(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def _source(name: str) -> Path:
    """The archive in build/downloads that packaging/sources.txt pins under a name."""
    for line in (ROOT / "packaging" / "sources.txt").read_text("utf-8").splitlines():
        words = line.split()
        # Named as packaging/fetch.sh does: npm's NAME@VERSION, Debian's NAME/SUITE.
        if len(words) == 4 and name in (words[1].rpartition("@")[0], words[1].partition("/")[0]):
            return ROOT / "build" / "downloads" / words[2]
    raise SystemExit(f"packaging/sources.txt has no {name}.")


def _version_of_library(file: Path) -> str:
    """What Windows' Explorer shows as a library's version."""
    key = "ProductVersion\0".encode("utf-16-le")
    found = re.search(re.escape(key) + rb"(?:\0\0)*((?:[0-9.]\0)+)", file.read_bytes())
    if found is None:
        raise SystemExit(f"{file.name} does not say its version.")
    told = found[1].decode("utf-16-le")
    return told.removesuffix(".0") if told.count(".") == 3 else told


def _table() -> dict[str, Any]:
    return tomllib.loads((ROOT / "packaging" / "parts.toml").read_text("utf-8"))


def _licence_of(package: metadata.Distribution) -> str:
    described = package.metadata
    said = described.get("License-Expression") or described.get("License") or ""
    return str(_table()["packages"].get(_normal(package.name), said))


def _is_licence(name: str) -> bool:
    return any(word in name.upper() for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS"))


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


def main(system: str, folder: Path, bill: Path) -> int:
    """Check, and write the texts and the list."""
    program = Program(system, folder)
    found = program.parts()
    check(found)
    shutil.rmtree(program.licences, ignore_errors=True)
    for part in found:
        program.write_texts(part)
    write_bill(found, bill, epoch())
    print(f"{len(found)} parts, all of them under licences that may be handed on")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], *(Path(name).resolve() for name in sys.argv[2:])))
