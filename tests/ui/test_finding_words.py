"""Every kind of finding has a word of its own in the window."""

from __future__ import annotations

from engine import FindingKind
from ui.models.outcomes.findings import kind_word


def test_each_kind_has_its_own_word() -> None:
    words = [kind_word(kind) for kind in FindingKind]
    assert len(set(words)) == len(words)
    assert all(word[0].isupper() and "-" not in word.replace("Single-bit", "") for word in words)
