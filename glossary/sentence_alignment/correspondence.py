"""Which words of one document may stand for which of the other, and what that is worth.

The measure is that of record linkage (Fellegi and Sunter, A Theory for Record Linkage,
1969): two sentences share a word with probability m if they translate each other, and with
probability u, the share of sentences that have it, if they do not. A shared word then says
log(m / u) for the pair, and one that is missing says log((1 − m) / (1 − u)) against it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.sentence_alignment import sounds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from glossary.sentence_alignment.association import Learnt
    from glossary.sentence_alignment.words import Word

    Counterparts = Mapping[str, Collection[str]]
    Sentences = Sequence[Sequence[Word]]

KEPT = {"#": 0.85, "latin": 0.85, ".": 0.8, "=": 0.7, "wide": 0.5, "sound": 0.4}
"""How often a translation keeps a number, a word in Latin letters, a mark; has one of the
termbase's equivalents; has a word with the same characters or the Korean reading of them;
has a word of the same sound. Chosen on the development documents, where a difference of .15
in any one of them moves the link F1 by less than .005."""
_MISSED = 0.1
"""What a number or Latin word that the other document has nowhere is kept less often by."""
_SOUNDS = 3
"""Consonants that two words share at least."""
_LEAST_GAIN = 0.3
"""Nats; what says less is not looked for."""


class Link(NamedTuple):
    """What a shared word says, in nats: seen from the source and seen from the target."""

    from_source: float
    from_target: float
    kept: float
    """How often it is translated so: m."""


class Correspondence:
    """The words of two documents, and the links between them."""

    def __init__(
        self, source: Sentences, target: Sentences, lexicon: Counterparts, learnt: Learnt
    ) -> None:
        """Link the words of `source` and `target`, sentences of one pair of documents.

        `lexicon` has the counterparts of keys that somebody vouches for, `learnt` those
        that earlier beads suggest, with how often each is used.
        """
        with_source, with_target = _frequencies(source), _frequencies(target)
        self._source_share = {k: c / (len(source) + 1) for k, c in with_source.items()}
        self._target_share = {k: c / (len(target) + 1) for k, c in with_target.items()}
        alike = _alike(with_source, with_target)
        self.links: dict[str, dict[str, Link]] = {}
        """Source key → target key → what it says that both are there."""
        for key in with_source:
            found = self._linked(key, _options(key, alike, lexicon, learnt))
            if found:
                self.links[key] = found
        self._kept_source = {
            key: max(link.kept for link in found.values()) for key, found in self.links.items()
        }
        self._kept_target: defaultdict[str, float] = defaultdict(float)
        for found in self.links.values():
            for key, link in found.items():
                self._kept_target[key] = max(self._kept_target[key], link.kept)

    def _linked(self, key: str, options: Mapping[str, float]) -> dict[str, Link]:
        found = {}
        for other, kept in options.items():
            share = self._target_share.get(other)
            if share is None:
                continue
            link = Link(
                max(0.0, math.log(kept / share)),
                max(0.0, math.log(kept / self._source_share[key])),
                kept,
            )
            if max(link.from_source, link.from_target) > _LEAST_GAIN:
                found[other] = link
        return found

    def losses_in_source(self, sentence: Iterable[Word], *, wide: bool) -> list[float]:
        """What it says of each word that its counterpart is missing: nats, 0 or less.

        `wide`: the language has other letters, so that words in Latin letters are names.
        """
        return [_loss(word, self._kept_source, wide=wide) for word in sentence]

    def losses_in_target(self, sentence: Iterable[Word], *, wide: bool) -> list[float]:
        """Likewise, for a sentence of the target."""
        return [_loss(word, self._kept_target, wide=wide) for word in sentence]

    def reason(self, word: Word, there: Collection[str], spelt: Mapping[str, str]) -> str:
        """How a source word is translated by one of the target keys `there`.

        `spelt` has how people write the keys of a lexicon.
        """
        key, other = max(
            ((key, other) for key in word.keys for other in self.links.get(key, {})),
            key=lambda pair: (pair[1] in there, self.links[pair[0]][pair[1]].from_source),
        )
        whole = word.keys[0]
        ours = spelt.get(whole, whole.lstrip("#.="))
        return ours if key == other else f"{ours} = {spelt.get(other, other.lstrip('#.='))}"


def _loss(word: Word, kept: Mapping[str, float], *, wide: bool) -> float:
    share = max((kept.get(key, 0.0) for key in word.keys), default=0.0)
    kind = _kind(word.keys[0])
    if kind == "#" or (kind == "latin" and wide):
        share = max(share, KEPT[kind] - _MISSED)
    return math.log1p(-share)


def _kind(key: str) -> str:
    if key[0] in "#.=":
        return key[0]
    return "latin" if key[0] < "\u0250" else "wide"


def _frequencies(sentences: Sentences) -> Counter[str]:
    """In how many sentences each key is."""
    return Counter(
        key for sentence in sentences for key in {k for word in sentence for k in word.keys}
    )


def _options(
    key: str,
    alike: Mapping[str, Collection[str]],
    lexicon: Counterparts,
    learnt: Learnt,
) -> dict[str, float]:
    """The counterparts of a source key, and how often each is used."""
    kind = _kind(key)
    options = dict(learnt.get(key, {}))
    if kind != "=":
        for other in alike.get(key, ()):
            options[other] = max(options.get(other, 0.0), KEPT["sound"])
        options[key] = max(options.get(key, 0.0), KEPT.get(kind, KEPT["latin"]))
    for other in lexicon.get(key, ()):
        options[other] = max(options.get(other, 0.0), KEPT["="])
    return options


def _alike(source: Iterable[str], target: Iterable[str]) -> Mapping[str, set[str]]:
    """The words that sound alike, one of them in Hangul or katakana."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    latin_s, own_s = _by_sound(source)
    latin_t, own_t = _by_sound(target)
    for ours, theirs in ((latin_s, own_t), (own_s, latin_t), (own_s, own_t)):
        for sound in ours.keys() & theirs.keys():
            for word in ours[sound]:
                found[word] |= theirs[sound] - {word}
    return found


def _by_sound(keys: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    latin: defaultdict[str, set[str]] = defaultdict(set)
    own: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        for sound in _sounds(key):
            (latin if _kind(key) == "latin" else own)[sound].add(key)
    return latin, own


@lru_cache(1 << 16)
def _sounds(key: str) -> tuple[str, ...]:
    """How a word, or a part of it, sounds: only what is long enough to say something."""
    if _kind(key) == "latin":
        sound = sounds.of_latin(key)
        return (sound,) if len(sound) >= _SOUNDS else ()
    if "가" <= key[0] <= "힣":
        return tuple(sounds.stretches(sounds.of_hangul(key), _SOUNDS))
    if "ァ" <= key[0] <= "ヺ":
        return tuple(sounds.stretches(sounds.of_kana(key), _SOUNDS))
    return ()
