"""/help names every command there is for whoever asks."""

import re

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel.router import Where, commands
from bot.texts.words import words_for

FACILITATORS = {"facilitate"}


def registered(where: Where) -> set[str]:
    return {name for name, place in commands if place is where}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("sits", "facilitates"), [(False, False), (True, False), (False, True), (True, True)]
)
def test_in_private_by_role(language: str, sits: bool, facilitates: bool) -> None:
    text = words_for(language).render("notices/help", sits=sits, facilitates=facilitates)
    named = set(re.findall(r"/([a-z]+)", re.sub(r"<[^>]+>", "", text)))
    assert named == registered(Where.PRIVATE) - (set() if facilitates else FACILITATORS)


@pytest.mark.parametrize("language", ["en", "de"])
def test_in_the_group(language: str) -> None:
    named = set(
        re.findall(r"/([a-z]+)", re.sub(r"<[^>]+>", "", words_for(language).render("notices/help_group")))
    )
    assert named == registered(Where.GROUP)
