"""The pages of the window, in the order of the navigation."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from ui.context import Context
from ui.page import PageContent, ShellPage


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Pages", text)


def page_rows() -> tuple[tuple[str, str, str, str], ...]:
    """(folder of :mod:`ui.pages`, icon, title, subtitle) of each; the folder has ``page.build(context)``."""
    return (
        ("overview", "overview", tr("Overview"), tr("What is protected, what is not, and what to do about it")),
        (
            "instances",
            "instances",
            tr("Instances"),
            tr("Databases in the watched folders and how well they are protected"),
        ),
        ("back_up", "back-up", tr("Back up"), tr("Choose what to back up and where")),
        ("running", "running", tr("Runs"), tr("Runs in progress and the outcome of recent runs in this window")),
        ("restore", "restore", tr("Restore"), tr("Restore a backup to a separate folder or in place")),
        ("sets", "sets", tr("Sets"), tr("All backup sets at all destinations")),
        (
            "tables",
            "tables",
            tr("Tables"),
            tr("Browse a database as of any moment of its backups, and export rows"),
        ),
        ("verify", "verify", tr("Verify"), tr("Read every page and log")),
        ("retention", "retention", tr("Retention"), tr("What to keep, and what pruning removes")),
        ("jobs", "jobs", tr("Jobs"), tr("Set up automatic backups, and see what is due and what is running")),
        (
            "destinations",
            "destinations",
            tr("Destinations"),
            tr("Where backups are kept, and whether these places are available"),
        ),
        ("history", "history", tr("History"), tr("What happened, when, and to which instance")),
        ("settings", "settings", tr("Settings"), tr("Changes are saved and take effect immediately")),
    )


def shell_pages(context: Context) -> dict[str, ShellPage]:
    """All pages by their folder; the module of a page is imported when the page is made."""
    return {
        name: ShellPage(title, icon, partial(_make, name, context), subtitle)
        for name, icon, title, subtitle in page_rows()
    }


def _make(name: str, context: Context) -> PageContent:
    content: PageContent = import_module(f"ui.pages.{name}.page").build(context)
    return content
