"""What can be pressed: setting up a table."""

from typing import Annotated

from bot.panel.buttons import button
from bot.texts.glossary import LANGUAGES
from dialogs.table.settings import QUORUMS, REMINDER_HOURS


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
