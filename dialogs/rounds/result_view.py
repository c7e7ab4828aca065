"""What the table learns of a decided item: outcome, tally, words as their authors chose, silence."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from dialogs.methods.consent import decide
from dialogs.methods.count import Tally
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Ground, Outcome, Pillar, Position
from dialogs.methods.reasons import Reason
from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.aftermath import DISSENT
from dialogs.rounds.board_view import BoardItem, RuleView, board_items, item_view, rule_view
from dialogs.rounds.closing import PROVISIONAL_FOR, approval_due, awaited, votes_of
from dialogs.rounds.model import Answer, Elector, Item, Proposal, Round, RoundState, Shown, Version
from dialogs.rounds.opening import electorate, rule_of, voters
from dialogs.rounds.silence import Silence, silence_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A note, stand-aside, objection or approval as it stands in the plan; `agency` "" means "one seat"."""

    position: Position
    agency: str
    ground: Ground | None
    reason: str
    approval_by: str = ""
    approval_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A seat that did not answer, and what was tried."""

    agency: str
    silence: Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A pillar (None: the lived-experience seat) nobody was heard from, with its agencies."""

    pillar: Pillar | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item as decided at close. `provisional_until` and `conditional_until` are set while they matter.

    `said` is ordered by position, then by agency, "one seat" last: the order tells nothing about who it is.
    """

    item: BoardItem
    outcome: Outcome
    tally: Tally
    heard: int
    said: tuple[Said, ...]
    silent: tuple[Silent, ...]
    unheard: tuple[Unheard, ...]
    provisional_until: datetime | None
    conditional_until: datetime | None
    reasons: tuple[Reason, ...]

    @property
    def dissent(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.position in DISSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """A closed round. `withdrawn`: items taken back before; `opinions_until`: None without dissent."""

    round_id: int
    table_id: int
    number: int
    closed_at: datetime
    zone: str
    rule: RuleView
    results: tuple[ItemResult, ...]
    withdrawn: tuple[BoardItem, ...]
    vacant: tuple[str, ...]
    opinions_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledView:
    """An item whose conditional or provisional agreement was confirmed, suspended or lapsed."""

    item: BoardItem
    round_number: int
    zone: str
    outcome: Outcome
    settled: Counter[SettlementKind]
    ground: Ground | None


def result_view(reader: Reader, round_id: int) -> ResultView:
    """Refusal("not_closed") before the round is closed: nothing here may be read earlier."""
    held = reader.get(Round, round_id)
    if held.state is not RoundState.CLOSED or held.closed_at is None:
        raise Refusal("not_closed", number=held.number)
    electors = electorate(reader, round_id)
    items = board_items(reader, round_id)
    results = tuple(
        _result(reader, held, one, electors) for one in items if one.outcome is not Outcome.WITHDRAWN
    )
    return ResultView(
        round_id=held.id,
        table_id=held.table_id,
        number=held.number,
        closed_at=held.closed_at,
        zone=held.deadline_zone,
        rule=rule_view(held, len(electors)),
        results=results,
        withdrawn=tuple(one for one in items if one.outcome is Outcome.WITHDRAWN),
        vacant=tuple(one.agency for one in reader.find(Elector, round_id=round_id, vacant=True)),
        opinions_until=held.calendar.separate_opinion_until(held.closed_at)
        if any(one.dissent for one in results)
        else None,
    )


def settled_view(reader: Reader, item_id: int) -> SettledView:
    item = reader.get(Item, item_id)
    held = reader.get(Round, item.round_id)
    if item.outcome is None:
        raise Refusal("not_closed", number=held.number)
    settlements = reader.find(Settlement, item_id=item_id)
    version = reader.get(Version, item.version_id)
    return SettledView(
        item=item_view(reader, item, reader.get(Proposal, item.proposal_id), version),
        round_number=held.number,
        zone=held.deadline_zone,
        outcome=item.outcome,
        settled=Counter(one.kind for one in settlements),
        ground=next((one.ground for one in settlements if one.ground), None),
    )


def _result(reader: Reader, held: Round, item: BoardItem, electors: list[Elector]) -> ItemResult:
    """Decided anew from the stored answers: what is told is what the rule gives, also after a settlement."""
    answers = reader.find(Answer, item_id=item.item_id, latest=True, order="seat_id")
    decision = decide(voters(electors), votes_of(answers), rule_of(held), item.version)
    names = {one.seat_id: one.agency for one in electors}
    return ItemResult(
        item=item,
        outcome=decision.outcome,
        tally=decision.tally,
        heard=len(answers),
        said=_said(held, answers, names),
        silent=tuple(
            Silent(agency=names[int(seat)], silence=silence_of(reader, held.id, int(seat)))
            for seat in decision.no_answer
        ),
        unheard=tuple(
            Unheard(pillar=gap.pillar, agencies=tuple(names[int(seat)] for seat in gap.seats))
            for gap in decision.missing
        ),
        provisional_until=_provisional_until(held, decision),
        conditional_until=_conditional_until(held, decision, answers),
        reasons=decision.reasons,
    )


def _said(held: Round, answers: list[Answer], names: dict[int, str]) -> tuple[Said, ...]:
    order = list(Position)
    told = [_as_chosen(held, one, names) for one in answers if one.position is not Position.CONSENT]
    return tuple(
        sorted(told, key=lambda one: (order.index(one.position), not one.agency, one.agency, one.reason))
    )


def _as_chosen(held: Round, one: Answer, names: dict[int, str]) -> Said:
    return Said(
        position=one.position,
        agency=names[one.seat_id] if one.shown is Shown.WITH_NAME else "",
        ground=one.ground,
        reason=one.reason,
        approval_by=one.approval_by,
        approval_until=approval_due(one, held) if one.position is Position.APPROVAL else None,
    )


def _provisional_until(held: Round, decision: Decision) -> datetime | None:
    return held.closed_at + PROVISIONAL_FOR if held.closed_at and decision.provisional else None


def _conditional_until(held: Round, decision: Decision, answers: list[Answer]) -> datetime | None:
    return max((approval_due(one, held) for one in awaited(answers, decision)), default=None)
