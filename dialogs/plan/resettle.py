"""Every settlement computed again: approvals as they came out, objections of seats not heard."""

from collections.abc import Iterator

from dialogs.methods.settlement import DECISIVE, settlement
from dialogs.plan.flaw import Flaw, flaw
from dialogs.plan.recount import decision_at_close
from dialogs.ports import Entry, Reader
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.model import Answer, Elector, Item, Round, Version
from dialogs.rounds.opening import rule_of, voters
from dialogs.rounds.settling import settled_votes


def approval_flaws(reader: Reader, entry: Entry, label: str) -> Iterator[Flaw]:
    """An approval_settled entry and the stored settlement say the same."""
    body = entry.body
    stored = reader.first(Settlement, item_id=body["item"], seat_id=body["seat"])
    if stored is None or (stored.kind.value, _ground(stored)) != (body["kind"], body["ground"]):
        yield flaw("settlement_differs", entry.seq, item=label, seat=body["seat"])


def outcome_flaws(reader: Reader, entry: Entry, label: str, settled: frozenset[int]) -> Iterator[Flaw]:
    """A confirmed or lapsed agreement came out as its approvals settled until then say."""
    item = reader.get(Item, entry.body["item"])
    answers = reader.find(Answer, item_id=item.id, latest=True, order="seat_id")
    settlements = [one for one in reader.find(Settlement, item_id=item.id) if one.seat_id in settled]
    electors = voters(reader.find(Elector, round_id=item.round_id, vacant=False))
    rule = rule_of(reader.get(Round, item.round_id))
    version = reader.get(Version, item.version_id).number
    found = settlement(electors, settled_votes(answers, settlements), rule, version).outcome
    rightly = found.is_adopted == (entry.kind == "agreement_confirmed")
    if found.value != entry.body["outcome"] or not rightly:
        yield flaw("outcome_differs", entry.seq, item=label, written=entry.body["outcome"], found=found.value)


def suspension_flaws(reader: Reader, entry: Entry, label: str) -> Iterator[Flaw]:
    """Only a seat not heard at close suspends, on law, mandate or harm."""
    body = entry.body
    stored = reader.first(Settlement, item_id=body["item"], seat_id=body["seat"], kind=SettlementKind.OBJECT)
    unheard = decision_at_close(reader, body["item"]).missing_seats
    if (
        stored is None
        or _ground(stored) != body["ground"]
        or stored.ground not in DECISIVE
        or str(body["seat"]) not in unheard
    ):
        yield flaw("settlement_differs", entry.seq, item=label, seat=body["seat"])


def _ground(stored: Settlement) -> str | None:
    return stored.ground.value if stored.ground else None
