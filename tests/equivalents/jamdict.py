"""A database as jamdict-data has it, with a dozen entries written for the tests."""

from __future__ import annotations

import sqlite3
from contextlib import closing

_TABLES = """
create table Kanji (ID integer primary key, idseq integer, text text);
create table KJI (kid integer, text text);
create table KJP (kid integer, text text);
create table Kana (ID integer primary key, idseq integer, text text, nokanji boolean);
create table Sense (ID integer primary key, idseq integer);
create table field (sid integer, text text);
create table misc (sid integer, text text);
create table SenseGloss (sid integer, lang text, gend text, text text);
create table NEKanji (ID integer primary key, idseq integer, text text);
create table NEKana (ID integer primary key, idseq integer, text text, nokanji boolean);
create table NETranslation (ID integer primary key, idseq integer);
create table NETransType (tid integer, text text);
create table NETransGloss (tid integer, lang text, gend text, text text);
"""

_WORDS = """
1000010 専守防衛   せんしゅぼうえい   nonaggressive defense (policy) (defence)
1000020 同盟       どうめい           alliance; union; league
1000030 同盟国     どうめいこく       ally; allied power
1000040 武官       ぶかん             military or naval officer
1000050 発射       はっしゃ           launch; firing
1000060 抑止力     よくしりょく       deterrence; ability to deter (an attack, etc.)
1000070 大陸間弾道ミサイル たいりくかんだんどうミサイル Intercontinental Ballistic Missile; ICBM
1000080 ＩＣＢＭ   アイシービーエム   intercontinental ballistic missile; ICBM
1000090 大陸間弾道弾 たいりくかんだんどうだん intercontinental ballistic missile; ICBM
1000100 株価維持操作 かぶかいじそうさ price-keeping operation; PKO
1000110 ＰＫＯ     ピーケーオー       peacekeeping operations; PKO
1000120 放散       ほうさん           radiation; diffusion
1000130 強襲       きょうしゅう       charge; assault
5000010 防衛学会   ぼうえいがっかい   Defense Society
5000020 防衛太郎   ぼうえいたろう     Bōei Tarō
"""
"""Number, word, reading, glosses; names have numbers from 5,000,000 on."""


def make(path):
    """Write the database; 5000020 is a person, the other name an organisation."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_TABLES)
        for line in _WORDS.strip().splitlines():
            number, word, kana, glosses = line.split(maxsplit=3)
            _add(connection, int(number), word, kana, glosses.split("; "))
        _add_details(connection)
        connection.commit()
    return path


def _add(connection, number, word, kana, glosses):
    kanji, readings, senses, texts = (
        ("NEKanji", "NEKana", "NETranslation", "NETransGloss")
        if number >= 5_000_000
        else ("Kanji", "Kana", "Sense", "SenseGloss")
    )
    connection.execute(f"insert into {kanji} values (?, ?, ?)", (number, number, word))
    connection.execute(f"insert into {readings} values (?, ?, ?, 0)", (number, number, kana))
    connection.execute(f"insert into {senses} values (?, ?)", (number, number))
    connection.executemany(
        f"insert into {texts} values (?, 'eng', '', ?)", [(number, gloss) for gloss in glosses]
    )


def _add_details(connection):
    """A mark of frequency, a second spelling, an old sense, one of another language."""
    connection.executescript("""
        insert into KJP values (1000020, 'news1');
        insert into Kanji values (1, 1000020, '仝盟');
        insert into KJI values (1, 'word containing out-dated kanji');
        insert into Sense values (1, 1000130);
        insert into SenseGloss values (1, 'eng', '', 'old meaning');
        insert into misc values (1, 'archaism');
        insert into Sense values (2000000, 1000130);
        insert into SenseGloss values (2000000, 'eng', '', 'amphibious assault');
        insert into field values (2000000, 'military');
        insert into SenseGloss values (1000020, 'ger', '', 'Bündnis');
        insert into NETransType values (5000010, 'organization');
        insert into NETransType values (5000020, 'masc');
    """)
