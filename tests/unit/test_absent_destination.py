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
from engine.events import utc_now
from engine.keys import NO_KEYS
from engine.progress import Cancel
from engine.prune import Pruning, plan_prune
from engine.removal import ChainRemoval, plan_removal
from engine.removal import run as run_removal
from engine.salvage.source import find_source

FS = engine.LocalFileSystem()


def test_it_is_said_in_one_way(tmp_path: Path) -> None:
    place = tmp_path / "unplugged"
    chain = place / "edb-1234ABCD" / "20261130T000000Z-00000000"
    asked: dict[str, Callable[[], object]] = {
        "chains": lambda: engine.find_chains(FS, place),
        "prune": lambda: plan_prune(Pruning(place, engine.Retention(last=1))),
        "remove": lambda: run_removal(ChainRemoval((chain,))),
        "what a removal would do": lambda: plan_removal(ChainRemoval((chain,))),
        "restore": lambda: engine.run_restore(chain, tmp_path / "target"),
        "restore of an atomic backup": lambda: engine.run_restore(chain.with_name("new"), tmp_path / "target"),
        "drill": lambda: engine.run_drill(chain, scratch=tmp_path),
        "pin": lambda: engine.pin_chain(FS, chain, utc_now()),
        "unpin": lambda: engine.unpin_chain(FS, chain),
        "verify": lambda: engine.verify_path(chain),
        "a chain as a file": lambda: engine.file_at(chain, FS),
        "a file of a chain": lambda: engine.file_at(chain / "a.edb", FS),
        "export": lambda: find_source(FS, chain, None, Cancel(), NO_KEYS),
        "copy of a chain": lambda: engine.run_copy(chain, tmp_path / "copies"),
        "copy of all": lambda: engine.run_copy(place, tmp_path / "copies"),
        "post": lambda: post_in(FS, place, "host", b"{}"),
    }
    found = {"backup": absence(place)}
    for name, ask in asked.items():
        with pytest.raises(JetError) as caught:
            ask()
        found[name] = caught.value
    (failed,) = scan_chains([str(place)], Cancel()).failed
    found["look"] = failed[1]
    refused = engine.plan_restore(FS, chain, tmp_path / "target").refusal
    assert refused is not None
    found["what a restore would do"] = refused
    reached, *_others = write_steps(place, lambda _step: None, known=True)
    assert reached.error is not None
    found["test"] = reached.error
    for name, error in found.items():
        assert (error.name, int(error.code)) == ("JET_errInvalidPath", -1023), name
        assert error.message == f"The destination {place} is not available.", name
        assert error.hint.startswith("Connect or mount the disk or share that contains it."), name
    assert not place.exists()
    assert engine.found_at(chain, FS) is None


def test_a_chain_that_is_not_there_is_told_from_its_destination(tmp_path: Path) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    chain = place / "edb-1234ABCD" / "20261130T000000Z-00000000"
    asked: dict[str, Callable[[], object]] = {
        "restore": lambda: engine.run_restore(chain, tmp_path / "target"),
        "drill": lambda: engine.run_drill(chain, scratch=tmp_path),
        "pin": lambda: engine.pin_chain(FS, chain, utc_now()),
        "copy": lambda: engine.run_copy(chain, tmp_path / "copies"),
    }
    for is_folder in (False, True):
        if is_folder:
            chain.mkdir(parents=True)
        for name, ask in asked.items():
            with pytest.raises(JetError) as caught:
                ask()
            assert int(caught.value.code) == -1811, name
            assert str(chain) in caught.value.message, name
    with pytest.raises(JetError, match="is not a chain") as caught:
        plan_removal(ChainRemoval((place / "edb-5678ABCD" / chain.name,)))
    assert int(caught.value.code) == -1811
