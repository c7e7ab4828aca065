"""The one path of every press, command and text: one unit of work, and after its commit the toast."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import partial
from secrets import token_hex
from traceback import extract_tb

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.line.handling import arrival
from bot.line.menus import offer_menu
from bot.panel.actor import Actor, met
from bot.panel.place import place_of
from bot.panel.reason import take_up_panel
from bot.panel.router import After, Route
from bot.panel.toast import Said, Toast, say, say_refusal
from bot.panel.way_out import redraw_pressed
from bot.texts.words import words_for
from bot.upkeep.recent import Recent
from dialogs.owed import Notice
from dialogs.ports import Memory, Work
from dialogs.refusals import Refusal

log = structlog.get_logger(__name__)

MOST_APOLOGIES = 1000

WayOut = Callable[[Work, Refusal], None]


class Desk:
    """Runs routes; what a refusal leaves behind is its way out."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._apologised = Recent[int, None](MOST_APOLOGIES)  # an update that fails is tried again

    async def press(self, bot: Bot, actor: Actor, route: Route, button: object) -> None:
        """Run it and answer the press, whatever happens; the answer is never queued."""
        try:
            said, actor = await self._run(actor, route, button, lambda work, _: redraw_pressed(work, actor))
        except Refusal as refusal:
            said = await self._refused(actor, refusal)
        except Exception as error:  # noqa: BLE001 - the presser is told a short id, the log tells the rest
            said = await self._refused(actor, Refusal("internal_error", id=report(error)))
        await answer(bot, actor, said)
        await self._afterwards(bot, actor, route)

    async def hear(self, bot: Bot, actor: Actor, route: Route, payload: object, way_out: WayOut) -> None:
        """Run a command, a typed text, a membership change: what is to say goes out as a notice or board."""
        try:
            _, actor = await self._run(actor, route, payload, way_out)
        except Refusal:
            return
        except Exception as error:  # noqa: BLE001 - as above
            await self._apologise(actor, report(error))
            return
        await self._afterwards(bot, actor, route)

    async def _run(self, actor: Actor, route: Route, payload: object, way_out: WayOut) -> tuple[Said, Actor]:
        job = partial(_handle, actor=actor, route=route, payload=payload)
        return await self._memory.do(job, seq=arrival.get().seq, about=_about(payload), refused=way_out)

    async def _refused(self, actor: Actor, refusal: Refusal) -> Said:
        place = await self._memory.read(lambda reader: place_of(reader, actor))
        return say_refusal(refusal, place)

    async def _apologise(self, actor: Actor, error_id: str) -> None:
        seq = arrival.get().seq
        if not actor.private or seq in self._apologised:
            return
        self._apologised[seq] = None
        facts = {"code": "internal_error", "facts": {"id": error_id}}

        def owe(work: Work) -> None:
            person = met(work, actor)
            work.add(Notice(code="refused", facts=facts, person_id=person.id, created_at=actor.now))

        await self._memory.do(owe)

    async def _afterwards(self, bot: Bot, actor: Actor, route: Route) -> None:
        try:
            if route.afterwards is After.MENU:
                await offer_menu(bot, self._memory, actor.person)
            elif route.afterwards is After.FAREWELL:
                await self._say_farewell(bot, actor)
        except TelegramError as error:
            log.warning("afterwards_failed", error=type(error).__name__)

    async def _say_farewell(self, bot: Bot, actor: Actor) -> None:
        """Whoever was forgotten can be written to no more: the pressed message itself says so, once."""
        await self._memory.sweep()
        text = words_for(actor.person.language).render("panel/forgotten")
        await bot.edit_message_text(text, actor.chat_id, actor.message_id)


def _about(payload: object) -> tuple[str, int] | None:
    """The record a button names first: whatever table it belongs to, it will always belong to."""
    named = fields(payload) if is_dataclass(payload) and not isinstance(payload, type) else ()
    first = next((one.name for one in named if one.name.endswith("_id")), None)
    return (first, getattr(payload, first)) if first else None


def _handle(work: Work, actor: Actor, route: Route, payload: object) -> tuple[Said, Actor]:
    known = actor if actor.anonymous else replace(actor, person=met(work, actor))
    work.by = known.person.id
    if known.private and known.callback_id:
        take_up_panel(work, known.person, known.message_id)
    toast = route.handler(work, known, payload, known.now)
    return _said(work, known, toast), known


def _said(work: Work, actor: Actor, toast: Toast | None) -> Said:
    return say(toast, place_of(work, actor)) if toast else Said()


async def answer(bot: Bot, actor: Actor, said: Said) -> None:
    """Answer the press once; an answer that comes too late for Telegram is harmless."""
    url = f"https://t.me/{bot.username}?start={said.start}" if said.start else None
    try:
        await bot.answer_callback_query(
            actor.callback_id, text=None if url else said.text or None, show_alert=said.alert, url=url
        )
    except TelegramError as error:
        log.info("toast_not_shown", error=type(error).__name__)


def report(error: Exception) -> str:
    """Log where an error came from, without a word anybody wrote, under a short id."""
    error_id = token_hex(3)
    frames = [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in extract_tb(error.__traceback__)
    ]
    log.error(
        "internal_error", id=error_id, seq=arrival.get().seq, error=type(error).__name__, at=frames[-6:]
    )
    return error_id
