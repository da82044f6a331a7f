"""What damage of a log calls for: in a chain, by what can still be restored; of a log that is verified alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, run_backup, run_restore, verify_path
from engine.errors import JetError
from engine.remedy import Remedy
from engine.restore.plan import RestoreTarget
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.unit.test_verify import damage, page_bits


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("edb00005.log", Remedy.UP_TO_LOG), ("edb00001.log", Remedy.NEW_CHAIN), (DATABASE, Remedy.NEW_CHAIN)],
)
@pytest.mark.parametrize("lost", [False, True])
def test_a_chain_with_a_lost_log_can_be_restored_up_to_it(
    tmp_path: Path, name: str, remedy: Remedy, lost: bool
) -> None:
    source = write_small_instance(tmp_path / "source")
    to = LocalFolder(tmp_path / "destination")
    run_backup(AtRestSource([source]), to, Kind.FULL, options=Options(create=True))
    grow_small_instance(source, 6)
    chain = run_backup(AtRestSource([source]), to, Kind.INCREMENTAL).chain
    if lost:
        (chain / name).unlink()
    else:
        damage(chain / name, *page_bits(4, 1000, 1001, 1002))
    done = verify_path(chain)
    assert (done.result, done.remedy) == ("damaged", remedy)
    assert done.cause is not None and done.cause.hint == remedy
    with pytest.raises(JetError):
        run_restore(chain, tmp_path / "whole")
    if remedy is Remedy.UP_TO_LOG:
        run_restore(chain, tmp_path / "back", wanted=RestoreTarget(generation=4))
    else:
        with pytest.raises(JetError):
            run_restore(chain, tmp_path / "back", wanted=RestoreTarget(generation=4))


def test_a_log_alone_is_advised_by_what_its_instance_needs(tmp_path: Path) -> None:
    """A backup without it was advised."""
    folder = write_small_instance(tmp_path / "source", last=4, required=(2, 4))
    damage(folder / "edb00003.log", 50_000)
    assert verify_path(folder / "edb00003.log").remedy is verify_path(folder).remedy is Remedy.RESTORE
