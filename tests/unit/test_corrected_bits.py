"""Which advice a verification keeps: nothing that could not be judged counts as corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import engine
from app.evidence.corrected_bits import watched
from app.evidence.rule import Proof, ReadBack, RunEnd
from engine.chain.parts import Correction, PageCounts
from engine.remedy import Remedy
from engine.verify.finding import UNJUDGED
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.unit.test_manifest import MANIFEST, RUN

NOW = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)
FOUND = ReadBack(Proof.NONE, RunEnd.DAMAGED, NOW, NOW, "Page 4 has a single-bit error.", remedy=Remedy.FULL_BACKUP)


@pytest.mark.parametrize("unjudged", [None, *sorted(UNJUDGED)], ids=str)
def test_what_was_not_judged_may_be_more_damage(tmp_path: Path, unjudged: engine.FindingKind | None) -> None:
    (instance,) = engine.scan([write_small_instance(tmp_path / "mail")]).instances
    database = instance.directory / DATABASE
    findings = [{"file": str(database), "kind": "one-bit", "page": 4, "bit": 7, "damage": True}]
    if unjudged is not None:
        findings.append({"file": str(database), "kind": unjudged.value, "page": None, "damage": False})
    document = {"kind": "verification", "unlisted": 0, "findings": findings}
    run = replace(RUN, pages=PageCounts(10, 0, 1), corrections=(Correction(DATABASE, 4, 7),))
    chain = engine.FoundChain(Path("/backups/1"), replace(MANIFEST, runs=(run,)))
    told = watched(FOUND, lambda _: document, instance, lambda: [chain])
    assert told.remedy is (Remedy.KEEP_WATCH if unjudged is None else Remedy.FULL_BACKUP)
