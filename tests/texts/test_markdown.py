"""What is read from Markdown: words, and no markup."""

import pytest

from glossary import texts


def read(folder, source):
    """The paragraphs of a Markdown file."""
    path = folder / "a.md"
    path.write_text(source, encoding="utf-8")
    return texts.read(path, folder).text.split("\n\n")


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("# 제목 #\n\n본문\n이어짐\n\n둘째\n==", ["제목", "본문 이어짐", "둘째"]),
        ("**한미동맹**은 *강화*된다 ~~아니다~~.", ["한미동맹은 강화된다 아니다."]),
        ("**“안보”**는 __(법)__이다", ["“안보”는 (법)이다"]),
        ("[국방부](http://mnd.go.kr '집')는 ![그림](a.png)말했다", ["국방부는 말했다"]),
        ("- 하나\n- 둘\n  이어짐\n\n1. 셋", ["하나", "둘 이어짐", "셋"]),
        ("> 인용한 글\n> 이어짐", ["인용한 글 이어짐"]),
        (
            "| 용어 | 영어 |\n|:---|---|\n| 동맹 | alliance |",
            ["용어", "영어", "동맹", "alliance"],
        ),
        ("동맹[^1]은\n\n[^1]: 각주의 글", ["동맹은", "각주의 글"]),
        ("- [ ] 할 일\n- [x] 한 일", ["할 일", "한 일"]),
        ("앞\n\n```py\nx = 1\n```\n\n    y = 2\n\n뒤", ["앞", "뒤"]),
        ("`glossary build`를 쓴다", ["glossary build를 쓴다"]),
        ("<div>안쪽 <b>글</b></div>\n\n<!-- 주석 -->\n끝<br>줄", ["안쪽 글", "끝\n줄"]),
        ("---\ntitle: 제목\n---\n본문", ["본문"]),
        ("+++\ntitle = '제목'\n+++\n\n본문", ["본문"]),
        ("앞\n\n---\n\n뒤", ["앞", "뒤"]),
        ("AT&amp;T &copy; 2026 \\*별\\*", ["AT&T © 2026 *별*"]),
        ("줄  \n바꿈", ["줄\n바꿈"]),
        ("防衛力を\n強化する", ["防衛力を強化する"]),
        ("<국방 백서> 2 < 3", ["<국방 백서> 2 < 3"]),
    ],
)
def test_markup_is_no_text(tmp_path, source, paragraphs):
    """Headings, emphasis, links, lists, tables, notes; code blocks and front matter go."""
    assert read(tmp_path, source) == paragraphs


def test_it_may_be_in_any_encoding(tmp_path):
    """As plain text may be."""
    path = tmp_path / "a.md"
    path.write_bytes("# 한미동맹의 강화\n".encode("cp949"))
    document = texts.read(path, tmp_path)
    assert (document.text, document.encoding) == ("한미동맹의 강화", "cp949")
