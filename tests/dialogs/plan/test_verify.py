"""Verify: an honest ledger holds; whatever is tampered with, the exact place is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialogs.methods.positions import Ground, Outcome, Pillar, Position
from dialogs.owed import TimerKind
from dialogs.plan.chain import BEGINNING, sealed
from dialogs.plan.flaw import flaw
from dialogs.plan.verify import verify_tables
from dialogs.ports import Entry
from dialogs.refusals import Refusal
from dialogs.rounds.late_objection import object_late
from dialogs.rounds.model import Answer, Elector, Item, Opinion, Round, Settlement, SettlementKind, Version
from dialogs.rounds.opinions import record_opinion
from dialogs.rounds.recording import vote_body
from dialogs.rounds.settling import settle_approval
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Table, TableState
from tests.dialogs.plan.story import Story, auenfurt_story

APPROVERS = ("GA", "SA", "SH", "POL", "STA")
OPENING, G1, G3 = 2, 3, 5  # places of the round's opening and of two decisions in the case's ledger


def long_story() -> Story:
    """The case; then a conditional, a withdrawn and a provisional item; an opinion; everything settled."""
    story = auenfurt_story()
    record_opinion(story.work, story.people["SHG"], 3, "We fear checks.", story.now)
    lapses, holds, withdrawn = story.put("Conditional", "Conditional too", "Withdrawn")
    for item in (lapses, holds):
        story.all_say(item, but=APPROVERS)
        for code in APPROVERS:
            story.explain(code, item, Position.APPROVAL, "the council")
    withdraw_item(story.work, story.facilitator, withdrawn, "double", story.now)
    story.close()
    settle_approval(
        story.work, story.people["GA"], holds, SettlementKind.CONFIRMED, None, story.now + timedelta(days=1)
    )
    story.fall(TimerKind.SETTLE_APPROVALS)
    for text in ("Provisional", "Provisional too"):
        (item,) = story.put(text)
        story.all_say(item, but=("JA",))
        story.close()
        story.close()
    object_late(story.work, story.people["JA"], item, Ground.HARM, "no youth asked", story.now)
    story.fall(TimerKind.END_PROVISIONAL)
    return story


@pytest.fixture
def story() -> Story:
    return auenfurt_story()


def forge(story: Story, seq: int, **changed: Any) -> None:
    """Change one entry's body and hash everything after it again, as somebody with the database could."""
    rewrite(story, {seq: lambda entry: replace(entry, body={**entry.body, **changed})})


def rewrite(story: Story, how: dict[int, Callable[[Entry], Entry]], drop: int = 0) -> None:
    previous = BEGINNING
    kept: list[Entry] = []
    for entry in story.entries:
        if entry.seq == drop:
            continue
        changed = how.get(entry.seq, lambda same: same)(entry)
        body = {name: value for name, value in changed.body.items() if name != "texts"}
        entry = sealed(replace(changed, seq=len(kept) + 1, body=body, previous=previous))
        kept.append(entry)
        previous = entry.hash
    story.work.ledger[:] = kept


def answer_of(story: Story, code: str, item: int) -> Answer:
    stored = story.work.first(Answer, item_id=item, seat_id=story.seat(code).id, latest=True)
    assert stored is not None
    return stored


def test_an_honest_ledger_holds(story: Story) -> None:
    assert story.verdict.holds and story.verdict.agreements == 5
    assert story.verdict.hash == story.entries[-1].hash and story.verdict.entries == 7


def test_a_long_honest_ledger_holds() -> None:
    story = long_story()
    assert story.verdict.flaw is None
    kinds = set(story.work.kinds())
    assert kinds >= {"agreement_confirmed", "agreement_lapsed", "agreement_suspended", "approval_settled"}


def test_every_table_or_one_is_verified(story: Story) -> None:
    assert [one.name for one in verify_tables(story.work)] == ["Auenfurt"]
    assert verify_tables(story.work, story.table.id)[0].holds
    with pytest.raises(Refusal, match="gone"):
        verify_tables(story.work, 99)


def test_a_table_only_greeted_holds_and_an_open_one_without_ledger_does_not() -> None:
    story = Story(opened=False)
    assert story.verdict.flaw == flaw("ledger_empty")
    story.work.save(replace(story.table, state=TableState.GREETED))
    assert story.verdict.holds


def test_a_blanked_text_still_holds(story: Story) -> None:
    entry = story.work.ledger[G3 - 1]
    blank = replace(entry, texts=dict.fromkeys(entry.texts), salts=dict.fromkeys(entry.salts, ""))
    story.work.ledger[G3 - 1] = blank
    assert story.verdict.holds


# The chain


def test_a_changed_text_is_named(story: Story) -> None:
    seat = story.seat("SHG").id
    entry = story.work.ledger[G3 - 1]
    story.work.ledger[G3 - 1] = replace(entry, texts={f"reason.{seat}": "no fear at all"})
    assert story.verdict.flaw == flaw("text_changed", G3, name=f"reason.{seat}")


def test_a_removed_and_an_added_text_are_named(story: Story) -> None:
    entry = story.work.ledger[G3 - 1]
    (name,) = entry.texts
    story.work.ledger[G3 - 1] = replace(entry, texts={}, salts={})
    assert story.verdict.flaw == flaw("text_missing", G3, name=name)
    story.work.ledger[G3 - 1] = replace(entry, texts=dict(entry.texts) | {"x": "y"})
    assert story.verdict.flaw == flaw("text_added", G3, name="x")


def test_a_removed_entry_is_named(story: Story) -> None:
    del story.work.ledger[G1 - 1]
    assert story.verdict.flaw == flaw("entry_missing", G1, found=G1 + 1)


def test_a_removed_last_entry_is_named_by_its_item(story: Story) -> None:
    del story.work.ledger[-1]
    assert story.verdict.flaw == flaw("item_without_entry", item="G5")


def test_a_swapped_order_is_named(story: Story) -> None:
    ledger = story.work.ledger
    ledger[G1 - 1], ledger[G1] = (
        replace(ledger[G1], seq=G1), replace(ledger[G1 - 1], seq=G1 + 1)
    )  # fmt: skip
    assert story.verdict.flaw == flaw("link_broken", G1)


def test_a_changed_body_is_named(story: Story) -> None:
    entry = story.work.ledger[G1 - 1]
    story.work.ledger[G1 - 1] = replace(entry, body={**entry.body, "outcome": "returned"})
    assert story.verdict.flaw == flaw("entry_changed", G1, kind="item_decided")
    story.work.ledger[G1 - 1] = replace(entry, body={**entry.body, "outcome": object()})
    assert story.verdict.flaw == flaw("entry_changed", G1, kind="item_decided")


# Outcomes from the stored answers, with the chain made to hold again


def test_a_flipped_answer_is_named(story: Story) -> None:
    stored = answer_of(story, "POL", 3)
    story.work.save(replace(stored, position=Position.OBJECT))
    assert story.verdict.flaw == flaw("answer_differs", G3, item="G3", seat=stored.seat_id)


def test_an_answer_deleted_or_doubled_is_named(story: Story) -> None:
    stored = answer_of(story, "POL", 1)
    double = story.work.add(replace(stored, id=0))
    assert story.verdict.flaw == flaw("answer_differs", G1, item="G1", seat=stored.seat_id)
    story.work.remove(double)
    story.work.remove(stored)
    assert story.verdict.flaw == flaw("answer_differs", G1, item="G1", seat=stored.seat_id)


def test_an_answer_from_outside_the_electorate_is_named(story: Story) -> None:
    outside = story.work.add(replace(answer_of(story, "POL", 1), id=0, seat_id=99))
    forge(story, G1, votes=[*story.entries[G1 - 1].body["votes"], dict(vote_body(outside))])
    assert story.verdict.flaw == flaw("answers_impossible", G1, item="G1")


def test_a_reason_rewritten_in_the_stored_answer_is_named(story: Story) -> None:
    stored = answer_of(story, "SHG", 3)
    story.work.save(replace(stored, reason="no fear at all"))
    assert story.verdict.flaw == flaw("reason_differs", G3, item="G3", seat=stored.seat_id)


def test_a_forged_outcome_is_named(story: Story) -> None:
    forge(story, G3, outcome="adopted")
    assert story.verdict.flaw == flaw(
        "outcome_differs", G3, item="G3", written="adopted", found="adopted_with_reservations"
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"reasons": []}, "reasons_differ"), ({"silence": [{"seat": 1}]}, "silence_differs"),
     ({"provisional": [{"pillar": "", "seats": [1]}]}, "unheard_differ")],
)  # fmt: skip
def test_forged_reasons_and_silence_are_named(story: Story, changed: dict[str, Any], code: str) -> None:
    forge(story, G3, **changed)
    assert story.verdict.flaw == flaw(code, G3, item="G3")


def test_an_agreement_number_out_of_order_is_named(story: Story) -> None:
    forge(story, G3, agreement=9)
    assert story.verdict.flaw == flaw("agreement_number", G3, item="G3", written=9, found=3)


def test_an_item_decided_twice_is_named(story: Story) -> None:
    again = story.entries[G1 - 1]
    body = {name: value for name, value in again.body.items() if name != "texts"}
    story.work.append(story.table.id, again.kind, body, {}, story.now)
    assert story.verdict.flaw == flaw("decided_twice", 8, item="G1")


def test_a_decision_without_its_round_is_named(story: Story) -> None:
    rewrite(story, {}, drop=OPENING)
    assert story.verdict.flaw == flaw("item_never_put", OPENING, kind="item_decided")


def test_a_seat_smuggled_into_the_electorate_is_named(story: Story) -> None:
    story.work.add(Elector(round_id=1, seat_id=99, agency="Nobody", pillar=Pillar.TREATMENT))
    assert story.verdict.flaw == flaw("electorate_differs", OPENING, round=1)


def test_a_softened_rule_is_named(story: Story) -> None:
    story.work.change(Round, 1, {}, pillar_rule=False)
    assert story.verdict.flaw == flaw("rule_differs", OPENING, round=1)


def test_a_rewritten_goal_is_named(story: Story) -> None:
    story.work.change(Version, 4, {}, text="Custody for everybody")
    assert story.verdict.flaw == flaw("wording_differs", OPENING, item="G4")


def test_an_entry_that_cannot_be_read_beside_the_state_is_named(story: Story) -> None:
    story.work.remove(story.work.get(Round, 1))
    assert story.verdict.flaw == flaw("entry_unreadable", OPENING, kind="round_opened")


def test_a_ledger_that_does_not_fold_is_named(story: Story) -> None:
    body = {"round": 99, "by": "facilitator", "deadline": story.now.isoformat()}
    story.work.append(story.table.id, "round_extended", body, {}, story.now)
    assert story.verdict.flaw == flaw("fold_fails", 8)


# Settlements, opinions, state


def at(story: Story, kind: str) -> Entry:
    return next(entry for entry in story.entries if entry.kind == kind)


def test_a_forged_confirmation_is_named() -> None:
    story = long_story()
    entry = at(story, "agreement_confirmed")
    forge(story, entry.seq, outcome="adopted_with_reservations")
    assert story.verdict.flaw == flaw(
        "outcome_differs", entry.seq, item="G7", written="adopted_with_reservations", found="adopted"
    )


def test_a_confirmation_without_its_approval_is_named() -> None:
    story = long_story()
    rewrite(story, {}, drop=at(story, "approval_settled").seq)
    assert story.verdict.flaw == flaw(
        "outcome_differs", at(story, "agreement_confirmed").seq, item="G7",
        written="adopted", found="adopted_conditionally",
    )  # fmt: skip


def test_a_changed_settlement_is_named() -> None:
    story = long_story()
    stored = story.work.first(Settlement, kind=SettlementKind.CONFIRMED)
    assert stored is not None
    story.work.save(replace(stored, kind=SettlementKind.LAPSED))
    seq = at(story, "approval_settled").seq
    assert story.verdict.flaw == flaw("settlement_differs", seq, item="G7", seat=stored.seat_id)


def test_a_suspension_by_a_seat_that_was_heard_is_named() -> None:
    story = long_story()
    entry, heard = at(story, "agreement_suspended"), story.seat("POL").id
    stored = story.work.first(Settlement, kind=SettlementKind.OBJECT)
    assert stored is not None
    story.work.save(replace(stored, seat_id=heard))
    forge(story, entry.seq, seat=heard)
    assert story.verdict.flaw == flaw("settlement_differs", entry.seq, item="G10", seat=heard)


def test_an_opinion_changed_or_removed_is_named() -> None:
    story = long_story()
    opinion = story.work.first(Opinion)
    assert opinion is not None
    seq = at(story, "separate_opinion").seq
    story.work.save(replace(opinion, text="We are content."))
    assert story.verdict.flaw == flaw("opinion_differs", seq, seat=opinion.seat_id)
    story.work.remove(opinion)
    assert story.verdict.flaw == flaw("opinion_differs", seq, seat=opinion.seat_id)


@pytest.mark.parametrize(
    "changed", [{"outcome": Outcome.RETURNED}, {"agreement": 7}, {"provisional_until": Story().now}]
)
def test_an_item_that_says_otherwise_than_the_ledger_is_named(story: Story, changed: dict[str, Any]) -> None:
    story.work.change(Item, 3, {}, **changed)
    assert story.verdict.flaw == flaw("item_differs", item="G3")


def test_a_round_opened_beside_the_ledger_is_named(story: Story) -> None:
    story.work.add(replace(story.work.get(Round, 1), id=0, number=2))
    assert story.verdict.flaw == flaw("round_without_entry", round=2)


def test_a_counter_ahead_of_the_agreements_is_named(story: Story) -> None:
    story.work.change(Table, story.table.id, {}, agreements=6)
    assert story.verdict.flaw == flaw("agreements_differ", found=5)
