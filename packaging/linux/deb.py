"""Packs dist/jingxi as a .deb for Debian, Ubuntu, 统信 and 麒麟.

    python packaging/linux/deb.py            writes dist/jingxi_VERSION_amd64.deb
    python packaging/linux/deb.py --store    writes dist/APPID_VERSION_amd64.deb, as 统信's store has it

Run by build/package/venv's Python. No maintainer scripts: the system's own triggers take menu entry,
icons and file type up and away. The same bundle gives the same bytes.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import libraries

sys.path.append(str(Path(__file__).parents[1]))
import icons
from project import ROOT, epoch, version

BUNDLE = ROOT / "dist" / "jingxi"
PARTS = ROOT / "packaging" / "deb"
ARCHITECTURE = "amd64"
# There is no address to write to: an office asks whoever handed the package on.
MAINTAINER = "The Jingxi Desktop authors <jingxi@localhost>"
# Looks for GTK desktops, which have it; it must not bring GTK to those that do not.
OPTIONAL = ("libqgtk3.so",)
SUGGESTS = "libgtk-3-0 | libgtk-3-0t64"
APP_ID = "org.jingxi.desktop"
# What a program may ask the store's system for; this one needs none of it.
PERMISSIONS = (
    *("autostart", "notification", "trayicon", "clipboard", "account", "bluetooth", "camera"),
    *("audio_record", "installed_apps"),
)


def moment() -> datetime:
    """The time that everything in the package bears."""
    return datetime.fromtimestamp(epoch(), UTC)


def filled(name: str, **values: str) -> str:
    """A file of packaging/deb with its @NAMES@ replaced."""
    text = (PARTS / name).read_text("utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def changelog() -> str:
    """CHANGELOG.md's newest section, as Debian lays it out."""
    newest = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1]
    points = [" ".join(point.split()) for point in newest.split("\n- ")[1:]]
    laid = (
        textwrap.fill(point.replace("`", ""), 76, initial_indent="  * ", subsequent_indent="    ")
        for point in points
    )
    end = f" -- {MAINTAINER}  {format_datetime(moment())}"
    return "\n\n".join(
        [f"jingxi ({version()}) unstable; urgency=medium", "\n".join(laid), end + "\n"]
    )


def copyright_of_all(licences: str) -> str:
    """Whose work is inside under which licence, from the list that packaging/parts.py wrote."""
    bill = json.loads((ROOT / "dist" / "jingxi.cdx.json").read_text("utf-8"))
    told = [
        f"{part['name']} {part['version']}\n    {_licence(part['licenses'])}"
        for part in sorted(bill["components"], key=lambda part: str(part["name"]).lower())
    ]
    mine = (ROOT / "LICENSE").read_text("utf-8")
    return (
        f"Jingxi Desktop (京西转型台账) {version()}\n\n{mine}\n"
        "The package carries these works of others. Copyright notices and licences of each, in full:\n"
        f"{licences}\n\n"
        "On Debian systems the LGPL and GPL are also in /usr/share/common-licenses.\n\n"
        + "\n".join(told)
        + "\n"
    )


def _licence(licences: list[dict[str, dict[str, str]]]) -> str:
    first = licences[0]
    return str(first.get("expression") or first["license"].get("id") or first["license"]["name"])


def control(package: str, installed: int) -> str:
    """What dpkg is to know."""
    files = [file for file in libraries.programs(BUNDLE) if file.name not in OPTIONAL]
    needed = libraries.packages(files, BUNDLE)
    return (
        f"Package: {package}\nVersion: {version()}\nArchitecture: {ARCHITECTURE}\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {installed}\nSection: misc\nPriority: optional\n"
        f"Depends: {', '.join(needed)}\nSuggests: {SUGGESTS}\n"
        "Description: ledger of an old industrial district's transformation\n"
        " The year's tasks, projects, parks, enterprises and targets of a district in\n"
        " one local file: edited offline, with the history of every change, searched,\n"
        " charted and printed.\n"
        " .\n"
        " 京西转型台账：全年重点任务、重大项目、园区、企业与指标，都在一个本地文件里，离线可用。\n"
    )


def write(path: Path, text: str) -> None:
    """Write a text, zipped where the name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)


def fill_debian(stage: Path) -> None:
    """Lay out the package as Debian's rules have it."""
    share = stage / "usr" / "share"
    documents = share / "doc" / "jingxi"
    date = f"{moment():%Y-%m-%d}"
    shutil.copytree(BUNDLE, stage / "usr" / "lib" / "jingxi", symlinks=True)
    (stage / "usr" / "bin").mkdir()
    (stage / "usr" / "bin" / "jingxi").symlink_to("../lib/jingxi/jingxi")
    write(share / "applications" / "jingxi.desktop", filled("jingxi.desktop"))
    icons.write_theme(share / "icons" / "hicolor", "jingxi")
    values = {"APPID": APP_ID, "DESKTOP": "jingxi.desktop", "VERSION": version(), "DATE": date}
    write(share / "metainfo" / f"{APP_ID}.metainfo.xml", filled("jingxi.metainfo.xml", **values))
    write(share / "mime" / "packages" / "jingxi.xml", filled("jingxi.mime.xml"))
    write(share / "man" / "man1" / "jingxi.1.gz", filled("jingxi.1", VERSION=version(), DATE=date))
    write(documents / "changelog.gz", changelog())
    write(documents / "copyright", copyright_of_all("/usr/lib/jingxi/_internal/licences"))
    write(share / "lintian" / "overrides" / "jingxi", filled("lintian-overrides"))


def fill_store(stage: Path) -> None:
    """Lay out the package as 统信's store has it: all of it below /opt/apps/APPID."""
    app = stage / "opt" / "apps" / APP_ID
    entries = app / "entries"
    shutil.copytree(BUNDLE, app / "files", symlinks=True)
    program = f"/opt/apps/{APP_ID}/files/jingxi"
    entry = filled("jingxi.desktop").replace("Exec=jingxi", f"Exec={program}")
    write(
        entries / "applications" / f"{APP_ID}.desktop",
        entry.replace("Icon=jingxi", f"Icon={APP_ID}"),
    )
    icons.write_theme(entries / "icons" / "hicolor", APP_ID)
    write(entries / "mime" / "packages" / f"{APP_ID}.xml", filled("jingxi.mime.xml"))
    info = {
        "appid": APP_ID,
        "name": "京西转型台账",
        # The store wants four numbers.
        "version": f"{version()}.0",
        "arch": [ARCHITECTURE],
        "permissions": dict.fromkeys(PERMISSIONS, False),
    }
    write(app / "info", json.dumps(info, ensure_ascii=False, indent=2) + "\n")
    write(
        app / "files" / "copyright",
        copyright_of_all(f"/opt/apps/{APP_ID}/files/_internal/licences"),
    )


def pack(stage: Path, package: str, program: Path) -> Path:
    """Make the .deb of what was laid out; only `program` may be run."""
    files = [file for file in stage.rglob("*") if file.is_file() and not file.is_symlink()]
    sums = "".join(
        f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(stage)}\n"
        for file in sorted(files)
    )
    installed = sum(-(-file.stat().st_size // 1024) for file in files)
    write(stage / "DEBIAN" / "control", control(package, installed))
    write(stage / "DEBIAN" / "md5sums", sums)
    for file in stage.rglob("*"):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file == program else 0o644)
    stage.chmod(0o755)
    result = ROOT / "dist" / f"{package}_{version()}_{ARCHITECTURE}.deb"
    # The dpkg of 统信 20 reads xz, not zstd.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(result)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return result


def main(*, store: bool) -> int:
    """Lay out and pack."""
    stage = ROOT / "build" / "package" / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    if store:
        fill_store(stage)
        result = pack(stage, APP_ID, stage / "opt" / "apps" / APP_ID / "files" / "jingxi")
    else:
        fill_debian(stage)
        result = pack(stage, "jingxi", stage / "usr" / "lib" / "jingxi" / "jingxi")
    print(f"{result.relative_to(ROOT)}, {result.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(store="--store" in sys.argv[1:]))
