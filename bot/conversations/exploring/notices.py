"""What is told: objections explored."""

from bot.conversations.exploring.buttons import AnswerOwner, Explore
from bot.conversations.exploring.screens import goal_facts
from bot.panel.doors.goals import CheckResult, LookAtVersion
from bot.panel.keys import key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.refusals import Refusal
from dialogs.rounds.exploring import (
    Exploration,
    Published,
    WrittenQuestion,
    explorable,
)
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.model import Item
from dialogs.table.model import Person, Seat, Table


@words_notice("explore_asked")
def explore_asked(scene: Scene, notice: Notice) -> Screen | None:
    item = scene.reader.get(Item, notice.facts["item"])
    try:
        explorable(scene.reader, scene.reader.get(Person, notice.person_id), item.id)
    except Refusal:
        return None
    explain = (key(scene.words._("Explain it in private"), Explore(item.id)),)
    return Screen(scene.words.render("notices/explore_asked", **goal_facts(scene, item.id)), (explain,))


@words_notice("objection_explored")
def objection_explored(scene: Scene, notice: Notice) -> Screen:
    said = scene.reader.get(Exploration, notice.facts["exploration"])
    named = said.published is Published.WITH_NAME
    agency = scene.reader.get(Seat, said.seat_id).agency if named else ""
    goal = goal_facts(scene, said.item_id)
    proposal = scene.reader.get(Item, said.item_id).proposal_id
    look = (key(scene.words._("Look at the wording"), LookAtVersion(proposal)),)
    text = scene.words.render("notices/objection_explored", said=said, agency=agency, **goal)
    return Screen(text, (look,))


@words_notice("owner_asked")
def owner_asked(scene: Scene, notice: Notice) -> Screen | None:
    asked = scene.reader.get(WrittenQuestion, notice.facts["question"])
    if asked.answer or scene.now > asked.until:
        return None
    zone = scene.reader.get(Table, asked.table_id).zone
    text = scene.words.render(
        "notices/owner_asked", asked=asked, zone=zone, **goal_facts(scene, asked.item_id)
    )
    return Screen(text, ((key(scene.words._("Answer"), AnswerOwner(asked.id)),),))


@words_notice("owner_answered")
def owner_answered(scene: Scene, notice: Notice) -> Screen:
    asked = scene.reader.get(WrittenQuestion, notice.facts["question"])
    return Screen(
        scene.words.render("notices/owner_answered", asked=asked, **goal_facts(scene, asked.item_id))
    )


@words_notice("legal_due")
def legal_due(scene: Scene, notice: Notice) -> Screen | None:
    check = scene.reader.get(LegalCheck, notice.facts["check"])
    if check.result:
        return None
    enter = (key(scene.words._("Enter the result"), CheckResult(check.id)),)
    text = scene.words.render("notices/legal_due", check=check, **goal_facts(scene, check.item_id))
    return Screen(text, (enter,))
