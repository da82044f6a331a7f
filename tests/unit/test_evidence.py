"""The evidence rule: every combination of facts, what is said of it, and ``docs/verdicts.md``, made from it.

``python -m tests.unit.test_evidence`` updates the document.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.evidence.rule import (
    CLOCKS_MAY_DIFFER,
    WORDS,
    Attempt,
    Facts,
    Proof,
    ReadBack,
    RunEnd,
    Standing,
    Tone,
    Where,
    damage_of,
    judge,
)

DOCUMENT = Path(__file__).parents[2] / "docs" / "verdicts.md"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TARGET = timedelta(hours=26)
ANY = "any"

CHECKS = {
    "none": None,
    "verified": (Proof.VERIFIED, RunEnd.GOOD, True),
    "drilled": (Proof.DRILLED, RunEnd.GOOD, True),
    "good, but of older backup sets": (Proof.DRILLED, RunEnd.GOOD, False),
    "damage found": (Proof.VERIFIED, RunEnd.DAMAGED, True),
    "damage found before the newest backup set": (Proof.VERIFIED, RunEnd.DAMAGED, False),
    "not completed": (Proof.VERIFIED, RunEnd.FAILED, True),
    "cancelled": (Proof.VERIFIED, RunEnd.CANCELLED, True),
}
FINDINGS = {"complete": "", "a file is missing": "edb00002.log is missing."}
BACKUPS = {
    "created a backup set": None,
    "failed since": (RunEnd.FAILED, True),
    "failed before the newest backup set": (RunEnd.FAILED, False),
    "cancelled since": (RunEnd.CANCELLED, True),
}
AGES = {
    "within the target": timedelta(hours=3),
    "over the target": timedelta(hours=40),
    "in the future": -timedelta(hours=2),
}


class Row(NamedTuple):
    """A row of the table: conditions, one or several words or ANY each, and what is said then."""

    where: Where | tuple[Where, ...]
    finding: str
    check: str | tuple[str, ...]
    backup: str | tuple[str, ...]
    age: str
    standing: Standing


W, S = Where, Standing
SEEN = (W.EVIDENCE, W.THERE, W.ABSENT)
UNSEEN = (W.NOWHERE, W.HIDDEN, W.STRANGE, W.ELSEWHERE)
FOUND = ("damage found", "damage found before the newest backup set")
NO_PROOF = ("none", "good, but of older backup sets", "cancelled")
RULE = (
    Row(W.LOOKING, ANY, ANY, ANY, ANY, S.LOOKING),
    Row(UNSEEN, ANY, ANY, "failed since", ANY, S.BACKUP_FAILED),
    Row(W.NOWHERE, ANY, ANY, ANY, ANY, S.NEVER),
    Row(W.HIDDEN, ANY, ANY, ANY, ANY, S.HIDDEN),
    Row(W.STRANGE, ANY, ANY, ANY, ANY, S.STRANGE),
    Row(W.ELSEWHERE, ANY, ANY, ANY, ANY, S.ELSEWHERE),
    Row(W.GONE, ANY, ANY, ANY, ANY, S.GONE),
    Row(SEEN, "a file is missing", ANY, ANY, ANY, S.DAMAGED),
    Row(SEEN, ANY, FOUND, ANY, ANY, S.DAMAGED),
    Row(SEEN, ANY, ANY, "failed since", ANY, S.BACKUP_FAILED),
    Row(W.EVIDENCE, ANY, ANY, ANY, ANY, S.EVIDENCE),
    Row(W.ABSENT, ANY, ANY, ANY, ANY, S.NOT_REACHABLE),
    Row(W.THERE, ANY, "not completed", ANY, ANY, S.CHECK_FAILED),
    Row(W.THERE, ANY, ANY, ANY, "in the future", S.FUTURE),
    Row(W.THERE, ANY, ANY, ANY, "over the target", S.OVERDUE),
    Row(W.THERE, ANY, "drilled", ANY, ANY, S.DRILLED),
    Row(W.THERE, ANY, "verified", ANY, ANY, S.VERIFIED),
    Row(W.THERE, ANY, NO_PROOF, ANY, ANY, S.COPIED),
)
"""Read from the top: the first row that fits says it."""
EVERY = tuple(itertools.product(Where, FINDINGS, CHECKS, BACKUPS, AGES))


def facts_of(where: Where, finding: str, check: str, backup: str, age: str) -> Facts:
    copied = NOW - AGES[age]
    if where in (*UNSEEN, W.LOOKING):
        copied = NOW - timedelta(days=9)
    later, earlier = copied + timedelta(minutes=30), copied - timedelta(minutes=30)
    checks: list[ReadBack] = []
    if (checked := CHECKS[check]) is not None:
        proof, outcome, since = checked
        at = later if since else earlier
        checks = [ReadBack(proof, outcome, at, at + timedelta(minutes=1))]
    attempt = None
    if (tried := BACKUPS[backup]) is not None:
        attempt = Attempt(tried[0], later if tried[1] else earlier)
    return Facts(
        NOW,
        where,
        copied=None if where in (W.LOOKING, W.NOWHERE, W.HIDDEN) else copied,
        begun=copied - timedelta(days=2),
        checks=tuple(checks),
        finding=FINDINGS[finding],
        attempt=attempt,
        reached=copied + timedelta(hours=1),
        target=TARGET,
    )


def fits(row: Row, where: Where, finding: str, check: str, backup: str, age: str) -> bool:
    asked = zip(row[:-1], (where, finding, check, backup, age), strict=True)
    return all(want == ANY or said == want or (isinstance(want, tuple) and said in want) for want, said in asked)


def expected(combination: tuple[Where, str, str, str, str]) -> Standing:
    where, _, _, backup, _ = combination
    if where in (W.NOWHERE, W.HIDDEN) and backup == "failed before the newest backup set":
        combination = (*combination[:3], "failed since", combination[4])  # there is no set that is newer
    return next(row.standing for row in RULE if fits(row, *combination))


@pytest.mark.parametrize("where", list(Where), ids=lambda where: where.name.lower())
def test_every_combination_is_judged_as_the_table_says(where: Where) -> None:
    for combination in (each for each in EVERY if each[0] is where):
        assert judge(facts_of(*combination)).standing is expected(combination), combination


def test_every_row_of_the_table_is_needed() -> None:
    used = {next(at for at, row in enumerate(RULE) if fits(row, *each)) for each in EVERY}
    assert used == set(range(len(RULE)))


def test_nothing_is_green_without_a_proof_and_every_word_has_its_time() -> None:
    """Success is for what was read back; every headline of something that happened has room for its time."""
    green = {standing for standing, words in WORDS.items() if words.tone is Tone.SUCCESS}
    assert green == {Standing.VERIFIED, Standing.DRILLED}
    timeless = {S.LOOKING, S.NEVER, S.HIDDEN, S.STRANGE, S.ELSEWHERE}
    for standing, words in WORDS.items():
        dated = "{age}" in words.headline or "{since}" in words.headline
        assert dated is (standing not in timeless), standing
    for combination in EVERY:
        verdict = judge(facts_of(*combination))
        assert verdict.standing in timeless or verdict.at is not None, combination


def test_never_is_said_only_where_every_destination_was_read() -> None:
    never = {each[0] for each in EVERY if judge(facts_of(*each)).standing is Standing.NEVER}
    assert never == {Where.NOWHERE}


def checked(*said: tuple[int, Proof, RunEnd], copied: int = 0, begun: int = 0) -> Facts:
    """Checks at so many minutes after a set that was copied then, of a chain begun then."""
    checks = []
    for minutes, proof, outcome in said:
        at = NOW - timedelta(days=1) + timedelta(minutes=minutes)
        checks.append(ReadBack(proof, outcome, at, at + timedelta(seconds=30)))
    zero = NOW - timedelta(days=1)
    copy, start = zero + timedelta(minutes=copied), zero + timedelta(minutes=begun)
    return Facts(NOW, Where.THERE, copied=copy, begun=start, checks=tuple(checks), target=TARGET)


def test_the_newest_verdict_wins_whichever_way_it_points() -> None:
    good, bad = (Proof.VERIFIED, RunEnd.GOOD), (Proof.VERIFIED, RunEnd.DAMAGED)
    assert judge(checked((1, *good), (2, *bad))).standing is Standing.DAMAGED
    assert judge(checked((2, *bad), (1, *good))).standing is Standing.DAMAGED
    mended = judge(checked((1, *bad), (2, *good)))
    assert mended.standing is Standing.VERIFIED and mended.proven == NOW - timedelta(
        days=1, minutes=-2, seconds=-30
    )


def test_a_drill_proves_more_than_a_newer_verification_and_keeps_its_own_time() -> None:
    verdict = judge(checked((1, Proof.DRILLED, RunEnd.GOOD), (5, Proof.VERIFIED, RunEnd.GOOD)))
    assert verdict.standing is Standing.DRILLED
    assert verdict.at == NOW - timedelta(days=1) + timedelta(minutes=1, seconds=30)


def test_proof_from_before_a_finding_counts_no_more() -> None:
    said = (
        (1, Proof.DRILLED, RunEnd.GOOD),
        (2, Proof.VERIFIED, RunEnd.DAMAGED),
        (3, Proof.VERIFIED, RunEnd.GOOD),
    )
    assert judge(checked(*said)).standing is Standing.VERIFIED


def test_an_incremental_neither_mends_damage_nor_inherits_a_proof() -> None:
    assert judge(checked((1, Proof.VERIFIED, RunEnd.DAMAGED), copied=5)).standing is Standing.DAMAGED
    assert judge(checked((1, Proof.DRILLED, RunEnd.GOOD), copied=5)).standing is Standing.COPIED


def test_a_run_that_found_nothing_new_makes_the_set_younger_and_takes_no_proof_away() -> None:
    zero = NOW - timedelta(days=3)
    check = ReadBack(Proof.VERIFIED, RunEnd.GOOD, zero + timedelta(hours=1), zero + timedelta(hours=2))
    old = Facts(NOW, Where.THERE, copied=zero, begun=zero, checks=(check,), target=TARGET)
    assert judge(old).standing is Standing.OVERDUE
    again = Facts(NOW, Where.THERE, NOW, changed=zero, begun=zero, checks=(check,), target=TARGET)
    assert judge(again).standing is Standing.VERIFIED


def test_what_lay_in_the_folder_before_is_no_finding_of_the_chain_there_now() -> None:
    """An atomic backup is always in the same folder."""
    assert judge(checked((1, Proof.VERIFIED, RunEnd.DAMAGED), copied=9, begun=5)).standing is Standing.COPIED


def test_an_interrupted_check_overrides_and_leaves_the_proof_to_be_told() -> None:
    verdict = judge(checked((1, Proof.DRILLED, RunEnd.GOOD), (2, Proof.VERIFIED, RunEnd.FAILED)))
    assert (verdict.standing, verdict.proof) == (Standing.CHECK_FAILED, Proof.DRILLED)
    assert damage_of(checked((1, Proof.VERIFIED, RunEnd.DAMAGED), (2, Proof.VERIFIED, RunEnd.FAILED)).checks)


def test_clocks_of_two_machines_may_differ_a_little() -> None:
    ahead = Facts(NOW, Where.THERE, copied=NOW + CLOCKS_MAY_DIFFER, target=TARGET)
    assert judge(ahead).standing is Standing.COPIED
    assert judge(Facts(NOW, Where.THERE, NOW + CLOCKS_MAY_DIFFER * 2)).standing is Standing.FUTURE


def test_the_document_says_what_the_rule_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "python -m tests.unit.test_evidence updates it"


# ---- docs/verdicts.md


def document() -> str:
    shown = [
        "# Verdicts and their causes",
        "",
        "Generated from the test of the evidence rule by `python -m tests.unit.test_evidence`; do not edit. The "
        "rule is `judge` in `app/evidence/rule.py`. The test compares it with each of the "
        f"{len(EVERY):,} combinations of the facts below.",
        "",
        "Instances, Back up, Restore and Runs show the same verdict. Read the table from the top: the first row "
        "that matches gives the verdict. `…` stands for a time: an age, or a date after *since*.",
        "",
        "| newest backup set | its files now | newest check of its chain | newest backup | age | verdict "
        "| shape | explanation |",
        "|---|---|---|---|---|---|---|---|",
    ]
    shown += [_line(row) for row in RULE]
    shown += ["", "## Values", ""]
    for title, said in (
        ("newest backup set", [where.value for where in Where]),
        ("its files now", list(FINDINGS)),
        ("newest check of its chain", list(CHECKS)),
        ("newest backup", list(BACKUPS)),
        ("age", list(AGES)),
    ):
        shown.append(f"- *{title}*: {'; '.join(said)}.")
    shown += [
        "",
        "A check is a verification (every page and log is read back), a drill (the chain is restored and every "
        "row read) or a restore of the newest state (every file is read back). It covers the backup sets that "
        "existed when it started. If there are several checks, the newest decides, whether its result is good or "
        "bad; a drill or a restore to an earlier state says nothing about the newest backup set. Only a newer "
        "check that finds no damage clears a finding of damage. If no backup set is available, any failed backup "
        "counts as failed since.",
        "",
    ]
    return "\n".join(shown)


def _line(row: Row) -> str:
    words = WORDS[row.standing]
    cells = [_cell(part) for part in row[:-1]]
    headline = words.headline.format(age="…", since="…", target="…")
    return f"| {' | '.join(cells)} | **{headline}** | {words.tone.value} | {words.line} |"


def _cell(part: Where | str | tuple[Where | str, ...]) -> str:
    said = part if isinstance(part, tuple) else (part,)
    return "; or ".join(each.value if isinstance(each, Where) else each for each in said)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
