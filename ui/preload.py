"""What the first paint can do without, loaded before it is wanted."""

from __future__ import annotations

import engine


def load_engine() -> None:
    """Import all that the engine's face names: each is loaded when first asked for, and that takes its time."""
    for name in engine.__all__:
        getattr(engine, name)
