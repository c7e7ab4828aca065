"""What the ledger keeps of a decided item: votes, silence, outcome with its reasons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogs.methods.decision import Decision
from dialogs.methods.positions import Position
from dialogs.ports import Reader, Work
from dialogs.rounds.model import Answer, Item, Proposal, Round, Version
from dialogs.rounds.silence import silence_of


def record_decision(
    work: Work, held: Round, item: Item, decision: Decision, answers: list[Answer], how: str, now: datetime
) -> None:
    proposal, version = work.get(Proposal, item.proposal_id), work.get(Version, item.version_id)
    body: dict[str, Any] = {
        "round": held.id,
        "item": item.id,
        "proposal": proposal.label,
        "version": version.number,
        "outcome": decision.outcome.value,
        "agreement": item.agreement,
        "votes": [vote_body(one) for one in answers],
        "silence": [_silence_body(work, held, int(seat)) for seat in decision.no_answer],
        "provisional": [
            {"pillar": one.pillar.value if one.pillar else "", "seats": [int(seat) for seat in one.seats]}
            for one in decision.missing
        ],
        "settle_by": item.settle_by.isoformat() if item.settle_by else None,
        "provisional_until": item.provisional_until.isoformat() if item.provisional_until else None,
        "closed_at": now.isoformat(),
        "closed": how,
        "reasons": [{"code": str(one.code), "facts": dict(one.facts)} for one in decision.reasons],
    }
    texts = _texts(answers)
    writers = {str(one.seat_id): one.person_id for one in answers}
    authors = {name: writers[name.rpartition(".")[2]] for name in texts}
    work.append(held.table_id, "item_decided", body, texts, now, authors=authors)


def vote_body(one: Answer) -> Mapping[str, Any]:
    return {
        "seat": one.seat_id,
        "position": one.position.value,
        "ground": one.ground.value if one.ground else None,
        "has_reason": bool(one.reason or one.approval_by),
        "shown": one.shown.value,
        "how": one.how.value,
        "confirmed": one.confirmed,
        "until": one.approval_until.isoformat() if one.approval_until else None,
    }


def _texts(answers: list[Answer]) -> dict[str, str]:
    texts = {f"reason.{one.seat_id}": one.reason for one in answers if one.reason}
    asked = {
        f"approval.{one.seat_id}": one.approval_by
        for one in answers
        if one.position is Position.APPROVAL and one.approval_by
    }
    return texts | asked


def _silence_body(reader: Reader, held: Round, seat_id: int) -> Mapping[str, Any]:
    silence = silence_of(reader, held.id, seat_id)
    return {
        "seat": seat_id,
        "kind": silence.kind.value,
        "until": silence.until.isoformat() if silence.until else None,
        "attempts": silence.attempts,
        "reached": silence.reached,
    }
