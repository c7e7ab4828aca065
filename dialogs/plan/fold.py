"""The fold: a table's ledger entries become its plan. Pure: the same entries, the same plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.methods.positions import Ground, Outcome
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
from dialogs.plan.steps import EarlyClose, Extension, Questioned, Seconded
from dialogs.plan.text import Text
from dialogs.ports import Entry


def fold(entries: Sequence[Entry]) -> Plan:
    """The internal edition of the plan these entries make. Entries of an unknown kind are passed over.

    Raises ValueError for an empty ledger, KeyError for one that contradicts itself; `verify` says where.
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
        self.written: dict[tuple[str, int], Mapping[str, Any]] = {}  # by goal and number of its version
        self.versions: list[PlanVersion] = []
        self.moment: tuple[int, datetime] | None = None  # of the latest version
        self.reads: dict[str, Callable[[Entry], None]] = {
            "table_opened": self._table_opened,
            "round_opened": self._round_opened,
            "version_written": self._version_written,
            "round_extended": self._round_extended,
            "early_close_announced": self._early_close,
            "early_close_stopped": self._early_close,
            "second_confirmed": self._second_confirmed,
            "step_questioned": self._step_questioned,
            "item_withdrawn": self._item_withdrawn,
            "item_decided": self._item_decided,
            "approval_settled": self._approval_settled,
            "agreement_confirmed": self._agreement_confirmed,
            "agreement_lapsed": self._agreement_lapsed,
            "agreement_suspended": self._agreement_suspended,
            "separate_opinion": self._separate_opinion,
            "opinion_released": self._opinion_released,
            "objection_explored": self._objection_explored,
            "legal_check_named": self._legal_check_named,
            "legal_check_done": self._legal_check_done,
        }

    def take(self, entry: Entry) -> None:
        read = self.reads.get(entry.kind)
        if read:
            read(entry)

    def plan(self, entries: Sequence[Entry]) -> Plan:
        rounds = tuple(
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
            rounds=rounds,
            versions=tuple(self.versions),
            last=_mark(entries[-1]),
        )

    def _table_opened(self, entry: Entry) -> None:
        self.name = entry.texts.get("name", "")
        self.data_owner = entry.texts.get("data_owner", "")
        self.language, self.zone = entry.body["language"], entry.body["zone"]

    def _round_opened(self, entry: Entry) -> None:
        held = put_round(entry)
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

    def _version_written(self, entry: Entry) -> None:
        self.written[entry.body["proposal"], entry.body["version"]] = entry.body

    def _round_extended(self, entry: Entry) -> None:
        held = self.rounds[entry.body["round"]]
        deadline = datetime.fromisoformat(entry.body["deadline"])
        reason = entry.texts.get("reason", "")
        step = Extension(by=entry.body["by"], deadline=deadline, reason=reason, at=entry.at)
        self.rounds[held.round] = replace(held, deadline=deadline, steps=(*held.steps, step))

    def _early_close(self, entry: Entry) -> None:
        held = self.rounds[entry.body["round"]]
        at = entry.body.get("at")
        step = EarlyClose(closes_at=datetime.fromisoformat(at) if at else None, at=entry.at)
        self.rounds[held.round] = replace(held, steps=(*held.steps, step))

    def _second_confirmed(self, entry: Entry) -> None:
        held, body = self.rounds[entry.body["round"]], entry.body
        step = Seconded(act=body["act"], agency=held.agency(body["seat"]), at=entry.at)
        self.rounds[held.round] = replace(held, steps=(*held.steps, step))

    def _step_questioned(self, entry: Entry) -> None:
        held, body = self.rounds[entry.body["round"]], entry.body
        agency, text = held.agency(body["seat"]), entry.texts.get("text", "")
        step = Questioned(step=body["step"], agency=agency, text=text, at=entry.at)
        self.rounds[held.round] = replace(held, steps=(*held.steps, step))

    def _item_withdrawn(self, entry: Entry) -> None:
        item = self.items[entry.body["item"]]
        reason = entry.texts.get("reason", "")
        self.items[item.item] = replace(
            item, outcome=Outcome.WITHDRAWN, decided_at=entry.at, withdrawal_reason=reason
        )

    def _item_decided(self, entry: Entry) -> None:
        held = self.rounds[entry.body["round"]]
        item = decided(self.items[entry.body["item"]], held, entry)
        self.items[item.item] = item
        self._change(ChangeKind.ADOPTED if item.agreement else None, item, entry)

    def _approval_settled(self, entry: Entry) -> None:
        item = self.items[entry.body["item"]]
        self.items[item.item] = with_settled(item, entry.body)

    def _agreement_confirmed(self, entry: Entry) -> None:
        item = self.items[entry.body["item"]]
        if entry.body["what"] == "approvals":
            item = replace(item, settle_by=None)
        else:
            item = replace(item, provisional_until=None)
        item = replace(item, standing=standing_of(item.settle_by, item.provisional_until))
        self._settle(item, ChangeKind.CONFIRMED, entry)

    def _agreement_lapsed(self, entry: Entry) -> None:
        self._settle(_fallen(self.items[entry.body["item"]], Standing.LAPSED), ChangeKind.LAPSED, entry)

    def _agreement_suspended(self, entry: Entry) -> None:
        item = _fallen(self.items[entry.body["item"]], Standing.SUSPENDED)
        late = LateObjection(
            ground=Ground(entry.body["ground"]), reason=entry.texts.get("reason", ""), at=entry.at
        )
        item = replace(item, late_objections=(*item.late_objections, late))
        self._settle(item, ChangeKind.SUSPENDED, entry)

    def _settle(self, item: PlanItem, kind: ChangeKind, entry: Entry) -> None:
        settled = replace(item, settled_at=entry.at, settled_outcome=Outcome(entry.body["outcome"]))
        self.items[item.item] = settled
        self._change(kind, settled, entry)

    def _separate_opinion(self, entry: Entry) -> None:
        item, seat = self.items[entry.body["item"]], entry.body["seat"]
        # As named as its position: a seat that chose "one seat" is not given away by its opinion.
        agency = next(one.agency for one in item.voices if one.seat == seat)
        opinion = SeparateOpinion(
            seat=seat,
            agency=agency,
            text=entry.texts.get("text", ""),
            at=entry.at,
        )
        self.items[item.item] = replace(item, opinions=(*item.opinions, opinion))

    def _opinion_released(self, entry: Entry) -> None:
        item, seat = self.items[entry.body["item"]], entry.body["seat"]
        opinions = (replace(one, is_public=True) if one.seat == seat else one for one in item.opinions)
        self.items[item.item] = replace(item, opinions=tuple(opinions))

    def _objection_explored(self, entry: Entry) -> None:
        item, body = self.items[entry.body["item"]], entry.body
        agency = self._agency(item, body["seat"]) if body["named"] else ""
        said = Explored(agency, entry.texts.get("harm", ""), entry.texts.get("change", ""))
        self.items[item.item] = replace(item, explored=(*item.explored, said))

    def _legal_check_named(self, entry: Entry) -> None:
        item, due = self.items[entry.body["item"]], datetime.fromisoformat(entry.body["due"])
        check = Check(entry.body["check"], entry.texts.get("by_whom", ""), due)
        self.items[item.item] = replace(item, checks=(*item.checks, check))

    def _legal_check_done(self, entry: Entry) -> None:
        item, number = self.items[entry.body["item"]], entry.body["check"]
        result = entry.texts.get("result", "")
        checks = (replace(one, result=result) if one.number == number else one for one in item.checks)
        self.items[item.item] = replace(item, checks=tuple(checks))

    def _agency(self, item: PlanItem, seat: int) -> Text:
        held = next(one for one in self.rounds.values() if one.number == item.round_number)
        return held.agency(seat)

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
