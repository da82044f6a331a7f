"""Whether a backup has corrected in its copy all that a later verification found in the files of an instance: no
data is lost then, and another full backup would bring nothing that this one lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import engine
from app.evidence.clocks import moment_of
from app.evidence.own_files import resolved_in
from app.evidence.rule import ReadBack
from engine.errors import JetError
from engine.remedy import Remedy

Documents = Callable[[str], Mapping[str, Any] | None]
"""What was kept with a run, by its id; None where there is nothing."""
Bit = tuple[str, int, int]
"""The name of a database, a page of it and a bit of that."""
_Bad = tuple[Path, str, int | None, int | None]
"""What was found: file, kind, page and bit."""
_NEVER = datetime.min.replace(tzinfo=UTC)


def no_documents(run: str) -> None:
    """Where nothing is kept with a run."""


def watched(
    check: ReadBack,
    documents: Documents,
    instance: engine.InstanceFiles,
    sound: Callable[[], Iterable[engine.FoundChain]],
) -> ReadBack:
    """``check``, with the advice to keep watch if the newest of the ``sound`` chains has corrected all that
    was found in the databases of the instance; as it is in every other case, also where that is not known."""
    if check.remedy is Remedy.KEEP_WATCH:
        check = replace(check, remedy=Remedy.FULL_BACKUP)  # so it was then
    if check.remedy is not Remedy.FULL_BACKUP:
        return check
    found = _recorded_bits(documents(check.run), instance)
    is_corrected = bool(found) and found <= _corrected_bits(sound())
    return replace(check, remedy=Remedy.KEEP_WATCH) if is_corrected else check


def has_corrected(
    findings: Iterable[engine.Finding], instance: engine.InstanceFiles, sound: Iterable[engine.FoundChain]
) -> bool:
    """The same of a verification that has just ended."""
    bad = [each for each in findings if each.is_damage or each.is_unjudged]
    found = _found_bits([(each.file, each.kind.value, each.page, each.bit) for each in bad], instance)
    return bool(found) and found <= _corrected_bits(sound)


def _recorded_bits(document: Mapping[str, Any] | None, instance: engine.InstanceFiles) -> set[Bit]:
    """The wrong bits that a verification has found, by what was kept of it."""
    try:
        if document is None or document["kind"] != "verification" or document["unlisted"]:
            return set()
        listed = [each for each in document["findings"] if each["damage"] or each["kind"] in engine.UNJUDGED]
        found = [
            (engine.parse_place(each["file"]), each["kind"], each["page"], each.get("bit")) for each in listed
        ]
        return _found_bits(found, instance)
    except (JetError, LookupError, TypeError, ValueError, AttributeError):
        return set()  # kept by another version, or damaged


def _found_bits(bad: Sequence[_Bad], instance: engine.InstanceFiles) -> set[Bit]:
    """The wrong bits of pages; none if anything else is bad, or in any other file than a database."""
    if not resolved_in(file for file, *_ in bad) <= resolved_in(d.path for d in instance.databases):
        return set()
    found: set[Bit] = set()
    for file, kind, page, bit in bad:
        if kind != engine.FindingKind.ONE_BIT.value or page is None or bit is None:
            return set()
        found.add((file.name, int(page), int(bit)))
    return found


def _corrected_bits(chains: Iterable[engine.FoundChain]) -> set[Bit]:
    """The bits that were corrected by the newest backup that read pages: what an older one corrected, and that one
    found good, was wrong anew afterwards."""
    runs = [run for chain in chains if chain.manifest for run in chain.manifest.runs if run.pages.verified]
    newest = max(runs, key=lambda run: moment_of(run.started) or _NEVER, default=None)
    return {(each.file, each.page, each.bit) for each in newest.corrections} if newest else set()
