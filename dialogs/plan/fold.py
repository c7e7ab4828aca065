"""The fold: a table's ledger entries become its plan. Pure: the same entries, the same plan."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.ledger import decisions, objections, rounds, settlements
from dialogs.ledger.chain import Entry
from dialogs.ledger.kinds import Said
from dialogs.ledger.reading import said_by
from dialogs.ledger.tables import TableOpened
from dialogs.methods.positions import Outcome
from dialogs.plan.deciding import decided, standing_of, with_settled
from dialogs.plan.integration import continued
from dialogs.plan.model import (
    Change,
    ChangeKind,
    Edition,
    Mark,
    Plan,
    PlanItem,
    PlanRound,
    PlanVersion,
    Standing,
)
from dialogs.plan.objections import Check, Explored, LateObjection, SeparateOpinion
from dialogs.plan.putting import put_round
from dialogs.plan.steps import step_of
from dialogs.plan.text import Text
from dialogs.rounds.codes import Awaited


def fold(entries: Sequence[Entry]) -> Plan:
    """The plan these entries make, as far as their values are there to be seen; in the database all are.

    Entries of an unknown kind are passed over. Raises ValueError for an empty ledger,
    KeyError for one that contradicts itself; `verify` says where.
    """
    if not entries:
        raise ValueError("a plan needs a ledger")
    folding = _Folding()
    for entry in entries:
        folding.take(entry)
    return folding.plan(entries)


class _Folding:
    """What has been read so far."""

    def __init__(self) -> None:
        self.name: Text = ""
        self.data_owner: Text = ""
        self.language, self.zone = "en", "UTC"
        self.rounds: dict[int, PlanRound] = {}
        self.items: dict[int, PlanItem] = {}
        self.written: dict[tuple[str, int], objections.VersionWritten] = {}  # by goal and version's number
        self.versions: list[PlanVersion] = []
        self.moment: tuple[int, datetime] | None = None  # of the latest version
        self.reads: dict[type[Said], Callable[[Any, Entry], None]] = {
            TableOpened: self._table_opened,
            rounds.RoundOpened: self._round_opened,
            rounds.RoundExtended: self._step,
            rounds.EarlyCloseAnnounced: self._step,
            rounds.EarlyCloseStopped: self._step,
            rounds.SecondConfirmed: self._step,
            rounds.StepQuestioned: self._step,
            decisions.ItemWithdrawn: self._item_withdrawn,
            decisions.ItemDecided: self._item_decided,
            settlements.ApprovalSettled: self._approval_settled,
            settlements.AgreementConfirmed: self._agreement_confirmed,
            settlements.AgreementLapsed: self._agreement_lapsed,
            settlements.AgreementSuspended: self._agreement_suspended,
            objections.VersionWritten: self._version_written,
            objections.SeparateOpinion: self._separate_opinion,
            objections.OpinionReleased: self._opinion_released,
            objections.ObjectionExplored: self._objection_explored,
            objections.LegalCheckNamed: self._legal_check_named,
            objections.LegalCheckDone: self._legal_check_done,
        }

    def take(self, entry: Entry) -> None:
        said = said_by(entry)
        read = self.reads.get(type(said)) if said else None
        if read:
            read(said, entry)

    def plan(self, entries: Sequence[Entry]) -> Plan:
        held = tuple(
            replace(held, items=tuple(self.items[item.item] for item in held.items))
            for held in self.rounds.values()
        )
        return Plan(
            table_id=entries[-1].table_id,
            name=self.name,
            data_owner=self.data_owner,
            language=self.language,
            zone=self.zone,
            edition=Edition.INTERNAL,
            rounds=held,
            versions=tuple(self.versions),
            last=_mark(entries[-1]),
        )

    def _table_opened(self, said: TableOpened, _: Entry) -> None:
        self.name, self.data_owner = said.name.value, said.data_owner.value
        self.language, self.zone = said.language, said.zone

    def _round_opened(self, said: rounds.RoundOpened, entry: Entry) -> None:
        held = put_round(said, entry.at)
        self.rounds[held.round] = held
        for item in held.items:
            self.items[item.item] = self._continued(item)

    def _continued(self, item: PlanItem) -> PlanItem:
        written = self.written.get((item.proposal, item.version))
        before = [
            one
            for one in self.items.values()
            if (one.proposal, one.version) == (item.proposal, item.version - 1)
        ]
        return continued(item, before[-1], written) if written and before else item

    def _version_written(self, said: objections.VersionWritten, _: Entry) -> None:
        self.written[said.proposal, said.version] = said

    def _step(self, said: rounds.Step, entry: Entry) -> None:
        held = self.rounds[said.round]
        deadline = said.deadline if isinstance(said, rounds.RoundExtended) else held.deadline
        steps = (*held.steps, step_of(said, held.agency, entry.at))
        self.rounds[held.round] = replace(held, deadline=deadline, steps=steps)

    def _item_withdrawn(self, said: decisions.ItemWithdrawn, entry: Entry) -> None:
        self._put(
            said.item, outcome=Outcome.WITHDRAWN, decided_at=entry.at, withdrawal_reason=said.reason.value
        )

    def _item_decided(self, said: decisions.ItemDecided, entry: Entry) -> None:
        item = decided(self.items[said.item], self.rounds[said.round], said)
        self.items[item.item] = item
        self._change(ChangeKind.ADOPTED if item.agreement else None, item, entry)

    def _approval_settled(self, said: settlements.ApprovalSettled, _: Entry) -> None:
        item = replace(self.items[said.item], unconfirmed=said.unconfirmed)
        self.items[said.item] = with_settled(item, said.settled.value) if said.settled.value else item

    def _agreement_confirmed(self, said: settlements.AgreementConfirmed, entry: Entry) -> None:
        item = self.items[said.item]
        if said.what is Awaited.APPROVALS:
            item = replace(item, settle_by=None)
        else:
            item = replace(item, provisional_until=None)
        item = replace(item, standing=standing_of(item.settle_by, item.provisional_until))
        self._settle(item, ChangeKind.CONFIRMED, said.outcome, entry)

    def _agreement_lapsed(self, said: settlements.AgreementLapsed, entry: Entry) -> None:
        item = _fallen(self.items[said.item], Standing.LAPSED)
        self._settle(item, ChangeKind.LAPSED, said.outcome, entry)

    def _agreement_suspended(self, said: settlements.AgreementSuspended, entry: Entry) -> None:
        item = _fallen(self.items[said.item], Standing.SUSPENDED)
        ground = said.objection.value.ground if said.objection.value else None
        late = LateObjection(ground=ground, reason=said.reason.value, at=entry.at)
        item = replace(item, late_objections=(*item.late_objections, late))
        self._settle(item, ChangeKind.SUSPENDED, said.outcome, entry)

    def _settle(self, item: PlanItem, kind: ChangeKind, outcome: Outcome, entry: Entry) -> None:
        settled = replace(item, settled_at=entry.at, settled_outcome=outcome)
        self.items[item.item] = settled
        self._change(kind, settled, entry)

    def _separate_opinion(self, said: objections.SeparateOpinion, entry: Entry) -> None:
        opinion = SeparateOpinion(
            number=said.number,
            agency=self._agency(said.item, said.owner.value),
            text=said.text.value,
            at=entry.at,
        )
        self._put(said.item, opinions=(*self.items[said.item].opinions, opinion))

    def _opinion_released(self, said: objections.OpinionReleased, _: Entry) -> None:
        opinions = self.items[said.item].opinions
        released = (replace(one, is_public=one.is_public or one.number == said.number) for one in opinions)
        self._put(said.item, opinions=tuple(released))

    def _objection_explored(self, said: objections.ObjectionExplored, _: Entry) -> None:
        explored = Explored(self._agency(said.item, said.owner.value), said.harm.value, said.change.value)
        self._put(said.item, explored=(*self.items[said.item].explored, explored))

    def _legal_check_named(self, said: objections.LegalCheckNamed, _: Entry) -> None:
        if said.due.value:
            check = Check(said.check, said.by_whom.value, said.due.value)
            self._put(said.item, checks=(*self.items[said.item].checks, check))

    def _legal_check_done(self, said: objections.LegalCheckDone, _: Entry) -> None:
        checks = self.items[said.item].checks
        done = (replace(one, result=said.result.value) if one.number == said.check else one for one in checks)
        self._put(said.item, checks=tuple(done))

    def _put(self, item: int, **changed: Any) -> None:
        self.items[item] = replace(self.items[item], **changed)

    def _agency(self, item: int, owner: objections.Owner | None) -> Text:
        """As its owner chose to stand in the plan."""
        if owner is None or not owner.named:
            return ""
        number = self.items[item].round_number
        return next(one for one in self.rounds.values() if one.number == number).agency(owner.seat)

    def _change(self, kind: ChangeKind | None, item: PlanItem, entry: Entry) -> None:
        """All entries of one round at one moment make one version, if one of them changes an agreement."""
        moment = (item.round_number, entry.at)
        changes = _changes(kind, item)
        if self.moment == moment:
            last = self.versions.pop()
            changes = last.changes + changes
        elif not changes:
            return
        self.moment = moment
        number = len(self.versions) + 1
        self.versions.append(PlanVersion(number=number, fixed_by=_mark(entry), changes=changes))


def _changes(kind: ChangeKind | None, item: PlanItem) -> tuple[Change, ...]:
    if kind is None:
        return ()
    return (Change(kind=kind, proposal=item.proposal, agreement=item.agreement, text=item.text),)


def _fallen(item: PlanItem, standing: Standing) -> PlanItem:
    return replace(item, standing=standing, settle_by=None, provisional_until=None)


def _mark(entry: Entry) -> Mark:
    return Mark(seq=entry.seq, at=entry.at, hash=entry.hash)
