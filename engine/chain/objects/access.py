"""What gives access to an S3 bucket: the environment, the files of AWS's tools, or the keyring of the system.

Without any of them, obstore asks the platform: the role of a machine, a container or a web identity.
"""

from __future__ import annotations

import configparser
import contextlib
import socket
from collections.abc import Mapping
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError, Unsupported
from engine.libraries import optional

KEYRING_SERVICE = "ese-backup"
KEY_ID, SECRET = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"
_OF_A_PLATFORM = (
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_METADATA_ENDPOINT",
    "AWS_SKIP_SIGNATURE",
)
_MACHINE = "169.254.169.254", 80
"""Where a machine in a cloud learns of its role."""
_SECONDS = 2.0
_NO_KEYRING = "The keyring was not searched: the Python package keyring is not installed."


def access_of(environment: Mapping[str, str], bucket: str) -> Mapping[str, str]:
    """The environment, with what it lacks from where else that is kept. ``bucket`` is an address: ``s3://BUCKET``.

    Raises JET_errFileAccessDenied (-1032) if there is no key anywhere, and no platform that has one.
    """
    found, why = {**_of_profile(environment), **environment}, ""
    if not found.get(KEY_ID):
        kept, why = _of_keyring(bucket)
        found |= kept
    if not found.get(KEY_ID) and not any(found.get(name) for name in _OF_A_PLATFORM) and not _is_in_a_cloud():
        raise no_key(bucket, why)
    return found


def no_key(bucket: str, why: str = "") -> JetError:
    """The error where no key is found; ``why`` says what of the keyring could not be looked at."""
    return Code.FileAccessDenied.error(
        f"Cannot open {bucket}: no access key is set. {why}".rstrip(),
        hint=f"Set {KEY_ID} and {SECRET}, or store both as KEY_ID:SECRET with: keyring set {KEYRING_SERVICE} "
        f"{bucket}",
        path=bucket,
    )


def _of_profile(environment: Mapping[str, str]) -> dict[str, str]:
    """What ``~/.aws/credentials`` and ``~/.aws/config`` say of the profile that ``AWS_PROFILE`` names."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "/nowhere", ".aws")
    profile = environment.get("AWS_PROFILE") or "default"
    section = profile if profile == "default" else f"profile {profile}"
    files = (
        (Path(environment.get("AWS_CONFIG_FILE") or home / "config"), section),
        (Path(environment.get("AWS_SHARED_CREDENTIALS_FILE") or home / "credentials"), profile),
    )
    found: dict[str, str] = {}
    for path, name in files:
        parser = configparser.RawConfigParser()
        with contextlib.suppress(OSError, ValueError, configparser.Error):
            parser.read_string(path.read_text(encoding="utf-8"))
            found |= {_variable(key): value for key, value in parser.items(name)}
    if environment.get(KEY_ID):  # a key of one place with the token of another would not fit
        found = {name: value for name, value in found.items() if name in ("AWS_REGION", "AWS_ENDPOINT_URL")}
    return found


def _variable(key: str) -> str:
    name = key.upper()
    return name if name.startswith("AWS_") else f"AWS_{name}"


def _of_keyring(bucket: str) -> tuple[dict[str, str], str]:
    """The key that the keyring keeps, and why it could not be looked for there."""
    try:
        with optional("keyring", ("keyring",), lambda _: _NO_KEYRING):
            import keyring
            from keyring.errors import KeyringError
    except Unsupported as error:
        return {}, error.message
    try:
        stored = keyring.get_password(KEYRING_SERVICE, bucket) or ""
    except KeyringError as error:
        return {}, f"The keyring cannot be read: {error or type(error).__name__}."
    key_id, _, secret = stored.partition(":")
    return ({KEY_ID: key_id, SECRET: secret} if key_id and secret else {}), ""


def _is_in_a_cloud() -> bool:
    try:
        socket.create_connection(_MACHINE, _SECONDS).close()
    except OSError:
        return False
    return True
