"""Translation services, through deep-translator, which knows many and little caution.

It sets no timeout, hands an error page on as if it were the translation, and reports
failures in a dozen ways, some with the key in their text. Here every request
has a timeout and a bounded number of retries, and there is one kind of failure.
"""

from __future__ import annotations

import importlib.util
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from glossary import language
from glossary.errors import InvalidInput, ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from requests import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A service, and how deep-translator calls it."""

    title: str
    url: str
    module: str
    """Of deep-translator."""
    class_name: str
    codes: Mapping[str, str]
    """Our language codes → the service's."""
    default_url: str = ""
    """Where it runs, for a service that anybody may run."""
    needs_key: bool = False


_PLAIN = {code: code for code in language.LANGUAGES}
PROVIDERS: dict[str, Provider] = {
    "deepl": Provider(
        title="DeepL",
        url="https://www.deepl.com",
        module="deepl",
        class_name="DeeplTranslator",
        codes=_PLAIN,
        needs_key=True,
    ),
    "google": Provider(
        title="Google Translate",
        url="https://translate.google.com",
        module="google",
        class_name="GoogleTranslator",
        codes=_PLAIN,
    ),
    "libre": Provider(
        title="LibreTranslate",
        url="https://libretranslate.com",
        module="libre",
        class_name="LibreTranslator",
        codes=_PLAIN,
        default_url="http://127.0.0.1:5000/",
    ),
    "mymemory": Provider(
        title="MyMemory",
        url="https://mymemory.translated.net",
        module="mymemory",
        class_name="MyMemoryTranslator",
        codes={"ko": "ko-KR", "en": "en-US", "ja": "ja-JP"},
    ),
}


_PASSING = {429, 500, 502, 503, 504}
"""Statuses of a service that is busy or restarting: worth another try."""


class _Client(Protocol):
    """A translator of deep-translator, as far as it is used here."""

    source: str
    api_key: str

    def translate(self, text: str) -> object:
        """Whatever the service says."""


class _Requests:
    """What deep-translator sees as `requests`: its two calls, made with care.

    The retries are made here: urllib3 would write the address, key and all, into the log.
    """

    def __init__(self, timeout: float, retries: int, backoff: float) -> None:
        from requests import Session  # noqa: PLC0415 - the network, only when asked for

        self.timeout = timeout
        self.retries = retries
        self.backoff = backoff
        self.status = 0
        """Of the last answer; 0 where there was none."""
        self._session = Session()

    def get(self, url: str, params: Mapping[str, str], proxies: None = None) -> Response:
        return self._call("GET", url, params, proxies)

    def post(self, url: str, params: Mapping[str, str]) -> Response:
        return self._call("POST", url, params, None)

    def _call(
        self, method: str, url: str, params: Mapping[str, str], proxies: None
    ) -> Response:
        for attempt in range(self.retries):
            with suppress(OSError):  # which the errors of requests are
                response = self._try(method, url, params, proxies)
                if response.status_code not in _PASSING:
                    return response
            time.sleep(self.backoff * 2**attempt)
        return self._try(method, url, params, proxies)

    def _try(self, method: str, url: str, params: Mapping[str, str], proxies: None) -> Response:
        self.status = 0
        response = self._session.request(
            method, url, params=dict(params), proxies=proxies, timeout=self.timeout
        )
        self.status = response.status_code
        return response


class Translator:
    """A service that translates from Korean. Not for several threads: make one for each."""

    def __init__(  # noqa: PLR0913 - what a person may set about a service
        self,
        provider: str,
        *,
        url: str = "",
        key: str = "",
        timeout: float = 10.0,
        retries: int = 3,
        backoff: float = 0.5,
    ) -> None:
        """Times are in seconds; the wait doubles with each retry, beginning at `backoff`.

        Raises:
            InvalidInput: no such provider, its key is missing, or the URL is none.

        """
        if provider not in PROVIDERS:
            raise InvalidInput(
                f"There is no translation service “{provider}”: take one of"
                f" {', '.join(PROVIDERS)}."
            )
        self.provider = provider
        self._about = PROVIDERS[provider]
        if self._about.needs_key and not key:
            raise InvalidInput(f"{self._about.title} needs a key: give yours.")
        self._key = key
        self._url = _address(self._about, url)
        self._requests = _Requests(timeout, retries, backoff)
        self._module = _private_copy(f"deep_translator.{self._about.module}")
        setattr(self._module, "requests", self._requests)  # noqa: B010 - mypy
        self._clients: dict[str, _Client] = {}

    def ask(self, text: str, target: str) -> object:
        """The answer as it comes; `answers.problem` says what may be wrong with it.

        Raises:
            ServiceError: there was none, in a sentence that never shows the key.

        """
        try:
            return self._client(target).translate(text)
        except Exception as error:
            # deep-translator lets anything through: its own errors, those of requests,
            # JSON's, a KeyError. Their texts may hold the key: it is part of the address.
            raise ServiceError(self._complaint(error)) from None

    def _client(self, target: str) -> _Client:
        if target not in self._clients:
            options = {"source": "auto", "target": self._about.codes[target]}
            if self._url:
                options["custom_url"] = self._url
            if self._url or self._about.needs_key:
                options["api_key"] = self._key or "none"  # it insists on one
            client: _Client = getattr(self._module, self._about.class_name)(**options)
            client.source = self._about.codes["ko"]  # its list for DeepL lacks Korean
            if not self._key:
                client.api_key = ""  # and so none is sent
            self._clients[target] = client
        return self._clients[target]

    def _complaint(self, error: Exception) -> str:
        title = self._about.title
        kinds = {base.__name__ for base in type(error).__mro__}
        if self._requests.status >= 300:
            return f"{title} answered with status {self._requests.status}."
        if self._requests.status:
            return f"{title} answered with something that is no translation."
        if "Timeout" in kinds:
            return f"{title} did not answer within {self._requests.timeout:g} seconds."
        return f"{title} cannot be reached, or broke off: is the address right?"


def _private_copy(name: str) -> ModuleType:
    """A module of deep-translator loaded once more, so that changing it hurts nobody."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ServiceError("deep-translator is not installed: pip install deep-translator.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _address(provider: Provider, url: str) -> str:
    if url and not provider.default_url:
        raise InvalidInput(f"{provider.title} has an address of its own: give no URL.")
    url = url or provider.default_url
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query):
        raise InvalidInput(f"“{url}” is no address of a service, such as http://host:5000/.")
    return url and url.rstrip("/") + "/"
