"""Trouble ordered by a test: the next matching request meets a 429, a 5xx, a 403 or a lost answer."""

from dataclasses import dataclass
from enum import Enum


class FaultKind(Enum):
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    ANSWER_LOST = "answer lost"


@dataclass(frozen=True, slots=True)
class Fault:
    """One piece of trouble; empty method or chat_id 0 matches any request."""

    kind: FaultKind
    code: int = 0
    description: str = ""
    retry_after: int = 0
    method: str = ""
    chat_id: int = 0

    def meets(self, method: str, chat_id: int) -> bool:
        return self.method.lower() in ("", method.lower()) and self.chat_id in (0, chat_id)


class Faults:
    """Each call orders the trouble for the next `times` matching requests."""

    def __init__(self) -> None:
        self.pending: list[Fault] = []

    def flood(self, retry_after: int, *, method: str = "", chat_id: int = 0, times: int = 1) -> None:
        text = f"Too Many Requests: retry after {retry_after}"
        self._order(Fault(FaultKind.DECLINED, 429, text, retry_after, method, chat_id), times)

    def server_error(self, code: int = 502, *, method: str = "", chat_id: int = 0, times: int = 1) -> None:
        text = "Bad Gateway" if code == 502 else "Internal Server Error"
        self._order(Fault(FaultKind.DECLINED, code, text, 0, method, chat_id), times)

    def decline(
        self, code: int, description: str, *, method: str = "", chat_id: int = 0, times: int = 1
    ) -> None:
        """Any refusal in Telegram's words, e.g. 403 "Forbidden: bot was blocked by the user"."""
        self._order(Fault(FaultKind.DECLINED, code, description, 0, method, chat_id), times)

    def unreachable(self, *, method: str = "", chat_id: int = 0, times: int = 1) -> None:
        """The request never arrives: the caller sees a network error."""
        self._order(Fault(FaultKind.UNREACHABLE, method=method, chat_id=chat_id), times)

    def lose_answer(self, *, method: str = "", chat_id: int = 0, times: int = 1) -> None:
        """The request is carried out but its answer never arrives: the ambiguous timeout."""
        self._order(Fault(FaultKind.ANSWER_LOST, method=method, chat_id=chat_id), times)

    def take(self, method: str, chat_id: int) -> Fault | None:
        for index, fault in enumerate(self.pending):
            if fault.meets(method, chat_id):
                return self.pending.pop(index)
        return None

    def _order(self, fault: Fault, times: int) -> None:
        self.pending.extend([fault] * times)
