"""[Question this step]: any seat may have it recorded that it questions what the facilitator did."""

from datetime import datetime, timedelta

from dialogs.events import StepQuestioned
from dialogs.ledger import rounds as entries
from dialogs.ledger.sealed import Sealed
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import Round
from dialogs.table.authority import voice_of
from dialogs.table.model import Person, Seat
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

QUESTION_LIMIT = 300
POSSIBLE_FOR = timedelta(days=14)


def question_step(
    work: Work, by: Person, round_id: int, step: Questionable, text: str, now: datetime
) -> StepQuestioned:
    """In 1-300 characters, until 14 days after the close; printed beside the agreement with the agency's
    name. It stops nothing."""
    held = work.get(Round, round_id)
    seat = may_question(work, by, held, now)
    text = plain_text(text, QUESTION_LIMIT, "question")
    said = entries.StepQuestioned(round=held.id, step=step, seat=Sealed(seat.id), text=Sealed(text))
    work.append(held.table_id, said, now)
    facts = {"round": held.id, "agency": seat.agency, "step": step.value, "text": text}
    tell_facilitators(work, held.table_id, "step_questioned", facts, now)
    return StepQuestioned(round_id=held.id)


def may_question(reader: Reader, by: Person, held: Round, now: datetime) -> Seat:
    """The seat for which `by` may question a step of this round now."""
    seat = voice_of(reader, by, held.table_id)
    if held.opened_at is None:
        raise Refusal("round_not_open", number=held.number, opens_at=held.opens_at)
    if held.closed_at and now > held.closed_at + POSSIBLE_FOR:
        raise Refusal("question_too_late", days=POSSIBLE_FOR.days)
    return seat
