"""What a run of the window is called on the command line: the same request as ``ese-backup …``."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import engine
from app.operations.requests import BackupRequest, DrillRequest, RecoveryRequest, RestoreRequest, TruncateRequest

PROGRAM = "ese-backup"


Request = BackupRequest | TruncateRequest | RestoreRequest | DrillRequest | RecoveryRequest | Path


def arguments(request: Request) -> list[str]:
    """The arguments that do the same; a path is a verification."""
    if isinstance(request, BackupRequest):
        return _backup(request)
    if isinstance(request, TruncateRequest):
        return ["backup", "--instance", request.live or request.name, "--mode", "truncate"]
    if isinstance(request, DrillRequest):
        return ["drill", str(request.chain), *_wanted(request.wanted or engine.RestoreTarget())]
    if isinstance(request, RestoreRequest):
        return _restore(request)
    if isinstance(request, RecoveryRequest):
        return _recover(request)
    return ["verify", str(request)]


def command_line(request: Request) -> str:
    """One line to paste into the shell of this system."""
    words = [PROGRAM, *arguments(request)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _backup(request: BackupRequest) -> list[str]:
    words = ["backup"]
    if request.live:
        words += ["--instance", request.live]
    else:
        for folder in request.folders:
            words += ["--from", str(folder)]
        words += ["--base", request.base] if request.base else []
        words += ["--name", request.name] if request.name else []
    words += ["--to", str(request.destination), "--mode", request.kind.value]
    if request.options.logs is engine.LogChoice.NEEDED:
        words += ["--logs", request.options.logs.value]
    flags = (("--atomic", request.options.atomic), ("--create", request.options.create))
    return words + [flag for flag, wanted in flags if wanted]


def _restore(request: RestoreRequest) -> list[str]:
    words = ["restore", str(request.chain), "--to", str(request.target)]
    words += _wanted(request.wanted or engine.RestoreTarget(request.generation))
    flags = (
        ("--in-place", request.in_place),
        ("--create", request.create),
        ("--no-recover", not request.recovering),
    )
    return words + [flag for flag, wanted in flags if wanted]


def _wanted(wanted: engine.RestoreTarget) -> list[str]:
    words = []
    if wanted.moment is not None:
        words += ["--time", wanted.moment.isoformat(timespec="microseconds")]
    elif wanted.generation is not None:
        words += ["--generation", str(wanted.generation)]
    if wanted.roll_forward is not None:
        words += ["--roll-forward", str(wanted.roll_forward)]
    return words


def _recover(request: RecoveryRequest) -> list[str]:
    words = ["recover", *map(str, request.folders)]
    if request.base:
        words += ["--base", request.base]
    if request.name:
        words += ["--name", request.name]
    if request.to:
        words += ["--to", str(request.to)]
    options = request.options
    flags = (("--ignore-lost-logs", options.ignore_lost_logs), ("--ignore-missing", options.ignore_missing))
    return words + [flag for flag, wanted in flags if wanted]
