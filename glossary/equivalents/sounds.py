"""How far a Hangul word is from an English and from a katakana word, by sound.

The correspondences are those of the Korean loanword orthography (외래어 표기법, National
Institute of Korean Language, chapter 3, section 1) and of the Japanese one (外来語の表記,
Cabinet notice 2 of 1991), read backwards. The prices were set by hand on the loanwords among
the components of the field: 0 is what the rules say, 0.1 to 0.3 what is also met with.
"""

from __future__ import annotations

import re

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

# Each sound is a letter: consonants are capitals (X is ng), vowels small (v is 어, q is 애).
_INITIAL_SOUNDS = dict(zip(_INITIALS, "GGNDDRMBBSS-JJCKTPH", strict=True))
_FINAL_SOUNDS = {"ㄱ": "K", "ㄴ": "N", "ㄹ": "R", "ㅁ": "M", "ㅂ": "P", "ㅅ": "T", "ㅇ": "X"}
_VOWEL_SOUNDS = {
    "ㅏ": "a", "ㅐ": "q", "ㅑ": "ya", "ㅒ": "ye", "ㅓ": "v", "ㅔ": "e", "ㅕ": "yv",
    "ㅖ": "ye", "ㅗ": "o", "ㅘ": "Wa", "ㅙ": "We", "ㅚ": "We", "ㅛ": "yo", "ㅜ": "u",
    "ㅝ": "Wv", "ㅞ": "We", "ㅟ": "Wi", "ㅠ": "yu", "ㅡ": "-", "ㅢ": "i", "ㅣ": "i",
}  # fmt: skip


def sounds(hangul: str) -> str:
    """A Hangul word as a string of sounds; empty where a syllable has a final no loan has.

    >>> sounds("네트워크")
    'NeTWvK'
    """
    text = ""
    for syllable in hangul:
        index = ord(syllable) - 0xAC00
        if not 0 <= index < 11172:
            return ""
        initial = _INITIAL_SOUNDS[_INITIALS[index // 588]]
        vowel = _VOWEL_SOUNDS[_VOWELS[index % 588 // 28]]
        final = _FINALS[index % 28]
        if final != " " and final not in _FINAL_SOUNDS:
            return ""
        text += initial + vowel + _FINAL_SOUNDS.get(final, "")
    text = text.replace("-", "")
    return re.sub("R+", "R", text)


def _table(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


_KANA = _table(
    """
    ア=a イ=i ウ=u エ=e オ=o ァ=a ィ=i ゥ=u ェ=e ォ=o ッ= ー=: ン=N ャ=ya ュ=yu ョ=yo
    カ=Ka キ=Ki ク=Ku ケ=Ke コ=Ko ガ=Ga ギ=Gi グ=Gu ゲ=Ge ゴ=Go
    サ=Sa シ=Si ス=Su セ=Se ソ=So ザ=Ja ジ=Ji ズ=Ju ゼ=Je ゾ=Jo
    タ=Ta チ=Ci ツ=Cu テ=Te ト=To ダ=Da ヂ=Ji ヅ=Ju デ=De ド=Do
    ナ=Na ニ=Ni ヌ=Nu ネ=Ne ノ=No ハ=Ha ヒ=Hi フ=Pu ヘ=He ホ=Ho
    バ=Ba ビ=Bi ブ=Bu ベ=Be ボ=Bo パ=Pa ピ=Pi プ=Pu ペ=Pe ポ=Po ヴ=Bu
    マ=Ma ミ=Mi ム=Mu メ=Me モ=Mo ヤ=ya ユ=yu ヨ=yo ラ=Ra リ=Ri ル=Ru レ=Re ロ=Ro ワ=Wa ヲ=o
    """
)


def kana_sounds(katakana: str) -> str:
    """A katakana word as a string of sounds; the vowel after a consonant may be filling.

    >>> kana_sounds("ネットワーク"), kana_sounds("ファイル")
    ('NeToWa:Ku', 'PaiRu')
    """
    text = "".join(_KANA.get(c, "?") for c in katakana)
    text = re.sub("(?<=[JCS])iy(?=[aou])", "", text)  # ジャ is Ja
    text = re.sub("(?<=[A-Z])iy", "y", text)  # ニュ is Nyu
    text = re.sub("(?<=[PBTDSCJG])[uieo](?=[aeio])", "", text)  # ファ is Pa, ティ Ti
    text = re.sub("(?<![A-Zy])u(?=[aeio])", "W", text)  # ウェ is We
    text = text.replace("iyi", "i")
    return re.sub("NG[u]?(?=$|[A-Z])", "X", text)


def unfilled(kana: str) -> str:
    """A katakana word as Korean would hear it: without filling vowels, ー after ア as 어.

    >>> unfilled(kana_sounds("ネットワーク"))
    'NeTWvK'
    """
    return re.sub("(?<=[A-Z])u|(?<=[TD])o|(?<=[CJ])i$|:", "", kana.replace("a:", "v"))


_CLASSES = str.maketrans("GDBCJX", "KTPSSN")
_DROPPED = str.maketrans("", "", "aeiouvqyW:")


def skeleton(text: str) -> str:
    """The consonants of a string of sounds, voiced and voiceless alike.

    >>> skeleton("NeTWvK")
    'NTK'
    """
    bare = text.translate(_DROPPED).translate(_CLASSES)
    return re.sub(r"(.)\1", r"\1", bare)


_SPELLINGS = (
    # English letters → the classes of consonants they may stand for; first match counts.
    (r"tch|dge?", ("S",)),
    (r"sch", ("SK", "S")),
    (r"ch", ("S", "K")),
    (r"sh", ("S",)),
    (r"ph", ("P",)),
    (r"th", ("S", "T")),
    (r"gh", ("", "K")),
    (r"ck|q", ("K",)),
    (r"[st]i(?=on|al|an|um)|ci(?=al|an|ou)", ("S",)),
    (r"^kn|^gn", ("N",)),
    (r"^wr", ("R",)),
    (r"^x", ("S",)),
    (r"x", ("KS",)),
    (r"sc(?=[eiy])", ("S",)),
    (r"c(?=[eiy])", ("S",)),
    (r"c", ("K",)),
    (r"ng(?=$|[^aeiouyrl])", ("N",)),
    (r"ng", ("NK", "NS")),
    (r"g(?=[eiy])", ("S", "K")),
    (r"g|k", ("K",)),
    (r"mb$", ("M",)),
    (r"[jsz]", ("S",)),
    (r"[td]", ("T",)),
    (r"[pbfv]", ("P",)),
    (r"n", ("N",)),
    (r"m", ("M",)),
    (r"l", ("R",)),
    (r"r(?=[aeiouy])", ("R",)),
    (r"h(?=[aeiouy])", ("H",)),
)
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in _SPELLINGS))
_MOST = 8
"""Readings of one English word that are looked at."""


def english_skeletons(word: str) -> set[str]:
    """What may be left of an English word when only its consonants are heard.

    >>> sorted(english_skeletons("network")), sorted(english_skeletons("gas"))
    (['NTK'], ['KS'])
    """
    word = re.sub(r"([a-z])\1", r"\1", word)
    heard = [""]
    for match in _SPELLING.finditer(word):
        options = _SPELLINGS[(match.lastindex or 1) - 1][1]
        heard = [before + o for before in heard for o in options][:_MOST]
    return {re.sub(r"(.)\1", r"\1", reading) for reading in heard}


def _pairs(text: str) -> dict[tuple[str, str], float]:
    """`a:ar.05` → the sound a, written ar, costs 0.05."""
    pairs = {}
    for entry in text.split():
        sound, letters = entry.split(":", 1)
        for letter in letters.split(","):
            name, _, cost = letter.partition(".")
            pairs[sound, name] = float(f"0.{cost}") if cost else 0.0
    return pairs


_WRITTEN = _pairs(
    """
    a:a,ar.05,ah,o.15,u.2 e:e,a.2,ea,ai.1,ae,ie.2 q:a,e.2,ai.1 i:i,e.1,ee,ea,y,ie,ey,ei.1,a.35
    i:ui.2
    o:o,oa,ow,au,aw,or.05,ore,a.3,ou.1,ough.1 u:u,oo,o.2,ew,ou.1,ue,w.3
    v:e.1,er,or.1,ar.15,o.15,u.05,ur,ir,a.15,ou.15,ear.1,re.1,our.1,i.4,ure.1,ia.2,io.1,eo.2
    ai:i.05,y.05,igh,ie,ei.1,uy,ye ei:a.05,ai,ay,ea.1,ei,ey au:ou,ow oi:oi,oy
    aiv:ire,iar.1 auv:ower,our ev:air,are,ear.1 iv:ear,ere,eer,ier,ia.05 uv:our,oor
    yu:u.05,ew,eu,ue,you yv:yu.1,yea.1 ya:ya,ia.1 ye:ye yo:yo,io.1 Wi:wi,wee,ui,we.2,wy
    We:we,wa.1,whe,ue.1 Wv:wo.05,wor,wa.15,wer,wor Wa:wa,wi.2,oi.2,ua.1,why WvR:worl
    G:g,gg,gu,gh,k.3,c.3 K:k,c,ck,ch.1,q,que,cc,kk,g.25,ke KS:x Ks:x KWi:qui KWe:que.05
    N:n,nn,kn,gn,ne D:d,dd,th.1,t.3,de R:r,l,rr,ll,wr,le,re M:m,mm,mb,me,lm.1
    B:b,bb,v,ve,p.3 P:p,f,ph,pp,ff,b.25,v.3,gh.1 S:s,ss,c,sc,sh,ce,se,th.1,ti.1,ci.1,x.1
    S:ch.35,z.2
    J:j,g,z,zz,s.1,dg,dge,ge,si.15,d.3,se.1,ze,th.2 Ji:ge,dge,ge C:ch,tch,t.15,ts,tz,z.15,che
    T:t,tt,th.2,te,d.2,ed.2,bt.1 X:ng,n.05,ngue H:h,wh.1,f.3 Si:sh,sch Ci:ch,tch,che SyV:tu
    Sv:tion,sion,cian Svn:tion JvN:sion SvN:tion,sion,cian,tian,cean CvN:tion.05
    """
)
_SOUND_LENGTHS = (1, 2, 3)
_LETTER_LENGTHS = (1, 2, 3, 4)
_MUTE = 0.4
"""What it costs to hear an e at the end of an English word."""
_UNWRITTEN = {"i": 0.4, "u": 0.5, "y": 0.3, "W": 0.3, "v": 0.7}
"""Sounds that Korean fills in, or hears where English writes nothing; others cost 1."""
_SILENT = {"e": 0.15, "h": 0.2, "r": 0.1, "u": 0.3, "w": 0.3, "g": 0.5, "t": 0.5}
_SILENT_FINAL = {"e": 0.02, "s": 0.6}


def to_english(heard: str, word: str) -> float:
    """How far an English spelling is from what Korean hears in it."""
    far = float("inf")
    costs = [[far] * (len(word) + 1) for _ in range(len(heard) + 1)]
    costs[0][0] = 0.0
    for i in range(len(heard) + 1):
        for j in range(len(word) + 1):
            cost = costs[i][j]
            if cost == far:
                continue
            if j < len(word):
                silent = _SILENT_FINAL if j == len(word) - 1 else _SILENT
                doubled = j and word[j] == word[j - 1]
                skip = 0.05 if doubled else silent.get(word[j], 0.8)
                costs[i][j + 1] = min(costs[i][j + 1], cost + skip)
            if i < len(heard):
                skip = _UNWRITTEN.get(heard[i], 1.0)
                costs[i + 1][j] = min(costs[i + 1][j], cost + skip)
            for n in _SOUND_LENGTHS:
                sound = heard[i : i + n]
                for m in _LETTER_LENGTHS:
                    price = _WRITTEN.get((sound, word[j : j + m]))
                    if price is None or i + n > len(heard) or j + m > len(word):
                        continue
                    if sound == "v" and word[j:] == "e":
                        price += _MUTE  # stater is no state
                    costs[i + n][j + m] = min(costs[i + n][j + m], cost + price)
    return costs[-1][-1]


_ALIKE = _pairs(
    """
    v:a.1,o.2,u.3,e.25,i.35 e:a.3,i.3 q:a,e.12 a:o.3 o:u.3,a.3 u:o.3 i:e.3 G:K.2 K:G.2 D:T.2
    T:D.2
    B:P.2 P:B.2 P:H.3 H:P.3 C:T.25 T:C.25 J:S.25 S:J.25 C:J.25 J:C.25 S:C.35 C:S.35 J:D.3
    N:X.05 X:N.05 i::.05 u::.05
    """
)
_LONG = 0.04
"""What Japanese makes long and Korean does not."""
_FILLING = {"u": 0.05, "o": 0.12, "i": 0.12}
"""What Japanese fills in after a consonant: ネットワーク, ストライク, ブリッジ."""


def to_kana(heard: str, kana: str) -> float:
    """How far a katakana word is from what Korean hears."""
    before = [0.0]
    for j, sound in enumerate(kana):
        before.append(before[-1] + _extra(kana, j, sound))
    for mine in heard:
        drop = 0.4 if mine in "iu" else 0.25 if mine in "yW" else 0.9
        row = [before[0] + drop]
        for j, theirs in enumerate(kana):
            same = 0.0 if mine == theirs else _ALIKE.get((mine, theirs), 1.0)
            row.append(
                min(before[j] + same, before[j + 1] + drop, row[j] + _extra(kana, j, theirs))
            )
        before = row
    return before[-1]


def _extra(kana: str, place: int, sound: str) -> float:
    """What a sound costs that only Japanese has."""
    if sound == ":":
        return _LONG
    if sound in "aeiou":
        after_consonant = place and kana[place - 1].isupper()
        return _FILLING.get(sound, 0.4) if after_consonant else 0.35
    return 0.25 if sound in "yW" else 0.9
