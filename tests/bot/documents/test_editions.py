"""Each edition in each format says what it may, no more: texts, names, properties, file names."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.documents.file_name import plan_file_name
from bot.documents.paper import Facts, Grid, Paper
from bot.documents.plan_markdown import plan_markdown
from bot.documents.plan_paper import plan_paper
from bot.documents.plan_pdf import plan_pdf
from bot.texts.words import words_for
from dialogs.plan.editions import public
from dialogs.plan.model import Plan
from tests.bot.documents.withheld import NAMES, RELEASED, SECRETS, Told, told
from tests.dialogs.plan.story import Story

LANGUAGES = ("en", "de")


def _pdf(paper: Paper) -> str:
    read = PdfReader(BytesIO(plan_pdf(paper)))
    text = " ".join(page.extract_text() for page in read.pages)
    return " ".join((text + repr(read.metadata) + repr(read.xmp_metadata)).replace("\u00ad", "").split())


def _markdown(paper: Paper) -> str:
    return " ".join(plan_markdown(paper).decode().split())


FORMATS: dict[str, Callable[[Paper], str]] = {"pdf": _pdf, "md": _markdown}


@pytest.fixture(scope="module", params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> tuple[str, Told]:
    return request.param, told(request.param)


@pytest.mark.parametrize("wanted", FORMATS)
def test_the_internal_edition_says_all_of_it(spoken: tuple[str, Told], wanted: str) -> None:
    language, known = spoken
    said = FORMATS[wanted](plan_paper(known.internal, language))
    assert [kind for kind, word in SECRETS.items() if word not in said] == []
    assert RELEASED in said


@pytest.mark.parametrize("wanted", FORMATS)
def test_the_public_edition_says_none_of_it(spoken: tuple[str, Told], wanted: str) -> None:
    language, known = spoken
    said = FORMATS[wanted](plan_paper(public(known.internal), language))
    assert [kind for kind, word in SECRETS.items() if word in said] == []
    assert RELEASED in said, "an opinion its author released"


def test_nothing_withheld_is_left_in_the_public_plan_itself(spoken: tuple[str, Told]) -> None:
    """Whatever format comes next starts from this value."""
    shown = repr(public(spoken[1].internal))
    assert [kind for kind, word in SECRETS.items() if word in shown] == []


@pytest.mark.parametrize("wanted", FORMATS)
def test_beyond_the_electorate_the_public_edition_names_only_who_released(
    spoken: tuple[str, Told], wanted: str
) -> None:
    language, known = spoken
    said = FORMATS[wanted](_without_electorates(plan_paper(public(known.internal), language), language))
    assert [name for name in NAMES.values() if name in said] == [NAMES["SHG"]]
    assert said.count(NAMES["SHG"]) == 1, "above the opinion its author released"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_silent_pillar_is_not_named_where_the_electorate_tells_its_seats(language: str) -> None:
    plan = told(language).internal
    silent = "Prävention" if language == "de" else "prevention"
    bare = _markdown(_without_electorates(plan_paper(public(plan), language), language))
    assert silent not in bare
    assert silent in _markdown(_without_electorates(plan_paper(plan, language), language))


def _without_electorates(paper: Paper, language: str) -> Paper:
    words = words_for(language)
    listed = words._("Electorate, frozen at the opening")
    vacant = words._("Vacant seats")
    sections = []
    for section in paper.sections:
        blocks = [
            replace(block, rows=tuple(row for row in block.rows if row[0] != vacant))
            if isinstance(block, Facts)
            else block
            for block in section.blocks
            if not (isinstance(block, Grid) and block.title == listed)
        ]
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(paper, sections=tuple(sections))


def test_the_tallies_are_the_same_in_both(spoken: tuple[str, Told]) -> None:
    language, known = spoken
    inside, outside = (
        [row for grid in _tallies(plan_paper(plan, language), language) for row in grid.rows]
        for plan in (known.internal, public(known.internal))
    )
    assert inside == outside and inside


def _tallies(paper: Paper, language: str) -> list[Grid]:
    title = words_for(language)._("Tally")
    blocks = (block for section in paper.sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, Grid) and block.title == title]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["pdf", "md"])
def test_no_edition_carries_the_others_file_name(language: str, ending: str) -> None:
    plan = told(language).internal
    names = {plan_file_name(one, language, ending) for one in (plan, public(plan))}
    assert len(names) == 2
    mark = {"en": "public", "de": "oeffentlich"}[language]
    assert any(re.search(rf"_V\d\d_{mark}\.{ending}$", name) for name in names)


def _unanimous() -> Plan:
    story = Story()
    (item,) = story.put("A goal")
    story.all_say(item)
    story.close()
    return story.plan


def test_names_are_said_to_be_elsewhere_only_where_some_were_left_out() -> None:
    sentence = "Reasons and names are in the internal edition."
    whole = public(_unanimous())
    assert not whole.is_shortened and sentence not in _markdown(plan_paper(whole, "en"))
    shortened = public(told().internal)
    assert shortened.is_shortened and sentence in _markdown(plan_paper(shortened, "en"))
