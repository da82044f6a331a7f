"""The sample instance that the first start offers: created once and not changed afterwards."""

from __future__ import annotations

from pathlib import Path

import engine


def ready_sample(folder: Path) -> str:
    """Create the sample in ``folder`` unless it exists; returns the name of the instance.

    Raises a ``StorageFault`` if the folder cannot be written to, and what :func:`engine.sample.write_sample`
    raises if the folder contains something else.
    """
    from app.demo.sample_instance import DATABASE, write_sample

    fs = engine.LocalFileSystem()
    if not fs.exists(folder / DATABASE):
        write_sample(folder, fs)
    return engine.AtRestSource([folder]).state().name
