"""Where the access to a bucket comes from, in which order, and what is said without any."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from engine.chain.objects import access
from engine.chain.objects.access import access_of
from engine.chain.objects.cloud import CloudBucket
from engine.chain.objects.refusals import jet_error
from engine.errors import JetError
from tests.servers.ports import dead_port

BUCKET = "s3://bucket"
KEYS = {"AWS_ACCESS_KEY_ID": "of-the-environment", "AWS_SECRET_ACCESS_KEY": "secret-1"}


class Kept(KeyringBackend):
    """A keyring in memory."""

    priority = 1
    passwords: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.passwords[service, username]


@pytest.fixture(autouse=True)
def kept() -> Iterator[Kept]:
    before = keyring.get_keyring()
    kept = Kept()  # type: ignore[no-untyped-call]
    kept.passwords.clear()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """With two profiles; no machine of a cloud answers."""
    folder = tmp_path / ".aws"
    folder.mkdir()
    (folder / "credentials").write_text(
        "[default]\naws_access_key_id = of-the-default\naws_secret_access_key = secret-2\n"
        "[work]\naws_access_key_id = of-work\naws_secret_access_key = secret-3\naws_session_token = token\n"
    )
    (folder / "config").write_text(
        "[default]\nregion = eu-north-1\n[profile work]\nendpoint_url = https://s3.example\ns3 =\n  a = 1\n"
    )
    with dead_port() as port:
        monkeypatch.setattr(access, "_MACHINE", ("127.0.0.1", port))
        yield tmp_path


def test_the_environment_comes_first(home: Path) -> None:
    found = access_of({**KEYS, "HOME": str(home), "AWS_PROFILE": "work"}, BUCKET)
    assert found["AWS_ACCESS_KEY_ID"] == "of-the-environment"
    assert found["AWS_ENDPOINT_URL"] == "https://s3.example"
    assert "AWS_SESSION_TOKEN" not in found, "it belongs to another key"


def test_the_profile_comes_second(home: Path, kept: Kept) -> None:
    kept.set_password("ese-backup", BUCKET, "of-the-keyring:secret-4")
    found = access_of({"HOME": str(home)}, BUCKET)
    assert (found["AWS_ACCESS_KEY_ID"], found["AWS_REGION"]) == ("of-the-default", "eu-north-1")
    found = access_of({"HOME": str(home), "AWS_PROFILE": "work"}, BUCKET)
    assert (found["AWS_ACCESS_KEY_ID"], found["AWS_SESSION_TOKEN"]) == ("of-work", "token")


def test_the_keyring_comes_third(home: Path, kept: Kept) -> None:
    kept.set_password("ese-backup", BUCKET, "of-the-keyring:secret:4")
    found = access_of({"HOME": str(home), "AWS_PROFILE": "other"}, BUCKET)
    assert (found["AWS_ACCESS_KEY_ID"], found["AWS_SECRET_ACCESS_KEY"]) == ("of-the-keyring", "secret:4")


def test_without_any_it_is_said_at_once(home: Path) -> None:
    environment = {"HOME": str(home), "AWS_PROFILE": "other"}
    with pytest.raises(JetError, match="no access key is set") as caught:
        CloudBucket("s3", "bucket", environment).objects("a/")
    assert int(caught.value.code) == -1032
    assert "AWS_ACCESS_KEY_ID" in caught.value.hint
    assert f"keyring set ese-backup {BUCKET}" in caught.value.hint


def test_a_keyring_that_could_not_be_looked_into_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Locked, broken or not installed: each was said to keep no key."""
    environment = {"HOME": str(home), "AWS_PROFILE": "other"}

    def told() -> str:
        with pytest.raises(JetError, match="no access key is set") as caught:
            access_of(environment, BUCKET)
        return caught.value.message

    def locked(*_: object) -> str:
        raise KeyringLocked("it is locked")

    monkeypatch.setattr(Kept, "get_password", locked)
    assert told().endswith("The keyring cannot be read: it is locked.")
    monkeypatch.setitem(sys.modules, "keyring.errors", ModuleType("keyring.errors"))
    assert "cannot be loaded" in told() and "not installed" not in told()
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "keyring is not installed" in told()


def test_a_platform_is_asked_for_what_it_has(home: Path) -> None:
    environment = {"HOME": str(home), "AWS_PROFILE": "other", "AWS_WEB_IDENTITY_TOKEN_FILE": "/token"}
    assert access_of(environment, BUCKET) == environment


@pytest.mark.parametrize(
    "text",
    [
        "Error performing PUT http://169.254.169.254/latest/api/token - status code: 403 Forbidden",
        "Generic MicrosoftAzure error: Account must be specified",
    ],
)
def test_a_platform_that_has_nothing(text: str) -> None:
    error = jet_error(RuntimeError(text), "open", "az://bucket")
    assert "no access key is set" in error.message
    assert "AZURE_STORAGE_ACCOUNT_NAME" in error.hint


def test_no_secret_is_shown() -> None:
    bucket = CloudBucket("s3", "bucket", {**KEYS, "AWS_ENDPOINT_URL": "http://127.0.0.1:1"})
    assert "secret-1" not in repr(bucket)
