"""Verify with the chain made to hold again: outcomes that the stored answers do not give are named."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.ledger.decisions import ItemDecided, Silence, Tally, Unheard
from dialogs.ledger.reading import said_by
from dialogs.ledger.rounds import RoundExtended
from dialogs.ledger.sealed import Sealed
from dialogs.methods.positions import Outcome, Pillar, Position
from dialogs.plan.flaw import flaw
from dialogs.rounds.codes import Cause, SilenceKind
from dialogs.rounds.model import Elector, Round, Version
from dialogs.rounds.recording import vote_said
from tests.dialogs.plan.story import Story, auenfurt_story
from tests.dialogs.plan.tampering import G1, G3, OPENING, answer_of, forge, rewrite

SILENT = Silence(seat=1, kind=SilenceKind.NO_ANSWER, until=None, attempts=0, reached=0)
NOBODY = Tally(consents=0, notes=0, approvals=0, stand_asides=0, objections=0, unconfirmed=0)


def decided(story: Story, seq: int) -> ItemDecided:
    said = said_by(story.entries[seq - 1])
    assert isinstance(said, ItemDecided)
    return said


@pytest.fixture
def story() -> Story:
    return auenfurt_story()


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
    forge(story, G1, votes=(*decided(story, G1).votes, Sealed(vote_said(outside))))
    assert story.verdict.flaw == flaw("answers_impossible", G1, item="G1")


def test_a_reason_rewritten_in_the_stored_answer_is_named(story: Story) -> None:
    stored = answer_of(story, "SHG", 3)
    story.work.save(replace(stored, reason="no fear at all"))
    assert story.verdict.flaw == flaw("reason_differs", G3, item="G3", seat=stored.seat_id)


def test_a_forged_outcome_is_named(story: Story) -> None:
    forge(story, G3, outcome=Outcome.ADOPTED)
    assert story.verdict.flaw == flaw(
        "outcome_differs", G3, item="G3", written="adopted", found="adopted_with_reservations"
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"reasons": ()}, "reasons_differ"), ({"silence": (Sealed(SILENT),)}, "silence_differs"),
     ({"unheard": Sealed((Unheard(pillar=None, seats=(1,)),))}, "unheard_differ"),
     ({"tally": NOBODY}, "figures_differ"), ({"ways": ()}, "figures_differ")],
)  # fmt: skip
def test_forged_reasons_and_silence_are_named(story: Story, changed: dict[str, Any], code: str) -> None:
    forge(story, G3, **changed)
    assert story.verdict.flaw == flaw(code, G3, item="G3")


def test_an_agreement_number_out_of_order_is_named(story: Story) -> None:
    forge(story, G3, agreement=9)
    assert story.verdict.flaw == flaw("agreement_number", G3, item="G3", written=9, found=3)


def test_an_item_decided_twice_is_named(story: Story) -> None:
    story.work.append(story.table.id, decided(story, G1), story.now)
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
    said = RoundExtended(round=99, by=Cause.FACILITATOR, deadline=story.now, reason=Sealed(""))
    story.work.append(story.table.id, said, story.now)
    assert story.verdict.flaw == flaw("fold_fails", 8)
