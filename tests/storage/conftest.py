"""An open memory on either database."""

from collections.abc import Iterator

import pytest

from storage.memory import Memory


@pytest.fixture
def memory(database_url: str) -> Iterator[Memory]:
    opened = Memory.open(database_url)
    yield opened
    opened.close()
