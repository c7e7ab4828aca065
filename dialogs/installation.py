"""Which installation of Roundtable this is: what tells its files and its meetings from another city's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The one row of its kind, made with the database; a backup put back keeps it."""

    id: int = 0
    uid: str  # 32 random hexadecimal digits, never changed
