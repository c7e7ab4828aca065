"""The HTTP client under python-telegram-bot: one aiohttp session, and no URL in errors (the token is in it).

NetworkError: the request surely did not go out. TimedOut: nobody knows whether Telegram acted on it.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from urllib.request import getproxies

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    TCPConnector,
)
from aiohttp.payload import BytesPayload
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECTIONS = 128

FORM = "application/x-www-form-urlencoded"

KEEP_ALIVE = 45.0  # seconds; Telegram closes idle connections after about a minute


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's way to the Bot API. Timeouts are in seconds; None waits for ever."""

    def __init__(
        self, *, read_timeout: float = 15.0, connect_timeout: float = 10.0, upload_timeout: float = 60.0
    ) -> None:
        self._read_timeout = read_timeout
        self._connect_timeout = connect_timeout
        self._upload_timeout = upload_timeout
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE)
            self._session = ClientSession(connector=connector, trust_env=bool(getproxies()))

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None or self._session.closed:
            raise NetworkError("The transport is closed.")
        read = _chosen(read_timeout, self._upload_timeout if _has_files(request_data) else self._read_timeout)
        timeout = ClientTimeout(
            total=None, sock_connect=_chosen(connect_timeout, self._connect_timeout), sock_read=read
        )
        try:
            body = _body(request_data)
            async with self._session.request(method, _address(url), timeout=timeout, **body) as response:
                return response.status, await response.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NetworkError(f"No connection to the Bot API ({type(error).__name__}).") from None
        except (ClientError, TimeoutError, OSError) as error:
            raise TimedOut(f"No answer from the Bot API ({type(error).__name__}).") from None


def _chosen(asked: object, default: float) -> float | None:
    """What was asked for; the library marks by an object of its own that nothing was."""
    return asked if asked is None or isinstance(asked, int | float) else default


def _has_files(data: RequestData | None) -> bool:
    return data is not None and data.contains_files


@lru_cache(maxsize=64)
def _address(url: str) -> URL:
    """One for each method of the Bot API; those with a query, updates asked for, soon leave again."""
    return URL(url, encoded=True)


def _body(data: RequestData | None) -> dict[str, Any]:
    """What to send, as aiohttp's arguments; without a file the form is written here: cheaper."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": BytesPayload(urlencode(data.json_parameters).encode(), content_type=FORM)}
    form = FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in _files(data).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}


def _files(data: RequestData) -> dict[str, tuple[str, Any, str]]:
    return dict(data.multipart_data)
