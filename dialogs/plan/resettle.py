"""Every settlement computed again: approvals as they came out, objections of seats not heard."""

from collections.abc import Iterator, Set

from dialogs.ledger.chain import Entry
from dialogs.ledger.settlements import (
    AgreementConfirmed,
    AgreementLapsed,
    AgreementSuspended,
    ApprovalSettled,
)
from dialogs.methods.settlement import DECISIVE, settlement
from dialogs.plan.deciding import reasons_of
from dialogs.plan.flaw import Flaw, flaw
from dialogs.plan.recount import decision_at_close
from dialogs.ports import Reader
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.model import Answer, Elector, Item, Round, Version
from dialogs.rounds.opening import rule_of, voters
from dialogs.rounds.settling import settled_votes, still_unconfirmed


def approval_flaws(
    reader: Reader, entry: Entry, said: ApprovalSettled, label: str, seats: Set[int]
) -> Iterator[Flaw]:
    """An approval_settled entry and the stored settlement say the same. `seats`: settled so far, with it."""
    settled = said.settled.known
    stored = reader.first(Settlement, item_id=said.item, seat_id=settled.seat)
    if stored is None or (stored.kind, stored.ground) != (settled.kind, settled.ground):
        yield flaw("settlement_differs", entry.seq, item=label, seat=settled.seat)
    elif said.unconfirmed != still_unconfirmed(reader, said.item, seats):
        yield flaw("figures_differ", entry.seq, item=label)


def outcome_flaws(
    reader: Reader,
    entry: Entry,
    said: AgreementConfirmed | AgreementLapsed,
    label: str,
    settled: frozenset[int],
) -> Iterator[Flaw]:
    """A confirmed or lapsed agreement came out as its approvals settled until then say."""
    item = reader.get(Item, said.item)
    answers = reader.find(Answer, item_id=item.id, latest=True, order="seat_id")
    settlements = [one for one in reader.find(Settlement, item_id=item.id) if one.seat_id in settled]
    electors = voters(reader.find(Elector, round_id=item.round_id, vacant=False))
    rule = rule_of(reader.get(Round, item.round_id))
    version = reader.get(Version, item.version_id).number
    decision = settlement(electors, settled_votes(answers, settlements), rule, version)
    found, written = decision.outcome, said.outcome
    rightly = found.is_adopted == isinstance(said, AgreementConfirmed)
    if found is not written or not rightly:
        yield flaw("outcome_differs", entry.seq, item=label, written=written.value, found=found.value)
    elif reasons_of(said.reasons) != decision.reasons:
        yield flaw("reasons_differ", entry.seq, item=label)


def suspension_flaws(reader: Reader, entry: Entry, said: AgreementSuspended, label: str) -> Iterator[Flaw]:
    """Only a seat not heard at close suspends, on law, mandate or harm."""
    late = said.objection.known
    stored = reader.first(Settlement, item_id=said.item, seat_id=late.seat, kind=SettlementKind.OBJECT)
    unheard = decision_at_close(reader, said.item).missing_seats
    if (
        stored is None
        or stored.ground is not late.ground
        or stored.ground not in DECISIVE
        or str(late.seat) not in unheard
    ):
        yield flaw("settlement_differs", entry.seq, item=label, seat=late.seat)
