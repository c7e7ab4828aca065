"""Every refusal and toast that code names has its sentence, short enough for an alert, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.panel.toast import MOST_UNITS
from bot.texts.words import TEMPLATES, Words, words_for

ROOT = Path(__file__).parents[3]
_BLOCK = re.compile(r"{%-?\s*block (\w+)\s*-?%}(.*?){%-?\s*endblock", re.DOTALL)
_TRANS = re.compile(r"{%-?\s*trans\b.*?%}(.*?){%-?\s*endtrans", re.DOTALL)
_PLURAL = re.compile(r"{%-?\s*pluralize.*?%}")
_FACT = re.compile(r"{{\s*(\w+)\s*}}")


def test_every_refusal_has_a_sentence() -> None:
    named = set(_first_arguments("Refusal"))
    assert len(named) > 60
    assert named - words_for("en").sentences("refusals/") == set()


def test_every_toast_has_a_sentence() -> None:
    named = set(_first_arguments("Toast"))
    assert named
    assert named - words_for("en").sentences("toasts/") == set()


def test_every_sentence_can_be_said() -> None:
    """None is left over from a refusal that is no longer raised."""
    named = set(_first_arguments("Refusal"))
    literals = set(_literals())
    assert {code for code in words_for("en").sentences("refusals/") - named if code not in literals} == set()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("folder", ["toasts/", "refusals/"])
def test_sentences_fit_an_alert(language: str, folder: str) -> None:
    """With every fact twelve characters long."""
    words = words_for(language)
    lengths = {
        code: max(len(_filled(words, text)) for text in texts) for code, texts in _blocks(folder).items()
    }
    assert {code: length for code, length in lengths.items() if length > MOST_UNITS} == {}


def _blocks(folder: str) -> dict[str, list[str]]:
    """By code, the texts said in its block."""
    found = {}
    for path in (TEMPLATES / folder).glob("*.html"):
        for code, body in _BLOCK.findall(path.read_text(encoding="utf-8")):
            found[code] = [form for text in _TRANS.findall(body) for form in _PLURAL.split(text)]
    return found


def _filled(words: Words, text: str) -> str:
    msgid = _FACT.sub(r"%(\1)s", " ".join(text.split()))
    return re.sub(r"%\(\w+\)s", "x" * 12, words.translations.gettext(msgid))


def _first_arguments(name: str) -> Iterator[str]:
    """The string literals given first to calls of `name` in the code."""
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield from _codes(node.args[0]) if node.args else ()


def _codes(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _codes(node.body)
        yield from _codes(node.orelse)


def _literals() -> Iterator[str]:
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _trees() -> Iterator[ast.Module]:
    for package in ("bot", "dialogs", "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))
