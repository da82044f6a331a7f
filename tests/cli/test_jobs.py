"""``jobs``: set up, listed, changed, paused, copied, exported and imported by command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.audit.log import AuditLog
from app.audit.row import AuditPhase
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Hook, JobMode, Targets, Weekday, When
from app.settings import Locations, Storing
from engine import Duration, Retention
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]
Refused = Callable[..., dict[str, Any]]
HOUR = timedelta(hours=1)
MAIL = ("--from", "/srv/mail", "--to", "/backups")


def stored() -> JobFile:
    return JobFile(Locations.of().jobs)


def rules(name: str = "mail") -> tuple[BackupRule, ...]:
    job = stored().load().named(name)
    assert job is not None
    return job.rules


def test_a_job_with_everything(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    answer = ask(
        *("jobs", "add", "mail", "--from", small, "--to", tmp_path / "b", "--mode", "full", "--at", "02:00,14:30"),
        *("--on", "mon-fri", "--zone", "Europe/Berlin", "--grace", "6h", "--keep-daily", 7, "--keep-within", "1m"),
        *("--max-size", "500G", "--max-age", "26h", "--max-verify-age", "8d", "--max-drill-age", "35d"),
        *("--compress", "zstd:9", "--sign", key, "--identity", "keyring:drill", "--host", "dc1"),
        *("--before", "stop 'the service'", "--after", "start it", "--hook-limit", "2m", "--after-limit", "1h"),
    )
    job = stored().load().named("mail")
    assert job is not None
    assert job.rules[0].when.on == frozenset(tuple(Weekday)[:5])
    assert (job.rules[0].when.zone, job.rules[0].when.grace) == ("Europe/Berlin", 6 * HOUR)
    assert job.retention == Retention(daily=7, within=Duration(months=1), max_size=500 << 30)
    assert job.targets == Targets(26 * HOUR, 8 * 24 * HOUR, 35 * 24 * HOUR)
    assert job.storing == Storing(9, (), str(key))
    assert job.before == Hook(("stop", "the service"), HOUR / 30)
    assert job.after == Hook(("start", "it"), HOUR)
    assert job.hosts == ("dc1",)
    assert answer["job"]["name"] == "mail"
    assert answer["schedule"] == ["Full backup: every weekday at 02:00 and 14:30, Europe/Berlin time"]
    moments = [datetime.fromisoformat(each["at"]) for each in answer["next"]]
    assert len(moments) == 3
    assert moments == sorted(moments)
    assert all(each["mode"] == "full" for each in answer["next"])
    notes = " ".join(answer["notes"])
    for word in (str(tmp_path / "b"), str(key), "program stop", "schedule install"):
        assert word in notes
    assert str(small) not in notes
    shown = cli("jobs", "show", "mail")
    assert shown.code == 0
    for word in (
        "daily 7, within 1m",
        "at most 500.0 GiB",
        "newest backup at most 26 hours old",
        "zstd:9, signed",
    ):
        assert word in shown.out
    assert ask("jobs", "show", "mail")["instances"][0]["folder"] == str(small)


def test_full_on_sunday_incremental_hourly(ask: Ask) -> None:
    ask("jobs", "add", "mail", *MAIL, "--every", "1h", "--full-on", "sun")
    sunday = frozenset({Weekday.SUNDAY})
    full = BackupRule(When(at=(time(),), on=sunday), JobMode.FULL)
    assert rules() == (full, BackupRule(When(every=HOUR), JobMode.AUTO))
    answer = ask(
        "jobs", "edit", "mail", "--at", "02:00,14:00", "--mode", "incremental", "--full-on", "sun,wed@03:30"
    )
    assert [rule.mode for rule in rules()] == [JobMode.FULL, JobMode.INCREMENTAL]
    assert answer["schedule"] == [
        "Full backup: every Wednesday and Sunday at 03:30",
        "Incremental backup: every day at 02:00 and 14:00",
    ]
    ask("jobs", "edit", "mail", "--rule", "full at 02:00 on sun grace 6h", "--rule", "auto cron 30 * * * *")
    assert rules()[0] == BackupRule(
        When(at=(datetime(2026, 1, 1, 2).time(),), on=sunday, grace=6 * HOUR), JobMode.FULL
    )
    assert rules()[1] == BackupRule(When(cron="30 * * * *"), JobMode.AUTO)
    assert ask("jobs", "edit", "mail", "--rule", "none")["next"] == []
    assert rules() == ()


def test_of_rules_due_at_once_the_fullest_is_shown(ask: Ask) -> None:
    answer = ask("jobs", "add", "mail", *MAIL, "--rule", "auto every 24h", "--rule", "full at 00:00")
    assert [each["mode"] for each in answer["next"]] == ["full"] * 3
    assert len({each["at"] for each in answer["next"]}) == 3


def test_an_edit_leaves_the_rest(ask: Ask) -> None:
    schedule = ("--at", "02:00", "--on", "sun", "--grace", "6h")
    ask("jobs", "add", "mail", *MAIL, *schedule, "--keep-last", 3, "--max-age", "1d")
    before = stored().load().named("mail")
    assert before is not None
    ask("jobs", "edit", "mail", "--at", "03:00", "--keep-daily", 9)
    after = stored().load().named("mail")
    assert after is not None
    assert after.retention == Retention(last=3, daily=9)
    assert after.rules[0].when == When(at=(time(3),), on=frozenset({Weekday.SUNDAY}), grace=6 * HOUR)
    assert after.targets == before.targets
    ask("jobs", "edit", "mail", "--keep-all", "--max-age", "none", "--grace", "none", "--on", "daily", "--below")
    changed = stored().load().named("mail")
    assert changed is not None
    assert (changed.retention, changed.targets, changed.below) == (Retention(), Targets(), True)
    assert changed.rules[0].when == When(at=(time(3),))
    assert "name mail" in ask("jobs", "edit", "mail", "--name", "post", "--no-below")["notes"][0]
    assert [job.name for job in stored().load().jobs] == ["post"]


def test_comments_of_a_person_stay(ask: Ask) -> None:
    ask("jobs", "add", "mail", *MAIL, "--at", "02:00")
    path = Locations.of().jobs
    path.write_text(path.read_text().replace("[[job]]", "# The one that matters.\n[[job]]"))
    ask("jobs", "edit", "mail", "--at", "03:00")
    ask("jobs", "copy", "mail", "offsite", "--to", "s3://backups/mail", "--at", "04:00")
    text = path.read_text()
    assert text.count("# The one that matters.") == 1
    assert [(job.name, str(job.destination)) for job in stored().load().jobs] == [
        ("mail", "/backups"),
        ("offsite", "s3://backups/mail"),
    ]


def test_pause_resume_and_remove(ask: Ask, cli: Cli, refused: Refused) -> None:
    assert ask("jobs", "add", "later", *MAIL, "--at", "02:00", "--paused", "not yet")["next"] == []
    ask("jobs", "remove", "later")
    ask("jobs", "add", "mail", *MAIL, "--at", "02:00")
    assert ask("jobs", "pause", "mail", "--reason", "a new\ndisk")["next"] == []
    assert "paused: a new disk" in cli("jobs", "list").out
    assert len(ask("jobs", "resume", "mail")["next"]) == 3
    removed = ask("jobs", "remove", "mail")
    assert "/backups stay" in removed["stays"]
    assert stored().load().jobs == ()
    assert "no jobs" in cli("jobs", "list").out.lower()
    assert refused("jobs", "remove", "mail")["job"] == "mail"


def test_export_and_import(ask: Ask, cli: Cli, refused: Refused, tmp_path: Path) -> None:
    ask("jobs", "add", "mail", *MAIL, "--at", "02:00")
    ask("jobs", "add", "web", "--from", "/srv/web", "--to", "/backups", "--every", "1h")
    ask("jobs", "limits", "--runs", 5)
    whole = stored().load()
    text = cli("jobs", "export").out
    file = tmp_path / "jobs.toml"
    ask("jobs", "export", "web", "--to", file)
    assert refused("jobs", "export", "--to", file)["name"] == "JET_errFileAlreadyExists"
    everything = tmp_path / "all.toml"
    everything.write_text(text)
    assert "'mail', 'web' exist" in refused("jobs", "import", everything)["message"]
    assert stored().load() == whole
    ask("jobs", "edit", "web", "--every", "6h")
    ask("jobs", "import", everything, "--replace")
    assert stored().load() == whole
    ask("jobs", "import", file, "--as", "web-2")
    assert [job.name for job in stored().load().jobs] == ["mail", "web", "web-2"]
    Locations.of().jobs.unlink()
    taken = ask("jobs", "import", everything, "mail")
    assert "--all" in taken["notes"][-1]
    ask("jobs", "import", everything, "--replace", "--all")
    assert stored().load() == whole
    assert cli("jobs", "import", everything, "--as", "x").code == 2


def test_the_schema(ask: Ask, cli: Cli) -> None:
    assert ask("jobs", "schema")["schema"] == json.loads(cli("jobs", "schema").out)
    assert "$defs" in ask("jobs", "schema")["schema"]


def test_checks_and_limits(ask: Ask, cli: Cli) -> None:
    ask("jobs", "checks", "drill", "--at", "05:00", "--on", "sat,sun", "--budget", "3h")
    answer = ask("jobs", "checks", "verify", "--at", "04:00")
    assert [(each["kind"], each["budget"], len(each["next"])) for each in answer["checks"]] == [
        ("verify", "2h", 3),
        ("drill", "3h", 3),
    ]
    changed = ask("jobs", "checks", "drill", "--budget", "1h30m")["checks"]
    assert changed[1]["schedule"] == "Every Saturday and Sunday at 05:00"
    assert changed[1]["budget"] == "1h30m"
    ask("jobs", "checks", "drill", "--at", "05:00", "--on", "sat,sun", "--budget", "2h")
    added = ask("jobs", "checks", "drill", "--cron", "0 6 1 * *")["checks"]
    assert [(each["kind"], each["budget"], each["schedule"]) for each in added] == [
        ("verify", "2h", "Every day at 04:00"),
        ("drill", "2h", "Every Saturday and Sunday at 05:00"),
        ("drill", "2h", "On day 1 of the month at 06:00"),
    ]
    assert "--replace" in cli("jobs", "checks", "drill", "--budget", "1h").err
    alone = ask("jobs", "checks", "drill", "--at", "07:00", "--replace")["checks"]
    assert [each["schedule"] for each in alone] == ["Every day at 04:00", "Every day at 07:00"]
    assert [each["kind"] for each in ask("jobs", "checks", "verify", "--off")["checks"]] == ["drill"]
    ask("jobs", "limits", "--runs", 4, "--rate", "80M", "--quiet", "18:00-06:30", "--stall", "30m")
    assert ask("jobs", "limits")["limits"] == {
        "runs": 4,
        "runs_for_each_destination": 1,
        "rate": 80 << 20,
        "stall": "30m",
        "quiet": ["18:00", "06:30"],
    }
    assert "18:00 to 06:30" in cli("jobs", "limits", "--per-destination", 2).out
    assert ask("jobs", "limits", "--rate", "none", "--quiet", "none")["limits"]["rate"] is None
    assert cli("jobs", "checks", "--at", "04:00").code == 2
    assert cli("jobs", "checks", "verify").code == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "a/b", *MAIL), "not a name of a job"),
        (("add", "mail", "--to", "/b"), "--from"),
        (("add", "mail", "--from", "/a"), "--to"),
        (("add", "mail", *MAIL, "--at", "25:00"), "not a time of day"),
        (("add", "mail", *MAIL, "--every", "7h"), "divides a day"),
        (("add", "mail", *MAIL, "--at", "02:00", "--every", "1h"), "exactly one of"),
        (("add", "mail", *MAIL, "--cron", "0 2 * *"), "five fields"),
        (("add", "mail", *MAIL, "--cron", "0 2 * * *", "--full-on", "sun"), "needs a time"),
        (("add", "mail", *MAIL, "--full-on", "sun"), "for the other backups"),
        (("add", "mail", *MAIL, "--mode", "full"), "no schedule"),
        (("add", "mail", *MAIL, "--rule", "full at 02:00", "--at", "02:00"), "says all of a rule"),
        (("add", "mail", *MAIL, "--rule", "sometimes at 02:00"), "not a mode"),
        (("add", "mail", *MAIL, "--rule", "full at 02:00 every 1h"), "exactly one of"),
        (("add", "mail", *MAIL, "--zone", "Europe/Nowhere", "--at", "02:00"), "not a time zone"),
        (("add", "mail", *MAIL, "--hook-limit", "5m"), "--before"),
        (("add", "mail", *MAIL, "--before", "'x"), "No closing quotation"),
        (("add", "mail", *MAIL, "--max-age", "soon"), "not a duration"),
        (("pause", "mail"), "--reason"),
    ],
)  # fmt: skip
def test_usage_errors(cli: Cli, arguments: tuple[str, ...], why: str) -> None:
    ended = cli("jobs", *arguments)
    assert ended.code == 2, ended
    assert why in " ".join(ended.err.split())
    assert not Locations.of().jobs.exists()


def test_what_is_refused(cli: Cli, ask: Ask, refused: Refused, tmp_path: Path) -> None:
    inside = refused("jobs", "add", "x", "--from", tmp_path, "--to", tmp_path / "b", "--at", "02:00")
    assert inside["name"] == "JET_errInvalidPath"
    around = refused("jobs", "add", "x", "--from", tmp_path / "a", "--to", tmp_path, "--below")
    assert "contains the folder" in around["message"]
    ask("jobs", "add", "x", "--from", tmp_path, "--below", "--to", tmp_path / "b", "--at", "02:00")
    assert "exists" in refused("jobs", "add", "x", *MAIL)["message"]
    assert "secret" in refused("jobs", "edit", "x", "--before", "run --password=abc")["message"]
    assert "recipient" in refused("jobs", "edit", "x", "--encrypt", "age1wrong")["message"]
    assert "type a passphrase" in refused("jobs", "import", _with_passphrase(tmp_path))["message"]
    assert "'x'" in refused("jobs", "show", "xx")["hint"]
    path = Locations.of().jobs
    path.write_text(path.read_text().replace("below", "belov"))
    listed = cli("jobs", "list", "--json")
    assert listed.code == 0
    assert "warning: Line 7: 'job \"x\", belov' is not a field" in listed.err
    assert listed.json["unknown"] == [{"field": 'job "x", belov', "line": 7, "like": "below"}]
    path.write_text("format = 1\n[[job]\n")
    for command in (("list",), ("add", "y", *MAIL), ("checks",), ("remove", "x")):
        error = refused("jobs", *command)
        assert (error["line"], error["path"]) == (2, str(path))
    assert path.read_text() == "format = 1\n[[job]\n"


def _with_passphrase(folder: Path) -> Path:
    file = folder / "other.toml"
    file.write_text("format = 1\n[[job]]\nname = 'p'\nfrom = '/a'\nto = '/b'\nstore = {encrypt = 'passphrase'}\n")
    return file


def test_a_job_runs_on_request_and_changes_are_in_the_audit_log(
    ask: Ask, refused: Refused, small: Path, tmp_path: Path
) -> None:
    ask("jobs", "add", "small", "--from", small, "--to", tmp_path / "b", "--at", "02:00", "--keep-last", 1)
    refused("jobs", "add", "small", *MAIL)
    done = ask("jobs", "run", "small")
    assert done["problems"] == []
    assert (done["runs"][0]["job"], done["runs"][0]["state"]) == ("small", "success")
    assert len(list((tmp_path / "b").glob("*/*/backup-manifest.json"))) == 1
    ask("jobs", "remove", "small")
    assert len(list((tmp_path / "b").glob("*/*/backup-manifest.json"))) == 1
    rows = [
        (row.deed, row.job, row.phase, row.outcome)
        for row in AuditLog(Locations.of().audit).entries()
        if row.job and not row.run
    ]
    assert rows == [
        ("new job", "small", AuditPhase.BEFORE, ""),
        ("new job", "small", AuditPhase.AFTER, "success"),
        ("removal of a job", "small", AuditPhase.BEFORE, ""),
        ("removal of a job", "small", AuditPhase.AFTER, "success"),
    ]


def test_a_job_that_never_makes_a_full_backup_is_told_so(ask: Ask, small: Path, tmp_path: Path) -> None:
    add = (
        "jobs",
        "add",
        "mail",
        "--from",
        str(small),
        "--to",
        str(tmp_path / "to"),
        "--mode",
        "auto",
        "--at",
        "02:00",
    )
    assert any("full backups" in note for note in ask(*add)["notes"])
    assert not any("full backups" in note for note in ask("jobs", "edit", "mail", "--full-on", "sun")["notes"])
