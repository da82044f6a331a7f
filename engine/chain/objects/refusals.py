"""What an object store refuses, as JET errors: code, reason and what to do, by the cause.

The reason is the server's code and message, or that of the connection; neither contains a key or a token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.error_codes import Code
from engine.errors import JetError

_CODE = re.compile(r"<Code>([A-Za-z0-9]{1,64})</Code>")
_MESSAGE = re.compile(r"<Message>([^<]{1,300})", re.DOTALL)
_STATUS = re.compile(r"status(?: code)?: (\d{3})")
_PART = re.compile(r"partNumber=(\d+)")

_KEYS = (
    "Check the access key of the store. S3: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; Azure: "
    "AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY; Google: GOOGLE_SERVICE_ACCOUNT, the name of a file."
)
_REGION = "Set AWS_REGION to the region of the bucket, and AWS_ENDPOINT_URL to the server if it is not Amazon's."
_RETRY = "The run can be repeated; earlier backups are not affected."


@dataclass(frozen=True)
class Refusal:
    """One cause: its code, the reason in words, and what to do."""

    code: Code
    reason: str
    hint: str


_BUSY = Refusal(
    Code.ServerFailed, "the server is overloaded", f"Try again later, with fewer hosts at a time. {_RETRY}"
)
_DENIED = Refusal(
    Code.FileAccessDenied,
    "access is denied",
    "Give the access key of this host the permissions that docs/stores.md lists, or use another key.",
)
_FULL = Refusal(
    Code.DiskFull, "the quota is used up", "Prune chains that are no longer needed, or raise the quota."
)
_NO_BUCKET = Refusal(
    Code.InvalidPath,
    "the bucket does not exist",
    "Correct the name, or create the bucket. It is not created here.",
)
_GONE = Refusal(Code.FileNotFound, "there is no such object", "Verify the chain to see what it lacks.")
_WRONG_REGION = Refusal(Code.InvalidPath, "the bucket is in another region or on another server", _REGION)
_EXPIRED = Refusal(
    Code.FileAccessDenied, "the token has expired", "Sign in again, or renew AWS_SESSION_TOKEN, then try again."
)
_UNREACHABLE = Refusal(
    Code.ServerFailed,
    "the server cannot be reached",
    f"Check the network and AWS_ENDPOINT_URL. {_RETRY}",
)

_BY_CODE = {
    "NoSuchBucket": _NO_BUCKET,
    "ContainerNotFound": _NO_BUCKET,
    "NoSuchKey": _GONE,
    "BlobNotFound": _GONE,
    "AccessDenied": _DENIED,
    "AllAccessDisabled": _DENIED,
    "AuthorizationPermissionMismatch": _DENIED,
    "InvalidAccessKeyId": Refusal(Code.FileAccessDenied, "the server does not know the access key", _KEYS),
    "SignatureDoesNotMatch": Refusal(Code.FileAccessDenied, "the secret key is wrong", _KEYS),
    "AuthorizationHeaderMalformed": _WRONG_REGION,
    "IllegalLocationConstraintException": _WRONG_REGION,
    "PermanentRedirect": _WRONG_REGION,
    "TemporaryRedirect": _WRONG_REGION,
    "ExpiredToken": _EXPIRED,
    "InvalidToken": _EXPIRED,
    "TokenRefreshRequired": _EXPIRED,
    "RequestTimeTooSkewed": Refusal(
        Code.FileAccessDenied,
        "the clock of this machine differs from the server's",
        "Set the clock of this machine, then try again.",
    ),
    "QuotaExceeded": _FULL,
    "InsufficientStorage": _FULL,
    "SlowDown": _BUSY,
    "ServiceUnavailable": _BUSY,
    "ServerBusy": _BUSY,
    "EntityTooLarge": Refusal(
        Code.DiskFull, "the server does not take objects of this size", "Store the chain in another place."
    ),
    "ObjectLocked": Refusal(
        Code.DeleteBackupFileFail, "it is locked", "Wait until its retention in the bucket has ended."
    ),
}
_BY_STATUS = {
    301: _WRONG_REGION,
    307: _WRONG_REGION,
    401: Refusal(Code.FileAccessDenied, "the server wants an access key", _KEYS),
    403: _DENIED,
    404: _GONE,
    429: _BUSY,
    503: _BUSY,
    507: _FULL,
}
_NO_KEY = Refusal(Code.FileAccessDenied, "no access key is set", _KEYS)
_OF_A_PLATFORM = "169.254.", "metadata.google.internal", "Account must be specified", "MissingAccount"
"""Where a library looks for access that the environment does not give."""
_BY_WORDS = (
    ("Could not parse path", Refusal(Code.InvalidPath, "no object can have that name", "Correct the name.")),
    (
        "certificate",
        Refusal(
            Code.FileAccessDenied,
            "the certificate of the server is not trusted",
            "Add its authority to the certificates of the system, or correct AWS_ENDPOINT_URL.",
        ),
    ),
    (
        "dns error",
        Refusal(
            Code.ServerFailed,
            "the name of the server is not known",
            f"Check AWS_ENDPOINT_URL and the network. {_RETRY}",
        ),
    ),
    ("Connection refused", _UNREACHABLE),
    ("TimedOut", Refusal(Code.ServerFailed, "the server did not answer in time", f"Check the network. {_RETRY}")),
    ("timed out", Refusal(Code.ServerFailed, "the server did not answer in time", f"Check the network. {_RETRY}")),
    ("error sending request", _UNREACHABLE),
    (
        "NotPartial",
        Refusal(Code.ServerFailed, "the server does not serve parts of objects", "Use another server."),
    ),
)
_UNKNOWN = Refusal(Code.ServerFailed, "the server failed", f"Look into the log of the server. {_RETRY}")


def refusal_of(text: str) -> Refusal:
    """The cause of a failed request, by the words of the library for it."""
    if any(words in text for words in _OF_A_PLATFORM):
        return _NO_KEY
    if (code := _CODE.search(text)) and code[1] in _BY_CODE:
        return _BY_CODE[code[1]]
    if (status := _STATUS.search(text)) and int(status[1]) in _BY_STATUS:
        return _BY_STATUS[int(status[1])]
    return next((refusal for words, refusal in _BY_WORDS if words in text), _UNKNOWN)


def jet_error(error: Exception, doing: str, title: str) -> JetError:
    """The JET error for what the library raised while it was ``doing`` something with ``title``."""
    text = str(error)
    found, part = refusal_of(text), _PART.search(text)
    what = f"part {part[1]} of {title}" if part else title
    return found.code.error(f"Cannot {doing} {what}: {found.reason}{_said(text)}.", hint=found.hint, path=title)


def is_passing(error: JetError) -> bool:
    """Whether the same request may succeed a little later."""
    return error.code is Code.ServerFailed


def _said(text: str) -> str:
    """The server's own code and message, where it gave any."""
    code, message = _CODE.search(text), _MESSAGE.search(text)
    said = [found[1].strip().rstrip(".") for found in (code, message) if found]
    plain = "".join(c if c.isprintable() else " " for c in ": ".join(said))
    return f" ({plain})" if plain else ""
