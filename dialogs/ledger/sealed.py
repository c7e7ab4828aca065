"""What an edition may withhold: in an entry's body its digest stands, value and salt beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sealed(Generic[T]):
    """Made of a value alone; salt and digest come when its entry is written.

    `value` None: withheld from whoever reads it, or blanked on request; the digest stays. `by`: the person
    who wrote a free text, where it is not the one whose update is handled; kept beside, not in the chain.
    """

    value: T | None
    salt: str = ""
    digest: str = ""
    by: int = field(default=0, compare=False)

    @property
    def known(self) -> T:
        """Raises ValueError where it is withheld."""
        if self.value is None:
            raise ValueError("a value that is withheld here")
        return self.value


Text = Sealed[str]
"""A free text or a name: "" if there is none."""


def shown(seals: Iterable[Sealed[T]]) -> list[T]:
    """The values of those that are not withheld."""
    return [one.value for one in seals if one.value is not None]
