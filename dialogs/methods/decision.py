"""A decision: its outcome, the figures it rests on and the reasons that explain it."""

from dataclasses import dataclass

from dialogs.methods.count import Tally
from dialogs.methods.positions import Outcome
from dialogs.methods.quorum import Missing
from dialogs.methods.reasons import Reason


@dataclass(frozen=True, slots=True)
class Decision:
    """`pending` names the seats whose approval or confirmation is still open.

    `missing` lists what the pillar rule misses, whatever the outcome; `provisional` is True when an adoption
    stands without them: each seat in `missing_seats` may object for 14 days after closing.
    """

    outcome: Outcome
    tally: Tally
    no_answer: tuple[str, ...]
    pending: tuple[str, ...]
    missing: tuple[Missing, ...]
    provisional: bool
    reasons: tuple[Reason, ...]

    @property
    def missing_seats(self) -> frozenset[str]:
        return frozenset(seat for missing in self.missing for seat in missing.seats)
