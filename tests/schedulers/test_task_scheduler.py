"""The Task Scheduler: the XML is what its schema prescribes, and survives what Windows makes of it."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schedulers.scheduler import Deviation
from app.schedulers.spec import MINUTES, Spec
from app.schedulers.task_scheduler import NAMESPACE, TaskScheduler, _spec_of, _values
from engine.error_codes import Code
from engine.errors import JetError

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
SPEC = Spec((r"C:\Program Files\ESE & Co\pythonw.exe", "-P", "-m", "app", "run-due"), timedelta(minutes=10))

BOOLEAN, DURATION, TEXT = r"true|false", r"PT(\d+[HM]|0S)", r"(?s).+"
FLAGS = (
    "AllowStartOnDemand",
    "DisallowStartIfOnBatteries",
    "StopIfGoingOnBatteries",
    "AllowHardTerminate",
    "StartWhenAvailable",
    "RunOnlyIfNetworkAvailable",
    "Enabled",
    "Hidden",
    "RunOnlyIfIdle",
    "WakeToRun",
)
SCHEMA: dict[str, tuple[str, dict[str, str]]] = {
    "Task": ("all", {"RegistrationInfo": "", "Triggers": "", "Settings": "", "Principals": "", "Actions": ""}),
    "RegistrationInfo": ("all", {"Description": TEXT}),
    "Triggers": ("all", {"TimeTrigger": ""}),
    "TimeTrigger": (
        "sequence",
        {
            "Enabled": BOOLEAN,
            "StartBoundary": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
            "EndBoundary": TEXT,
            "Repetition": "",
            "ExecutionTimeLimit": DURATION,
            "RandomDelay": DURATION,
        },
    ),
    "Repetition": ("all", {"Interval": DURATION, "Duration": DURATION, "StopAtDurationEnd": BOOLEAN}),
    "Principals": ("all", {"Principal": ""}),
    "Principal": (
        "all",
        {
            "UserId": TEXT,
            "LogonType": "S4U|Password|InteractiveToken|InteractiveTokenOrPassword",
            "GroupId": TEXT,
            "DisplayName": TEXT,
            "RunLevel": "LeastPrivilege|HighestAvailable",
        },
    ),
    "Settings": (
        "all",
        {
            **dict.fromkeys(FLAGS, BOOLEAN),
            "MultipleInstancesPolicy": "Parallel|Queue|IgnoreNew|StopExisting",
            "ExecutionTimeLimit": DURATION,
            "Priority": "[0-9]|10",
        },
    ),
    "Actions": ("all", {"Exec": ""}),
    "Exec": ("all", {"Command": TEXT, "Arguments": TEXT, "WorkingDirectory": TEXT}),
}
"""What Microsoft's documentation of the Task Scheduler schema says of the elements that are used here."""


def check(element: ET.Element) -> None:
    space, _, name = element.tag[1:].partition("}")
    assert space == NAMESPACE
    order, children = SCHEMA[name]
    names = [child.tag.rpartition("}")[2] for child in element]
    assert len(set(names)) == len(names)
    assert set(names) <= children.keys()
    if order == "sequence":
        assert names == [each for each in children if each in names]
    for child, name in zip(element, names, strict=True):
        if name in SCHEMA:
            check(child)
        else:
            assert re.fullmatch(children[name], child.text or ""), name


def xml(spec: Spec) -> bytes:
    (data,) = TaskScheduler().files(spec).values()
    return data


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("system", [False, True])
def test_the_xml_is_as_the_schema_prescribes(minutes: int, system: bool) -> None:
    task = ET.fromstring(xml(replace(SPEC, every=timedelta(minutes=minutes), system=system)).decode("utf-16")[40:])
    check(task)
    assert task.get("version") == "1.2"
    interval = task.findtext(f".//{{{NAMESPACE}}}Interval")
    hours, small = divmod(minutes, 60)
    assert interval == (f"PT{hours}H" if hours else f"PT{small}M")
    texts = {element.tag.rpartition("}")[2]: element.text for element in task.iter()}
    assert (texts["StartWhenAvailable"], texts["DisallowStartIfOnBatteries"]) == ("true", "false")
    assert (texts["StopIfGoingOnBatteries"], texts["MultipleInstancesPolicy"]) == ("false", "IgnoreNew")
    principals = task.find(f".//{{{NAMESPACE}}}Principal")
    assert principals is not None
    assert principals.get("id") == task.find(f"{{{NAMESPACE}}}Actions").get("Context")  # type: ignore[union-attr]
    assert (principals.findtext(f"{{{NAMESPACE}}}UserId") == "S-1-5-18") == system


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters='%"'))
paths = st.text(st.characters(codec="utf-8", categories=("L", "N", "S"), exclude_characters='%"'), min_size=1)


@given(path=paths, arguments=st.lists(words, max_size=3), minutes=st.sampled_from(MINUTES), home=st.none() | paths)
def test_what_is_written_is_read(path: str, arguments: list[str], minutes: int, home: str | None) -> None:
    spec = Spec((path, *arguments, "run-due"), timedelta(minutes=minutes), home=Path(home) if home else None)
    assert _spec_of(_values(xml(spec)), False) == spec


def test_a_home_that_the_shell_would_change() -> None:
    with pytest.raises(JetError, match="between % signs"):
        TaskScheduler().files(replace(SPEC, home=Path("C:/a%b%")))


@pytest.fixture
def schtasks(tmp_path: Path) -> tuple[str, ...]:
    """Keeps a task as Windows does: in its own encoding and order, with defaults left out and facts added."""
    program = tmp_path / "schtasks.py"
    program.write_text(
        "import re, sys\n"
        "from pathlib import Path\n"
        f"kept, words = Path({str(tmp_path / 'task')!r}), sys.argv[1:]\n"
        "if '/Create' in words:\n"
        "    text = Path(words[words.index('/XML') + 1]).read_text('utf-16')\n"
        "    text = re.sub('<WakeToRun>false</WakeToRun>|<Hidden>false</Hidden>', '', text)\n"
        "    text = text.replace('<Settings>', '<Settings><IdleSettings><StopOnIdleEnd>true</StopOnIdleEnd>'\n"
        "                        '</IdleSettings>')\n"
        "    text = text.replace('\"Author\">', '\"Author\"><UserId>S-1-5-21</UserId>', 1)\n"
        "    kept.write_text(text)\n"
        "elif not kept.exists():\n"
        "    sys.exit('ERROR: The system cannot find the file specified.')\n"
        "elif '/Delete' in words:\n"
        "    kept.unlink()\n"
        "elif '/XML' in words:\n"
        "    sys.stdout.write(kept.read_text())\n"
    )
    return sys.executable, str(program)


def test_installed_read_back_and_removed(schtasks: tuple[str, ...], tmp_path: Path) -> None:
    tasks = TaskScheduler(words=schtasks)
    assert tasks.installed(SPEC, NOW) is None
    tasks.install(SPEC)
    found = tasks.installed(SPEC, NOW)
    assert found is not None
    assert (found.program, found.every, found.drift) == (SPEC.program, SPEC.every, ())
    assert found.next_look == datetime(2026, 3, 4, 5, 10, tzinfo=UTC)
    assert tasks.remove(system=False)
    assert not tasks.remove(system=False)
    assert not (tmp_path / "task").exists()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("<Enabled>true</Enabled>\n    <RunOnlyIfIdle", "<Enabled>false</Enabled>\n    <RunOnlyIfIdle"),
         {Deviation.DISABLED}),
        (("PT10M", "PT1H"), {Deviation.INTERVAL}),
        (("PT10M", "PT7M"), {Deviation.EDITED}),
        (("Program Files", "Programs"), {Deviation.PROGRAM}),
        (("<Priority>8", "<Priority>4"), {Deviation.EDITED}),
        (("<StartWhenAvailable>true", "<StartWhenAvailable>false"), {Deviation.EDITED}),
        (("</Exec>", "</Exec><Exec><Command>other.exe</Command></Exec>"), {Deviation.EDITED}),
    ],
)  # fmt: skip
def test_each_difference_is_named(
    schtasks: tuple[str, ...], tmp_path: Path, edit: tuple[str, str], expected: set[Deviation]
) -> None:
    tasks = TaskScheduler(words=schtasks)
    tasks.install(SPEC)
    text = re.sub(r">\s*\n\s*\n", ">\n", (tmp_path / "task").read_text())
    changed = re.sub(r"\n\s*(?=\n)", "", text).replace(*edit)
    assert changed != text or edit[0] not in text
    (tmp_path / "task").write_text(changed)
    found = tasks.installed(SPEC, NOW)
    assert found is not None
    assert {each.what for each in found.drift} == expected
    tasks.install(SPEC)
    again = tasks.installed(SPEC, NOW)
    assert again is not None
    assert again.drift == ()


def test_tasks_that_refuse(tmp_path: Path) -> None:
    refusing = tmp_path / "schtasks.py"
    refusing.write_text("import sys\nsys.exit('ERROR: Access is denied.')")
    with pytest.raises(JetError, match="Access is denied") as refused:
        TaskScheduler(words=(sys.executable, str(refusing))).install(SPEC)
    assert refused.value.code is Code.FileAccessDenied
    with pytest.raises(JetError) as missing:
        TaskScheduler(words=(str(tmp_path / "none"),)).install(SPEC)
    assert missing.value.code is Code.FeatureNotAvailable
