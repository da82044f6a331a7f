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
    assert proof_text(copied, found.manifest, datetime.now(UTC)) == "Not verified, warnings"
    assert proof_level(copied, found.manifest) is Level.WARNING
    proven = replace(copied, standing=Standing.VERIFIED)
    assert proof_text(proven, found.manifest, datetime.now(UTC)).startswith("Verified")
    assert proof_level(proven, found.manifest) is Level.SUCCESS
    model = ChainsModel()
    model.set_chains([replace(each, verdict=copied) for each in summarise_all([found], Cancel())])
    cell = model.index(0, ChainColumn.PROOF)
    assert cell.data() == "Not verified, warnings"
    assert "one flipped bit" in cell.data(3)
