"""What can be pressed: the agencies at a table."""

from bot.panel.buttons import button


@button("tw")
class WantAgency:
    """An agency of the starter set, by its code: at the table or not."""

    code: str
    wanted: bool
