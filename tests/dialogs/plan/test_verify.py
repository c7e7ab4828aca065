"""Verify: an honest ledger holds; a chain tampered with is named at the exact place."""

from dataclasses import replace

import pytest

from dialogs.plan.flaw import flaw
from dialogs.plan.verify import verify_tables
from dialogs.refusals import Refusal
from dialogs.table.model import TableState
from tests.dialogs.plan.story import Story, auenfurt_story
from tests.dialogs.plan.tampering import G1, G3, long_story


@pytest.fixture
def story() -> Story:
    return auenfurt_story()


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
