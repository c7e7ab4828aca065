"""A worded document as plain data, whatever the format: sections of blocks, every string plain text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Style(StrEnum):
    PLAIN = "plain"
    SMALL = "small"
    BOXED = "boxed"  # the fixed sentence
    WARNING = "warning"


class Tone(StrEnum):
    """How an outcome looks; its word says the same."""

    STANDS = "stands"
    WAITS = "waits"
    FELL = "fell"


@dataclass(frozen=True, slots=True)
class Para:
    text: str
    style: Style = Style.PLAIN
    kind: str = "para"


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and its value."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are shares of the line; `title` says what it shows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    kind: str = "grid"


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[str, ...]
    title: str = ""
    kind: str = "points"


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, in their own language and words; `text` "" if nothing was written."""

    who: str
    text: str
    note: str = ""
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as the first page shows it: `text` is what was adopted, `line` says it in plain words."""

    label: str
    text: str
    line: str
    outcome: str
    tone: Tone
    remarks: tuple[str, ...]
    line_label: str = ""
    kind: str = "goal"


Block = Para | Facts | Grid | Points | Quote | Goal


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`language`: the labels'; `written_in`: what people wrote in. `page` has {page} and {pages} in it."""

    language: str
    written_in: str
    issuer: str
    title: str
    subtitle: str
    footer: str
    page: str
    unprintable: str
    rehearsal: str  # printed across every page, "" for a real one
    made_at: datetime
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
