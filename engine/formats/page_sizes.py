"""How large pages may be; a module of its own, since numpy comes with what reads them."""

from __future__ import annotations

PAGE_SIZES = (2048, 4096, 8192, 16384, 32768)
"""Bytes. Source: docs/formats/page.md."""
