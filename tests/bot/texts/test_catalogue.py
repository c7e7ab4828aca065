"""The German catalogue is complete, and the check finds what would make it incomplete."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog

from bot.texts.catalogue import TRANSLATED, check, extracted, problems, read
from bot.texts.words import templates


def test_every_text_is_translated() -> None:
    assert check() == []


def test_texts_come_from_code_and_templates() -> None:
    template = extracted()
    assert "Use these" in template and "Which agency?" in template


@pytest.mark.parametrize(
    ("translated", "flags", "found"),
    [
        ("Sitz: %(agency)s", (), []),
        ("", (), ["not translated"]),
        ("Sitz: %(name)s", (), ["other placeholders"]),
        ("<b>Sitz</b>: %(agency)s", (), ["other tags"]),
        ("Sitz: %(agency)s", ("fuzzy",), ["fuzzy"]),
    ],
)
def test_the_check_finds_what_is_wrong(translated: str, flags: tuple[str, ...], found: list[str]) -> None:
    template, translation = Catalog(), Catalog(locale="de")
    template.add("Seat: %(agency)s")
    translation.add("Seat: %(agency)s", translated, flags=flags)
    assert [said.partition(":")[0] for said in problems(template, translation)] == found


def test_the_check_finds_what_is_no_longer_used() -> None:
    translation = Catalog(locale="de")
    translation.add("Gone", "Weg")
    assert list(problems(Catalog(), translation)) == ["no longer used: 'Gone'"]


def test_templates_say_nothing_by_themselves() -> None:
    """Only {% trans %}: no `_()`, and no word of a language outside it."""
    assert {name: said for name, text in _templates() if (said := _untranslated(text))} == {}


def test_untranslated_words_would_be_found() -> None:
    assert _untranslated("{{ _('Seats') }}")
    assert _untranslated("<b>Seats</b> {% trans %}held{% endtrans %}")
    assert not _untranslated(
        '{% if a == "Seats" %}{% trans %}held{% endtrans %}{% endif %} <i>{{ name }}</i>'
    )


def test_the_glossary_is_kept() -> None:
    """No "Beschluss", "Protokoll" only in "Protokollnotiz", and people are addressed with "Sie"."""
    for language in TRANSLATED:
        for message in read(language):
            forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            said = " ".join(form or "" for form in forms)
            assert not re.search("Beschluss(?!fähig)", said), said
            assert not re.search(r"Protokoll(?!notiz)", said), said
            assert not re.search(r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*)\b", said), said


def _templates() -> Iterator[tuple[str, str]]:
    for name, path in templates().items():
        yield name, path.read_text(encoding="utf-8")


def _untranslated(text: str) -> list[str]:
    if re.search(r"[{%(, ]_\(", text):
        return ["_()"]
    bare = re.sub(r"{%-?\s*trans\b.*?endtrans\s*-?%}", "", text, flags=re.DOTALL)
    bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>|&\w+;", "", bare, flags=re.DOTALL)
    return re.findall(r"[^\W\d_]{2,}", bare)
