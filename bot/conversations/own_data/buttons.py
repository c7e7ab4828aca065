"""What can be pressed: a person's own data."""

from bot.panel.buttons import button


@button("of")
class ForgetMe:
    pass


@button("oe")
class ExportMine:
    pass
