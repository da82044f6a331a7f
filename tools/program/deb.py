"""A package of Debian's from a built program."""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from contents import NAME, PROJECT

COMMANDS = "ese-backup"
HOME = f"usr/lib/{NAME}"
WINDOW = (
    *("libegl1", "libgl1", "libxcb1", "libdrm2", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
    *("fontconfig-config", "fonts-dejavu-core"),
)
"""What Qt takes from the system; a server that has no window does without."""
DESKTOP = {
    f"{NAME}.desktop": "usr/share/applications",
    f"{NAME}.metainfo.xml": "usr/share/metainfo",
    f"{NAME}.svg": "usr/share/icons/hicolor/scalable/apps",
}
COMPLETION = {
    "bash": f"usr/share/bash-completion/completions/{COMMANDS}",
    "zsh": f"usr/share/zsh/vendor-completions/_{COMMANDS}",
    "fish": f"usr/share/fish/vendor_completions.d/{COMMANDS}.fish",
}


def make_deb(program: Path, python: Path, folder: Path) -> Path:
    """The package, in ``folder``. The manual pages are written with ``python``, the completion by the program."""
    version = _printed([program / COMMANDS, "--version"]).split()[-1]
    architecture = _printed(["dpkg", "--print-architecture"]).strip()
    made = folder / f"{NAME}_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        _fill(root, program, python)
        _control(root, version, architecture)
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", root, made], check=True)
    return made


def _fill(root: Path, program: Path, python: Path) -> None:
    shutil.copytree(program, root / HOME, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    for name in (COMMANDS, NAME):
        (root / "usr/bin" / name).symlink_to(f"../lib/{NAME}/{name}")
    for name, place in DESKTOP.items():
        _copied(PROJECT / "resources/desktop" / name, root / place / name)
    for shell, place in COMPLETION.items():
        _written(root / place, _printed([program / COMMANDS], {"_ESE_BACKUP_COMPLETE": f"{shell}_source"}))
    pages = root / "usr/share/man/man1"
    subprocess.run([python, PROJECT / "tools/man", pages], check=True)
    for page in pages.iterdir():
        (pages / f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
        page.unlink()
    _copied(PROJECT / "LICENSE", root / "usr/share/doc" / NAME / "copyright")


def _control(root: Path, version: str, architecture: str) -> None:
    libc = platform.libc_ver()[1]  # of the machine that builds: PyInstaller takes its libraries along
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) >> 10
    _written(
        root / "DEBIAN/control",
        f"""\
Package: {NAME}
Version: {version}
Architecture: {architecture}
Maintainer: ESE Backup Manager <{NAME}@localhost>
Installed-Size: {size}
Depends: libc6 (>= {libc})
Recommends: {", ".join(WINDOW)}
Section: admin
Priority: optional
Description: back up and restore ESE (JET Blue) databases
 Backs up, verifies, restores and recovers databases of the Extensible Storage
 Engine: the files behind Active Directory, DHCP, Certificate Services, SRUM
 and many applications. With its command line, its window and all that they
 load; no Python is needed.
""",
    )


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _written(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _printed(command: list[Path | str], more: dict[str, str] | None = None) -> str:
    environment = {**os.environ, **(more or {})}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
