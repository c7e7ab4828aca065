"""A returned goal gets a new version; proposer and owners of the objections are asked about the difference.

It waits in the queue again once everybody asked has answered, or the facilitator puts it without the seats
that stay silent. An objection nobody confirmed as answered is recorded as not confirmed, never dropped.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import VersionConfirmed, VersionWritten
from dialogs.ledger import objections as entries
from dialogs.ledger.sealed import Sealed
from dialogs.methods.positions import Outcome, Position
from dialogs.owed import AUTHOR, BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.aftermath import tell_seat
from dialogs.rounds.asked import look_again_at_item
from dialogs.rounds.codes import Agreed
from dialogs.rounds.model import Answer, Item, Proposal, ProposalState, Version
from dialogs.rounds.proposing import ANSWER_WITHIN, GOAL_LIMIT, LINE_LIMIT, latest_version
from dialogs.table.authority import is_facilitator, require_facilitator, voice_of
from dialogs.table.model import Person
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A seat asked about a new version: as owner of an objection (`objected`), or as the goal's proposer."""

    id: int = 0
    table_id: int
    proposal_id: int
    version_id: int
    item_id: int  # the item that was returned
    seat_id: int
    objected: bool
    agreed: Agreed = Agreed.WAITING
    person_id: int = 0  # who answered


def amend(work: Work, by: Person, proposal_id: int, text: str, line: str, now: datetime) -> VersionWritten:
    """The next wording of a returned goal, 1-300 characters; by the proposer's seat or the facilitator."""
    proposal = work.get(Proposal, proposal_id, lock=Lock.UPDATE)
    item, writer = amendable(work, by, proposal)
    before = work.get(Version, item.version_id)
    text = plain_text(text, GOAL_LIMIT, "goal")
    line = plain_text(line, LINE_LIMIT, "line") if line.strip() else ""
    if text == before.text:
        raise Refusal("same_wording", label=proposal.label)
    version = work.add(
        Version(
            table_id=proposal.table_id,
            proposal_id=proposal.id,
            number=before.number + 1,
            text=text,
            line=line,
            person_id=by.id,
            created_at=now,
        )
    )
    amended = work.save(replace(proposal, state=ProposalState.AMENDED))
    for seat_id, objected in _asked(objectors(work, item), proposal.seat_id, writer):
        _ask(work, version, item, seat_id, objected, by.id if seat_id == writer else 0, now)
    rewriting = question("rewriting", proposal.id)
    show_answered(work, "rewritten", now, rewriting, by=by.id, seat=writer, version=version.number)
    look_again_at_item(work, item)
    _queue_if_settled(work, amended, now)
    return VersionWritten(proposal_id=proposal.id, number=version.number)


def confirm_version(
    work: Work, by: Person, confirmation_id: int, agrees: bool, now: datetime
) -> VersionConfirmed:
    """Only holders of the seat asked. Where the proposer disagrees, the new wording is dropped."""
    asked = work.get(Confirmation, confirmation_id)
    proposal = work.get(Proposal, asked.proposal_id, lock=Lock.UPDATE)
    if voice_of(work, by, asked.table_id).id != asked.seat_id:
        raise Refusal("not_asked", label=proposal.label)
    if proposal.state is not ProposalState.AMENDED or asked.agreed is not Agreed.WAITING:
        raise Refusal("confirmed_already", label=proposal.label)
    if not agrees and not asked.objected:
        _drop(work, proposal, asked, by, now)
    else:
        work.save(replace(asked, agreed=Agreed.YES if agrees else Agreed.NO, person_id=by.id))
        said = ("answers_it" if agrees else "answers_it_not") if asked.objected else "agreed"
        show_answered(
            work, said, now, question("confirmation", asked.id), by=by.id, seat=asked.seat_id,
            label=proposal.label,
        )  # fmt: skip
        _queue_if_settled(work, proposal, now)
    return VersionConfirmed(proposal_id=proposal.id, agrees=agrees)


def put_without_waiting(work: Work, by: Person, proposal_id: int, now: datetime) -> None:
    """The facilitator waits no longer for owners of objections; the proposer is always waited for."""
    proposal = work.get(Proposal, proposal_id, lock=Lock.UPDATE)
    require_facilitator(work, by, proposal.table_id)
    if proposal.state is not ProposalState.AMENDED:
        raise Refusal("not_returned", label=proposal.label)
    waiting = [one for one in confirmations(work, proposal) if one.agreed is Agreed.WAITING]
    if any(not one.objected for one in waiting):
        raise Refusal("proposer_is_asked", label=proposal.label)
    unheard = [question("confirmation", one.id) for one in waiting]
    show_answered(work, "put_without", now, *unheard, by=by.id, label=proposal.label)
    _queue(work, proposal, now)


def amendable(reader: Reader, by: Person, proposal: Proposal) -> tuple[Item, int]:
    """The returned item, and the seat that writes: 0 for the facilitator. Refusals otherwise."""
    writer = 0
    if not is_facilitator(reader, by, proposal.table_id):
        writer = voice_of(reader, by, proposal.table_id).id
        if writer != proposal.seat_id:
            raise Refusal("not_amender")
    item = returned_item(reader, proposal)
    if item is None:
        raise Refusal("not_returned", label=proposal.label)
    return item, writer


def returned_item(reader: Reader, proposal: Proposal) -> Item | None:
    """The item in which the goal was returned last, while no new version is under way."""
    item = reader.first(Item, proposal_id=proposal.id, order="-id")
    is_returned = proposal.state is ProposalState.DECIDED and item and item.outcome is Outcome.RETURNED
    return item if is_returned else None


def objectors(reader: Reader, item: Item) -> list[int]:
    """Seats whose objection stands: at the close, by a refused approval, or late."""
    said = reader.find(Answer, item_id=item.id, latest=True, position=Position.OBJECT)
    later = reader.find(Settlement, item_id=item.id, kind=SettlementKind.OBJECT)
    return sorted({one.seat_id for one in said} | {one.seat_id for one in later})


def confirmations(reader: Reader, proposal: Proposal) -> list[Confirmation]:
    version = latest_version(reader, proposal)
    return reader.find(Confirmation, version_id=version.id, order="seat_id")


def _asked(objecting: Iterable[int], proposer: int, writer: int) -> list[tuple[int, bool]]:
    asked = [(seat, True) for seat in objecting]
    if proposer and proposer != writer and proposer not in objecting:
        asked.append((proposer, False))
    return asked


def _ask(
    work: Work, version: Version, item: Item, seat_id: int, objected: bool, wrote: int, now: datetime
) -> None:
    """Who wrote the version has confirmed it."""
    asked = work.add(
        Confirmation(
            table_id=version.table_id,
            proposal_id=version.proposal_id,
            version_id=version.id,
            item_id=item.id,
            seat_id=seat_id,
            objected=objected,
            agreed=Agreed.YES if wrote else Agreed.WAITING,
            person_id=wrote,
        )
    )
    if not wrote:
        tell_seat(work, seat_id, "version_asked", now, confirmation=asked.id)


def _queue_if_settled(work: Work, proposal: Proposal, now: datetime) -> None:
    if all(one.agreed is not Agreed.WAITING for one in confirmations(work, proposal)):
        _queue(work, proposal, now)


def _queue(work: Work, proposal: Proposal, now: datetime) -> None:
    queued = work.save(replace(proposal, state=ProposalState.QUEUED))
    version, asked = latest_version(work, proposal), confirmations(work, proposal)
    said = entries.VersionWritten(
        proposal=proposal.label, version=version.number, confirmations=tuple(_said(one) for one in asked)
    )
    work.append(proposal.table_id, said, now)
    if queued.seat_id:
        due = now + ANSWER_WITHIN
        work.add(Timer(table_id=queued.table_id, kind=TimerKind.QUEUE_OVERDUE, subject=queued.id, due_at=due))
    tell_facilitators(work, queued.table_id, "version_ready", {"proposal": queued.id}, now)
    work.redraw(BoardKind.CARD, queued.table_id)


def _said(one: Confirmation) -> Sealed[entries.Confirmation]:
    return Sealed(entries.Confirmation(seat=one.seat_id, objected=one.objected, agreed=one.agreed))


def _drop(work: Work, proposal: Proposal, asked: Confirmation, by: Person, now: datetime) -> None:
    version = work.get(Version, asked.version_id)
    asked_all = [question("confirmation", one.id) for one in confirmations(work, proposal)]
    for one in confirmations(work, proposal):
        work.remove(one)
    show_answered(work, "dropped", now, *asked_all, by=by.id, seat=asked.seat_id, label=proposal.label)
    work.remove(version)
    work.save(replace(proposal, state=ProposalState.DECIDED))
    facts = {"proposal": proposal.id, "text": version.text, AUTHOR: version.person_id}
    tell_facilitators(work, proposal.table_id, "version_dropped", facts, now)
