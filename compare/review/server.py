"""A report served on this machine for review: each decision is on disk before the page hears that it was kept.

Only loopback, only with the token of this session in the address, only requests that name this host and come from this page.
"""

from __future__ import annotations

import dataclasses
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compare.errors import InputError
from compare.model import Decision
from compare.review.store import ACTIONS, append, load

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 64 * 1024


@dataclass(frozen=True, slots=True)
class Session:
    """One review: the page (a function of the address to which decisions are posted), the decisions file, who decides, and the clock."""

    page: Callable[[str], str]
    decisions: Path
    who: str
    now: Callable[[], str]
    token: str
    port: int

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/{self.token}/"

    @property
    def origins(self) -> tuple[str, ...]:
        return (f"http://{LOOPBACK}:{self.port}", f"http://localhost:{self.port}")


def new_token() -> str:
    """Return a fresh token, 128 bits."""
    return secrets.token_urlsafe(16)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def application(session: Session) -> Starlette:
    """Return the web application of a session: the page, its decisions as a list, and a place to post one."""
    from starlette.applications import Starlette  # noqa: PLC0415  (`review` only)
    from starlette.responses import HTMLResponse, JSONResponse  # noqa: PLC0415
    from starlette.responses import Response as Plain  # noqa: PLC0415
    from starlette.routing import Route  # noqa: PLC0415

    async def page(request: Request) -> Response:
        return refusal(request) or HTMLResponse(session.page(f"/{session.token}/decisions"), headers=HEADERS)

    async def listed(request: Request) -> Response:
        return refusal(request) or Plain(msgspec.json.encode(kept(session)), media_type="application/json", headers=HEADERS)

    async def decided(request: Request) -> Response:
        if refused := refusal(request):
            return refused
        try:
            append(session.decisions, decision_of(await bounded_body(request), session))
        except InputError as error:
            return JSONResponse({"error": error.message}, status_code=400, headers=HEADERS)
        except OSError as error:
            return JSONResponse({"error": error.strerror or "the file cannot be written"}, status_code=507, headers=HEADERS)
        return Plain(status_code=204, headers=HEADERS)

    def refusal(request: Request) -> Response | None:
        why = why_refused(request, session)
        return JSONResponse({"error": why}, status_code=403, headers=HEADERS) if why else None

    return Starlette(
        routes=[
            Route("/{token}/", page, methods=["GET"]),
            Route("/{token}/decisions", listed, methods=["GET"]),
            Route("/{token}/decisions", decided, methods=["POST"]),
        ]
    )


HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}


def why_refused(request: Request, session: Session) -> str:
    """Return why a request is not answered, empty if it is: wrong token, another host's name, another page's script."""
    if not secrets.compare_digest(request.path_params["token"].encode(), session.token.encode()):
        return "wrong token: open the address that `crossquote review` printed"
    if f"http://{request.headers.get('host', '')}" not in session.origins:
        return "wrong host"
    origin = request.headers.get("origin")
    if request.method != "GET" and origin not in session.origins:
        return "wrong origin"
    return ""


async def bounded_body(request: Request) -> bytes:
    """Return the request's body. Raises InputError as soon as it is too large."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise InputError(f"a decision of more than {LARGEST_BODY} bytes")
    return body


def decision_of(body: bytes, session: Session) -> Decision:
    """Return the decision that a page sent, with who and when as the session knows them. Raises InputError."""
    try:
        sent = msgspec.json.decode(body, type=Decision)
    except msgspec.DecodeError as error:
        raise InputError(f"no decision: {error}") from None
    if sent.action not in ACTIONS or not sent.target:
        raise InputError("a decision needs a target and a known action")
    return dataclasses.replace(sent, who=session.who, when=session.now(), applied=True, why_not="")


def kept(session: Session) -> tuple[Decision, ...]:
    """Return the decisions on disk, none if there is no file yet."""
    return load(session.decisions) if session.decisions.exists() else ()


def serve(session: Session) -> None:
    """Answer requests until interrupted."""
    import uvicorn  # noqa: PLC0415  (`review` only)

    uvicorn.run(application(session), host=LOOPBACK, port=session.port, log_level="warning", access_log=False)
