"""A pruning that cannot delete a chain: it goes on with the others, and fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Pruning, RunContext, run_prune
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from tests.builders.small_instance import write_small_instance
from tests.disk.fault_fs import Call, FaultFS
from tests.unit.test_prune import FS, ONE, chains, three_backups


@pytest.mark.parametrize("verb", ["rename", "remove"])
def test_a_chain_that_cannot_be_removed_keeps_no_other(tmp_path: Path, verb: str) -> None:
    """Its left files were named nowhere, and the chains after it were not looked at."""
    backups = three_backups(tmp_path, write_small_instance(tmp_path / "source"))
    first, second, third = chains(backups)

    def refuse(call: Call) -> None:
        if call.verb == verb and first.name in str(call.path) and call.path.name != MANIFEST_NAME:
            raise Code.FileAccessDenied.error(f"{call.path}: no permission.", path=str(call.path))

    entries: list[LogEntry] = []
    context = RunContext(fs=FaultFS(FS, refuse), events=entries.append)
    with pytest.raises(JetError) as caught:
        run_prune(Pruning(backups, ONE), context=context)
    assert not second.exists() and third.exists()
    assert [e.fields["path"] for e in entries if e.kind is EventKind.ChainRemoved] == [str(second)]
    left = first.with_name(f".{first.name}.partial")
    assert left.exists() is not first.exists() is (verb == "rename")
    assert caught.value.code is (Code.FileAccessDenied if verb == "rename" else Code.DeleteBackupFileFail)
    assert str(first) in caught.value.message
    assert verb == "rename" or str(left) in caught.value.message
    assert entries[-1].kind is EventKind.RunFailed
