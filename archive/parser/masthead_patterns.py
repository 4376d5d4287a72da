"""Every regular expression that reads mastheads, closing lines and heads of volumes, named, an example above each."""

import re

from archive.parser.languages.multilingual import in_any, in_each, names
from archive.parser.patterns import SYMBOL, WHOLE_DATE

_LANGUAGE_NAME = names(lambda its: its.layout.language_names)

DISTRIBUTION = re.compile(
    rf"^\W{{0,40}}Distr(?:\.|ibution)?\s?:?\s*(?P<kind>{names(lambda its: its.layout.distributions)})\b[ .]*(?P<rest>.*)$",
    re.I,
)
# "General Assembly      Distr.: Limited", "Fifth session   Original: English": two columns on one line
RIGHT_COLUMN = re.compile(
    rf"(?<=\S)\s+(?=\**(?:Distr\.|Original\s?:|Provisional\W*$))|(?<=\S)\s{{4,}}(?=(?:{WHOLE_DATE}|{SYMBOL.pattern})\W*$)"
)
# "SEVENTY-FOURTH WORLD HEALTH ASSEMBLY WHA74.907": the symbol behind the name of the body
SYMBOL_BEHIND = re.compile(rf"^(?P<body>(?:\d+\S* )?\D*\S)\s+(?P<symbol>{SYMBOL.pattern})\W*$")
# "United Nations A/C.2/91/L.9 General Assembly": the symbol between publisher and body
SYMBOL_BETWEEN = re.compile(
    rf"^(?P<symbol>(?:{in_any(lambda its: its.layout.united_nations)})\s+{SYMBOL.pattern})\s+(?P<body>[^\W\d_].*)$"
)
# "Environment Assembly of the": a line that a link ends
LINKED = re.compile(rf"\s{names(lambda its: its.layout.links)}$")
# "---": the rule below the head of a table
TABLE_RULE = re.compile(r"^:?-{3,}:?$")
# "CBD", "EA": a body's letters beside its emblem
ACRONYM_ALONE = re.compile(r"^[A-Z]{1,6}$")
# "Fifteenth meeting – Part II": which part of a meeting
MEETING_PART = re.compile(r"(?<=meeting)\s+[–-]\s.*$|(?<=réunion)\s+[–-]\s.*$|(?<=reunión)\s+[–-]\s.*$", re.I)
# "Seventy-fourth World Health Assembly": a body that is called by the number of its session
NUMBERED_BODY = in_each(lambda its: its.layout.numbered_body, r"^WORDS$", re.I)
# "General Assembly", "Economic and Social Council": a body's name that is whole
MAIN_ORGAN = re.compile(rf"^\W{{0,40}}{names(lambda its: its.layout.organs)}\W*$", re.I)
# "United Nations", "International Atomic Energy Agency", "Provisional": no body that meets, no title
PUBLISHER = re.compile(
    rf"^\W{{0,40}}(?:{in_any(lambda its: its.layout.united_nations)}|Provisional|International Atomic Energy Agency)\W*$",
    re.I,
)
# "Date: September 2021"
DATE_FIELD = re.compile(r"^\W{0,40}(?:Date|Fecha)\s?:", re.I)
# "Distr." above "GENERAL"
DISTRIBUTION_ALONE = re.compile(r"^\W{0,40}Distr\.?\W*$")
# "Français", "English only", alone on a line
LANGUAGE_NAME = re.compile(rf"^\W{{0,40}}{_LANGUAGE_NAME}(?: (?:only|seulement|solamente))?\W*$", re.I)
ORIGINAL = re.compile(rf"^\W{{0,40}}Original\s?:\s*(?P<language>{_LANGUAGE_NAME})\b", re.I)
# "Thirtieth session", "Seventy-fifth session", "12th session"
SESSION_NUMBER = in_each(lambda its: its.layout.session, r"^(?:WORDS)$")
# "Commission on Ferries | Ninth session | Oslo, 3–7 May 2031": a session on a line with other facts
SESSION_WITHIN = in_each(lambda its: its.layout.session_within, r"\b(?:WORDS)\b")
# "**Ninth session** Oslo, ": the place that ends what stands before the dates
PLACE_AT_END = re.compile(
    r"(?:^|(?<=[\s*_]))(?P<place>[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30}){0,2}),\s$"
)
# "Agenda item 6 (a)", "Item 3 of the provisional agenda*"
AGENDA_ITEM = in_each(lambda its: its.layout.agenda_item, r"\b(?:WORDS)\**\s*(?P<rest>.*)$")
# "Albania, Italy and Japan: revised draft resolution"
SPONSOR_LINE = in_each(lambda its: its.layout.sponsors, r"^WORDS$", re.I)
SPONSORS_END = in_each(lambda its: its.layout.sponsors_end, r"WORDS\W*$", re.I)
# "Draft resolution submitted by the Vice-Chair of the Committee …", "Revised draft resolution"
DRAFT_LINE = in_each(lambda its: its.layout.draft, r"^\W{0,40}WORDS", re.I)
# "Resolution 9664 (2022)", "Resolution 64/1": a heading of its own
RESOLUTION_LINE = in_each(
    lambda its: its.layout.resolution,
    r"^\W{0,40}(?:WORDS) (?:\d{1,4} \((?:19|20)\d\d\)|(?:\d{2,4}|[IVXL]{2,6})[/.]\d{1,4}|\d{1,4}/[A-Z]{2,4}\.\d{1,3})\W*$",
    re.I,
)
ADOPTED_LINE = in_each(lambda its: its.layout.adopted, r"WORDS$", re.I)
# "[on the report of the Third Committee (A/75/476, para. 12)]"
REPORT_LINE = in_each(lambda its: its.layout.report, r"^\W{0,40}\[?\s*(?:WORDS)\b.*$", re.I)
# "the Third Committee", "the Special Political and Decolonization Committee (Fourth Committee)"
MAIN_COMMITTEE = in_each(lambda its: its.layout.main_committee, r"\bWORDS")
# "78   General Assembly—Twenty-sixth Session", "Resolutions adopted on the reports of the Second Committee   79"
VOLUME_HEAD = in_each(
    lambda its: its.layout.volume,
    r"^\W{0,20}(?=\d{1,4}\s|.*\s\d{1,4}\W*$)(?:\d{1,4}\s+)?(?:WORDS)(?:\s+\d{1,4})?\W*$",
)
# "75/50. Title of the resolution", "72/9041 A. Title", "ES-10/18. Title", "2625 (XXV). Title", "1721 C (XVI). Title"
NUMBERED_TITLE = re.compile(
    r"^\W{0,40}(?P<number>(?:E?S-)?\d{1,4}/(?:\d{1,4}(?: [A-Z]{1,2}(?=\.))?|…|\.{2,3}|_+)"
    r"|\d{1,4} ?(?:[A-Z]{1,2} ?)?\((?:E?S-)?[IVXLC]+\))\.?\s+"
    r"(?P<title>(?:[^\W\da-zß-ÿ_]|[“\"«]|\d{4}\b).+)$"
)
# "9914th meeting", "47th plenary meeting"
MEETING = in_each(lambda its: its.layout.meeting, r"\bWORDS", re.I)
# "47th plenary meeting", "2 December 2020"
CLOSING = in_each(lambda its: its.layout.meeting, rf"^\W{{0,40}}(?:WORDS.*|{WHOLE_DATE})\W*$", re.I)
NOTE_LINE = in_each(lambda its: its.layout.note, r"^\W{0,40}WORDS\**\W*$", re.I)

# "They are not official United Nation documents", "It is not a document of the United Nations"
DISCLAIMER = in_each(lambda its: its.layout.disclaimer, r"WORDS", re.I)
