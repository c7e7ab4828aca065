"""Buttons that open a page of the panel from anywhere; table 0 asks which table if there are several."""

from bot.buttons import button


@button("dp")
class OpenPropose:
    table_id: int = 0


@button("df")
class OpenDesk:
    table_id: int = 0


@button("dm")
class OpenMine:
    """What waits for me, and what I answered."""


@button("dr")
class OpenRounds:
    """The open rounds of all tables one belongs to."""
