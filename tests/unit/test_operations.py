"""Each request says in the words of ``ese-backup`` what it is; the command line makes the same request of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

import engine
from app.cli.main import commands
from app.cli.session import CommandSession
from app.operations.backup import BackupRequest
from app.operations.command_line import command_line
from app.operations.confirm import ConfirmRequest
from app.operations.copy import CopyRequest
from app.operations.drill import DrillRequest
from app.operations.export import ExportKind, ExportRequest
from app.operations.instance_source import FilesAtRest, RunningInstance
from app.operations.key_files import KeyFiles
from app.operations.prune import PruneRequest
from app.operations.recover import RecoveryRequest
from app.operations.remove import RemoveRequest
from app.operations.request import Request
from app.operations.restore import RestoreRequest
from app.operations.take_back import TakeBackRequest
from app.operations.truncate import TruncateRequest
from app.operations.verify import VerifyRequest
from engine.error_codes import Code
from engine.errors import JetError
from tests.operations import operations

Result = TypeVar("Result")

HERE = Path("/srv/an instance").absolute()
THERE = Path("/backups/it's").absolute()
SCOPE = engine.Scope((HERE / "old", HERE / "tmp"), subfolders=False)
MOMENT = datetime(2025, 1, 1, 12, 30, tzinfo=UTC)


class Asked(Exception):
    """What the command line was about to run."""

    def __init__(self, request: Request[Any]) -> None:
        super().__init__(request.title(""))
        self.request = request


class Listening(CommandSession):
    """Runs nothing, and says what it was asked for."""

    def run(self, request: Request[Result]) -> Result:
        raise Asked(request)


def asked_for(words: list[str]) -> Request[Any]:
    with pytest.raises(Asked) as caught:
        commands.main(words, obj=Listening(), standalone_mode=False)
    return caught.value.request


OF_A_CHAIN = (
    partial(VerifyRequest, THERE),
    partial(RestoreRequest, THERE, HERE),
    partial(DrillRequest, THERE),
    partial(ExportRequest, THERE, HERE),
)
"""What reads a chain, and may need keys for it."""

REQUESTS: list[Request[Any]] = [
    BackupRequest(FilesAtRest((HERE,)), THERE, engine.Kind.FULL),
    BackupRequest(
        FilesAtRest((HERE, HERE / "logs"), "edb", "edb-1", SCOPE),
        THERE,
        engine.Kind.INCREMENTAL,
        engine.Options(create=True, atomic=True, logs=engine.LogChoice.NEEDED),
    ),
    BackupRequest(FilesAtRest((HERE,), snapshot=True), THERE, engine.Kind.FULL),
    BackupRequest(FilesAtRest((HERE,)), THERE, engine.Kind.COPY, engine.Options(create=True)),
    BackupRequest(FilesAtRest((HERE,)), THERE, engine.Kind.DIFFERENTIAL, engine.Options(atomic=True)),
    BackupRequest(FilesAtRest((HERE,), "edb", "edb-1"), THERE, engine.Kind.AS_IS, engine.Options(create=True)),
    BackupRequest(
        *(FilesAtRest((HERE,)), THERE, engine.Kind.FULL),
        engine.Options(encode=engine.Encode(9, ("age1one", "ssh-ed25519 AAAA two"))),
        KeyFiles((str(HERE / "key"), "keyring:work"), (HERE / "sign.pub",), HERE / "sign"),
    ),
    BackupRequest(
        *(FilesAtRest((HERE,)), THERE, engine.Kind.FULL, engine.Options(encode=engine.Encode(passphrase=True))),
        KeyFiles(passphrase=True),
    ),
    *(request(keys=KeyFiles(("key",), (HERE / "sign.pub",), passphrase=True)) for request in OF_A_CHAIN),
    VerifyRequest(THERE),
    VerifyRequest(HERE, structure=True, scope=SCOPE),
    VerifyRequest(HERE, structure=True, snapshot=True),
    RestoreRequest(THERE, HERE),
    RestoreRequest(THERE, HERE, engine.RestoreTarget(92), create=True, recovering=False, in_place=True),
    RestoreRequest(THERE, HERE, engine.RestoreTarget(moment=MOMENT, roll_forward=HERE / "logs")),
    DrillRequest(THERE),
    DrillRequest(THERE, engine.RestoreTarget(92), scratch=HERE),
    ExportRequest(THERE, HERE),
    ExportRequest(THERE, HERE, views=("srum-timeline", "-v")),
    ExportRequest(THERE / "a.edb", HERE, ExportKind.SQLITE, ("a b", "-c"), "a.edb", system=True),
    CopyRequest(THERE, HERE),
    CopyRequest(engine.parse_place("s3://bucket/backups"), HERE, create=True),
    CopyRequest(THERE, HERE, encode=engine.Encode()),
    CopyRequest(THERE, HERE, encode=engine.Encode(9, ("age1one",))),
    PruneRequest(THERE, engine.Retention(last=1)),
    PruneRequest(
        THERE,
        engine.Retention(
            *(1, 2, 3, 4, 5, engine.Retention.UNLIMITED),
            within=engine.Duration(years=1, hours=6),
            min_age=engine.Duration(days=2),
            max_size=1 << 40,
            evidence=True,
        ),
        "edb-1234ABCD",
    ),
    RemoveRequest((THERE,)),
    RemoveRequest((THERE, HERE), ("edb-1", "edb 2")),
    RecoveryRequest(FilesAtRest((HERE,))),
    RecoveryRequest(
        FilesAtRest((HERE,), "edb", "edb-1", SCOPE),
        THERE,
        engine.RecoveryOptions(ignore_lost_logs=True, ignore_missing=True),
    ),
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda each: " ".join(each.arguments()[:1]))
def test_the_command_line_makes_the_same_request(request_: Request[Any]) -> None:
    words = request_.arguments()
    again = asked_for(words)
    assert type(again) is type(request_)
    assert again.arguments() == words
    assert (again.place, again.read_chain) == (request_.place, request_.read_chain)
    assert again.title("edb") == request_.title("edb")


@pytest.mark.parametrize("made", [ConfirmRequest, TakeBackRequest])
def test_the_displaced_files(made: Callable[[Path], Request[Any]], tmp_path: Path) -> None:
    command, *words = made(tmp_path).arguments()
    found = commands.commands[command].make_context(command, list(words)).params
    assert found["folder"] == tmp_path
    assert f"--{found['choice']}" in words


def test_a_removal_of_logs(tmp_path: Path) -> None:
    request = TruncateRequest(RunningInstance(tmp_path, "edb"))
    command, *words = request.arguments()
    found = commands.commands[command].make_context(command, list(words)).params
    assert (found["live"], found["mode"]) == (str(tmp_path), "truncate")
    assert request.place == tmp_path


def test_logs_of_files_at_rest_are_not_removed(tmp_path: Path) -> None:
    with pytest.raises(JetError) as caught:
        TruncateRequest(FilesAtRest((tmp_path,))).preview()
    assert caught.value.code is Code.FeatureNotAvailable


def test_one_line_for_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.command_line.os.name", "posix")
    assert command_line(VerifyRequest(Path("/a b/it's"))) == "ese-backup verify '/a b/it'\"'\"'s'"


def test_every_operation_is_tried_here() -> None:
    tried = {type(request) for request in REQUESTS} | {TruncateRequest, ConfirmRequest, TakeBackRequest}
    assert operations() == tried
