"""A plain-language line leads the wording and never stands for it: what is decided is the wording."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.conversations.board.screens import board_screen
from bot.conversations.result.screens import result_screen
from bot.documents.plan_markdown import plan_markdown
from bot.documents.plan_paper import plan_paper
from bot.texts.words import templates, words_for
from dialogs.methods.positions import Outcome
from dialogs.rounds.board_view import board_view
from dialogs.rounds.model import Round
from dialogs.rounds.result_view import result_view
from tests.dialogs.plan.story import Story

ROOT = Path(__file__).parents[3]
LINE, WORDING = "Help without fear", "No identity checks at the entrance of help sites"
SOURCES = [*templates().values(), *(ROOT / "bot").rglob("*.py"), *(ROOT / "dialogs").rglob("*.py")]
GOAL = SimpleNamespace(label="G1", text=WORDING, line=LINE, version=1, agency="", days=1, overdue=False)


def test_nowhere_is_the_line_shown_instead_of_the_wording() -> None:
    instead = re.compile(r"\.line or |\bline or \w*\.?text|text if not \w+\.line")
    assert [path.name for path in SOURCES if instead.search(path.read_text(encoding="utf-8"))] == []


def test_every_template_that_shows_a_line_shows_the_wording() -> None:
    for path in templates().values():
        text = path.read_text(encoding="utf-8")
        if re.search(r"\bline\b\s*[|}]", text):
            assert re.search(r"\btext\b\s*[|}]", text), path.name


@pytest.mark.parametrize(
    ("template", "facts"),
    [
        ("panel/draft_goals", {"goals": [(GOAL, True)], "limit": 7}),
        ("panel/desk_goal", {"goal": GOAL}),
        ("panel/propose_preview", {"table": "Auenfurt", "text": WORDING, "line": LINE}),
        ("notices/goal_waits", {"table": "", "goal": GOAL}),
    ],
)
def test_a_page_shows_both(template: str, facts: dict[str, object]) -> None:
    said = words_for("en").render(template, **facts)
    assert LINE in said and WORDING in said


def _closed(count: int = 1) -> Story:
    story = Story()
    items = story.put(*(f"{WORDING} {at}" for at in range(count)), line=LINE)
    for item in items:
        story.all_say(item)
    return story


@pytest.mark.parametrize("count", [1, 3])
def test_board_and_result_show_both(count: int) -> None:
    story = _closed(count)
    held = story.work.find(Round)[0]
    board = board_screen(words_for("en"), board_view(story.work, held.id)).text
    story.close()
    told = result_screen(words_for("en"), result_view(story.work, held.id)).text
    for said in (board, told):
        assert said.count(LINE) == count
        assert all(f"{WORDING} {at}" in said for at in range(count))


def test_the_plan_puts_the_wording_first() -> None:
    story = _closed()
    story.close()
    said = plan_markdown(plan_paper(story.plan, "en")).decode()
    assert story.plan.goals[0].result is Outcome.ADOPTED
    assert f"**G1** · {WORDING} 0" in said and f"In plain words: {LINE}" in said
