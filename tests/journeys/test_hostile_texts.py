"""Markup, emoji, direction marks, far too long texts, as goal and as reason: shown as typed, or refused."""

from bot.panel.doors.rounds import ChooseShown
from dialogs.methods.positions import Position
from dialogs.rounds.model import Shown, Version
from dialogs.rounds.proposing import GOAL_LIMIT
from dialogs.rounds.reasons import REASON_LIMIT
from tests.journeys.city import City, said_in

SHOWN = '<b>&amp; "x"</b> _y_ *z* `c` [l](tg://user?id=1) {{ 7*7 }} %(name)s 👍🏽 Größe'
TYPED = f"\u202e{SHOWN}\u2069\u200b\u0007"


async def test_markup_and_invisible_marks_are_shown_as_typed_without_the_marks(city: City) -> None:
    await city.open_round(TYPED)
    await _answer_with(city, 0, TYPED)
    for holder in city.holders[1:]:
        await city.answer(holder, Position.CONSENT)
    [version] = await city.read(lambda reader: reader.find(Version))
    assert version.text == SHOWN
    assert [one.reason for one in await city.answers() if one.reason] == [SHOWN]
    await city.close_at_deadline()
    said = said_in(city.group)
    assert said.count(SHOWN) >= 2
    for mark in "\u202e\u2069\u200b\u0007":
        assert mark not in said


async def test_ten_thousand_characters_are_refused_and_what_was_typed_before_stays(city: City) -> None:
    phone = city.phone(city.facilitator)
    await city.stage.player.write(city.facilitator, "/propose")
    await city.stage.player.write(city.facilitator, "x" * 10_000)
    assert city.refusal("text_too_long", length=10_000, limit=GOAL_LIMIT) in phone.last.text
    await city.open_round("Fewer deaths")
    holder = city.holders[0]
    await city.answer(holder, Position.STAND_ASIDE)
    await city.stage.player.write(holder, "<" * 10_000)
    assert city.refusal("text_too_long", length=10_000, limit=REASON_LIMIT) in said_in(city.phone(holder))
    await city.stage.player.write(holder, "Too few nurses")
    assert [one.reason for one in await city.answers()] == ["Too few nurses"]


async def test_the_longest_texts_everywhere_still_fit_telegram(city: City) -> None:
    goals = [sign * (GOAL_LIMIT - at) for at, sign in enumerate("&😀<>\"ß'")]
    await city.open_round(*goals)
    phones = [city.phone(person) for person in city.holders]
    await city.stage.player.write(city.holders[0], "/mine")
    await city.stage.player.write(city.facilitator, "/facilitate")
    await city.stage.player.write(city.facilitator, "/round", city.group)
    await city.close_at_deadline()
    assert all(phone.messages for phone in phones)


async def test_the_longest_reasons_still_fit_the_result(city: City) -> None:
    await city.open_round("&" * GOAL_LIMIT)
    for at, sign in enumerate("&😀<ß👍"):
        await _answer_with(city, at, sign * REASON_LIMIT)
    await city.close_at_deadline()
    assert len([one for one in await city.answers() if len(one.reason) == REASON_LIMIT]) == len(city.holders)
    assert "G1" in city.group.last.text


async def _answer_with(city: City, index: int, reason: str) -> None:
    holder = city.holders[index]
    await city.answer(holder, Position.NOTE)
    await city.stage.player.write(holder, reason)
    await city.press(holder, city.phone(holder), ChooseShown, shown=Shown.WITH_NAME)
