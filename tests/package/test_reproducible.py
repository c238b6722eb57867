"""Two builds of the same commit are the same to the byte, made elsewhere, later and by other habits.

Made again is all that depends on this project: the font, the bundle with its packages, what is packed
of it, and the installer. The compiled CPython and what was downloaded are taken over.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.package, pytest.mark.timeout(1500)]
ROOT = Path(__file__).parents[2]
HABITS = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}


def copy_source(tree: Path) -> None:
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tree / name)


def take_over(tree: Path) -> None:
    """What the bundle is built from. A stamp says where it lies, which is elsewhere now."""
    built, to = ROOT / "build" / "package", tree / "build" / "package"
    shutil.copytree(built / "python", to / "python", symlinks=True)
    shutil.copy(built / "python.stamp", to)
    (to / "tools").mkdir()
    for part in (built / "tools").iterdir():
        if part.is_dir():
            (to / "tools" / part.name).symlink_to(part)
        else:
            text = part.read_text("utf-8").replace(str(ROOT), str(tree))
            (to / "tools" / part.name).write_text(text, "utf-8")
    for name in ("build/downloads", ".venv"):
        (tree / name).symlink_to(ROOT / name)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `dist` of a second build."""
    tree = tmp_path_factory.mktemp("elsewhere") / "source"
    copy_source(tree)
    take_over(tree)
    epoch = subprocess.run(
        [ROOT / "packaging" / "epoch.sh"], check=True, capture_output=True, text=True
    ).stdout.strip()
    wheels = [str(ROOT / "build" / "windows" / name) for name in ("wheels", "python")]
    installers = (ROOT / "dist").glob("*-setup.exe")
    is_trial = "-trial" in max(installers, key=lambda file: file.stat().st_mtime).name
    embeddable = [] if is_trial else ["--python", str(Path(os.environ["EMBEDDABLE"]).resolve())]
    translation = "resources/i18n/jingxi_en"
    trial = "-trial" if is_trial else ""
    steps = (
        [".venv/bin/pyside6-lrelease", "-silent", f"{translation}.ts", "-qm", f"{translation}.qm"],
        ["packaging/linux/bundle.sh"],
        ["build/package/venv/bin/python", "packaging/linux/deb.py"],
        ["packaging/portable.sh", "dist/jingxi", "linux-x86_64", "zip", "tar.zst"],
        [".venv/bin/python", "packaging/windows/build.py", *embeddable],
        ["packaging/portable.sh", "build/windows/stage", f"windows-x64{trial}", "zip"],
    )
    for step in steps:
        done = subprocess.run(
            step,
            cwd=tree,
            umask=0o077,
            env={
                **os.environ,
                **HABITS,
                "SOURCE_DATE_EPOCH": epoch,
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": " ".join(wheels),
            },
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return tree / "dist"


@pytest.mark.parametrize(
    "product",
    [
        "jingxi.cdx.json",
        "jingxi_*_amd64.deb",
        "jingxi-*-linux-*.zip",
        "jingxi-*-linux-*.tar.zst",
        "jingxi-windows-*.cdx.json",
        "jingxi-*-windows-*-setup.exe",
        "jingxi-*-windows-*.zip",
    ],
)
def test_a_second_build_gives_the_same_bytes(again: Path, product: str) -> None:
    (second,) = again.glob(product)
    first = ROOT / "dist" / second.name
    sums = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (first, second)]
    assert sums[0] == sums[1], f"{first} and {second} differ"
