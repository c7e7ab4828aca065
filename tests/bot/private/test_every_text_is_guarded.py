"""Every text somebody types to the bot gets a second look before it is kept, on whatever page it is typed."""

import ast
import inspect
from datetime import UTC, datetime

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel import router, typed_text
from bot.panel.actor import Actor, Defaults
from bot.panel.pages import form_of
from bot.panel.router import FREE_TEXT, NAME, NOTHING_KEPT, OFFICE_NUMBER, shown_later
from bot.panel.seal import Seal
from bot.panel.second_look import SECOND_LOOK
from bot.panel.typed_text import take_text
from dialogs.owed import Form
from dialogs.refusals import Refusal
from dialogs.table.people import meet
from tests.dialogs.fakes import FakeWork

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
# Where nothing typed is kept, and why
UNKEPT = {
    "setup_zone": "the name of a city chooses a zone",
    "setup_holidays": "the name of a country or a region chooses its holidays",
    "draft_deadline": "a moment",
    "draft_opening": "a moment",
    "meeting_when": "a moment",
    "task_due": "a day",
    "check_due": "a day",
    "agency_sheet": "a file is wanted; text is refused",
}
ASKED_FOR = {"setup_contact": "the office's telephone, as the letters print it"}
# Whose words are names, or are told to one person in confidence: details are looked for, wordings not
NAMES = {
    "setup_name", "setup_owner", "agency_name", "seat_rename", "meeting_place", "meeting_move", "complain"
}  # fmt: skip
# What their own conversation shows once more before it goes out, and where (test_texts_are_shown_again.py)
SHOWN_LATER = {
    "propose": "the proposal's preview",
    "propose_line": "the proposal's preview",
    "amend": "the version's preview",
    "amend_line": "the version's preview",
    "reason": "the ballot, as it will stand in the plan",
    "enter": "read back before it is stored",
    "explore_harm": "how it may be published",
    "explore_change": "how it may be published",
    "check_who": "until when",
    "agency_name": "to which pillar",
    "meeting_place": "the call as prepared",
    "task_text": "until when",
    "complain": "with whose name",
}


@pytest.fixture(autouse=True)
def everybody_may_stand_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may type on a page has tests of its own; here it is what becomes of the text."""
    monkeypatch.setattr(typed_text, "require_standing", lambda work, person, form: None)


def typed(page: str, text: str) -> Form:
    """Where the person stands once this was typed on that page."""
    work = FakeWork()
    person = meet(work, 7, "Ada", "de", True, NOW)
    work.add(Form(person_id=person.id, page=page, table_id=1, data={}))
    actor = Actor(
        user_id=7, name="Ada", language_code="de", chat_id=7, private=True, now=NOW,
        seal=Seal(b"a" * 32), defaults=Defaults("de", "Europe/Berlin"), person=person,
    )  # fmt: skip
    take_text(work, actor, text, NOW)
    return form_of(work, person)


def assert_it_waits(text: str, form: Form, page: str) -> None:
    assert (form.page, form.data["text"], form.data["beneath"]["page"]) == (SECOND_LOOK, text, page)


def test_every_page_is_guarded_or_listed_with_its_reason() -> None:
    found = {page: route.guard for page, route in router.texts.items()}
    assert {page for page, guard in found.items() if guard == NOTHING_KEPT} == set(UNKEPT)
    assert {page for page, guard in found.items() if guard == OFFICE_NUMBER} == set(ASKED_FOR)
    assert {page for page, guard in found.items() if guard in (NAME, shown_later(NAME))} == NAMES
    assert {page for page, guard in found.items() if guard == shown_later(guard)} == {*UNKEPT, *SHOWN_LATER}
    assert set(found.values()) <= {
        NOTHING_KEPT, OFFICE_NUMBER, NAME, FREE_TEXT, shown_later(NAME), shown_later(FREE_TEXT)
    }  # fmt: skip


@pytest.mark.parametrize(
    "page", sorted(set(router.texts) - set(UNKEPT) - set(SHOWN_LATER) - {"meeting_move"})
)
def test_what_is_too_long_is_said_before_the_second_look(page: str) -> None:
    with pytest.raises(Refusal, match="text_too_long"):
        typed(page, "x" * 1001)


@pytest.mark.parametrize("page", sorted(set(router.texts) - set(UNKEPT) - set(SHOWN_LATER)))
def test_what_goes_out_at_once_is_shown_once_more(page: str) -> None:
    assert_it_waits("Am Freitag um 9 im Rathaus", typed(page, "Am Freitag um 9 im Rathaus"), page)


@pytest.mark.parametrize("page", sorted(set(router.texts) - set(UNKEPT) - set(ASKED_FOR)))
@pytest.mark.parametrize("text", ["Rufen Sie 0341 4567890", "Ask m@city.example", "As in 123 Js 4567/24"])
def test_details_are_held_back_on_every_page(page: str, text: str) -> None:
    assert_it_waits(text, typed(page, text), page)


@pytest.mark.parametrize("page", sorted(set(router.texts) - set(UNKEPT) - set(ASKED_FOR) - NAMES))
def test_words_are_hinted_at_on_every_page_of_free_text(page: str) -> None:
    assert_it_waits("Wir helfen den Junkies.", typed(page, "Wir helfen den Junkies."), page)


def test_what_follows_a_command_is_kept_only_through_the_second_look() -> None:
    for (name, _), route in router.commands.items():
        tree = ast.parse(inspect.getsource(route.handler))
        used = [one for one in ast.walk(tree) if isinstance(one, ast.Name) and one.id == "argument"]
        assert not used or name == "propose", name
