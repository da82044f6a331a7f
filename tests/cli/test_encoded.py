"""``backup --compress --encrypt --sign``, and the keys of every command that reads a chain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tests.builders.encodings import ALICE, BOB
from tests.builders.small_instance import grow_small_instance
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]
TO_ALICE = "--encrypt", str(ALICE.to_public())
WORDS = "correct horse"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.txt"
    path.write_text(f"# created: today\n# public key: {ALICE.to_public()}\n{ALICE}\n", encoding="utf-8")
    return path


@pytest.fixture
def signing(tmp_path: Path) -> Path:
    """A key; its public half is beside it."""
    key, path = Ed25519PrivateKey.from_private_bytes(bytes(32)), tmp_path / "sign"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.with_suffix(".pub").write_bytes(key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH))
    return path


@pytest.fixture
def chain(ask: Ask, small: Path, tmp_path: Path, signing: Path) -> Path:
    """Compressed, encrypted and signed; a full and an incremental."""
    how = "--to", tmp_path / "backups", "--compress", "zstd:5", *TO_ALICE, "--sign", signing
    ask("backup", "--from", small, *how, "--mode", "full", "--create")
    grow_small_instance(small)
    done = ask("backup", "--from", small, *how, "--mode", "incremental")
    assert done["signed"] is True
    assert {file["encoding"] for file in done["files"]} == {"zstd+age"}
    assert all(file["stored_bytes"] for file in done["files"])
    return Path(done["chain"])


def test_every_command_that_reads_a_chain(ask: Ask, chain: Path, key: Path, signing: Path, tmp_path: Path) -> None:
    keys = "--identity", key, "--trusted-key", signing.with_suffix(".pub")
    assert ask("verify", chain, *keys)["result"] == "ok"
    assert ask("restore", chain, "--to", tmp_path / "restored", *keys, "--dry-run")["result"] == "planned"
    assert ask("restore", chain, "--to", tmp_path / "restored", *keys)["result"] == "success"
    assert ask("export", chain, "--to", tmp_path / "csv", *keys)["tables"]
    assert ask("tables", chain, *keys)["tables"]
    assert ask("rows", chain, "things", "--history", "7,true", *keys)["changes"] == []
    (database,) = chain.glob("*.edb.zst.age")
    (log, *_) = sorted(chain.glob("*.log.zst.age"))
    assert ask("header", chain, *keys)["type"] == ask("header", database, *keys)["type"] == "database"
    assert ask("header", log, *keys)["type"] == "log"
    assert ask("tables", database, *keys)["tables"] == ask("tables", chain, *keys)["tables"]
    assert ask("verify", log, *keys)["result"] == "ok"


@pytest.mark.parametrize("command", ["tables", "header", "drill", "restore", "export"])
def test_without_the_key(cli: Cli, chain: Path, tmp_path: Path, command: str) -> None:
    target = ("--to", tmp_path / "out") if command in ("restore", "export") else ()
    error = cli(command, chain, *target, "--json").error
    assert error["name"] == "JET_errDecryptionFailed"
    assert "no identity was given" in error["message"] and "--identity" in error["hint"]
    assert not (tmp_path / "out").exists()


def test_verified_without_the_key(ask: Ask, chain: Path) -> None:
    done = ask("verify", chain)
    assert [finding["damage"] for finding in done["findings"]] == [False]
    assert "not checked: no identity was given" in done["findings"][0]["detail"]


def test_a_verification_without_the_key_proves_no_contents(ask: Ask, chain: Path, key: Path) -> None:
    def verdict() -> object:
        (listed,) = ask("chains", chain)["chains"]
        return listed["verdict"]["standing"]

    ask("verify", chain)
    assert verdict() == "copied"
    (run,) = (run for run in ask("history", "--runs")["runs"] if run["operation"] == "verification")
    assert run["manner"] == "without the key"
    ask("verify", chain, "--identity", key)
    assert verdict() == "verified"


def test_keys_from_the_environment(
    ask: Ask, cli: Cli, chain: Path, key: Path, signing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESE_BACKUP_IDENTITY", str(key))
    assert ask("tables", chain)["tables"]
    other = signing.parent / "other.pub"
    public = Ed25519PrivateKey.from_private_bytes(b"x" * 32).public_key()
    other.write_bytes(public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH))
    monkeypatch.setenv("ESE_BACKUP_TRUSTED_KEY", str(other))
    assert "not trusted" in cli("tables", chain, "--json").error["message"]


def test_a_passphrase(ask: Ask, cli: Cli, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.chain.encoding.recipients.WORK_FACTOR", 4)
    monkeypatch.setenv("ESE_BACKUP_PASSPHRASE", WORDS)
    where = "--from", small, "--to", tmp_path / "backups", "--mode", "full", "--create"
    chain = ask("backup", *where, "--encrypt", "passphrase")["chain"]
    assert ask("tables", chain)["tables"]
    monkeypatch.setenv("ESE_BACKUP_PASSPHRASE", "wrong")
    assert "the given key is not one" in cli("tables", chain, "--json").error["message"]


def test_a_passphrase_without_a_terminal(cli: Cli, chain: Path, small: Path, tmp_path: Path) -> None:
    ended = cli("tables", chain, "--passphrase")
    assert ended.code == 2 and "ESE_BACKUP_PASSPHRASE" in ended.err
    where = "--from", small, "--to", tmp_path / "backups", "--mode", "full"
    assert cli("backup", *where, "--encrypt", "passphrase").code == 2


def test_files_that_hold_no_key(cli: Cli, chain: Path, tmp_path: Path, signing: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Dear Alice\n")
    public = signing.with_suffix(".pub")
    for options in (
        ("--identity", text),
        ("--identity", public),
        ("--trusted-key", text),
        ("--trusted-key", signing),
    ):
        error = cli("tables", chain, *options, "--json").error
        assert error["name"] == "JET_errInvalidParameter" and str(options[1]) in error["message"], error
    assert (
        cli("tables", chain, "--identity", tmp_path / "nowhere", "--json").error["name"] == "JET_errFileNotFound"
    )


def test_backups_that_are_refused(cli: Cli, chain: Path, small: Path, tmp_path: Path, signing: Path) -> None:
    bobs = tmp_path / "bob.txt"
    bobs.write_text(f"{BOB}\n")
    where = "--from", small, "--to", tmp_path / "backups"
    more = "--mode", "incremental"
    cases = {
        "would not be": more,
        "is signed, but": (*more, *TO_ALICE),
        "cannot open what would be encrypted": ("--mode", "full", *TO_ALICE, "--identity", bobs),
        "is not a recipient": ("--mode", "full", "--encrypt", "alice@example.com"),
        "private Ed25519 key": ("--mode", "full", "--sign", bobs),
    }
    for words, options in cases.items():
        for how in ((), ("--dry-run",)):
            error = cli("backup", *where, *options, *how, "--json").error
            assert words in error["message"] and error["hint"], error
    for options in (("--compress", "gzip"), ("--compress", "zstd:23"), (*TO_ALICE, "--encrypt", "passphrase")):
        assert cli("backup", *where, "--mode", "full", *options).code == 2


def test_chains_say_how_they_are_stored(ask: Ask, cli: Cli, chain: Path) -> None:
    (listed,) = ask("chains", chain.parent)["chains"]
    assert listed["encodings"] == ["zstd+age"] and len(listed["signed"]) == 64
    assert listed["stored_bytes"] > 0
    assert "compressed, encrypted, signed" in cli("chains", chain.parent).out


def test_no_secret_is_kept(ask: Ask, chain: Path, key: Path, cli: Cli) -> None:
    ask("verify", chain, "--identity", key)
    for ended in (cli("history", "--json"), cli("history", "--log")):
        assert str(ALICE) not in ended.out + ended.err
