"""The first page is true by itself: who took part, who was silent, what still waits for a word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.documents.paper import Grid, Points, Section
from bot.documents.plan_markdown import plan_markdown
from bot.documents.plan_paper import plan_paper
from dialogs.events import AnswerEntered
from dialogs.methods.positions import Position
from dialogs.plan.editions import public
from dialogs.refusals import Refusal
from dialogs.rounds.entering import Spoken, confirm_entered, enter_answer, file_sheet
from dialogs.rounds.model import Answer, How
from dialogs.table.leaving import end_holdings
from tests.dialogs.plan.story import Story, auenfurt_story


def first_page(story: Story, language: str, *, outside: bool = False) -> str:
    plan = public(story.plan) if outside else story.plan
    return " ".join(
        plan_markdown(plan_paper(plan, language)).decode().partition("Was sich in Fassung")[0].split()
    )


def entered(story: Story) -> int:
    """Nine consents of their own, and one phoned that nobody confirmed; the answer's id."""
    (item,) = story.put("A goal")
    story.all_say(item, but=("KL",))
    said = Spoken(position=Position.CONSENT, how=How.PHONE, day=story.now.date(), function="Head of unit")
    done = enter_answer(story.work, story.facilitator, item, story.seats["KL"].id, said, story.now)
    assert isinstance(done, AnswerEntered)
    story.close()
    return done.answer_id


def test_an_unconfirmed_consent_is_no_approval_and_waits_with_its_last_day() -> None:
    story = Story("de")
    entered(story)
    for outside in (False, True):
        told = first_page(story, "de", outside=outside)
        assert (
            "G1: 1 Zustimmung wurde von der Moderation eingetragen und ist nicht bestätigt; letzter Tag: "
            "28. Dezember 2026." in told
        )
        assert "Nichts: Alle aufgeführten Vereinbarungen" not in told
    (tally,) = [
        block
        for section in plan_paper(story.plan, "de").sections
        for block in section.blocks
        if isinstance(block, Grid) and block.title == "Auszählung"
    ]
    told_apart = dict(zip(tally.head, tally.rows[0], strict=True))
    assert told_apart["Vorbehalt"] == "0"
    assert told_apart["Zustimmung eingetragen, bei Abschluss nicht bestätigt"] == "1"


def test_it_is_confirmed_within_fourteen_days_and_then_waits_no_more() -> None:
    story = Story("de")
    answer = entered(story)
    story.now += timedelta(days=13)
    confirm_entered(story.work, story.people["KL"], answer, story.now)
    assert "eingetragen und ist nicht" not in first_page(story, "de")
    assert "Nichts: Alle aufgeführten Vereinbarungen sind wirksam." in first_page(story, "de")
    assert story.verdict.holds
    with pytest.raises(Refusal):
        file_sheet(story.work, story.facilitator, answer, story.now)


def test_after_fourteen_days_it_stays_unconfirmed() -> None:
    story = Story("de")
    answer = entered(story)
    with pytest.raises(Refusal) as refused:
        confirm_entered(story.work, story.people["KL"], answer, story.now + timedelta(days=15))
    assert refused.value.code == "approval_settled"
    assert not story.work.get(Answer, answer).confirmed


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Seats with a voice: 3 of 10. Not represented: law enforcement; lived experience."),
        (
            "de",
            (
                "Stimmberechtigte Sitze: 3 von 10. Nicht vertreten: Strafverfolgung und öffentliche Ordnung; "
                "Erfahrungswissen."
            ),
        ),
    ],
)
def test_three_of_ten_seats_without_police_and_lived_experience(language: str, told: str) -> None:
    story = Story(language)
    for code in ("POL", "STA", "OA", "SHG", "SA", "GA", "JVA"):
        end_holdings(story.work, story.seats[code], story.now)
    story.table = story.work.save(replace(story.table, pillar_rule=False))
    (item,) = story.put("A goal")
    for code in ("JA", "KL", "SH"):
        story.say(code, item, Position.CONSENT)
    story.close()
    for outside in (False, True):
        page = first_page(story, language, outside=outside)
        assert told in page or told.replace("-", "\\-") in page
        assert "3 of 10" in page or "3 von 10" in page


def test_a_full_table_says_so_in_its_title_block_and_spends_no_section() -> None:
    paper = plan_paper(auenfurt_story().plan, "en")
    assert ("Seats with a voice", "10 of 10") in paper.facts
    assert all(section.heading != "Who took part" for section in paper.sections)


def test_who_was_silent_is_named_inside_and_counted_outside() -> None:
    story = Story()
    (item,) = story.put("A goal")
    story.all_say(item, but=("JVA", "KL"))
    story.close()
    inside, outside = (_section(plan_paper(one, "en").sections) for one in (story.plan, public(story.plan)))
    names = sorted(story.seats[code].agency for code in ("JVA", "KL"))
    assert sorted(inside.removeprefix("G1, no answer: ").split(", ")) == names
    assert outside == "G1, no answer: 2 seats"


def _section(sections: tuple[Section, ...]) -> str:
    (found,) = [one for one in sections if one.heading == "Who took part"]
    (points,) = [block for block in found.blocks if isinstance(block, Points)]
    return points.items[0]
