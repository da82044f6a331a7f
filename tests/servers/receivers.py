"""Who receives notifications in the tests: an SMTP server, an HTTP server, and a server that is a function."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "backup", "hunter2"


@dataclass
class Mailbox:
    """An SMTP server: ``mails`` it accepted; ``refuse`` names recipients it does not take, ``answer`` what it says
    to a mail, ``wait`` the seconds it needs for that."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)
    refuse: set[str] = field(default_factory=set)
    answer: str = "250 OK"
    wait: float = 0.0
    port: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return "550 5.1.1 There is no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.wait)
        if self.answer.startswith("2"):
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            mail = message_from_bytes(content, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.recipients.append(list(envelope.rcpt_tos))
            self.secure.append(server.transport.get_extra_info("ssl_object") is not None)
        return self.answer


class _Controller(Controller):
    """One that finds out which free port it got."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mailbox(
    context: ssl.SSLContext | None = None, *, implicit: bool = False, password: bool = False
) -> Iterator[Mailbox]:
    """A server on loopback, with STARTTLS or ``implicit`` TLS if there is a ``context``. With ``password``, it
    wants that of :data:`USER`."""
    box = Mailbox()

    def authenticated(server: Any, session: Any, envelope: Any, mechanism: str, given: object) -> AuthResult:
        good = isinstance(given, LoginPassword) and given == LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=False)

    options: dict[str, Any] = {"ssl_context" if implicit else "tls_context": context}
    options["require_starttls"] = context is not None and not implicit
    if password:
        options |= {"authenticator": authenticated, "auth_required": True, "auth_require_tls": not implicit}
    controller = _Controller(box, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        box.port = controller.port
        yield box
    finally:
        controller.stop()


@dataclass(frozen=True)
class Post:
    """What was posted."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Hook:
    """An HTTP server: ``posts`` it got, ``answers`` it gives one after the other as (status, headers), the last
    for ever; ``wait``: seconds before each."""

    url: str = ""
    posts: list[Post] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=lambda: [(204, {})])
    wait: float = 0.0
    ended: threading.Event = field(default_factory=threading.Event)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is no error here."""


@contextmanager
def hook(context: ssl.SSLContext | None = None) -> Iterator[Hook]:
    """A server on loopback."""
    target = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            target.posts.append(Post(self.path, dict(self.headers.items()), body))
            target.ended.wait(target.wait)
            status, headers = target.answers[min(len(target.posts), len(target.answers)) - 1]
            with contextlib.suppress(OSError):  # the client may have left
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                said = f"no {self.path}".encode() if status >= 300 else b"ok"
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if context:
        scheme, server.socket = "https", context.wrap_socket(server.socket, server_side=True)
    target.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield target
    finally:
        target.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def talking(say: Callable[[socket.socket, threading.Event], None]) -> Iterator[int]:
    """A server whose connections are given to ``say``, with an event that is set at the end; gives its port."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.02)

        def serve() -> None:
            while not ended.is_set():
                with contextlib.suppress(TimeoutError):
                    connection, _ = server.accept()
                    connection.settimeout(10)
                    with connection, contextlib.suppress(OSError):
                        say(connection, ended)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            ended.set()
            thread.join()
