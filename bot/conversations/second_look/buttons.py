"""What can be pressed: a second look at typed text."""

from bot.panel.buttons import button


@button("slw")
class WriteItAnew:
    pass
