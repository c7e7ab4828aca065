"""Tokens nobody can guess and nothing at rest contains: derived when shown, kept only as SHA-256."""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

_BYTES = 16


@dataclass(frozen=True, slots=True)
class Seal:
    """`key`: at least 32 secret bytes that outlive a restart; see `sealed_with`."""

    key: bytes = field(repr=False)

    def token(self, purpose: str, number: int) -> str:
        """22 characters of A-Za-z0-9_-, 128 bits, the same for the same purpose and number."""
        digest = hmac.digest(self.key, f"{purpose}:{number}".encode(), "sha256")
        return urlsafe_b64encode(digest[:_BYTES]).decode().rstrip("=")


def sealed_with(secret: str) -> Seal:
    """A seal whose key is derived from the bot's own secret, its Telegram token."""
    return Seal(hmac.digest(secret.encode(), b"roundtable one-time links", "sha256"))


def token_hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
