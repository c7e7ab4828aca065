"""One's own data: the page before everything is blanked, and its button."""

from bot.buttons import button

FORGET = "forget"


@button("of")
class ForgetMe:
    pass


@button("oe")
class ExportMine:
    pass
