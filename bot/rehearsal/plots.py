"""How a rehearsal begins: Auenfurt seated, an empty group, or agencies of one's own with their pillars."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.rehearsal.cast import Part, auenfurt
from dialogs.methods.positions import Pillar
from dialogs.table.people import clean_name
from dialogs.table.seating import AGENCY_LIMIT, MOST_SEATS

CITY_LIMIT = 60


class Misplayed(Exception):
    """The page asked for something that is not possible now; the code has its sentence in page_words."""


class Mode(Enum):
    SEATED = "seated"
    EMPTY = "empty"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Plot:
    """`own`: the agencies, where they are not Auenfurt's."""

    mode: Mode = Mode.SEATED
    city: str = "Auenfurt"
    own: tuple[Part, ...] = ()

    @property
    def is_auenfurt(self) -> bool:
        return self.mode is not Mode.OWN

    def parts(self, language: str) -> tuple[Part, ...]:
        return auenfurt(language).parts if self.is_auenfurt else self.own


def own_plot(city: str, agencies: Sequence[tuple[str, str, bool]]) -> Plot:
    """Each agency as name, pillar and whether it speaks from lived experience; or Misplayed."""
    named = clean_name(city, CITY_LIMIT)
    if not named:
        raise Misplayed("city")
    parts: dict[str, Part] = {}
    for given, pillar, lived in agencies:
        name = clean_name(given, AGENCY_LIMIT)
        if not name:
            continue
        if pillar not in [one.value for one in Pillar]:
            raise Misplayed("pillar")
        parts.setdefault(name.casefold(), Part(f"A{len(parts)}", name, Pillar(pillar), lived))
    if not 2 <= len(parts) <= MOST_SEATS:
        raise Misplayed("own")
    return Plot(Mode.OWN, named, tuple(parts.values()))


def agency_names(typed: str) -> list[str]:
    """The agencies typed, one a line, each once, in their order."""
    named: dict[str, str] = {}
    for line in typed.splitlines():
        name = clean_name(line, AGENCY_LIMIT)
        if name:
            named.setdefault(name.casefold(), name)
    if not 2 <= len(named) <= MOST_SEATS:
        raise Misplayed("own")
    return list(named.values())
