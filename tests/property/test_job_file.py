"""Whatever jobs there are, the file gives them back, and a change keeps every line that it does not concern."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from app.jobs.bodies import jobs_body
from app.jobs.fields import jobs_from
from app.jobs.file import JobFile, contents_of, exported
from app.jobs.job import (
    BackupRule,
    CheckKind,
    CheckRule,
    Hook,
    Job,
    JobMode,
    Jobs,
    Limits,
    QuietHours,
    Targets,
    Weekday,
    When,
)
from app.jobs.texts import rule_of, rule_text
from app.settings import Storing
from engine.chain import address
from engine.chain.retention import Duration, Retention
from engine.errors import JetError
from engine.files import read_whole
from resources import job_file_schema
from tests.disk.memory_fs import MemoryFS
from tests.unit.test_job_file import example

ROOT = Path("/config")
FILE = ROOT / "jobs.toml"
SCHEMA = jsonschema.Draft202012Validator(json.loads(job_file_schema()))

HOUR = timedelta(hours=1)
spans = st.integers(1, 10**6).map(lambda seconds: timedelta(seconds=seconds))
some_spans = st.none() | spans
words = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0") | st.sampled_from("\"'\\#[]=\n\t{}é"),
    min_size=1,
    max_size=12,
)
texts = st.lists(words, max_size=2).map(tuple)
paths = st.builds(
    lambda names: Path("/", *names),
    st.lists(words.filter(lambda name: "/" not in name and name not in (".", "..")), min_size=1, max_size=3),
)
places = paths | st.sampled_from([address.parse("s3://bucket/a/b"), address.parse("file-b://x")])
names = st.sampled_from(["a", "b", "sru one", "x-1", "ü.", "0", "c_d"])
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
days = st.frozensets(st.sampled_from(Weekday))
zones = st.sampled_from(["", "Europe/Berlin", "Asia/Tokyo"])
graces = st.none() | st.integers(15, 90_000).map(lambda minutes: timedelta(minutes=minutes))
whens = (
    st.builds(When, at=st.lists(times, min_size=1, max_size=3, unique=True).map(tuple), on=days, zone=zones)
    | st.builds(When, every=st.sampled_from([HOUR / 4, HOUR, 6 * HOUR, 24 * HOUR]), on=days, grace=graces)
    | st.builds(When, cron=st.sampled_from(["0 2 * * *", "*/5 1-3 L * MON#2"]), zone=zones, grace=graces)
)
counts = st.sampled_from([0, 0, 1, 7, Retention.UNLIMITED])
periods = st.none() | st.builds(Duration, *[st.integers(0, 3)] * 3, st.integers(1, 3))
sizes = st.none() | st.integers(1, 1 << 50)
hooks = st.none() | st.builds(Hook, st.lists(words, min_size=1, max_size=3).map(tuple), spans)
jobs_alone = st.builds(
    Job,
    names,
    st.lists(paths, min_size=1, max_size=2).map(tuple),
    places,
    below=st.booleans(),
    rules=st.lists(st.builds(BackupRule, whens, st.sampled_from(JobMode)), max_size=2).map(tuple),
    storing=st.builds(
        Storing, st.none() | st.integers(1, 22), st.just(()) | st.just(("age1abc",)), st.just("") | paths.map(str)
    ),
    identity_files=st.lists(paths.map(str) | words.map(lambda name: f"keyring:{name}"), max_size=2).map(tuple),
    retention=st.builds(Retention, *[counts] * 6, periods, periods, sizes, st.booleans()),
    targets=st.builds(Targets, some_spans, some_spans, some_spans),
    before=hooks,
    after=hooks,
    paused=st.just("") | words,
    hosts=texts,
)
limits = st.builds(
    Limits,
    st.integers(1, 64),
    st.integers(1, 64),
    sizes,
    spans,
    st.none() | st.builds(QuietHours, times, times).filter(lambda quiet: quiet.start != quiet.end),
)
checks = st.lists(st.builds(CheckRule, st.sampled_from(CheckKind), whens, spans), max_size=3).map(tuple)
garbage = st.binary(max_size=4) | st.sampled_from(
    [b"[[job]]\n", b"[job.keep]\n", b"\n", b'"', b"'''", b"#", b" = ", b"[", b"]\n", b"{", b"}", b"\r\n"]
)
all_jobs = st.builds(
    Jobs, st.lists(jobs_alone, max_size=3, unique_by=lambda job: job.name).map(tuple), checks, limits
)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Jobs, Jobs]:
    """Jobs, and others of which some are the same, changed or in another order."""
    old, other = draw(all_jobs), draw(all_jobs)
    kept = [
        draw(st.sampled_from([job, replace(job, paused="later"), replace(job, rules=job.rules[:1])]))
        for job in old.jobs
        if draw(st.booleans())
    ]
    known = {job.name for job in kept}
    jobs = draw(st.permutations([*kept, *(job for job in other.jobs if job.name not in known)]))
    checks = draw(st.sampled_from([old.checks, other.checks, (*other.checks, *old.checks), old.checks[1:]]))
    return old, Jobs(tuple(jobs), checks, draw(st.sampled_from([old.limits, other.limits])))


@settings(max_examples=20, deadline=None)
@given(all_jobs)
def test_no_property_is_lost(jobs: Jobs) -> None:
    body = jobs_body(jobs)
    assert jobs_from(body) == (jobs, ())
    text = exported(jobs)
    assert contents_of(text.encode(), FILE).jobs == jobs
    SCHEMA.validate(tomllib.loads(text))


@given(st.builds(BackupRule, whens, st.sampled_from(JobMode)))
def test_a_rule_comes_back_from_its_line(rule: BackupRule) -> None:
    again = rule_of(rule_text(rule))
    assert again.mode is rule.mode
    assert again.when == replace(rule.when, at=tuple(sorted(rule.when.at)))


@settings(max_examples=20, deadline=None)
@given(changes())
def test_a_change_says_what_was_wanted_and_keeps_unknown_fields_and_comments(given: tuple[Jobs, Jobs]) -> None:
    old, new = given
    fs = MemoryFS(ROOT)
    text = _with_strange_lines(exported(old))
    with fs.create(FILE) as written:
        written.write_at(0, text.encode())
    file = JobFile(FILE, fs=fs)
    assert file.load() == old
    assert file.change(lambda jobs: new) == new
    assert file.load() == new
    after = read_whole(fs, FILE, 1 << 20).decode()
    again = contents_of(after.encode(), FILE)
    kept = {job.name for job in old.jobs} & {job.name for job in new.jobs}
    assert {f'job "{name}", strange' for name in kept} <= {field.field for field in again.unknown}
    assert "# at the top\n" in after
    for name in kept:
        assert f"# above {name!r}\n" in after
    assert file.change(lambda jobs: old) == file.load() == old


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), garbage), min_size=1, max_size=3))
def test_a_damaged_file_is_refused_by_an_error_or_changed_as_wanted(
    edits: list[tuple[float, int, bytes]],
) -> None:
    data = example().encode()
    for where, length, instead in edits:
        at = int(where * len(data))
        data = data[:at] + instead + data[at + length :]
    fs = MemoryFS(ROOT)
    with fs.create(FILE) as written:
        written.write_at(0, data)
    file = JobFile(FILE, fs=fs)
    try:
        jobs = file.load()
        wanted = Jobs((*jobs.jobs[1:], Job("new one", (Path("/a"),), Path("/b"))), jobs.checks[:1], Limits(runs=9))
        assert file.change(lambda now: wanted) == file.load() == wanted
    except JetError as error:
        assert error.hint
        assert read_whole(fs, FILE, 1 << 20) == data


def _with_strange_lines(text: str) -> str:
    """The text with a comment above each job, and a field in it that is not known."""
    lines = ["# at the top\n"]
    names = iter(tomllib.loads(text).get("job", ()))
    for line in text.splitlines(keepends=True):
        if line == "[[job]]\n":
            lines += [f"# above {next(names)['name']!r}\n", line, "strange = {a = [1, 2]} # kept\n"]
        else:
            lines.append(line)
    return "".join(lines)
