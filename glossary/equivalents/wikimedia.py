"""A polite client of the MediaWiki action API: one question at a time.

It says who it is, waits between questions, gives way where the servers lag (`maxlag`, see
https://www.mediawiki.org/wiki/Manual:Maxlag_parameter), does as `Retry-After` says, and
gives up after a few tries: https://www.mediawiki.org/wiki/API:Etiquette.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from glossary.errors import InvalidInput, ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import Response

_DISTRIBUTION = "ko-security-glossary"
_MAXLAG = "5"
"""Seconds; the value that the manual asks of programs."""
_PASSING = {429, 500, 502, 503, 504}
"""Statuses of a service that is busy or restarting: worth another try."""
_BUSY = {"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryTimeoutError"}
"""Error codes, with status 200, that pass."""
_LONGEST_WAIT = 120.0
"""Seconds; whoever asks for more is left alone for this run."""


class Wikimedia:
    """The API of one wiki. Not for several threads."""

    def __init__(  # noqa: PLR0913 - what a person may set about a service
        self,
        title: str,
        url: str,
        *,
        contact: str = "",
        timeout: float = 30.0,
        tries: int = 4,
        delay: float = 0.1,
        backoff: float = 1.0,
    ) -> None:
        """`url` is that of `api.php`; times are in seconds, the wait doubles each time.

        Raises:
            InvalidInput: the URL is none.

        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise InvalidInput(
                f"“{url}” is no address of an API, such as https://www.wikidata.org/w/api.php."
            )
        from requests import Session  # noqa: PLC0415 - the network, only when asked for

        self.title = title
        self._url = url
        self._timeout, self._tries = timeout, tries
        self._delay, self._backoff = delay, backoff
        self._session = Session()
        self._session.headers["User-Agent"] = user_agent(contact)

    def ask(self, **parameters: str) -> dict[str, Any]:
        """The answer to one question.

        Raises:
            ServiceError: there was none, in a sentence.

        """
        asked = {"format": "json", "formatversion": "2", "maxlag": _MAXLAG, **parameters}
        complaint, wait = "", self._delay
        for attempt in range(self._tries):
            time.sleep(wait)
            try:
                response = self._session.get(self._url, params=asked, timeout=self._timeout)
            except OSError as error:  # which the errors of requests are
                complaint, wait = self._unreached(error), self._backoff * 2**attempt
                continue
            answer = _json(response)
            code = _error(answer)
            if answer is not None and not code and response.status_code == 200:
                return answer
            complaint = self._complaint(response, code)
            if response.status_code not in _PASSING | {200} or (code and code not in _BUSY):
                break  # it would say the same again
            wait = max(_retry_after(response), self._backoff * 2**attempt)
            if wait > _LONGEST_WAIT:
                break
        raise ServiceError(complaint)

    def _unreached(self, error: OSError) -> str:
        if any(base.__name__ == "Timeout" for base in type(error).__mro__):
            return f"{self.title} did not answer within {self._timeout:g} seconds."
        return f"{self.title} cannot be reached, or broke off: is the address right?"

    def _complaint(self, response: Response, code: str) -> str:
        if code in _BUSY or response.status_code in {429, 503}:
            return f"{self.title} is busy ({code or response.status_code}): try again later."
        if code:
            return f"{self.title} refused the question ({code})."
        if response.status_code != 200:
            return f"{self.title} answered with status {response.status_code}."
        return f"{self.title} answered with something that is no JSON."


def user_agent(contact: str = "") -> str:
    """Program, version and whom to turn to, as the Wikimedia policy asks.

    https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy
    """
    try:
        about = metadata(_DISTRIBUTION)
    except PackageNotFoundError:  # run from a folder that was never installed
        return f"{_DISTRIBUTION} ({contact})" if contact else _DISTRIBUTION
    urls = [line.partition(", ")[2] for line in about.get_all("Project-URL") or ()]
    reach = "; ".join(filter(None, [*urls[:1], contact]))
    name = f"{_DISTRIBUTION}/{about['Version']}"
    return f"{name} ({reach})" if reach else name


def _json(response: Response) -> dict[str, Any] | None:
    """The answer; None where it is a web page, or broke off in the middle."""
    try:
        answer = response.json()
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _error(answer: Mapping[str, Any] | None) -> str:
    error = (answer or {}).get("error")
    return str(error.get("code", "unknown")) if isinstance(error, dict) else ""


def _retry_after(response: Response) -> float:
    """Seconds that the service asks to wait: a number or a date (RFC 9110, 10.2.3)."""
    value = response.headers.get("Retry-After", "")
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
