"""A story in which every kind of thing that may be withheld was written, each with a word of its own."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dialogs.methods.positions import Ground, Position
from dialogs.plan.model import Plan
from dialogs.rounds.codes import Questionable
from dialogs.rounds.entering import Spoken, enter_answer
from dialogs.rounds.exploring import Published, explore
from dialogs.rounds.extending import extend_round
from dialogs.rounds.late_objection import object_late
from dialogs.rounds.legal import name_check, record_result
from dialogs.rounds.model import How, Item
from dialogs.rounds.opinions import record_opinion, release_opinion
from dialogs.rounds.questioning import question_step
from dialogs.rounds.withdrawing import withdraw_item
from tests.dialogs.plan.story import Story

SECRETS = {
    "a stand-aside's reason": "zorngrund",
    "a note": "notizwort",
    "an objection's reason": "gesetzwort",
    "who has to approve": "ratswort",
    "a harm explored": "schadenwort",
    "the smallest change": "wandelwort",
    "who checks the law": "prüfstelle",
    "what the check found": "prüfergebnis",
    "an opinion kept internal": "eigenmeinung",
    "a late objection's reason": "spätwort",
    "why a round was extended": "fristwort",
    "what a seat questions": "fragewort",
    "why an item was withdrawn": "rückzugwort",
}
RELEASED = "offenmeinung"
NAMES = {
    "SHG": "Asideagency", "OA": "Noteagency", "STA": "Objectagency", "JA": "Silentagency",
    "SA": "Approvalagency", "KL": "Enteredagency", "GA": "Questionagency",
}  # fmt: skip
"""By what each agency does that the public edition does not say of it."""


@dataclass(frozen=True, slots=True)
class Told:
    internal: Plan
    story: Story


def told(language: str = "en") -> Told:
    story = Story(language)
    for code, name in NAMES.items():
        story.seats[code] = story.work.save(replace(story.seats[code], agency=name))
    _adopted(story)
    _returned(story)
    return Told(story.plan, story)


def _adopted(story: Story) -> None:
    """The only prevention seat is silent, one answer entered and unconfirmed, one aside, one note."""
    first, gone = story.put("A calmer station area", "Something else")
    item = story.work.get(Item, first)
    extend_round(
        story.work, story.facilitator, item.round_id, 1, SECRETS["why a round was extended"], story.now
    )
    withdraw_item(story.work, story.facilitator, gone, SECRETS["why an item was withdrawn"], story.now)
    story.explain("SHG", first, Position.STAND_ASIDE, SECRETS["a stand-aside's reason"])
    story.explain("OA", first, Position.NOTE, SECRETS["a note"])
    story.explain("SA", first, Position.APPROVAL, SECRETS["who has to approve"])
    phoned = Spoken(position=Position.CONSENT, how=How.PHONE, day=_today(story), function="head of unit")
    enter_answer(story.work, story.facilitator, first, story.seats["KL"].id, phoned, story.now)
    story.all_say(first, but=("SHG", "OA", "SA", "KL", "JA"))
    story.close()
    story.close()
    question_step(
        story.work, story.people["GA"], item.round_id, Questionable.CLOSED, SECRETS["what a seat questions"],
        story.now,
    )  # fmt: skip
    record_opinion(story.work, story.people["SHG"], first, RELEASED, story.now)
    release_opinion(story.work, story.people["SHG"], first, story.now)


def _returned(story: Story) -> None:
    """Objected to on the law, explored, checked; and a late objection to a goal a pillar was silent on."""
    second, third = story.put("A second goal", "A third goal")
    story.explain("STA", second, Position.OBJECT, SECRETS["an objection's reason"], ground=Ground.LAW)
    story.all_say(second, but=("STA", "JA"))
    story.all_say(third, but=("JA",))
    story.close()
    story.close()
    harm, change = SECRETS["a harm explored"], SECRETS["the smallest change"]
    explore(story.work, story.people["STA"], second, harm, change, Published.WITH_NAME, story.now)
    proposal = story.work.get(Item, second).proposal_id
    due = story.now + timedelta(days=5)
    check = name_check(story.work, story.facilitator, proposal, SECRETS["who checks the law"], due, story.now)
    record_result(story.work, story.facilitator, check.id, SECRETS["what the check found"], story.now)
    record_opinion(story.work, story.people["STA"], second, SECRETS["an opinion kept internal"], story.now)
    late = SECRETS["a late objection's reason"]
    object_late(story.work, story.people["JA"], third, Ground.HARM, late, story.now)


def _today(story: Story) -> date:
    return story.now.date()
