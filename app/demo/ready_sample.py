"""The sample instance that the first start offers: created once and not changed afterwards."""

from __future__ import annotations

from pathlib import Path

import engine
from engine.files import ensure_directory


def ready_sample(folder: Path) -> str:
    """Create the sample in ``folder`` unless it exists; returns the name of the instance.

    What a program that was ended while it created the sample has left, is removed: until the sample is complete,
    a file beside ``folder`` says that it is not. Raises a ``StorageFault`` if the folder cannot be written to, as
    :meth:`engine.files.FileSystem.lock` while another program creates it, and what
    :func:`app.demo.sample_instance.write_sample` raises if the folder contains something else.
    """
    from app.demo.sample_instance import DATABASE, check_no_sample, remove_sample, write_sample

    fs, unfinished = engine.LocalFileSystem(), folder.with_name(f"{folder.name}.unfinished")
    if fs.exists(folder / DATABASE) and not fs.exists(unfinished):
        return engine.AtRestSource([folder]).state().name
    ensure_directory(fs, folder.parent)
    if not fs.exists(unfinished):
        if fs.exists(folder):
            check_no_sample(fs, folder)  # from here on, files with these names are ours
        fs.create(unfinished).close()
        fs.sync_directory(folder.parent)
    with fs.lock(unfinished):
        if fs.exists(folder):
            remove_sample(folder, fs)
        write_sample(folder, fs)
        fs.remove(unfinished)
    return engine.AtRestSource([folder]).state().name
