"""Every regular expression that reads votes, named, an example above each."""

import re

from archive.parser.languages import LANGUAGES
from archive.parser.languages.language import Language, one_of
from archive.parser.languages.multilingual import in_any, in_each

# Each word for a number to the number.
NUMBER_WORDS = {word: number for language in LANGUAGES for word, number in language.voting.numbers.items()}
_NUMBER = one_of(list(NUMBER_WORDS))
_COUNT = rf"(?P<n>\d{{1,3}}|(?<!-)\b{_NUMBER}(?:-{_NUMBER})?)"
_VOTERS = rf"\s*(?:{in_any(lambda its: its.voting.voters)})?\s*(?:voted?\s*)?"
_FAVOUR = f"(?:{in_any(lambda its: its.voting.in_favour)})"
_AGAINST = f"(?:{in_any(lambda its: its.voting.against)})"
_ABSTAIN = f"(?:{in_any(lambda its: its.voting.abstaining)})"
_ABSENT = f"(?:{in_any(lambda its: its.voting.absent)})"
# "26 votes in favour", "none against", "four abstentions", "12 yes, 3 no"
COUNT_FIRST = tuple(
    re.compile(rf"{_COUNT}{_VOTERS}{word}\b", re.I)
    for word in (_FAVOUR, rf"(?:{_AGAINST}|(?<=\d )no)", rf"(?:{_ABSTAIN}|abst)", _ABSENT)
)
# "In favour: 26", "No (3)", "Abst. = 4", "Yes - 12", "For 14"
WORD_FIRST = tuple(
    re.compile(rf"\b{word}\.?(?:\s*[:=(]\s*|\s+[-–]\s+|\s+)(?P<n>\d{{1,3}})\b", re.I)
    for word in (_FAVOUR, rf"(?:{_AGAINST}|no)", rf"(?:{_ABSTAIN}|abst)", _ABSENT)
)
# "120 to 3, with 50 abstentions", "by 24 votes to 2, with 7 abstentions"
TO_TALLY = in_each(lambda its: its.voting.tally, r"\bWORDS", re.I)
# "26-0-4", "26 / 0 / 4", "43/0/12/5": in favour, against, abstaining, not voting
DASH_TALLY = re.compile(
    r"(?<![\d/-])(?P<favor>\d{1,3})\s*[-–/:]\s*(?P<against>\d{1,3})\s*[-–/:]\s*(?P<abstentions>\d{1,3})"
    r"(?:\s*[-–/:]\s*(?P<non_voting>\d{1,3}))?(?![\d/-])"
)
# "Y: 12, N: 3, A: 2", "Y-12 N-3 A-2", "12Y 3N 2A": a letter for each position, and nothing but a mark between them
_LETTERS = (
    r"(?:[YF]\s?[:=–-]?\s?\d{1,3}[\s,;/|]{1,4}[NO]\s?[:=–-]?\s?\d{1,3}[\s,;/|]{1,4}A\s?[:=–-]?\s?\d{1,3}"
    r"|\d{1,3}\s?[YF][\s,;/|]{1,4}\d{1,3}\s?[NO][\s,;/|]{1,4}\d{1,3}\s?A)(?!\w)"
)
LETTER_TALLY = re.compile(rf"(?<!\w){_LETTERS}")
# "(Y: 12 N: 3 A: 2)", "PASSED (Y 12 / N 3 / A 2)": a line of one, with a word beside it at most
LETTER_LINE = re.compile(rf"^\W{{0,40}}(?:[A-Z]\w{{2,9}}\W{{1,4}})?{_LETTERS}(?:\W{{1,4}}\w{{3,9}})?\W*$")
COUNT = re.compile(r"\d{1,3}")
# "[Adopted by a recorded vote of 12 to 4, with 3 abstentions. …", "The draft resolution was adopted without a vote."
VOTE_PARAGRAPH = in_each(lambda its: its.voting.told, r"^[\[(*]*WORDS\b", re.I)
# "RECORDED VOTE", "Vote enregistré": alone above a vote
VOTE_HEADING = in_each(lambda its: its.voting.heading, r"^\W{0,40}(?:WORDS)\W*$", re.I)
# "In favour:", "Against (4):", "Abstaining: …"
POSITIONS = {
    label: position for language in LANGUAGES for label, position in language.voting.positions.items()
}
POSITION = re.compile(rf"(?:(?<=^)|(?<=[\s\[]))(?P<position>{'|'.join(POSITIONS)})(?:\s*\(\d+\))?\s*:\s*")
# "Chad Yes", "Chad Yes Oman Abstain": rows of a roll call; "Country Vote" heads them
PAIRED_VOTE = re.compile(
    rf"(?P<name>[^\W\d_a-zß-ÿ][^\d:;|]{{1,60}}?)\s(?P<position>{'|'.join(POSITIONS)})(?:\s(?=[^\W\d_a-zß-ÿ])|$)"
)
WITHOUT_A_VOTE = re.compile(in_any(lambda its: its.voting.without_a_vote), re.I)
REJECTED = re.compile(rf"\b(?:{in_any(lambda its: its.voting.rejected)})\b", re.I)
ADOPTED = re.compile(rf"\b(?:{in_any(lambda its: its.voting.adopted)})\b", re.I)
# "[ ] FAIL" beside "[X] PASS": a box without a cross
UNTICKED = re.compile(r"(?:\[\s*\]|☐|□)\s*\w+")
# one vote in a cell or a row, wherever the columns broke; not "3/1/1" of the code "GA3/1/1"
_NAMED = r"(?:in favou?r|for|against|opposed|yes|yeas?|ayes?|no|nays?|noes|abst\w*|non-?voting|absent)"
VOTE_CELL = re.compile(
    r"(?:(?:adopted|passed|rejected|not adopted|failed|approved|defeated)\b[^\d\t]{0,60}?)?(?:"
    r"without a vote|(?:by )?acclamation|(?:by )?consensus|unanimous(?:ly)?|"
    r"\d{1,3}\s*(?:votes?\s*)?in favou?r\b.{0,120}?\babst\w*|"
    r"\d{1,3}\s*(?:votes?\s*)?(?:for|yes)\b.{0,120}?\babst\w*|"
    rf"{_NAMED}\s*[:=]\s*\d{{1,3}}(?:[\s,;/|]*{_NAMED}\s*[:=]\s*\d{{1,3}}){{1,3}}|"
    r"\d{1,3}(?:\s+votes?)?\s+to\s+(?:\d{1,3}|none)(?:,?\s+with\s+\S+\s+abstentions?)?|"
    r"(?<![\w/-])\d{1,3}\s*[-–/]\s*\d{1,3}\s*[-–/]\s*\d{1,3}(?:\s*[-–/]\s*\d{1,3})?(?![\d/-])"
    r")(?:\s*\((?:adopted|rejected|failed|not adopted|passed)\))?",
    re.I,
)
# "Vote (Against-For-Abstain)", "Y/N/A", "Y   N   A", "For | Against | Abstain": the order in which a table prints its tallies
TALLY_ORDER = re.compile(
    r"(?<![a-z])(?:(?P<favour>in favou?r|for|yes|yeas?|ayes?|y(?=\s*/|[\s|-]+n[\s|-]+a\W*$))"
    r"|(?P<against>against|opposed|no|nays?|noes|n(?=\s*/|[\s|-]+a\W*$)|(?<=/)n)"
    r"|(?P<abstaining>abst\w*|(?<=/)a(?!\w)|a(?=\s*/)|(?<=n[\s|-])a(?=\W*$)|(?<=[\s|-]{2})a(?=\W*$)))(?![a-z])",
    re.I,
)
# "45 | 3 | 10" at a row's end, "45 3 10": tallies in columns of their own; "45 3 10 PASSES"
COLUMNS_TALLY = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,3})[\s|,;]+(?P<two>\d{1,3})[\s|,;]+(?P<three>\d{1,3})"
    rf"(?P<outcome>[\s|]+(?:{in_any(lambda its: its.voting.rejected)}|{in_any(lambda its: its.voting.adopted)}))?\W*$",
    re.I,
)


# "Passed   20   3   4", "20 | 3 | 4 | FAILED": three tallies beside what became of them, where no head names their order
OUTCOME_TALLY = re.compile(
    rf"(?:(?:{in_any(lambda its: its.voting.rejected)}|{in_any(lambda its: its.voting.adopted)})[\s|:]+(?=\d)(?:\d{{1,3}}[\s|,;]+){{2}}\d{{1,3}}"
    rf"|(?<![\d/.-])(?:\d{{1,3}}[\s|,;]+){{3}}(?:{in_any(lambda its: its.voting.rejected)}|{in_any(lambda its: its.voting.adopted)}))\W*$",
    re.I,
)


# "In favour", "Votes against", "Abst.", "Contre", "Votos a favor", "Result", "Vote (Y-N-A)", "Draft", "Tema": the head of
# a column in a table of resolutions
def _column(language: Language) -> re.Pattern[str]:
    its, fields, columns = language.voting, language.layout.fields, language.voting.columns
    counts = "|".join(
        f"(?P<{name}>{words})"
        for name, words in (
            ("favour", f"{its.in_favour}|y"),
            ("against", f"{its.against}|no|non|n"),
            ("abstaining", f"{its.abstaining}|abst|a"),
            ("absent", its.absent),
        )
        if words
    )
    facts = "|".join(
        f"(?P<{name}>{columns[name]}|{fields[field]})"
        for name, field in (("code", "code"), ("topic", "topic"), ("outcome", "result"))
        if name in columns
    )
    return re.compile(
        rf"^\W{{0,9}}(?:(?:(?:{its.voters})\s+)?(?:{counts})|(?:{facts})(?:\s*\(.{{1,60}}\))?)[^\w#]{{0,9}}$",
        re.I,
    )


TABLE_COLUMNS = tuple(_column(language) for language in LANGUAGES if language.voting.columns)
# "72", "none", "–", "": a cell of a column of tallies
COUNT_CELL = re.compile(rf"^(?:\d{{1,3}}|{_NUMBER}|[-–—/]?|n/?a)$", re.I)
# a line that tells a vote: "Status: Passed", "(27 votes in favor, 3 against, 2 abstentions)", "18-4-5",
# "In favour: Chad, Fiji", "Adopted by acclamation"
RESULT_FIELD = re.compile(
    rf"^\W{{0,40}}(?:(?:(?:Recorded|Roll[ -]call) votes?|{in_any(lambda its: its.layout.fields.get('result', ''))})(?:\s*\([^()]{{1,40}}\))?\s*[*_]*\s*(?::|(?<=[a-z])\s?[–—-]\s)"
    rf"|(?:{in_any(lambda its: its.voting.heading)})\W*$)",
    re.I,
)
TALLY_LINE = re.compile(
    rf"^\W{{0,40}}(?:(?:Votes? )?(?:{_FAVOUR}|{_AGAINST}|{_ABSTAIN}|{_ABSENT}|No|Abstain\w*)|{'|'.join(POSITIONS)})"
    r"\s*(?:\(\s*\d+\s*\)(?=\s*[,;/]\s)|(?:\(\s*\d+\s*\))?[*_]*\s*(?::|=|[-–](?=\s*\d)))",
    re.I,
)
# "An amendment to OPS/1/1 failed …": the vote on a part of a text, not on the text
AMENDED = re.compile(rf"\b(?:{in_any(lambda its: its.voting.part)})\b", re.I)
# "… adopted. The", "…; the": where a summary goes on to the next decision
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zß-ÿ])|\n{2}")
# "ABSTAIN", "Votes against:": alone above its number, where the cells of a vote stand one below the other
TALLY_LABEL = re.compile(
    rf"^\W{{0,9}}(?:(?:{in_any(lambda its: its.voting.voters)})\s+)?(?:{_FAVOUR}|{_AGAINST}|{_ABSTAIN}|{_ABSENT}|No|Abst)\W{{0,9}}$",
    re.I,
)
RESULT_SENTENCE = in_each(
    lambda its: its.voting.decided, r"^\W{0,40}(?=[^\W\d_a-zß-ÿ])(?i:WORDS)\b[^;]{0,160}$"
)
# "The resolution was adopted.", "Rejected by the Council": a decision, and no more
RESULT_WHOLE = in_each(
    lambda its: its.voting.decided,
    r"^\W{0,40}(?=[^\W\d_a-zß-ÿ])(?i:WORDS)(?: by the [A-Z][^.;:,]{0,60})?\W*$",
)
BARE_TALLY = re.compile(
    rf"^\W{{0,40}}(?:Total\s*[:=]?\s*)?(?:\d{{1,3}}\s*(?:votes?\s*)?{_NAMED}\b[^;]{{0,100}}|{_NAMED} \d{{1,3}}\b[\s,;/|]{{1,4}}{_NAMED} \d{{1,3}}\b[^;]{{0,40}}|\d{{1,3}}\s*[-–/]\s*\d{{1,3}}\s*[-–/]\s*\d{{1,3}}(?:\s*[-–/]\s*\d{{1,3}})?)\W*$",
    re.I,
)

# "abstentions", "acclamation": words of votes, which narrow cells break
VOTE_WORD = re.compile(
    "|".join(
        (
            in_any(lambda its: its.voting.abstaining),
            in_any(lambda its: its.voting.against),
            in_any(lambda its: its.voting.without_a_vote),
            in_any(lambda its: its.voting.adopted),
            in_any(lambda its: its.voting.rejected),
        )
    ),
    re.I,
)
