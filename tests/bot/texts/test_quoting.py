"""Facts as sentences print them: marks within marks, large numbers, in every text of both catalogues."""

import re
from fractions import Fraction
from typing import Any

import pytest

from bot.texts.catalogue import read
from bot.texts.quoting import entering
from bot.texts.words import words_for

FACT = re.compile(r"%\((\w+)\)[sd]")
QUOTED = {"en": re.compile("“[^”]*”"), "de": re.compile("„[^“]*“")}
INNER = {"en": "“One” seat", "de": "Der Sitz „Eins“"}


def texts(language: str) -> list[str]:
    found: list[str] = []
    for message in read("de"):
        forms: Any = message.id if language == "en" else message.string
        if message.id:
            found += [forms] if isinstance(forms, str) else forms
    return found


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_quotation_stands_in_one_of_the_same_marks(language: str) -> None:
    opening, closing = ("“", "”") if language == "en" else ("„", "“")
    checked = 0
    for text in texts(language):
        names = FACT.findall(text)
        quoted = {name for part in QUOTED[language].findall(text) for name in FACT.findall(part)}
        for name in quoted:
            facts = dict.fromkeys(names, "x") | {name: INNER[language]}
            said = text % entering(text, facts, language)
            depth = 0
            for char in said:
                depth += (char == opening) - (char == closing)
                assert 0 <= depth <= 1, said
            checked += 1
    assert checked > 20


@pytest.mark.parametrize(
    ("language", "sentence", "said", "shown"),
    [
        ("de", "So steht es: „%(x)s“", "Der Sitz „JVA“ trägt nicht mit", "„Der Sitz ‚JVA‘ trägt nicht mit“"),
        ("en", "It stands: “%(x)s”", "The “one seat”", "“The ‘one seat’”"),
        ("de", "Der Sitz <b>„%(x)s“</b>", "Verein »Hilfe«", "„Verein ›Hilfe‹“"),
        ("de", "Sie schrieben: %(x)s", "ein „Wort“", "ein „Wort“"),
        ("en", "“What waits” opens %(x)s", "the “chat”", "the “chat”"),
    ],
)  # fmt: skip
def test_marks_within_marks(language: str, sentence: str, said: str, shown: str) -> None:
    assert shown in sentence % entering(sentence, {"x": said}, language)


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [(0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (12345, "12,345", "12.345"),
     (0.5, "0.5", "0,5"), (Fraction(5, 2), "2.5", "2,5"), ("1000", "1000", "1000"), (True, "True", "True")],
)  # fmt: skip
def test_numbers_are_written_as_the_language_does(number: object, english: str, german: str) -> None:
    for language, shown in (("en", english), ("de", german)):
        assert str(entering("%(n)s", {"n": number}, language)["n"]) == shown


@pytest.mark.parametrize(("language", "limit"), [("en", "1,000"), ("de", "1.000")])
def test_a_limit_is_grouped_in_templates_too(language: str, limit: str) -> None:
    words = words_for(language)
    assert limit in words.refusal("text_too_long", field="opinion", limit=1000, length=1200)
    assert limit in words.render("panel/agenda_note", limit=1000, point=None, meeting=None, title="x")


def test_what_a_template_quotes_is_still_escaped() -> None:
    said = words_for("de").render("panel/explore_publish", harm="x", change="y", agency="<b>„A“</b>")
    assert "„&lt;b&gt;‚A‘&lt;/b&gt;“" in said
