"""Which chain an instance continues, or why it continues none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.chain.manifest import Kind, Manifest, StoredFile
from engine.discovery.instance_files import InstanceFiles, generations
from engine.error_codes import Code
from engine.errors import JetError, known


def continued(
    instance: InstanceFiles, chains: Mapping[str, Manifest], kind: Kind = Kind.INCREMENTAL
) -> tuple[str, Manifest]:
    """The chain that the instance continues: of its stream and history, the one that reaches furthest.

    Clocks are ignored. If several chains end at the same place, it is the one that was started last; where the
    folder of a chain was copied, the one that has its name. If the instance continues none of them, the error for
    the furthest one is raised. ``kind`` is for its words.
    """
    what = "an incremental backup" if kind is Kind.INCREMENTAL else f"a {kind.value} backup"
    if instance.base is None or not instance.logs:
        raise Code.LoggingDisabled.error(
            f"There are no logs for {what}.",
            hint="Make a full backup. Databases without logs can only be backed up in full.",
        )
    alike = [(n, m) for n, m in chains.items() if m.signature == str(instance.signature) and m.logs]
    own = {name: manifest for name, manifest in alike if manifest.is_continued}
    if not own:
        raise Code.MissingFullBackup.error(
            f"{what[0].upper()}{what[1:]} of {instance.name} requires a full backup. "
            f"{_why_none(chains, bool(alike))}"
        )
    refusal: JetError | None = None

    def reach(item: tuple[str, Manifest]) -> tuple[object, ...]:
        name, manifest = item
        return manifest.reach, Path(name).name == manifest.chain, name

    for name, manifest in sorted(own.items(), key=reach, reverse=True):
        try:
            _check_held(instance, manifest)
            check_history(instance, manifest.logs[-1])
        except JetError as error:
            refusal = refusal or error
        else:
            return name, manifest
    raise known(refusal, "chain of the instance, nor a reason against one")


def copied_folders(name: str, chains: Mapping[str, Manifest]) -> tuple[str, ...]:
    """What is to be noted where the folder of the chain that is continued was copied: the copies stay as they are,
    and look the same until then."""
    same = [each for each, manifest in chains.items() if each != name and manifest.chain == chains[name].chain]
    return tuple(
        f"The folder {each} holds a copy of the chain {name}. Only {name} is continued. Move the copy to another "
        "destination, or remove it."
        for each in same
    )


def _why_none(chains: Mapping[str, Manifest], alike: bool) -> str:
    """Why none of the chains can be continued, whatever the logs of the instance are."""
    if alike:
        return "There is only a copy backup, which no other backup continues."
    foreign = next((manifest for manifest in chains.values() if manifest.is_continued), None)
    if foreign is None:
        return "There is no backup yet."
    return f"The backup at the destination belongs to another log stream ({foreign.signature})."


def _check_held(instance: InstanceFiles, manifest: Manifest) -> None:
    """The chain started with a copy of every database."""
    for database in instance.databases:
        if str(database.reading.header.sign_db) not in manifest.databases.values():
            raise Code.MissingFullBackup.error(
                f"{database.path.name} is not in the chain started on {manifest.runs[0].started}: it was "
                "created or replaced after the full backup.",
                path=str(database.path),
            )


def check_history(instance: InstanceFiles, last: StoredFile) -> None:
    """The source's logs go on where the chain ends, by the creation times in their headers."""
    generation = known(last.generation, f"generation of {last.name}")
    here = {log.generation: log.header for log in instance.logs}
    same, following = here.get(generation), here.get(generation + 1)
    newest = instance.logs[-1]
    reopened = newest.generation == generation and newest is instance.current and not last.current
    if reopened or newest.generation < generation:
        here_is = (
            "still the current log of the instance"
            if reopened
            else f"newer than all logs of the instance ({generations([newest.generation])})"
        )
        raise Code.GivenLogFileIsNotContiguous.error(
            f"Log {generations([generation])} of the chain is {here_is}: the instance was reset to "
            "an earlier state.",
            hint="Make a full backup. The instance has started another history.",
        )
    broken = same is not None and same.created.data.hex() != last.created
    broken |= following is not None and following.previous_created.data.hex() != last.created
    if broken:
        raise Code.GivenLogFileIsNotContiguous.error(
            f"Log {generations([generation])} of the chain and the logs of the instance are not from "
            "the same history: the instance has started another one.",
            hint="Make a full backup.",
            generation=generation,
        )
