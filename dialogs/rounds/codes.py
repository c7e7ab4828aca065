"""The codes that records, use cases and the ledger's entries share; what they are called may never change."""

from enum import Enum


class SilenceKind(Enum):
    NOT_REACHED = "not_reached"  # never pressed Start, or blocked the bot
    NO_ANSWER = "no_answer"
    ANNOUNCED = "announced"


class Agreed(Enum):
    """Is an objection answered by a new version, as its owner says?"""

    WAITING = "waiting"
    YES = "yes"
    NO = "no"


class Act(Enum):
    """What a facilitator who also holds a seat does only with a second one."""

    CLOSE = "close"
    WITHDRAW = "withdraw"
    ENTER = "enter"
    SHEET = "sheet"


class Questionable(Enum):
    """A step of the facilitator that a seat may question."""

    EXTENDED = "extended"
    EARLY_CLOSE = "early_close"
    WITHDRAWN = "withdrawn"
    ENTERED = "entered"
    CLOSED = "closed"


class Cause(Enum):
    """Why a deadline was moved."""

    FACILITATOR = "facilitator"
    AUTOMATIC = "automatic"  # too few were heard at the deadline
    EARLY_CLOSE = "early_close"  # too few were heard at an early close
    OUTAGE = "outage"


class Closed(Enum):
    """What closed a round."""

    DEADLINE = "deadline"
    ALL_ANSWERED = "all_answered"
    EARLY = "early"


class Awaited(Enum):
    """What an agreement waited for until it was confirmed."""

    APPROVALS = "approvals"
    RESPONSES = "responses"  # of seats not heard
