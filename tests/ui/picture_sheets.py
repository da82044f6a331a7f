"""Pictures of one page side by side: themes in columns, languages in rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter

LINE = 24
"""Height of a label, in pixels."""


@dataclass(frozen=True)
class Picture:
    """What a picture shows; its file is named after that."""

    page: str
    state: str
    theme: str
    language: str
    scale: str
    size: str

    @property
    def file(self) -> str:
        return "-".join(astuple(self)[:-2]) + f"-{self.scale}x-{self.size}.png"

    @classmethod
    def of(cls, name: str) -> Picture:
        """The picture that a file without its ending is named after."""
        page, state, theme, language, scale, size = name.split("-")
        return cls(page, state, theme, language, scale.removesuffix("x"), size)


def make_sheets(folder: Path) -> list[Path]:
    """A sheet for each page, state, scale and size of which there are pictures in ``folder``."""
    groups: dict[str, list[Picture]] = defaultdict(list)
    for path in sorted(folder.glob("*-*-*-*-*-*.png")):
        picture = Picture.of(path.stem)
        groups[f"{picture.page}-{picture.state}-{picture.scale}x-{picture.size}"].append(picture)
    found = []
    for name, pictures in groups.items():
        path = folder / "sheets" / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        _sheet(folder, pictures, name).save(str(path))
        found.append(path)
    return found


def _sheet(folder: Path, pictures: list[Picture], title: str) -> QImage:
    languages = sorted({each.language for each in pictures})
    themes = sorted({each.theme for each in pictures}, reverse=True)
    images = {(each.language, each.theme): QImage(str(folder / each.file)) for each in pictures}
    for image in images.values():
        image.setDevicePixelRatio(1)
    width = max(image.width() for image in images.values())
    height = max(image.height() for image in images.values()) + LINE
    sheet = QImage(width * len(themes), height * len(languages), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.black)
    painter = QPainter(sheet)
    font = QFont(painter.font())
    font.setPixelSize(LINE - 8)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.yellow)
    for (language, theme), image in images.items():
        x, y = themes.index(theme) * width, languages.index(language) * height
        line = QRect(x + 8, y, width - 16, LINE)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{title}-{theme}-{language}")
        painter.drawImage(x, y + LINE, image)
    painter.end()
    return sheet
