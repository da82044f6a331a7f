"""Uploads in parts that were never finished: invisible, but taking space. obstore can neither list nor abort them.

So these two requests are signed here, as S3 wants it (Signature Version 4), with the keys of the environment. If
the access comes from the platform instead, a lifecycle rule of the bucket has to do it (docs/stores.md#servers).
"""

from __future__ import annotations

import hashlib
import hmac
import html
import re
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from engine.chain.objects.answers import answer_to, body_of

_UPLOAD = re.compile(r"<Upload>.*?</Upload>", re.DOTALL)
_KEY, _ID = re.compile(r"<Key>([^<]*)</Key>"), re.compile(r"<UploadId>([^<]*)</UploadId>")
_NOTHING = hashlib.sha256().hexdigest()
_ROUNDS = 100
"""Of up to 1,000 uploads each."""


@dataclass(frozen=True)
class UnfinishedUploads:
    """Those in one bucket, whose address is ``url``. ``seconds``: how long an answer may take."""

    url: str
    region: str
    key_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    seconds: float

    @classmethod
    def of(cls, environment: Mapping[str, str], bucket: str, seconds: float) -> UnfinishedUploads | None:
        """``None`` where the environment has no keys."""
        key_id, secret = environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")
        if not key_id or not secret:
            return None
        region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION") or "us-east-1"
        endpoint = environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL")
        url = f"{(endpoint or f'https://s3.{region}.amazonaws.com').rstrip('/')}/{bucket}"
        if endpoint and environment.get("AWS_VIRTUAL_HOSTED_STYLE_REQUEST", "").lower() in ("1", "true"):
            url = endpoint.rstrip("/")  # it names the bucket
        return cls(url, region, key_id, secret, environment.get("AWS_SESSION_TOKEN", ""), seconds)

    def abort(self, prefix: str) -> None:
        """Those of all keys that start with ``prefix``. Raises ``OSError`` with the server's answer."""
        for _ in range(_ROUNDS):
            text = self._ask("GET", "", {"uploads": "", "prefix": prefix})
            found = [(key, upload) for each in _UPLOAD.findall(text) if (key := _KEY.search(each))
                     and (upload := _ID.search(each))]  # fmt: skip
            for key, upload in found:
                self._ask("DELETE", html.unescape(key[1]), {"uploadId": html.unescape(upload[1])})
            if not found:
                return

    def _ask(self, method: str, key: str, query: Mapping[str, str]) -> str:
        base = urllib.parse.urlsplit(self.url)
        path = f"{base.path}/{urllib.parse.quote(key)}" if key else base.path or "/"
        asked = "&".join(f"{name}={urllib.parse.quote(query[name], safe='')}" for name in sorted(query))
        headers = self._signed(method, base.netloc, path, asked)
        request = urllib.request.Request(
            f"{base.scheme}://{base.netloc}{path}?{asked}", headers=headers, method=method
        )
        with answer_to(request, self.seconds) as answer:
            return body_of(answer).decode(errors="replace")

    def _signed(self, method: str, host: str, path: str, query: str) -> dict[str, str]:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        headers = {"host": host, "x-amz-content-sha256": _NOTHING, "x-amz-date": moment}
        if self.token:
            headers["x-amz-security-token"] = self.token
        names, lines = ";".join(headers), "".join(f"{name}:{value}\n" for name, value in headers.items())
        canonical = "\n".join((method, path, query, lines, names, _NOTHING))
        scope = f"{moment[:8]}/{self.region}/s3/aws4_request"
        text = "\n".join(("AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(canonical.encode()).hexdigest()))
        key = f"AWS4{self.secret}".encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        del headers["host"]
        credential = f"Credential={self.key_id}/{scope}, SignedHeaders={names}, Signature={signature}"
        return {**headers, "Authorization": f"AWS4-HMAC-SHA256 {credential}"}
