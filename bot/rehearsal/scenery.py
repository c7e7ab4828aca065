"""The whole room as one tab draws it: JSON-ready values, worded in that tab's language."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.rehearsal.chat_scenery import Spot, messages_of, spot_of
from bot.rehearsal.facts import Facts, read_facts
from bot.rehearsal.guidance import Choice
from bot.rehearsal.guide import Stage, guide, stage_of, steps
from bot.rehearsal.people import Person
from bot.rehearsal.plan_strip import strip
from bot.rehearsal.room import ZONE, Room
from bot.rehearsal.trials import TrialKind, guide_trial, trial_steps
from bot.rehearsal.viewer import Viewer

View = dict[str, Any]
SHORT_LENGTH = 3


async def scenery(room: Room, viewer: Viewer) -> View:
    """Everything the page shows, at this moment."""
    facts = await room.read(lambda reader: read_facts(reader, room, viewer))
    guidance, spot = _guide(room, viewer, facts)
    words, group = viewer.words, room.group
    members = words.ngettext("%(num)s member", "%(num)s members", len(group.people) + 1)
    return {
        "room": room.id,
        "selected": viewer.person.id,
        "hint": _hint(room, viewer),
        "people": _people(room, viewer, facts, spot),
        "group": {
            "title": group.title,
            "members": members,
            "messages": messages_of(room, viewer, group, spot),
        },
        "phone": _phone(room, viewer, spot),
        "clock": _clock(room, viewer, facts),
        "guide": guidance,
        "strip": await room.read(lambda reader: strip(reader, viewer, facts)),
        "cards": _cards(room, viewer, facts),
        "events": [{"time": _moment(viewer, one.at), "text": one.text} for one in room.events],
    }


def _guide(room: Room, viewer: Viewer, facts: Facts) -> tuple[View, Spot]:
    words, trial = viewer.words, room.trial
    guidance = guide_trial(trial, facts.standing, words) if trial else guide(facts.standing, words)
    shown = trial_steps(trial, facts.standing, words) if trial else steps(stage_of(facts.standing), words)
    spot = spot_of(room, viewer, guidance.glows)
    choices = list(guidance.choices)
    if not spot.where and guidance.otherwise:
        choices.insert(0, guidance.otherwise)
    view = {
        "steps": [{"label": label, "state": state} for label, state in shown],
        "text": guidance.text,
        "choices": [_choice(one) for one in choices],
        "glow": {"where": spot.where, "control": spot.control} if spot.where else None,
    }
    return view, spot


def _hint(room: Room, viewer: Viewer) -> str:
    if room.plot.is_auenfurt:
        return viewer.words._("Fictional city Auenfurt · nothing leaves this computer")
    return viewer.words._("%(city)s · nothing leaves this computer", city=room.group.title)


def _choice(one: Choice) -> View:
    return {"label": one.label, "act": one.act, "facts": one.facts, "glow": one.glow}


def _people(room: Room, viewer: Viewer, facts: Facts, spot: Spot) -> list[View]:
    words = viewer.words
    listed = [_person(room, room.facilitator, "facilitator", words._("that is you"), "F", facts)]
    for one in room.seats:
        code = one.part.code if room.plot.is_auenfurt else one.part.agency[:2].upper()
        listed.append(_person(room, one.person, "seat", "", code[:SHORT_LENGTH], facts))
    listed.append(_person(room, room.outsider, "outsider", words._("has no seat"), "?", facts))
    for person in listed:
        person["glow"] = spot.where == "people" and spot.control == str(person["id"])
    return listed


def _person(room: Room, person: Person, role: str, note: str, short: str, facts: Facts) -> View:
    waits = person.id in facts.waits
    name = room.name_of(person)
    return {"id": person.id, "name": name, "role": role, "note": note, "short": short, "waits": waits}


def _phone(room: Room, viewer: Viewer, spot: Spot) -> View:
    world, person = room.stage.world, viewer.person
    chat = world.private(person)
    wants_start = not chat.is_started or chat.is_blocked or world.phone(person).start_payload is not None
    unread = bool(chat.messages) and chat.last.sender == world.bot and bool(chat.last.rows)
    return {
        "title": viewer.words._("Phone of: %(name)s", name=room.name_of(person)),
        "messages": messages_of(room, viewer, chat, spot),
        "start": wants_start,
        "unread": unread,
    }


def _clock(room: Room, viewer: Viewer, facts: Facts) -> View:
    asked = facts.standing.is_running and not facts.standing.all_answered
    return {
        "text": _moment(viewer, room.stage.clock()),
        "deadline": facts.running is not None,
        "meeting": facts.meeting is not None,
        "others": asked,
    }


def _cards(room: Room, viewer: Viewer, facts: Facts) -> list[View]:
    """Once a round is over and nothing else is to be done: none of them fights the guide."""
    if room.trial or not facts.decided or stage_of(facts.standing) is not Stage.DONE:
        return []
    words = viewer.words
    texts = {
        TrialKind.OUTSIDER: (
            words._("Press as the outsider"),
            words._("Somebody without a seat presses a position on the board."),
        ),
        TrialKind.OBJECT: (
            words._("Object"),
            words._("One seat objects with a ground: what becomes of the goal at the deadline?"),
        ),
        TrialKind.EARLY: (
            words._("Close early"),
            words._(
                "The facilitator cannot cut anybody off: only a notice, and any open seat says “Not yet”."
            ),
        ),
    }
    return [
        {"id": kind.value, "title": title, "text": text, "label": words._("Try: %(what)s", what=title)}
        for kind, (title, text) in texts.items()
    ]


def _moment(viewer: Viewer, at: datetime) -> str:
    return viewer.words.moment(at.astimezone(ZoneInfo(ZONE)), ZONE)
