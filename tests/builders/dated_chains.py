"""A destination with real chains of chosen dates: one backup, copied, its runs dated otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import engine
from engine.chain.manifest import MANIFEST_NAME

FORM = "%Y-%m-%dT%H:%M:%SZ"


def write_dated_chains(source: Path, destination: Path, ends: Iterable[datetime]) -> list[Path]:
    """A chain for each of ``ends`` (UTC), when its full backup of ``source`` ended; oldest first.

    ``destination`` may have chains of other instances.
    """
    backup = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    fs, made = engine.LocalFileSystem(), backup.chain
    manifest, found = engine.read_manifest(fs, made), []
    for number, end in enumerate(sorted(ends)):
        label = f"{end.astimezone(UTC):%Y%m%dT%H%M%SZ}-{number:08x}"
        started = end - timedelta(minutes=1)
        run = replace(manifest.runs[0], started=started.strftime(FORM), ended=end.strftime(FORM))
        chain = made.with_name(label)
        shutil.copytree(made, chain)
        (chain / MANIFEST_NAME).write_bytes(replace(manifest, chain=label, runs=(run,)).to_bytes())
        found.append(chain)
    shutil.rmtree(made)
    return found
