"""Whom the facilitator is to call, because the bot can write to nobody there, and what to tell them."""

from datetime import datetime

from bot.forms.entering import OpenCalls
from bot.screens.keys import key
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import Screen
from dialogs.meetings.model import Meeting
from dialogs.owed import Notice
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.model import Item, Proposal, Round, RoundState
from dialogs.table.model import Person, Seat, Table


@words_notice("seats_to_call")
def seats_to_call(scene: Scene, notice: Notice) -> Screen:
    facts, reader = notice.facts, scene.reader
    person, held = reader.get(Person, notice.person_id), _round(scene, facts)
    seats = [reader.get(Seat, one) for one in facts["seats"]]
    meeting = reader.first(Meeting, id=facts["meeting"]) if "meeting" in facts else None
    zone = held.deadline_zone if held else reader.get(Table, facts["table"]).zone
    text = scene.words.render(
        "notices/seats_to_call",
        table=named_table(reader, person, facts["table"]),
        about=facts["about"],
        seats=[f"{one.agency} ({one.function})" if one.function else one.agency for one in seats],
        number=held.number if held else meeting.number if meeting else 0,
        deadline=held.deadline if held else None,
        zone=zone,
        at=meeting.at if meeting else datetime.fromisoformat(facts["at"]) if "at" in facts else None,
        place=meeting.place if meeting else "",
        label=_label(scene, facts),
    )
    is_open = held is not None and held.state is RoundState.OPEN
    return Screen(text, ((key(scene.words._("Call list"), OpenCalls(held.id)),),) if held and is_open else ())


def _round(scene: Scene, facts: dict[str, int]) -> Round | None:
    if "round" in facts:
        return scene.reader.first(Round, id=facts["round"])
    item = scene.reader.first(Item, id=facts["item"]) if "item" in facts else None
    return scene.reader.first(Round, id=item.round_id) if item else None


def _label(scene: Scene, facts: dict[str, int]) -> str:
    item = scene.reader.first(Item, id=facts["item"]) if "item" in facts else None
    proposal_id = item.proposal_id if item else facts.get("proposal", 0)
    proposal = scene.reader.first(Proposal, id=proposal_id) if proposal_id else None
    return proposal.label if proposal else ""
