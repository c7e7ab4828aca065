"""The fold: agreements, versions, register and annexes from real ledgers."""

from datetime import timedelta

import pytest

from dialogs.methods.positions import Ground, Outcome, Pillar, Position
from dialogs.owed import TimerKind
from dialogs.plan.editions import public
from dialogs.plan.fold import fold
from dialogs.plan.model import ChangeKind, Edition, PlanItem, Standing
from dialogs.plan.steps import Extension
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.late_objection import object_late
from dialogs.rounds.model import Shown
from dialogs.rounds.opinions import record_opinion
from dialogs.rounds.settling import settle_approval
from dialogs.rounds.withdrawing import withdraw_item
from tests.dialogs.plan.story import Story, auenfurt_story
from tests.dialogs.plan.tampering import blanked

APPROVERS = ("GA", "SA", "SH", "POL", "STA")


@pytest.fixture
def story() -> Story:
    return Story()


def only(story: Story) -> PlanItem:
    (item,) = story.plan.register
    return item


def conditional(story: Story) -> int:
    """Five consents of ten, five subject to approval."""
    (item,) = story.put("A calmer station area")
    story.all_say(item, but=APPROVERS)
    for code in APPROVERS:
        story.explain(code, item, Position.APPROVAL, "the council")
    story.close()
    return item


def provisional(story: Story) -> int:
    """The only prevention seat stays silent, through the automatic extension too."""
    (item,) = story.put("Early help")
    story.all_say(item, but=("JA",))
    story.close()
    story.close()
    return item


def test_auenfurt_makes_one_version_of_five_agreements() -> None:
    """deliberation.md, the case: G3 with SHG standing aside, G4 with a note, the others adopted."""
    plan = auenfurt_story().plan
    assert [(one.proposal, one.agreement, one.outcome) for one in plan.goals] == [
        ("G1", 1, Outcome.ADOPTED),
        ("G2", 2, Outcome.ADOPTED),
        ("G3", 3, Outcome.WITH_RESERVATIONS),
        ("G4", 4, Outcome.WITH_RESERVATIONS),
        ("G5", 5, Outcome.ADOPTED),
    ]
    (version,) = plan.versions
    assert version.number == 1 and len(version.changes) == 5
    assert version.fixed_by.hash == plan.last.hash and version.fixed_by.seq == 7
    assert plan.is_adopted and plan.name == "Auenfurt" and plan.edition is Edition.INTERNAL


def test_the_same_entries_make_the_same_plan() -> None:
    entries = auenfurt_story().entries
    assert fold(entries) == fold(list(entries))


def test_no_ledger_no_plan() -> None:
    with pytest.raises(ValueError, match="ledger"):
        fold([])


def test_an_open_round_shows_its_question_and_nothing_else(story: Story) -> None:
    (item,) = story.put("A goal", by="POL", line="In plain words")
    story.say("GA", item, Position.OBJECT)
    plan = story.plan
    assert plan.register == () and plan.version is None and not plan.is_adopted
    (put,) = plan.rounds[0].items
    assert put.tally.objections == 0 and put.voices == () and not plan.rounds[0].is_over
    assert (put.text, put.line, put.proposed_by) == ("A goal", "In plain words", "Police")


def test_voices_stand_as_their_seats_chose(story: Story) -> None:
    (item,) = story.put("A goal")
    story.explain("GA", item, Position.NOTE, "count it")
    story.explain("SHG", item, Position.STAND_ASIDE, "fear of checks", shown=Shown.ONE_SEAT)
    story.say("OA", item, Position.STAND_ASIDE)
    story.explain("STA", item, Position.OBJECT, "", ground=Ground.LAW)
    story.all_say(item, but=("GA", "SHG", "OA", "STA", "JVA"))
    story.close()
    voices = [(one.position, one.agency, one.ground, one.reason) for one in only(story).voices]
    assert voices == [
        (Position.NOTE, "Public health office", None, "count it"),
        (Position.STAND_ASIDE, "Public order office", None, ""),
        (Position.STAND_ASIDE, "", None, "fear of checks"),
        (Position.OBJECT, "Public prosecutor", Ground.LAW, ""),
    ]
    assert only(story).outcome is Outcome.RETURNED and only(story).standing is None
    assert story.plan.versions == () and story.plan.goals == ()


def test_the_order_of_unnamed_voices_says_nothing_about_seats(story: Story) -> None:
    (item,) = story.put("A goal")
    story.explain("GA", item, Position.NOTE, "zebra", shown=Shown.ONE_SEAT)
    story.explain("SHG", item, Position.NOTE, "apple", shown=Shown.ONE_SEAT)
    story.all_say(item, but=("GA", "SHG"))
    story.close()
    assert [one.reason for one in only(story).voices] == ["apple", "zebra"]


def test_silence_is_told_apart(story: Story) -> None:
    (item,) = story.put("A goal")
    story.all_say(item, but=("JVA",))
    story.fall(TimerKind.REMIND)
    story.close()
    (silent,) = only(story).unanswered
    assert (silent.agency, silent.kind) == ("Prison health and release", SilenceKind.NO_ANSWER)
    assert only(story).ways == (("telegram", 9),)


def test_a_conditional_agreement_is_a_draft_until_confirmed(story: Story) -> None:
    item = conditional(story)
    assert only(story).standing is Standing.CONDITIONAL and not story.plan.is_adopted
    settle_approval(
        story.work, story.people["GA"], item, SettlementKind.CONFIRMED, None, story.now + timedelta(days=1)
    )
    assert only(story).standing is Standing.IN_EFFECT and story.plan.is_adopted
    assert only(story).result is Outcome.ADOPTED and only(story).outcome is Outcome.CONDITIONALLY
    assert [version.changes[0].kind for version in story.plan.versions] == [
        ChangeKind.ADOPTED,
        ChangeKind.CONFIRMED,
    ]
    settled = {one.agency: one.settled for one in only(story).voices}
    assert settled["Public health office"] is SettlementKind.CONFIRMED and settled["Police"] is None


def test_a_lapsed_agreement_leaves_the_goals_and_stays_in_the_register(story: Story) -> None:
    conditional(story)
    story.fall(TimerKind.SETTLE_APPROVALS)
    assert story.plan.goals == () and only(story).standing is Standing.LAPSED
    assert only(story).agreement == 1 and only(story).result is Outcome.RETURNED
    version = story.plan.version
    assert version and version.number == 2 and version.changes[0].kind is ChangeKind.LAPSED


def test_a_provisional_agreement_is_confirmed_by_the_fortnight(story: Story) -> None:
    provisional(story)
    assert only(story).standing is Standing.PROVISIONAL and story.plan.is_adopted
    (gap,) = only(story).unheard
    assert (gap.pillar, gap.agencies) == (Pillar.PREVENTION, ("Youth office and schools",))
    (step,) = story.plan.rounds[0].steps
    assert isinstance(step, Extension) and step.by == "automatic"
    story.fall(TimerKind.END_PROVISIONAL)
    assert only(story).standing is Standing.IN_EFFECT and len(story.plan.versions) == 2


def test_a_late_objection_suspends_and_is_not_named(story: Story) -> None:
    item = provisional(story)
    object_late(story.work, story.people["JA"], item, Ground.HARM, "no youth asked", story.now)
    assert only(story).standing is Standing.SUSPENDED and story.plan.goals == ()
    (late,) = only(story).late_objections
    assert (late.ground, late.reason) == (Ground.HARM, "no youth asked")


def test_an_opinion_is_named_as_its_position_was(story: Story) -> None:
    (item,) = story.put("A goal")
    story.explain("SHG", item, Position.STAND_ASIDE, "", shown=Shown.ONE_SEAT)
    story.explain("OA", item, Position.STAND_ASIDE, "")
    story.all_say(item, but=("SHG", "OA"))
    story.close()
    for code in ("SHG", "OA"):
        record_opinion(story.work, story.people[code], item, f"Opinion of {code}", story.now)
    opinions = [(one.agency, one.text) for one in only(story).opinions]
    assert opinions == [("", "Opinion of SHG"), ("Public order office", "Opinion of OA")]
    version = story.plan.version
    assert version and version.number == 1 and story.plan.last.seq == version.fixed_by.seq + 2


def test_a_withdrawn_item_is_in_the_register(story: Story) -> None:
    first, second = story.put("One", "Two")
    withdraw_item(story.work, story.facilitator, first, "double", story.now)
    story.all_say(second)
    story.close()
    withdrawn, adopted = story.plan.register
    assert withdrawn.outcome is Outcome.WITHDRAWN and withdrawn.withdrawal_reason == "double"
    assert adopted.agreement == 1 and story.plan.rounds[0].is_over


def test_two_rounds_closing_at_one_moment_make_two_versions(story: Story) -> None:
    (first,), (second,) = story.put("One"), story.put("Two")
    for item in (first, second):
        story.all_say(item)
    story.close()
    story.close()
    assert [version.number for version in story.plan.versions] == [1, 2]


def test_goal_numbers_order_the_goals_beyond_nine(story: Story) -> None:
    items = story.put("1", "2", "3", "4", "5") + story.put("6", "7", "8", "9", "10")
    for item in items:
        story.all_say(item)
    story.close()
    story.close()
    assert [one.proposal for one in story.plan.goals] == [f"G{at}" for at in range(1, 11)]


def test_the_public_edition_keeps_figures_and_drops_what_single_seats_said(story: Story) -> None:
    (item,) = story.put("A goal")
    story.explain("SHG", item, Position.STAND_ASIDE, "fear of checks")
    story.explain("OA", item, Position.NOTE, "count it", shown=Shown.ONE_SEAT)
    story.all_say(item, but=("SHG", "OA"))
    story.close()
    record_opinion(story.work, story.people["SHG"], item, "our opinion", story.now)
    edition = public(story.plan)
    (shown,) = edition.register
    assert edition.edition is Edition.PUBLIC and shown.tally.stand_asides == 1
    for secret in ("fear of checks", "count it", "our opinion"):
        assert secret in repr(story.plan) and secret not in repr(edition)
    assert edition.versions == story.plan.versions


def test_a_blanked_text_is_none(story: Story) -> None:
    provisional(story)
    entries = [blanked(one) for one in story.entries]
    (item,) = fold(entries).register
    assert item.text is None and fold(entries).rounds[0].electorate[0].agency is None
