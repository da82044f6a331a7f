"""What the lists of the window say of chains of each kind."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import engine
from app.evidence.proofs import RunRecord
from app.guidance import guidance
from app.operations.restore import RestoreRequest
from app.products import Product
from engine.discovery.choosing import InstanceChoice
from engine.progress import Cancel
from tests.builders.small_instance import grow_small_instance, write_small_instance
from ui.levels import Level
from ui.models.chain_nodes import strip_nodes
from ui.models.chain_verdicts import judged
from ui.models.chains import ChainSummary, find_summaries, sets_text, state_text
from ui.models.protection import product_name
from ui.models.verdicts import headline
from ui.values.backup_sets import SetKind, SetState


def summary(root: Path, kind: engine.Kind) -> ChainSummary:
    """The one chain of a destination of its own."""
    source, destination = write_small_instance(root / "source"), engine.LocalFolder(root / kind.value)
    options = engine.Options(create=True)
    if kind is engine.Kind.AS_IS:
        engine.run_as_is(engine.AsIsSource([source]), destination, options=options)
    else:
        engine.run_backup(engine.AtRestSource([source]), destination, kind, options=options)
    (chain,) = find_summaries(root / kind.value, Cancel())
    return judged(chain, RunRecord(), datetime.now(UTC))


def test_a_copy_is_restored_like_a_full_backup(tmp_path: Path) -> None:
    chain = summary(tmp_path, engine.Kind.COPY)
    assert (sets_text(chain), state_text(chain), chain.is_usable) == ("Copy", "Clean", True)
    (node,) = strip_nodes(chain)
    assert (node.kind, node.label, node.starts_chain) == (SetKind.COPY, "Copy", True)


def test_the_product_of_a_chain_is_that_of_its_instance(tmp_path: Path) -> None:
    source, backups = tmp_path / "CertLog", tmp_path / "backups"
    write_small_instance(source, database="contoso.edb")  # only its folder says what it is
    instance = InstanceChoice((source,)).find(engine.LocalFileSystem())
    assert product_name(instance) == "Certificate Services"
    options = engine.Options(create=True)
    engine.run_backup(
        engine.AtRestSource([source]), engine.LocalFolder(backups), engine.Kind.FULL, options=options
    )
    (chain,) = find_summaries(backups, Cancel())
    assert chain.product is Product.CERTIFICATE_SERVICES
    sheet = RestoreRequest(chain.path, source, in_place=True).run_sheet()
    assert sheet.title == guidance(Product.CERTIFICATE_SERVICES).title


def test_evidence_is_neither_damaged_nor_usable(tmp_path: Path) -> None:
    chain = summary(tmp_path, engine.Kind.AS_IS)
    assert (sets_text(chain), state_text(chain)) == ("As is", "Evidence")
    assert (chain.is_usable, chain.is_damaged, chain.level) == (False, False, Level.NEUTRAL)
    assert chain.error is not None and "evidence" in chain.error.message
    assert headline(chain.verdict, datetime.now(UTC)).startswith("Evidence, copied ")
    (node,) = strip_nodes(chain)
    assert (node.kind, node.state) == (SetKind.AS_IS, SetState.UNUSABLE)


def test_a_differential_between_incrementals(tmp_path: Path) -> None:
    source, destination = write_small_instance(tmp_path / "source"), engine.LocalFolder(tmp_path / "to")
    kinds = engine.Kind.FULL, engine.Kind.INCREMENTAL, engine.Kind.DIFFERENTIAL, engine.Kind.INCREMENTAL
    for number, kind in enumerate(kinds):
        grow_small_instance(source, 3 + number)
        options = engine.Options(create=True)
        engine.run_backup(engine.AtRestSource([source]), destination, kind, options=options)
    (chain,) = find_summaries(tmp_path / "to", Cancel())
    assert sets_text(chain) == "Full + 2 incrementals + 1 differential"
    assert [(node.kind, node.label) for node in strip_nodes(chain)] == [
        (SetKind.FULL, "Full"),
        (SetKind.INCREMENTAL, "Incr. 1"),
        (SetKind.DIFFERENTIAL, "Diff. 2"),
        (SetKind.INCREMENTAL, "Incr. 3"),
    ]
    assert [node.starts_chain for node in strip_nodes(chain)] == [True, False, False, False]
