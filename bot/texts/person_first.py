"""Words that reduce people to a substance or a place, and words that do not; a hint, never an edit.

A text is read in its own language. Names are left alone: compounds, quotations, what is written as one.
"""

import re
from dataclasses import dataclass

from bot.texts.own_language import is_german_small_word, language_of
from bot.texts.stigma import TERMS, Term


@dataclass(frozen=True, slots=True)
class Hint:
    said: str
    instead: str


_BETWEEN_SENTENCES = re.compile(r"(?<!\b\w\.)(?<=[.!?])\s+(?=[A-ZÄÖÜ„“\"»])|\n+|(?<=:)\s+(?=[A-ZÄÖÜ])")
_QUOTED = ("„[^“”\"\n]@[“”\"]", "“[^”\n]@”", "»[^«\n]@«", "«[^»\n]@»", "\"[^\"\n]@\"", "‚[^‘’\n]@[‘’]",
           r"(?<!\w)[‘'][^’'\n]@[’'](?!\w)", "›[^‹\n]@‹")  # fmt: skip
_NAMES = re.compile(
    "|".join(_QUOTED).replace("@", "{0,200}") + r"|(?<!\S)\S+://\S+|(?<!\S)\S*\w\.\w\S*|Junkies,? Ehemalige"
    r"|(?:Frau|Herrn?|Familie|Dr\.|Prof\.|Mrs?\.?|Ms\.?) [^\W\d]\w*"
)
_ENGLISH_AFTER = re.compile(
    r"\s*(?:$|[^\w\s'’-]|[-–—]\s|['’]s?\b|(?:a|an|the|and|or|but|who|whom|whose|that|which|to|in|on|at|by|of|for|from|with|"
    r"without|as|than|about|into|near|under|during|after|before|when|while|where|if|because|not|no|is|are|was|were|be|"
    r"been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|need|needs|get|gets|find|finds|"
    r"receive|receives|sleep|sleeps|live|lives|die|dies|come|comes|go|goes|use|uses|stay|stays|want|wants|too|also|"
    r"here|there|alone|again|now|today|still|often|deserve|suffer|spoke|said|told|found|came|went|got|left|lost|felt|slept|sat|lay|fell|"
    r"[a-z]{3,}ed)\b)",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r"(?: [\w.&-]+){0,4}? (?:e\. ?V\.|gGmbH|GmbH|Ltd|Inc|CIC)")
_ORGANISATION = re.compile(
    r"['’]?s?['’]? (?:union|network|forum|alliance|association|collective|council|board|strategy|services?|"
    r"teams?|clinics?|units?|programmes?|programs?|polic(?:y|ies)|act|commission|workers?|nurses?|bund|verein|"
    r"verband|netzwerk|initiative|rat|treff|hilfe|beratung)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:heißt|heissen|heißen|namens|called|named|titled) (?:[A-ZÄÖÜ]\w*[ -]){0,3}$")
_FIGURE_OF_SPEECH = re.compile(
    r"\b(?:news|adrenaline?|coffee|caffeine|sugar|chocolate|work|sports?|fitness|gym|exercise|media|tv|internet|phone|"
    r"screen|gam(?:e|ing)|shopping|data|power|policy|politics|polit|kaffee|koffein|zucker|schokoladen?)[ -]$",
    re.IGNORECASE,
)
_JOINING = "-‐‑_@#"


def hints(text: str) -> tuple[Hint, ...]:
    """In the order of the text, each wording once; longer ones before those within them."""
    whole = language_of(text)
    found: dict[str, Hint] = {}
    for sentence in _BETWEEN_SENTENCES.split(_NAMES.sub(_veiled, text)):
        language = language_of(sentence) or whole
        for hint in _in_sentence(sentence, (language,) if language else tuple(TERMS)):
            found.setdefault(hint.said.casefold(), hint)
    return tuple(found.values())


def _in_sentence(sentence: str, languages: tuple[str, ...]) -> list[Hint]:
    found: list[tuple[int, Hint]] = []
    taken: set[int] = set()
    for language, term in ((spoken, term) for spoken in languages for term in TERMS[spoken]):
        for match in term.pattern.finditer(sentence):
            if match.start() in taken or _is_name(language, term, match):
                continue
            taken.update(range(*match.span()))
            found.append((match.start(), Hint(match[0], term.instead)))
    return [hint for _, hint in sorted(found, key=lambda each: each[0])]


def _is_name(language: str, term: Term, match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if (before[-1:] in (*_JOINING,) and before) or (after[:1] in (*_JOINING,) and after):
        return True
    if _ORGANISATION.match(after) or _CALLED.search(before) or _FIGURE_OF_SPEECH.search(before):
        return True
    if _LEGAL_FORM.match(after) or re.match(r"['’]s? [A-ZÄÖÜ]", after):
        return True
    return (_names_german if language == "de" else _names_english)(term, match[0], before, after)


def _names_german(term: Term, said: str, before: str, after: str) -> bool:
    """Half of a name, or a describing word that only the sentence's beginning wrote large."""
    if said.isupper():
        return False
    following, preceding = re.match(r" (\w+)( [A-ZÄÖÜ])?", after), re.search(r"(\w+) $", before)
    follows = following[1] if following else ""
    between = follows[:1].isupper(), _is_first_half(preceding)
    if all(between) or (said in term.bare and any(between)):
        return True
    if not term.may_describe or re.search(r"\w", before):
        return False
    ending = "er" if said.endswith("er") else "e"
    return follows[:1].isupper() or bool(following and following[2] and follows.endswith(ending))


def _is_first_half(preceding: re.Match[str] | None) -> bool:
    return preceding is not None and preceding[1][0].isupper() and not is_german_small_word(preceding[1])


def _names_english(term: Term, said: str, before: str, after: str) -> bool:
    """Written large where no sentence begins, or in front of the noun it describes."""
    if term.may_describe and not _ENGLISH_AFTER.match(after):
        return True
    if said.isupper():
        return False
    if re.search(r"\w", before):
        return any(word[0].isupper() for word in said.split())
    return bool(re.match(r" [A-Z]", after))


def _veiled(match: re.Match[str]) -> str:
    return "·" * len(match[0])
