"""What the documents point to is there, and the glossary has one row for each word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.datasets import PROJECT

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")])
_LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
_KINDS = "added|changed|deprecated|removed|fixed|security"


def glossary() -> Iterator[list[str]]:
    """Term, meaning and words not to use, of each row."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Glossary")[2]
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and cells[0] != "term":
            yield cells


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = [link for link in _LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_glossary_has_one_row_for_each_term() -> None:
    rows = list(glossary())
    assert len(rows) >= 60
    assert [row for row in rows if len(row) != 3 or not all(row)] == []
    counts = Counter(term.strip() for row in rows for term in row[0].split(","))
    assert [term for term, count in counts.items() if count > 1] == []


def test_changelog_fragments_are_named_as_a_release_reads_them() -> None:
    fragments = list((PROJECT / "changelog.d").iterdir())
    assert fragments
    assert [file.name for file in fragments if not re.fullmatch(rf"[a-z0-9-]+\.({_KINDS})\.md", file.name)] == []
