"""The few words the page's script says by itself."""

from bot.texts.words import Words


def page_words(words: Words) -> dict[str, str]:
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
    }
