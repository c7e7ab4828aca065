"""A new version of a returned goal: its pages and buttons."""

from bot.buttons import button

AMEND, AMEND_LINE, AMEND_PREVIEW, VERSION = "amend", "amend_line", "amend_preview", "version"


@button("vl")
class LookAtVersion:
    proposal_id: int


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
