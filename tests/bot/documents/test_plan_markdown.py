"""The Markdown: the paper's structure and nothing else; what people wrote stays what they wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.documents.plan_markdown import escaped, plan_markdown
from bot.documents.plan_paper import plan_paper
from dialogs.methods.positions import Position
from dialogs.plan.editions import public
from tests.dialogs.plan.story import Story, auenfurt_story

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
MARKUP = (
    "# no heading\n- no list\n1. no number\n**no bold** [no](link) <b>no html</b> `no` | no | ~~no~~ &amp; \\"
)


def inline(text: str) -> list[Token]:
    return [child for token in READER.parse(text) for child in token.children or ()]


def shown(text: str) -> str:
    """What a reader of the rendered Markdown sees."""
    said = {"text": lambda token: token.content, "softbreak": lambda _: "\n", "hardbreak": lambda _: "\n"}
    return "".join(said[token.type](token) for token in inline(text))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_an_escaped_text_is_read_as_itself(text: str) -> None:
    assert [token.type for token in READER.parse(escaped(text))] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
    assert shown(escaped(text)) == text


@pytest.mark.parametrize("text", ["#x", "# x", "1. x", "12) x", "- x", "+ x", "===", "---", "> x", "    x"])
def test_no_line_begins_a_block(text: str) -> None:
    assert READER.parse(escaped(text.strip()))[0].type == "paragraph_open"


def marked_story() -> Story:
    story = Story()
    (item,) = story.put(MARKUP, line="| a | *b* |")
    story.explain("OA", item, Position.NOTE, "first\n\n# second\n    third")
    story.all_say(item, but=("OA",))
    story.close()
    return story


def test_nothing_written_becomes_markup() -> None:
    tokens = READER.parse(plan_markdown(plan_paper(marked_story().plan, "en")).decode())
    headings = [tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open"]
    assert headings[0] == "Agreed goals" and not any(
        "no heading" in one or "second" in one for one in headings
    )
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "strong_open", "strong_close", "em_open", "em_close", "softbreak", "hardbreak"}
    assert not {"code_block", "fence", "html_block", "ordered_list_open", "hr"} & {one.type for one in tokens}


def test_every_row_of_every_table_has_its_cells() -> None:
    tokens = READER.parse(plan_markdown(plan_paper(marked_story().plan, "en")).decode())
    assert sum(one.type == "table_open" for one in tokens) == 4  # versions, register, electorate, tally
    widths, cells = [], 0
    for token in tokens:
        cells += token.type in ("th_open", "td_open")
        if token.type == "tr_close":
            widths.append(cells)
            cells = 0
    assert set(widths) == {2, 5, 6}


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_says_what_the_pdf_says(language: str) -> None:
    story = auenfurt_story(language)
    text = plan_markdown(plan_paper(story.plan, language, rehearsal=True)).decode()
    for said in (story.plan.last.hash, "G5", "REHEARSAL – not an agreement", "PROBE – keine Vereinbarung"):
        assert said in text
    assert text.endswith("\n") and "\n\n\n" not in text


def test_the_public_edition_has_no_reasons() -> None:
    text = plan_markdown(plan_paper(public(auenfurt_story().plan), "en")).decode()
    assert "fear of checks" not in text and "nuisance" not in text
