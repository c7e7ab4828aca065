"""Every outcome computed again from the stored answers: electorate, answers, decision, agreement number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogs.ledger.chain import Entry
from dialogs.ledger.decisions import ItemDecided, Vote
from dialogs.ledger.rounds import RoundOpened
from dialogs.ledger.sealed import shown
from dialogs.ledger.tables import Seat
from dialogs.methods.consent import decide
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Pillar
from dialogs.methods.rule import RULES
from dialogs.plan.deciding import reasons_of
from dialogs.plan.flaw import Flaw, flaw
from dialogs.plan.putting import rule_put
from dialogs.ports import Reader
from dialogs.rounds.closing import votes_of
from dialogs.rounds.model import Answer, Elector, Item, Round, Version
from dialogs.rounds.opening import rule_of, voters
from dialogs.rounds.recording import tally_said, unheard_said, vote_said, ways_said


def opening_flaws(reader: Reader, entry: Entry, said: RoundOpened) -> Iterator[Flaw]:
    """The stored round, its electorate and wordings are those the entry froze."""
    held = reader.get(Round, said.round)
    if said.rules != RULES:
        yield flaw("rules_unknown", entry.seq, round=said.number, rules=said.rules)
    if rule_put(said.rule) != rule_of(held):
        yield flaw("rule_differs", entry.seq, round=said.number)
    for vacant in (False, True):
        stored = {_stored(one) for one in reader.find(Elector, round_id=held.id, vacant=vacant)}
        if stored != {_frozen(one) for one in (said.vacant if vacant else said.electorate)}:
            yield flaw("electorate_differs", entry.seq, round=said.number)
    for put in said.items:
        version = reader.get(Version, reader.get(Item, put.item).version_id)
        if version.number != put.version or put.text.value not in (None, version.text):
            yield flaw("wording_differs", entry.seq, item=put.proposal)


def decision_flaws(
    reader: Reader, entry: Entry, said: ItemDecided, expected_agreement: int
) -> Iterator[Flaw]:
    """The entry's votes are the stored answers, and its outcome is what they and the rule come to."""
    answers = reader.find(Answer, item_id=said.item, latest=True, order="seat_id")
    votes = shown(said.votes)
    seat = _first_difference(votes, [vote_said(one) for one in answers])
    if seat is not None:
        yield flaw("answer_differs", entry.seq, item=said.proposal, seat=seat)
    yield from _reason_flaws(answers, entry, said)
    try:
        decision = decision_at_close(reader, said.item)
    except ValueError:
        yield flaw("answers_impossible", entry.seq, item=said.proposal)
        return
    if decision.outcome is not said.outcome:
        yield flaw(
            "outcome_differs",
            entry.seq,
            item=said.proposal,
            written=said.outcome.value,
            found=decision.outcome.value,
        )
    for code in _differences(said, decision, answers):
        yield flaw(code, entry.seq, item=said.proposal)
    wanted = expected_agreement if decision.outcome.is_adopted else 0
    if said.agreement != wanted:
        yield flaw("agreement_number", entry.seq, item=said.proposal, written=said.agreement, found=wanted)


def decision_at_close(reader: Reader, item_id: int) -> Decision:
    """Raises ValueError if the stored answers cannot be those of the electorate."""
    item = reader.get(Item, item_id)
    answers = reader.find(Answer, item_id=item.id, latest=True, order="seat_id")
    electors = voters(reader.find(Elector, round_id=item.round_id, vacant=False))
    rule = rule_of(reader.get(Round, item.round_id))
    return decide(electors, votes_of(answers), rule, reader.get(Version, item.version_id).number)


def _stored(one: Elector) -> tuple[int, Pillar, bool]:
    return one.seat_id, one.pillar, one.lived_experience


def _frozen(one: Seat) -> tuple[int, Pillar, bool]:
    return one.seat, one.pillar.known, one.lived_experience.known


def _first_difference(written: Sequence[Vote], stored: Sequence[Vote]) -> int | None:
    """The seat of the first vote that is not in both, None if they are the same but for texts."""
    for seat in sorted({one.seat for one in (*written, *stored)}):
        mine, theirs = ([one for one in votes if one.seat == seat] for votes in (written, stored))
        if [_bare(one) for one in mine] != [_bare(one, mine) for one in theirs]:
            return seat
    return None


def _bare(vote: Vote, written: Sequence[Vote] = ()) -> Vote:
    """Without its texts. One blanked since was given all the same, as it is `written`."""
    texts = [text for one in written for text in (one.reason, one.approval) if text]
    has_reason = vote.has_reason or any(text.value is None for text in texts)
    return replace(vote, reason=None, approval=None, has_reason=has_reason)


def _reason_flaws(answers: Sequence[Answer], entry: Entry, said: ItemDecided) -> Iterator[Flaw]:
    votes = {one.seat: one for one in shown(said.votes)}
    for answer in answers:
        vote = votes.get(answer.seat_id)
        if vote is None:
            continue
        for text, stored in ((vote.reason, answer.reason), (vote.approval, answer.approval_by)):
            if text is not None and text.value not in (None, stored):
                yield flaw("reason_differs", entry.seq, item=said.proposal, seat=answer.seat_id)


def _differences(said: ItemDecided, decision: Decision, answers: list[Answer]) -> Iterator[str]:
    """Codes of what else the entry says otherwise than the stored answers."""
    if said.tally != tally_said(decision.tally) or said.ways != ways_said(answers):
        yield "figures_differ"
    if reasons_of(said.reasons) != decision.reasons:
        yield "reasons_differ"
    if sorted(one.seat for one in shown(said.silence)) != sorted(int(seat) for seat in decision.no_answer):
        yield "silence_differs"
    if said.unheard.value != unheard_said(decision):
        yield "unheard_differ"
