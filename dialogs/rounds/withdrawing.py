"""An item is taken back before results: by its proposer or the facilitator, with a reason."""

from dataclasses import replace
from datetime import datetime

from dialogs.events import ItemWithdrawn, SecondAsked
from dialogs.ledger import decisions as entries
from dialogs.ledger.sealed import Sealed
from dialogs.methods.positions import Outcome
from dialogs.owed import BoardKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import running_item
from dialogs.rounds.asked import end_asking, look_again
from dialogs.rounds.ballot import open_items, redraw_ballots
from dialogs.rounds.codes import Act
from dialogs.rounds.informing import News, tell_table
from dialogs.rounds.model import Item, ItemState, Proposal, ProposalState, Round, RoundState
from dialogs.rounds.private_boards import redraw_desks
from dialogs.rounds.second import ask_second, end_asked, needs_second
from dialogs.table.authority import is_facilitator, seat_held, voice_of
from dialogs.table.model import Person
from dialogs.wording import plain_text

REASON_LIMIT = 300


def withdraw_item(
    work: Work, by: Person, item_id: int, reason: str, now: datetime, *, seconded: bool = False
) -> ItemWithdrawn | SecondAsked:
    """With a reason (1-300 characters). The last item withdrawn withdraws the round."""
    held, item = running_item(work, item_id, now, lock=Lock.UPDATE)
    proposal = work.get(Proposal, item.proposal_id)
    by_seat = _require_right(work, by, proposal)
    reason = plain_text(reason, REASON_LIMIT, "withdrawal_reason")
    if not (by_seat or seconded) and needs_second(work, by, held.table_id):
        facts = {"item": item.id, "reason": reason}
        return ask_second(work, by, held.table_id, held.id, Act.WITHDRAW, facts, now)
    if not work.change(
        Item, item.id, {"state": ItemState.OPEN}, state=ItemState.WITHDRAWN, outcome=Outcome.WITHDRAWN
    ):
        raise Refusal("item_withdrawn", number=held.number)
    work.save(replace(proposal, state=ProposalState.WITHDRAWN))
    if not open_items(work, held.id):
        work.change(Round, held.id, {"state": RoundState.OPEN}, state=RoundState.WITHDRAWN, closed_at=now)
        end_asked(work, held.id, now)
        end_asking(work, held, now)
    said = entries.ItemWithdrawn(
        round=held.id, item=item.id, proposal=proposal.label, by_seat=Sealed(by_seat), reason=Sealed(reason)
    )
    work.append(held.table_id, said, now)
    look_again(work, held)
    redraw_desks(work, held.table_id)
    facts = {"item": item.id, "reason": reason, "by_seat": by_seat}
    tell_table(work, held, News("item_withdrawn", facts, urgent=True), now)
    work.redraw(BoardKind.ROUND, held.id, urgent=True)
    redraw_ballots(work, held.id)
    work.redraw(BoardKind.CARD, held.table_id)
    return ItemWithdrawn(round_id=held.id, item_id=item.id)


def _require_right(work: Work, by: Person, proposal: Proposal) -> int:
    """The proposer's seat id, 0 for the facilitator."""
    if is_proposer(work, by, proposal):
        return voice_of(work, by, proposal.table_id).id
    if is_facilitator(work, by, proposal.table_id):
        return 0
    voice_of(work, by, proposal.table_id)
    raise Refusal("not_proposer")


def is_proposer(reader: Reader, by: Person, proposal: Proposal) -> bool:
    """Does `by` hold the seat that proposed it?"""
    own = seat_held(reader, by, proposal.table_id)
    return own is not None and own.id == proposal.seat_id
