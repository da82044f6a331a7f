"""The shape of the code, held by a machine: arrows, sizes, names, and who may touch the disk."""

from __future__ import annotations

import ast
import gc
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

from tests.datasets import PROJECT

PACKAGES = ("app", "engine", "ui", "resources")
FILES = sorted(path for folder in (*PACKAGES, "tests") for path in (PROJECT / folder).rglob("*.py"))
ENGINE = [path for path in FILES if path.is_relative_to(PROJECT / "engine")]

FILE_WALL = 600
FILE_NEEDS_REASON = 400
FUNCTION_WALL = 60
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "manager"}

LONG_FILES = {
    "tests/ui/test_damage_advice.py": "one instance, and all that is said of each of its damages",
    "engine/error_codes.py": "one table with a row for each error: number, name, category, words and what to do",
    "engine/event_kinds.py": "one table with a row for each kind of event: number, level, category and text",
    "tests/contract/test_file_system.py": "the contract of one seam, run over each of its implementations",
    "engine/__init__.py": "the public face: a list of names",
    "tests/ui/test_first_run.py": "one dialog, whose tests share its fixtures and its way to the summary",
    "tests/ui/test_tables_page.py": "one page, whose tests share what is opened and how it settles",
    "tests/ui/screenshots.py": "one story, told in the order in which a person would see it",
    "tests/contract/test_stores.py": "the contract of one seam, run over each of its implementations",
}
"""Files over 400 lines, each with the reason why it is better whole."""

DISK_MODULES = {"shutil", "tempfile"}
DISK_CALLS = {
    *("chmod", "fdatasync", "fsync", "ftruncate", "link", "makedirs", "mkdir", "pwrite", "remove", "removedirs"),
    *("rename", "renames", "replace", "rmdir", "symlink", "truncate", "unlink", "write", "writev"),
}
"""Functions of ``os`` that change the disk."""
PATH_CALLS = {"hardlink_to", "symlink_to", "touch", "write_bytes", "write_text"}
"""Methods of ``Path`` that change the disk and of nothing else."""


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parse(path)))


@pytest.fixture(scope="module", autouse=True)
def _trees() -> Iterator[None]:
    """Made once for all these tests, in which nothing goes in circles, and let go of after them: millions of nodes
    would slow every later test down.
    """
    gc.disable()
    yield
    for kept in (parse, nodes_of):
        kept.cache_clear()
    gc.enable()


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def imported_roots(path: Path) -> Iterator[str]:
    """Top-level packages that a module imports, at its head or inside a function."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] if node.level == 0 else "."


def disk_changes(path: Path) -> Iterator[str]:
    """Calls in a module that change the disk, as ``line: what``."""
    for node in nodes_of(path):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(value=ast.Name(id="os"), attr=attr) if attr in DISK_CALLS | {"open"}:
                yield f"{node.lineno}: os.{attr}"
            case ast.Attribute(attr="touch") if len(node.args) > 2:
                continue  # of a page: a path's takes two arguments at most
            case ast.Attribute(attr=attr) if attr in PATH_CALLS:
                yield f"{node.lineno}: .{attr}"
            case ast.Name(id="open") if not opens_for_reading(node.args[1:], node.keywords):
                yield f"{node.lineno}: open for writing"


def opens_for_reading(positional: list[ast.expr], keywords: list[ast.keyword]) -> bool:
    modes = [*positional[:1], *(keyword.value for keyword in keywords if keyword.arg == "mode")]
    return all(isinstance(mode, ast.Constant) and set(str(mode.value)) <= set("rbt") for mode in modes)


def test_import_contracts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(PROJECT)
    monkeypatch.setattr(sys, "path", sys.path[:])
    status = lint_imports(str(PROJECT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_no_module_needs_itself() -> None:
    """No circles, imports for types included: each module can be read after those that it imports.

    One pair is allowed: a code knows the class of its errors, an error its code.
    """
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    needs = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    needs["engine.errors"] = needs["engine.errors"] - {"engine.error_codes"}
    while free := {name for name, needed in needs.items() if not needed & needs.keys()}:
        needs = {name: needed for name, needed in needs.items() if name not in free}
    assert sorted(needs) == []


OPTIONAL = {
    "engine/chain/encoding/age_stream.py": ["cryptography"],
    "engine/chain/encoding/ed25519.py": ["cryptography"],
    "engine/chain/encoding/identities.py": ["cryptography"],
    "engine/chain/encoding/key_file.py": ["pyrage"],
    "engine/chain/encoding/recipients.py": ["pyrage"],
    "engine/chain/encoding/zstd_frames.py": ["backports", "compression"],
    "engine/chain/objects/access.py": ["keyring"],
    "engine/chain/objects/cloud.py": ["obstore"],
    "engine/chain/objects/signed.py": ["obstore"],
}
"""Modules that need a library of an extra, which is loaded when it is needed: by them, or with them."""


def test_engine_needs_only_numpy_beyond_the_standard_library() -> None:
    allowed = {"engine", "numpy", *sys.stdlib_module_names}
    foreign = {name_of(path): sorted(set(imported_roots(path)) - allowed) for path in ENGINE}
    assert {name: roots for name, roots in foreign.items() if roots} == OPTIONAL


def _roots_at_once(name: str) -> set[str]:
    """What a module of the engine imports as soon as it is loaded."""
    body = next(parse(path) for path in ENGINE if name_of(path) == name).body
    froms = {node.module.split(".")[0] for node in body if isinstance(node, ast.ImportFrom) and node.module}
    return froms | {
        alias.name.split(".")[0] for node in body if isinstance(node, ast.Import) for alias in node.names
    }


def test_optional_modules_are_imported_when_they_are_needed() -> None:
    at_once_needed = {name for name, roots in OPTIONAL.items() if _roots_at_once(name) & set(roots)}
    optional = {name.removesuffix(".py").replace("/", ".") for name in at_once_needed}
    for path in ENGINE:
        if name_of(path) not in OPTIONAL:
            at_once = {node.module for node in parse(path).body if isinstance(node, ast.ImportFrom)}
            assert not at_once & optional, name_of(path)


def _parts_at_once(package: str, module: str, found: set[str]) -> set[str]:
    """The parts of a package that ``module``, one of them or the package itself, loads as soon as it is loaded."""
    path = PROJECT / Path(*module.split("."))
    body = parse(path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).body
    for node in body:
        part = node.module if isinstance(node, ast.ImportFrom) and node.module else ""
        if part.startswith(f"{package}.") and part not in found:
            found.add(part)
            _parts_at_once(package, part, found)
    return found


@pytest.mark.parametrize("package", ["app.meaning", "app.notify.channels"])
def test_a_package_is_loaded_before_its_parts(package: str) -> None:
    """While one thread loads the package and another a part that it loads, too, Python ends the deadlock by
    handing one of them a module that is half made. The command line loads all in one thread."""
    parts = _parts_at_once(package, package, set())
    assert parts
    wrong = []
    for path in FILES:
        name = name_of(path)
        if name.startswith((f"{package.replace('.', '/')}/", "app/cli/", "tests/")):
            continue
        imported = [node for node in ast.walk(parse(path)) if isinstance(node, ast.ImportFrom)]
        whole = [node.lineno for node in imported if node.module == package and not node.col_offset]
        first = min(whole, default=sys.maxsize)
        wrong += [f"{name}:{node.lineno}" for node in imported if node.module in parts and node.lineno < first]
    assert wrong == []


def test_only_the_file_system_seam_changes_the_disk() -> None:
    """A bypass would be unseen by the crash and fault sweeps (docs/semantics.md#durability)."""
    seam = PROJECT / "engine" / "files"
    bypasses = {}
    for path in ENGINE:
        found = [*disk_changes(path), *sorted(DISK_MODULES & set(imported_roots(path)))]
        if found and not path.is_relative_to(seam):
            bypasses[name_of(path)] = found
    assert bypasses == {}


CHAIN_NAMES = {
    "MANIFEST_NAME",
    "SUMS_NAMES",
    "sums_name",
    "REMOVED",
    "NEW",
    "OLD",
    "TEMP",
    "PARTIAL",
    "locate",
    "manifest_bytes",
}
"""What engine/chain calls its files and folders, and where it finds them."""
CHAIN_FILES = {"backup-manifest.json", "SHA256SUMS", "B3SUMS"}
PATH_READS = {"open_read", "open_update", "stat", "exists", "is_link", "list", "entries", "read_whole", "open"}
OF_A_CHAIN = re.compile(r"(chain|stored|source|found)\.path\b(?!\.anchor)|\.file\(.*\)\.path\b|\.chain\Z")


LOCAL_STORES = {"LocalFolder", "LocalChain", "LocalChainStore", "find_local_chains"}
"""Stores that only a path of this system leads to; whatever a user names is opened by engine/chain/stores.py."""
OPEN_LOCAL_STORES = {
    "engine/__init__.py": "the face, for programs that know that theirs is a folder",
    "engine/sources/foreign_set.py": "the sets of other programs, which are folders",
}
OF_A_PLACE = re.compile(r"\.(chain|destination|source)\Z")


def chain_paths(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Where a module knows a file of a chain by its path, as ``line: what``."""
    for node in nodes:
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("engine.chain"):
                yield from (f"{node.lineno}: {each.name}" for each in node.names if each.name in CHAIN_NAMES)
            case ast.Constant(value=str(text)) if text in CHAIN_FILES:
                yield f"{node.lineno}: {text}"
            case ast.Call(func=ast.Name(id="Path"), args=[arg]) if OF_A_PLACE.search(text := ast.unparse(arg)):
                yield f"{node.lineno}: Path({text})"
            case ast.BinOp(op=ast.Div(), left=left) if OF_A_CHAIN.search(text := ast.unparse(left)):
                yield f"{node.lineno}: {text} / ..."
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in PATH_READS:
                found = [text for each in node.args if OF_A_CHAIN.search(text := ast.unparse(each))]
                yield from (f"{node.lineno}: {name}({text})" for text in found)


def test_only_the_stores_know_the_paths_of_a_chain() -> None:
    """A chain in another store than a folder has none: readers open its files by :class:`StoredChain`."""
    stores = PROJECT / "engine" / "chain"
    program = [path for path in FILES if not path.is_relative_to(PROJECT / "tests")]
    found = {
        name_of(path): list(chain_paths(nodes_of(path))) for path in program if not path.is_relative_to(stores)
    }
    assert {name: places for name, places in found.items() if places} == {}


def test_places_are_opened_where_all_stores_are_known() -> None:
    """What opens a folder by itself would refuse the address of a store."""
    stores = PROJECT / "engine" / "chain"
    found: dict[str, set[str]] = {}
    for path in FILES:
        if path.is_relative_to(PROJECT / "tests") or path.is_relative_to(stores):
            continue
        for node in nodes_of(path):
            match node:
                case ast.ImportFrom(module=str(module), names=names) if module.startswith("engine"):
                    used = {each.name for each in names}
                case ast.Attribute(value=ast.Name(id="engine"), attr=attr):
                    used = {attr}
                case _:
                    continue
            if used & LOCAL_STORES:
                found.setdefault(name_of(path), set()).update(used & LOCAL_STORES)
    assert found.keys() == OPEN_LOCAL_STORES.keys(), found


@pytest.mark.parametrize(
    "line",
    [
        "from engine.chain.manifest import MANIFEST_NAME",
        "chain = Path(run.chain)",
        "from engine.chain.stored import NEW, find_chains",
        "there = (folder / 'backup-manifest.json').exists()",
        "path = chain.path / file.name",
        "path = self.draft.chain / 'edb.log'",
        "size = fs.stat(found.path).size",
        "file = fs.open_read(plan.source.file(log).path)",
        "data = read_whole(fs, stored.path, 1)",
    ],
)
def test_paths_of_a_chain_are_found(line: str) -> None:
    assert len(list(chain_paths(ast.walk(ast.parse(line))))) == 1


def test_files_are_short() -> None:
    sizes = {name_of(path): lines_of(path) for path in FILES}
    assert {name: size for name, size in sizes.items() if size > FILE_WALL} == {}
    assert {name for name, size in sizes.items() if size > FILE_NEEDS_REASON} == set(LONG_FILES)


def functions_in(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """At any depth; no expression holds one."""
    for within in ast.iter_child_nodes(node):
        if isinstance(within, ast.FunctionDef | ast.AsyncFunctionDef):
            yield within
        if isinstance(within, ast.stmt | ast.excepthandler | ast.match_case):
            yield from functions_in(within)


def test_functions_are_short() -> None:
    long = []
    for path in FILES:
        for node in functions_in(parse(path)):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > FUNCTION_WALL:
                long.append(f"{name_of(path)}:{node.lineno} {node.name} has {size} lines")
    assert long == []


def test_no_junk_drawers() -> None:
    parts = {
        name_of(path): {part for p in Path(name_of(path)).with_suffix("").parts for part in p.split("_")}
        for path in FILES
    }
    assert [name for name, words in parts.items() if words & DRAWERS] == []


def test_every_package_is_typed_strictly() -> None:
    """mypy runs over all of them (.ci/run) and no file opts out."""
    mypy = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert mypy["strict"] is True
    assert set(mypy["packages"]) == {*PACKAGES, "tests"}
    opt_out = "# mypy" + ":"
    assert [name_of(path) for path in FILES if opt_out in path.read_text(encoding="utf-8")] == []


def test_no_two_classes_share_a_name() -> None:
    """Private ones of different files may."""
    seen: dict[str, list[str]] = {}
    for path in FILES:
        if not path.is_relative_to(PROJECT / "tests"):
            for node in parse(path).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    seen.setdefault(node.name, []).append(name_of(path))
    assert {name: places for name, places in seen.items() if len(places) > 1} == {}
