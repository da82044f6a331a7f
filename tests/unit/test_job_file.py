"""The job file: what it says, and what it must not."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields, replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path

import jsonschema
import pytest

from app.jobs.bodies import jobs_body
from app.jobs.file import JobFile, JobFileText, contents_of, exported
from app.jobs.job import BackupRule, CheckKind, CheckRule, Hook, Job, JobMode, Jobs, Limits, Targets, Weekday, When
from engine.chain.retention import Duration, Retention
from engine.error_codes import Code
from engine.errors import JetError
from resources import job_file_schema
from tests.datasets import PROJECT

SCHEMA = json.loads(job_file_schema())
JOB = Job("sru", (Path("/srv/sru"),), Path("/backups"))
NIGHTLY = BackupRule(When(at=(time(2),)), JobMode.FULL)


def example() -> str:
    text = (PROJECT / "docs" / "jobs.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "jobs.toml"


@pytest.fixture
def file(path: Path) -> JobFile:
    path.parent.mkdir()
    return JobFile(path)


def read(text: str) -> JobFileText:
    return contents_of(text.encode(), Path("/etc/jobs.toml"))


def refused(text: str | bytes) -> JetError:
    with pytest.raises(JetError) as caught:
        contents_of(text if isinstance(text, bytes) else text.encode(), Path("/etc/jobs.toml"))
    assert caught.value.hint
    return caught.value


class TestExample:
    def test_it_says_what_the_comments_say(self) -> None:
        found = read(example())
        assert found.unknown == ()
        directory, workstations = found.jobs.jobs
        assert directory.hosts == ("dc1",)
        assert [rule.mode for rule in directory.rules] == [JobMode.FULL, JobMode.AUTO, JobMode.COPY]
        assert directory.rules[0].when == When(
            at=(time(2, 30),), on=frozenset({Weekday.SUNDAY}), grace=timedelta(hours=12)
        )
        assert directory.retention == Retention(3, 0, 7, 4, 12, 10, Duration(days=30), Duration(days=7), 500 << 30)
        assert directory.targets == Targets(timedelta(hours=26), timedelta(days=8), timedelta(days=35))
        assert directory.before == Hook(("/usr/local/bin/notify-users", "a backup begins"), timedelta(minutes=2))
        assert str(workstations.destination) == "s3://backups/workstations"
        assert [check.kind for check in found.jobs.checks] == [CheckKind.VERIFY, CheckKind.DRILL]
        assert found.jobs.limits.rate == 80 << 20

    def test_it_is_complete_and_valid_by_the_schema(self) -> None:
        body = tomllib.loads(example())
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        jsonschema.validate(body, SCHEMA)
        shown = {*body["job"][0], *body["job"][1], "paused"}
        assert shown == SCHEMA["$defs"]["job"]["properties"].keys()
        for name in ("keep", "store", "targets"):
            written = {*body["job"][0][name], *re.findall(r"also (\w+)", example())}
            assert SCHEMA["$defs"][name]["properties"].keys() <= written

    def test_what_it_says_comes_back_from_an_export(self) -> None:
        jobs = read(example()).jobs
        assert read(exported(jobs)).jobs == jobs
        jsonschema.validate(tomllib.loads(exported(jobs)), SCHEMA)


def test_the_schema_has_every_field_of_the_values() -> None:
    names = {Job: "job", Targets: "targets", Limits: "limits", Retention: "keep", CheckRule: "check"}
    called = {
        *("folders", "destination", "rules", "storing", "identity_files", "retention"),  # named otherwise
        "when",
    }
    for kind, name in names.items():
        assert {each.name for each in fields(kind)} - called <= SCHEMA["$defs"][name]["properties"].keys()


class TestSchemaAndProgramAgree:
    @pytest.mark.parametrize(
        "line",
        [
            'name = ""', "name = 3", "from = []", 'below = "yes"', "hosts = [1]", 'keep = {daily = "x"}',
            "keep = {daily = -1}", 'keep = {within = "soon"}', 'keep = {max_size = "big"}',
            "store = {compress = 23}", 'targets = {max_age = "26"}', "before = {run = []}",
            "after = {limit = '5m'}",
            "backup = [{}]", 'backup = [{at = ["25:00"]}]', 'backup = [{at = ["02:00"], every = "1h"}]',
            "backup = [{at = []}]",
            'backup = [{cron = "0 2 * * *", on = ["mon"]}]', 'backup = [{every = "1h", mode = "quick"}]',
            'backup = [{at = "02:00", on = ["5"]}]',
        ],
    )  # fmt: skip
    def test_what_both_refuse(self, line: str) -> None:
        name, _, _ = line.partition(" ")
        rest = {"name": '"a"', "from": '["/a"]', "to": '"/b"'}
        text = "format = 1\n[[job]]\n" + "".join(
            f"{key} = {value}\n" for key, value in rest.items() if key != name
        )
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(f"{text}{line}\n"), SCHEMA)
        refused(f"{text}{line}\n")

    @pytest.mark.parametrize(
        "line",
        [
            'from = "/a"', 'backup = [{at = "2:00"}]', 'backup = [{at = ["02:00"], on = "mon-fri,sun"}]',
            'keep = {last = "unlimited", max_size = 500}', 'backup = [{cron = "0 2 * * *", on = []}]',
            "below = true",
        ],
    )  # fmt: skip
    def test_what_both_accept(self, line: str) -> None:
        start = "" if line.startswith("from") else 'from = ["/a"]\n'
        text = f'format = 1\n[[job]]\nname = "a"\nto = "/b"\n{start}{line}\n'
        read(text)
        if "mon-fri,sun" not in line:
            jsonschema.validate(tomllib.loads(text), SCHEMA)


HEAD = 'format = 1\n\n[[job]]\nname = "sru"\nfrom = ["/a"]\nto = "/b"\n'


class TestErrors:
    @pytest.mark.parametrize(
        ("text", "line", "column", "words"),
        [
            ("", 1, 1, "is empty"),
            ("\n \n", 1, 1, "is empty"),
            ("format 1\n", 1, 8, "not TOML"),
            ("[[job]]\n", 1, 1, "The format of the file is missing"),
            ("format = '1'\n", 1, 1, "'1' is not a format"),
            (HEAD.replace('"/b"', '"/b'), 6, 9, "not TOML"),
            (HEAD + 'name = "b"\n', 7, 11, "not TOML. What the parser says: “Cannot overwrite a value”"),
            (HEAD + "[job.keep]\n\ndaily = 'x'\n", 9, 1, 'job "sru", keep.daily: \'x\' is not a number of chains'),
            (HEAD + "below = 'yes'\n", 7, 1, 'job "sru", below: This is true or false'),
            (HEAD + "[[job.backup]]\nat = ['02:00']\n[[job.backup]]\n  mode = 'quick'\n  every = '1h'\n", 10, 3,
             'job "sru", backup.2.mode: \'quick\' is not one of "full", "incremental"'),
            (HEAD + "[[job.backup]]\nevery = '5h'\n", 7, 1, "divides a day evenly"),
            (HEAD + "\n[[job]]\nname = 'sru'\nfrom = '/c'\nto = '/d'\n", 9, 1, "another job named 'sru'"),
            ("format = 1\n[[job]]\nname = 'a'\nfrom = ['/a']\n", 2, 1, "The field 'to' is missing"),
            ("format = 1\n[[job]]\nname = 'a/b'\nfrom = ['/a']\nto = '/b'\n", 3, 1, "not a name of a job"),
            ("format = 1\n[[job]]\nname = 'a'\nfrom = ['a']\nto = '/b'\n", 4, 1, "not an absolute path"),
            ("format = 1\n[job]\nname = 'a'\n", 2, 1, "[[job]], not [job]"),
            (HEAD + "store = {encrypt = ['passphrase']}\n", 7, 1, "No one is there to type a passphrase"),
            ("format = 1\n[limits]\nruns = 0\n", 3, 1, "a whole number from 1 to 64"),
            ("format = 1\n[limits]\nrate = true\n", 3, 1, "a whole number"),
            ("format = 1\n[limits.quiet]\nstart = '08:00'\nend = '8:00'\n", 2, 1, "different times"),
            ("format = 1\n[[check]]\nat = '02:00'\n", 2, 1, "The field 'kind' is missing"),
        ],
    )  # fmt: skip
    def test_they_name_the_place_and_what_is_allowed(self, text: str, line: int, column: int, words: str) -> None:
        error = refused(text)
        assert words in error.message
        assert error.message.startswith(f"jobs.toml, line {line}, column {column}: ")
        assert (error.context["line"], error.context["column"]) == (line, column)
        assert error.code is Code.InvalidParameter

    def test_a_file_of_a_newer_version_is_not_damaged(self) -> None:
        error = refused("format = 2\n[[job]]\nquite = 'another'\n")
        assert error.code is Code.InvalidDatabaseVersion
        assert "not damaged" in error.hint

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"format = 1\n# \xff\n", "line 2, column 3: The byte 0xff is not UTF-8"),
            ("format = 1".encode("utf-16"), "line 1, column 1: The file is UTF-16"),
            (b"format = 1\n" + bytes(512), "line 2, column 1: The file contains null characters"),
            (b"x = " + b"[" * 100_000, "cannot be read as TOML"),
            (b"format = 1\nx = 0x" + b"f" * 5000, "line 1, column 1"),
        ],
        ids=["latin", "wide", "zeros", "deep", "long number"],
    )
    def test_bytes_that_are_no_text(self, data: bytes, words: str) -> None:
        if "0xf" in data.decode(errors="ignore"):
            assert contents_of(data, Path("/x")).unknown  # of no use, and no harm
        else:
            assert words in refused(data).message

    @pytest.mark.parametrize("cut", [20, 40, 55])
    def test_a_file_that_is_cut_in_a_line(self, cut: int) -> None:
        assert "line" in refused(HEAD[:cut]).message

    def test_a_damaged_file_stays_as_it_is(self, file: JobFile, path: Path) -> None:
        for data in (b"", b"format = ", b"\xff\xfe", b"format = 99\n"):
            path.write_bytes(data)
            for attempt in (file.load, lambda: file.change(lambda jobs: replace(jobs, jobs=(JOB,)))):
                with pytest.raises(JetError):
                    attempt()
            assert path.read_bytes() == data
            assert [each.name for each in path.parent.iterdir()] == ["jobs.toml"]

    def test_what_is_too_large_or_no_file(self, file: JobFile, path: Path) -> None:
        path.write_bytes(b"#" * (2 << 20))
        with pytest.raises(JetError) as caught:
            file.load()
        assert caught.value.code is Code.InvalidParameter
        path.unlink()
        path.mkdir()
        with pytest.raises(JetError):
            file.load()


def _only(job: Job, jobs: Jobs) -> Jobs:
    return replace(jobs, jobs=(job,))


class TestSecrets:
    @pytest.mark.parametrize(
        "line",
        [
            "identities = ['AGE-SECRET-KEY-1QQQQ']",
            "# AGE-SECRET-KEY-1QQQQ",
            "password = 'hunter2'",
            "smtp_password = 'hunter2'",
            "api-key = 'hunter2'",
            "to = 's3://user:hunter2@bucket/prefix'",
            "note = 's3://user:hunter2@bucket/prefix'",
            "before = {run = ['dump', '--password=hunter2']}",
            "store = {sign = '''\n-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n'''}",
        ],
    )
    def test_they_are_refused_and_not_repeated(self, line: str) -> None:
        text = f"format = 1\n[[job]]\nname = 'a'\nfrom = '/a'\n{line}\n"
        error = refused(text if line.startswith("to") else f"{text}to = '/b'\n")
        assert "hunter2" not in f"{error.message}{error.hint}"
        assert re.search(r"secret|credentials|private key", error.message)

    def test_a_change_brings_none_in(self, file: JobFile, path: Path) -> None:
        file.change(lambda jobs: replace(jobs, jobs=(JOB,)))
        before = path.read_bytes()
        for job in (
            replace(JOB, before=Hook(("x", "--token=abc"))),
            replace(JOB, identity_files=("/AGE-SECRET-KEY-1QQ",)),
        ):
            with pytest.raises(JetError, match=r'job "sru"'):
                file.change(partial(_only, job))
        assert path.read_bytes() == before


def test_places_of_another_system_can_be_shared() -> None:
    text = "format = 1\n[[job]]\nname = 'a'\nhosts = 'DC1.x.com'\nfrom = 'C:\\NTDS'\nto = '\\\\nas\\backups'\n"
    job = read(text).jobs.jobs[0]
    assert str(job.folders[0]) == "C:\\NTDS"
    assert job.runs_on("dc1")
    assert job.runs_on("dc1.X.com")
    assert not job.runs_on("dc2")
    assert JOB.runs_on("anywhere")


def test_fields_of_a_later_version_are_named(file: JobFile, path: Path) -> None:
    path.write_text(HEAD + "belov = true\n\n[job.keep]\ndayly = 7\n\n[colours]\na = 1\n")
    found = file.read().unknown
    assert [(each.field, each.line, each.like) for each in found] == [
        ('job "sru", keep.dayly', 10, "daily"),
        ('job "sru", belov', 7, "below"),
        ("colours", 12, ""),
    ]
    assert "Did you mean 'daily'?" in str(found[0])


def test_the_tables_of_jobs_leave_out_defaults() -> None:
    assert jobs_body(Jobs((JOB,))) == {"job": [{"name": "sru", "from": ["/srv/sru"], "to": "/backups"}]}
