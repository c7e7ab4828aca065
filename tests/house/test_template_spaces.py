"""No template runs two texts together: blocks swallow the space before and the break after themselves.

Walks each template's syntax tree, along every path, and reports two outputs with nothing between them.
"""

import re
from collections.abc import Iterable, Sequence

import pytest
from jinja2 import nodes

from bot.texts.words import templates, words_for

START, SPACE, SAID = "start", "space", "said"
State = frozenset[str]
BEGUN: State = frozenset({START})
PUNCTUATION = tuple(",.;:")
TAG = re.compile(r"</?(?:b|i|s|code|a|blockquote)>")


class Walk:
    """`found`: lines where a text follows another at once. What a path may have said last is its state."""

    def __init__(self) -> None:
        self.found: list[int] = []
        self.environment = words_for("en")._environment

    def through(self, body: Iterable[nodes.Node], state: State) -> State:
        for node in body:
            state = self._one(node, state)
        return state

    def _one(self, node: nodes.Node, state: State) -> State:
        match node:
            case nodes.Output():
                return self._output(node, state)
            case nodes.If():
                paths = [self.through(node.body, state)]
                paths += [self._one(branch, state) for branch in node.elif_]
                paths.append(self.through(node.else_, state))
                return frozenset().union(*paths)
            case nodes.For():
                once = self.through(node.body, state)
                return state | once | self.through(node.body, once) | self.through(node.else_, state)
            case nodes.Block() | nodes.Macro():
                self.through(node.body, BEGUN)
                return state
            case nodes.Scope() | nodes.ScopedEvalContextModifier():
                return self.through(node.body, state)
            case nodes.Include():
                assert isinstance(node.template, nodes.Const)
                return self.through(parsed(node.template.value).body, state)
            case _:
                return state

    def _output(self, node: nodes.Output, state: State) -> State:
        for part in node.nodes:
            state = self._part(part, state)
        return state

    def _part(self, part: nodes.Expr, state: State) -> State:
        text = _constant(part)
        if text is None:
            if SAID in state and not _begins_with_punctuation(part):
                self.found.append(part.lineno)
            return frozenset({SAID})
        return _after(text, state)


def _constant(part: nodes.Expr) -> str | None:
    if isinstance(part, nodes.TemplateData):
        return part.data
    if isinstance(part, nodes.Const):
        return str(part.value)
    if isinstance(part, nodes.CondExpr) and isinstance(part.expr1, nodes.Const):
        return str(part.expr1.value)
    return None


def _begins_with_punctuation(part: nodes.Expr) -> bool:
    """A sentence's second half, such as “, 3 may.”."""
    wanted = part.node if isinstance(part, nodes.Call) else part
    if not (isinstance(part, nodes.Call) and isinstance(wanted, nodes.Name) and part.args):
        return False
    first = part.args[0]
    return isinstance(first, nodes.Const) and str(first.value).startswith(PUNCTUATION)


def _after(text: str, state: State) -> State:
    """Whatever is written between two texts parts them, but marks of emphasis do not."""
    return frozenset({SPACE}) if TAG.sub("", text) else state


def parsed(name: str) -> nodes.Template:
    return words_for("en")._environment.parse(templates()[name].read_text(encoding="utf-8"))


def joined(names: Sequence[str]) -> dict[str, list[int]]:
    return {name: lines for name in names if (lines := _lines(name))}


def _lines(name: str) -> list[int]:
    walk = Walk()
    walk.through(parsed(name).body, BEGUN)
    return sorted(set(walk.found))


ALL = sorted(templates())


def test_no_two_texts_run_together() -> None:
    assert joined(ALL) == {}


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("{% trans %}One.{% endtrans %}\n {% trans %}Two.{% endtrans %}", True),
        ("{% trans %}One.{% endtrans %}\n\n{% trans %}Two.{% endtrans %}", False),
        ("{% if a %}\n{% trans %}One.{% endtrans %}\n{% endif %}\n{% trans %}Two.{% endtrans %}", True),
        ("{% if a %}{% trans %}One.{% endtrans %}{% else %}{% trans %}Two.{% endtrans %}{% endif %}", False),
        ('{% trans %}One.{% endtrans %}{{ " " }}{% trans %}Two.{% endtrans %}', False),
        ("{% for a in b %}\n{{ a }}{% endfor %}", True),
    ],
)
def test_what_would_be_found(source: str, wrong: bool) -> None:
    walk = Walk()
    walk.through(walk.environment.parse(source).body, BEGUN)
    assert bool(walk.found) is wrong
