"""What may be said of the address of a webhook."""

from __future__ import annotations

from urllib.parse import urlsplit

from engine.error_codes import Code


def origin_of(url: str) -> str:
    """Scheme, host and port: nothing that an address may hold of a secret. Raises JET_errInvalidParameter."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise Code.InvalidParameter.error(
            "The address of the webhook is not one of a web server.",
            hint="It has the form https://HOST/PATH, without a user name or password. "
            "If it contains a secret, store it in the keyring or a file.",
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"
