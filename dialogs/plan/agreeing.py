"""Does the stored state agree with the ledger? Items, rounds, opinions, counters are what its fold says."""

from collections.abc import Iterator

from dialogs.ledger.chain import Entry
from dialogs.ledger.objections import OpinionReleased, SeparateOpinion
from dialogs.ledger.reading import said_by
from dialogs.plan.flaw import Flaw, flaw
from dialogs.plan.model import Plan, PlanItem
from dialogs.plan.text import Text
from dialogs.ports import Reader
from dialogs.rounds.after_closing import Opinion
from dialogs.rounds.model import Item, ItemState, Proposal, Round, RoundState
from dialogs.table.model import Table


def state_flaws(reader: Reader, plan: Plan, entries: list[Entry]) -> Iterator[Flaw]:
    written = {item.item: item for held in plan.rounds for item in held.items}
    opened = {held.round for held in plan.rounds}
    for held in reader.find(Round, table_id=plan.table_id):
        if held.state is not RoundState.SCHEDULED and held.id not in opened:
            yield flaw("round_without_entry", round=held.number)
    for item in reader.find(Item, table_id=plan.table_id):
        if item.round_id in opened:
            yield from _item_flaws(reader, item, written.get(item.id))
    yield from _opinion_flaws(reader, plan.table_id, entries)
    agreements = sum(item.agreement > 0 for item in plan.register)
    if reader.get(Table, plan.table_id).agreements != agreements:
        yield flaw("agreements_differ", found=agreements)


def _item_flaws(reader: Reader, item: Item, written: PlanItem | None) -> Iterator[Flaw]:
    label = reader.get(Proposal, item.proposal_id).label
    if written is None or (written.outcome is None) != (item.state is ItemState.OPEN):
        yield flaw("item_without_entry", item=label)
        return
    stored = (item.outcome, item.agreement, item.settle_by, item.provisional_until)
    if stored != (written.result, written.agreement, written.settle_by, written.provisional_until):
        yield flaw("item_differs", item=label)


def _opinion_flaws(reader: Reader, table_id: int, entries: list[Entry]) -> Iterator[Flaw]:
    written: dict[tuple[int, int], tuple[int, Text]] = {}  # number of its entry
    numbered: dict[tuple[int, int], tuple[int, int]] = {}  # by item and number
    released: set[tuple[int, int]] = set()
    for entry in entries:
        match said_by(entry):
            case SeparateOpinion() as said:
                key = (said.item, said.owner.known.seat)
                written[key] = (entry.seq, said.text.value)
                numbered[said.item, said.number] = key
            case OpinionReleased() as said:
                released.add(numbered.get((said.item, said.number), (said.item, 0)))
    given = reader.find(Opinion, table_id=table_id)
    stored = {(one.item_id, one.seat_id): one.text for one in given}
    for one in given:
        if one.public != ((one.item_id, one.seat_id) in released):
            yield flaw("opinion_differs", seat=one.seat_id)
    for key in sorted(written.keys() | stored.keys() | released):
        seq, text = written.get(key, (0, None))
        if not seq or key not in stored or text not in (None, stored[key]):
            yield flaw("opinion_differs", seq, seat=key[1])
