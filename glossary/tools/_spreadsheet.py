"""What a spreadsheet makes of the text in a cell that nobody told it to leave alone."""

from __future__ import annotations

import re

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = re.compile(r"[-+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[Ee][-+]?\d+)?\s*%?|\(\d+\)")
_AS_IT_IS = re.compile(r"-?(?:0|[1-9]\d{0,10})(?:\.\d{0,7}[1-9])?")
"""A number that is shown as it was written: no zeros in front or behind, not too long."""

_DAY = re.compile(r"(\d{1,4})[-/](\d{1,4})(?:[-/](\d{1,4}))?")
_NAMED_DAY = re.compile(
    rf"{_MONTH}[ -]?\d{{1,4}}|\d{{1,2}}[ -]?{_MONTH}(?:[ -]?\d{{2,4}})?"
    r"|(?:\d{4}년 ?)?\d{1,2}월 ?\d{1,2}일|\d{4}년 ?\d{1,2}월"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,4}:[0-5]\d(?::[0-5]\d)?(?: ?[ap]m?)?", re.IGNORECASE)


def becomes(text: str) -> str:
    """What Excel takes a cell of a CSV for, where it shows something else; else nothing.

    >>> [becomes(t) for t in ("9/11", "3-1", "1E5", "007", "2:30", "=A1", "TRUE")]
    ['a date', 'a date', 'a number', 'a number', 'a time', 'a formula', 'a truth value']
    >>> [becomes(t) for t in ("북한", "2+2", "12", "K-9", "13/32", "F-35")]
    ['', '', '', '', '', '']
    """
    text = text.strip(" ")
    if not text:
        return ""
    if _NUMBER.fullmatch(text):
        return "" if _AS_IT_IS.fullmatch(text) else "a number"
    if text[0] in "=+@" or (text[0] == "-" and len(text) > 1):
        return "a formula"
    if _TIME.fullmatch(text):
        return "a time"
    if _NAMED_DAY.fullmatch(text) or _is_day(text):
        return "a date"
    return "a truth value" if text.lower() in {"true", "false"} else ""


def _is_day(text: str) -> bool:
    """Whether it is a month and a day, a month and a year, or all three, in some order."""
    match = _DAY.fullmatch(text)
    if not match:
        return False
    parts = [int(part) for part in match.groups() if part is not None]
    years = [n for n in parts if n > 31]
    if len(parts) == 2:
        month, other = parts
        if years:
            return len(years) == 1 and 1 <= min(parts) <= 12 and 1900 <= max(parts) <= 9999
        return 1 <= month <= 12 and 1 <= other <= 31
    small = [n for n in parts if 1 <= n <= 31]
    return len(small) >= 2 and any(n <= 12 for n in small)
