"""What a press on a position leads to: a toast, and whether a reason is typed next."""

from bot.panel.reason import ask_reason, put_back
from bot.panel.toast import Toast
from dialogs.events import AnswerStored, OlderAnswerIgnored, WithdrawalAsked
from dialogs.ports import Work
from dialogs.rounds.model import Ballot, Item, Round, Step
from dialogs.table.model import Person

Stored = AnswerStored | WithdrawalAsked | OlderAnswerIgnored


def listen(work: Work, person: Person, item_id: int) -> None:
    """Take typed text as the reason for this item if its ballot now asks for one, else no longer."""
    ballot = work.first(Ballot, round_id=work.get(Item, item_id).round_id, person_id=person.id)
    if ballot and ballot.item_id == item_id and ballot.step is Step.REASON:
        ask_reason(work, person, item_id)
    else:
        put_back(work, person)


def stored_toast(work: Work, stored: Stored) -> Toast:
    """What a press on a position led to, in one sentence."""
    zone = work.get(Round, stored.round_id).deadline_zone
    if isinstance(stored, WithdrawalAsked):
        return Toast("ballot_objection_stands", {"position": stored.position})
    if isinstance(stored, OlderAnswerIgnored):
        return Toast("ballot_newer_stands", {"position": stored.position})
    code = {"": "ballot_stored", "ground": "ballot_stored_ground"}.get(stored.wants, "ballot_stored_reason")
    return Toast(code, {"position": stored.position, "deadline": stored.deadline, "zone": zone})
