"""What tests ask of an S3 server besides the program: buckets, policies, locks, uploads that were left.

Requests are signed as AWS says (Signature Version 4) with the standard library only, so that the tests' own view
of a server does not come from the library that is tested.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class S3:
    """A server as seen by the owner of the keys in ``environment``."""

    environment: Mapping[str, str]

    def create_bucket(self, name: str, *, lock: bool = False) -> None:
        headers = {"x-amz-bucket-object-lock-enabled": "true"} if lock else {}
        self.ask("PUT", f"/{name}", headers=headers)

    def new_bucket(self, *, lock: bool = False) -> str:
        """One of a name that no other has."""
        name = f"test-{uuid.uuid4().hex[:12]}"
        self.create_bucket(name, lock=lock)
        return name

    def lock_by_default(self, bucket: str, days: int, mode: str = "GOVERNANCE") -> None:
        self.ask("PUT", f"/{bucket}", {"object-lock": ""}, (
            "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>"
            f"<Mode>{mode}</Mode><Days>{days}</Days></DefaultRetention></Rule></ObjectLockConfiguration>"
        ).encode())  # fmt: skip

    def allow(self, bucket: str, rights: Mapping[str, Mapping[str, list[str]]]) -> None:
        """A policy that gives each user each of the actions on the patterns of keys (``""``: on the bucket)."""
        statements = [
            {"Effect": "Allow", "Principal": {"AWS": [f"arn:aws:iam:::user/{user}"]}, "Action": f"s3:{action}",
             "Resource": [f"arn:aws:s3:::{bucket}{'/' if key else ''}{key}" for key in keys]}
            for user, actions in rights.items()
            for action, keys in actions.items()
        ]  # fmt: skip
        policy = {"Version": "2012-10-17", "Statement": statements}
        self.ask("PUT", f"/{bucket}", {"policy": ""}, json.dumps(policy).encode())

    def put(self, bucket: str, key: str, data: bytes) -> None:
        self.ask("PUT", f"/{bucket}/{key}", body=data)

    def get(self, bucket: str, key: str) -> bytes:
        return self.ask("GET", f"/{bucket}/{key}")

    def delete(self, bucket: str, key: str) -> None:
        self.ask("DELETE", f"/{bucket}/{key}")

    def keys(self, bucket: str, prefix: str = "") -> list[str]:
        found: list[str] = []
        after = ""
        while True:
            query = {"list-type": "2", "prefix": prefix, **({"start-after": after} if after else {})}
            text = self.ask("GET", f"/{bucket}", query).decode()
            page = [_unescaped(key) for key in re.findall(r"<Key>([^<]*)</Key>", text)]
            found += page
            if "<IsTruncated>true" not in text:
                return found
            after = page[-1]

    def uploads(self, bucket: str) -> list[str]:
        """Keys of multipart uploads that were neither completed nor aborted."""
        text = self.ask("GET", f"/{bucket}", {"uploads": ""}).decode()
        return re.findall(r"<Key>([^<]*)</Key>", text)

    def ask(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> bytes:
        """Raises ``OSError`` with the server's answer."""
        endpoint = self.environment["AWS_ENDPOINT_URL"]
        names = urllib.parse.quote(path)
        asked = "&".join(f"{k}={urllib.parse.quote(v, safe='')}" for k, v in sorted((query or {}).items()))
        sent = {
            "host": endpoint.partition("://")[2],
            "content-md5": base64.b64encode(hashlib.md5(body).digest()).decode(),
            **(headers or {}),
        }
        signed = self._signed(method, names, asked, sent, hashlib.sha256(body).hexdigest())
        url = f"{endpoint}{names}{'?' if asked else ''}{asked}"
        request = urllib.request.Request(url, data=body or None, headers=signed, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                raise OSError(f"{method} {path}: {error.code} {error.read().decode(errors='replace')}") from None

    def _signed(self, method: str, path: str, query: str, headers: dict[str, str], digest: str) -> dict[str, str]:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        region = self.environment.get("AWS_REGION", "us-east-1")
        headers = {**headers, "x-amz-date": moment, "x-amz-content-sha256": digest}
        names = ";".join(sorted(headers))
        lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        canonical = "\n".join((method, path, query, lines, names, digest))
        scope = f"{moment[:8]}/{region}/s3/aws4_request"
        text = "\n".join(("AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(canonical.encode()).hexdigest()))
        key = ("AWS4" + self.environment["AWS_SECRET_ACCESS_KEY"]).encode()
        for part in (moment[:8], region, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        credential = f"{self.environment['AWS_ACCESS_KEY_ID']}/{scope}"
        headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
        )
        del headers["host"]
        return headers


def _unescaped(key: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        key = key.replace(entity, character)
    return key
