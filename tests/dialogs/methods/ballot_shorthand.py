"""Shorthand for ranked ballots, and strategies that draw them."""

from hypothesis import strategies as st

from dialogs.methods.priorities import Ballot

NAMES = "ABCDEF"


def cast(*lines: str) -> list[Ballot]:
    """One ballot per line "8 A>C=D>B": how often, then the tiers; "3" alone ranks nothing."""
    return [_ballot(*line.split()) for line in lines]


def whole(*lines: str) -> list[Ballot]:
    """The same for "8 ACDB", one letter per tier."""
    return [_ballot(line.split()[0], ">".join(line.split()[1])) for line in lines]


def _ballot(count: str, ranking: str = "") -> Ballot:
    return Ballot(int(count), tuple(tuple(tier.split("=")) for tier in ranking.split(">")) if ranking else ())


def tiers(options: str) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    """Any ballot on the options: full, tied, cut short or empty."""
    places = st.lists(st.integers(0, len(options)), min_size=len(options), max_size=len(options))
    return places.map(lambda drawn: _tiers(options, drawn))


def _tiers(options: str, places: list[int]) -> tuple[tuple[str, ...], ...]:
    """The option's place is its tier; place 0 means unranked."""
    used = sorted(set(places) - {0})
    return tuple(
        tuple(option for option, at in zip(options, places, strict=True) if at == place) for place in used
    )


@st.composite
def profiles(draw: st.DrawFn, *, fewest: int = 1) -> tuple[list[Ballot], str]:
    options = NAMES[: draw(st.integers(fewest, len(NAMES)))]
    ballots = st.builds(Ballot, st.integers(1, 9), tiers(options))
    return draw(st.lists(ballots, max_size=8)), options
