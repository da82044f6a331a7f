"""The diagnostics bundle: what is in it, and what is not."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.diagnostics.bundle import BundlePart, gather, save
from app.diagnostics.licences import components
from app.diagnostics.redaction import Redaction
from app.history.history import History
from app.settings import Locations, Settings, SettingsFile
from engine.errors import Cancelled, JetError
from engine.events import EventKind, entry
from engine.progress import Cancel

NOW = datetime(2026, 11, 29, 7, tzinfo=UTC)
HIDE = Redaction("/home/jdoe", "jdoe", "dc01.example.org")


def test_names_of_people_and_machines_are_replaced_each_by_one_word() -> None:
    text = (
        "/home/jdoe/x and /home/maria/y and /home/maria/z; C:\\Users\\Maria\\sru; dc01 and DC01.example.org; "
        "jdoe@example.org, ops@example.org; s3://key:secret@10.0.0.7/b and 10.0.0.7; "
        "fe80:0:0:0:1:2:3:4; jdoes stays"
    )
    assert HIDE(text) == (
        "~/x and /home/USER1/y and /home/USER1/z; C:\\Users\\USER1\\sru; HOST and HOST; "
        "MAIL1, MAIL2; s3://LOGIN@ADDRESS1/b and ADDRESS1; ADDRESS2; jdoes stays"
    )


def test_a_short_name_is_replaced_where_it_is_a_whole_value() -> None:
    """Else the name of a machine called "vm" stood in every line that has its host."""
    redact = Redaction("/home/al", "al", "vm")
    assert redact('{"host": "vm", "who": "AL"}\nrun,vm,al\n') == '{"host": "HOST", "who": "USER"}\nrun,HOST,USER\n'
    text = "The vm al dente is an al. vmdk, balance: val"
    assert redact(text) == text


def test_versions_generations_and_times_are_not_addresses() -> None:
    text = "Python 3.11.7, 0x1A4 (420), 07:15:22.345, page 10.5, /home/root/x, 1.2.3.4.5"
    assert HIDE(text) == text


@given(text=st.text(max_size=200))
def test_what_was_redacted_stays_as_it_is(text: str) -> None:
    once = Redaction("/home/jdoe", "jdoe", "dc01")(text)
    assert "/home/jdoe/" not in once
    assert Redaction("/home/jdoe", "jdoe", "dc01")(once).replace("MAIL", "") == once.replace("MAIL", "")


def filled(home: Path) -> Locations:
    locations = Locations(home, home)
    SettingsFile(locations.settings).save(Settings(folders=("/home/jdoe/databases",)))
    with History(locations.history) as history:
        for at in range(3):
            history.record(entry(EventKind.FileCopyEnded, instance=f"SRU {at}", path="/home/jdoe/SRUDB.dat"))
    locations.jobs.write_text('[[job]]\nname = "night"\n', encoding="utf-8")
    return locations


def test_everything_is_there_and_nothing_of_the_user(tmp_path: Path) -> None:
    parts = {part.name: part.text for part in gather(filled(tmp_path), NOW, HIDE)}
    assert list(parts) == [
        *("README.txt", "versions.txt", "overview.json", "settings.json", "jobs.toml", "notify.toml"),
        *("scheduler.txt", "runs.csv", "events.csv", "audit.txt"),
    ]
    assert json.loads(parts["settings.json"])["folders"] == ["~/databases"]
    assert parts["events.csv"].count("~/SRUDB.dat") == 3
    assert "night" in parts["jobs.toml"]
    assert "numpy" in parts["versions.txt"]
    assert "jdoe" not in "".join(parts.values())


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    locations = filled(tmp_path)
    locations.audit.mkdir()
    locations.notify.mkdir()
    locations.settings.unlink()
    parts = {part.name: part.text for part in gather(locations, NOW, HIDE)}
    assert parts["audit.txt"].startswith("This could not be read: ")
    assert parts["notify.toml"].startswith("This could not be read: ")
    assert parts["settings.json"] == "There is no such file.\n"
    assert parts["versions.txt"].startswith("ESE Backup Manager ")


def test_the_zip_holds_the_parts_and_replaces_no_file(tmp_path: Path) -> None:
    parts = (BundlePart("a.txt", "ä\n"), BundlePart("b.txt", ""))
    save(parts, tmp_path / "d.zip")
    with zipfile.ZipFile(tmp_path / "d.zip") as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {"a.txt": "ä\n", "b.txt": ""}
    with pytest.raises(JetError):
        save(parts, tmp_path / "d.zip")
    assert [each.name for each in tmp_path.iterdir()] == ["d.zip"]


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        gather(filled(tmp_path), NOW, HIDE, cancel)


def test_licences_are_those_that_packages_declare() -> None:
    found = {each.name: each for each in components()}
    assert found["numpy"].licence.startswith("BSD-3-Clause")
    assert found["numpy"].version
    assert found["numpy"].extra == ""
    assert "pytest" not in found
    assert components("no-such-program") == ()
