"""Telegram's HTML: what comes out, and the error sentences. Source: Bot API, "HTML style"."""

import pytest

from bot.rehearsal.entities import Entity, render
from bot.rehearsal.errors import ApiError
from bot.rehearsal.markup import formatted, parse

TAGS = [
    ("<b>a</b>", "bold"),
    ("<strong>a</strong>", "bold"),
    ("<i>a</i>", "italic"),
    ("<em>a</em>", "italic"),
    ("<u>a</u>", "underline"),
    ("<ins>a</ins>", "underline"),
    ("<s>a</s>", "strikethrough"),
    ("<del>a</del>", "strikethrough"),
    ("<code>a</code>", "code"),
    ("<pre>a</pre>", "pre"),
    ("<tg-spoiler>a</tg-spoiler>", "spoiler"),
    ('<span class="tg-spoiler">a</span>', "spoiler"),
    ("<blockquote>a</blockquote>", "blockquote"),
    ("<blockquote expandable>a</blockquote>", "expandable_blockquote"),
    ("<B>a</b>", "bold"),
    ("<b>a</>", "bold"),
]

ERRORS = [
    ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("ü<script>x</script>", 'Unsupported start tag "script" at byte offset 2'),
    ("<b class", "Unclosed start tag at byte offset 0"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("</b>", "Unexpected end tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "kind"), TAGS)
def test_tags_become_entities(source: str, kind: str) -> None:
    assert parse(source).text == "a"
    assert parse(source).entities == (Entity(kind, 0, 1),)


@pytest.mark.parametrize(("source", "reason"), ERRORS)
def test_faulty_markup_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse(source)
    assert (caught.value.code, caught.value.description) == (
        400,
        f"Bad Request: can't parse entities: {reason}",
    )


def test_offsets_count_utf16_units() -> None:
    assert parse("😀<b>ü😀</b>").entities == (Entity("bold", 2, 3),)


def test_references_are_decoded_and_others_stay() -> None:
    assert parse("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;").text == '<>&"AB&nbsp;'


def test_links_and_mentions() -> None:
    parsed = parse('<a href="https://example.org/?x=1&amp;y=2">l</a><a href="tg://user?id=5">m</a><a>n</a>')
    assert parse("<a href='a>b'>l</a>").entities == (Entity("text_link", 0, 1, url="a>b"),)
    assert parsed.entities == (
        Entity("text_link", 0, 1, url="https://example.org/?x=1&y=2"),
        Entity("text_mention", 1, 1, user_id=5),
    )


def test_texts_are_trimmed_and_entities_with_them() -> None:
    assert formatted(" \n<b> a </b>\n", "HTML", ()).entities == (Entity("bold", 0, 1),)


def test_commands_are_marked_outside_code() -> None:
    found = formatted("/plan <code>/not</code> a/b", "HTML", ()).entities
    assert [(entity.type, entity.offset) for entity in found] == [("bot_command", 0), ("code", 6)]


def test_only_a_hundred_entities_are_kept() -> None:
    assert len(formatted("<b>a</b> " * 101, "HTML", ()).entities) == 100


def test_other_parse_modes_are_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("*a*", "MarkdownV2", ())


@pytest.mark.parametrize(
    "source",
    [
        "plain",
        "<b>a <i>b</i></b> c",
        "😀<b>😀</b>&lt;i&gt;",
        '<a href="https://example.org/?x=1&amp;y=2">l</a>',
        "<blockquote expandable>a\n<u>b</u></blockquote>",
    ],
)
def test_a_page_shows_what_was_sent(source: str) -> None:
    parsed = parse(source)
    assert render(parsed.text, parsed.entities) == source


def test_a_page_never_gets_raw_text() -> None:
    assert render("<script>", ()) == "&lt;script&gt;"


def test_the_line_break_that_ends_a_quotation_is_no_empty_line() -> None:
    parsed = parse("<b>a</b>\n<blockquote>b\nc</blockquote>\n\nd\ne")
    assert render(parsed.text, parsed.entities) == "<b>a</b>\n<blockquote>b\nc</blockquote>\nd\ne"
