"""Changes of the job file keep what a person wrote, also at the same moment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, JobMode, Jobs, Limits, Targets, When
from engine.chain.retention import Retention
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.datasets import PROJECT
from tests.unit.test_job_file import example

JOB = Job("sru", (Path("/srv/sru"),), Path("/backups"))
NIGHTLY = BackupRule(When(at=(time(2),)), JobMode.FULL)
HEAD = 'format = 1\n\n[[job]]\nname = "sru"\nfrom = ["/a"]\nto = "/b"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "jobs.toml"


@pytest.fixture
def file(path: Path) -> JobFile:
    path.parent.mkdir()
    return JobFile(path)


class TestChange:
    def test_it_makes_the_file(self, path: Path) -> None:
        file = JobFile(path)
        assert file.load() == Jobs()
        assert not path.parent.exists()
        wanted = Jobs((replace(JOB, rules=(NIGHTLY,)),))
        assert file.change(lambda jobs: wanted) == wanted
        assert file.load() == wanted
        assert path.read_text().startswith("# Jobs of ESE Backup Manager")
        assert [each.name for each in path.parent.iterdir()] == ["jobs.toml"]
        if os.name == "posix":
            assert path.stat().st_mode & 0o777 == 0o600

    @pytest.mark.skipif(os.name == "nt", reason="needs modes")
    def test_the_mode_of_a_file_stays(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD)
        path.chmod(0o644)
        file.change(lambda jobs: Jobs((JOB,)))
        assert path.stat().st_mode & 0o777 == 0o644

    def test_nothing_new_writes_nothing(self, file: JobFile, path: Path) -> None:
        file.change(lambda jobs: jobs)
        assert not path.exists()

    def test_it_keeps_what_it_does_not_concern(self, file: JobFile, path: Path) -> None:
        path.write_text(
            "# mine\nformat = 1   # always\nfuture = {a = 1}\n\n# about a\n[[job]]\nname = 'a' # short\n"
            "to = '/b'\nfrom = '/a'\ncolour = 'red'\n\n[[job.backup]]\nat = '2:00' # early\n\n[[later_limits]]\n"
            "x = 1\n\n# about c\n[[job]]\nname = 'c'\nto = '/b'\nfrom = '/c'\n"
        )
        before = path.read_text()
        file.change(lambda jobs: replace(jobs, jobs=(*jobs.jobs, JOB)))
        added = path.read_text()
        assert added == f'{before}\n[[job]]\nname = "sru"\nfrom = ["/srv/sru"]\nto = "/backups"\n'
        file.change(lambda jobs: replace(jobs, jobs=jobs.jobs[1:]))
        assert path.read_text() == added[: added.index("# about a")] + added[added.index("[[later_limits") :]
        file.change(lambda jobs: replace(jobs, jobs=(replace(jobs.jobs[0], name="d", paused="for now"), JOB)))
        assert "# about c\n[[job]]\nname = 'c'" not in path.read_text()

    def test_it_changes_one_field_in_its_place(self, file: JobFile, path: Path) -> None:
        path.write_text(example())
        jobs = file.load()
        first = replace(
            jobs.jobs[0],
            name="ntds",
            rules=(jobs.jobs[0].rules[0], replace(jobs.jobs[0].rules[1], mode=JobMode.INCREMENTAL)),
            retention=replace(jobs.jobs[0].retention, daily=0, weekly=9),
        )
        file.change(lambda now: replace(now, jobs=(first, *now.jobs[1:])))
        wanted = example().splitlines()
        changed = path.read_text().splitlines()
        gone = [line.partition("#")[0].rstrip() for line in wanted if line not in changed]
        assert gone == [
            *('name = "directory"', 'mode = "auto"', "", 'mode = "copy"', 'cron = "0 22 * * 5L"'),
            *('zone = "Europe/Berlin"', "daily = 7", "weekly = 4"),
        ]
        new = [line for line in changed if line not in wanted]
        assert [line.partition("#")[0].rstrip() for line in new] == [
            'name = "ntds"',
            'mode = "incremental"',
            "weekly = 9",
        ]
        assert new[0].endswith("# unique; letters, digits, spaces, '.', '-' and '_'")

    def test_the_last_rule_of_a_table_goes_with_it(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD + "\n[job.keep]\ndaily = 7\n\n[limits.quiet]\nstart = '08:00'\nend = '9:00'\n")
        file.change(lambda jobs: Jobs((replace(jobs.jobs[0], retention=Retention()),), limits=Limits(runs=5)))
        assert path.read_text() == HEAD + "\n[limits]\nruns = 5\n"
        file.change(lambda jobs: Jobs())
        assert path.read_text() == "format = 1\n\n"

    def test_what_stands_in_one_line_is_changed_there_or_refused(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD + "keep = {daily = 7, later = 1}\ntargets.max_age = '1d'\n")
        job = file.load().jobs[0]
        kept = replace(job, retention=Retention(weekly=2), targets=Targets(verified=timedelta(days=9)))
        file.change(lambda jobs: Jobs((kept,)))
        written = path.read_text().replace("{ ", "{")
        assert written == HEAD + 'keep = {later = 1, weekly = 2}\ntargets.verified = "9d"\n'
        path.write_text("format = 1\njob = [{name = 'a', from = '/a', to = '/b'}]\n")
        before = path.read_bytes()
        with pytest.raises(JetError, match="cannot change") as caught:
            file.change(lambda jobs: Jobs((*jobs.jobs, JOB)))
        assert "text editor" in caught.value.hint
        assert path.read_bytes() == before

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_the_marks_of_editors_stay(self, file: JobFile, path: Path, end: str, mark: str) -> None:
        path.write_bytes((mark + HEAD).replace("\n", end).encode())
        file.change(lambda jobs: replace(jobs, jobs=(*jobs.jobs, replace(JOB, name="b"))))
        text = path.read_bytes().decode()
        assert text.startswith((mark + HEAD).replace("\n", end))
        assert text.count("\n") == text.count(end) == 11
        assert len(file.load().jobs) == 2

    def test_strings_that_look_like_headers(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD + "note = '''\n[[job]]\n# x\n[job.keep]\n'''\n")
        file.change(lambda jobs: replace(jobs, jobs=(replace(jobs.jobs[0], below=True),)))
        assert path.read_text() == HEAD + "note = '''\n[[job]]\n# x\n[job.keep]\n'''\nbelow = true\n"

    @pytest.mark.skipif(os.name == "nt", reason="needs links")
    def test_a_link_stays(self, path: Path, tmp_path: Path) -> None:
        path.parent.mkdir()
        mine = tmp_path / "mine" / "jobs.toml"
        path.symlink_to(mine)
        file = JobFile(path)
        assert file.load() == Jobs()
        file.change(lambda jobs: Jobs((JOB,)))
        assert path.is_symlink()
        assert file.load() == Jobs((JOB,)) == JobFile(mine).load()

    def test_names_that_are_no_text(self, file: JobFile, path: Path) -> None:
        with pytest.raises(JetError, match="cannot express"):
            file.change(lambda jobs: Jobs((replace(JOB, folders=(Path("/srv/\udc80"),)),)))
        assert not path.exists()

    def test_jobs_that_are_not_valid(self, file: JobFile, path: Path) -> None:
        def wrong(**values: Any) -> Callable[[Jobs], Jobs]:
            return lambda jobs: Jobs((replace(JOB, **values),))

        for how, words in (
            (wrong(name="a/b"), "not a name"),
            (wrong(folders=()), "'from' is missing"),
            (wrong(rules=(BackupRule(When()),)), "exactly one"),
            (lambda jobs: Jobs((JOB, JOB)), "another job named"),
        ):
            with pytest.raises(JetError, match=words):
                file.change(how)
        assert not path.exists()


class TestTogether:
    def test_an_edit_in_between_is_kept(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD)
        calls = 0

        def how(jobs: Jobs) -> Jobs:
            nonlocal calls
            calls += 1
            if calls < 3:  # an editor that knows no locks
                path.write_text(
                    path.read_text() + f"\n[[job]]\nname = 'e{calls}' # mine\nfrom = '/e'\nto = '/b'\n"
                )
            return replace(jobs, jobs=(*jobs.jobs, JOB if jobs.named("sru") is None else replace(JOB, name="n")))

        found = file.change(how)
        assert calls == 3
        assert [job.name for job in found.jobs] == ["sru", "e1", "e2", "n"]
        assert "'e1' # mine" in path.read_text()
        assert file.load() == found

    def test_two_programs_at_the_same_time(self, path: Path) -> None:
        code = (
            "import sys; from dataclasses import replace; from pathlib import Path;"
            "from app.jobs.file import JobFile; from app.jobs.job import Job;"
            "add = lambda name: lambda now: replace(now, jobs=(*now.jobs, Job(name, (Path('/a'),), Path('/b'))));"
            "[JobFile(Path(sys.argv[1]), patience=60).change(add(f'{sys.argv[2]}{n}')) for n in range(12)]"
        )
        started = [
            subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=PROJECT) for name in ("a", "b")
        ]
        assert [each.wait(60) for each in started] == [0, 0]
        names = [job.name for job in JobFile(path).load().jobs]
        assert [name for name in names if name.startswith("a")] == [f"a{n}" for n in range(12)]
        assert len(names) == 24

    def test_an_edit_that_breaks_it_in_between_stays_too(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD)

        def how(jobs: Jobs) -> Jobs:
            path.write_text("format = oops")
            return Jobs()

        with pytest.raises(JetError, match="not TOML"):
            file.change(how)
        assert path.read_text() == "format = oops"

    def test_a_file_that_never_rests(self, file: JobFile, path: Path) -> None:
        path.write_text(HEAD)

        def how(jobs: Jobs) -> Jobs:
            path.write_text(path.read_text() + "#\n")
            return Jobs()

        with pytest.raises(JetError) as caught:
            file.change(how)
        assert caught.value.code is Code.FileAccessDenied

    def test_another_program_holds_it(self, path: Path) -> None:
        path.parent.mkdir()
        with LocalFileSystem().lock(path.parent), pytest.raises(JetError, match="kept the jobs locked"):
            JobFile(path, patience=0.05).change(lambda jobs: Jobs((JOB,)))

    def test_news(self, file: JobFile, path: Path) -> None:
        assert file.load() == Jobs()
        assert file.news() is None
        JobFile(path).change(lambda jobs: Jobs((JOB,)))
        assert file.news() == Jobs((JOB,))
        assert file.news() is None
        file.change(lambda jobs: Jobs((replace(JOB, below=True),)))
        assert file.news() is None
        path.write_text("format = oops")
        with pytest.raises(JetError):
            file.news()
        assert file.news() is None
        path.unlink()
        assert file.news() == Jobs()
