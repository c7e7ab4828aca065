"""Does the chain hold? Every entry in its place, naming the one before, its values as their digests say."""

import re
from collections.abc import Iterator, Sequence

from dialogs.ledger.chain import BEGINNING, Entry, digest_of, entry_hash
from dialogs.ledger.reading import name_of, said_by, seals_in
from dialogs.plan.flaw import Flaw, flaw

_DIGEST = re.compile(r"[0-9a-f]{64}")


def chain_flaws(entries: Sequence[Entry]) -> Iterator[Flaw]:
    """In the ledger's order. A value that is withheld or blanked is no flaw."""
    previous = BEGINNING
    for place, entry in enumerate(entries, start=1):
        if entry.seq != place:
            yield flaw("entry_missing", place, found=entry.seq)
        elif entry.previous != previous:
            yield flaw("link_broken", entry.seq)
        elif entry_hash(entry) != entry.hash:
            yield flaw("entry_changed", entry.seq, kind=entry.kind)
        yield from value_flaws(entry)
        previous = entry.hash


def withheld_flaws(entry: Entry) -> Iterator[Flaw]:
    """Where nothing is withheld, in the database: every sealed value is there, or was blanked."""
    try:
        seals = list(seals_in(said_by(entry)))
    except ValueError:
        return
    for name, sealed in seals:
        if sealed.digest not in entry.opened:
            yield flaw("value_missing", entry.seq, name=name)


def value_flaws(entry: Entry) -> Iterator[Flaw]:
    """Each value opens a digest of the body, or of a value that does."""
    shown = " ".join([entry.body, *(one.value or "" for one in entry.opened.values())])
    known = set(_DIGEST.findall(shown))
    for digest, one in sorted(entry.opened.items()):
        if digest not in known:
            yield flaw("value_added", entry.seq, name=digest[:12])
        elif one.value is not None and digest_of(one.value, one.salt) != digest:
            yield flaw("value_changed", entry.seq, name=name_of(entry, digest) or digest[:12])
