"""What the Bot API says of a value in words only: which words it may be, how long, which letters."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Any

from bot.rehearsal.limits import units

PARSE_MODES = ("HTML", "MarkdownV2", "Markdown")
"""The description names them in a text beside it, "Formatting options"."""
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_CHOICE = re.compile(r"\b(?:one of|can be|either|always)\b")
_QUOTED = re.compile(r'"([^"\s]+)"')
_BARE = re.compile(r"must be ([a-z0-9_]+)$")
_ACTION = re.compile(r"([a-z_]+)(?: or ([a-z_]+))? for ")
_LENGTH = re.compile(r"\b(\d+)-(\d+) (characters|bytes)(?! after entit)")
_RANGE = re.compile(r"(?:between |, |; )(\d+)-(\d+)\b(?! (?:characters|bytes))")
_MOST = re.compile(r"(?:At most |list of \d+-)(\d+)\b")
_REQUIRED = re.compile(r"[Rr]equired if (\w+)(?: and (\w+))? (?:is|are)(n't| not|) specified")
_LETTERS = {
    "Only characters A-Z, a-z, 0-9, _ and - are allowed": r"[A-Za-z0-9_-]*",
    "only lowercase English letters, digits and underscores": r"[a-z0-9_]*",
    "two-letter ISO 639-1": r"([a-z]{2})?",
    "HTTP or tg:// URL": r"(https?|tg)://\S+",
    "HTTPS URL": r"(https://\S+)?",
    "in the format @username": r"@\w{4,32}",
}
Rule = Callable[[Any], str]
"""What is wrong with a value, "" for nothing."""


def lacks(description: str, given: Collection[str]) -> bool:
    """Whether a parameter that was not given is required beside, or instead of, what was."""
    for first, second, without in _REQUIRED.findall(description):
        are_given = {name in given for name in (first, second) if name}
        if are_given == ({False} if without else {True}):
            return True
    return False


def problem(value: Any, description: str, updates: Sequence[str]) -> str:
    """`updates`: the kinds of update there are. The first thing that is wrong, "" for none."""
    for each in value if isinstance(value, list) and all(isinstance(one, str) for one in value) else [value]:
        for rule in _rules(description, tuple(updates)):
            if found := rule(each):
                return found
    return _too_many(value, description) if isinstance(value, list) else ""


def words_of(description: str) -> tuple[str, ...]:
    """The words a text may be; none where it may be any."""
    if description.startswith("Mode for parsing entities"):
        return PARSE_MODES
    for sentence in _SENTENCES.split(description):
        if "Choose one" in sentence:
            return tuple(word for pair in _ACTION.findall(sentence) for word in pair if word)
        if found := _BARE.search(sentence.rstrip(".")):
            return (found[1],)
        if _CHOICE.search(sentence) and (quoted := _QUOTED.findall(sentence)):
            return tuple(quoted)
    return ()


@lru_cache(maxsize=10_000)
def _rules(description: str, updates: tuple[str, ...]) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    if words := updates if "of the update types" in description else words_of(description):
        rules.append(lambda value: _one_of(value, words))
    if length := _LENGTH.search(description):
        rules.append(lambda value: _long(value, int(length[1]), int(length[2]), length[3]))
    elif within := _RANGE.search(description):
        rules.append(lambda value: _within(value, int(within[1]), int(within[2])))
    rules += [_spelled(letters) for told, letters in _LETTERS.items() if told in description]
    return tuple(rules)


def _one_of(value: Any, words: Sequence[str]) -> str:
    return f"one of {', '.join(words)} expected" if isinstance(value, str) and value not in words else ""


def _long(value: Any, least: int, most: int, counted: str) -> str:
    if not isinstance(value, str):
        return ""
    length = units(value) if counted == "characters" else len(value.encode("utf-8", "surrogatepass"))
    return "" if least <= length <= most else f"{least}-{most} {counted} expected, {length} given"


def _within(value: Any, least: int, most: int) -> str:
    if not isinstance(value, int) or isinstance(value, bool) or least <= value <= most:
        return ""
    return f"{least}-{most} expected, {value} given"


def _spelled(letters: str) -> Rule:
    pattern = re.compile(letters)
    return lambda value: (
        f"not spelled as {letters}" if isinstance(value, str) and not pattern.fullmatch(value) else ""
    )


def _too_many(value: Sequence[Any], description: str) -> str:
    most = _MOST.search(description)
    return f"at most {most[1]} expected, {len(value)} given" if most and len(value) > int(most[1]) else ""
