"""The panel's pages around a table and its seats, and the button that turns to one of them."""

from enum import Enum


class TablePage(Enum):
    HOME = "home"
    LANGUAGE = "language"
    SETUP = "setup"
    CHANGE = "setup_change"
    NAME = "setup_name"
    TABLE_LANGUAGE = "setup_language"
    ZONE = "setup_zone"
    QUORUM = "setup_quorum"
    HOUR = "setup_hour"
    HOLIDAYS = "setup_holidays"
    CONTACT = "setup_contact"
    DATA_OWNER = "setup_owner"
    STARTER = "starter"
    AGENCY_NAME = "agency_name"
    AGENCY_PILLAR = "agency_pillar"
    AGENCY_LIVED = "agency_lived"
    SEATS = "seats"
    SEAT = "seat"
    RENAME = "seat_rename"
    REMOVE = "seat_remove"
    FUNCTION = "seat_function"
    READINESS = "readiness"
    PEOPLE = "people"
    CLAIM = "seat_claim"
    TAKE = "seat_take"
    LEAVE = "seat_leave"


OPEN_TO_ALL = frozenset({TablePage.HOME, TablePage.LANGUAGE, TablePage.LEAVE})
"""Pages a button may turn to without being the table's facilitator."""

REACHED_OTHERWISE = frozenset(
    {TablePage.AGENCY_PILLAR, TablePage.AGENCY_LIVED, TablePage.CLAIM, TablePage.TAKE}
)
"""Pages that need what was typed or pressed before; no button turns to them."""

TURNED_TO = frozenset(TablePage) - REACHED_OTHERWISE
