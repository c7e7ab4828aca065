"""What an item_decided entry says: votes as their seats chose to be shown, silence, outcome, reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.methods.count import Tally, count_answers
from dialogs.methods.positions import Ground, Outcome, Pillar, Position, Vote, Voter
from dialogs.methods.reasons import Reason
from dialogs.plan.model import PlanItem, PlanRound, Standing, Unanswered, Unheard, Voice
from dialogs.plan.text import Text
from dialogs.ports import Entry
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.model import Shown


def decided(item: PlanItem, held: PlanRound, entry: Entry) -> PlanItem:
    """The item with what came of it at close."""
    body = entry.body
    names: dict[int, Text] = {one.seat: one.agency for one in held.electorate}
    outcome = Outcome(body["outcome"])
    settle_by, until = _moment(body["settle_by"]), _moment(body["provisional_until"])
    return replace(
        item,
        outcome=outcome,
        decided_at=datetime.fromisoformat(body["closed_at"]),
        closed=body["closed"],
        agreement=body["agreement"],
        standing=standing_of(settle_by, until) if outcome.is_adopted else None,
        settle_by=settle_by,
        provisional_until=until,
        tally=_tally(held, body["votes"]),
        voices=_voices(body["votes"], names, entry),
        ways=tuple(sorted(Counter(_way(one) for one in body["votes"]).items())),
        no_answer=len(body["silence"]),
        unconfirmed=sum(one.is_unconfirmed for one in written_votes(body["votes"])),
        unanswered=tuple(_unanswered(one, names) for one in body["silence"]),
        unheard=tuple(_unheard(one, names) for one in body["provisional"]),
        reasons=tuple(Reason(one["code"], tuple(one["facts"].items())) for one in body["reasons"]),
    )


def with_settled(item: PlanItem, settled: Mapping[str, Any]) -> PlanItem:
    """The item with one approval, or one entered consent, marked as it came out."""
    asked = {voice.seat for voice in item.voices if voice.position is Position.APPROVAL}
    return replace(
        item,
        voices=tuple(_settled(voice, settled) for voice in item.voices),
        unconfirmed=item.unconfirmed - (settled["seat"] not in asked),
    )


def written_votes(votes: Sequence[Mapping[str, Any]]) -> list[Vote]:
    """The votes as an entry keeps them."""
    return [
        Vote(
            str(one["seat"]),
            Position(one["position"]),
            Ground(one["ground"]) if one["ground"] else None,
            has_reason=one["has_reason"],
            confirmed=one.get("confirmed", True),
        )
        for one in votes
    ]


def standing_of(settle_by: datetime | None, provisional_until: datetime | None) -> Standing:
    """Of an agreement neither suspended nor lapsed."""
    if settle_by:
        return Standing.CONDITIONAL
    return Standing.PROVISIONAL if provisional_until else Standing.IN_EFFECT


def _way(vote: Mapping[str, Any]) -> str:
    """How it came: "phone"; entered and not confirmed at the close: "phone_unconfirmed"."""
    return str(vote["how"]) + ("" if vote.get("confirmed", True) else "_unconfirmed")


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _tally(held: PlanRound, votes: Sequence[Mapping[str, Any]]) -> Tally:
    voters = [Voter(str(one.seat), one.pillar, one.lived_experience) for one in held.electorate]
    return count_answers(voters, written_votes(votes)).tally


def _voices(votes: Sequence[Mapping[str, Any]], names: Mapping[int, Text], entry: Entry) -> tuple[Voice, ...]:
    voices = [_voice(one, names, entry) for one in votes if Position(one["position"]) is not Position.CONSENT]
    return tuple(sorted(voices, key=_place))


def _place(voice: Voice) -> tuple[int, bool, str]:
    """By position, named ones first; by wording and never by seat, so that no order gives a seat away."""
    order = list(Position).index(voice.position)
    return (order, voice.agency == "", (voice.agency or "") + (voice.reason or ""))


def _voice(one: Mapping[str, Any], names: Mapping[int, Text], entry: Entry) -> Voice:
    seat = one["seat"]
    return Voice(
        seat=seat,
        position=Position(one["position"]),
        agency=names[seat] if Shown(one["shown"]) is Shown.WITH_NAME else "",
        ground=Ground(one["ground"]) if one["ground"] else None,
        reason=entry.texts.get(f"reason.{seat}", ""),
        approval_by=entry.texts.get(f"approval.{seat}", ""),
        approval_until=_moment(one["until"]),
    )


def _settled(voice: Voice, how: Mapping[str, Any]) -> Voice:
    if voice.seat != how["seat"] or voice.position is not Position.APPROVAL:
        return voice
    ground = how["ground"]
    return replace(
        voice, settled=SettlementKind(how["kind"]), settled_ground=Ground(ground) if ground else None
    )


def _unanswered(one: Mapping[str, Any], names: Mapping[int, Text]) -> Unanswered:
    return Unanswered(
        agency=names[one["seat"]],
        kind=SilenceKind(one["kind"]),
        until=_moment(one["until"]),
        attempts=one["attempts"],
        reached=one["reached"],
    )


def _unheard(one: Mapping[str, Any], names: Mapping[int, Text]) -> Unheard:
    pillar = one.get("pillar")
    return Unheard(
        pillar=Pillar(pillar) if pillar else None, agencies=tuple(names[seat] for seat in one["seats"])
    )
