"""Requests that obstore signs and the standard library sends: for what obstore cannot ask, or not understand.

The address of such a request is as good as a key while it lasts, so it is in no message and no error.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Literal

from engine.chain.objects.answers import answer_to, body_of
from engine.chain.objects.bucket import Piece

if TYPE_CHECKING:
    from http.client import HTTPResponse

_LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True)
class SignedRequests:
    """To the bucket of ``store``. ``seconds``: how long an answer may take."""

    store: Any
    title: str
    seconds: float

    def get(self, key: str, start: int, length: int) -> Piece:
        """Bytes of an object, by the range that the answer names and not by its status."""
        with self._ask("GET", key, {"Range": f"bytes={start}-{start + length - 1}"}) as answer:
            headers = answer.headers
            span, _, size = headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
            data = body_of(answer)
            if not span.startswith(f"{start}-") or not size.isdigit():
                raise OSError("the server does not send parts of objects")
            return Piece(data, int(size), headers.get("ETag", "").strip('"'), _moment(headers["Last-Modified"]))

    def locked_until(self, key: str) -> datetime | None:
        """By the headers of an S3 server."""
        with self._ask("HEAD", key, {}) as answer:
            until = answer.headers.get("x-amz-object-lock-retain-until-date")
        return datetime.fromisoformat(until) if until else None

    def _ask(self, method: Literal["GET", "HEAD"], key: str, headers: Mapping[str, str]) -> HTTPResponse:
        from obstore import sign

        url: str = sign(self.store, method, key, _LIFETIME)
        request = urllib.request.Request(url, headers=dict(headers), method=method)
        return answer_to(request, self.seconds)


def _moment(text: str) -> datetime:
    return parsedate_to_datetime(text)
