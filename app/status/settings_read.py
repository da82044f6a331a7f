"""The settings as a look reads them: what cannot be used is a problem, and the file is left as it is."""

from __future__ import annotations

from app.local_paths import is_there
from app.settings import Locations, Settings, SettingsFile
from app.status.values import ProblemType, Severity, StatusProblem
from engine.errors import JetError
from engine.events import LogEntry


def read_settings(locations: Locations) -> tuple[Settings, tuple[StatusProblem, ...]]:
    """The settings, and what is wrong with their file; defaults where it cannot be used."""
    ignored: list[LogEntry] = []
    try:
        news = SettingsFile(locations.settings, tell=ignored.append).news()
        if news is None and not is_there(locations.settings):
            return Settings(), ()
    except JetError:
        news = None
    if news is not None:
        hint = f"Correct the file, or choose again in the settings of the window: {locations.settings}"
        return news.settings, tuple(_problem(each.text.removesuffix("."), hint) for each in ignored[:1])
    text = (
        "The settings file cannot be used: watched folders, destinations and keys that only it names are not known"
    )
    hint = (
        f"Correct {locations.settings}, or import an export of the settings: ese-backup settings import. "
        "The next command that needs the file renames it and starts with the defaults."
    )
    return Settings(), (_problem(text, hint),)


def _problem(text: str, hint: str) -> StatusProblem:
    return StatusProblem(ProblemType.SETTINGS, Severity.WARNING, "settings", text, hint)
