"""Recipients of a job where the library that knows them is not there, or broken: each is said."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.jobs.advice import check_recipients, doubts
from app.jobs.job import Job
from app.settings import Storing
from engine.errors import JetError

RECIPIENTS = "engine.chain.encoding.recipients"


def job(tmp_path: Path, recipient: str) -> Job:
    return Job("nightly", (tmp_path,), tmp_path, storing=Storing(recipients=(recipient,)))


def test_without_the_library_it_is_a_doubt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = job(tmp_path, "nobody")
    with pytest.raises(JetError, match="is not a recipient"):
        check_recipients(wrong)
    assert not any("package" in doubt for doubt in doubts(wrong))
    monkeypatch.delitem(sys.modules, RECIPIENTS, raising=False)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    check_recipients(wrong)
    assert any("pyrage, which is not installed" in doubt for doubt in doubts(wrong))


def test_a_broken_library_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, RECIPIENTS, ModuleType(RECIPIENTS))
    check_recipients(job(tmp_path, "age1"))
    (told,) = [doubt for doubt in doubts(job(tmp_path, "age1")) if "package" in doubt]
    assert "cannot be loaded" in told and "not installed" not in told
