"""Settings come back as saved, survive other versions, and damage costs no more than it must."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_names import Naming
from app.settings import HOME_VARIABLE, BackupMode, Locations, Settings, SettingsFile, Theme
from engine.chain.retention import Duration, Retention
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem, ensure_directory
from tests.disk.fault_fs import Call, FaultFS

PROJECT = Path(__file__).parents[2]
CHOSEN = Settings(
    folders=("/srv/ntds", "/srv/ü\udc80"),
    destinations=("/backup",),
    theme=Theme.DARK,
    last_mode=BackupMode.INCREMENTAL,
    last_atomic=True,
    overdue_hours=5,
    history_days=0,
    retention={
        "/backup": Retention(last=3, daily=Retention.UNLIMITED, within=Duration(weeks=2), max_size=500 << 30),
        "/srv/ü\udc80": Retention(yearly=1, min_age=Duration(hours=12)),
    },
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_settings_come_back_as_saved(path: Path) -> None:
    file = SettingsFile(path)
    assert file.load() == Settings()
    file.save(CHOSEN)
    assert file.load() == CHOSEN
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_keys_of_a_later_version_survive(path: Path) -> None:
    file = SettingsFile(path)
    file.save(CHOSEN)
    saved = {**json.loads(path.read_text()), "bandwidth": {"limit": [1, 2]}}
    path.write_text(json.dumps(saved))
    file.change(lambda settings: replace(settings, theme=Theme.LIGHT))
    assert json.loads(path.read_text()) == {**saved, "theme": "light"}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b" " * (1 << 20) + b"{}", b"\x00" * 50],
    ids=["empty", "cut", "list", "null", "no text", "deep", "large", "zeros"],
)
def test_a_damaged_file_is_set_aside_and_defaults_apply(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    told: list[LogEntry] = []
    file = SettingsFile(path, tell=told.append)
    assert file.load() == Settings()
    assert [e.kind for e in told] == [EventKind.SettingsSetAside]
    assert Path(str(told[0].fields["path"])).read_bytes() == content
    file.save(CHOSEN)
    assert file.load() == CHOSEN
    assert len(told) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("folders", "/srv"),
        ("folders", [1]),
        ("last_atomic", 1),
        ("overdue_hours", True),
        ("overdue_hours", -1),
        ("history_days", 1.5),
        ("retention", [1]),
        ("retention", {"/backup": {"daily": 7}}),
        ("retention", {"/backup": {"daily": "-7"}}),
        ("retention", {"/backup": {"daily": "7", "never": "1"}}),
        ("retention", {"/backup": {"within": "soon"}}),
        ("retention", {"/backup": "7"}),
    ],
)
def test_one_value_that_is_not_valid_costs_only_itself(path: Path, name: str, value: object) -> None:
    SettingsFile(path).save(CHOSEN)
    path.write_text(json.dumps({**json.loads(path.read_text()), name: value}))
    told: list[LogEntry] = []
    loaded = SettingsFile(path, tell=told.append).load()
    assert getattr(loaded, name) == getattr(Settings(), name)
    default: dict[str, Any] = {name: getattr(Settings(), name)}
    assert loaded == replace(CHOSEN, **default)
    assert [(e.kind, e.fields["name"]) for e in told] == [(EventKind.SettingIgnored, name)]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    ),
    st.sampled_from(
        ["folders", "destinations", "theme", "last_mode", "last_atomic", "history_days", "retention", "x"]
    ),
)
def test_no_value_stops_the_program(tmp_path_factory: pytest.TempPathFactory, value: object, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(json.dumps({name: value}))
    file = SettingsFile(path)
    file.save(file.load())
    assert file.load() == file.load()


def test_a_folder_that_cannot_be_written_is_an_error_and_keeps_the_old_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("old")
    with pytest.raises(JetError, match="file"):
        SettingsFile(blocked / "settings.json").save(CHOSEN)
    folder = tmp_path / "settings.json"
    folder.mkdir()
    with pytest.raises(JetError, match=r"settings\.json"):
        SettingsFile(folder).load()


def test_the_last_destination_stands_first_and_the_list_stays_short() -> None:
    settings = Settings()
    for number in range(30):
        settings = settings.with_destination(f"/{number}")
    settings = settings.with_destination("/28")
    assert settings.destinations[:3] == ("/28", "/29", "/27")
    assert len(settings.destinations) == 20
    assert "/28" not in settings.without_destination("/28").destinations


def test_a_folder_is_watched_once() -> None:
    settings = Settings().with_folder("/a").with_folder("/b").with_folder("/a")
    assert settings.folders == ("/a", "/b")
    assert settings.without_folder("/a").folders == ("/b",)


def test_the_rules_of_each_destination_are_remembered_as_last_chosen() -> None:
    settings = Settings().with_retention("/a", Retention(last=1)).with_retention("/b", Retention(daily=7))
    settings = settings.with_retention("/a", Retention(last=2))
    assert dict(settings.retention) == {"/b": Retention(daily=7), "/a": Retention(last=2)}
    assert dict(settings.with_retention("/b", Retention(max_size=5)).retention) == {"/a": Retention(last=2)}
    for number in range(150):
        settings = settings.with_retention(f"/{number}", Retention(last=1))
    assert len(settings.retention) == 100
    assert "/149" in settings.retention and "/a" not in settings.retention


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    places = Locations.of({HOME_VARIABLE: str(tmp_path / "home")})
    everything = {places.settings, places.history, places.ui_state, places.sample}
    assert len(everything) == 4
    assert {path.parent for path in everything} == {tmp_path / "home"}
    assert not (tmp_path / "home").exists()


def test_without_the_variable_the_system_decides() -> None:
    places = Locations.of({HOME_VARIABLE: ""})
    assert places.history.is_absolute()
    assert "ese-backup-manager" in places.history.parts
    assert "ese-backup-manager" in places.settings.parts


CHANGER = """
import sys
from pathlib import Path
from app.settings import SettingsFile
file = SettingsFile(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(40):
    file.change(lambda settings: settings.with_folder(f"/{sys.argv[2]}/{number}"))
"""


def test_two_programs_that_change_the_settings_at_once_lose_nothing(path: Path) -> None:
    """They begin where there is no folder yet, and make it at the same time."""
    changers = [
        subprocess.Popen(
            [sys.executable, "-c", CHANGER, str(path), name], cwd=PROJECT, stdin=subprocess.PIPE, text=True
        )
        for name in ("first", "second")
    ]
    for changer in changers:
        assert changer.stdin is not None
        changer.stdin.write("\n")
        changer.stdin.flush()
    for changer in changers:
        changer.communicate(timeout=60)
        assert changer.returncode == 0
    folders = SettingsFile(path).load().folders
    assert sorted(folders) == sorted(f"/{name}/{number}" for name in ("first", "second") for number in range(40))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_program_that_does_not_let_go_of_the_settings_is_told_of(path: Path) -> None:
    file = SettingsFile(path, patience=0.1)
    file.save(CHOSEN)
    with LocalFileSystem().lock(path.parent), pytest.raises(JetError) as caught:
        file.change(lambda settings: settings.with_folder("/more"))
    assert caught.value.code is Code.FileAccessDenied
    assert "Another program" in caught.value.message and "Close the other window" in caught.value.hint
    assert file.load() == CHOSEN
    assert "/more" in file.change(lambda settings: settings.with_folder("/more")).folders


def test_a_folder_that_another_program_makes_at_this_moment_is_as_good(path: Path) -> None:
    def faster(call: Call) -> None:
        if call.verb == "make_directory":
            call.path.mkdir()

    ensure_directory(FaultFS(LocalFileSystem(), faster), path.parent / "deeper")
    assert (path.parent / "deeper").is_dir()


def test_own_names_come_back_as_saved_and_an_empty_one_is_none(path: Path) -> None:
    file = SettingsFile(path)
    named = file.change(lambda settings: settings.with_naming("edb in /a", Naming("DC01 NTDS", ("dc", "prod"))))
    assert file.load() == named and named.names == {"edb in /a": Naming("DC01 NTDS", ("dc", "prod"))}
    assert named.with_naming("edb in /a", named.names["edb in /a"]) is named
    assert file.change(lambda settings: settings.with_naming("edb in /a", Naming())).names == {}


@pytest.mark.parametrize(
    "saved", [[], {"edb": []}, {"edb": {"name": 1, "tags": []}}, {"edb": {"name": "x" * 81, "tags": []}}]
)
def test_own_names_that_are_none_give_way(path: Path, saved: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"names": saved, "overdue_hours": 5}))
    told: list[LogEntry] = []
    assert SettingsFile(path, tell=told.append).load() == Settings(overdue_hours=5)
    assert [each.kind for each in told] == [EventKind.SettingIgnored]
