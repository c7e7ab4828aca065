"""The ledger: what is written into it, one frozen class a kind, and the chain that keeps it.

How an entry is made: a use case fills the class of its kind, `work.append(table_id, TaskDone(…), now)`.
How it is hashed: `writing` turns it into canonical JSON (RFC 8785) by its annotations alone; numbers are
integers, moments, shares and codes are texts. The entry's hash covers table, number, kind, moment, body and
the hash before it. How it is read: `reading.said_by(entry)` gives the same class back, or None for a kind
this version does not know; the fold passes that over and `verify` names it. Nobody else looks into a body.

What an edition may withhold is a `Sealed` field: whose it is, what a seat said, promised or kept silent on,
names, free texts. In the body stands its digest over a 128-bit salt and the value; both are kept beside the
chain, by digest. A sealed value may hold others, as a vote its reason. Several stand in the order of their
digests, so no place tells of a seat. Withheld: a file leaves value and salt out (`reading.with_only`).
Blanked: /forget removes value and salt of the free texts a person wrote. The digest stays either way, and
the chain holds.

The form of a released kind is final, pinned in tests/dialogs/ledger: other fields or another meaning are a
new kind with a new name. Figures that every edition shows stand in the open.
"""
