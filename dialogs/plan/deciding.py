"""What an item_decided entry says: votes as their seats chose to be shown, silence, outcome, reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from dialogs.ledger import decisions as entries
from dialogs.ledger.sealed import Sealed, shown
from dialogs.ledger.settlements import Settled
from dialogs.methods.count import Tally
from dialogs.methods.positions import Position
from dialogs.methods.reasons import Reason
from dialogs.plan.model import PlanItem, PlanRound, Standing, Unanswered, Unheard, Voice
from dialogs.plan.text import Text
from dialogs.rounds.model import Shown


def decided(item: PlanItem, held: PlanRound, said: entries.ItemDecided) -> PlanItem:
    """The item with what came of it at close."""
    names: dict[int, Text] = {one.seat: one.agency for one in held.electorate}
    standing = standing_of(said.settle_by, said.provisional_until)
    return replace(
        item,
        outcome=said.outcome,
        decided_at=said.closed_at,
        closed=said.closed.value,
        agreement=said.agreement,
        standing=standing if said.outcome.is_adopted else None,
        settle_by=said.settle_by,
        provisional_until=said.provisional_until,
        tally=_tally(said.tally),
        voices=_voices(shown(said.votes), names),
        ways=tuple(sorted((_way(one), one.count) for one in said.ways)),
        no_answer=len(said.silence),
        unconfirmed=said.tally.unconfirmed,
        unanswered=_unanswered(shown(said.silence), names),
        unheard=tuple(_unheard(one, names) for one in said.unheard.value or ()),
        reasons=reasons_of(said.reasons),
    )


def with_settled(item: PlanItem, settled: Settled) -> PlanItem:
    """The item with one approval marked as it came out."""
    return replace(item, voices=tuple(_settled(voice, settled) for voice in item.voices))


def reasons_of(said: Sequence[Sealed[entries.Reason]]) -> tuple[Reason, ...]:
    """In their order."""
    ordered = sorted(shown(said), key=lambda one: one.place)
    return tuple(Reason(one.code, tuple((fact.name, fact.value) for fact in one.facts)) for one in ordered)


def standing_of(settle_by: datetime | None, provisional_until: datetime | None) -> Standing:
    """Of an agreement neither suspended nor lapsed."""
    if settle_by:
        return Standing.CONDITIONAL
    return Standing.PROVISIONAL if provisional_until else Standing.IN_EFFECT


def _way(one: entries.Way) -> str:
    """How it came: "phone"; entered and not confirmed at the close: "phone_unconfirmed"."""
    return one.how.value + ("" if one.confirmed else "_unconfirmed")


def _tally(said: entries.Tally) -> Tally:
    return Tally(
        consents=said.consents,
        notes=said.notes,
        approvals=said.approvals,
        stand_asides=said.stand_asides,
        objections=said.objections,
        unconfirmed=said.unconfirmed,
    )


def _voices(votes: Sequence[entries.Vote], names: Mapping[int, Text]) -> tuple[Voice, ...]:
    voices = [_voice(one, names) for one in votes if one.position is not Position.CONSENT]
    return tuple(sorted(voices, key=_place))


def _place(voice: Voice) -> tuple[int, bool, str]:
    """By position, named ones first; by wording and never by seat, so that no order gives a seat away."""
    order = list(Position).index(voice.position)
    return (order, voice.agency == "", (voice.agency or "") + (voice.reason or ""))


def _voice(one: entries.Vote, names: Mapping[int, Text]) -> Voice:
    return Voice(
        seat=one.seat,
        position=one.position,
        agency=names[one.seat] if one.shown is Shown.WITH_NAME else "",
        ground=one.ground,
        reason=one.reason.value if one.reason else "",
        approval_by=one.approval.value if one.approval else "",
        approval_until=one.until,
    )


def _settled(voice: Voice, how: Settled) -> Voice:
    if voice.seat != how.seat or voice.position is not Position.APPROVAL:
        return voice
    return replace(voice, settled=how.kind, settled_ground=how.ground)


def _unanswered(silence: Sequence[entries.Silence], names: Mapping[int, Text]) -> tuple[Unanswered, ...]:
    return tuple(
        Unanswered(
            agency=names[one.seat],
            kind=one.kind,
            until=one.until,
            attempts=one.attempts,
            reached=one.reached,
        )
        for one in sorted(silence, key=lambda one: one.seat)
    )


def _unheard(one: entries.Unheard, names: Mapping[int, Text]) -> Unheard:
    return Unheard(pillar=one.pillar, agencies=tuple(names[seat] for seat in one.seats))
