"""The time a run may take, all stages together, and who hears how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dialogs.roles.allocation import Progress, Stage

Listener = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Deadline:
    """`limit` in seconds, None for as long as it takes; it begins when this is made."""

    limit: float | None = None
    listener: Listener | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    def left(self, share: float = 1.0) -> float:
        """Seconds left until that share of the limit has passed; not below zero."""
        return float("inf") if self.limit is None else max(0.0, share * self.limit - self.seconds)

    def tell(self, stage: Stage, gap: float | None = None) -> None:
        if self.listener:
            self.listener(Progress(stage, self.seconds, gap))
