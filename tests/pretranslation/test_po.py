"""gettext PO: only the lines of empty translations change."""

import pytest
from translate.storage import pypo

from glossary.errors import InvalidInput, UnreadableFile

HEAD = """\
# somebody's
msgid ""
msgstr ""
"Language: en\\n"
"X-Source-Language: ko\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "딴것"
msgstr ""

"""


def test_an_exact_match(pretranslated):
    """A line, and nothing else."""
    data, summary = pretranslated("a.po", HEAD + 'msgid "제3조는 발효됐다."\nmsgstr ""\n')
    assert data.decode() == (
        HEAD + 'msgid "제3조는 발효됐다."\nmsgstr "Article 3 took effect."\n'
    )
    assert summary.filled == 1


def test_what_is_not_sure_is_fuzzy(pretranslated):
    """With the message that the translation was of; before the context, after the comments."""
    text = (
        '#. note\nmsgctxt "x"\nmsgid ""\n"제12조는 "\n"발효됐다.\\n"\n'
        'msgstr ""\n""\n\n#~ gone\n'
    )
    data, _ = pretranslated("a.po", HEAD + text)
    assert data.decode() == (
        HEAD + '#. note\n#, fuzzy\n#| msgid "제3조는 발효됐다."\nmsgctxt "x"\nmsgid ""\n'
        '"제12조는 "\n"발효됐다.\\n"\nmsgstr "Article 12 took effect.\\n"\n\n#~ gone\n'
    )


def test_flags_that_are_there(pretranslated):
    """The new one is put with them; lines end as they did."""
    text = (HEAD + '#, c-format\nmsgid "제12조는 발효됐다."\nmsgstr ""\n').replace("\n", "\r\n")
    data, _ = pretranslated("a.po", text)
    assert data.decode() == (
        HEAD + '#, fuzzy, c-format\n#| msgid "제3조는 발효됐다."\nmsgid "제12조는 발효됐다."\n'
        'msgstr "Article 12 took effect."\n'
    ).replace("\n", "\r\n")


def test_what_stays_as_it_is(pretranslated):
    """Translations, fuzzy or not, and messages in two numbers."""
    text = (
        HEAD
        + 'msgid "조치"\nmsgstr "old"\n\n#, fuzzy\nmsgctxt "2"\nmsgid "조치"\nmsgstr "old"\n\n'
        'msgctxt "3"\nmsgid "조치"\nmsgid_plural "조치들"\nmsgstr[0] ""\n'
    )
    data, summary = pretranslated("a.po", text)
    assert data.decode() == text
    assert summary.kept == 3


def test_another_encoding(pretranslated):
    """It is written in the one that it was in; Japanese has no place in EUC-KR's hangul."""
    text = HEAD.replace("UTF-8", "EUC-KR") + 'msgid "제3조는 발효됐다."\nmsgstr ""\n'
    data, _ = pretranslated("a.po", text.encode("euc-kr"))
    assert 'msgstr "Article 3 took effect."' in data.decode("euc-kr")


def test_a_byte_order_mark(pretranslated):
    """It stays; what only looks like a line end to Python is none."""
    text = HEAD + 'msgid "a\u2028\x85b"\nmsgstr "b"\n\nmsgid "제3조는 발효됐다."\nmsgstr ""\n'
    data, _ = pretranslated("a.po", text.encode("utf-8-sig"))
    assert data == text.replace(
        '발효됐다."\nmsgstr ""', '발효됐다."\nmsgstr "Article 3 took effect."'
    ).encode("utf-8-sig")


def test_without_a_language(pretranslated):
    """It is asked for."""
    with pytest.raises(InvalidInput, match="--to"):
        pretranslated("a.po", 'msgid "제3조는 발효됐다."\nmsgstr ""\n', source="ko")


def test_a_broken_file(pretranslated):
    """It says where, and nothing is written."""
    with pytest.raises(UnreadableFile, match="line 11"):
        pretranslated("a.po", HEAD + "msgid oops\n")


def test_translate_toolkit_reads_it(pretranslated):
    """As what it is."""
    text = HEAD + 'msgid "제12조는 발효됐다."\nmsgstr ""\n'
    data, _ = pretranslated("a.po", text)
    unit = pypo.pofile.parsestring(data).units[-1]
    assert (unit.target, unit.isfuzzy()) == ("Article 12 took effect.", True)
    assert unit.prev_source == "제3조는 발효됐다."
