"""What stands in the open tells of no seat: whoever did what, the bodies are the same but for digests."""

import re
from datetime import timedelta
from itertools import permutations

import pytest

from dialogs.ledger.chain import Entry
from dialogs.meetings.tasks import answer_task, give_task
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.amending import Confirmation, amend, confirm_version
from dialogs.rounds.codes import Questionable
from dialogs.rounds.exploring import Published, explore
from dialogs.rounds.legal import name_check, record_result
from dialogs.rounds.model import Item, Proposal, Shown
from dialogs.rounds.opinions import record_opinion, release_opinion
from dialogs.rounds.questioning import question_step
from dialogs.rounds.settling import settle_approval
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.forgetting import forget
from tests.dialogs.plan.story import Story

SEATS = ("POL", "STA", "OA")  # one pillar
WRITTEN = {
    "table_opened", "round_opened", "step_questioned", "item_withdrawn", "item_decided", "approval_settled",
    "agreement_confirmed", "separate_opinion", "opinion_released", "objection_explored", "version_written",
    "legal_check_named", "legal_check_done", "task_given", "task_answered",
}  # fmt: skip


def played(objecting: str, aside: str, silent: str) -> Story:
    """The same happens, each time to other seats of the pillar."""
    story = Story()
    work, people = story.work, story.people
    first, second, gone = story.put("A calmer station area", "Early help", "Twice", by=silent)
    story.explain(objecting, first, Position.OBJECT, "no law for it", ground=Ground.LAW)
    story.explain(aside, first, Position.STAND_ASIDE, "not ours", shown=Shown.ONE_SEAT)
    story.all_say(first, but=SEATS)
    for code in (aside, "GA", "SA"):
        story.explain(code, second, Position.APPROVAL, "the council")
    story.all_say(second, but=(*SEATS, "GA", "SA"))
    work.by = people[silent].id
    question_step(work, people[silent], 1, Questionable.EARLY_CLOSE, "Why?", story.now)
    withdraw_item(work, people[silent], gone, "twice", story.now)
    story.close()
    settle_approval(work, people[aside], second, SettlementKind.CONFIRMED, None, story.now)
    _dissent(story, first, objecting, aside)
    task = give_task(
        work, story.facilitator, story.table.id, story.seat(silent).id, "Bring keys",
        story.now + timedelta(days=3), story.now,
    )  # fmt: skip
    answer_task(work, people[silent], task.id, True, story.now)
    return story


def _dissent(story: Story, item: int, objecting: str, aside: str) -> None:
    work, people, now = story.work, story.people, story.now
    work.by = people[aside].id
    record_opinion(work, people[aside], item, "We fear checks.", now)
    work.by = people[objecting].id
    record_opinion(work, people[objecting], item, "There is no law.", now)
    release_opinion(work, people[objecting], item, now)
    explore(work, people[objecting], item, "fines", "a permit", Published.WITH_NAME, now)
    work.by = story.facilitator.id
    proposal = work.get(Proposal, work.get(Item, item).proposal_id)
    check = name_check(work, story.facilitator, proposal.id, "Legal office", now + timedelta(days=9), now)
    record_result(work, story.facilitator, check.id, "A permit will do.", now)
    amend(work, story.facilitator, proposal.id, "A calmer station area, with a permit", "", now)
    for code in SEATS:
        asked = work.first(Confirmation, seat_id=story.seat(code).id)
        if asked:
            confirm_version(work, people[code], asked.id, True, now)


def in_the_open(entry: Entry) -> tuple[object, ...]:
    return entry.seq, entry.kind, entry.at, re.sub(r"[0-9a-f]{64}", "…", entry.body)


def test_the_story_writes_what_may_be_withheld() -> None:
    story = played(*SEATS)
    assert set(story.work.kinds()) >= WRITTEN and story.verdict.flaw is None


@pytest.mark.parametrize("seats", list(permutations(SEATS))[1:], ids="-".join)
def test_no_body_tells_who_it_was(seats: tuple[str, str, str]) -> None:
    told, other = played(*SEATS), played(*seats)
    assert other.plan != told.plan
    assert [in_the_open(one) for one in other.entries] == [in_the_open(one) for one in told.entries]


def test_no_word_stands_in_the_open() -> None:
    bodies = " ".join(entry.body for entry in played(*SEATS).entries)
    said = ("no law", "not ours", "council", "Why?", "twice", "fear", "fines", "permit", "Legal", "keys",
            "Police", "Auenfurt", "station", '"law"', '"one_seat"', '"object"')  # fmt: skip
    assert [one for one in said if one in bodies] == []


def test_forgetting_blanks_what_somebody_wrote_and_the_chain_holds() -> None:
    """Also a reason that stands sealed within a sealed vote."""
    story = played(*SEATS)
    hashes = [entry.hash for entry in story.entries]
    forget(story.work, story.people["POL"], story.now)
    forget(story.work, story.people["STA"], story.now)
    assert "no law for it" not in repr(story.entries) and "not ours" not in repr(story.entries)
    assert story.verdict.flaw is None and [entry.hash for entry in story.entries] == hashes
    voices = {one.position: one for one in story.plan.register[0].voices}
    assert voices[Position.OBJECT].reason is None and voices[Position.OBJECT].ground is Ground.LAW
    assert voices[Position.STAND_ASIDE].reason is None
