"""What the Bot API answers when it declines a request, and what a simulated person cannot do."""


class ApiError(Exception):
    """A declined request: HTTP status, the description Telegram words it with, and its parameters."""

    def __init__(self, code: int, description: str, retry_after: int = 0, *, moved_to: int = 0) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.moved_to = moved_to


class Unreachable(Exception):
    """The request never arrived."""


class NotPossible(Exception):
    """The simulated person's app would not offer this: no such button, not in this chat, bot not started."""


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after)
