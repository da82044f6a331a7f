"""Progress bars that are painted together with the rest of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


def set_progress(bar: QProgressBar, thousandths: int) -> None:
    """Show how far something is, when the window is painted next.

    Qt paints a bar, and all that lies under it, within ``setValue``: several times for one change of a page.
    """
    if bar.value() != thousandths:
        bar.setUpdatesEnabled(False)
        bar.setValue(thousandths)
        bar.setUpdatesEnabled(True)
