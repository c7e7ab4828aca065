"""Every reason a decision can give has its sentence, in both languages."""

import ast
import inspect

import pytest

from bot.texts.reasons import reason_text, sentence
from bot.texts.words import words_for
from dialogs.methods import conditions, consent, settlement
from dialogs.methods.consent import decide
from dialogs.methods.positions import Ground, Pillar
from dialogs.methods.reasons import Code, because
from dialogs.methods.rule import Rule
from tests.dialogs.methods.shorthand import said, seated

LANGUAGES = ("en", "de")
SAMPLE = {"pillar": Pillar.HARM_REDUCTION.value, "ground": Ground.LAW.value}


def facts_given() -> dict[str, set[str]]:
    """By code, the facts the methods give with it, read from their own source."""
    found: dict[str, set[str]] = {}
    for module in (conditions, consent, settlement):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because":
                code = node.args[0]
                assert isinstance(code, ast.Attribute)
                found[Code[code.attr].value] = {str(keyword.arg) for keyword in node.keywords}
    return found


def test_every_code_is_given_somewhere_and_has_a_sentence() -> None:
    codes = {code.value for code in Code}
    assert set(facts_given()) == codes
    assert words_for("en").sentences("reasons/") == codes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", list(Code))
@pytest.mark.parametrize("number", [1, 2])
def test_every_sentence_is_worded_from_its_facts(language: str, code: Code, number: int) -> None:
    facts = {name: SAMPLE.get(name, number) for name in facts_given()[code.value]}
    text = sentence(words_for(language), code.value, facts)
    assert text.endswith(".")
    assert "%(" not in text
    if language == "de":
        assert text != sentence(words_for("en"), code.value, facts)


def test_a_ground_not_stated_is_said_so() -> None:
    stands = because(Code.OBJECTION_STANDS, ground="none", count=2)
    assert reason_text(words_for("en"), stands) == "2 objections stand, ground not stated."


def test_a_decision_explains_itself() -> None:
    decision = decide(seated("pthex-----"), said("CCCCSLN..."), Rule())
    assert [reason_text(words_for("en"), one) for one in decision.reasons] == [
        "Quorum met: 7 of 10 seats heard, 7 needed.",
        "Every pillar with a seat was heard, and the lived-experience seat where it is held.",
        "One objection stands, on the ground: law.",
        "Consents: 5 of 10, at least 6 needed, 1 too few.",
        "1 seat stands aside, 3 may.",
        "No pillar stands aside as a whole.",
        "Recorded with it: 1 with a note, 1 standing aside.",
        "Version 1 of at most 3: it may be put again.",
    ]
