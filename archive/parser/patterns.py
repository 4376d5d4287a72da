"""Every regular expression of the reader, named, an example above each."""

import re

from archive.parser.vocabulary import MONTHS, ORGAN_NOUNS

_MONTH = "(?:" + "|".join(MONTHS) + ")"
_DAY = r"(?:[1-9]|[12]\d|3[01])"
_DASH = r"\s*(?:[-–—]|to)\s*"

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# --- lines ---
# "   - 49 2. *Requests*": indent, list hyphen, the rest
LINE_PREFIX = re.compile(
    r"^(?P<indent>[ \t]*)(?P<quote>(?:>\s*)*)(?:(?P<bullet>[-•–▪◦*])(?=\s))?\s*(?P<rest>.*)$"
)
# "41", "41 *Emphasizing* …": a line number before its line
PRINTED_NUMBER = re.compile(r"^(?P<number>\d{1,4})(?:\s+(?P<rest>\S.*))?$")
# "12", "- 12 -", "**15**", "Page 3 of 9", "3/9", "[page 3]"; not "2023," or "12."
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|p\.)\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[^\w.,;:]*$", re.I
)
# "V.15-06128 3", "V.15-06128 (E) 030915 040915", "20-16789 **2/5**", "*2012345*"
JOB_NUMBER = re.compile(
    r"^\W*(?:\d+(?:/\d+)?\W+)?(?:[A-Z]{1,3}\.?\s?)?\d{2}-\d{4,5}(?:\s*\([A-Z]\))?(?:[\s*\d/]*)$|^\*\d{7,8}\*$"
)

# --- blocks ---
# "1.", "12)", "(a)", "(iv)", "a.", "II.", "8bis."
_ENUMERATOR = r"\d{1,3}(?:\s?(?:bis|ter))?|[a-zA-Z]|[ivxlc]{1,7}|[IVXLC]{1,7}|[a-z]{2}"
MARKER = re.compile(
    rf"^(?P<marker>\((?:{_ENUMERATOR})\)|(?:{_ENUMERATOR})[.)]|\d{{4}}\.)(?:\s+|(?=[*_“\"]))(?=\S)"
)
BARE_MARKER = re.compile(rf"^(?P<marker>\((?:{_ENUMERATOR})\)|(?:{_ENUMERATOR})[.)]|\d{{4}}\.)$")
# what may stand before a marker: "…;", "…:³", "… and"
LEADS_TO_MARKER = re.compile(r"(?:[;:,.][*_”\"’'⁰¹²³⁴-⁹]*|\b(?:and|or|by|to)[*_]*)$")
# "Code: CCPCJ/1/1", "**Topic:** …"
HEADER_FIELD = re.compile(
    r"^\W*(?P<field>Code|Committee|Council|Organ|Body|Topic|Subject|Title|Question of|Agenda Item|Sponsors?|"
    r"Main Submitters?|Submitted by|Co-?Sponsors?|Co-?Submitters?|Signatories|Signatory|Resolution(?: Code)?)"
    r"\s*\**\s*:\s*\**\s*(?P<value>.*)$",
    re.I,
)
INNER_FIELD = re.compile(r"\s+\**(?=(?:Code|Committee|Topic|Sponsors?|Signatories)\**\s?:)")

# "National Model United Nations • DC", "HMUN 2019", "Model UN of the Lakes"
MODEL_UN = re.compile(r"(?i:model united nations|model un\b|simulation)|\b[A-Z]{0,8}MUN\b")

# --- openings ---
# "The Commission on Crime Prevention and Criminal Justice,", "The General Assembly hereby:"
_NAME_WORD = r"(?:[A-Z][^\s,;:]*|of|on|for|the|and|in|to|against|de|with|at|by|its|from|&|–|-)"
OPENING = re.compile(
    rf"^[*_]*(?P<name>The (?=[^;:]*\b(?:{'|'.join(noun.capitalize() for noun in ORGAN_NOUNS)}|"
    rf"{'|'.join(noun.upper() for noun in ORGAN_NOUNS)})\b){_NAME_WORD}(?:,? {_NAME_WORD}){{0,24}}?)"
    rf"(?:(?:,|:|,?\s+(?:\*\s*)?hereby\s*[:,]?)[*_]*|(?<=[a-z])[*_]+)$"
)

# "The General Assembly" without its comma
BARE_OPENING = re.compile(
    rf"^(?P<name>The (?=[^;:]*\b(?:{'|'.join(noun.capitalize() for noun in ORGAN_NOUNS)})\b)"
    rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,12}})$"
)

# "“1. *Requests* …", "*“Recalling* …": a paragraph of a quoted resolution
QUOTED_PARAGRAPH = re.compile(r"^(?P<emphasis>[*_]*)[“\"«]\s*(?P<rest>\S.*)$")

# --- codes and symbols ---
# "CCPCJ/1/1", "IOM/1/12", "GA1/2/3", "DISEC-1-2"
CODE = re.compile(
    r"\b(?P<body>[A-Z][A-Za-z0-9&]{1,11})(?P<sep>[/.-])(?P<topic>[0-9IVX]{1,3})(?P=sep)(?P<number>\d{1,3})\b"
)
# "A/RES/75/50", "E/CN.15/2021/L.3/Rev.1", "CTOC/COP/WG.7/2015/3"
SYMBOL = re.compile(
    r"\b(?:A|E|S|CTOC|CAC|ST|TD|DP|HRI|CEDAW|CCPR|CRC|CERD|UNEP|FCCC|CBD|UNW|JIU)(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,6}(?:/(?:Add|Rev|Corr)\.\d+)*(?: \(\d{4}\))?"
)
WHOLE_SYMBOL = re.compile(rf"^\W*(?:United Nations\s+)?(?P<symbol>{SYMBOL.pattern})\*?\W*$")

# "Draft Resolution 1.2", "Working Paper A/1"
NUMBERED_DRAFT = re.compile(
    r"^\W*(?:Draft |Adopted )?(?:Resolution|Working Paper)\s+(?:No\.?\s*)?(?P<code>[A-Z]{0,8}[./-]?\d[\w./-]{0,12})\W*$",
    re.I,
)

# --- dates ---
# "28 August 2015", "2 December 2020"
DATE = re.compile(rf"\b(?P<day>{_DAY})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\b")
# "24-28 March 2019", "28 March – 1 April 2021", "13 - 17 April 2025"
DATE_RANGE = re.compile(
    rf"\b(?P<day1>{_DAY})(?:\s+(?P<month1>{_MONTH}))?(?:\s+(?P<year1>\d{{4}}))?{_DASH}"
    rf"(?P<day2>{_DAY})\s+(?P<month2>{_MONTH})\s+(?P<year2>\d{{4}})\b"
)
# "March 24-28, 2019", "March 28 – April 1, 2021"
DATE_RANGE_US = re.compile(
    rf"\b(?P<month1>{_MONTH})\s+(?P<day1>{_DAY})(?:,?\s+(?P<year1>\d{{4}}))?{_DASH}"
    rf"(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY}),?\s+(?P<year2>\d{{4}})\b"
)
# "Vienna, 17–21 May 2021": what stands before the dates
PLACE_BEFORE_DATES = re.compile(
    rf"^(?P<place>[A-Z][^\d,]{{2,40}}(?:, [A-Z][^\d,]{{2,30}})?),\s+(?={_DAY}\b|{_MONTH}\b)"
)

# --- front part ---
STAFF_HEADING = re.compile(r"^\W*(?:committee|council|conference)?\s*(?:staff|dais(?: staff)?)\W*$", re.I)
AGENDA_HEADING = re.compile(r"^\W*(?:committee )?agenda\W*$", re.I)
TABLE_HEADING = re.compile(
    r"^\W*(?:list of )?(?:draft )?resolutions? (?:adopted|passed|considered|voted)\b.*$|^\W*(?:table of )?resolutions\W*$",
    re.I,
)
SUMMARY_HEADING = re.compile(
    r"^\W*(?:summary|rapporteur|committee|session)['’]?s? (?:report|of (?:the )?proceedings)\W*$|^\W*summary\W*$",
    re.I,
)
TABLE_HEAD_ROW = re.compile(
    r"^\W*(?:resolution )?code\b.*\b(?:topic|subject|title)\b.*$|^\W*(?:code|topic|vote(?:\s*\(.*\))?)\W*$",
    re.I,
)
DOCUMENTATION = re.compile(r"^\W*documentation of the (?:work|simulation) of the\b\s*(?P<body>.*)$", re.I)
# "Commission on Crime Prevention and Criminal Justice (CCPCJ)*"
NAME_WITH_ACRONYM = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<acronym>[A-Z][A-Za-z0-9&/-]{1,14})\)\*?$")
# "attended by representatives of 31 Member States", "35 delegations were present"
ATTENDANCE = re.compile(
    r"attended by (?:the )?(?:representatives|delegates|delegations|members) (?:of|from) (?P<a>\d+|[a-z-]+)\b"
    r"|attended by (?P<b>\d+) "
    r"|\b(?P<c>\d+) (?:Member States|delegations|Members|States|countries)(?: [a-z]+)? "
    r"(?:were present|were represented|attended|participated|took part|in attendance)"
)
# "adopted the agenda of II, I, III", "adopted the agenda in the order of 2, 1"
AGENDA_ORDER = re.compile(
    r"adopted the agenda (?:of|as|in the (?:following )?order(?: of)?)[: ]+(?P<order>(?:(?:[IVX]+|\d+)(?:,| and|, and)?\s*)+)"
)

# --- masthead ---
DISTRIBUTION = re.compile(
    r"^\W*Distr(?:\.|ibution)?:?\s*(?P<kind>General|Limited|Restricted)\b[ .]*(?P<rest>.*)$", re.I
)
# "General Assembly      Distr.: Limited", "Fifth session   Original: English": two columns on one line
RIGHT_COLUMN = re.compile(r"(?<=\S)\s+(?=\**(?:Distr\.|Original:))")
ORIGINAL = re.compile(r"^\W*Original:\s*(?P<language>[A-Z][a-z]+)", re.I)
# "Thirtieth session", "Seventy-fifth session", "12th session"
SESSION_NUMBER = re.compile(
    r"^(?:(?:[Rr]esumed )?\d{4} (?:(?:resumed|substantive|organizational|regular) )?session\b|"
    r"(?:(?:[Rr]esumed )?[A-Z][a-z]+(?:-[a-z]+)*|\d+(?:st|nd|rd|th)) "
    r"(?i:special |emergency |regular |resumed )*(?i:session)\b.*)$"
)
# "Agenda item 6 (a)", "Item 3 of the provisional agenda*"
AGENDA_ITEM = re.compile(
    r"\b(?:(?:Agenda )?[Ii]tems?\s+(?P<number>\d+(?:\s*\([a-z]+\))*(?:(?:,| and| to)\s*\d+(?:\s*\([a-z]+\))*)*)(?:\s+of the (?:provisional |preliminary )?agenda)?)\**\s*(?P<rest>.*)$"
)
# "Albania, Italy and Japan: revised draft resolution"
SPONSOR_LINE = re.compile(
    r"^(?P<sponsors>.+?):\s*\*{0,3}\s*(?P<revised>revised )?draft (?:resolution|decision)\b.*$", re.I
)
SPONSORS_END = re.compile(r":\W*(?:revised )?draft (?:resolution|decision)\W*$", re.I)
# "Draft resolution submitted by the Vice-Chair of the Committee …", "Revised draft resolution"
DRAFT_LINE = re.compile(r"^\W*(?P<revised>revised )?draft resolution\b", re.I)
# "Resolution 9664 (2022)", "Resolution 64/1": a heading of its own
RESOLUTION_LINE = re.compile(r"^\W*Resolution (?:\d{1,4} \((?:19|20)\d\d\)|\d{1,4}/\d{1,4})\W*$", re.I)
ADOPTED_LINE = re.compile(
    r"(?:^|\bresolutions? )adopted by the (?P<organ>[A-Z][A-Za-z ]+?)(?:,? (?:on|at) .*)?$", re.I
)
# "[on the report of the Third Committee (A/75/476, para. 12)]"
REPORT_LINE = re.compile(r"^\W*\[?\s*(?:on the report of|without reference to)\b.*$", re.I)
# "the Third Committee", "the Special Political and Decolonization Committee (Fourth Committee)"
MAIN_COMMITTEE = re.compile(
    r"\bthe (?P<name>(?:First|Second|Third|Fourth|Fifth|Sixth|Special)\b[A-Za-z, -]*?Committee(?: \([A-Z][a-z]+ Committee\))?)"
)
# "75/50. Title of the resolution"
NUMBERED_TITLE = re.compile(
    r"^\W*(?P<number>\d{1,4}/(?:\d{1,4}|…|\.{2,3}|_+))\.?\s+(?P<title>(?:[A-Z“\"]|\d{4} ).+)$"
)
# "9914th meeting", "47th plenary meeting"
MEETING = re.compile(r"\b\d+(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting\b", re.I)
# "47th plenary meeting", "2 December 2020"
CLOSING = re.compile(
    rf"^\W*(?:\d+(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting\b.*|{_DAY} {_MONTH} \d{{4}})\W*$", re.I
)
NOTE_LINE = re.compile(
    r"^\W*(?P<kind>(?:Note|Report|Background paper|Working paper|Memorandum|Letter)\b.* (?:by|of|from) the .+?)\**\W*$",
    re.I,
)

# "They are not official United Nation documents", "It is not a document of the United Nations"
DISCLAIMER = re.compile(
    r"\bnot (?:an? )?(?:official )?(?:documents? of the )?United Nations?(?: documents?)?\b", re.I
)

# --- parts of a resolution ---
# the end of a clause, with what may stand behind it: "…;³", "….”", "…,12"
ENDS_TEXT = re.compile(r"[.,;?!](?:(?: (?:and|or))?[\s”\"’')*_⁰¹²³⁴-⁹]*|(?<=[a-z”)].)\d{1,3})$")
# "Annex", "Annex II", "Appendix A", "Annex*"
ANNEX = re.compile(r"^(?:Annex|Appendix|Enclosure|ANNEX|APPENDIX)(?:\s+(?:[IVXL]+|\d+|[A-Z]))?[*¹²³⁴-⁹]*$")
# "III", "B", "Section II": the numeral of a section, alone above its heading
SECTION_NUMERAL = re.compile(r"^(?:(?:Section|Part|Chapter)\s+)?(?:[IVXL]+|[A-Z])$")

# --- footnotes ---
# "¹ United Nations, …", "^{*} CTOC/…", "$^{12}$ …"
FOOTNOTE_MARK = re.compile(
    r"^(?:\$?\^\{?(?P<caret>\d{1,3}|\*{1,3}|[a-z]{1,5})\}?\$?|(?P<superscript>[⁰¹²³⁴-⁹]{1,3})|(?P<bracket>\[\d{1,3}\]))\s*(?=\S)"
)
# "1 See resolution …", "12United Nations", "** Reissued …": a note's mark that came out plain
PLAIN_NOTE = re.compile(
    r"^(?P<mark>\d{1,3}(?:(?=[A-Z“])|(?=\s))|\*{1,3}(?=\s))\s*(?P<rest>[A-Z“\"‘(\[\d]\S*.*|(?:https?:|www\.)\S+.*)$"
)
# "1/ Official Records …", "*/ …": as old documents print notes
SLASH_NOTE = re.compile(r"^(?P<mark>\d{1,3}|\*{1,3}|[a-z])/\s+(?P<rest>[A-Z“\"].*)$")
# "________", "-----": the rule above notes
RULE = re.compile(r"^(?:[_‗]{4,}|[-–—]{4,}|―{2,})$")
# "the Charter2 by", "needs none,1": a raised figure that came out plain
FLAT_REFERENCE = re.compile(r"(?<=[a-z”’)])[,.;:]?(?P<number>\d{1,3})(?![\w/]|[,.:]\d)")
# "provisional agenda*", "Council,**", "Pakistan:*"
STARRED_WORD = re.compile(r"(?<=[\w.,:;)”])(?P<stars>\*{1,3})(?=[\s.,:;)]|$)")
CARET = re.compile(r"\$?\^\{(?P<mark>\d{1,3}|\*{1,3}|[a-z]{1,5})\}\$?")
REFERENCE_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
# what only a note begins with: "A/80/88.", "Resolution 70/1.", "See …", "Ibid., …", "United Nations, Treaty Series, …"
CITATION = re.compile(
    rf"^(?:{SYMBOL.pattern}\b|(?:[A-Z][A-Za-z]+ ){{0,3}}[Rr]esolutions? \d+[/ ][\dA-Z(]|See\b|Ibid\b|Official Records\b|"
    r"Adopted under\b|Available (?:at|from)\b|United Nations, (?:Treaty|Juridical)|Report of the [^.;]*?(?:vol\.|chap\.|\d{4}\)))"
)
# "www.unodc.org/…", "$[\]label{lem:unodc} …" (an address that was taken for a formula)
LOOKS_LIKE_LINK = re.compile(r"^\W*(?:https?:|www\.|label\{)", re.I)

# --- votes ---
_COUNT = r"(?P<{}>\d{{1,3}}|zero|none|no|nil|one|two|three|four|five|six|seven|eight|nine|ten)"
IN_FAVOUR = re.compile(
    _COUNT.format("n")
    + r"\s*(?:votes?|Member States|States|delegations)?\s*(?:voted?\s*)?(?:in\s+favou?r|for)\b|in favou?r\s*[:=]\s*(?P<m>\d{1,3})",
    re.I,
)
AGAINST = re.compile(
    _COUNT.format("n")
    + r"\s*(?:votes?|Member States|States|delegations)?\s*(?:voted?\s*)?(?:against|opposed)\b|against\s*[:=]\s*(?P<m>\d{1,3})",
    re.I,
)
ABSTENTIONS = re.compile(
    _COUNT.format("n")
    + r"\s*(?:votes?|Member States|States|delegations)?\s*(?:abstentions?|abstaining|abstained)\b|abst(?:entions?|aining|ain)\s*[:=]\s*(?P<m>\d{1,3})",
    re.I,
)
NON_VOTING = re.compile(r"(?P<n>\d{1,3})\s*(?:non-?voting|not voting|absent)\b", re.I)
# "120 to 3, with 50 abstentions", "by 24 votes to 2, with 7 abstentions"
TO_TALLY = re.compile(
    r"\b(?P<favor>\d{1,3})(?:\s+votes?)?\s+to\s+(?P<against>\d{1,3}|none)(?:,?\s+with\s+(?P<abstentions>\d{1,3}|no)\s+abstentions?)?",
    re.I,
)
# "26-0-4", "26 / 0 / 4"
DASH_TALLY = re.compile(
    r"(?<![\d/-])(?P<favor>\d{1,3})\s*[-–/:]\s*(?P<against>\d{1,3})\s*[-–/:]\s*(?P<abstentions>\d{1,3})(?![\d/-])"
)
# "[Adopted by a recorded vote of 12 to 4, with 3 abstentions. …", "The draft resolution was adopted without a vote."
VOTE_PARAGRAPH = re.compile(
    r"^[\[(*]*(?:(?:The|This) [^.:;]{0,120}?\bwas )?(?:not )?(?:adopted|rejected|approved|defeated)\b[^.:;]{0,160}?"
    r"\b(?:without a vote|by consensus|by acclamation|(?:recorded|roll-call|non-recorded) vote|vote of \d+|\d+ votes? to \d+)\b",
    re.I,
)
# "In favour:", "Against (4):", "Abstaining: …"
POSITION = re.compile(
    r"(?:(?<=^)|(?<=[\s\[]))(?P<position>In favou?r|Yes|Against|No|Abstain(?:ing|ed)|Abstentions?|Absent|Not (?:voting|participating)|"
    r"Non-voting|Did not vote)(?:\s*\(\d+\))?\s*:\s*"
)
WITHOUT_A_VOTE = re.compile(r"without a vote|acclamation|consensus|unanimous(?:ly)?(?! support)", re.I)
REJECTED = re.compile(r"\b(?:not adopted|rejected|failed|defeated|did not pass|not passed)\b", re.I)
ADOPTED = re.compile(r"\b(?:adopted|passed|approved|carried)\b", re.I)
# one vote in a cell or a row, wherever the columns broke
VOTE_CELL = re.compile(
    r"(?:(?:adopted|passed|rejected|not adopted|failed|approved|defeated)\b[^\d\t]{0,60}?)?(?:"
    r"without a vote|by acclamation|by consensus|"
    r"\d{1,3}\s*(?:votes?\s*)?in favou?r\b.{0,120}?\babst\w*|"
    r"\d{1,3}\s*votes?\s*for\b.{0,120}?\babst\w*|"
    r"\d{1,3}(?:\s+votes?)?\s+to\s+(?:\d{1,3}|none)(?:,?\s+with\s+\S+\s+abstentions?)?|"
    r"(?<![\d/-])\d{1,3}\s*[-–/]\s*\d{1,3}\s*[-–/]\s*\d{1,3}(?![\d/-])"
    r")(?:\s*\((?:adopted|rejected|failed|not adopted)\))?",
    re.I,
)
