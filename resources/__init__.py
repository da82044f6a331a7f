"""Files that ship with the program: icons, the style sheet, the schema of the job file, and what a desktop wants
to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*names: str) -> Traversable:
    """The file ``names`` (folder, …, file) below this package, wherever the package is installed.

    Raises FileNotFoundError if there is none: a missing resource is a packaging bug.
    """
    found = files(__name__).joinpath(*names)
    if not found.is_file():
        raise FileNotFoundError(f"resource {'/'.join(names)} is not part of this installation")
    return found


def icon_svg(name: str) -> str:
    """The SVG text of an icon; its colour is written ``currentColor``."""
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def tray_svg(name: str) -> str:
    """The SVG text of an icon of the tray, in its colours."""
    return resource("tray", f"{name}.svg").read_text(encoding="utf-8")


def window_icon_svg() -> str:
    """The SVG text of the program's own icon, in its colours."""
    return resource("desktop", "ese-backup-manager.svg").read_text(encoding="utf-8")


def style_template() -> str:
    """The style sheet, its colours and sizes written as ``$token``."""
    return resource("style.qss").read_text(encoding="utf-8")


@contextmanager
def font_files() -> Iterator[tuple[Path, Path]]:
    """DejaVu Sans, regular and bold, as TrueType files: for documents that must hold their own font."""
    regular, bold = (resource("fonts", f"DejaVuSans{weight}.ttf") for weight in ("", "-Bold"))
    with as_file(regular) as regular_file, as_file(bold) as bold_file:
        yield regular_file, bold_file


def job_file_schema() -> str:
    """The JSON schema of the job file."""
    return resource("jobs.schema.json").read_text(encoding="utf-8")


def catalogue_file(name: str) -> str:
    """A catalogue of texts, as Qt Linguist writes it: ``window_fr``."""
    return resource("translations", f"{name}.ts").read_text(encoding="utf-8")
