"""Own names of instances, looked up for what a chain or the history says of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import engine
from app.own_names import Naming
from tests.builders.small_instance import write_small_instance
from ui.models.own_names import own_name, own_name_of

FS = engine.LocalFileSystem()


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_the_own_name_of_an_instance_in_a_folder_that_is_no_text(tmp_path: Path) -> None:
    """Its chains have the folder as a manifest can hold it; the own name belongs to the folder itself."""
    source = write_small_instance(tmp_path / os.fsdecode(b"caf\xe9"))
    (found,) = engine.scan([source]).instances
    (to := tmp_path / "to").mkdir()
    made = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(to), engine.Kind.FULL)
    manifest = engine.read_manifest(FS, made.chain)
    names = {str(found.identity): Naming("The café")}
    assert manifest.runs[-1].place != str(source)
    assert own_name_of(names, manifest) == "The café"
    assert own_name(names, found.name, source) == "The café"
    others = {str(engine.Identity(found.name, tmp_path)): Naming("Another")}
    assert own_name_of(others, manifest) == ""
