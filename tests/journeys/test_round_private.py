"""A round from the private side: proposed, opened, answered, reminded, settled; nothing typed is lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.panel.buttons import pack
from bot.panel.doors.rounds import ChoosePosition, CloseEarly, OpenNow, StateGround, TakeBallot
from bot.panel.doors.table import ShareAsItIs
from bot.rehearsal.people import Person as Account
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.after_closing import Opinion
from dialogs.rounds.model import Answer, Round, RoundState, Shown
from tests.journeys.table import START, Seated, seated_table

WORDS = {
    "en": ("Skip", "Propose", "Open in spite of this", "Stand aside", "As “one seat”"),
    "de": ("Überspringen", "Vorschlagen", "Trotzdem eröffnen", "Trage nicht mit", "Als „ein Sitz“"),
}


async def press(seated: Seated, person: Account, label: str) -> str:
    """Press the newest button with this label in the person's private chat; the toast's text."""
    private = seated.private(person)
    shown = next(
        one for one in reversed(private.messages) if label in [key for row in one.labels for key in row]
    )
    query = seated.stage.world.press(person, shown, label)
    await seated.stage.settle()
    toast = seated.stage.world.query(query).toast
    return toast.text if toast else ""


async def write(seated: Seated, person: Account, text: str) -> str:
    await seated.stage.player.write(person, text)
    return seated.newest(seated.private(person)).text


@pytest.mark.parametrize("language", WORDS)
async def test_from_a_proposed_goal_to_a_reason_as_it_will_stand(tmp_path: Path, language: str) -> None:
    skip, propose, open_now, aside, one_seat = WORDS[language]
    async with seated_table(tmp_path, language) as seated:
        facilitator, police = seated.facilitator, seated.holders["Police"]
        await write(seated, facilitator, "/propose")
        assert "400" in await write(seated, facilitator, "x" * 400)
        await write(seated, facilitator, "Fewer overdose deaths")
        await press(seated, facilitator, skip)
        assert "G1" in await press(seated, facilitator, propose)
        await press(seated, facilitator, open_now)
        assert "G1" in seated.newest().text
        told = await seated.press(police, aside)
        assert aside in told and len(told) <= 120
        assert "fear of checks" in await write(seated, police, "fear of checks")
        await press(seated, police, one_seat)
        assert "fear of checks" not in "".join(one.text for one in seated.group.messages)
        stored = await seated.stage.memory.read(lambda reader: reader.find(Answer, latest=True))
        assert [(one.position, one.reason, one.shown) for one in stored] == [
            (Position.STAND_ASIDE, "fear of checks", Shown.ONE_SEAT)
        ]
        assert not seated.stage.world.violations


async def test_a_form_half_filled_survives_a_reason_asked_for_in_between(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        police = seated.holders["Police"]
        await write(seated, police, "/propose")
        await write(seated, police, "A calmer station area")
        await seated.press(police, "With a note")
        await write(seated, police, "only if funded")
        card = next(one for one in seated.private(police).messages if "Goal G1" in one.text)
        assert "only if funded" in card.text
        await press(seated, police, "Skip")
        assert "G2" in await press(seated, police, "Propose")


async def test_a_button_of_the_form_works_while_a_ballot_waits_for_a_reason(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        police = seated.holders["Police"]
        await write(seated, police, "/propose")
        await write(seated, police, "A calmer station area")
        await seated.press(police, "With a note")
        await press(seated, police, "Skip")
        assert "G2" in await press(seated, police, "Propose")


async def test_three_goals_come_one_by_one_in_one_message(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("First goal", "Second goal", "Third goal")
        police = seated.holders["Police"]
        await seated.press(police, "Answer privately")
        ballot = seated.newest(seated.private(police))
        for place in (1, 2, 3):
            assert (
                f"{place} of 3" in ballot.text
                or f"{place} of 3" in seated.private(police).by_id[ballot.id].text
            )
            await press(seated, police, "Consent")
        receipt = seated.private(police).by_id[ballot.id]
        assert "3 of 3 answered" in receipt.text
        assert seated.newest(seated.private(police)).id == ballot.id


async def test_a_reminder_leads_to_the_ballot_and_mine_lists_it(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        police = seated.holders["Police"]
        await seated.stage.pass_time(START + timedelta(days=8))
        assert "waits for your agency" in seated.newest(seated.private(police)).text
        assert "0 of 1 answered" in await write(seated, police, "/mine")
        await press(seated, police, "Answer now")
        await press(seated, police, "Consent")
        assert "changeable until" in await write(seated, police, "/mine")


async def test_the_facilitator_extends_and_closes_early_without_seeing_a_position(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        facilitator, police = seated.facilitator, seated.holders["Police"]
        youth = seated.holders["Youth office"]
        await seated.press(police, "Object")
        await seated.press(youth, "Consent")
        before = seated.newest(seated.private(facilitator)).id
        desk = await write(seated, facilitator, "/facilitate")
        assert "2 of 5 answered" in desk
        await press(seated, facilitator, "Round 1")
        await press(seated, facilitator, "Extend")
        await press(seated, facilitator, "3 days")
        await write(seated, facilitator, "Autumn holidays")
        await press(seated, facilitator, "Send it")
        assert "Autumn holidays" in "".join(one.text for one in seated.group.messages)
        assert "Thu 17 Dec" in seated.newest(seated.private(youth)).text
        await press(seated, facilitator, "Close early")
        assert "closes" in await press(seated, facilitator, "Announce the close")
        shown = "".join(one.text for one in seated.private(facilitator).messages if one.id > before)
        assert "Object" not in shown and "Police" not in shown


async def test_what_others_must_not_press(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        await seated.press(seated.holders["Police"], "Object")
        private = seated.private(seated.outsider)
        await write(seated, seated.outsider, "/mine")
        for data in (
            pack(TakeBallot(1)),
            pack(ChoosePosition(1, Position.CONSENT)),
            pack(StateGround(1, Ground.LAW)),
            pack(CloseEarly(1)),
            pack(OpenNow()),
        ):
            query = seated.stage.world.forge(seated.outsider, seated.newest(private), data)
            await seated.stage.settle()
            toast = seated.stage.world.query(query).toast
            assert toast is not None and toast.is_alert and toast.text
        held, answers = await seated.stage.memory.read(
            lambda reader: (reader.get(Round, 1), reader.find(Answer, latest=True))
        )
        assert held.state is RoundState.OPEN and len(answers) == 1 and answers[0].ground is None


async def test_a_standing_aside_seat_writes_its_separate_opinion_after_the_close(tmp_path: Path) -> None:
    async with seated_table(tmp_path) as seated:
        await seated.open_round("Fewer overdose deaths")
        police = seated.holders["Police"]
        for name, holder in seated.holders.items():
            await seated.press(holder, "Stand aside" if name == "Police" else "Consent")
        await seated.stage.pass_time(START + timedelta(days=14, minutes=1))
        assert "separate opinion" in seated.newest(seated.private(police)).text
        await press(seated, police, "Write a separate opinion")
        assert "1,001" in await write(seated, police, "o" * 1001)
        assert "look once more" in await write(seated, police, "We stood aside because of the checks.")
        await seated.stage.player.press(police, seated.private(police), ShareAsItIs)
        assert "recorded" in seated.newest(seated.private(police)).text
        opinions = await seated.stage.memory.read(lambda reader: reader.find(Opinion))
        assert [one.text for one in opinions] == ["We stood aside because of the checks."]
