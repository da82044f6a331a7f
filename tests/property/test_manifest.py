"""Manifests from anything: only a ``JetError`` comes out, and what is read back is what was written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.chain.manifest import (
    BackupRun,
    Correction,
    Encoding,
    FileRole,
    Kind,
    Manifest,
    PageCounts,
    StoredAs,
    StoredFile,
    _seal,
    is_safe_name,
)
from engine.errors import Corruption, Unsupported
from engine.formats.names import GENERATION_MAX, archive_name
from engine.formats.page_sizes import PAGE_SIZES
from tests.unit.test_manifest import MANIFEST

REFUSALS = (Corruption, Unsupported)

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
_numbers = st.integers(0, (1 << 63) - 1)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(is_safe_name)
_sizes = st.integers(1, (1 << 63) - 1)
_hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)


_moments = st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
_SIGNATURE = "1234ABCD 2020-05-04T03:02:01Z"


@st.composite
def _files(draw: st.DrawFn) -> tuple[StoredFile, ...]:
    names = draw(st.lists(_names, min_size=1, max_size=4, unique_by=str.casefold))
    first = draw(st.integers(1, GENERATION_MAX - 4))
    logs = draw(st.integers(0, 4))
    files = []
    for place in range(len(names) + logs):
        name, role = names[place % len(names)], FileRole.DATABASE
        generation, created = None, ""
        if place >= len(names):
            role, generation, created = FileRole.LOG, first + place - len(names), "0123456789abcdef"
            name = archive_name("edb", generation)
        size = draw(_sizes)
        file = StoredFile(name, role, size, draw(_hashes), "0", "", generation, created)
        folder = draw(st.sampled_from(("", ".run-1/", "run-1/")))
        encoding = draw(st.sampled_from(Encoding))
        where = f"{folder}{name}{encoding.suffix}"
        files.append(file.stored_at(StoredAs(where, encoding, draw(_sizes), draw(_hashes))))
    return tuple(files)


@st.composite
def _runs(draw: st.DrawFn, databases: tuple[str, ...]) -> tuple[BackupRun, ...]:
    corrections = st.builds(Correction, st.sampled_from(databases), _numbers, st.integers(0, 8191))
    return tuple(
        BackupRun(
            str(number),
            Kind.INCREMENTAL if number else Kind.FULL,
            draw(_moments),
            draw(_moments),
            draw(st.none() | st.tuples(st.integers(1, 9), st.integers(9, GENERATION_MAX))),
            draw(st.booleans()),
            draw(_numbers),
            draw(_counts),
            tuple(draw(st.lists(corrections, max_size=2))),
            tuple(draw(st.lists(_texts, max_size=2))),
            tuple(draw(st.lists(st.just("edb00001.log"), max_size=1))),
        )
        for number in range(draw(st.integers(1, 3)))
    )


_counts = st.builds(PageCounts, _numbers, _numbers, _numbers, _numbers)


def _are_apart(files: tuple[StoredFile, ...]) -> bool:
    """Whether no two share a name or a place, as no two files of an instance do."""
    names = {name for file in files for name in {file.name.casefold(), file.home.casefold()}}
    expected = sum(1 if file.name == file.home else 2 for file in files)
    return len(names) == expected and "run-1" not in names


@st.composite
def _manifests(draw: st.DrawFn) -> Manifest:
    files = draw(_files().filter(_are_apart))
    databases = tuple(file.name for file in files if file.role is FileRole.DATABASE)
    return Manifest(
        draw(_names),
        "edb-1234ABCD",
        "edb",
        _SIGNATURE,
        dict.fromkeys(databases, _SIGNATURE),
        draw(st.sampled_from(PAGE_SIZES)),
        draw(_runs(databases)),
        files,
        draw(st.dictionaries(_texts, _texts, max_size=2)),
    )


@given(_manifests())
def test_what_is_written_is_read(manifest: Manifest) -> None:
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest


@given(st.binary(max_size=300))
def test_bytes(data: bytes) -> None:
    try:
        Manifest.from_bytes(data)
    except REFUSALS:
        return
    raise AssertionError("taken for a manifest")


@given(_json)
def test_any_json(value: Any) -> None:
    try:
        Manifest.from_bytes(json.dumps(value).encode())
    except REFUSALS:
        return
    raise AssertionError("taken for a manifest")


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, item in inside for place in _places(item, (*at, key)))]


_BODY = json.loads(MANIFEST.to_bytes())
_PLACES = [place for place in _places(_BODY) if place and place != ("sha256",)]


@given(st.sampled_from(_PLACES), _json, st.booleans())
def test_a_whole_manifest_with_anything_at_any_place(place: tuple[Any, ...], value: Any, remove: bool) -> None:
    """Rightly sealed: either it still makes sense, and then it survives being written, or it is refused."""
    body = json.loads(MANIFEST.to_bytes())
    inner = body
    for key in place[:-1]:
        inner = inner[key]
    if remove:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    body.pop("sha256")
    try:
        manifest = Manifest.from_bytes(json.dumps({**body, "sha256": _seal(body)}).encode())
    except REFUSALS:
        return
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest
    assert all(is_safe_name(file.name) for file in manifest.files)
    assert manifest.sums() and manifest.settled() and manifest.runs


@given(st.text(max_size=60))
def test_safe_names_are_single_plain_components(name: str) -> None:
    if is_safe_name(name):
        assert "/" not in name and "\\" not in name and "\0" not in name and ":" not in name
        assert name not in (".", "..") and len(name.encode()) <= 255
