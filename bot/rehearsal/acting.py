"""Carries out what a tab asks, in the room it means, and says what that tab shows next."""

import mimetypes
from typing import Any

from bot.rehearsal.acts import play
from bot.rehearsal.asked import agencies, chosen, text
from bot.rehearsal.pillar_guess import guess_lived_experience, guess_pillar
from bot.rehearsal.plots import CITY_LIMIT, Misplayed, Mode, Plot, agency_names, own_plot
from bot.rehearsal.room import Room
from bot.rehearsal.rooms import Rooms
from bot.rehearsal.viewer import Viewer
from bot.texts.words import words_for
from dialogs.rounds.model import Item, ItemState
from dialogs.table.people import clean_name

NAME_LIMIT = 100


class Acting:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def act(self, language: str, facts: dict[str, Any]) -> dict[str, Any]:
        kind = text(facts, "kind", 40)
        if kind == "guess":
            return {"agencies": _guesses(text(facts, "agencies"))}
        room = await self._rooms.room(language)
        if kind == "begin":
            return await self._begin(language, room, facts)
        if facts.get("room") != room.id:
            raise Misplayed("room")
        viewer = Viewer(room.find(facts.get("as")), language)
        async with room.used():
            await play(room, viewer, kind, facts)
        return _next(room, viewer)

    async def upload(self, room: Room, viewer: Viewer, name: str, content: bytes) -> None:
        plain = clean_name(name.replace("\\", "/").rpartition("/")[2], NAME_LIMIT)
        if not plain:
            raise Misplayed("text")
        mime = mimetypes.guess_type(plain)[0] or "application/octet-stream"
        world = room.stage.world
        async with room.used():
            world.upload(viewer.person, world.private(viewer.person), plain, content, mime=mime)
            await room.stage.settle()
            room.is_touched = True
            room.turn += 1

    async def _begin(self, language: str, room: Room, facts: dict[str, Any]) -> dict[str, Any]:
        """Asks first where agreements would be forgotten."""
        plot = _plot(facts)
        if facts.get("sure") is not True and (question := await _loss(room, language)):
            return {"ask": question}
        begun = await self._rooms.begin(language, plot)
        return _next(begun, Viewer(begun.facilitator, language, "group"))


def _next(room: Room, viewer: Viewer) -> dict[str, Any]:
    return {"room": room.id, "person": viewer.person.id, "pane": viewer.pane, "toast": viewer.toast}


def _plot(facts: dict[str, Any]) -> Plot:
    mode = Mode(chosen(facts, "mode", [one.value for one in Mode]))
    if mode is not Mode.OWN:
        return Plot(mode)
    return own_plot(text(facts, "city", CITY_LIMIT), agencies(facts))


async def _loss(room: Room, language: str) -> str:
    """What starting over would lose; empty if nothing was decided."""
    words = words_for(language)
    decided = await room.read(lambda reader: reader.find(Item, state=ItemState.DECIDED))
    agreed = sum(one.agreement > 0 for one in decided)
    if agreed:
        return words.ngettext(
            "There is %(num)s agreement on this table. Starting over forgets it, and all that was said.",
            "There are %(num)s agreements on this table. Starting over forgets them, and all that was said.",
            agreed,
        )
    if decided:
        return words._("A round was held at this table. Starting over forgets it, and all that was said.")
    return ""


def _guesses(typed: str) -> list[dict[str, Any]]:
    found = []
    for name in agency_names(typed):
        pillar = guess_pillar(name)
        found.append({
            "name": name, "pillar": pillar.value if pillar else "", "lived": guess_lived_experience(name),
        })  # fmt: skip
    return found
