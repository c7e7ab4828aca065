"""The room's web page: one HTML page, a stream of states, one address for acts, the documents."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.rehearsal.acts import play
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.page_words import page_words
from bot.rehearsal.plan_files import plan_file
from bot.rehearsal.room import Misplayed, Room
from bot.rehearsal.scenery import scenery
from bot.texts.words import words_for
from dialogs.refusals import Refusal

PAGE = Path(__file__).parent / "page"
LANGUAGES = ("en", "de")
FRAME = 0.08
LONGEST_SILENCE = 15.0
MOST_BODY = 20_000
SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
log = structlog.get_logger()


class Rooms:
    """One room a language, made when first looked at; starting over replaces it."""

    def __init__(self, now: Callable[[], datetime], language: str) -> None:
        self._now, self.language = now, language
        self._rooms: dict[str, Room] = {}
        self._locks = {one: asyncio.Lock() for one in LANGUAGES}

    async def room(self, language: str) -> Room:
        async with self._locks[language]:
            if language not in self._rooms:
                self._rooms[language] = await Room.begin(language, self._now())
            return self._rooms[language]

    async def begin(self, language: str, mode: str, city: str, agencies: str) -> None:
        room = await Room.begin(language, self._now(), mode, city, agencies)
        async with self._locks[language]:
            old = self._rooms.get(language)
            self._rooms[language] = room
        if old:
            await old.close()

    async def close(self) -> None:
        for room in self._rooms.values():
            await room.close()


def application(now: Callable[[], datetime], language: str = "en") -> Starlette:
    rooms = Rooms(now, language)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await rooms.close()

    site = Site(rooms)
    return Starlette(
        routes=[
            Route("/", site.page),
            Route("/events", site.events),
            Route("/act", site.act, methods=["POST"]),
            Route("/file/{file}", site.file),
            Route("/plan/{format}", site.plan),
            Mount("/static", StaticFiles(directory=PAGE)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]"])],
        lifespan=lifespan,
    )


class Site:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._stopping = False

    async def page(self, request: Request) -> Response:
        if request.query_params.get("lang") not in LANGUAGES:
            return RedirectResponse(f"/?lang={self._rooms.language}")
        language = _language(request)
        words = words_for(language)
        environment = Environment(
            loader=FileSystemLoader(PAGE), extensions=["jinja2.ext.i18n"], undefined=StrictUndefined,
            autoescape=select_autoescape(),
        )  # fmt: skip
        environment.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
        script_words = json.dumps(page_words(words)).replace("<", "\\u003c")
        text = environment.get_template("page.html").render(language=language, words=_Safe(script_words))
        return HTMLResponse(text, headers=SAFE)

    async def events(self, request: Request) -> Response:
        language = _language(request)
        await self._rooms.room(language)
        stream = self._stream(request, language)
        return StreamingResponse(stream, media_type="text/event-stream", headers=SAFE)

    async def _stream(self, request: Request, language: str) -> AsyncIterator[str]:
        last, quiet = "", 0.0
        while not await request.is_disconnected():
            room = await self._rooms.room(language)
            state = json.dumps(await scenery(room), ensure_ascii=False)
            if state != last:
                last, quiet = state, 0.0
                yield f"data: {state}\n\n"
            elif quiet >= LONGEST_SILENCE:
                quiet = 0.0
                yield ": still here\n\n"
            await asyncio.sleep(FRAME)
            quiet += FRAME

    async def act(self, request: Request) -> Response:
        facts = await _asked(request)
        if facts is None:
            return JSONResponse({"error": ""}, status_code=415)
        language, kind = _language(request), str(facts.pop("kind", ""))
        words = words_for(language)
        try:
            if kind == "begin":
                await self._begin(language, facts)
            else:
                await play(await self._rooms.room(language), kind, facts)
        except Refusal as refusal:
            zone = {"zone": "Europe/Berlin"}
            return JSONResponse({"error": words.refusal(refusal.code, **(zone | refusal.facts))}, 409)
        except (Misplayed, NotPossible, KeyError, ValueError) as problem:
            log.info("act_not_possible", kind=kind, error=type(problem).__name__)
            return JSONResponse({"error": words._("That is not possible now.")}, 409)
        return JSONResponse({})

    async def _begin(self, language: str, facts: dict[str, Any]) -> None:
        mode = facts.get("mode")
        if mode not in ("seated", "empty", "own"):
            raise Misplayed("mode")
        city, agencies = str(facts.get("city", ""))[:60], str(facts.get("agencies", ""))[:4000]
        await self._rooms.begin(language, mode, city, agencies)

    async def file(self, request: Request) -> Response:
        """A document as it was sent to a chat."""
        room = await self._rooms.room(_language(request))
        for chat in (room.group, *(room.stage.world.private(person) for person in room.everybody())):
            for message in chat.messages:
                document = message.document
                if document and document.id == request.path_params["file"]:
                    return _document(document.name, document.content)
        return Response(status_code=404)

    async def plan(self, request: Request) -> Response:
        """The plan as it stands now, made on the spot."""
        room = await self._rooms.room(_language(request))
        made = await plan_file(room, request.path_params["format"])
        return _document(*made) if made else Response(status_code=404)


class _Safe(str):
    """JSON for a script element of type application/json, with "<" written as an escape."""

    def __html__(self) -> str:
        return self


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else "en"


async def _asked(request: Request) -> dict[str, Any] | None:
    """The JSON of an act. Other sites cannot send this content type without asking first, and are not let."""
    if request.headers.get("content-type") != "application/json":
        return None
    body = await request.body()
    if len(body) > MOST_BODY:
        return None
    try:
        facts = json.loads(body)
    except ValueError:
        return None
    return facts if isinstance(facts, dict) else None


def _document(name: str, content: bytes) -> Response:
    kind = "application/pdf" if name.endswith(".pdf") else "text/plain; charset=utf-8"
    return Response(
        content, media_type=kind, headers={**SAFE, "Content-Disposition": f'inline; filename="{name}"'}
    )
