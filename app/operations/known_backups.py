"""What the backups of an instance change about the advice of a verification: one may have corrected all that was
found in its copy, and one may be restored.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import engine
from app.evidence.bounded import bounded
from app.evidence.corrected_bits import has_corrected
from app.evidence.gathering import ChainScan, joined, place_of, scan_chains
from app.evidence.own_files import has_no_backup, resolved_in
from app.evidence.proofs import DestinationContents, RunRecord
from app.jobs.file import JobFile
from app.settings import Locations, Settings, SettingsFile
from engine.errors import JetError
from engine.progress import Cancel
from engine.remedy import Remedy

_ANSWER = 15.0
"""Seconds for which a destination may give no sign of life; without its answer, it may hold anything."""
_ASKED = frozenset({Remedy.FULL_BACKUP, Remedy.RESTORE})
"""What is advised otherwise where a backup is known, or none is."""


def with_known_backups(
    done: engine.Verification, record: Callable[[], RunRecord], cancel: Cancel
) -> engine.Verification:
    """``done``, with what its findings call for as far as backups of the instance are known.

    Damage of logs, of chains and of what could not be read is advised by the files alone.
    """
    if done.of_chain or done.remedy not in _ASKED:
        return done
    instance = _instance_of(done, cancel)
    if instance is None or instance.is_backup_set:
        return done
    whole = record().whole()
    contents = _contents(whole, instance, cancel)
    found = whole.evidence(instance, contents, datetime.now(UTC), None)
    if done.remedy is Remedy.FULL_BACKUP and has_corrected(done.findings, instance, found.sound):
        return replace(done, remedy=Remedy.KEEP_WATCH)
    return replace(done, has_backup=not has_no_backup(found.verdict))


def _instance_of(done: engine.Verification, cancel: Cancel) -> engine.InstanceFiles | None:
    """The one instance that all damage was found in."""
    damaged = resolved_in(each.file for each in done.findings if each.is_damage)
    roots = {each.file.parent for each in done.findings if each.is_damage} | {done.path}
    try:
        found = engine.scan([root for root in sorted(roots) if root.exists()], cancel=cancel).instances
    except (JetError, OSError):
        cancel.check()
        return None
    own = [each for each in found if damaged <= resolved_in((*each.paths, each.directory))]
    return own[0] if len(own) == 1 else None


def _contents(record: RunRecord, instance: engine.InstanceFiles, cancel: Cancel) -> DestinationContents:
    """What is at the destinations that the history, the settings or the jobs know."""
    settings = _settings()
    places = list(dict.fromkeys((*sorted(record.destinations), *settings.destinations, *_of_jobs())))

    def list_at(place: str, token: Cancel) -> ChainScan:
        return scan_chains([place], token, {place: settings.identities.get(place, "")}, [instance.name])

    scans = bounded({place: partial(list_at, place) for place in places}, _ANSWER, cancel)
    there = joined(scans.values())
    silent = (place_of(place) for place in places if place not in scans)
    return DestinationContents(there.chains, there.read, (*there.absent, *silent), there.findings)


def _of_jobs() -> list[str]:
    """The destinations of the jobs of this machine; none where their file cannot be used."""
    try:
        jobs = JobFile(Locations.of().jobs).load().jobs
    except JetError:
        return []
    return [str(job.destination) for job in jobs if job.runs_on(platform.node())]


def _settings() -> Settings:
    """Defaults where they cannot be read."""
    news = SettingsFile(Locations.of().settings).news()
    return news.settings if news else Settings()
