"""How a pillar is named."""

from bot.texts.words import Words
from dialogs.methods.positions import Pillar


def pillar_name(words: Words, pillar: Pillar | None) -> str:
    return words.term(pillar) if pillar else words._("lived experience")
