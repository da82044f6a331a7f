"""The sample instance that the first start offers: created once and not changed afterwards."""

from __future__ import annotations

from pathlib import Path

import engine


def ready_sample(folder: Path) -> str:
    """Write the sample to ``folder`` unless it is there; returns the instance's name.

    Raises a ``StorageFault`` when the folder cannot be written, and what :func:`engine.sample.write_sample`
    raises when something else is in it.
    """
    from app.demo.sample_instance import DATABASE, write_sample

    fs = engine.LocalFileSystem()
    if not fs.exists(folder / DATABASE):
        write_sample(folder, fs)
    return engine.AtRestSource([folder]).state().name
