"""Services are set up with care, and complain in sentences. Nothing is asked here."""

from __future__ import annotations

import pytest
import requests
from deep_translator import libre

from glossary.equivalents.services import PROVIDERS, Translator
from glossary.errors import InvalidInput, ServiceError

NOBODY = "http://127.0.0.1:9/"
"""The discard port, where nothing listens."""


def test_nobody_listening_is_one_sentence():
    """No server at the address: neither a traceback nor a wait."""
    nowhere = Translator("libre", url=NOBODY, retries=0)
    with pytest.raises(ServiceError, match="LibreTranslate cannot be reached"):
        nowhere.ask("동맹", "en")


def test_a_key_is_never_shown(caplog):
    """It is part of the address, which requests and urllib3 put in their messages."""
    closed = Translator("libre", url=NOBODY, key="s3cret", retries=1, backoff=0.01)
    with pytest.raises(ServiceError) as raised:
        closed.ask("동맹", "en")
    assert "s3cret" not in str(raised.value) + caplog.text


def test_two_translators_do_not_share_what_they_change():
    """Each has its own copy of deep-translator's module, and the original is untouched."""
    Translator("libre")
    assert libre.requests is requests


@pytest.mark.parametrize("provider", [p for p in PROVIDERS if p != "deepl"])
@pytest.mark.parametrize("target", ["en", "ja"])
def test_every_provider_takes_korean(provider, target):
    """Their codes differ: MyMemory wants ko-KR. Nothing is asked here."""
    client = Translator(provider)._client(target)
    assert client.source == PROVIDERS[provider].codes["ko"]
    assert client.target == PROVIDERS[provider].codes[target]


def test_deepl_takes_a_key_and_korean():
    """deep-translator's list for DeepL has no Korean, DeepL has."""
    client = Translator("deepl", key="k")._client("ja")
    assert (client.source, client.target, client.api_key) == ("ko", "ja", "k")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"provider": "babelfish"}, "take one of deepl, google, libre, mymemory"),
        ({"provider": "deepl"}, "DeepL needs a key"),
        ({"provider": "libre", "url": "localhost:5000"}, "is no address"),
        ({"provider": "libre", "url": "http://h/?q=1"}, "is no address"),
        ({"provider": "google", "url": "http://h/"}, "has an address of its own"),
    ],
)
def test_settings_that_cannot_be_right_are_refused(options, complaint):
    """Before anything is asked, with what to do."""
    with pytest.raises(InvalidInput, match=complaint):
        Translator(**options)
