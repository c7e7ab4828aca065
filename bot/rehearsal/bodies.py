"""Reads what a browser sends: within its size and time, from this page and no other, or a BadBody."""

import asyncio
import json
from typing import Any, NoReturn
from urllib.parse import urlsplit

from starlette.requests import Request

MOST_JSON = 40_000
MOST_FILE = 2_000_000
SECONDS = 10.0
JSON, FILE = "application/json", "application/octet-stream"
HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class BadBody(Exception):
    """`status` of the answer; the code has its sentence in page_words."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


def is_ours(request: Request) -> bool:
    """Asked of this computer by name, and by a page of this room or by none."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    return _name(f"//{host}") in HERE and (origin is None or origin in (f"http://{host}", f"https://{host}"))


async def read_facts_sent(request: Request) -> dict[str, Any]:
    """A JSON object. Other sites cannot send this content type without asking first, and are not let."""
    body = await read_body(request, JSON, MOST_JSON)
    try:
        facts = json.loads(body, parse_constant=_no_number)
        body.decode("utf-8")
        json.dumps(facts, ensure_ascii=False).encode("utf-8")  # no half of a surrogate pair anywhere
    except (ValueError, RecursionError):
        raise BadBody(400, "body") from None
    if not isinstance(facts, dict):
        raise BadBody(400, "body")
    return facts


async def read_body(request: Request, kind: str, most: int, seconds: float = SECONDS) -> bytes:
    """At most `most` bytes of this content type, all there within `seconds`."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != kind:
        raise BadBody(415, "body")
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise BadBody(413, "too_big")
    except TimeoutError:
        raise BadBody(408, "too_slow") from None
    return bytes(body)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
