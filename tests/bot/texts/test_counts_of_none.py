"""“0 agencies”, “overdue, 0 days”: where a count may be none, a sentence of its own says so."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from jinja2 import Environment, nodes

from bot.texts.words import templates, words_for
from bot.upkeep.checkup import check_machine
from tests.bot.commands.test_doctor import GOOD, NOW

NEVER_NONE = {
    "boards/card.html": "overdue after 14 days",
    "notices/letters.html": "refused where no seat is vacant",
    "panel/extend_reason.html": "a deadline is moved by a day at least",
    "panel/seats.html": "counted after “There is no agency yet”",
    "readiness/never_reached.html": "a warning names somebody",
    "readiness/unknown_people.html": "a warning names somebody",
    "toasts/table.html": "a table opens with a seat; links are refused where none is wanted",
}
"""Why the count of such a sentence is never 0; sentences of reasons have tables of their own."""


def _unguarded(node: nodes.Node, conditions: tuple[str, ...] = ()) -> Iterator[str]:
    """Counts of {% pluralize %} that no surrounding {% if %} names."""
    if isinstance(node, nodes.If):
        inside = (*conditions, str(node.test))
        for child in (*node.body, *node.elif_):
            yield from _unguarded(child, inside if child in node.body else conditions)
        for child in node.else_:
            yield from _unguarded(child, inside)
        return
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") == "ngettext":
        count = _counted(node)
        if not any(str(count) in said for said in conditions):
            yield str(count)
    for child in node.iter_child_nodes():
        yield from _unguarded(child, conditions)


def _counted(call: nodes.Call) -> nodes.Node:
    """What is counted: of a list the list itself, of a name bound in the tag what it stands for."""
    count = call.args[2]
    bound = {one.key: one.value for one in call.kwargs}
    if isinstance(count, nodes.Name) and count.name in bound:
        count = bound[count.name]
    if isinstance(count, nodes.Filter) and count.name == "length" and count.node is not None:
        return count.node
    return count


@pytest.mark.parametrize("name", sorted(one for one in templates() if not one.startswith("reasons/")))
def test_a_counted_sentence_is_said_only_of_some(name: str) -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    tree = environment.parse(templates()[name].read_text())
    found = list(_unguarded(tree))
    assert bool(found) == (name in NEVER_NONE), found


@pytest.mark.parametrize(
    ("age", "english", "german"),
    [
        (timedelta(hours=3), "less than a day old", "weniger als einen Tag alt"),
        (timedelta(days=1), "1 day old", "1 Tag alt"),
        (timedelta(days=2), "2 days old", "2 Tage alt"),
    ],
)
def test_the_doctor_names_no_age_of_none(age: timedelta, english: str, german: str) -> None:
    told = [
        one.found
        for language in ("en", "de")
        for one in check_machine(GOOD, NOW - age, NOW, words_for(language))
        if one.found in (english, german)
    ]
    assert told == [english, german]
