-- The termbase. Entries are concepts (ISO 16642): languages hang under a concept, terms
-- under a language. Every table is STRICT; `entry` and `entry_fts` are derived from the
-- rest and are what people browse and search.

-- Where anything came from.
create table source (
    id integer primary key,
    key text not null unique,
    kind text not null check (kind in ('text', 'curated', 'dictionary', 'person', 'memory', 'service', 'file', 'publication')),
    title text not null,
    url text not null default '',
    licence text not null default ''
) strict;

-- The texts, as they were read.
create table document (
    id integer primary key,
    source_id integer not null references source (id),
    name text not null unique,
    title text not null,
    encoding text not null,
    text text not null,
    added text not null
) strict;

-- "start" and "end" are offsets into the document's text; "text" is the sentence repaired
-- for analysis, "folded" that without spaces, dots and case, "runs" the way back from
-- "text" to the document, "nouns" the spans of its nominal morphemes.
create table sentence (
    id integer primary key autoincrement, -- never used twice: evidence points here
    document_id integer not null references document (id) on delete cascade,
    position integer not null check (position >= 0),
    "start" integer not null check ("start" >= 0),
    "end" integer not null,
    text text not null,
    folded text not null,
    runs text not null check (json_valid(runs)),
    nouns text not null default '[]' check (json_valid(nouns)),
    unique (document_id, position),
    check ("end" > "start")
) strict;
create index sentence_place on sentence (id, document_id); -- spares reading their texts

-- What the last extraction found: made anew by each run, edited by nobody.
create table candidate (
    id integer primary key,
    text text not null unique,
    frequency integer not null,
    termhood real not null,
    variants text not null check (json_valid(variants)),
    entity text not null default '' check (entity in ('', 'country', 'person', 'organisation', 'place', 'programme', 'treaty', 'exercise')),
    features text not null check (json_valid(features))
) strict;

-- Terms explained in parentheses. "start" and "end" are offsets into the sentence's text.
create table gloss (
    id integer primary key,
    sentence_id integer not null references sentence (id) on delete cascade,
    "start" integer not null,
    "end" integer not null,
    term text not null,
    gloss text not null,
    language text not null,
    kind text not null
) strict;
create index gloss_sentence on gloss (sentence_id);
create index gloss_term on gloss (term);

-- Sentences that say what a term is: "start" and "end" are the term's offsets in the
-- sentence's text, "pattern" is how it is said, "strength" 2 for a definition, 1 for less.
create table statement (
    id integer primary key,
    sentence_id integer not null references sentence (id) on delete cascade,
    "start" integer not null,
    "end" integer not null,
    term text not null,
    key text not null,
    pattern text not null,
    strength integer not null check (strength in (1, 2)),
    check ("end" > "start")
) strict;
create index statement_sentence on statement (sentence_id);
create index statement_key on statement (key);

-- What a person wants extracted always (keep) or never (stop). "key" is as in `term`.
create table listed (
    key text primary key check (key <> ''),
    text text not null,
    list text not null check (list in ('keep', 'stop')),
    added text not null
) strict, without rowid;

create table concept (
    id integer primary key,
    public_id text not null unique check (
        public_id <> '' and public_id not glob '[0-9.-]*' and public_id not glob '*[ <>&":]*'
    ), -- an XML NCName
    subject text not null default '',
    status text not null check (status in ('candidate', 'proposed', 'approved', 'rejected')),
    termhood real,
    note text not null default '',
    created text not null,
    modified text not null
) strict;
create index concept_status on concept (status);

create table definition (
    id integer primary key,
    concept_id integer not null references concept (id) on delete cascade,
    language text not null check (language <> ''),
    text text not null check (text <> ''),
    source_id integer not null references source (id)
) strict;
create index definition_concept on definition (concept_id);

-- "key" is the term without spaces, dots, hyphens and case: what its spellings share.
create table term (
    id integer primary key,
    concept_id integer not null references concept (id) on delete cascade,
    language text not null check (language <> ''),
    text text not null check (trim(text) <> ''),
    key text not null,
    type text not null check (type in ('fullForm', 'acronym', 'abbreviation', 'shortForm', 'variant', 'phrase')),
    part_of_speech text not null default 'noun' check (part_of_speech in ('noun', 'verb', 'adjective', 'adverb', 'other', '')),
    administrative_status text not null check (administrative_status in ('preferred', 'admitted', 'deprecated', 'superseded')),
    reliability integer check (reliability between 1 and 4),
    reading text not null default '',
    regional_usage text not null default '',
    note text not null default '',
    position integer not null, -- its place among the terms of its concept
    unique (concept_id, language, text)
) strict;
create index term_key on term (key, language);
create index term_reading on term (reading) where reading <> '';
create index term_avoided on term (language) where administrative_status in ('deprecated', 'superseded');

-- Why a term stands where it stands; pieces of evidence add up.
create table evidence (
    id integer primary key,
    term_id integer not null references term (id) on delete cascade,
    method text not null check (method in ('curated', 'person', 'gloss', 'cldr', 'hanja', 'dictionary', 'composition', 'loanword', 'memory', 'wikidata', 'translation', 'extraction', 'import')),
    source_id integer not null references source (id),
    sentence_id integer references sentence (id) on delete set null,
    confidence real check (confidence between 0 and 1),
    quote text not null default '',
    note text not null default ''
) strict;
create index evidence_term on evidence (term_id);
create index evidence_sentence on evidence (sentence_id);

-- The concordance. "start" and "end" are offsets into the document's text.
create table occurrence (
    id integer primary key,
    term_id integer not null references term (id) on delete cascade,
    sentence_id integer not null references sentence (id) on delete cascade,
    "start" integer not null,
    "end" integer not null,
    check ("end" > "start")
) strict;
create index occurrence_term on occurrence (term_id, sentence_id);
create index occurrence_sentence on occurrence (sentence_id);

create table relation (
    id integer primary key,
    concept_id integer not null references concept (id) on delete cascade,
    kind text not null check (kind in ('broader', 'related', 'see')),
    target_id integer not null references concept (id) on delete cascade,
    unique (concept_id, kind, target_id)
) strict;
create index relation_target on relation (target_id);

-- What an entry is called in a file that it was imported from, so that the file's next
-- version finds it again.
create table origin (
    id integer primary key,
    concept_id integer not null references concept (id) on delete cascade,
    source_id integer not null references source (id),
    external_id text not null check (external_id <> ''),
    unique (concept_id, source_id, external_id)
) strict;
create index origin_external on origin (source_id, external_id);

-- The translation memory. A unit is one text in several languages. "external_id" and
-- "document" are what it is called, and which file it belongs to, where it came from;
-- "position" is its place in that document, so that its neighbours are its context.
-- "created" and "changed" are what the source says.
create table unit (
    id integer primary key autoincrement,
    source_id integer not null references source (id),
    sentence_id integer references sentence (id) on delete set null,
    external_id text not null default '',
    document text not null default '',
    position integer not null default 0,
    status text not null default '' check (status in ('', 'initial', 'translated', 'reviewed', 'final')), -- as in XLIFF 2
    machine integer not null default 0 check (machine in (0, 1)), -- translated by a machine
    creator text not null default '',
    created text not null default '',
    changed text not null default '',
    note text not null default '',
    added text not null
) strict;
create index unit_place on unit (source_id, document, position);

-- "text" is what a person reads, "markup" the same with its inline tags, empty where it
-- has none; "key" is as in `term`.
create table segment (
    id integer primary key autoincrement, -- never used twice: the signatures refer to it
    unit_id integer not null references unit (id) on delete cascade,
    language text not null check (language <> ''),
    text text not null check (text <> ''),
    markup text not null default '',
    key text not null,
    unique (unit_id, language)
) strict;
create index segment_key on segment (key, language);

-- The files of the index, by which similar segments are found and those in which a word
-- stands, in a folder beside the database: each covers the segments of a language from
-- "first_segment" to "last_segment". A segment after the last is not in the index yet, nor is
-- one whose text was changed where it stands: both are read one by one. "checksum" is the
-- CRC-32 of the file's header.
create table signature_file (
    name text primary key,
    language text not null,
    first_segment integer not null,
    last_segment integer not null,
    segments integer not null,
    checksum integer not null
) strict, without rowid;
create table unindexed (segment_id integer primary key) strict;
create trigger segment_changed after update of language, text, key on segment begin
    insert or ignore into unindexed values (new.id);
end;

-- Answers of translation services, so that nothing is asked twice.
create table translation_cache (
    provider text not null,
    source_language text not null,
    target_language text not null,
    text text not null,
    answer text not null,
    asked text not null,
    primary key (provider, source_language, target_language, text)
) strict, without rowid;

-- Who changed which entry, with the whole entry before and after: nothing is ever lost.
-- One command is one batch. "undoes" is the batch that an undo took back. "incoming" has
-- the relations that pointed to an entry which was removed: [[concept, kind], …].
create table change (
    id integer primary key,
    batch integer not null,
    time text not null,
    actor text not null,
    action text not null check (action in ('create', 'update', 'remove', 'undo')),
    concept text not null,
    before text check (before is null or json_valid(before)),
    after text check (after is null or json_valid(after)),
    incoming text not null default '[]' check (json_valid(incoming)),
    undoes integer
) strict;
create index change_concept on change (concept);
create index change_batch on change (batch);

-- One row an entry, as people read it. The id is the concept's.
create table entry (
    id integer primary key,
    concept text not null unique,
    ko text not null,
    en text not null,
    ja text not null,
    definition text not null,
    subject text not null,
    status text not null,
    reliability integer,
    frequency integer not null,
    entity text not null default '' -- what it names, if it is a name
) strict;
create index entry_ko on entry (ko);
create index entry_subject on entry (subject);
create index entry_status on entry (status, frequency); -- what waits for review, in order
create index entry_status_subject on entry (status, subject, frequency);
create index entry_reliability on entry (reliability);
create index entry_frequency on entry (frequency);
create index entry_entity on entry (entity);

-- Character bigrams of Korean and Japanese, words of everything else (see search.py).
create virtual table entry_fts using fts5 (terms, definition, tokenize = "unicode61 remove_diacritics 0");
