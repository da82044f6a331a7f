"""``settings``: all settings to a file and back by command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.jobs.file import JobFile
from app.settings import Locations, SettingsFile, Theme
from engine.events import EventKind
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]
Refused = Callable[..., dict[str, Any]]
TEXT = (
    'format = 1\nkind = "ese-backup-settings"\nhost = "dc1"\n[preferences]\ntheme = "dark"\nfolders = ["/srv"]\n'
)


def test_export_preview_import_and_undo(ask: Ask, cli: Cli, refused: Refused, tmp_path: Path) -> None:
    ask(
        "jobs",
        "add",
        "mail",
        "--from",
        "/srv/mail",
        "--to",
        "/backups",
        "--every",
        "1h",
        "--identity",
        "keyring:x",
    )
    file = tmp_path / "settings.toml"
    answer = ask("settings", "export", "--to", file)
    assert answer["left_out"] == ["Not in this file, but named in it: keyring:x"]
    assert answer["text"] == file.read_text()
    assert refused("settings", "export", "--to", file)["name"] == "JET_errFileAlreadyExists"
    assert cli("settings", "export", "--only", "jobs").out.count("[[job]]") == 1
    ask("jobs", "remove", "mail")
    preview = ask("settings", "import", file, "--dry-run")
    assert [(each["kind"], each["name"], each["before"]) for each in preview["changes"]] == [("job", "mail", None)]
    assert not JobFile(Locations.of().jobs).load().jobs
    done = ask("settings", "import", file)
    assert done["changes"] == preview["changes"]
    assert [job.name for job in JobFile(Locations.of().jobs).load().jobs] == ["mail"]
    assert ask("settings", "import", file)["changes"] == []
    back = ask("settings", "undo")
    assert [(each["name"], each["after"]) for each in back["changes"]] == [("mail", None)]
    assert not JobFile(Locations.of().jobs).load().jobs
    assert refused("settings", "undo")["name"] == "JET_errFileNotFound"


def test_what_it_says(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(TEXT)
    preview = cli("settings", "import", file, "--dry-run")
    assert f"{file} would change 2 settings." in preview.out
    rows = [line.split() for line in preview.out.splitlines() if line.strip().startswith("preferences")]
    assert rows == [
        ["preferences", "theme", "changed", "system", "dark"],
        ["preferences", "folders", "/srv", "new"],
    ]
    assert "Changed 2 settings" in cli("settings", "import", file).out
    assert SettingsFile(Locations.of().settings).load().theme is Theme.DARK
    assert "Nothing to change" in cli("settings", "import", file).out
    SettingsFile(Locations.of().settings).change(lambda settings: settings.with_folder("/other"))
    undone = cli("settings", "undo")
    assert "Took 2 settings back." in undone.out
    assert SettingsFile(Locations.of().settings).load().folders == ("/other",)


def test_a_damaged_file_is_refused_with_its_place(refused: Refused, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(TEXT.replace('"dark"', '"pink"'))
    error = refused("settings", "import", file)
    assert (error["line"], error["column"], error["field"]) == (5, 1, "preferences.theme")
    assert not Locations.of().settings.exists()


def test_a_damaged_file_is_a_warning_before_and_after_it_is_renamed(ask: Ask, cli: Cli, small: Path) -> None:
    """``status`` leaves it as it is; the first command that needs it renames it, with a word and an event."""
    settings = Locations.of().settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[1, 2]")
    problems = {each["type"]: each for each in json.loads(cli("status", "--json").out)["problems"]}
    assert problems["settings"]["severity"] == "warning"
    assert settings.read_text() == "[1, 2]"
    made = cli("backup", "--from", small, "--to", small.parent / "backups", "--mode", "full", "--create")
    assert (made.code, "warning: The settings file was damaged. It was renamed to" in made.err) == (0, True)
    events = ask("history")["entries"]
    assert [each["level"] for each in events if each["id"] == EventKind.SettingsSetAside] == ["Warning"]
    settings.write_text('{"trusted_keys": 5}')
    problems = {each["type"]: each for each in json.loads(cli("status", "--json").out)["problems"]}
    assert "trusted_keys" in problems["settings"]["text"]
