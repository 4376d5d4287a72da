"""Every regular expression that reads the front part of session documentation, named, an example above each."""

import re

from archive.parser.languages import LANGUAGES
from archive.parser.languages.language import one_of
from archive.parser.languages.multilingual import in_any

# "chair", "vice-présidente": words of roles
STAFF_ROLES = frozenset(role for language in LANGUAGES for role in language.layout.staff_roles)


def _heading(part: str) -> re.Pattern[str]:
    words = in_any(lambda its: its.layout.front.get(part, ""))
    return re.compile(rf"^\W{{0,40}}(?:{words})\W*$", re.I)


# "Committee Staff", "Bureau"
STAFF_HEADING = _heading("staff")
# "Role | Name"
STAFF_HEAD_ROW = re.compile(r"^\W{0,40}(?:role|position|title|function)\W+names?\W*$", re.I)
# "President of the Council: Ana Ruiz", "Vice-présidente : Léa Roy", "Crisis Director    Ben Okri", "Chairs: Ana Ruiz, Ben
# Okri and Li Na": a member of the staff on a title page, or several of one role
_PERSON = r"[^\W\d_a-zß-ÿ][\w.’'-]*(?: (?:[^\W\d_a-zß-ÿ][\w.’'-]*|van|von|der|den|de|del|da|di|el|al|bin|ibn|y|e|la|le|dos|das|du)){1,5}"
_BETWEEN_PERSONS = r"(?:\s?[,;/]\s?(?:and |et |y |& )?| (?:and|et|&) )"
STAFF_LINE = re.compile(
    rf"^(?P<role>(?i:{one_of(sorted(STAFF_ROLES))})(?:[ -](?i:{one_of(sorted(STAFF_ROLES))})){{0,4}}(?i:s|es)?(?<!(?i:committee))(?<!(?i:conference))(?: (?:of|de|du|des|del)\b[^:;.]{{1,60}})?)"
    rf"(?:\s?[:|]\s*|\t+|\s{{2,}}|\s[–—-]\s)(?P<name>{_PERSON}(?:{_BETWEEN_PERSONS}{_PERSON}){{0,9}})$"
)
# "Ana Ruiz", "Léa van der Roy": a person alone on a line
PERSON_ALONE = re.compile(rf"^{_PERSON}$")
# "NMUN Simulation*": what a document is of, rather than the name of a conference
SIMULATION = re.compile(r"\bsimulation\W{0,3}$", re.I)
# "LakeMUN 2031, Portmouth", in front of its days: a conference and its place
CONFERENCE_AND_PLACE = re.compile(
    r"^(?P<name>[^,]{3,80}),\s+(?P<place>[^\W\d_a-zß-ÿ][^\d,()]{2,30}(?:, [^\W\d_a-zß-ÿ][^\d,()]{1,30})?)$"
)
# ", ", " and ", " & ", ", et ": what parts persons; "y" and "e" stand in names too
PERSONS = re.compile(rf"{_BETWEEN_PERSONS}(?=[^\W\d_a-zß-ÿ])")
# "Agenda", "Ordre du jour"
AGENDA_HEADING = _heading("agenda")
# "Resolutions adopted by the Committee", "Résultats des votes"
TABLE_HEADING = _heading("table")
# "Summary Report", "Compte rendu des débats"
SUMMARY_HEADING = _heading("summary")
# "Working papers", "Documents de travail": a list of papers that are no resolutions
REGISTER_HEADING = _heading("register")
# "UNEA/1/1      Mangroves      Adopted without a vote": what gaps set apart
APART = re.compile(r"\S+(?: \S+)*")
TABLE_HEAD_ROW = re.compile(
    r"^\W{0,40}(?:(?:(?:no|nr)\.?\W+)?(?:resolution |document )?code\b.*\b|(?:resolution|document|number|no\.?)\W+)(?:topic|subject|title)\b.*$|^\W{0,40}(?:code|topic|(?:vote|result|outcome)s?(?:\s*\(.*\))?|(?-i:For|In [Ff]avou?r|Against|Abst\w*)|"
    r"(?:code|topic|resolution)?\W*(?:for|in favou?r|yes|against|no|abst\w*)\W+(?:for|in favou?r|yes|against|no|abst\w*)\W+(?:for|in favou?r|yes|against|no|abst\w*)|"
    r"\((?:y/n|for|in favou?r|yes|against|no|abst\w*)\b.*\)|y[\s/|-]+n[\s/|-]+a)\W*$",
    re.I,
)
# "Documentation of the Work of the …", "Session Report: World Health Assembly", "Report of the Council on …"
DOCUMENTATION = re.compile(
    r"^\W{0,40}(?:documentation of the (?:work|simulation) of the\b|(?:session|committee|final) report(?::| of the\b)|report of the\b)\s*(?P<body>.*)$",
    re.I,
)
# "FINAL REPORT", "Informe final": what a title page calls the document
REPORT_ALONE = re.compile(
    r"^\W{0,40}(?:(?:final|session|committee|summary|official|closing|conference) )*(?:report|record|documentation|proceedings|minutes)\W*$"
    r"|^\W{0,40}(?:rapport|compte rendu|informe|memoria)(?: (?:final|de session|de sesión|oficial|officiel))?\W*$",
    re.I,
)
# "Conference A", "(Conf. B)"
CONFERENCE_PART = re.compile(r"^\W{0,40}Conf(?:erence|\.)? ?[A-Z]\W*$")
# "Lakeside Conference", "LAKESIDE CONFERENCE 2031", "24th Annual Lakeside Conference": a conference, not a body
NAMED_CONFERENCE = re.compile(
    r"^(?:the\s)?(?!united nations)[^\W_][^\s,;:()]*(?:\s[^\s,;:()]+){0,5}\sconference(?:\s(?:\d{4}|[IVXL]{1,8}))?$",
    re.I,
)
# "Commission on Crime Prevention and Criminal Justice (CCPCJ)*", "Historical Security Council (UNSC), 1967"
NAME_WITH_ACRONYM = re.compile(
    r"^(?P<name>[^()]+?)\s*\((?P<acronym>[A-Z][A-Za-z0-9&/-]{1,14})\)\*?(?:,? (?:in )?(?:1[5-9]|20)\d\d)?$"
)
# "The …", "Resolution by the …" before the name of a committee
BEFORE_BODY = re.compile(r"^(?:(?:[Dd]raft )?[Rr]esolution (?:by|of|from) )?[Tt]he (?=[A-Z])")
# "* This simulation is none of the United Nations.": a note below a title page, its mark printed as it is
STARRED_NOTE = re.compile(r"^(?P<mark>\*{1,3})\s*(?P<text>[^\W\d_a-zß-ÿ]\S*(?:\s+\S+){4,}[.!?][”\"’]?)$")
# "(UNEA)" alone: the letters of the body above
BRACKETED_ACRONYM = re.compile(r"^\([A-Z][A-Za-z0-9&/-]{1,14}\)\W*$")
# "attended by representatives of 31 Member States", "35 delegations were present", "with all 15 members present"
# "The council heard 21 delegations", "Forty-eight delegations answered the roll", "con la participación de 32 delegaciones"
_HOW_MANY = r"(?P<n>\d+|[^\W\d_]+(?:-[^\W\d_]+|(?: (?:y|et) |-et-)[^\W\d_]+)?)"
ATTENDANCE = tuple(
    re.compile(told.replace("COUNT", _HOW_MANY))
    for language in LANGUAGES
    for told in language.layout.attendance
)
# "adopted the agenda of II, I, III", "adopted the agenda in the order of 2, 1"
AGENDA_ORDER = re.compile(
    r"(?:(?:adopted|set) the agenda (?:of|as|in the (?:following )?order(?: of)?)"
    r"|agenda was (?:adopted|set) (?:as|in the (?:following )?order(?: of)?))[: ]+(?P<order>(?:(?:[IVX]+|\d+|[A-H])(?![a-z])(?:,| and|, and)?\s*)+)"
)
# "II", "3", "B": each number in it
NUMBER_OF_ITEM = re.compile(r"[IVX]+|\d+|[A-H]")
# "XXXIV", "2031": what a line end tears from the name of a conference
EDITION = re.compile(r"^(?:[IVXLC]{1,7}|(?:19|20)\d\d)$")
