"""What is kept by person, chat or update while the process runs, and never grows beyond its bound."""

from typing import TypeVar

K = TypeVar("K")

V = TypeVar("V")


class Recent(dict[K, V]):
    """A dictionary that forgets its oldest entry for a new one once it holds `most`."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __setitem__(self, key: K, value: V) -> None:
        self.pop(key, None)
        while len(self) >= self.most:
            del self[next(iter(self))]
        super().__setitem__(key, value)
