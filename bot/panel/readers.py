"""Who may stand on a page: asked when it is opened, when something is typed on it, and when it is drawn.

Every page names one of these; what its form speaks of must be of the form's table as well.
"""

from collections.abc import Callable, Mapping
from typing import Any

from dialogs.meetings.model import AgendaPoint, Meeting, Task
from dialogs.owed import Form
from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.rounds.amending import Confirmation, amendable
from dialogs.rounds.exploring import Exploration, WrittenQuestion, explorable, own_question
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.model import Answer, Item, Proposal, Round
from dialogs.rounds.second import SecondWord
from dialogs.table.authority import is_facilitator, require_facilitator, seat_of, voice_of
from dialogs.table.model import Claim, Invitation, Person, Seat

Right = Callable[[Reader, Person, Form], None]

SUBJECTS: Mapping[str, type[Any]] = {
    "answer": Answer,
    "check": LegalCheck,
    "claim": Claim,
    "confirmation": Confirmation,
    "exploration": Exploration,
    "invitation": Invitation,
    "item": Item,
    "meeting": Meeting,
    "point": AgendaPoint,
    "proposal": Proposal,
    "question": WrittenQuestion,
    "round": Round,
    "seat": Seat,
    "second": SecondWord,
    "subject": Seat,
    "task": Task,
}
"""By its name in a form, or in a notice's facts: which record a number stands for. Each has a table."""


def anybody(reader: Reader, person: Person, form: Form) -> None:
    """It shows what is the reader's own."""


def facilitators(reader: Reader, person: Person, form: Form) -> None:
    require_facilitator(reader, person, form.table_id)
    require_subjects(reader, form)


def holders(reader: Reader, person: Person, form: Form) -> None:
    """Of a seat at the table, deputies too."""
    seat_of(reader, person, form.table_id)
    require_subjects(reader, form)


def voices(reader: Reader, person: Person, form: Form) -> None:
    """Whoever may act for a seat now: a deputy only where it is handed over."""
    voice_of(reader, person, form.table_id)
    require_subjects(reader, form)


def members(reader: Reader, person: Person, form: Form) -> None:
    """Facilitators, and holders of a seat."""
    if not is_facilitator(reader, person, form.table_id):
        seat_of(reader, person, form.table_id)
    require_subjects(reader, form)


def proposers(reader: Reader, person: Person, form: Form) -> None:
    """Facilitators, and whoever may act for a seat now."""
    if not is_facilitator(reader, person, form.table_id):
        voice_of(reader, person, form.table_id)
    require_subjects(reader, form)


def invited(reader: Reader, person: Person, form: Form) -> None:
    """Whoever opened a link that nobody used yet; that it has not ended is seen to by the page."""
    if reader.get(Invitation, form.data.get("invitation", 0)).used_at:
        raise Refusal("link_used")
    require_subjects(reader, form)


def called_from_group(reader: Reader, person: Person, form: Form) -> None:
    """Whoever pressed in the table's group lately; until when, the form says."""
    if not form.data.get("until"):
        raise Refusal("claim_from_group")


def amenders(reader: Reader, person: Person, form: Form) -> None:
    """Who may write the next version of a returned goal: its seat, the facilitators."""
    proposers(reader, person, form)
    amendable(reader, person, reader.get(Proposal, form.data["proposal"]))


def explorers(reader: Reader, person: Person, form: Form) -> None:
    """Whoever may act for a seat whose objection stands unexplored on a returned goal."""
    voices(reader, person, form)
    explorable(reader, person, form.data["item"])


def owners_asked(reader: Reader, person: Person, form: Form) -> None:
    """Whoever may act for the seat a written question was put to, until it is answered."""
    voices(reader, person, form)
    own_question(reader, person, form.data["question"])


def co_holders(reader: Reader, person: Person, form: Form) -> None:
    """Whoever may act now for the seat whose answer it is."""
    voices(reader, person, form)
    if seat_of(reader, person, form.table_id).id != reader.get(Answer, form.data["answer"]).seat_id:
        raise Refusal("not_your_seat")


def require_subjects(reader: Reader, form: Form) -> None:
    """What the form speaks of is of its table; Refusal("gone")."""
    for name, kind in SUBJECTS.items():
        key = form.data.get(name)
        if key and reader.get(kind, key).table_id != form.table_id:
            raise Refusal("gone", kind=kind.__name__.lower())
