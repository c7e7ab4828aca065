"""What can be pressed: proposing a goal."""

from bot.panel.buttons import button


@button("pb")
class WriteAnew:
    """Back to the goal's text."""
