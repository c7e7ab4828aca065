"""The address a server of ours listens on, taken before anything else begins."""

import socket


class NotListening(Exception):
    """One sentence naming the address, why it cannot be had, and the setting."""


def taken(address: str, setting: str) -> socket.socket:
    """Bound to HOST:PORT, for the server that listens on it. Raises NotListening."""
    host, _, port = address.rpartition(":")
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host.strip("[]"), int(port)))
    except (OSError, UnicodeError) as error:
        found.close()
        why = getattr(error, "strerror", None) or "there is no such name"
        raise NotListening(
            f"Nothing can listen on {address} ({why}): set {setting} to another one."
        ) from None
    return found
