"""Text a ballot waits for: whatever form the person was in is laid under it and put back unchanged."""

from dataclasses import replace
from typing import Any

from bot.panel.pages import form_of, show
from bot.panel.second_look import SECOND_LOOK, beneath
from dialogs.owed import Board, BoardKind, Form
from dialogs.ports import Work
from dialogs.table.model import Person

REASON = "reason"


def ask_reason(work: Work, person: Person, item_id: int) -> None:
    """From now on what this person types is the reason for this item, until another page asks."""
    form = form_of(work, person)
    under = _under(form)
    waiting = replace(form, page=REASON, data={"item": item_id, "under": under})
    if not form.id:
        work.add(waiting)
    elif waiting != form:
        work.save(waiting)


def put_back(work: Work, person: Person) -> None:
    """The reason came, or is not waited for any more: the form before it goes on where it stood."""
    form = form_of(work, person)
    if form.page != REASON:
        return
    work.save(replace(form, **form.data["under"]))
    if "problem" in form.data:
        show(work, person, repost=False)


def take_up_panel(work: Work, person: Person, message_id: int) -> None:
    """A press on the panel takes its form up again, whatever reason a ballot waits for."""
    panel = work.first(Board, kind=BoardKind.PANEL, person_id=person.id)
    if panel and panel.message_id == message_id:
        put_back(work, person)


def item_asked(form: Form) -> int:
    return int(form.data["item"])


def _under(form: Form) -> dict[str, Any]:
    """The form a reason lies over, also where the reason waits for a second look itself."""
    packed: dict[str, Any] = {"page": form.page, "table_id": form.table_id, "data": form.data}
    asked = beneath(form) if form.page == SECOND_LOOK else packed
    under: dict[str, Any] = asked["data"]["under"] if asked["page"] == REASON else packed
    return under
