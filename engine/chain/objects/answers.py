"""Sends a request that is signed already, with the standard library."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from http.client import HTTPResponse


def answer_to(request: urllib.request.Request, seconds: float) -> HTTPResponse:
    """The server's answer, which the caller closes; ``seconds``: how long it may take.

    Raises ``OSError`` with the status and the text of a refusal, or with what failed on the way.
    """
    try:
        return urllib.request.urlopen(request, timeout=seconds)  # type: ignore[no-any-return]
    except urllib.error.HTTPError as error:
        with error:
            text = error.read(1 << 16).decode(errors="replace")
        raise OSError(f"status: {error.code} {text}") from None
    except (urllib.error.URLError, HTTPException) as error:
        raise OSError(f"error sending request: {error}") from None


def body_of(answer: HTTPResponse) -> bytes:
    """All of its bytes. Raises ``OSError`` if it ends early."""
    try:
        return answer.read()
    except HTTPException as error:
        raise OSError(f"error sending request: {error}") from None
