"""What can be pressed: where a person begins."""

from typing import Annotated

from bot.panel.buttons import button
from bot.texts.glossary import LANGUAGES


@button("tl")
class ChooseLanguage:
    language: Annotated[str, LANGUAGES]
