"""``--cpu-report``: the processor time that each test file took, its child processes included.

Unlike the time on the clock it means the same on a machine that others use, too.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator

import pytest

_spent: Counter[str] = Counter()
_last = 0.0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu-report", action="store_true", help="tell the processor seconds of each test file")


def pytest_sessionstart() -> None:
    global _last
    _last = 0.0  # what the start took belongs to the first test of a process


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Here a test runs, maybe in a worker: its time goes along with its report."""
    global _last
    report = yield
    now = sum(os.times()[:4])
    report.cpu_seconds = now - _last
    _last = now
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Here the reports of all workers arrive."""
    _spent[report.nodeid.partition("::")[0]] += getattr(report, "cpu_seconds", 0.0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not terminalreporter.config.getoption("--cpu-report"):
        return
    terminalreporter.section("processor seconds")
    folders: Counter[str] = Counter()
    for file, seconds in _spent.most_common():
        folders[file.rpartition("/")[0]] += seconds
        terminalreporter.write_line(f"{seconds:8.1f}  {file}")
    for folder, seconds in folders.most_common():
        terminalreporter.write_line(f"{seconds:8.1f}  {folder}/")
    terminalreporter.write_line(f"{sum(_spent.values()) / 60:8.1f}  minutes in all")
