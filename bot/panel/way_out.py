"""After a refusal: the pressed board is redrawn, a form keeps what was typed, a command gets a message."""

from datetime import datetime
from typing import Any

from bot.panel.actor import Actor, met
from bot.panel.pages import decline, form_of
from bot.panel.place import place_of
from bot.panel.router import texts
from bot.panel.second_look import SECOND_LOOK
from dialogs.owed import Board, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Table
from dialogs.table.moving import table_in


def redraw_pressed(work: Work, actor: Actor) -> None:
    """Show the current state of the living message a stale or refused button hangs on."""
    for board in work.find(Board, message_id=actor.message_id):
        if _belongs(work, board, actor):
            work.redraw(board.kind, board.subject, board.person_id)


def mend_form(work: Work, actor: Actor, typed: str, refusal: Refusal) -> None:
    person = met(work, actor)
    if form_of(work, person).page in (*texts, SECOND_LOOK):
        decline(work, person, typed, refusal.code, _kept(work, actor, refusal))
    else:
        answer_in_chat(work, actor, refusal)


def answer_in_chat(work: Work, actor: Actor, refusal: Refusal) -> None:
    """A notice where the command was given: to the person in private, to the table in its group."""
    facts = {"code": refusal.code, "facts": _kept(work, actor, refusal)}
    if actor.private:
        person = met(work, actor)  # the refusal took back what it was refused with, a first meeting too
        work.add(Notice(code="refused", facts=facts, person_id=person.id, created_at=actor.now))
        return
    table = table_in(work, actor.chat_id)
    if table:
        work.add(Notice(code="refused", facts=facts, table_id=table.id, created_at=actor.now))


def _kept(work: Work, actor: Actor, refusal: Refusal) -> dict[str, Any]:
    """A refusal's facts as JSON values, with the zone in which its moments are shown."""
    facts = {"zone": place_of(work, actor).zone, **refusal.facts}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in facts.items()
    }


def _belongs(work: Work, board: Board, actor: Actor) -> bool:
    if board.person_id:
        return actor.private and work.get(Person, board.person_id).user_id == actor.user_id
    table = work.get(Table, board.table_id)
    return not actor.private and actor.chat_id in (table.chat_id, table.former_chat_id)
