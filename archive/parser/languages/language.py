"""What the reader must know of a language: its words as data. `english.py` is the model for another.

Patterns are regular expressions as strings; the groups that each must name stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Form(Enum):
    """How a head is inflected: "recalling"/"deeply concerned", "recalls", "recall"."""

    PARTICIPLE = "participle"
    FINITE = "finite"
    BASE = "base"


# An inflected form in small letters → its lemma ("recalls" → "recall") and what form it is.
Forms = Mapping[str, tuple[str, Form]]


@dataclass(frozen=True, eq=False)
class Phrasing:
    """The words that open a clause: adverbs, a head, "and" with another head, what the head takes along."""

    forms: Forms = field(default_factory=dict)
    # Before a head and between it and what it takes along: "further", "également".
    adverbs: frozenset[str] = frozenset()
    adverb_ending: str = ""
    # "and"
    conjunctions: tuple[str, ...] = ()
    # Heads behind which another follows ("is conscious", "having considered"); those that may stand alone.
    auxiliaries: frozenset[str] = frozenset()
    may_stand_alone: frozenset[str] = frozenset()
    # Heads that are no whole phrase alone: "takes (note)", "prend (note)".
    needy: frozenset[str] = frozenset()
    # What any head may take along, and what only these lemmas do; each begins with a space.
    behind: tuple[str, ...] = ()
    objects: Mapping[str, str] = field(default_factory=dict)
    # Heads that are phrases without what is theirs ("Reaffirming | its strong commitment"), and "its" and the like.
    sparing: frozenset[str] = frozenset()
    possessives: tuple[str, ...] = ()
    # Prepositions that a phrase may end with, and those of them that emphasis alone may add or leave out.
    preposition: str = ""
    prepositions: tuple[str, ...] = ()
    # Reflexive pronouns before a head ("se félicite", "s’engage"), and the lemma that they make.
    pronouns: tuple[str, ...] = ()
    reflexive: Callable[[str], str] = str
    # Endings by which a head that is not in `forms` is guessed, and endings with what to put for a lemma.
    endings: Sequence[tuple[str, Form]] = ()
    lemmas: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, eq=False)
class Voting:
    """The words that votes are told in."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    # "26 delegations voted | in favour": what may stand between a count and its position, and the positions.
    voters: str = ""
    in_favour: str = ""
    against: str = ""
    abstaining: str = ""
    absent: str = ""
    # "120 to 3, with 50 abstentions": favor, against, abstentions
    tally: str = ""
    without_a_vote: str = ""
    adopted: str = ""
    rejected: str = ""
    # How a sentence begins that tells a decision ("The draft resolution was adopted"), and a whole one that
    # tells how it was taken ("Adopted by a recorded vote").
    decided: str = ""
    told: str = ""
    # What may be voted on that is no whole text: an amendment, a clause.
    part: str = ""
    # What stands alone above a vote: "Recorded vote".
    heading: str = ""
    # What stands above the States of a roll call, to the position it means.
    positions: Mapping[str, str] = field(default_factory=dict)
    # What heads the columns of a table of resolutions, beside the fields of a header: code, topic, outcome.
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Layout:
    """The words that documents are set with: masthead, opening lines, closing lines, headers, votes.

    Patterns; the groups that each must name stand beside it. What a language leaves out is not looked for.
    """

    # Names, each to what the parse format calls it.
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    # What may stand behind a day ("1er"), between day, month and year ("de"), between two days ("to"), and
    # before the first ("Du").
    day_endings: tuple[str, ...] = ()
    date_links: tuple[str, ...] = ()
    date_dashes: tuple[str, ...] = ()
    date_leads: tuple[str, ...] = ()
    distributions: Mapping[str, str] = field(default_factory=dict)  # "générale" → "General"
    language_names: Mapping[str, str] = field(default_factory=dict)  # "anglais" → "English"
    # A Model UN resolution's header: code, committee, topic, title, sponsors, signatories, date, result, other,
    # each to the patterns of its printed names; those that may stand behind another in one line.
    fields: Mapping[str, str] = field(default_factory=dict)
    inner_fields: str = ""
    # "Draft Resolution", alone or before a number
    resolution_word: str = ""
    # Nouns of which at least one stands in the name of a body.
    organ_nouns: tuple[str, ...] = ()
    # The line above a resolution's text, with its comma and without: `name` with its article, `body` without.
    opening: str = ""
    bare_opening: str = ""
    # The line between preamble and operative part, where one is printed.
    turn: str = ""
    enacts: str = ""
    # Lines of a masthead.
    united_nations: str = ""
    organs: tuple[str, ...] = ()  # the main organs: "General Assembly"
    session: str = ""
    session_within: str = ""  # its words alone, where other facts stand on the line
    agenda_item: str = ""  # number, rest
    sponsors: str = ""  # sponsors, revised: "Chile and Kenya: revised draft resolution"
    sponsors_end: str = ""
    draft: str = ""  # revised
    adopted: str = ""  # organ
    resolution: str = ""  # "Resolution 64/1" alone
    report: str = ""  # "[on the report of the Third Committee (…)]"
    main_committee: str = ""  # name
    numbered_body: str = ""  # body: "Seventy-fourth World Health Assembly"
    # The head of a page of official records: session, committee.
    volume: str = ""
    note: str = ""  # kind: "Note by the Secretariat"
    # Session documentation: the words of a staff's roles and those that link them; what heads its parts, each to
    # its patterns: staff, agenda, table, summary.
    staff_roles: tuple[str, ...] = ()
    front: Mapping[str, str] = field(default_factory=dict)
    # How a summary tells how many took part; COUNT stands for the number.
    attendance: tuple[str, ...] = ()
    # A box that a conference's staff fills in, and how a remark on a text begins, in brackets among its clauses.
    office: str = ""
    remark: str = ""
    # "Sponsored by": what stands before the names of those behind a text, also without a colon.
    signed_by: str = ""
    # How the word for a resolution begins where it is a draft.
    draft_word: str = ""
    # What heads the halves of a text: "Preambulatory clauses".
    clauses: str = ""
    # What heads the list of amendments behind a text, and what a committee sends out beside its texts.
    amendments: str = ""
    releases: str = ""
    # How a result begins that is the text's, below results of its amendments.
    result_of_text: str = ""
    # "47th plenary meeting"
    meeting: str = ""
    # What begins an annex, and what may stand before the numeral of a section.
    annex: str = ""
    section: str = ""
    # Headings of a paper: its summary, its contents and the words above their columns, headings that count.
    summary: str = ""
    contents: str = ""
    contents_columns: str = ""
    counted: str = ""
    # What stands alone above notes ("Notes"), and what only a footnote begins with.
    notes_heading: str = ""
    citation: str = ""
    # A Model UN conference's name, and how it says that it is none of the United Nations.
    model_un: str = ""
    disclaimer: str = ""
    # "and" between names, and the article before one.
    between_names: str = ""
    article: str = ""
    # "of", "the": words that no line of a name ends with.
    links: tuple[str, ...] = ()
    # "and", "or": words behind the semicolon of an item; and those behind which a list follows.
    connectives: tuple[str, ...] = ()
    leads_on: str = ""
    # Two words that never stand side by side in a sentence: "the of".
    never_joined: str = ""
    # Words that end no clause: "the".
    never_last: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Language:
    """`codes` are those of ISO 639; `common_words` and `letters` (a pattern) are what a text is known by.

    `fragments` are endings that are no words ("tional"): a hyphen before one parts syllables; `hyphened` are
    words that often stand before a hyphen of their own ("long-term"), `behind_hyphens` those that often stand
    behind one ("system-wide"). `compounds` says that such words are many. `dashes_touch` says that long dashes
    stand without space between two words.
    """

    name: str
    codes: tuple[str, ...]
    common_words: frozenset[str] = frozenset()
    letters: str = "[A-Za-z]"
    fragments: frozenset[str] = frozenset()
    hyphened: frozenset[str] = frozenset()
    compounds: bool = True
    behind_hyphens: frozenset[str] = frozenset()
    dashes_touch: bool = False
    phrasing: Phrasing = Phrasing()
    layout: Layout = Layout()
    voting: Voting = Voting()


def one_of(words: Sequence[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def conjugated(
    lemmas: Sequence[str],
    endings: Sequence[tuple[str, str, str, str]],
    *,
    numbers_and_genders: Sequence[str],
) -> dict[str, tuple[str, Form]]:
    """The forms of regular verbs: infinitive, third person, gerund, past participle in number and gender.

    `endings` are those of the infinitive and of the three forms; the first that fits a verb counts. Of a verb
    that fits none ("faire") only the infinitive is known.
    """
    forms: dict[str, tuple[str, Form]] = {}
    for lemma in lemmas:
        row = next((row for row in endings if lemma.endswith(row[0])), None)
        if row is None:
            forms.setdefault(lemma, (lemma, Form.BASE))
            continue
        ending, finite, gerund, past = row
        stem = lemma.removesuffix(ending)
        for agreement in numbers_and_genders:
            forms[stem + past + agreement] = (lemma, Form.PARTICIPLE)
        forms[stem + gerund] = (lemma, Form.PARTICIPLE)
        forms[stem + finite] = (lemma, Form.FINITE)
        forms.setdefault(lemma, (lemma, Form.BASE))
    return forms
