"""The commands by name: where each is, and its line in the list of all.

A command is imported when it is used, since importing all of them would be most of the time of a short one.
``--help`` shows the lines from here; a test holds them to what the commands say of themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click


class Listed(NamedTuple):
    """A command: its module below ``app.cli``, its name in there, and its line."""

    module: str
    attribute: str
    line: str


COMMANDS: dict[str, Listed] = {
    "audit": Listed("audit", "audit", "Show and check who did what to which chain and job."),
    "backup": Listed("backup", "backup", "Back up an instance."),
    "cancel": Listed("control", "cancel", "Stop a run of another program."),
    "chains": Listed("chains", "chains", "List the chains at a destination."),
    "compare": Listed("compare", "compare", "Compare two chains, moments, instances or databases."),
    "copy": Listed("copy", "copy", "Copy chains to another destination."),
    "demo": Listed("sample", "demo", "Show a backup and a restore of a sample instance."),
    "destinations": Listed("destination_list", "destinations", "Manage the destinations of backups."),
    "diagnostics": Listed("diagnostics", "diagnostics", "Collect information for support."),
    "drill": Listed("drill", "drill", "Restore a chain as a test and delete the result."),
    "export": Listed("export", "export", "Export the tables of a database as CSV, JSON or SQLite."),
    "header": Listed("files", "header", "Show the header of a file."),
    "history": Listed("history", "history", "Show the history of events and runs."),
    "instances": Listed("instances", "instances", "List the running instances."),
    "jobs": Listed("jobs", "jobs", "Manage jobs: what is backed up automatically, where to, and when."),
    "name": Listed("naming", "name", "Give instances names of your own, and tags."),
    "notify": Listed(
        "notify", "notify", "Notify people of problems: mail, webhooks, system logs, other services."
    ),
    "page": Listed("page", "page", "Show one page of a database."),
    "pause": Listed("control", "pause", "Pause a run of another program."),
    "pin": Listed("chains", "pin", "Protect a chain from prune."),
    "prune": Listed("prune", "prune", "Remove the chains that no rule keeps."),
    "records": Listed("files", "records", "Count the records of logs by type."),
    "recover": Listed("recover", "recover", "Bring a dirty instance to a clean shutdown by its logs."),
    "remove": Listed("remove", "remove", "Remove chains."),
    "report": Listed("report", "report", "Report on a run, a drill or the week."),
    "restore": Listed("restore", "restore", "Restore a chain to another folder."),
    "restored": Listed("drill", "restored", "Confirm a restore in place, or take it back."),
    "resume": Listed("control", "resume", "Resume a paused run."),
    "rows": Listed("tables", "rows", "Show the rows of a table."),
    "run-due": Listed("run_due", "run_due", "Run the jobs and checks that are due."),
    "run-sheet": Listed("run_sheet", "run_sheet", "Show and tick the steps of a restore."),
    "sample": Listed("sample", "sample", "Create a small sample instance."),
    "scan": Listed("scan", "scan", "Find ESE instances in folders."),
    "schedule": Listed("schedule", "schedule", "Let the operating system start what is due."),
    "serve": Listed("serve", "serve", "Run a live instance with a steady workload."),
    "settings": Listed("settings", "settings", "Export and import all settings."),
    "status": Listed("status", "status", "Show how well everything is protected."),
    "tables": Listed("tables", "tables", "List the tables of a database."),
    "timeline": Listed("timeline", "timeline", "Show which logs are backed up, and which are safe to move."),
    "unpin": Listed("chains", "unpin", "Remove the pin of a chain."),
    "verify": Listed("verify", "verify", "Verify a chain, an instance, a database or a log."),
}


class OnDemand(Mapping[str, click.Command]):
    """All commands by name, each imported when it is looked up."""

    def __init__(self) -> None:
        self._found: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._found:
            listed = COMMANDS[name]
            self._found[name] = getattr(import_module(f"app.cli.{listed.module}"), listed.attribute)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class CommandList(click.Group):
    """The group of all commands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands = OnDemand()  # type: ignore[assignment]  # none is ever added or removed

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, with the lines from here, whole."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.line) for name, listed in COMMANDS.items()])
