"""A round lived through in its group: the board, the presses that do not count, the close, the result."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.panel.buttons import pack
from bot.panel.doors.rounds import AnswerPrivately, NotYet, TakePosition
from dialogs.methods.positions import Position
from dialogs.ports import Work
from dialogs.rounds.closing_early import close_early
from dialogs.rounds.model import Answer
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Person
from tests.journeys.table import START, Seated, seated_table

LABELS = {
    "en": ("Consent", "Stand aside", "? Rule", "4 of 5 answered"),
    "de": ("Zustimmung", "Trage nicht mit", "? Regel", "4 von 5 Rückmeldungen"),
}


@pytest.mark.parametrize("language", LABELS)
async def test_from_the_first_press_to_the_result(tmp_path: Path, language: str) -> None:
    consent, aside, rule, counted = LABELS[language]
    async with seated_table(tmp_path, language) as seated:
        await seated.open_round("Fewer overdose deaths")
        board = seated.newest()
        assert board.silent and "G1" in board.text
        told = await seated.press(seated.holders["Police"], consent)
        assert consent in told and len(told) <= 120
        alert = await seated.press(seated.outsider, consent)
        assert len(alert) <= 200
        assert 100 < len(await seated.press(seated.outsider, rule)) <= 200
        for name in ("Youth office", "Health office"):
            await seated.press(seated.holders[name], consent)
        told = await seated.press(seated.holders["Outreach"], aside)
        assert len(told) <= 120
        assert counted in seated.group.by_id[board.id].text
        await seated.press(seated.newcomer, consent)
        await seated.stage.pass_time(START + timedelta(days=14, minutes=1))
        result = seated.newest()
        assert not result.silent and result.reply_to == board.id
        assert "4 ×" in result.text and "Outreach" in result.text and "Police" not in result.text
        shrunk = seated.group.by_id[board.id]
        assert len(shrunk.text.splitlines()) == 2 and not shrunk.rows
        assert not seated.stage.world.violations


async def test_who_never_pressed_start_is_led_to_the_reason_still_owed(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        link = await seated.press(seated.newcomer, "Stand aside")
        assert link.endswith("?start=round_1")
        assert await _answers(seated) == [Position.STAND_ASIDE]
        await seated.stage.player.start(seated.newcomer)
        assert "Stand aside" in seated.newest(seated.private(seated.newcomer)).text
        await seated.stage.player.write(seated.newcomer, "fear of checks")
        assert "fear of checks" in seated.newest(seated.private(seated.newcomer)).text
        assert "fear of checks" not in "".join(one.text for one in seated.group.messages)
        told = await seated.press(seated.newcomer, "Object")
        assert told.startswith("Stored: Object. Ground still open, see your chat.")


async def test_answering_privately_posts_the_ballot_or_leads_there(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths", "A calmer station area")
        police = seated.holders["Police"]
        assert "private chat" in await seated.press(police, "Answer privately")
        assert "1 of 2" in seated.newest(seated.private(police)).text
        assert (await seated.press(seated.newcomer, "Answer privately")).endswith("?start=round_1")
        await seated.stage.player.start(seated.newcomer)
        assert "1 of 2" in seated.newest(seated.private(seated.newcomer)).text
        assert "hold no seat" in await seated.press(seated.outsider, "Answer privately")


async def test_a_link_opens_nothing_for_others_and_invented_ones_lead_nowhere(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        private = seated.private(seated.outsider)
        await seated.stage.player.start(seated.outsider, "round_1")
        assert "hold no seat" in seated.newest(private).text
        for payload in ("round_x", "round_", "round_999"):
            await seated.stage.player.start(seated.outsider, payload)
            assert "overdose" not in seated.newest(private).text


async def test_presses_that_must_not_count(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        world, police, board = seated.stage.world, seated.holders["Police"], seated.newest()
        elsewhere = world.group("Elsewhere", police)
        world.add_bot(elsewhere, police, administrator=True)
        await seated.stage.settle()
        greeting = seated.newest(elsewhere)
        for chat_message, data in (
            (greeting, pack(TakePosition(1, Position.CONSENT))),
            (greeting, pack(AnswerPrivately(1))),
            (seated.newest(seated.private(police)), pack(TakePosition(1, Position.CONSENT))),
            (board, "rp1:1:perhaps"),
            (board, pack(TakePosition(77, Position.CONSENT))),
            (board, pack(NotYet(1))),
        ):
            query = world.forge(police, chat_message, data)
            await seated.stage.settle()
            toast = world.query(query).toast
            assert toast is not None and toast.is_alert and toast.text
        assert await _answers(seated) == []
        await seated.stage.pass_time(START + timedelta(days=40))
        late = world.forge(police, board, pack(TakePosition(1, Position.CONSENT)))
        await seated.stage.settle()
        toast = world.query(late).toast
        assert toast is not None and toast.is_alert and toast.text.startswith("Round 1 closed")
        assert await _answers(seated) == []


async def test_an_early_close_is_stopped_by_a_seat_still_open(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        police = seated.holders["Police"]
        await seated.press(police, "Consent")

        def announce(work: Work) -> None:
            close_early(work, work.find(Person, user_id=seated.facilitator.id)[0], 1, seated.stage.clock())

        await seated.stage.memory.do(announce)
        await seated.stage.settle()
        notice = seated.newest()
        assert notice.labels == (("Not yet",), ("Question this",)) and not notice.silent
        assert "answered everything" in await seated.press(police, "Not yet")
        assert "Stopped" in await seated.press(seated.holders["Outreach"], "Not yet")
        assert "does not close early" in seated.newest().text
        assert "No early close" in await seated.press(seated.holders["Outreach"], "Not yet", notice)


async def test_a_withdrawn_goal_is_taken_over_unchanged(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")

        def withdraw(work: Work) -> None:
            by = work.find(Person, user_id=seated.facilitator.id)[0]
            withdraw_item(work, by, 1, "not yet ripe", seated.stage.clock())

        await seated.stage.memory.do(withdraw)
        await seated.stage.settle()
        told = seated.newest()
        assert told.labels == (("Take over",), ("Question this",))
        assert "no seat" in await seated.press(seated.outsider, "Take over", told)
        assert "G2" in await seated.press(seated.holders["Outreach"], "Take over", told)
        assert "G2" in await seated.press(seated.holders["Outreach"], "Take over", told)
        assert "Take over" not in str(seated.newest().labels)


async def test_the_round_command_posts_the_board_anew_or_says_what_is_ahead(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        world, stage = seated.stage.world, seated.stage
        await stage.player.write(seated.outsider, "/round", seated.group)
        assert "No round is open, none is scheduled." in seated.newest().text
        await seated.open_round("Fewer overdose deaths")
        old = seated.newest()
        world.write(seated.outsider, seated.group, "a lot of talk")
        await stage.player.write(seated.outsider, "/round", seated.group)
        assert seated.newest().id > old.id and seated.newest().labels == old.labels
        assert seated.group.by_id[old.id].rows == ()
        await seated.open_round("A calmer station area", in_days=20)
        await stage.player.write(seated.outsider, "/round", seated.group)
        assert "Round 2 opens Sun 20 Dec, 09:00: G2" in [one.text for one in seated.group.messages]


async def _answers(seated: Seated) -> list[Position]:
    stored = await seated.stage.memory.read(lambda reader: reader.find(Answer, latest=True))
    return [one.position for one in stored]
