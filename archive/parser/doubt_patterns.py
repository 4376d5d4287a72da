"""The regular expressions of what speaks against a reading, an example above each."""

import re

from archive.parser.languages.language import one_of
from archive.parser.languages.multilingual import in_any
from archive.parser.languages.recognition import LANGUAGES

# --- in clauses ---
# "…; 3. Urges", "…: (a) The", "…; and b. Plant", "…, PP2 Recalling"
MARKER_INSIDE = re.compile(
    r"[;:,.](?: and| or)? (?:\([a-z]{1,4}\)|\(?\d{1,2}[.)]|[a-z][.)]|[OP]P ?\d{1,2}[.:)]?) ?[*_]*[A-Z](?=[a-z]| [a-z])"
    r"|[;:,] (?:\([a-z]{1,4}\)|[a-z]{1,3}\)|\d{1,2}[.)])(?=[^\W\d_])"
)
# "…; c. the coast", "…: i) gifts", "…: A. 20 percent": the same in small letters, where clauses are lists
MARKER_IN_LIST = re.compile(
    r": (?P<first>\(?[ai1]\)|[aAiI1]\.) (?=\w)|; (?:\(?[a-z]{1,4}\)|[a-zA-Z]\.|[ivx]{2,4}\.|\d{1,2}[.)]) (?=\w)"
)
# "recalling its …", "rappelant ses …", "recordando su …": a verb that opens a clause; not "including", "held in"
ACTIVE = re.compile(
    r"(?:\w+ly )?(?!(?:includ|concern|regard|follow|involv|accord|be)ing\b)\w+(?:ing|ant|ando|iendo|yendo)\b"
)
# "…; and to report": an item of a list that holds two
ITEM_INSIDE = re.compile(r"; (?:and |or |et |ou |y |o )?[a-zà-ÿ]+(?: [a-zà-ÿ]| ?;)")
# "(a) Such commitments": a line in the middle of a clause that begins as another would
MARKER_FIRST = re.compile(r"^(?:\([a-z]{1,3}\)|\(?\d{1,2}[.)]) [*_]*[A-Z][a-z]")
# "…, Recalling", "…; and Urges", "…;¹ Recalling", "…,5 Noting", "…,[3] Noting", "…, RECALLING", "…, Réaffirmant"
CAPITAL_INSIDE = re.compile(
    r"(?P<end>[,;.])(?:[⁰¹²³⁴-⁹]{1,6}|\d{1,3}|\[\^?\d{1,3}\]|\^\{\d{1,3}\})?(?: and)? (?=[A-ZÀ-Þ](?:[a-zà-ÿ]+|[A-ZÀ-Þ]{3,}))"
)
# "…; and (2) to report": what may be the number behind the clause's own
ANY_MARKER_INSIDE = re.compile(r"[;,:.](?: and| or| et| ou| y| o)? (?P<marker>\(?[a-z\d]{1,4}[.)]) (?=\S)")
# "…,", "…, and", "…,¹": the end of a clause of a preamble
PREAMBLE_END = re.compile(r",(?: (?:and|et|y))?[\s”\"’'»)\]*_]*(?:[⁰¹²³⁴-⁹,]+|\^\{[\d,]+\}|\d{1,3})?$")
# "…; and", "…, ^{3}": what stands behind the mark that ends a clause
CONNECTED = re.compile(r"(?: (?:and|or|et|ou|y|o))?[\s”\"’'»)\]*_]*(?:[⁰¹²³⁴-⁹,]+|\^\{[\d,]+\}|\d{1,3})?$")
# what may end a clause, and the mark of a note behind it: "…;", "…: ", "….” ^{39}", "…. 46"
END = re.compile(
    r"(?:[.,;?!—–]|(?<!\d):|:(?!\d))(?: (?:and|or))?[\s”\"’'»)\]*_]{0,12}(?:[⁰¹²³⁴-⁹,]{1,16}|\^\{[\d,]{1,16}\}|\d{1,3})?$"
)
# "… the See A/70/12. report of …": a sentence set into another
SET_IN = re.compile(r"(?<=[\w)]{2})\. (?=[a-zà-ÿ]{2,}[ ,;:.])")
SHORTENED = re.compile(r"(?:\b(?:paras?|arts?|chap|sect|approx|seqq?|supp|corr|vol|pp|etc)|\.\w)\. $", re.I)

# "…, o creuser un puits, o former", "…; • Plant": the bullets of a list run together
BULLETS_INSIDE = re.compile(r"[,;:] [•▪◦–-] (?=\w)|[;:,] o [a-zà-ÿ].*[;,] o [a-zà-ÿ]|[;:] o [A-Z][a-z]")
# "…; Plant trees": no clause goes on with a capital behind a semicolon
CAPITAL_BEHIND = re.compile(r";(?: and| or)? (?=[A-Z][a-z]+,? [a-z])")
# "as follows: sift; pay; tell": a list that was run together
LIST_INSIDE = re.compile(r": [^;:]{4,}; [^;:]{4,}; (?!and that)")
# "© 2031 …", "www.example.org", "[page left blank]": no line of a clause
STRAY = re.compile(r"^(?:©|\(c\) \d|https?:|www\.|\[[^\]]*\]$)", re.I)

# "the of", "its with": lines that do not belong together; in no compound ("the by-product", "the to-do list")
NEVER_JOINED = {
    language.name: re.compile(rf"(?<![\w’'-])(?:{pattern})(?![\w’'-])")
    for language in LANGUAGES
    if (pattern := language.layout.never_joined)
}
# "… of the;", "… et des ;": the last word leads to another
LINK_AT_END = {
    language.name: re.compile(rf"(?<![\w’'-])(?P<link>{one_of(words)}) ?[,;.]$")
    for language in LANGUAGES
    if (words := language.layout.never_last)
}
# "|---|---|", "| Africa | 12 |": the row below the head of a table, any row of one
RULE_OF_TABLE = re.compile(r"^\|[\s|:-]+\|$")
ROW_OF_TABLE = re.compile(r"^\|[^|]+\|.*\|$")

# "… report;¹": the end of a line that a mark of a note follows
LINE_END = re.compile(r"(?P<end>[,;:.])(?:[⁰¹²³⁴-⁹]{1,6}|\^\{\d{1,6}\}|\d{1,2})?$")

# --- in fields ---
# "SPECPOL-2-1", "CAEAM/II/3": the letters of a code; not "DR", "GA3"
CODE_LETTERS = re.compile(r"(?!RES\b)[A-Z]{3,12}(?=[/.-])")
# "New York Committee", "Santo Domingo, Commission on Women": a body in the name of a place or conference
BODY_WORD = re.compile(
    r"\b(?:Committee|Commission|Council|Assembly|Comité|Comisión|Consejo|Asamblea|Conseil|Assemblée)\b"
)
# "Tbe Council", "Thc Commission": what may be an article misread
ARTICLE_MISREAD = re.compile(r"^\W{0,4}(?!The\b|Les\b|Las\b|Los\b)[TIL][a-z]{2}\b")
# "l8 in favour", "A/RES/8O/1", "2O26", "20l8", "UNESCO/1/l", "GAl/1/2": a letter among figures
LETTER_AMONG_FIGURES = r"\b\d+[lOISB]\d+\b|\b\d{1,3}[lOS]\b|\b[lO]\d{1,4}\b|(?<=[\w/])[./-][lO](?=[/.\s*:,)-]|$)|(?<![\w’'.])[lO](?=[./-]\d)|\b[A-Z]{2,}l(?=/\d)"
# "Nati0ns", "0f", "Specia1 Political", "1nternational"; not "1st", "CO2", "Charter2"
FIGURE_AMONG_LETTERS = (
    r"\b[A-Za-z]+[01][a-z]+\b|\b0[a-z]+\b|\b1(?!(?:st|ero?|ère|re|a|o|n|er)\b)[a-z]{2,}\b|\b5[a-z]{3,}\b"
    r"|\b[A-Z][a-z]{2,}[01](?= [A-Z])"
)
MISREAD = re.compile(f"{LETTER_AMONG_FIGURES}|{FIGURE_AMONG_LETTERS}")
# "A year of bridges Submitted by: Panama": another field behind a value
FIELD_BEHIND = re.compile(
    rf"(?<=\S)\s(?:{in_any(lambda its: '|'.join(its.layout.fields.values()))})\s?:(?=\s|$)", re.I
)
# "In trains 2. Sleep of shift workers": a number within the title of an agenda item
NUMBER_INSIDE = re.compile(r"\w (?:\d{1,2}|[IVX]{1,4})\. +[A-Z]")
# "… on 10 October 2018 73/9002. Declaration …": the number of a title behind another text
NUMBER_OF_TITLE = re.compile(r"\S \d{1,3}/\d+\. ")
# "Belgium - Czech Republic": a dash or bullet between two names
NAMES_JOINED = re.compile(r"\w\s+[-–—•|]\s+\w")
# "15:04", "3:04 p.m.", "www.example.org": no heading tells the time
TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b|$)|\bwww\.", re.I)
# "Codc: CSOCD/1/1": what looks like the name of a field
NAME_OF_FIELD = re.compile(r"^\W{0,40}(?P<name>[A-Za-z][A-Za-z0-9 -]{2,20}?)[*_]*\s?:[*_]*\s")
# "II.", "3": a number where a title should stand
BARE_NUMBER = re.compile(r"^\W{0,9}(?:[IVXLC]{1,7}|\d{1,3}|[A-Za-z])\W{0,9}$")
# "Statiis", "C0uncil": words long enough to be known by their shape
LONG_WORD = re.compile(r"(?<![\w’'-])(?=[^\W\d_])\w{5,30}(?![\w’'-])")
# What readers of pictures take for each other, each to one letter for all of its kind.
ALIKE = (
    *(("rn", "m"), ("iii", "ui"), ("ii", "u"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("5", "s")),
    *(
        ("I", "l"),
        ("i", "l"),
        ("t", "l"),
        ("f", "l"),
        ("e", "c"),
        ("o", "c"),
        ("h", "b"),
        ("n", "u"),
        ("v", "y"),
    ),
)
# "… shared by", "… of its": a title that goes on elsewhere
LINKS_ON = re.compile(r"\s(?:by|between|among|from|its|their|an?|or|entre|sus?|ses|leurs?|una?|par)$")
# "Chair Luis Prado Secretary – Ulla Berg": a dash or a colon within a name
TWO_NAMES = re.compile(r"\s[–—|]\s|:|\t")
# "Climate Change! and", "Sustainable Development,?": a raised figure that a reader of pictures took for another mark
MARK_MISREAD = re.compile(r"[^\W\d_]{2,40}(?:[,;][!?°](?=\s|$)|[!°](?=\s[a-zß-ÿ]))")
