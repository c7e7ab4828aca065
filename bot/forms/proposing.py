"""Proposing a goal: its pages and buttons."""

from bot.buttons import button

TEXT, LINE, PREVIEW, PROPOSED = "propose", "propose_line", "propose_preview", "proposed"


@button("ps")
class SkipLine:
    """No plain-language line."""


@button("pb")
class WriteAnew:
    """Back to the goal's text."""


@button("pc")
class ConfirmProposal:
    """What is typed so far is proposed."""
