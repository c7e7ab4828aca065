"""Presses and their answers: toast, alert, link; once and in time."""

import pytest

from bot.rehearsal.errors import ApiError

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYS = {"inline_keyboard": [[{"text": "Consent", "callback_data": "c"}]]}


@pytest.fixture
def query(town) -> str:
    town.send(reply_markup=KEYS)
    pressed: str = town.world.press(town.police, town.group.last, "Consent")
    return pressed


def test_a_toast_reaches_the_presser_alone(town, query) -> None:
    assert [waiting.id for waiting in town.world.unanswered] == [query]
    assert town.ask("answerCallbackQuery", callback_query_id=query, text="Stored: Consent") is True
    (toast,) = town.world.toasts(town.police)
    assert (toast.text, toast.is_alert, toast.query_id, toast.at) == (
        "Stored: Consent",
        False,
        query,
        town.clock(),
    )
    assert town.world.query(query).toast == toast
    assert town.world.toasts(town.outsider) == () == town.world.unanswered


def test_an_alert_is_marked(town, query) -> None:
    town.ask("answerCallbackQuery", callback_query_id=query, text="Not your button", show_alert="true")
    assert town.world.toasts(town.police)[0].is_alert


def test_an_answer_comes_once(town, query) -> None:
    town.ask("answerCallbackQuery", callback_query_id=query)
    with pytest.raises(ApiError, match=TOO_OLD):
        town.ask("answerCallbackQuery", callback_query_id=query)
    assert len(town.world.toasts(town.police)) == 1


@pytest.mark.parametrize(("seconds", "in_time"), [(10, True), (11, False)])
def test_an_answer_comes_in_time(town, query, seconds, in_time) -> None:
    town.clock.advance(seconds=seconds)
    if in_time:
        assert town.ask("answerCallbackQuery", callback_query_id=query) is True
    else:
        with pytest.raises(ApiError, match=TOO_OLD):
            town.ask("answerCallbackQuery", callback_query_id=query)


def test_an_unknown_query(town) -> None:
    with pytest.raises(ApiError, match=TOO_OLD):
        town.ask("answerCallbackQuery", callback_query_id="77")


def test_a_toast_ends_at_200_units(town, query) -> None:
    with pytest.raises(ApiError, match="MESSAGE_TOO_LONG"):
        town.ask("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert town.ask("answerCallbackQuery", callback_query_id=query, text="😀" * 100) is True


def test_a_link_opens_the_private_chat_with_a_start_button(town, query) -> None:
    url = "https://t.me/roundtable_bot?start=reason_17"
    town.ask("answerCallbackQuery", callback_query_id=query, url=url)
    phone = town.world.phone(town.police)
    assert (phone.chat_id, phone.start_payload) == (town.police.id, "reason_17")
    assert town.world.start(town.police).text == "/start reason_17"
    assert town.world.phone(town.police).start_payload is None


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://t.me/other_bot?start=a",
        "https://t.me/roundtable_bot?start=a.b",
        "https://t.me/roundtable_bot?start=" + "a" * 65,
        "https://t.me/c/2000000001/5",
    ],
)
def test_other_links_are_refused(town, query, url) -> None:
    with pytest.raises(ApiError, match="URL_INVALID"):
        town.ask("answerCallbackQuery", callback_query_id=query, url=url)
