"""A strict reader of the OpenMetrics text format, for gauges only (OpenMetrics 1.0, section 5).

It refuses what a collector refuses: an order of lines, a name, a unit, an escape or a number that the format does
not have, families that are not together, a sample that comes twice, a missing end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
_META = re.compile(rf"# (TYPE|UNIT|HELP) ({_NAME}) (.*)")
_SAMPLE = re.compile(rf"({_NAME})(?:\{{(.*)\}})? (\S+)")
_LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)')
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|[+-]Inf")
_UNITS = "seconds", "bytes"
Labels = frozenset[tuple[str, str]]
Gauges = dict[str, dict[Labels, float]]


def gauges(text: str) -> Gauges:
    """The samples of each family. Raises ``AssertionError`` for what the format does not allow."""
    assert text.endswith("\n# EOF\n") or text == "# EOF\n"
    found: Gauges = {}
    said: dict[str, dict[str, str]] = {}
    current = ""
    for line in text.split("\n")[:-2]:
        if line.startswith("#"):
            current = _meta(line, current, found, said)
            continue
        match = _SAMPLE.fullmatch(line)
        assert match is not None and match[1] == current, line
        assert _NUMBER.fullmatch(match[3]), line
        labels = _labels(match[2] or "")
        assert labels not in found[current], line
        found[current][labels] = float(match[3])
    return found


def _meta(line: str, current: str, found: Gauges, said: dict[str, dict[str, str]]) -> str:
    match = _META.fullmatch(line)
    assert match is not None, line
    what, name, value = match.groups()
    if name != current:
        assert name not in found, f"the lines of {name} are not together"
        found[name], said[name] = {}, {}
    assert what not in said[name] and not found[name], line
    said[name][what] = value
    if what == "TYPE":
        assert value == "gauge"
    if what == "UNIT":
        assert value in _UNITS and name.endswith(f"_{value}"), line
    if what == "HELP":
        assert not re.search(r'\\[^\\n"]', value)
    return name


def _labels(text: str) -> Labels:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _LABEL.match(text, at)
        assert match is not None, text
        assert match[1] not in found, text
        found[match[1]] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], match[2])
        at = match.end()
        assert match[3] or at == len(text)
    return labels_of(found)


def labels_of(labels: Mapping[str, str]) -> Labels:
    """Labels as a key."""
    return frozenset(labels.items())
