"""The pages of an objection explored, of written questions and legal checks; the objection ledger."""

from bot.conversations.exploring.buttons import PublishAs
from bot.conversations.exploring.forms import (
    ANSWER,
    ASK,
    CHANGE,
    CHECK_DUE,
    CHECK_RESULT,
    CHECK_WHO,
    HARM,
    OBJECTIONS,
    PUBLISH,
)
from bot.documents.register import FATES
from bot.documents.wording import Wording
from bot.panel.doors.goals import LookAtVersion
from bot.panel.doors.rounds import OpenMine
from bot.panel.doors.table import TurnTo
from bot.panel.fitting import fitted
from bot.panel.keys import key
from bot.panel.pages import page
from bot.panel.readers import explorers, facilitators, members, owners_asked
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.panel.table_pages import TablePage
from dialogs.owed import Form
from dialogs.plan.fold import fold
from dialogs.plan.objections import objection_lines
from dialogs.rounds.exploring import (
    EXPLORE_LIMIT,
    QUESTION_LIMIT,
    Published,
    WrittenQuestion,
)
from dialogs.rounds.legal import RESULT_LIMIT, WHO_LIMIT, LegalCheck
from dialogs.rounds.model import Item, Proposal, Version
from dialogs.table.authority import is_facilitator, seat_of
from dialogs.table.model import Person, Table


@page(HARM, to=explorers)
def draw_harm(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, form.data["item"], "panel/explore_harm", EXPLORE_LIMIT)


@page(CHANGE, to=explorers)
def draw_change(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, form.data["item"], "panel/explore_change", EXPLORE_LIMIT)


@page(PUBLISH, to=explorers)
def draw_publish(scene: Scene, person: Person, form: Form) -> Screen:
    words, data = scene.words, form.data
    agency = seat_of(scene.reader, person, form.table_id).agency
    keys = (
        (key(words._("With our name"), PublishAs(Published.WITH_NAME)),),
        (key(words._("As “one seat”"), PublishAs(Published.ONE_SEAT)),),
        (key(words._("Not in the plan"), PublishAs(Published.NOT)),),
    )
    facts = {"harm": data["harm"], "change": data["change"], "agency": agency}
    return Screen(words.render("panel/explore_publish", **facts), keys)


@page(ASK, to=facilitators)
def draw_ask(scene: Scene, person: Person, form: Form) -> Screen:
    return _asking(scene, form.data["item"], "panel/ask_owner", QUESTION_LIMIT)


@page(ANSWER, to=owners_asked)
def draw_answer(scene: Scene, person: Person, form: Form) -> Screen:
    asked = scene.reader.get(WrittenQuestion, form.data["question"])
    if seat_of(scene.reader, person, asked.table_id).id != asked.seat_id:
        return Screen(scene.words.refusal("not_your_objection"))
    return _asking(scene, asked.item_id, "panel/answer_owner", EXPLORE_LIMIT, question=asked.text)


@page(CHECK_WHO, to=facilitators)
def draw_who(scene: Scene, person: Person, form: Form) -> Screen:
    return Screen(
        scene.words.render("panel/check_who", limit=WHO_LIMIT), (_to(scene, form.data["proposal"]),)
    )


@page(CHECK_DUE, to=facilitators)
def draw_due(scene: Scene, person: Person, form: Form) -> Screen:
    text = scene.words.render("panel/check_due", by_whom=form.data["by_whom"])
    return Screen(text, (_to(scene, form.data["proposal"]),))


@page(CHECK_RESULT, to=facilitators)
def draw_result(scene: Scene, person: Person, form: Form) -> Screen:
    check = scene.reader.get(LegalCheck, form.data["check"])
    text = scene.words.render("panel/check_result", check=check, limit=RESULT_LIMIT)
    return Screen(text, (_to(scene, scene.reader.get(Item, check.item_id).proposal_id),))


@page(OBJECTIONS, to=members)
def draw_objections(scene: Scene, person: Person, form: Form) -> Screen:
    """The ledger in the chat, as in the plan's internal edition."""
    if not is_facilitator(scene.reader, person, form.table_id):
        seat_of(scene.reader, person, form.table_id)
    table, words = scene.reader.get(Table, form.table_id), scene.words
    entries = scene.reader.entries(table.id)
    lines = objection_lines(fold(entries)) if entries else ()
    say = Wording(words, table.zone)
    shown = [(one, say.author(one.agency), words._(FATES[one.fate])) for one in lines]

    def drawn(room: int) -> str:
        return words.render(
            "panel/objections", table=table, lines=shown[-room:], more=max(len(shown) - room, 0)
        )

    return Screen(fitted(drawn, (30, 15, 5)), ((key(words._("Back"), TurnTo(TablePage.HOME)),),))


def goal_facts(scene: Scene, item_id: int) -> dict[str, str]:
    item = scene.reader.get(Item, item_id)
    label = scene.reader.get(Proposal, item.proposal_id).label
    return {"label": label, "goal": scene.reader.get(Version, item.version_id).text}


def _asking(scene: Scene, item_id: int, template: str, limit: int, **facts: object) -> Screen:
    text = scene.words.render(template, limit=limit, **goal_facts(scene, item_id), **facts)
    return Screen(text, ((key(scene.words._("Back"), OpenMine()),),))


def _to(scene: Scene, proposal_id: int) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), LookAtVersion(proposal_id)),)
