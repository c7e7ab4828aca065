"""No list of single lines is torn apart: what a loop repeats ends with one break, not with an empty line."""

import pytest
from jinja2 import nodes

from tests.house.test_template_spaces import ALL, parsed


def torn(template: nodes.Template) -> list[int]:
    return [loop.lineno for loop in template.find_all(nodes.For) if _is_torn(loop)]


def _is_torn(loop: nodes.For) -> bool:
    """One line is drawn each time, and an empty one after it."""
    written = [data.data for node in loop.body for data in node.find_all(nodes.TemplateData)]
    breaks = [text for text in written if "\n" in text]
    return bool(breaks) and breaks[-1].endswith("\n\n") and not any("\n" in text for text in breaks[:-1])


PARAGRAPHS = {"notices/privacy.html", "panel/home.html"}
"""What these repeat are paragraphs: a table's each."""
SENTENCES = ("toasts/", "refusals/", "reasons/")


@pytest.mark.parametrize("name", sorted(set(ALL) - PARAGRAPHS))
def test_a_list_is_not_torn(name: str) -> None:
    assert name.startswith(SENTENCES) or torn(parsed(name)) == []
