"""Datatypes of attributes and of dates, as XML Schema has them.

What nearly every value looks like is told by a pattern; libxml2 judges the rest, so that
the verdict on an odd one is that of the official grammars, which use the same types.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

_SPACES = " \t\r\n"  # those of XML; `str.strip` knows more

_USUAL = {
    # Letters that are name characters in every edition of XML.
    "NCName": re.compile(r"[A-Za-z_가-힣一-龥][A-Za-z_가-힣一-龥0-9.-]*"),
    "language": re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"),
    "anyURI": re.compile(r"https?://[A-Za-z0-9가-힣./_-]+"),
    "date": re.compile(r"(20|19)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])"),
    "dateTime": re.compile(
        r"(20|19)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ?"
    ),
}


def is_a(datatype: str, value: str) -> bool:
    """Whether a value is of a datatype: NCName, language, anyURI, date or dateTime.

    >>> is_a("NCName", "c1"), is_a("NCName", "1"), is_a("date", "2024-02-29")
    (True, False, True)
    """
    value = collapsed(value)
    return bool(_USUAL[datatype].fullmatch(value)) or _judge(datatype, value)


def collapsed(value: str) -> str:
    """The value without white space around it, as these types are compared.

    >>> collapsed(" c1 ")
    'c1'
    """
    return value.strip(_SPACES)


def _judge(datatype: str, value: str) -> bool:
    element = etree.Element("value")
    element.text = value
    return bool(_schema(datatype).validate(element))


@cache
def _schema(datatype: str) -> etree.RelaxNG:
    return etree.RelaxNG(
        etree.XML(
            '<element name="value" xmlns="http://relaxng.org/ns/structure/1.0" '
            'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
            f'<data type="{datatype}"/></element>'
        )
    )
