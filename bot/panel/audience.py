"""To whom a private notice may still say what it says, asked when it is worded: waiting, its right may end.

A notice not named here is for whoever belongs to its table: what it reads is theirs to see (sight.py).
"""

from bot.panel.readers import SUBJECTS
from bot.panel.sight import Sight, tables_of
from dialogs.owed import Notice
from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.table.authority import holding_of, is_facilitator, require_facilitator, voice_of
from dialogs.table.model import Associate, Person, Role

FACILITATORS = frozenset({
    "agency_sheet", "answer_sheets", "call_wanted", "claim", "facilitator_left",
    "facilitator_left_group", "goal_waits", "holder_forgotten", "holder_left_group", "legal_due",
    "letters", "minutes", "objection_explored", "office_invitation", "office_taken", "opening_failed",
    "owner_answered", "rights_back", "rights_lost", "seat_is_vacant", "seat_not_reached", "second_asked",
    "second_said", "sheet_wanted", "step_questioned", "task_answered", "task_done", "time_asked", "too_much",
    "seats_to_call", "topic_gone", "version_ready",
})  # fmt: skip

SEATS = frozenset({
    "answer_entered", "answer_undone", "approval_asked", "entered_to_confirm", "goal_replied",
    "holder_answered", "late_objection_offered",
    "meeting_begins", "meeting_called", "meeting_moved", "opinion_offered", "owner_asked", "reminder",
    "task_due", "task_given", "version_asked",
})  # fmt: skip
"""For the holders of the seat that the facts name, or the record they name."""

TOLD_TO_ALL = frozenset({"answer_undone", "deputy_joined", "holder_answered", "seat_taken"})
"""To every holder of it, also to a deputy who waits; the others ask whoever may act for it."""

HELD = frozenset({"deputy_joined", "seat_taken"})
"""For the facilitators, and the others who hold that seat."""

FAREWELLS = frozenset({"claim_refused", "deputy_ended", "office_ended", "seat_left", "seat_passed_on"})
"""Said to somebody who does not belong to the table any more: about their own seat or office."""


def reader_for(reader: Reader, notice: Notice) -> Reader:
    """What the notice's wording may read; Refusal if it is not for its recipient any more."""
    if not notice.person_id or notice.code == "own_data":
        return reader
    person, table_id = reader.get(Person, notice.person_id), table_of_notice(reader, notice)
    if notice.code in FACILITATORS and table_id:
        require_facilitator(reader, person, table_id)
    if notice.code == "complaint" and not reader.first(
        Associate, table_id=table_id, person_id=person.id, role=Role.CONFIDANT, until=None
    ):
        raise Refusal("gone", kind="office")
    if notice.code in SEATS or (notice.code in HELD and not is_facilitator(reader, person, table_id)):
        _require_seat(reader, person, notice)
    seen = tables_of(reader, person)
    if notice.code in FAREWELLS:
        seen.add(table_id)
    return Sight(reader, seen)


def _require_seat(reader: Reader, person: Person, notice: Notice) -> None:
    for name, number in notice.facts.items():
        if name not in SUBJECTS or not number:
            continue
        record = reader.get(SUBJECTS[name], number)
        seat_id = number if name == "seat" else getattr(record, "seat_id", 0)
        own = holding_of(reader, person, record.table_id)
        if notice.code not in TOLD_TO_ALL:
            voice_of(reader, person, record.table_id)
        if own is None or seat_id not in (0, own.seat_id):
            raise Refusal("not_your_seat")


def table_of_notice(reader: Reader, notice: Notice) -> int:
    """The table it speaks of, 0 if of none."""
    if "table" in notice.facts:
        return int(notice.facts["table"])
    for name, number in notice.facts.items():
        if name in SUBJECTS and number:
            table_id: int = reader.get(SUBJECTS[name], number).table_id
            return table_id
    return 0
