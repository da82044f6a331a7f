"""Which scenes of pictures live in one world. One that changes what others show has a world of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tests.ui.picture_scenes import SCENES
from ui.page_list import page_rows

SHARING = ("instances", "tables", "verify", "history", "palette", "help", "tray", "widgets", "menu")
"""Pages of which all scenes share a world, in their order, but for those that are :data:`APART`."""
APART = ("instances.recover",)
ACTING = ("verify",)
"""Pages whose pictures need a run, which others would show, too: at work, in the history, in the tray."""
SHARED = (
    *("sets.chain", "sets.pin", "sets.as_table", "sets.remove", "sets.copy", "sets.import"),
    *("restore.what", "restore.where", "restore.checks"),
    *("restore.decide", "restore.keep", "restore.take_back", "restore.sheet", "restore.printed"),
    *("jobs.queue", "jobs.missed", "jobs.checks", "jobs.scheduler", "jobs.check", "jobs.command", "jobs.pause"),
    *("jobs.what", "jobs.schedule", "jobs.keep", "jobs.store", "jobs.targets", "jobs.programs", "jobs.new"),
    *("jobs.many", "jobs.many_missed", "jobs.many_checks", "jobs.next_week"),
    *("jobs.faults", "jobs.faults_schedule", "jobs.faults_targets", "jobs.conflict"),
    *(
        "jobs.install",
        "jobs.refused",
        "jobs.installed",
        "jobs.drifted",
        "jobs.repair",
        "jobs.off",
        "jobs.uninstall",
    ),
    *("settings.clear", "settings.mail", "settings.webhook", "settings.apprise", "settings.syslog"),
    *("settings.matrix", "settings.not_sent", "settings.channel", "settings.remove", "settings.import"),
    *("destinations.tested", "destinations.add", "destinations.refused"),
    *("retention.plan", "retention.year", "retention.going", "retention.question"),
    *("question.stay", "question.crash", "question.unsaved"),
    *("first_run", "first_run.place", "first_run.refused", "first_run.schedule", "first_run.summary"),
)
"""Scenes that leave what those after them show as it is."""


def named(names: Sequence[str]) -> list[str]:
    """Pages and scenes as they were asked for: ``scenes`` are all, ``jobs.`` those of a page. Raises SystemExit
    where there is none of that name."""
    found: list[str] = []
    for name in names:
        if name == "scenes":
            found += SCENES
        elif name.endswith("."):
            found += [scene for scene in SCENES if scene.startswith(name)] or _unknown(name)
        else:
            found += [name] if name in SCENES or "." not in name else _unknown(name)
    return list(dict.fromkeys(found))


def _unknown(name: str) -> list[str]:
    raise SystemExit(f"No scene is called {name}.")


def worlds_of(names: Sequence[str]) -> list[list[str]]:
    """What is rendered in one world, in their order: pages together, scenes that share by their page, every other
    scene alone, and each page that is :data:`ACTING`. Of nothing: of all pages."""
    worlds: dict[str, list[str]] = {}
    for name in names or [row[0] for row in page_rows()]:
        page = name.partition(".")[0]
        shares = name in SHARED or (page in SHARING and name not in APART)
        key = (page if page in ACTING else "") if name not in SCENES else f"{page}." if shares else name
        worlds.setdefault(key, []).append(name)
    return list(worlds.values())
