"""``--cpu-report``: the processor time that each test file took, its child processes included.

Unlike the time on the clock it means the same on a machine that others use, too.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Generator

import pytest

_spent: defaultdict[str, float] = defaultdict(float)
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
    vars(report)["cpu_seconds"] = now - _last
    _last = now
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Here the reports of all workers arrive."""
    _spent[report.nodeid.partition("::")[0]] += getattr(report, "cpu_seconds", 0.0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not terminalreporter.config.getoption("--cpu-report"):
        return
    terminalreporter.section("processor seconds")
    folders: defaultdict[str, float] = defaultdict(float)
    for file, seconds in _spent.items():
        folders[f"{file.rpartition('/')[0]}/"] += seconds
    for spent in (_spent, folders):
        for place, seconds in sorted(spent.items(), key=lambda item: -item[1]):
            terminalreporter.write_line(f"{seconds:8.1f}  {place}")
    terminalreporter.write_line(f"{sum(_spent.values()) / 60:8.1f}  minutes in all")
