"""What a killed run left is named by the next command, and in the history."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.settings import Locations
from engine.events import EventKind
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]
_KILLED = """
import os, sys
from pathlib import Path
from app.history.history import History
from app.history.runs import RunOperation
History(Path(sys.argv[1])).begin_run("edb", RunOperation.RESTORE, source="/s", destination=sys.argv[2])
os._exit(1)
"""


def test_the_next_command_names_what_is_left(cli: Cli, ask: Ask, small: Path, tmp_path: Path) -> None:
    left = tmp_path / ".ese-restore-0123abcd.partial"
    left.mkdir()
    (left / "x").write_bytes(bytes(2048))
    Locations.of().history.parent.mkdir(parents=True, exist_ok=True)
    words = [str(Locations.of().history), str(tmp_path / "edb")]
    subprocess.run([sys.executable, "-c", _KILLED, *words], check=False, timeout=60)
    err = cli("verify", small).err
    assert f"warning: The interrupted restore of edb left {left} (2.0 KiB)" in err
    assert "it can also be deleted now" in err
    assert "left" not in cli("verify", small).err, "it is said once"
    (entry,) = (entry for entry in ask("history")["entries"] if entry["id"] == EventKind.RunLeftFiles)
    assert str(left) in entry["text"] and entry["level"] == "Warning"
