"""The pages of an objection explored, of written questions and legal checks; the objection ledger."""

from bot.documents.register import FATES
from bot.documents.wording import Wording
from bot.forms.amending import LookAtVersion
from bot.forms.doors import OpenMine
from bot.forms.exploring import (
    ANSWER,
    ASK,
    CHANGE,
    CHECK_DUE,
    CHECK_RESULT,
    CHECK_WHO,
    HARM,
    OBJECTIONS,
    PUBLISH,
    AnswerOwner,
    AskOwner,
    CheckResult,
    Explore,
    NameCheck,
    PublishAs,
)
from bot.forms.panel import page
from bot.forms.readers import explorers, facilitators, members, owners_asked
from bot.forms.table_pages import TablePage, TurnTo
from bot.screens.fitting import fitted
from bot.screens.keys import Rows, key
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import Key, Screen
from dialogs.owed import Form, Notice
from dialogs.plan.fold import fold
from dialogs.plan.objections import objection_lines
from dialogs.refusals import Refusal
from dialogs.rounds.amending import returned_item
from dialogs.rounds.exploring import (
    EXPLORE_LIMIT,
    MOST_QUESTIONS,
    QUESTION_LIMIT,
    Exploration,
    Objection,
    Published,
    WrittenQuestion,
    explorable,
    needs_law,
    objections,
)
from dialogs.rounds.legal import RESULT_LIMIT, WHO_LIMIT, LegalCheck
from dialogs.rounds.model import Item, Proposal, Version
from dialogs.table.authority import is_facilitator, seat_of
from dialogs.table.model import Person, Seat, Table


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


@words_notice("explore_asked")
def explore_asked(scene: Scene, notice: Notice) -> Screen | None:
    item = scene.reader.get(Item, notice.facts["item"])
    try:
        explorable(scene.reader, scene.reader.get(Person, notice.person_id), item.id)
    except Refusal:
        return None
    explain = (key(scene.words._("Explain it in private"), Explore(item.id)),)
    return Screen(scene.words.render("notices/explore_asked", **_goal(scene, item.id)), (explain,))


@words_notice("objection_explored")
def objection_explored(scene: Scene, notice: Notice) -> Screen:
    said = scene.reader.get(Exploration, notice.facts["exploration"])
    named = said.published is Published.WITH_NAME
    agency = scene.reader.get(Seat, said.seat_id).agency if named else ""
    goal = _goal(scene, said.item_id)
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
    text = scene.words.render("notices/owner_asked", asked=asked, zone=zone, **_goal(scene, asked.item_id))
    return Screen(text, ((key(scene.words._("Answer"), AnswerOwner(asked.id)),),))


@words_notice("owner_answered")
def owner_answered(scene: Scene, notice: Notice) -> Screen:
    asked = scene.reader.get(WrittenQuestion, notice.facts["question"])
    return Screen(scene.words.render("notices/owner_answered", asked=asked, **_goal(scene, asked.item_id)))


@words_notice("legal_due")
def legal_due(scene: Scene, notice: Notice) -> Screen | None:
    check = scene.reader.get(LegalCheck, notice.facts["check"])
    if check.result:
        return None
    enter = (key(scene.words._("Enter the result"), CheckResult(check.id)),)
    text = scene.words.render("notices/legal_due", check=check, **_goal(scene, check.item_id))
    return Screen(text, (enter,))


def objection_keys(scene: Scene, proposal: Proposal) -> tuple[tuple[Objection, ...], LegalCheck | None, Rows]:
    """For the facilitator's page of a returned goal: its objections, its legal check, what can be asked."""
    item = returned_item(scene.reader, proposal)
    if item is None:
        return (), None, ()
    words, found = scene.words, objections(scene.reader, item)
    keys: Rows = tuple(
        (key(words._("Ask the owner of objection %(place)s", place=one.place), AskOwner(item.id, one.place)),)
        for one in found
        if len(one.questions) < MOST_QUESTIONS
    )
    check = scene.reader.first(LegalCheck, item_id=item.id)
    if check is None and needs_law(scene.reader, item):
        keys += ((key(words._("Name a legal check"), NameCheck(proposal.id)),),)
    elif check and not check.result:
        keys += ((key(words._("Enter the result"), CheckResult(check.id)),),)
    return found, check, keys


def _goal(scene: Scene, item_id: int) -> dict[str, str]:
    item = scene.reader.get(Item, item_id)
    label = scene.reader.get(Proposal, item.proposal_id).label
    return {"label": label, "goal": scene.reader.get(Version, item.version_id).text}


def _asking(scene: Scene, item_id: int, template: str, limit: int, **facts: object) -> Screen:
    text = scene.words.render(template, limit=limit, **_goal(scene, item_id), **facts)
    return Screen(text, ((key(scene.words._("Back"), OpenMine()),),))


def _to(scene: Scene, proposal_id: int) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), LookAtVersion(proposal_id)),)
