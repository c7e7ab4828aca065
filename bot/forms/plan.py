"""The plan's button: the same files in the other language."""

from typing import Annotated

from bot.buttons import button
from bot.texts.glossary import LANGUAGES


@button("pl")
class PlanIn:
    table_id: int
    language: Annotated[str, LANGUAGES]
