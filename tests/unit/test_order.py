"""Tests in their order for several workers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.order import LONGEST, longest_first

NAMES = st.sampled_from([f"{LONGEST[0]}test_a.py", f"{LONGEST[0]}test_b.py", *LONGEST[1:], "tests/unit/test_c.py"])


def _order(names: list[str], workers: int) -> list[tuple[int, str]]:
    return longest_first(list(enumerate(names)), lambda item: f"{item[1]}::test_{item[0]}", workers)


@given(st.lists(NAMES, max_size=60), st.integers(1, 6))
def test_no_test_is_lost_and_those_of_a_file_stay_in_order(names: list[str], workers: int) -> None:
    found = _order(names, workers)
    assert sorted(found) == list(enumerate(names))
    for name in set(names):
        numbers = [number for number, other in found if other == name]
        assert numbers == sorted(numbers)


def test_each_worker_begins_with_long_ones() -> None:
    names = [f"tests/cli/test_{at}.py" for at in range(30)] + [
        f"{LONGEST[0]}test_{at // 2}.py" for at in range(10)
    ]
    found = [name for _number, name in _order(names, 4)]
    for part in (found[:10], found[10:20], found[20:30], found[30:]):
        count = sum(name.startswith(LONGEST) for name in part)
        assert count in (2, 4), "one file, or two"
        assert all(name.startswith(LONGEST) for name in part[:count])
