"""Verify: an honest ledger holds; a chain tampered with is named at the exact place."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from bot.commands.verify import verdict_line
from dialogs.ledger.chain import Opened, entry_hash
from dialogs.ledger.reading import with_only
from dialogs.ledger.writing import entry_of
from dialogs.plan.flaw import flaw
from dialogs.plan.links import chain_flaws, value_flaws
from dialogs.plan.verify import verify_tables
from dialogs.refusals import Refusal
from dialogs.table.model import TableState
from tests.dialogs.plan.story import Story, auenfurt_story
from tests.dialogs.plan.tampering import G1, G3, OPENING, blanked, forge, long_story, open_again


@dataclass(frozen=True)
class Later:
    kind: ClassVar[str] = "something_later"
    item: int


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
    story.work.ledger[:] = [blanked(entry) for entry in story.entries]
    assert story.verdict.holds


def test_a_changed_text_is_named(story: Story) -> None:
    entry = story.work.ledger[G3 - 1]
    story.work.ledger[G3 - 1] = open_again(entry, "votes.reason", Opened("00", '"no fear at all"'))
    assert story.verdict.flaw == flaw("value_changed", G3, name="votes.reason")


@pytest.mark.parametrize("name", ["votes", "votes.reason", "unheard", "reasons"])
def test_a_removed_value_is_named(story: Story, name: str) -> None:
    """In the database nothing is withheld; a blanked text leaves its place."""
    story.work.ledger[G3 - 1] = open_again(story.work.ledger[G3 - 1], name, None)
    assert story.verdict.flaw == flaw("value_missing", G3, name=name)


@pytest.mark.parametrize("name", ["votes", "unheard", "reasons"])
def test_a_blanked_value_that_is_no_text_is_named(story: Story, name: str) -> None:
    story.work.ledger[G3 - 1] = open_again(story.work.ledger[G3 - 1], name, Opened("", None))
    assert story.verdict.flaw == flaw("entry_unreadable", G3, kind="item_decided")


def test_an_added_value_is_named(story: Story) -> None:
    entry = story.work.ledger[G3 - 1]
    story.work.ledger[G3 - 1] = replace(entry, opened={**entry.opened, "e" * 64: Opened("00", '"y"')})
    assert story.verdict.flaw == flaw("value_added", G3, name="e" * 12)


def test_a_kind_not_known_is_passed_over_and_named(story: Story) -> None:
    """A ledger that a later version wrote into still proves its chain."""
    later = entry_of(Later(item=999), story.table.id, story.now, story.entries[-1])  # type: ignore[arg-type]
    before = story.plan
    story.work.ledger.append(later)
    assert story.verdict.holds and story.verdict.unknown == ((8, "something_later"),)
    assert "entry 8 is of a kind this program does not know: something_later" in verdict_line(story.verdict)
    assert (story.plan.rounds, story.plan.versions) == (before.rounds, before.versions)
    story.work.ledger[-1] = replace(later, body=later.body.replace("9", "8"))
    assert story.verdict.flaw == flaw("entry_changed", 8, kind="something_later")


def test_rules_of_another_version_are_named(story: Story) -> None:
    forge(story, OPENING, rules=2)
    assert story.verdict.flaw == flaw("rules_unknown", OPENING, round=1, rules=2)


def test_a_file_that_shows_less_proves_the_chain_and_no_more() -> None:
    """Without a single value, with any one of them, and never with one that is not the entry's."""
    for entry in long_story().entries:
        for shown in (frozenset[str](), *({digest} for digest in entry.opened)):
            less = with_only(entry, frozenset(shown))
            outer = {digest for digest in shown if digest not in entry.body}
            found = [one.code for one in value_flaws(less)]
            assert entry_hash(less) == entry.hash and found == ["value_added"] * len(outer)


def test_without_any_value_the_whole_chain_holds() -> None:
    bare = [with_only(entry, frozenset()) for entry in long_story().entries]
    assert list(chain_flaws(bare)) == []
    for secret in (
        "We fear checks.",
        "no youth asked",
        "the council",
        '"stand_aside"',
        "Police",
        "treatment",
    ):
        assert secret not in repr(bare)


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
    for body in (entry.body.replace('"adopted"', '"returned"'), entry.body + " ", "", "7", '{"outcome":1.5}'):
        story.work.ledger[G1 - 1] = replace(entry, body=body)
        assert story.verdict.flaw == flaw("entry_changed", G1, kind="item_decided")
