"""Leases of readers on any machine: ``leases/CHAIN/ID.json`` says who reads the chain, and until when at most.

A reader writes its lease and then looks for the mark of a removal; a removal writes its mark and then looks for
leases: neither can miss the other. A reader that may not write goes on without one.
"""

from __future__ import annotations

import contextlib
import json
import platform
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.layout import Layout
from engine.error_codes import Code
from engine.errors import JetError

LASTS = timedelta(hours=48)
"""After this the reader is taken for dead, whatever it still does."""


@contextlib.contextmanager
def held(bucket: ObjectBucket, layout: Layout, chain: str, path: Path, reader: str) -> Iterator[None]:
    """Keep the chain from being removed while it is read. Raises JET_errBackupInProgress (-505) while it is."""
    key = f"{layout.leases_of(chain)}{secrets.token_hex(8)}.json"
    now = datetime.now(UTC)
    body = {"reader": reader, "machine": platform.node(), "since": _text(now), "until": _text(now + LASTS)}
    with contextlib.ExitStack() as stack:
        being_removed = False
        with contextlib.suppress(JetError):
            bucket.put(key, json.dumps(body, indent=1).encode() + b"\n")
            stack.callback(_forget, bucket, key)
            being_removed = any(found.key == layout.removal(chain) for found in bucket.objects(layout.runs))
        if being_removed:
            raise Code.BackupInProgress.error(
                f"{path} is being removed.", hint="Choose another chain.", path=str(path)
            )
        yield


def check_not_held(bucket: ObjectBucket, layout: Layout, chain: str, path: Path) -> None:
    """Raises JET_errBackupInProgress (-505) if a reader holds the chain; leases that have expired are deleted."""
    for found in bucket.objects(layout.leases_of(chain)):
        body = _body(bucket.get(found.key).data)
        latest = _text(found.modified.astimezone(UTC) + LASTS)
        until = min(body.get("until", latest), latest)
        if until < _text(datetime.now(UTC)):
            bucket.delete([found.key])
            continue
        who = f"{body.get('machine') or 'another machine'} ({body.get('reader') or 'unknown operation'})"
        raise Code.BackupInProgress.error(
            f"{path} cannot be removed while it is in use by {who}, until {until} at most.",
            hint="Wait until that operation has ended.",
            path=str(path),
        )


def _forget(bucket: ObjectBucket, key: str) -> None:
    with contextlib.suppress(JetError):
        bucket.delete([key])


def _body(data: bytes) -> dict[str, str]:
    """What a lease says, as far as it says anything."""
    try:
        body = json.loads(data)
        datetime.fromisoformat(body["until"])
        return {key: str(value) for key, value in body.items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
