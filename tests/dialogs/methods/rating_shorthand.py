"""Shorthand for ratings, and the strategies that draw them."""

from hypothesis import strategies as st

Row = list[int | None]


def said(digits: str) -> Row:
    """One rating per digit; a full stop is a seat without a rating, blanks are only for the eye."""
    return [None if sign == "." else int(sign) for sign in digits.replace(" ", "")]


def table(*lines: str) -> list[Row]:
    """One line per seat, one digit per item."""
    return [said(line) for line in lines]


GIVEN = st.integers(1, 9)
MAYBE = st.none() | GIVEN


def ratings(fewest: int = 0) -> st.SearchStrategy[list[int]]:
    return st.lists(GIVEN, min_size=fewest, max_size=25)


@st.composite
def tables(draw: st.DrawFn, *, gaps: bool = True) -> list[Row]:
    """Up to eight seats by up to five items."""
    items = draw(st.integers(1, 5))
    row = st.lists(MAYBE if gaps else GIVEN, min_size=items, max_size=items)
    return draw(st.lists(row, max_size=8))
