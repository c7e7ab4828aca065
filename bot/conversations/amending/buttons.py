"""What can be pressed: the next version of a goal."""

from bot.panel.buttons import button


@button("va")
class Amend:
    """Ask for the new wording."""

    proposal_id: int


@button("vn")
class NoLine:
    """The new version has no plain-language line."""


@button("vw")
class WriteVersion:
    """What is typed so far becomes the new version."""


@button("vc")
class AnswerVersion:
    confirmation_id: int
    agrees: bool


@button("vp")
class PutWithoutWaiting:
    proposal_id: int
