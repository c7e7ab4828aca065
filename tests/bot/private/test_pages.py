"""Every page, drawn for whoever may stand there in whatever way, shows nothing they have no right to.

Generated over the registered pages: a page added later is covered.
"""

from datetime import timedelta
from typing import Any

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel.pages import HOME, form_of, go, page, pages, require_standing
from bot.panel.readers import anybody, called_from_group, invited
from bot.panel.router import starts
from bot.panel.screen import Screen
from dialogs.meetings.model import AgendaPoint, Meeting
from dialogs.owed import Board, BoardKind, Form
from dialogs.refusals import Refusal
from dialogs.rounds.exploring import WrittenQuestion
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.model import Answer, Item, Proposal, ProposalState, Round, RoundState
from dialogs.table.model import Invitation, Person, Seat
from tests.bot.private.full_table import INSIDE, OUTSIDE, REASON, TABLE, TEXTS, FullTable, full_table

GUESTS = (invited, called_from_group)


@pytest.fixture(scope="module")
def full() -> FullTable:
    return full_table()


def everything(full: FullTable, **other: Any) -> dict[str, Any]:
    """Whatever a form may hold, about this table."""
    work, now = full.city.work, full.city.now
    held = work.find(Round, state=RoundState.OPEN)[0]
    returned = work.find(Proposal, state=ProposalState.DECIDED)[0]
    answer = work.find(Answer, item_id=work.find(Item, round_id=held.id)[0].id)[0]
    ids = {
        "round": held.id, "proposal": returned.id, "proposals": [returned.id], "item": answer.item_id,
        "answer": answer.id, "meeting": work.find(Meeting)[0].id, "point": work.find(AgendaPoint)[0].id,
        "question": work.find(WrittenQuestion)[0].id, "check": work.find(LegalCheck)[0].id,
        "seat": 3, "subject": 3, "invitation": work.find(Invitation)[0].id,
    }  # fmt: skip
    said = {
        **dict.fromkeys(("text", "line", "harm", "change", "by_whom", "agency"), "typed"),
        "pillar": "treatment", "place": "typed", "at": now.isoformat(), "days": 2, "ground": "harm",
        "what": "late", "step": "closed", "agencies": [],
        "until": (now + timedelta(hours=1)).isoformat(), "region": "DE",
        "door": "desk", "tables": [full.table_id], "words": True,
        "source": {"kind": "CSV", "encoding": "UTF-8", "page": ""},
    }  # fmt: skip
    under, beneath = ({"page": name, "table_id": full.table_id, "data": {}} for name in (HOME, "desk"))
    return {**ids, **said, "under": under, "beneath": beneath, **other}


def stand(full: FullTable, person: Person, name: str, **data: Any) -> Screen:
    """Put them there by force, and draw what they get."""
    work = full.city.work
    form = work.first(Form, person_id=person.id)
    if form:
        work.remove(form)
    work.add(Form(person_id=person.id, table_id=full.table_id, page=name, data=data))
    board = Board(kind=BoardKind.PANEL, subject=0, person_id=person.id)
    screen = full.city.screens.board(work, board, full.city.now)
    assert screen is not None
    return screen


def shown(screen: Screen) -> str:
    return "\n".join([screen.text, *(key.label for row in screen.buttons for key in row)])


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("name", [name for name, one in pages.items() if one.to not in GUESTS])
def test_nobody_without_a_right_reads_anything(name: str, role: str, full: FullTable) -> None:
    person = full.roles[role]
    forms = [everything(full)]
    if pages[name].to is not anybody:
        forms.append(
            everything(full, problem="has_seat", facts={"agency": "Secret agency 1"}, typed="my words")
        )
    for data in forms:
        said = shown(stand(full, person, name, **data))
        told = {TABLE} if role == "observer" else set()
        assert [text for text in TEXTS if text in said and text not in told] == [], name
        others = [one.name for one in full.city.work.find(Person) if one.id != person.id]
        assert [one for one in others if one in said and one.startswith("Secret")] == []


@pytest.mark.parametrize("role", INSIDE)
@pytest.mark.parametrize("name", pages)
def test_nobody_reads_anothers_answer(name: str, role: str, full: FullTable) -> None:
    said = shown(stand(full, full.roles[role], name, **everything(full)))
    if role not in ("holder", "deputy"):
        assert REASON not in said


@pytest.mark.parametrize("name", pages)
def test_a_page_is_drawn_where_its_reader_may_stand(name: str, full: FullTable) -> None:
    """Not the first page instead: so that the tests above look at every page."""
    work, standing = full.city.work, set()
    for role in (*INSIDE, *OUTSIDE):
        person = full.roles[role]
        returned = work.find(Proposal, state=ProposalState.DECIDED)[0]
        for item in work.find(Item):
            data = everything(full, item=item.id, proposal=returned.id)
            if name == "office":
                data["invitation"] = work.find(Invitation)[-1].id
            screen = stand(full, person, name, **data)
            form = form_of(work, person)
            home = stand(full, person, HOME)
            if screen != home:
                standing.add(role)
            assert form.page == name
    assert standing or name in (HOME, *_NEVER_HERE), name


_NEVER_HERE = {"explore_harm", "explore_change", "explore_publish"}
"""The objection is explored already."""


def test_whoever_facilitates_no_more_is_led_home_from_the_desk(full: FullTable) -> None:
    person, city = full.roles["former facilitator"], full.city
    stand(full, person, "desk")
    starts["table"].handler(city.work, city.actor(person), str(full.table_id), city.now)
    assert TABLE not in city.panel(person).text


@pytest.mark.parametrize("name", [name for name, one in pages.items() if one.to is invited])
def test_a_link_used_or_ended_shows_nothing(name: str, full: FullTable) -> None:
    work, person = full.city.work, full.roles["outsider"]
    invitation = work.find(Invitation)[0 if name == "seat_take" else -1]
    assert TABLE in shown(stand(full, person, name, invitation=invitation.id))
    for ended in ({"used_at": full.city.now}, {"expires_at": full.city.now - timedelta(days=1)}):
        work.change(Invitation, invitation.id, {}, **ended)
        assert TABLE not in shown(stand(full, person, name, invitation=invitation.id))
        work.save(invitation)


def test_the_vacant_seats_are_shown_for_a_day_after_the_press_in_the_group(full: FullTable) -> None:
    person, now = full.roles["outsider"], full.city.now
    ahead, past = (now + timedelta(hours=1)).isoformat(), (now - timedelta(hours=1)).isoformat()
    assert TABLE in shown(stand(full, person, "seat_claim", until=ahead))
    for data in ({"until": past}, {}):
        assert TABLE not in shown(stand(full, person, "seat_claim", **data))


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("name", [name for name, one in pages.items() if one.to not in GUESTS])
def test_nobody_is_put_on_a_page_they_may_not_stand_on(name: str, role: str, full: FullTable) -> None:
    work, person = full.city.work, full.roles[role]
    data = everything(full)
    try:
        require_standing(
            work, person, Form(person_id=person.id, page=name, table_id=full.table_id, data=data)
        )
    except Refusal:
        before = form_of(work, person)
        with pytest.raises(Refusal):
            go(work, person, name, table_id=full.table_id, **data)
        assert form_of(work, person) == before


def test_what_a_form_speaks_of_is_of_its_table(full: FullTable) -> None:
    """The facilitator of another table puts its number beside our records."""
    work, person = full.city.work, full.roles["facilitator elsewhere"]
    elsewhere = next(one.table_id for one in work.find(Seat) if one.table_id != full.table_id)
    for name in pages:
        work.remove(form_of(work, person)) if form_of(work, person).id else None
        work.add(Form(person_id=person.id, table_id=elsewhere, page=name, data=everything(full, until="")))
        board = Board(kind=BoardKind.PANEL, subject=0, person_id=person.id)
        screen = full.city.screens.board(work, board, full.city.now)
        assert screen is not None
        assert [text for text in TEXTS if text in shown(screen)] == [], name


def test_a_page_without_a_reader_is_not_registered() -> None:
    with pytest.raises(TypeError):
        page("nobody's")  # type: ignore[call-arg]
