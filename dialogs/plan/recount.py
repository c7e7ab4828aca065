"""Every outcome computed again from the stored answers: electorate, answers, decision, agreement number."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dialogs.methods.consent import decide
from dialogs.methods.decision import Decision
from dialogs.plan.flaw import Flaw, flaw
from dialogs.plan.putting import rule_put
from dialogs.ports import Entry, Reader
from dialogs.rounds.closing import votes_of
from dialogs.rounds.model import Answer, Elector, Item, Round, Version
from dialogs.rounds.opening import rule_of, voters
from dialogs.rounds.recording import vote_body

SEAT_FACTS = ("seat", "pillar", "lived_experience")


def opening_flaws(reader: Reader, entry: Entry) -> Iterator[Flaw]:
    """The stored round, its electorate and wordings are those the entry froze."""
    body = entry.body
    held = reader.get(Round, body["round"])
    if rule_put(body["rule"]) != rule_of(held):
        yield flaw("rule_differs", entry.seq, round=body["number"])
    for vacant in (False, True):
        stored = {_seat(one) for one in reader.find(Elector, round_id=held.id, vacant=vacant)}
        written = body["vacant" if vacant else "electorate"]
        if stored != {tuple(one[fact] for fact in SEAT_FACTS) for one in written}:
            yield flaw("electorate_differs", entry.seq, round=body["number"])
    for put in body["items"]:
        version = reader.get(Version, reader.get(Item, put["item"]).version_id)
        text = entry.texts.get(f"item.{put['item']}.text")
        if version.number != put["version"] or (text is not None and text != version.text):
            yield flaw("wording_differs", entry.seq, item=put["proposal"])


def decision_flaws(reader: Reader, entry: Entry, expected_agreement: int) -> Iterator[Flaw]:
    """The entry's votes are the stored answers, and its outcome is what they and the rule come to."""
    body, label = entry.body, entry.body["proposal"]
    answers = reader.find(Answer, item_id=body["item"], latest=True, order="seat_id")
    blanked = _blanked(entry)
    stored = [dict(vote_body(one)) | blanked.get(one.seat_id, {}) for one in answers]
    seat = _first_difference(body["votes"], stored)
    if seat is not None:
        yield flaw("answer_differs", entry.seq, item=label, seat=seat)
    yield from _reason_flaws(answers, entry)
    try:
        decision = decision_at_close(reader, body["item"])
    except ValueError:
        yield flaw("answers_impossible", entry.seq, item=label)
        return
    if decision.outcome.value != body["outcome"]:
        yield flaw(
            "outcome_differs", entry.seq, item=label, written=body["outcome"], found=decision.outcome.value
        )
    if _reasons(decision) != body["reasons"]:
        yield flaw("reasons_differ", entry.seq, item=label)
    if [int(seat) for seat in decision.no_answer] != [one["seat"] for one in body["silence"]]:
        yield flaw("silence_differs", entry.seq, item=label)
    if _gaps(decision) != [(one["pillar"], one["seats"]) for one in body["provisional"]]:
        yield flaw("unheard_differ", entry.seq, item=label)
    wanted = expected_agreement if decision.outcome.is_adopted else 0
    if body["agreement"] != wanted:
        yield flaw("agreement_number", entry.seq, item=label, written=body["agreement"], found=wanted)


def decision_at_close(reader: Reader, item_id: int) -> Decision:
    """Raises ValueError if the stored answers cannot be those of the electorate."""
    item = reader.get(Item, item_id)
    answers = reader.find(Answer, item_id=item.id, latest=True, order="seat_id")
    electors = voters(reader.find(Elector, round_id=item.round_id, vacant=False))
    rule = rule_of(reader.get(Round, item.round_id))
    return decide(electors, votes_of(answers), rule, reader.get(Version, item.version_id).number)


def _seat(one: Elector) -> tuple[Any, ...]:
    return one.seat_id, one.pillar.value, one.lived_experience


def _blanked(entry: Entry) -> dict[int, dict[str, bool]]:
    """By seat: a text blanked since was given all the same."""
    gone = [name for name, text in entry.texts.items() if text is None]
    return {int(name.rpartition(".")[2]): {"has_reason": True} for name in gone}


def _first_difference(
    written: Sequence[Mapping[str, Any]], stored: Sequence[Mapping[str, Any]]
) -> int | None:
    """The seat of the first vote that is not in both, None if they are the same."""
    for seat in sorted({int(one["seat"]) for one in (*written, *stored)}):
        mine, theirs = ([one for one in votes if one["seat"] == seat] for votes in (written, stored))
        if mine != theirs:
            return seat
    return None


def _reason_flaws(answers: Sequence[Answer], entry: Entry) -> Iterator[Flaw]:
    for one in answers:
        for name, stored in (("reason", one.reason), ("approval", one.approval_by)):
            text = entry.texts.get(f"{name}.{one.seat_id}", stored)
            if text is not None and text != stored:
                yield flaw("reason_differs", entry.seq, item=entry.body["proposal"], seat=one.seat_id)


def _reasons(decision: Decision) -> list[dict[str, Any]]:
    return [{"code": str(one.code), "facts": dict(one.facts)} for one in decision.reasons]


def _gaps(decision: Decision) -> list[tuple[str, list[int]]]:
    return [
        (one.pillar.value if one.pillar else "", [int(seat) for seat in one.seats])
        for one in decision.missing
    ]
