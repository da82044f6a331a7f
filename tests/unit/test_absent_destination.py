"""A destination that is not there has one error and one wording, whoever finds out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import engine
from app.evidence.gathering import scan_chains
from app.operations.destination import absence
from engine.chain.posts import post_in
from engine.chain.stores import write_steps
from engine.errors import JetError
from engine.progress import Cancel
from engine.prune import Pruning, plan_prune
from engine.removal import ChainRemoval
from engine.removal import run as run_removal

FS = engine.LocalFileSystem()


def test_it_is_said_in_one_way(tmp_path: Path) -> None:
    place = tmp_path / "unplugged"
    asked: dict[str, Callable[[], object]] = {
        "chains": lambda: engine.find_chains(FS, place),
        "prune": lambda: plan_prune(Pruning(place, engine.Retention(last=1))),
        "remove": lambda: run_removal(ChainRemoval((place / "edb-1234ABCD" / "20261130T000000Z-00000000",))),
        "post": lambda: post_in(FS, place, "host", b"{}"),
    }
    found = {"backup": absence(place)}
    for name, ask in asked.items():
        with pytest.raises(JetError) as caught:
            ask()
        found[name] = caught.value
    (failed,) = scan_chains([str(place)], Cancel()).failed
    found["look"] = failed[1]
    reached, *_others = write_steps(place, lambda _step: None, known=True)
    assert reached.error is not None
    found["test"] = reached.error
    for name, error in found.items():
        assert (error.name, int(error.code)) == ("JET_errInvalidPath", -1023), name
        assert error.message == f"The destination {place} is not available.", name
        assert error.hint.startswith("Connect or mount the disk or share that contains it."), name
    assert not place.exists()
