"""Colours: every colour of the window is one of these tokens, once for light and once for dark.

A painted widget asks :func:`tokens_of` for the tokens that go with its own palette, so a change of theme
reaches it as an ordinary palette change and nothing has to be handed around.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Tokens:
    """Design tokens as ``#rrggbb``. Text tokens reach a contrast of 4.5:1 on ``background``, ``surface``
    and ``sunken``; each level's text does so on its own ``…_soft`` too. Fills of pictures reach 3:1 where
    the state matters and carry a shape or a hatch besides."""

    dark: bool
    background: str
    surface: str
    sunken: str
    border: str
    control: str
    text: str
    muted: str
    hover: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    info: str
    info_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    critical: str
    critical_soft: str
    neutral_soft: str
    focus: str
    full: str
    incremental: str
    pending: str
    required: str
    foreign: str
    bad: str
    page_unread: str
    page_blank: str
    page_verified: str
    page_unowned: str
    page_corrected: str
    page_bad: str


LIGHT = Tokens(
    dark=False,
    background="#f3f5f8",
    surface="#ffffff",
    sunken="#f8f9fb",
    border="#dde2ea",
    control="#868f9f",
    text="#18202f",
    muted="#586376",
    hover="#eef1f6",
    accent="#2459d6",
    accent_hover="#1c4ab8",
    on_accent="#ffffff",
    accent_text="#2053c9",
    accent_soft="#e4ecfd",
    info="#1f5aa8",
    info_soft="#e6effa",
    success="#0a6b48",
    success_soft="#ddf3e8",
    warning="#8a4b00",
    warning_soft="#fcefd6",
    danger="#b3221b",
    danger_soft="#fce5e3",
    critical="#8c0f4f",
    critical_soft="#fae3ee",
    neutral_soft="#eaedf2",
    focus="#2459d6",
    full="#2f6bea",
    incremental="#0f8f80",
    pending="#d97b00",
    required="#9a4fd3",
    foreign="#a8550f",
    bad="#d32f2f",
    page_unread="#e6e9ee",
    page_blank="#c4cedb",
    page_verified="#5d93f2",
    page_unowned="#8f7bd8",
    page_corrected="#d97b00",
    page_bad="#c9211e",
)

DARK = Tokens(
    dark=True,
    background="#12161e",
    surface="#1b212c",
    sunken="#161b24",
    border="#2e3644",
    control="#6f7a8d",
    text="#e8ecf3",
    muted="#a3aec0",
    hover="#252d3a",
    accent="#6a9bff",
    accent_hover="#89b0ff",
    on_accent="#0b1220",
    accent_text="#8db2ff",
    accent_soft="#22345c",
    info="#86b8f5",
    info_soft="#1d3048",
    success="#58d3a0",
    success_soft="#15372b",
    warning="#f4b45c",
    warning_soft="#3b2c14",
    danger="#ff8e86",
    danger_soft="#432124",
    critical="#ff8fc0",
    critical_soft="#431f34",
    neutral_soft="#2a3240",
    focus="#8db2ff",
    full="#5b8ff9",
    incremental="#2bb8a6",
    pending="#f0a030",
    required="#b98af0",
    foreign="#d98a4a",
    bad="#f2635b",
    page_unread="#2a313d",
    page_blank="#4a5565",
    page_verified="#4f86ee",
    page_unowned="#a08cf0",
    page_corrected="#f0a030",
    page_bad="#ff5c55",
)


def tokens_for(palette: QPalette) -> Tokens:
    """The tokens that go with ``palette``: dark ones where its text is light. The window colour would not do,
    a style sheet may make it transparent, which reads as black."""
    text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    return DARK if text.lightnessF() > 0.5 else LIGHT


def tokens_of(widget: QWidget) -> Tokens:
    """The tokens in force for ``widget``."""
    return tokens_for(widget.palette())


def blend(over: str, under: str, share: float) -> QColor:
    """``share`` (0 to 1) of ``over`` on top of ``under``."""
    top, below = QColor(over), QColor(under)
    red, green, blue = (
        a * share + b * (1 - share)
        for a, b in zip(
            (top.redF(), top.greenF(), top.blueF()), (below.redF(), below.greenF(), below.blueF()), strict=True
        )
    )
    return QColor.fromRgbF(red, green, blue)


def build_palette(tokens: Tokens) -> QPalette:
    """The Qt palette of ``tokens``, for everything the Fusion style draws by itself."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, color in (
        (role.Window, tokens.background),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.Light, tokens.hover),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.border),
        (role.Dark, tokens.control),
        (role.Shadow, tokens.border),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
    ):
        palette.setColor(target, QColor(color))
    faded = blend(tokens.text, tokens.surface, 0.5)
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.border))
    return palette


def named_colors(tokens: Tokens) -> dict[str, str]:
    """Every colour token by name, to fill the style sheet with."""
    return {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
