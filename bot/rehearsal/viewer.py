"""One tab of the browser: whom it plays, in which language; an act writes here what it shows next."""

from dataclasses import dataclass

from bot.rehearsal.people import Person
from bot.texts.words import Words, words_for


@dataclass(slots=True)
class Viewer:
    """`pane`: what to turn to ("group", "phone", "plan"); `toast`: what the presser was told."""

    person: Person
    language: str
    pane: str = ""
    toast: str = ""

    @property
    def words(self) -> Words:
        return words_for(self.language)

    def be(self, person: Person, pane: str = "") -> None:
        self.person = person
        self.pane = pane or self.pane
