"""An administrator of the group becomes the table's facilitator by setting it up, or where none is left."""

from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.events import FacilitatorAppointed
from dialogs.table.model import Associate, Facilitator, Person, Role


def facilitated(work: Work, table_id: int, person: Person, now: datetime) -> None:
    """Somebody facilitates from now on: the group is asked no more who will."""
    asked = (question("facilitator", table_id), question("set_up", table_id))
    show_answered(work, "facilitated", now, *asked, by=person.id)


def appoint_facilitator(
    work: Work, person: Person, table_id: int, is_administrator: bool, now: datetime
) -> FacilitatorAppointed:
    """`is_administrator`: of the group, as Telegram says now. Who facilitates already stays;
    nobody does who receives its complaints."""
    held = work.find(Facilitator, table_id=table_id, until=None)
    if any(one.person_id == person.id for one in held):
        return FacilitatorAppointed(table_id=table_id, first_time=False)
    if not is_administrator:
        raise Refusal("not_administrator")
    if held:
        raise Refusal("has_facilitator")
    if work.first(Associate, table_id=table_id, person_id=person.id, role=Role.CONFIDANT, until=None):
        raise Refusal("confidant_not_facilitator")
    work.add(Facilitator(table_id=table_id, person_id=person.id, since=now))
    facilitated(work, table_id, person, now)
    return FacilitatorAppointed(table_id=table_id, first_time=True)
