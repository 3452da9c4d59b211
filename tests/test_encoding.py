"""In which encoding a text is: what is certain is taken, and nothing is guessed at random."""

import pytest

from glossary import encoding

KOREAN = "한미동맹은 확장억제를 강화한다. 전수방위(專守防衛) 원칙을 유지한다.\n"
JAPANESE = "日本は専守防衛を維持し、ミサイル防衛を強化する。\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *((KOREAN, name) for name in ("utf-8", "utf-16-le", "utf-16-be", "cp949")),
        *((JAPANESE, name) for name in ("utf-8", "cp932", "euc_jp", "iso2022_jp")),
        ("plain ASCII", "utf-8"),
        (KOREAN * 1000 + JAPANESE, "utf-8"),
        ("①㈱ ﾐｻｲﾙ防衛の説明。" + JAPANESE * 2, "cp932"),
        ("똠방각하는 펲시콜라를 싣고 국방부로 갔다고 한다. " + KOREAN, "cp949"),
    ],
)
def test_a_text_comes_back(text, name):
    """What was written in an encoding is read in it."""
    assert encoding.decoded(text.encode(name)) == (text, name)


@pytest.mark.parametrize("name", ["cp949", "cp932", "euc_jp"])
@pytest.mark.parametrize("text", [KOREAN, JAPANESE])
def test_utf8_is_never_anything_else(name, text):
    """Whatever else its bytes could be."""
    assert encoding.decoded(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        KOREAN.encode()[:-2] + b"\xff",
        JAPANESE.encode() * 3 + b"\xe3\x81",
        "これはひらがなです".encode() + b"\x80",
        "我国的安全政策是专守防卫，今后将继续加强导弹防御能力，并深化同盟合作。".encode("gbk"),
        "安全政策是專守防衛，我們加強飛彈防禦。".encode("big5"),
        "Мы укрепляем оборону".encode("cp1251"),
        "naïve café, déjà vu".encode("cp1252"),
        bytes(range(256)),
    ],
)
def test_what_is_not_certain_is_nothing(data):
    """Broken UTF-8, other languages' encodings, no text at all."""
    assert encoding.decoded(data) is None


def test_a_mark_is_believed():
    """And is no part of the text."""
    assert encoding.decoded("\ufeff동맹".encode()) == ("동맹", "utf-8")
    assert encoding.decoded("동맹".encode("utf-16"))[0] == "동맹"
