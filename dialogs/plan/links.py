"""Does the chain hold? Every entry in its place, naming the one before it, its texts as their digests say."""

from collections.abc import Iterator, Sequence

from dialogs.plan.chain import BEGINNING, digest, entry_hash
from dialogs.plan.flaw import Flaw, flaw
from dialogs.ports import Entry


def chain_flaws(entries: Sequence[Entry]) -> Iterator[Flaw]:
    """In the ledger's order; a blanked text is no flaw."""
    previous = BEGINNING
    for place, entry in enumerate(entries, start=1):
        if entry.seq != place:
            yield flaw("entry_missing", place, found=entry.seq)
        elif entry.previous != previous:
            yield flaw("link_broken", entry.seq)
        elif _hash(entry) != entry.hash:
            yield flaw("entry_changed", entry.seq, kind=entry.kind)
        yield from _text_flaws(entry)
        previous = entry.hash


def _hash(entry: Entry) -> str:
    try:
        return entry_hash(entry)
    except ValueError:
        return ""


def _text_flaws(entry: Entry) -> Iterator[Flaw]:
    digests = entry.body.get("texts", {})
    for name in sorted(digests.keys() ^ entry.texts.keys()):
        yield flaw("text_missing" if name in digests else "text_added", entry.seq, name=name)
    for name in sorted(digests.keys() & entry.texts.keys()):
        text = entry.texts[name]
        if text is not None and digest(text, entry.salts.get(name, "")) != digests[name]:
            yield flaw("text_changed", entry.seq, name=name)
