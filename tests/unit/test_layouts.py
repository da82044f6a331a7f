"""Every binary layout: its size and its last field's end are pinned; fields neither overlap nor overrun."""

from __future__ import annotations

import importlib
import pkgutil
from itertools import pairwise

import pytest

import engine.formats
from engine.errors import Corruption
from engine.formats.layout import View
from engine.formats.log.header import LogHeader, _KeptHeader
from tests.builders.log_files import make_header

SIZES = {
    # name: bytes of the structure, bytes that its fields cover, number of fields
    "DatabaseHeader": (748, 748, 94),
    "PageHeader": (40, 40, 10),
    "LargePageHeader": (80, 80, 15),
    "SpaceHeader": (16, 16, 4),
}


def _views() -> list[type[View]]:
    for module in pkgutil.iter_modules(engine.formats.__path__, "engine.formats."):
        importlib.import_module(module.name)
    found: list[type[View]] = []
    waiting = [View]
    while waiting:
        below = waiting.pop().__subclasses__()
        found += below
        waiting += below
    own = {v for v in found if v.__module__.startswith("engine.") and v is not _KeptHeader}
    return sorted(own, key=lambda view: view.__name__)


@pytest.mark.parametrize("view", _views(), ids=lambda view: view.__name__)
def test_fields_fill_the_structure_in_order(view: type[View]) -> None:
    ends = [field.offset + field.kind.size for field in view.FIELDS]
    assert all(end <= after.offset for end, (_, after) in zip(ends, pairwise(view.FIELDS), strict=False))
    assert ends[-1] <= view.SIZE
    values = dict(view(bytes(view.SIZE)).items())
    assert list(values) == [field.name for field in view.FIELDS]


@pytest.mark.parametrize("view", _views(), ids=lambda view: view.__name__)
def test_a_shorter_buffer_is_corruption(view: type[View]) -> None:
    with pytest.raises(Corruption):
        view(bytes(view.SIZE - 1))


@pytest.mark.parametrize("view", _views(), ids=lambda view: view.__name__)
def test_every_field_is_written_where_it_is_read(view: type[View]) -> None:
    for field in view.FIELDS:
        buffer = bytearray(range(256)) * (view.SIZE // 256 + 1)
        before = bytes(buffer)
        setattr(view(buffer), field.name, getattr(view(before), field.name))
        assert buffer == before


def test_a_header_that_is_kept_in_parts_is_read_as_its_page() -> None:
    page = make_header(7)
    kept = LogHeader.parse(page)
    assert isinstance(kept, _KeptHeader)
    assert kept.buffer == page
    assert dict(kept.items()) == dict(LogHeader(page).items())


def test_sizes_are_those_of_the_format() -> None:
    views = {view.__name__: view for view in _views()}
    for name, expected in SIZES.items():
        view = views[name]
        covered = sum(field.kind.size for field in view.FIELDS)
        assert (view.SIZE, covered, len(view.FIELDS)) == expected
