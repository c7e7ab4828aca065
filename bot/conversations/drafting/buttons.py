"""What can be pressed: preparing a round."""

from typing import Annotated

from bot.panel.buttons import button
from dialogs.methods.positions import Fallback


@button("dry")
class DeadlineInDays:
    days: Annotated[int, range(1, 91)]


@button("drm")
class DeadlineInMinutes:
    minutes: Annotated[int, range(5, 24 * 60 + 1)]


@button("drw")
class OpenInDays:
    """At nine o'clock, so many working days from now."""

    days: Annotated[int, range(1, 61)]


@button("drf")
class ChooseFallback:
    fallback: Fallback


@button("drs")
class ScheduleRound:
    """Put it on for the moment chosen."""
