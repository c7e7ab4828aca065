"""File names: day in the table's zone, kind in the document's language, city in plain letters, version."""

import pytest

from bot.documents.file_name import plan_file_name, spelled
from dialogs.plan.model import Plan
from tests.dialogs.plan.story import Story, auenfurt_story


def test_both_languages() -> None:
    plan = auenfurt_story().plan
    assert plan_file_name(plan, "en", "pdf") == "2026-12-14_action-plan_Auenfurt_V01.pdf"
    assert plan_file_name(plan, "de", "md") == "2026-12-14_massnahmenplan_Auenfurt_V01.md"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Köln", "Koeln"), ("Groß-Gerau", "Gross-Gerau"), ("Łódź / Śródmieście", "Lodz-Srodmiescie"),
        ("../../etc", "etc"), ("Αθήνα", "table"), ("", "table"), ("x" * 200, "x" * 60),
        ("Mu\u0308nchen", "Muenchen"),
    ],
)  # fmt: skip
def test_a_city_in_plain_letters(name: str, plain: str) -> None:
    assert spelled(name) == plain


def test_without_a_version_there_is_no_name() -> None:
    story = Story()
    story.put("A goal")
    plan: Plan = story.plan
    with pytest.raises(ValueError, match="no agreement yet"):
        plan_file_name(plan, "en", "pdf")
