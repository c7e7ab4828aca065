"""The Bot API's front door: a request is checked, meets ordered trouble, is carried out, is answered."""

from collections import Counter, deque
from collections.abc import Mapping
from typing import Any

from bot.rehearsal.calls import LOST, Call, Reply, Upload, accepted, declined
from bot.rehearsal.conformance import Description, Worded
from bot.rehearsal.errors import ApiError, Unreachable, bad_request
from bot.rehearsal.faults import FaultKind, Faults
from bot.rehearsal.methods import METHODS
from bot.rehearsal.methods.fetching import prepare_poll
from bot.rehearsal.state import State

_CALLS_KEPT = 5000
_FORBIDDEN = (
    "can't parse", "too long", "TOO_LONG", "text is empty", "must be non-empty", "BUTTON_DATA_INVALID",
    "Wrong HTTP URL", "BUTTON_TYPE_INVALID", "reply markup is too long", "unsupported parse_mode", "too big",
)  # fmt: skip
"""Refusals of what a request says, whatever the chat: nobody may ask so, ever."""
Parameters = Mapping[str, Any]
Files = Mapping[str, Upload]


class BotApi:
    """`calls` keeps the latest requests, `counts` all by method, `violations` what broke the description."""

    def __init__(self, state: State, description: Description | None) -> None:
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=_CALLS_KEPT)
        self.counts: Counter[str] = Counter()
        self.violations: list[str] = []
        self._state = state
        self._description = description

    def call(self, method: str, parameters: Parameters | None = None, files: Files | None = None) -> Reply:
        """One request, answered at once; getUpdates does not wait."""
        call = Call(method, parameters or {}, files or {})
        try:
            return self._execute(call, is_answered=self._admit(call))
        except ApiError as error:
            return declined(error)
        except Unreachable:
            return LOST

    async def handle(
        self, method: str, parameters: Parameters | None = None, files: Files | None = None
    ) -> Reply:  # fmt: skip
        """As `call`, but getUpdates waits for something to report as long as asked."""
        if method.lower() != "getupdates":
            return self.call(method, parameters, files)
        call = Call(method, parameters or {})
        try:
            is_answered = self._admit(call)
            prepare_poll(self._state, call)
            await self._state.updates.wait(call.integer("offset"), call.integer("timeout"))
            return self._execute(call, is_answered=is_answered)
        except ApiError as error:
            return declined(error)
        except Unreachable:
            return LOST

    def file(self, path: str) -> bytes | None:
        """The content behind a file_path of getFile."""
        document = self._state.files.get(path.removeprefix("documents/"))
        return None if document is None else document.content

    def _admit(self, call: Call) -> bool:
        """Whether the answer will reach the caller; declines what is unknown, unsound or ordered to fail."""
        self.calls.append(call)
        self.counts[call.method] += 1
        if call.method.lower() not in METHODS:
            self.violations.append(f"{call.method}: not simulated")
            raise ApiError(404, "Not Found")
        self._check(call)
        fault = self.faults.take(call.method, _chat_id(call))
        if fault is not None and fault.kind is FaultKind.UNREACHABLE:
            raise Unreachable
        if fault is not None and fault.kind is FaultKind.DECLINED:
            raise ApiError(fault.code, fault.description, fault.retry_after)
        return fault is None

    def _check(self, call: Call) -> None:
        if problems := [one for one in self._problems(call) if not isinstance(one, Worded)]:
            self.violations.extend(problems)
            raise bad_request(f"not according to the Bot API: {'; '.join(problems)}")

    def _problems(self, call: Call) -> list[str]:
        return self._description.request_problems(call) if self._description else []

    def _execute(self, call: Call, *, is_answered: bool) -> Reply:
        problems = self._problems(call)
        try:
            reply = accepted(METHODS[call.method.lower()](self._state, call))
        except ApiError as error:
            if any(sentence in error.description for sentence in _FORBIDDEN):
                problems = [f"{call.method}: {error.description}"]
            raise
        finally:
            self.violations.extend(problems)
        return reply if is_answered else LOST


def _chat_id(call: Call) -> int:
    identity = call.text("chat_id")
    return int(identity) if identity.lstrip("-").isdigit() else 0
