"""The room's web page: one HTML page, a stream of states a tab, addresses for acts, uploads and documents."""

import asyncio
import json
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.rehearsal.acting import Acting
from bot.rehearsal.bodies import FILE, MOST_FILE, BadBody, is_ours, read_body, read_facts_sent
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.page_words import page_words, problem
from bot.rehearsal.plan_files import plan_file
from bot.rehearsal.plots import Misplayed
from bot.rehearsal.room import ZONE, Room
from bot.rehearsal.rooms import Rooms
from bot.rehearsal.scenery import scenery
from bot.rehearsal.viewer import Viewer
from bot.texts.glossary import LANGUAGES
from bot.texts.words import words_for
from dialogs.refusals import Refusal

PAGE = Path(__file__).parent / "page"
FRAME = 0.08
LONGEST_SILENCE = 15.0
SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
SHOWN = {".pdf": "application/pdf", ".md": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
"""Documents a browser shows; the others it saves."""
log = structlog.get_logger()
Answer = Callable[[Request], Awaitable[Response]]


def application(now: Callable[[], datetime], language: str = "en") -> Starlette:
    rooms = Rooms(now, language)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await rooms.close()

    site = Site(rooms)
    return Starlette(
        routes=[
            Route("/", _guarded(site.page)),
            Route("/events", _guarded(site.events)),
            Route("/act", _guarded(site.act), methods=["POST"]),
            Route("/upload", _guarded(site.upload), methods=["POST"]),
            Route("/file/{file}", _guarded(site.file)),
            Route("/plan/{format}", _guarded(site.plan)),
            Mount("/static", StaticFiles(directory=PAGE)),
        ],
        lifespan=lifespan,
    )


def _guarded(answer: Answer) -> Answer:
    """Other hosts and other sites' pages are not answered; what cannot be done is said in one sentence."""

    async def guarded(request: Request) -> Response:
        words = words_for(_language(request))
        if not is_ours(request):
            return JSONResponse({"error": problem("elsewhere", words)}, 400)
        try:
            return await answer(request)
        except BadBody as bad:
            return JSONResponse({"error": problem(bad.code, words)}, bad.status)
        except Refusal as refusal:
            facts = {"zone": ZONE} | refusal.facts
            return JSONResponse({"error": words.refusal(refusal.code, **facts)}, 409)
        except (Misplayed, NotPossible, KeyError) as refused:
            log.info("act_not_possible", error=type(refused).__name__)
            code = str(refused) if isinstance(refused, Misplayed) else ""
            return JSONResponse({"error": problem(code, words)}, 409)

    return guarded


class Site:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._acting = Acting(rooms)

    async def page(self, request: Request) -> Response:
        """Opening the page in a language makes the room speak it."""
        if request.query_params.get("lang") not in LANGUAGES:
            return RedirectResponse(f"/?lang={self._rooms.language}")
        language = _language(request)
        await self._rooms.speak(language)
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
        await self._rooms.room(_language(request))
        return StreamingResponse(self._stream(request), media_type="text/event-stream", headers=SAFE)

    async def _stream(self, request: Request) -> AsyncIterator[str]:
        last: tuple[Any, ...] = ()
        quiet = 0.0
        while not await request.is_disconnected():
            room = await self._rooms.room(_language(request))
            moment = (room.id, room.turn, room.stage.world.revision, f"{room.stage.clock():%d %H:%M}")
            is_new = moment != last and not room.at_work
            state = await _state(room, viewer_of(room, request)) if is_new else ""
            if state:
                last, quiet = moment, 0.0
                yield f"data: {state}\n\n"
            elif quiet >= LONGEST_SILENCE:
                quiet = 0.0
                yield ": still here\n\n"
            await asyncio.sleep(FRAME)
            quiet += FRAME

    async def act(self, request: Request) -> Response:
        facts = await read_facts_sent(request)
        return JSONResponse(await self._acting.act(_language(request), facts))

    async def upload(self, request: Request) -> Response:
        """A file attached in the private chat: sent as a document, as from a phone."""
        content = await read_body(request, FILE, MOST_FILE)
        room = await self._rooms.room(_language(request))
        viewer = viewer_of(room, request)
        await self._acting.upload(room, viewer, request.query_params.get("name", ""), content)
        return JSONResponse({"pane": "phone"})

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
        async with room.used():
            made = await plan_file(room, request.path_params["format"])
        return _document(*made) if made else Response(status_code=404)


def viewer_of(room: Room, request: Request) -> Viewer:
    """Whom the tab plays, as it says; of another room's people it knows none."""
    asked, language = request.query_params.get("person", ""), _language(request)
    known = {str(person.id): person for person in room.everybody()}
    is_here = request.query_params.get("room", "") == room.id
    return Viewer(known.get(asked, room.facilitator) if is_here else room.facilitator, language)


async def _state(room: Room, viewer: Viewer) -> str:
    """Empty while the room is being put away."""
    try:
        async with room.used():
            return json.dumps(await scenery(room, viewer), ensure_ascii=False)
    except Misplayed:
        return ""


class _Safe(str):
    """JSON for a script element of type application/json, with "<" written as an escape."""

    def __html__(self) -> str:
        return self


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else "en"


def _document(name: str, content: bytes) -> Response:
    ending = Path(name).suffix.lower()
    kind = SHOWN.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    way = "inline" if ending in SHOWN else "attachment"
    saved = f"{way}; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=kind, headers={**SAFE, "Content-Disposition": saved})
