"""What code and texts cite of ``docs``: every file and every heading is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = ("app", "changelog.d", "docs", "engine", "tests", "tools", "ui")

_CITED = re.compile(r"(?<![\w/.])((?:docs/[\w/-]+|ARCHITECTURE|README)\.md)(#[\w-]+)?")
_LINK = re.compile(r"\]\((?!https?:)([\w./-]*\.md)?(#[\w-]+)?\)")
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: +#+)? *$")
_FENCE = re.compile(r"^ *(```|~~~)")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|`")


def files() -> Iterator[Path]:
    """All sources and texts of the project."""
    yield from PROJECT.glob("*.md")
    for folder in FOLDERS:
        for pattern in ("*.py", "*.md"):
            yield from (PROJECT / folder).rglob(pattern)


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    text = _MARKUP.sub(r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


@cache
def anchors(path: Path) -> frozenset[str]:
    """The anchors of a text; a heading that comes again is numbered."""
    found: dict[str, int] = {}
    names = set()
    fenced = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (heading := _HEADING.match(line)):
            name = slug(heading[1])
            count = found[name] = found.get(name, -1) + 1
            names.add(f"{name}-{count}" if count else name)
    return frozenset(names)


def citations(path: Path) -> Iterator[tuple[int, str, Path, str]]:
    """Line, text, file and anchor of all that a file cites."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for cited in _CITED.finditer(line):
            yield number, cited[0], PROJECT / cited[1], (cited[2] or "")[1:]
        if path.suffix == ".md":
            base = PROJECT if path.parent.name == "changelog.d" else path.parent  # they become CHANGELOG.md
            for link in _LINK.finditer(line):
                target = base / link[1] if link[1] else path
                yield number, link[0], target, (link[2] or "")[1:]


def test_every_citation_leads_somewhere() -> None:
    astray = []
    for path in files():
        for number, text, target, anchor in citations(path):
            if not target.is_file() or (anchor and anchor not in anchors(target.resolve())):
                astray.append(f"{path.relative_to(PROJECT)}:{number}: {text}")
    assert not astray, "\n".join(astray)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Tag array", "tag-array"),
        ("B+trees", "btrees"),
        ("DBMS_PARAM", "dbms_param"),
        ("`log` and [a link](x.md), again", "log-and-a-link-again"),
        ("JetBackup, JetBackupInstance (snp 9)", "jetbackup-jetbackupinstance-snp-9"),
    ],
)
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_headings_in_code_are_none_and_twins_are_numbered(tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    text.write_text("# One\n```\n# not one\n```\n## Twin\n## Twin\n", encoding="utf-8")
    assert anchors(text) == {"one", "twin", "twin-1"}


_ELSEWHERE = re.compile(
    r"\breference[,:]? +(?:log|database|backup|[0-9M])"
    r"|\b(?:the|log) reference\b"
    r"|\b(?:log and recovery|database file|backup and restore),? +[0-9]+(?:\.[0-9]+)*\b"
    r"|\bbackup semantics,? +(?:section )?[0-9]"
    r"|\bdesign(?: section [0-9]|[:,] +reliability)"
    r"|\breliability,? +(?:section |rule )?[0-9]"
    r"|\b(?:style|ux|reliability)\.md\b",
    re.IGNORECASE,
)
"""Texts that were cited by title and section, and that a clone does not have."""


def test_nothing_is_cited_that_a_clone_lacks() -> None:
    found = []
    for path in files():
        if path == Path(__file__).resolve():
            continue
        text = path.read_text(encoding="utf-8")
        joined = re.sub(r"\n[ #]*", " ", text)  # a citation may go on in the next line
        found += [f"{path.relative_to(PROJECT)}: {cited[0]}" for cited in _ELSEWHERE.finditer(joined)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "Source: reference, log and recovery 7.4",
        "(reference: database file 3.6)",
        "(reference 5.2, Split2)",
        "as the reference says",
        "log and recovery 10.1",
        "(reference: backup semantics, section 5)",
        "(design section 4)",
        "design, reliability 6",
        "(reliability 5, control socket)",
        "ux.md",
    ],
)
def test_such_a_citation_is_found(text: str) -> None:
    assert _ELSEWHERE.search(text)
