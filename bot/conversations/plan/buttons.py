"""What can be pressed: the plan as a document."""

from typing import Annotated

from bot.panel.buttons import button
from bot.texts.glossary import LANGUAGES


@button("pl")
class PlanIn:
    table_id: int
    language: Annotated[str, LANGUAGES]
