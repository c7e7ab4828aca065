"""In which of our languages a text is written, guessed from its small words; enough for texts of three words.

A library for this brings megabytes of models, and only two languages are asked.
"""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words of both languages ("die", "in", "was", "will", "also", "am", "so") are in neither.
_GERMAN_WORDS = """
    der das den dem des ein eine einen einem einer eines kein keine keinen keiner und oder aber
    sondern denn wenn weil dass ob als wie mit ohne für fuer gegen bei beim nach von vom zum zur aus
    auf über ueber unter zwischen durch um bis seit trotz wegen statt pro je ist sind sei wird
    werden wurde wurden worden bleibt haben habe hatte hatten kann können koennen könnte soll sollen
    sollte muss müssen muessen darf dürfen möchte wollen machen gibt geht nicht nur noch schon sehr
    mehr weniger alle alles viele viel einige jede jeder jedes jeden dieser diese dieses diesem
    diesen unser unsere unseren unserer ihr ihre ihren wir ich sie es er uns euch ihnen hier dort
    nun jetzt heute morgen immer nie oft wieder dann damit davon dazu dafür daran auch doch ja nein
    bitte keiner niemand jemand etwas nichts selbst sich bzw zb rund etwa ab raus hilft helfen
    brauchen braucht fehlt fehlen stadt tag nacht woche jahr haus amt stelle termin ziel hilfe
    frauen männer kinder tote
"""
_ENGLISH_WORDS = """
    the a and or but because that which who whom whose with without for from of to at by into onto
    about against between through until since despite is are be been being were has have had do does
    did can could should shall must may might would no nor only more less fewer most many much all
    every each some any this these those our their there they them we you your he she his its it us
    here now today always never often again then please somebody nobody something nothing if when
    where while than as on out up down help helps need needs give gives offer offers people women
    men children city town day night week year house office goal deaths dead new safe first how why
    what
"""
_GERMAN, _ENGLISH = frozenset(_GERMAN_WORDS.split()), frozenset(_ENGLISH_WORDS.split())
_GERMAN_SHAPE = re.compile(r"[äöüß]|(?:ung|ungen|keit|heit|schaft|liche?n?|ischen?)$", re.IGNORECASE)
_ENGLISH_SHAPE = re.compile(r"(?:tion|tions|ing|ness|ment|ments|ly|ity|ful|ship|['’]s)$", re.IGNORECASE)

_ARTICLE = re.compile(r"\b[Dd]ie [A-ZÄÖÜ]|\bDie \w")
_NOUN = re.compile(r"\b[a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]+")


def language_of(text: str) -> str:
    """ "de" or "en"; "" where nothing tells."""
    found = _WORD.findall(text)
    plain = [one.casefold() for one in found]
    german = 2 * sum(one in _GERMAN for one in plain) + sum(map(bool, map(_GERMAN_SHAPE.search, found)))
    english = 2 * sum(one in _ENGLISH for one in plain) + sum(map(bool, map(_ENGLISH_SHAPE.search, found)))
    german += 2 * len(_ARTICLE.findall(text)) + bool(_NOUN.search(text))
    if german == english:
        return ""
    return "de" if german > english else "en"


def is_german_small_word(word: str) -> bool:
    return word.casefold() in _GERMAN or word.casefold() in ("die", "in", "so", "am", "an")
