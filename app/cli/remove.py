"""``ese-backup remove``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from engine import Removed, RemovedChain


@click.command(short_help="Remove chains.")
@click.argument("chains", metavar="CHAIN…", type=absolute_path, nargs=-1, required=True)
@click.option(
    "--newest",
    metavar="INSTANCE",
    multiple=True,
    help="Remove the newest chain of this instance that can be restored, too. May be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be removed, without removing it.")
@json_option
@click.pass_obj
def remove(session: CommandSession, chains: tuple[Path, ...], newest: tuple[str, ...], dry_run: bool) -> Answer:
    """Remove each CHAIN with all its backup sets, whatever the rules of retention keep.

    Nothing is removed if one of the chains must stay: because it is pinned, locked by its bucket, being read, or
    holds files that are not part of it. The newest chain of an instance that can be restored is removed only if
    the instance is named with --newest. Each removal is in the audit log.

    \b
    Examples:
      ese-backup remove /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --dry-run
      ese-backup remove CHAIN --newest SRU-1A2B3C4D
    """
    from app.cli.session import record_of_history
    from app.operations.remove import RemoveRequest

    request = RemoveRequest(chains, newest)
    done = request.preview(record_of_history()) if dry_run else session.run(request)
    fields = {
        "result": "planned" if dry_run else "success",
        "chains": list(map(_fields, done.chains)),
        "freed": done.freed,
        "must_be_named": list(done.must_be_named),
        "seconds": round(done.seconds, 3),
    }
    unnamed = set(done.must_be_named) - set(newest)
    return Answer(fields, lambda: _show(done, planned=dry_run), ok=not (done.refused or unnamed))


def _fields(chain: RemovedChain) -> dict[str, object]:
    return {
        "chain": str(chain.path),
        "instance": chain.instance,
        "bytes": chain.bytes,
        "files": chain.files,
        "runs": len(chain.runs),
        "started": chain.runs[0].started if chain.runs else None,
        "ended": chain.runs[-1].ended if chain.runs else None,
        "newest": chain.is_newest,
        "continued": chain.is_continued,
        "refusal": chain.refusal or None,
    }


def _show(done: Removed, *, planned: bool) -> None:
    from app.cli.text import counted, line, size, table

    def notes(chain: RemovedChain) -> str:
        newest = (
            "newest that can be restored: stays without --newest" if planned else "newest that can be restored"
        )
        continued = "the next backup must be a full one"
        said = [chain.refusal, newest if chain.is_newest else "", continued if chain.is_continued else ""]
        return "; ".join(text for text in said if text)

    def row(chain: RemovedChain) -> list[str]:
        ended = chain.runs[-1].ended[:16].replace("T", " ") + " UTC" if chain.runs else ""
        figures = [str(len(chain.runs)), str(chain.files), size(chain.bytes)]
        return [chain.instance, chain.path.name, *figures, ended, notes(chain)]

    headings = ["instance", "chain", "sets", "files", "size", "last set", ""]
    table(headings, map(row, done.chains), right=[2, 3, 4])
    what = "Would remove" if planned else "Removed"
    line(f"{what} {counted(len(done.chains), 'chain')}, {size(done.freed)}.")
