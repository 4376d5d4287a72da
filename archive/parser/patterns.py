"""Every regular expression of the reader, named, an example above each.

What holds words is put together from those of every language (`languages/`), so that a French masthead above
an English text, or a header half in Spanish, is read as well.
"""

import re

from archive.parser.languages import LANGUAGES, Form
from archive.parser.languages.language import one_of
from archive.parser.languages.multilingual import in_any, in_each, names

DISTRIBUTIONS = {
    printed.casefold(): kind
    for language in LANGUAGES
    for printed, kind in language.layout.distributions.items()
}
ORGAN_NOUNS = frozenset(noun for language in LANGUAGES for noun in language.layout.organ_nouns)
# "August", "août", "Agosto" → 8
MONTH_NUMBERS = {
    name: number
    for language in LANGUAGES
    for number, month in enumerate(language.layout.months, 1)
    for name in (month, month.capitalize(), month.upper())
}
_MONTH = one_of(list(MONTH_NUMBERS))
_CONNECTIVE = names(lambda its: its.layout.connectives)
_DAY = r"(?:[1-9]|[12]\d|3[01])"
_NTH = rf"(?:{names(lambda its: its.layout.day_endings)})?"
_OF = rf"\s+(?:{names(lambda its: its.layout.date_links)}\s+)?"
_WEEKDAY = rf"(?:{names(lambda its: its.layout.weekdays)},?\s+)?"
# "Tuesday", "jeudi"
WEEKDAY = re.compile(names(lambda its: its.layout.weekdays), re.I)
_DASH = rf"\s*(?:[-–—]|{names(lambda its: its.layout.date_dashes)})\s*"

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What opens and closes a quotation, in all languages.
OPENING_QUOTES = '“"«'
CLOSING_QUOTES = "”\"'’»"

# --- blocks ---
# "1.", "12)", "(a)", "(iv)", "a.", "II.", "8bis."; "1.Urges", "(ii)the", "b)to", but not "J.Smith"
_CAPITALISED = r"[A-ZÀ-ÞА-Я][a-zà-ÿа-я]"
_ENUMERATOR = r"\d{1,3}(?:\s?(?:bis|ter|quater))?|[a-zA-Z]|[ivxlc]{1,7}|[IVXLC]{1,7}|[a-z]{2}"
MARKER = re.compile(
    rf"^(?P<marker>\((?:{_ENUMERATOR})\)|(?:{_ENUMERATOR})[.)]|\d{{4}}\.)"
    rf"(?:\s+|(?=[*_“\"])|(?<![A-Z]\.)(?={_CAPITALISED})|(?<=\))(?=[a-zà-ÿ]{{2}})|(?<=\d\.)(?=[a-zà-ÿ]{{3}}))(?=\S)"
)
_FINITE = one_of(
    [
        word.capitalize()
        for language in LANGUAGES
        for word, (_, form) in language.phrasing.forms.items()
        if form is Form.FINITE
    ]
)
# "OP1 Urges", "OP2 bis. Urges", "Clause 2: Urges", "3.- Urges", "4 – Urges", "OP1.Urges": a number in words and marks of its own; "PP1 Noting";
# "4, Further encourages": a full stop misread
WORDED_MARKER = re.compile(
    r"^(?:(?:(?P<preambular>PP|Preambular (?:Clause|Paragraph))|OP|OC|(?:Operative )?(?:Clause|Paragraph)|§)\s?(?P<number>\d{1,3}(?:\s?(?:bis|ter|quater)\b)?)(?:[.:)](?=[A-Z])|\s?[.:)–-]?(?=\s))"
    rf"|(?P<odd>\d{{1,2}})(?:\.[-–:)]|\s?[-–:]|°\.?|\s\)|,(?=\s[*_]*(?:[A-Z][a-z]+ )?(?i:{_FINITE})\b))(?=\s))\s*(?=[*_“\"]*[A-Z])"
)
# "Section 1: Requests …", "SECTION 2. Further URGES …", "Section 3: That …": a clause called a section
SECTION_MARKER = re.compile(
    r"^(?:Section|Sec\.|Article|Art\.)\s?(?P<number>\d{1,2})\s?[.:)–-]\s+"
    rf"(?=[*_“\"]*(?:That|To|(?:[A-Z][a-z]+ )?(?:{_FINITE}))\b)",
    re.I,
)
# what may stand inside a line before a marker that opens a clause: "…; 3. Urges", "…: (a) Plant"
INNER_MARKER = re.compile(
    rf"[;:](?: {_CONNECTIVE})?[*_]*\s+(?=[*_]*(?:\((?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})\)|\d{{1,3}}[.)]|(?:[a-z]|[ivx]{{1,5}})[.)])\s?[*_]*{_CAPITALISED})"
)
# "… by: i. sensors; ii. surveys;": a list in small letters inside a line, known by its second marker
INNER_LIST = re.compile(
    r":\s+(?=(?:a(?P<dot>[.)]) [^:]*; (?:and |or )?b(?P=dot) |i(?P<point>[.)]) [^:]*; (?:and |or )?ii(?P=point) ))"
)
INNER_ITEM = re.compile(r"[;:](?: (?:and|or))?\s+(?=(?:[a-z]|[ivx]{1,5})[.)] )")
BARE_MARKER = re.compile(rf"^(?P<marker>\((?:{_ENUMERATOR})\)|(?:{_ENUMERATOR})[.)]|\d{{4}}\.)$")
# "12. The …", "3bis. …": a line with a number that may count on
NUMBERED_LINE = re.compile(r"^[*_]*(?P<number>\d{1,3})\.[*_]*\s+[*_]*[A-Z“\"«À-Þ\d]")
# "II. Findings", "B. Railway stations", "IV.Conclusions"
HEADING_MARKER = re.compile(r"^(?:[IVXL]{1,7}|[A-Z])\.[*_]*\s*[*_]*[A-Z“\"«À-Þ]")
# "## II. Findings": a heading in markdown
HASHES = re.compile(r"^(?P<hashes>#{1,6})\s+(?=\S)")
# what may stand before a marker: "…;", "…:³", "…?", "… and"
LEADS_TO_MARKER = re.compile(
    rf"(?:[;:,.?!](?:\s?[*_{CLOSING_QUOTES}⁰¹²³⁴-⁹])*|\b(?:{_CONNECTIVE}|by|to)[*_]*)$"
)
# "Code: CCPCJ/1/1", "**Topic:** …", "QUESTION OF: …", "VOTES (F/A/A): …", "Co-Submitters - …", "Agenda Item 2: …"
# A line without colon and dash is none: to know it first spares prose the names of fields.
HEADER_FIELD = in_each(
    lambda its: "|".join(f"(?P<{name}>{printed})" for name, printed in its.layout.fields.items()),
    r"^(?=[^:–—-]*[:–—-])\W{0,40}(?:WORDS)(?:\s*\([^()]{1,40}\)(?=\s?:))?\s*[*_]*\s*(?::|(?<=[a-z])\s?[-–—]\s)\s*[*_]*\s*(?P<value>.*)$",
    re.I,
)
# "Forum\tCommission on Ports", "TOPIC Lights", "QUESTION OF": a field's name without a colon, its value behind it or below
NAMED_VALUE = in_each(
    lambda its: "|".join(
        f"(?P<{name}>{printed})"
        for name, printed in its.layout.fields.items()
        if name in ("code", "committee", "topic", "title", "sponsors", "signatories", "result")
    ),
    r"^[*_#\s]{0,9}(?P<name>(?=(?-i:[^\W\d_a-zß-ÿ]))(?:WORDS))[*_]{0,4}(?:$|(?P<gap>\t|\s{1,9})[*_]{0,4}(?=(?-i:[^\W_a-zß-ÿ]))(?P<value>.{1,300})$)",
    re.I,
)
# "Sponsored by Chad and Fiji", "présenté par le Mali": who stands behind a text, without a colon
SIGNED_BY = re.compile(
    rf"^[*_]{{0,4}}(?P<field>{in_any(lambda its: its.layout.signed_by)})\s+(?P<names>[^:]{{3,400}}?)\.?[*_]{{0,4}}$",
    re.I,
)
# "| Committee | Commission on Ports |": a row of two cells
TWO_CELLS = re.compile(r"^\|(?P<name>[^|]{1,60})\|(?P<value>[^|]{1,300})\|$")
# "|---|---|"
CELL_RULE = re.compile(r"^\|[|\s:-]{2,200}$")
# "Fiji", "Republic of Korea": a name alone on its line, whole
NAME_ALONE = re.compile(
    rf"^(?=[^\W\d_a-zß-ÿ])(?!.{{0,90}}\s(?:{_CONNECTIVE}|{names(lambda its: its.layout.links)})$)[^\W\d_][\w’'.-]*(?: [\w’'.()-]+){{0,4}}(?<![,;:-])$"
)
# "Topic Area A: ", "**Topic 2**: ": the letter or number of a topic, at the end of a field's name
LISTED_TOPIC = re.compile(r"\s(?P<number>[A-Z]|\d{1,2}|[IVX]{1,4})[*_]*\s*[:–—-]\s*[*_]*\s*$")
# "Committee: … Topic: … | Sponsors: …": a field behind another in one line
INNER_FIELD = re.compile(
    r"(?<!Main)(?<!Lead)(?<!Head)(?<!Principal)(?<!Primary)(?<!Joint)(?<!Co)(?<!Draft)(?<!Document)(?<!Resolution)(?<!Países)(?<!Estados)(?<!Delegaciones)(?<!Pays)(?<!États)(?<!Délégations)[\s|;]{1,12}\*{0,4}"
    rf"(?=(?:{in_any(lambda its: its.layout.inner_fields)})[*_]*\s?:)",
    re.I,
)

# "National Model United Nations • DC", "HMUN 2019", "EuroMUN", "MUNUC XXX", "Model UN of the Lakes"
MODEL_UN = re.compile(in_any(lambda its: its.layout.model_un))

# --- openings ---
# "The Commission on Crime Prevention and Criminal Justice,", "The General Assembly hereby:"
# What ends a sentence ends no such line: to know it first spares prose the names of bodies.
_NO_SENTENCE = r"(?=(?s:.*+)(?<![.;]))"
OPENING = in_each(lambda its: its.layout.opening, rf"^{_NO_SENTENCE}[*_]*WORDS$")

# "The General Assembly, Recalling its …": an opening line with a clause behind it
RUN_ON_OPENING = in_each(lambda its: its.layout.opening, r"^[*_]*WORDS\s+(?=[*_]*[^\W\d_a-zß-ÿ])")

# "The General Assembly" without its comma
BARE_OPENING = in_each(lambda its: its.layout.bare_opening, r"^WORDS$")

# "HEREBY:", "THE GENERAL ASSEMBLY HEREBY:": a line alone between preamble and operative part
TURN = in_each(lambda its: its.layout.turn, rf"^{_NO_SENTENCE}[*_]*(?:WORDS)[*_:,\s]*$", re.I)

# "Hereby resolves to:", "RESUELVE:", "Décide de :": alone above clauses that count
ENACTING = in_each(
    lambda its: its.layout.enacts,
    rf"^{_NO_SENTENCE}[*_]*(?=(?-i:[^\W\d_a-zß-ÿ]))(?:WORDS)[*_]*\s?[:,]?[*_]*$",
    re.I,
)

# Lines that part preamble and operative part.
PARTING = (TURN, ENACTING)

# "of the Convention", "and", "above.": what stands behind the letter of a subparagraph in a sentence
SMALL_WORD = re.compile(
    rf"(?:{_CONNECTIVE}|{names(lambda its: its.layout.links)}|above|below|thereof|ci-dessus|supra)\b", re.I
)
# "Seal luggage …": a word with a capital
FIRST_WORD = re.compile(r"^[A-ZÀ-Þ][a-zß-ÿ]+(?=[ ,])")

# "“1. *Requests* …", "*“Recalling* …": a paragraph of a quoted resolution
QUOTED_PARAGRAPH = re.compile(rf"^(?P<emphasis>[*_]*)[{OPENING_QUOTES}]\s*(?P<rest>\S.*)$")
# "The Joint Cabinet of the Two Rivers,": any name, where a header stands above it and clauses below
LOOSE_OPENING = re.compile(
    r"^(?P<name>(?:(?:The|THE) )?(?P<body>[A-Z][^,;:.!?]{2,90}?))(?:,|:|,?\s+hereby\s*[:,]?)?$"
)

# --- codes and symbols ---
# "CCPCJ/1/1", "IOM/1/12", "GA1/2/3", "DISEC-1-2", "S/RES/1/1"; not the symbol "A/RES/75/50"
CODE = re.compile(
    r"\b(?P<body>(?:[A-Z]{1,6}/(?=RES/[1-9IVX]{1,3}/)(?!RES/\d\d))?[A-Z][A-Za-z0-9&]{1,11})(?P<sep>[/.-])(?P<topic>[0-9IVX]{1,3})(?P=sep)(?P<number>\d{1,3})\b"
)
# "A/RES/75/50", "E/CN.15/2021/L.3/Rev.1", "CTOC/COP/WG.7/2015/3", "S/RES/2702 (2023)", "A/RES/2061 (XX)"
SYMBOL = re.compile(
    r"\b(?:WHA\d{1,3}\.\d{1,3}\b|EB\d{1,3}\.R\d{1,3}\b|GC\(\d{1,3}\)/RES/\d{1,3}|"
    r"(?:A|E|S|CTOC|CAC|ST|TD|DP|HRI|CEDAW|CCPR|CRC|CERD|UNEP|FCCC|CBD|UNW|JIU|IDB|ISBA|NPT|CD|ICCD|LC|ECE|UNCTAD|HSP|PBC|SPLOS|CAT|CMW|CRPD|CED)(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,6}(?:/(?:Add|Rev|Corr)\.\d+)*(?: \((?:\d{4}|(?:E?S-)?[IVXLC]+)\))?)"
)
# "… to the extent that A/C.2/91/L.9": a symbol behind other words
SYMBOL_AT_END = re.compile(rf"(?<=\s)(?P<symbol>{SYMBOL.pattern})\s?$")
WHOLE_SYMBOL = re.compile(
    rf"^\W{{0,40}}(?:(?:{in_any(lambda its: its.layout.united_nations)})\s+)?(?P<symbol>{SYMBOL.pattern})\*?\W*$"
)

# "Draft Resolution 1.2", "Working Paper A/1", "RESOLUTION A", "DR 1.1", "Resolution WHO/DR/3", "DIRECTIVE D-1"
NUMBERED_DRAFT = re.compile(
    rf"^\W{{0,40}}(?=(?-i:[^\W\d_a-zß-ÿ]))(?:{in_any(lambda its: its.layout.resolution_word)})[\s-]+(?:(?:No\.?|Number|#|n°)\s*)?"
    rf"(?P<code>(?:[A-Z]{{2,8}}/(?=RES/))?[A-Z]{{0,8}}[./-]?\d[\w./-]{{0,12}}|[A-Z](?:-\d{{1,3}})?"
    rf"|(?!{SYMBOL.pattern})(?=\S*\d)[A-Z]{{2,12}}(?:[/.-][A-Z0-9]{{1,6}}){{2,5}})(?:\s*\((?:as )?(?:amended|revised|adopted|merged)\))?[^\w,;]*$",
    re.I,
)
# "Draft resolution II", "Projet de résolution A": one of those that a body recommends to another
COUNTED_DRAFT = re.compile(
    rf"^\W{{0,40}}(?:{in_any(lambda its: its.layout.resolution_word)})\s+(?:[IVXL]{{1,6}}|[A-Z])\W*$", re.I
)
# "GA/3/1.1", "SPECPOL-2-1", "A/C.3/II/4": a line that holds a code alone
WHOLE_CODE = re.compile(r"^(?=[^\s]*\d)[A-Z][A-Za-z0-9&]{0,11}(?:[/.-][A-Za-z0-9]{1,6}){2,5}$")
# "CPH/1/1 – Lights of Small Harbours", "Draft Resolution CPH/1/1: Lights", "Resolution 2: Lights": a code with the topic behind it
TOPIC_BEHIND_CODE = re.compile(
    rf"^\W{{0,40}}(?:(?:{in_any(lambda its: its.layout.resolution_word)})\s+(?=\d)|(?:(?:{in_any(lambda its: its.layout.resolution_word)})\s+)?(?!{SYMBOL.pattern})(?=[A-Z]\S{{0,80}}\d))"
    r"(?P<code>\d{1,2}(?:[./-]\d{1,2}){0,2}|[A-Z][A-Za-z0-9&]{0,11}(?:[/.-][A-Za-z0-9]{1,6}){2,5})"
    r"(?:\s[–—-]|\s?:|\s?[|\t])\s?(?P<topic>(?=[“\"«]?(?-i:[^\W\d_a-zß-ÿ]))(?!.{0,200}[.,;:]\W{0,4}$)[^|\t]{3,200})$",
    re.I,
)
# the same in a cell of its own
CELL_CODE = re.compile(
    r"(?:^|[|\t])[ ]{0,9}(?P<code>(?=[A-Z]\S{0,80}\d)[A-Z][A-Za-z0-9&]{0,11}(?:[/.-][A-Za-z0-9]{1,6}){2,5})(?=[ ]{0,9}(?:[|\t]|[ ]{2}|$))",
    re.M,
)
# "DR 1.1     12     3     1": the number of a draft in a cell of its own
CELL_DRAFT = re.compile(
    rf"(?:^|[|\t])[ ]{{0,9}}(?:{in_any(lambda its: its.layout.resolution_word)})[ ]{{1,3}}(?P<code>\d{{1,3}}[./-]\d{{1,3}})(?=[ ]{{0,9}}(?:[|\t]|[ ]|$))",
    re.I | re.M,
)
# "| 1 | AMM/R/1 | …": the number of a row before its code
ROW_NUMBER = re.compile(r"^\W{0,9}\d{1,2}\.?\s{0,9}[|\t]\s{0,9}(?=[A-Z]\S{0,20}[/.-]\S{0,20}\d)")
# "DRAFT RESOLUTION", "Resolution:": a word that heads a resolution and says no more
RESOLUTION_WORD = re.compile(rf"^\W{{0,40}}(?:{in_any(lambda its: its.layout.resolution_word)})\W*$", re.I)

# "DRAFT RESOLUTION", "Working Paper 1.1", "Projet de résolution": a head that calls its text no more than a draft
DRAFT_HEAD = in_each(lambda its: its.layout.draft_word, r"^\W{0,40}(?:WORDS)\b", re.I)

# "FOR OFFICE USE ONLY"
OFFICE_LINE = in_each(lambda its: its.layout.office, r"^\W{0,40}(?:WORDS)\W*$", re.I)
# "[Amendment 2: clause 3 amended. Adopted 52-14-9.]", "Amendment 1 (friendly): strikes …", "Amendment 2 (unfriendly) Strike …", "Amendment 3",
# "Amendment 1, submitted by Fiji: …"
REMARK = in_each(
    lambda its: its.layout.remark,
    r"^(?:\[\s*(?:WORDS).*\]\W*|(?:WORDS) (?:No\. ?|n°\s?|#\s?)?[\dA-Z][\w./-]{0,9}(?: \([^()]{1,80}\)(?=\s|:|$)|,\s|\s?[:–—-]|$).*)$",
    re.I,
)
# "PREAMBULATORY CLAUSES", "Operative clauses:": what heads a half of a text
CLAUSES_HEADING = in_each(lambda its: its.layout.clauses, r"^\W{0,40}(?:WORDS)\W*$", re.I)
# "AMENDMENTS", "Enmiendas propuestas": alone above those that were made to the text before
AMENDMENTS = in_each(lambda its: its.layout.amendments, r"^\W{0,40}(?:WORDS)\W*$", re.I)

# "PRESS RELEASE", "Communiqué de presse n° 2", "CRISIS UPDATE: fire in the port": alone above what is no resolution
RELEASE = in_each(
    lambda its: its.layout.releases,
    r"^\W{0,40}(?=(?-i:[A-ZÀ-Þ]))(?:WORDS)\b(?:\W{0,4}(?:n[°o.]+\s?)?\d{1,3})?(?:\s?[:–—-]\s.{1,100}[^.;,])?\W*$",
    re.I,
)
# "Final vote: 23-4-2", "Vote on the draft as amended: …": the result of a text below its amendments
RESULT_OF_TEXT = in_each(lambda its: its.layout.result_of_text, r"^\W{0,40}(?:WORDS)\b", re.I)

# --- dates ---
# "28 August 2015", "1er août 2015", "2 de diciembre de 2020"
DATE = re.compile(rf"\b(?P<day>{_DAY}){_NTH}{_OF}(?P<month>{_MONTH}){_OF}(?P<year>\d{{4}})\b")
WHOLE_DATE = rf"{_DAY}{_NTH}{_OF}{_MONTH}{_OF}\d{{4}}"
# "August 28, 2015"
DATE_US = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_NTH},?\s+(?P<year>\d{{4}})\b")
_LEAD = rf"(?:{names(lambda its: its.layout.date_leads)}\s+)?"
# "24-28 March 2019", "28 March – 1 April 2021", "Du 24 au 28 mars 2019", "24 a 28 de marzo de 2019"
DATE_RANGE = re.compile(
    rf"\b{_LEAD}{_WEEKDAY}(?P<day1>{_DAY}){_NTH}(?:{_OF}(?P<month1>{_MONTH}))?(?:{_OF}(?P<year1>\d{{4}}))?{_DASH}{_WEEKDAY}"
    rf"(?P<day2>{_DAY}){_NTH}{_OF}(?P<month2>{_MONTH}){_OF}(?P<year2>\d{{4}})\b"
)
# "March 24-28, 2019", "March 28 – April 1, 2021"
DATE_RANGE_US = re.compile(
    rf"\b{_WEEKDAY}(?P<month1>{_MONTH})\s+(?P<day1>{_DAY}){_NTH}(?:,?\s+(?P<year1>\d{{4}}))?{_DASH}{_WEEKDAY}"
    rf"(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY}){_NTH},?\s+(?P<year2>\d{{4}})\b"
)
# "3rd – 5th May", "28 April to 2 May": days whose year stands elsewhere
DAYS_WITHOUT_YEAR = re.compile(
    rf"\b{_DAY}{_NTH}(?:{_OF}{_MONTH})?{_DASH}{_DAY}{_NTH}{_OF}{_MONTH}\b(?!{_OF}\d{{4}}|,?\s\d{{4}})"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "9 November 2018", "Friday, November 9, 2018" alone on a line
DATE_ALONE = re.compile(rf"^\W{{0,40}}{_WEEKDAY}(?:{WHOLE_DATE}|{_MONTH}\s+{_DAY}{_NTH},?\s+\d{{4}})\W*$")
# "Washington, D.C.", "CHICAGO, ILLINOIS", "New York City, New York, USA": a line that is a place
PLACE_LINE = re.compile(
    r"^[^\W\d_a-zß-ÿ][\w.’'-]+(?: [^\W\d_]{1,3}| [^\W\d_a-zß-ÿ][\w.’'-]+){0,3}(?:, [^\W\d_a-zß-ÿ][\w.’'-]*(?: [^\W\d_a-zß-ÿ][\w.’'-]+){0,3}){1,2}$"
)
# "HARMUN 2031 — Portmouth, ", "… • ", "… | ", "…  *  ": what parts the facts of a line of a title page
FACTS = re.compile(r"\s*[•·|;()]\s*|\s[–—*-]\s|\s[–—-]$")
# "LakeMUN 2031        DISEC": what parts the columns of a running head
COLUMNS = re.compile(r"\s{3,40}|\t")
# "DISEC", "UNEP": letters that stand for a body; no part of a code
LETTERS_ALONE = re.compile(r"(?<![\w/.-])[A-Z]{3,8}(?![\w/-]|\.\w)")
# "Vienna, 17–21 May 2021": what stands before the dates
PLACE_BEFORE_DATES = re.compile(
    rf"^(?P<place>[A-Z][^\d,]{{2,40}}(?:, [A-Z][^\d,]{{2,30}})?),\s+(?={_DAY}\b|{_MONTH}\b)"
)
# ", New York": what stands behind the dates
PLACE_BEHIND_DATES = re.compile(r"^,\s+(?P<place>[A-ZÀ-Þ][^\d,]{2,40}(?:, [A-ZÀ-Þ][^\d,]{2,30})?)$")

# --- papers ---
# "Summary", "Executive summary"
SUMMARY_LINE = in_each(lambda its: its.layout.summary, r"^\W{0,40}(?:WORDS)\W*$", re.I)
# "/sections/3/paragraphs/0": where in a parse a paragraph of a paper stands
SECTION_NODE = re.compile(r"^/sections/(?P<number>\d+)(?P<rest>.*)$")
# "Recommendation 1", "Article 4", "Box II": headings that count, no running heads
COUNTED_HEADING = in_each(
    lambda its: its.layout.counted, r"^\W{0,40}(?P<word>WORDS)\s+(?:\d{1,3}|[IVXL]+|[A-Z])\b", re.I
)
# "Table 1", "Figure II. Trees felled", "Box 3"
TABLE_TITLE = re.compile(
    r"^\W{0,40}(?:Table|Figure|Box|Tableau|Cuadro|Gráfico)\s+(?:\d{1,3}|[IVXL]+)\b[^;:]{0,100}$"
)
# "Contents", "Table of contents"
_COLUMNS = in_any(lambda its: its.layout.contents_columns)
CONTENTS = in_each(
    lambda its: its.layout.contents, rf"^\W{{0,40}}(?:WORDS)\W*(?:(?:{_COLUMNS})\W*){{0,2}}$", re.I
)
# "Introduction . . . . . 3", "Findings ......... 4"
LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}")
# "Chair ....... Ana Ruiz", "Assistant Director .. Ben Roy": dots between two columns
LEADERS_BETWEEN = re.compile(
    r"(?<=[^\s.])\s(?:\.\s?){2,}\s?(?=[^\s.])|(?<=[^\s.…])\s?(?:\.{4,}|…{2,})\s?(?=[^\s.])"
)
# "II. Findings 3–6 2", "| III. Deliberations | 7–9 | 3 |", "List of documents 4"
CONTENTS_ENTRY = re.compile(r"^\s*\S.*[\s|]\d{1,3}\W*$")
# "Paragraphs Page", "Chapter", "Annexes", "|---|---|"
CONTENTS_HEAD = re.compile(rf"^(?:\W*(?:{_COLUMNS})\b)+\W*$|^[|\s:-]+$", re.I)

# --- parts of a resolution ---
# the end of a clause, with what may stand behind it: "…;³", "….”", "…,12", "…, 2", "…, 2/"
ENDS_TEXT = re.compile(
    rf"[.,;?!](?:(?: {_CONNECTIVE})?[\s{CLOSING_QUOTES})*_⁰¹²³⁴-⁹]*|(?<=[a-zß-ÿ”»)].)\s?\d{{1,3}}/?)$"
)
# "…;", "…; and": another item of the list follows
ENDS_ITEM = re.compile(rf";(?:\s?{_CONNECTIVE})?$")
# "… including", "… as follows,": a list follows
LEADS_ON = re.compile(rf"\b(?:{in_any(lambda its: its.layout.leads_on)})$")
# "Annex", "Annex II", "Appendix A", "Annex*"
ANNEX = re.compile(
    rf"^(?:{in_any(lambda its: its.layout.annex)})(?:\s+(?:[IVXL]+|\d+|[A-Z]))?"
    r"(?: to the (?:letters?|note|identical letters) .*)?[*¹²³⁴-⁹]*$"
)
# "Annex Principles of …", "Anexo II: Normas de …": an annex's title on the same line
TITLED_ANNEX = re.compile(
    rf"^(?P<annex>(?:{in_any(lambda its: its.layout.annex)})(?:\s+(?:[IVXL]+|\d+|[A-Z]))?)(?:\s?[.:–—-])?\s+"
    r"(?P<title>(?:[^\W\d_a-zß-ÿ]|[“\"«]).*[^\s.,;:])$"
)
# "III", "B", "Section II": the numeral of a section, alone above its heading
SECTION_NUMERAL = re.compile(rf"^(?:(?:{in_any(lambda its: its.layout.section)})\s+)?(?:[IVXL]+|[A-Z])$")

# --- footnotes ---
# "¹ United Nations, …", "^{*} CTOC/…", "$^{12}$ …", "[3] See …", "[^3]: See …"
FOOTNOTE_MARK = re.compile(
    r"^(?:\$?\^\{?(?P<caret>\d{1,3}|\*{1,3}|[a-z]{1,5})\}?\$?|(?P<superscript>[⁰¹²³⁴-⁹]{1,3})|(?P<bracket>\[\d{1,3}\]|\[\^\w{1,8}\]:))\s*(?=\S)"
)
CARET = re.compile(r"\$?\^\{(?P<mark>\d{1,3}|\*{1,3}|[a-z]{1,5})\}\$?")
REFERENCE_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
# what only a note begins with: "A/80/88.", "Resolution 70/1.", "See …", "Ibid., …", "United Nations, Treaty Series, …"
CITATION = re.compile(rf"^(?:{SYMBOL.pattern}\b|{in_any(lambda its: its.layout.citation)})")
# "Notes", "ENDNOTES": alone above the notes
NOTES_HEADING = in_each(lambda its: its.layout.notes_heading, r"^\W{0,20}(?:WORDS)\W{0,20}$", re.I)
# "www.unodc.org/…", "$[\]label{lem:unodc} …" (an address that was taken for a formula)
LOOKS_LIKE_LINK = re.compile(r"^\W{0,40}(?:https?:|www\.|label\{)", re.I)
