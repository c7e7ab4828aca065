"""Verify what came after the close, and that the stored state says what the ledger says."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.ledger.sealed import Sealed
from dialogs.ledger.settlements import Objection
from dialogs.methods.positions import Ground, Outcome
from dialogs.plan.flaw import flaw
from dialogs.rounds.after_closing import Opinion, Settlement, SettlementKind
from dialogs.rounds.model import Item, Round
from dialogs.table.model import Table
from tests.dialogs.plan.story import Story, auenfurt_story
from tests.dialogs.plan.tampering import at, forge, long_story, rewrite


@pytest.fixture
def story() -> Story:
    return auenfurt_story()


def test_a_forged_confirmation_is_named() -> None:
    story = long_story()
    entry = at(story, "agreement_confirmed")
    forge(story, entry.seq, outcome=Outcome.WITH_RESERVATIONS)
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
    forge(story, entry.seq, objection=Sealed(Objection(seat=heard, ground=Ground.HARM)))
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
