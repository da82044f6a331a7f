"""One page as the engine would write it."""

from __future__ import annotations

from engine.formats.checksum import seal_pages


def seal_page(page: bytearray | memoryview, pgno: int) -> None:
    """Set flag 0x2000 on a page and store its checksum(s)."""
    seal_pages(page, len(page), pgno)
