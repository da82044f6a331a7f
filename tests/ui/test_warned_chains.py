"""A chain whose backup completed with warnings says so wherever chains are listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import engine
from app.evidence.rule import Standing, Verdict
from engine.progress import Cancel
from tests.builders.small_instance import DATABASE, flip_bits, write_small_instance
from ui.levels import Level
from ui.models.chains import ChainColumn, ChainsModel, summarise_all
from ui.models.warned import proof_level, proof_text
from ui.pages.restore.chain_trouble import trouble_of


def test_a_list_to_restore_from_shows_the_warning(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    flip_bits(source / DATABASE, 4, 2400)
    (tmp_path / "backups").mkdir()
    made = engine.run_backup(
        engine.AtRestSource([source]), engine.LocalFolder(tmp_path / "backups"), engine.Kind.FULL
    )
    (found,) = engine.find_chains(engine.HostFileSystem(), tmp_path / "backups")
    assert found.manifest is not None and found.path == made.chain
    copied = Verdict(Standing.COPIED, datetime.now(UTC))
    assert proof_text(copied, found.manifest, datetime.now(UTC)) == "Copied just now, warnings"
    assert proof_level(copied, found.manifest) is Level.WARNING
    proven = replace(copied, standing=Standing.VERIFIED)
    assert proof_text(proven, found.manifest, datetime.now(UTC)).startswith("Verified")
    assert proof_level(proven, found.manifest) is Level.SUCCESS
    model = ChainsModel()
    model.set_chains([replace(each, verdict=copied) for each in summarise_all([found], Cancel())])
    cell = model.index(0, ChainColumn.PROOF)
    assert cell.data().endswith(", warnings") and cell.data().startswith("Copied")
    assert "one flipped bit" in cell.data(3)


def test_the_chain_that_is_chosen_says_which_warnings_and_what_to_do(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    flip_bits(source / DATABASE, 4, 2400)
    (tmp_path / "backups").mkdir()
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(tmp_path / "backups"), engine.Kind.FULL)
    (chain,) = summarise_all(engine.find_chains(engine.HostFileSystem(), tmp_path / "backups"), Cancel())
    copied = Verdict(Standing.COPIED, datetime.now(UTC))
    trouble = trouble_of(replace(chain, verdict=copied), partly=False)
    assert trouble is not None and trouble.level is Level.WARNING
    assert "one flipped bit" in trouble.why and trouble.advice.startswith("Verify the chain")
    assert trouble_of(replace(chain, verdict=replace(copied, standing=Standing.VERIFIED)), partly=False) is None
