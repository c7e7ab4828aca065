"""The buttons of a table's set-up."""

from typing import Annotated

from bot.buttons import button
from bot.texts.glossary import LANGUAGES
from dialogs.methods.positions import Pillar
from dialogs.table.settings import QUORUMS, REMINDER_HOURS


@button("tu")
class SetUpTable:
    table_id: int


@button("tc")
class CheckRights:
    table_id: int


@button("td")
class UseThese:
    """The settings shown are good: on to the agencies."""

    table_id: int


@button("ts")
class SpeakLanguage:
    table_id: int
    language: Annotated[str, LANGUAGES]


@button("tz")
class UseZone:
    table_id: int
    zone: str


@button("tq")
class UseQuorum:
    """`quorum` as a fraction, "2/3"."""

    table_id: int
    quorum: Annotated[str, tuple(str(share) for share in QUORUMS)]


@button("tr")
class UsePillarRule:
    table_id: int
    on: bool


@button("th")
class RemindAt:
    table_id: int
    hour: Annotated[int, REMINDER_HOURS]


@button("thk")
class KeepHolidays:
    """`region` by ISO 3166, "DE" or "DE-BW"; "" for none."""

    table_id: int
    region: str


@button("tw")
class WantAgency:
    """An agency of the starter set, by its code: at the table or not."""

    code: str
    wanted: bool


@button("ta")
class SeatStarters:
    """Seat the agencies ticked and open the table."""


@button("tb")
class GivePillar:
    pillar: Pillar


@button("te")
class AddAgency:
    """The agency typed, with its pillar, is seated."""

    lived_experience: bool


@button("to")
class OpenTable:
    table_id: int
