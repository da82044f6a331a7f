"""Settings exported and imported: only secrets are missing, a preview is what happens, an undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.log import AuditLog
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, CheckKind, CheckRule, Job, JobMode, Jobs, Limits, QuietHours, When
from app.language import Language
from app.notify.file import NotifyFile
from app.notify.settings import MailSettings, SyslogSettings, WebhookSettings
from app.own_names import Naming
from app.settings import BackupMode, Locations, Settings, SettingsFile, Storing, Theme
from app.transfer.document import understood, written
from app.transfer.items import Item, SettingsPart, settings_items, settings_with
from app.transfer.taking import Transfer
from app.transfer.words import values_of, what_of
from engine import Duration, Retention
from engine.error_codes import Code
from engine.errors import JetError

NOW = datetime(2026, 11, 3, 10, 30, tzinfo=UTC)
NTDS = "edb in /srv/ntds"
FULL = Settings(
    folders=("/srv", "C:\\Windows\\NTDS"),
    destinations=("/backups", "s3://backups/mail"),
    identities={"/backups": "0d6c9a", "/gone": "77aa"},
    theme=Theme.DARK,
    language=Language.FRENCH,
    last_mode=BackupMode.COPY,
    last_atomic=True,
    overdue_hours=50,
    history_days=30,
    retention={"/backups": Retention(daily=7, last=Retention.UNLIMITED, within=Duration(months=1), evidence=True)},
    storing={"/backups": Storing(9, ("age1xyz",), "/keys/sign"), "/gone": Storing(3)},
    identity_files=("keyring:drill", "/keys/id"),
    trusted_keys=("/keys/public",),
    keep_in_tray=True,
    verify_after=True,
    names={NTDS: Naming('DC01 "NTDS"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}', ("prod", "site a"))},
)
JOBS = Jobs(
    (
        Job(
            "sru",
            (Path("/srv/sru"),),
            Path("/backups"),
            rules=(BackupRule(When(at=(time(2),)), JobMode.FULL),),
            retention=Retention(daily=7),
        ),
        Job("mail", (Path("/srv/mail"),), Path("/backups"), paused="The disk is being replaced."),
    ),
    (CheckRule(CheckKind.DRILL, When(at=(time(4),)), timedelta(hours=1)),),
    Limits(runs=3, quiet=QuietHours(time(8), time(18))),
)
MAIL = MailSettings(
    "team", "mail.example.org", "b@example.org", ("a@example.org",), user="b", password="keyring:m"
)
HOOK = WebhookSettings("chat", "https://hooks.example.org/T00/abcdef", secret="file:/keys/hook")


def filled(home: Path, settings: Settings = FULL) -> Locations:
    """A home with everything in it."""
    locations = Locations(home, home)
    SettingsFile(locations.settings).save(settings)
    JobFile(locations.jobs).change(lambda _jobs: JOBS)
    NotifyFile(locations.notify, audit=AuditLog(locations.audit)).change(
        lambda now: replace(
            now,
            rules=replace(now.rules, quiet=QuietHours(time(22), time(7)), remind=timedelta(days=1)),
            desktop=False,
            channels=(MAIL, HOOK, SyslogSettings("log")),
        )
    )
    return locations


def contents(locations: Locations) -> tuple[Settings, object, Jobs]:
    return (
        replace(SettingsFile(locations.settings).load(), unknown={}),
        NotifyFile(locations.notify).load(),
        JobFile(locations.jobs).load(),
    )


def refusal(text: str | bytes) -> JetError:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(JetError) as caught:
        understood(data, Path("/x/settings.toml"))
    return caught.value


HEAD = 'format = 1\nkind = "ese-backup-settings"\n'


def test_everything_but_secrets_is_on_the_other_machine(tmp_path: Path) -> None:
    here, there = filled(tmp_path / "here"), Locations(tmp_path / "there", tmp_path / "there")
    file = tmp_path / "settings.toml"
    exported = Transfer(here, clock=lambda: NOW).save(file)
    assert file.read_text() == exported.text
    assert HOOK.url not in exported.text
    named = {"keyring:drill", "/keys/id", "/keys/sign", "keyring:m", "file:/keys/hook"}
    assert {note.rpartition(": ")[2] for note in exported.left_out if note.startswith("Not in")} == named
    assert any("the address of the channel chat" in note for note in exported.left_out)
    transfer = Transfer(there, clock=lambda: NOW)
    plan = transfer.plan(file)
    assert not there.settings.exists() and not there.last_import.exists()
    assert [note for note in plan.notes if "chat" in note]
    transfer.take(plan)
    settings, notifications, jobs = contents(there)
    assert settings == FULL
    assert jobs == JOBS
    wanted = NotifyFile(here.notify).load()
    assert notifications == replace(wanted, channels=(MAIL, SyslogSettings("log")))
    assert transfer.plan(file).changes == ()
    assert [row.deed for row in AuditLog(there.audit).entries()].count("import of settings") == 4
    transfer.undo()
    assert contents(there)[0] == Settings()
    assert (JobFile(there.jobs).load(), NotifyFile(there.notify).load().channels) == (Jobs(), ())
    assert transfer.last is None


def test_what_is_here_and_not_in_the_file_stays(tmp_path: Path) -> None:
    here = filled(tmp_path / "here")
    file = tmp_path / "settings.toml"
    file.write_text(
        f'{HEAD}[preferences]\ntheme = "light"\nfolders = ["/new", "/srv"]\n'
        '[[destination]]\nplace = "/backups"\nidentity = "0d6c9b"\n'
        '[notifications.rules]\nsettle = "5m"\n'
        '[[job]]\nname = "sru"\nfrom = ["/srv/sru"]\nto = "/backups"\n'
    )
    before, transfer = contents(here), Transfer(here)
    plan = transfer.plan(file)
    assert {what_of(change.item): values_of(change) for change in plan.changes} == {
        "theme": ("dark", "light"),
        "folders /new": ("", ""),
        "destination /backups": ("identity = 0d6c9a", "identity = 0d6c9b"),
        "rules settle": ("10m", "5m"),
        "job sru": ("backup = (mode = full, at = 02:00), keep = (daily = 7)", ""),
    }
    transfer.take(plan)
    settings, notifications, jobs = contents(here)
    assert settings.folders == (*FULL.folders, "/new")
    assert settings.retention == FULL.retention
    assert settings.identities["/backups"] == "0d6c9b"
    assert [job.name for job in jobs.jobs] == ["sru", "mail"]
    assert jobs.jobs[0].rules == ()
    assert notifications != before[1]
    last = transfer.last
    assert last is not None and (last.file, last.changes) == (str(file), plan.changes)
    done = transfer.undo()
    assert (len(done.changes), done.kept) == (5, ())
    assert contents(here) == before


def test_an_undo_leaves_what_was_changed_after_the_import(tmp_path: Path) -> None:
    here, file = filled(tmp_path / "here"), tmp_path / "settings.toml"
    file.write_text(f'{HEAD}[preferences]\ntheme = "light"\noverdue_hours = 5\n')
    transfer = Transfer(here)
    transfer.take(transfer.plan(file))
    SettingsFile(here.settings).change(lambda settings: replace(settings, overdue_hours=6))
    done = transfer.undo()
    assert [what_of(each.item) for each in done.kept] == ["overdue_hours"]
    assert contents(here)[0] == replace(FULL, overdue_hours=6)
    with pytest.raises(JetError) as caught:
        transfer.undo()
    assert caught.value.code is Code.FileNotFound


def test_the_address_of_a_webhook_that_is_here_stays(tmp_path: Path) -> None:
    here, file = filled(tmp_path / "here"), tmp_path / "settings.toml"
    transfer = Transfer(here)
    exported = transfer.save(file)
    file.write_text(exported.text.replace('secret = "file:/keys/hook"', 'least = "critical"'))
    transfer.take(transfer.plan(file))
    found = NotifyFile(here.notify).load().named("chat")
    assert isinstance(found, WebhookSettings)
    assert (found.url, found.secret) == (HOOK.url, "")


def test_parts(tmp_path: Path) -> None:
    here, there = filled(tmp_path / "here"), Locations(tmp_path / "there", tmp_path / "there")
    file = tmp_path / "settings.toml"
    Transfer(here).save(file, {SettingsPart.NAMES, SettingsPart.JOBS})
    transfer = Transfer(there)
    assert {change.item.part for change in transfer.plan(file).changes} == {SettingsPart.NAMES, SettingsPart.JOBS}
    assert [what_of(each.item) for each in transfer.plan(file, {SettingsPart.NAMES}).changes] == [f"name {NTDS}"]


def test_what_contains_a_secret_or_is_no_text_is_left_out(tmp_path: Path) -> None:
    settings = Settings(
        folders=("/srv", "/bad\udcff"), destinations=("s3://key:hunter2@backups/x",), names={NTDS: Naming("A")}
    )
    exported = written(settings_items(settings), "host", NOW)
    assert "hunter2" not in exported.text + "".join(exported.left_out)
    assert len([note for note in exported.left_out if note.startswith("Left out")]) == 2
    values = understood(exported.text.encode(), tmp_path).values
    assert settings_with(Settings(), values) == Settings(folders=("/srv",), names=settings.names)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "kind is not"),
        ('format = 1\nkind = "other"\n', 1, 1, "kind is not"),
        (f'{HEAD}[preferences]\ntheme = "light', 4, 1, "not TOML"),
        ('kind = "ese-backup-settings"\n', 1, 1, "The format of the file is missing"),
        (f'{HEAD}[preferences]\nfolders = []\n  theme = "pink"\n', 5, 3, "preferences.theme"),
        (f"{HEAD}[preferences]\noverdue_hours = -1\n", 4, 1, "preferences.overdue_hours"),
        (f"{HEAD}[preferences]\nfolders = [1]\n", 4, 1, "list of paths"),
        (f'{HEAD}\n[[name]]\ninstance = "x"\ntags = 3\n', 4, 1, "not a name and tags"),
        (f'{HEAD}[[destination]]\nidentity = "x"\n', 3, 1, "'place' is missing"),
        (
            f'{HEAD}[[destination]]\nplace = "/b"\n[destination.keep]\ndaily = "x"\n',
            3,
            1,
            "number of chains",
        ),
        (f'{HEAD}[notifications.rules]\nsettle = "x"\n', 4, 1, "notifications.rules.settle"),
        (f'{HEAD}[[notifications.channel]]\nname = "a"\ntype = "fax"\n', 3, 1, "type is not one of"),
        (f"{HEAD}[notifications]\ndesktop = 3\n", 4, 1, "true or false"),
        (f'{HEAD}[[job]]\nname = "a"\nfrom = ["/a"]\nto = "b"\n', 6, 1, "is not an absolute path"),
        (f"{HEAD}name = 3\n", 3, 1, "list of tables"),
        (f"{HEAD}# AGE-SECRET-KEY-1QQ\n", 3, 1, "a secret"),
    ],
)
def test_errors_say_where(text: str, line: int, column: int, words: str) -> None:
    error = refusal(text)
    assert error.code is Code.InvalidParameter
    assert (error.context["line"], error.context["column"]) == (line, column), error.message
    assert words in error.message
    assert error.hint


def test_bytes_that_are_no_text_and_newer_formats() -> None:
    assert refusal(HEAD.encode() + b"# \xff\n").context["line"] == 3
    newer = refusal('format = 2\nkind = "ese-backup-settings"\n')
    assert (newer.code, newer.context["line"]) == (Code.InvalidDatabaseVersion, 1)


def test_unknown_fields_are_named(tmp_path: Path) -> None:
    found = understood(f"{HEAD}[preferences]\nthme = 1\n[other]\nx = 1\n".encode(), tmp_path)
    assert found.values == {}
    assert [note.partition(":")[0] for note in found.unknown] == ["Line 4", "Line 5"]


def test_a_channel_that_is_wrong_here_is_not_replaced(tmp_path: Path) -> None:
    here, file = filled(tmp_path / "here"), tmp_path / "settings.toml"
    Transfer(here).save(file)
    here.notify.write_text('[channel.team]\ntype = "mail"\nhoost = "x"\n')
    with pytest.raises(JetError, match=r"channel\.team"):
        Transfer(here).plan(file)


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(
    folders=st.lists(names, max_size=3, unique=True),
    naming=st.dictionaries(names, st.builds(Naming, st.sampled_from(["DC01", 'a "b"', "'''", "#x"])), max_size=3),
    hours=st.integers(0, 100_000),
)
def test_any_names_come_back(folders: list[str], naming: dict[str, Naming], hours: int) -> None:
    settings = Settings(folders=tuple(folders), names=naming, overdue_hours=hours)
    exported = written(settings_items(settings), "host", NOW)
    found = settings_with(Settings(), understood(exported.text.encode(), Path("x")).values)
    assert found == settings


def test_an_item_says_what_it_is() -> None:
    assert what_of(Item(SettingsPart.PREFERENCES, "theme")) == "theme"
