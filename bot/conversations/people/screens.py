"""Facilitators, observers and the named person; what they are told; questions and complaints of a seat."""

from bot.conversations.people.buttons import AcceptOffice, EndOffice, InviteOfficer, SendComplaint
from bot.conversations.people.forms import COMPLAIN, COMPLAIN_HOW, OFFICE, QUESTION
from bot.panel.doors.table import TurnTo
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key
from bot.panel.led_table import back, led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators, holders, invited, voices
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.panel.table_pages import TablePage
from bot.texts.glossary import STEPS
from dialogs.owed import Form
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import Round
from dialogs.rounds.questioning import QUESTION_LIMIT
from dialogs.table.authority import seat_held
from dialogs.table.complaining import COMPLAINT_LIMIT
from dialogs.table.model import Invitation, Person, Role, Table
from dialogs.table.offices import confidants, officers, require_may_enter

SHORT = 20


@page(TablePage.PEOPLE.value, to=facilitators)
def draw_people(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    found = officers(scene.reader, table.id)
    invites = {
        Role.FACILITATOR: words._("Add a facilitator"),
        Role.OBSERVER: words._("Add an observer"),
        Role.CONFIDANT: words._("Name the person for complaints"),
    }
    named = any(one.role is Role.CONFIDANT for one in found)
    keys: Rows = tuple(
        (key(label, InviteOfficer(table.id, role)),)
        for role, label in invites.items()
        if not (named and role is Role.CONFIDANT)
    )
    for one in found:
        end = EndOffice(table.id, one.role, one.person.id)
        if one.person.id == person.id and one.role is Role.FACILITATOR:
            keys += ((key(words._("I no longer facilitate"), end),),)
        else:
            name = shortened(words.account(one.person.name, one.person.username), SHORT)
            keys += ((key(words._("%(name)s: end as %(role)s", name=name,
                                  role=words.term(one.role)), end),),)  # fmt: skip
    text = words.render("panel/people", table=table, officers=found, person=person)
    return Screen(text, (*keys, (back(words, TablePage.SEATS, table),)))


@page(OFFICE, to=invited)
def draw_office(scene: Scene, person: Person, form: Form) -> Screen:
    invitation = scene.reader.get(Invitation, form.data.get("invitation", 0))
    require_may_enter(scene.reader, person, invitation, scene.now)
    table, words = scene.reader.get(Table, invitation.table_id), scene.words
    text = words.render("panel/office", table=table, role=invitation.role)
    accept = key(words._("Accept"), AcceptOffice(invitation.id))
    return Screen(text, ((accept, key(words._("Not me"), TurnTo(TablePage.HOME))),))


@page(QUESTION, to=voices)
def draw_question(scene: Scene, person: Person, form: Form) -> Screen:
    held = scene.reader.get(Round, form.data["round"])
    seat = seat_held(scene.reader, person, held.table_id)
    step = scene.words._(STEPS[Questionable(form.data["step"])])
    facts = {
        "number": held.number,
        "step": step,
        "agency": seat.agency if seat else "",
        "limit": QUESTION_LIMIT,
    }
    return Screen(scene.words.render("panel/question", **facts), (_home(scene),))


@page(COMPLAIN, to=holders)
def draw_complain(scene: Scene, person: Person, form: Form) -> Screen:
    table = scene.reader.get(Table, form.table_id)
    reached = bool(confidants(scene.reader, table.id))
    text = scene.words.render("panel/complain", table=table, reached=reached, limit=COMPLAINT_LIMIT)
    return Screen(text, (_home(scene),))


@page(COMPLAIN_HOW, to=holders)
def draw_complain_how(scene: Scene, person: Person, form: Form) -> Screen:
    words = scene.words
    named, unnamed = key(words._("With our name"), SendComplaint(True)), SendComplaint(False)
    keys = ((named, key(words._("Without a name"), unnamed)), _home(scene))
    return Screen(words.render("panel/complain_how", text=form.data["text"]), keys)


def _home(scene: Scene) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), TurnTo(TablePage.HOME)),)
