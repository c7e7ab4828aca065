"""The few words the page's script says by itself, and a sentence for everything it cannot do."""

from bot.texts.words import Words
from dialogs.methods.positions import Pillar
from dialogs.table.seating import MOST_SEATS


def page_words(words: Words) -> dict[str, object]:
    return {
        "offline": words._("The rehearsal room does not answer. Is the program still running?"),
        "failed": words._("That is not possible now."),
        "simulated": words._("simulated"),
        "pinned": words._("pinned"),
        "edited": words._("edited"),
        "silent": words._("sent without sound"),
        "waits": words._("waits for an answer"),
        "done": words._("done"),
        "now": words._("now"),
        "later": words._("later"),
        "show_guide": words._("Show the guide"),
        "hide_guide": words._("Hide the guide"),
        "placeholder": words._("Message"),
        "pillar": words._("Pillar"),
        "choose": words._("Please choose …"),
        "lived": words._("Lived experience"),
        "too_big": problem("too_big", words),
        "pillars": {pillar.value: words.term(pillar) for pillar in Pillar},
    }


def problem(code: str, words: Words) -> str:
    """Why the page's wish was not done, and the way out."""
    sentences = {
        "room": words._("Somebody started over in another window: this is the new table."),
        "own": words._("Name two to %(most)s agencies, one a line.", most=MOST_SEATS),
        "city": words._("Name the city."),
        "pillar": words._("Choose a pillar for every agency."),
        "round_first": words._("A round is on its way to its end: go to its deadline first, then try again."),
        "deadline": words._("No round is open."),
        "meeting": words._("No meeting is called: the facilitator calls one from the desk."),
        "body": words._("This page cannot read what was sent; load it anew and try again."),
        "too_big": words._("That is too big: a file may have 2 MB, a text 4,096 characters."),
        "too_slow": words._("It took too long to arrive; send it again."),
        "elsewhere": words._("Open this page by the address the program printed."),
    }
    return sentences.get(code, words._("That is not possible now."))
