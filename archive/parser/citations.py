"""Text -> what it cites by number: resolutions and decisions, document symbols, goals and targets.

Guarantee: what a function finds does not overlap; the time is linear in the length of the text.
The words are data in `instruments`; an example stands above each expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.parser.instruments import ORGAN_SYMBOLS, ORGANS, SERIES, words_for
from archive.parser.model import Reference, ReferenceKind


def any_of(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first; an apostrophe may be straight or curly."""
    return "|".join(
        re.escape(word).replace("’", "['’]") for word in sorted(set(words), key=len, reverse=True)
    )


_MARKS = r"[⁰¹²³⁴-⁹]{0,4}"
_HYPHEN = "[-‑–]"
_NUMBER_WORD = rf"(?:(?:{any_of(words_for('number'))})\s?)?"
_AND = any_of(words_for("conjunctions"))
AND = any_of([*words_for("conjunctions"), *words_for("ranges")])
OF = any_of(words_for("of"))
_RESOLUTION = any_of(words_for("resolution"))
_DECISION = any_of(words_for("decision"))
_OWN = any_of(words_for("own"))

# "55/25", "57/270 B", "S-26/2", "2015/19" · "1325 (2000)" · "217 A (III)", "3201 (S-VI)" · "1/CP.21"
_NUMBER = (
    rf"(?:E?S{_HYPHEN})?\d{{1,4}}/\d{{1,4}}(?:\s?[A-Z](?![A-Za-z./]))?(?![/A-Za-z0-9])"
    rf"|\d{{1,4}}\s?\((?:19|20)\d\d\)"
    rf"|\d{{1,4}}(?:\s?[A-Z])?\s?\((?:E?S{_HYPHEN})?[IVXLC]{{1,8}}\)"
    r"|\d{1,3}/(?:CP|CMP|CMA)\.\d{1,3}"
)
NUMBER = re.compile(rf"(?<![\w/.-])(?:{_NUMBER})")
_ORGAN = any_of(ORGANS)
# "resolutions 68/188", "décision no 2015/234", "resoluciones del Consejo Económico y Social 2013/9"
HEAD = re.compile(
    rf"\b(?:(?P<resolution>(?i:{_RESOLUTION}))|(?P<decision>(?i:{_DECISION})))\s"
    rf"(?:(?:{OF})\s?(?P<organ>{_ORGAN})\s)?{_NUMBER_WORD}(?P<number>{_NUMBER})"
)
# ", 69/193", " and 70/174": what stands between two numbers of one list, at its end
_SEPARATOR = re.compile(rf"(?:[,;]{_MARKS}\s*|\b(?:{AND})\s+){_NUMBER_WORD}$", re.I)
_BREAKS_LIST = re.compile(rf";(?!\s*$)|\.\s[A-Z]|\b(?:{_RESOLUTION}|{_DECISION})\b", re.I)
# how far the next number of a list may stand: behind its date and its subject, or behind its date alone
_LIST_GAP, _PAIR_GAP = 300, 40

_ANY_ORGAN = re.compile(rf"\b(?:{_ORGAN})\b")
# "General Assembly resolution", "Security Council’s landmark resolution"
_ORGAN_BEFORE = re.compile(rf"\b(?P<organ>{_ORGAN})(?:['’]s?)?(?:\s(?!(?:{_AND})\b)[a-z]+){{0,2}}\s$")
# "its previous resolutions"
_OWN_BEFORE = re.compile(rf"\b(?:{_OWN})(?:\s[a-zé]+){{0,3}}\s$", re.I)
# "the Human Rights Council, in its resolution"
_OWNER = re.compile(
    rf"\b(?P<organ>{_ORGAN}),?(?:\s(?!(?:{_AND})\b)[a-z]+){{0,5}}\s(?:{_OWN})(?:\s[a-z]+){{0,3}}\s$"
)
# "resolutions of the Human Rights Council, including resolution"
_LED = re.compile(
    rf"\b(?:(?:{_RESOLUTION})\s(?:[a-z]+\s){{0,2}}(?:{OF})\s?(?P<organ>{_ORGAN})"
    rf"|(?P<before>{_ORGAN})\s(?:{_RESOLUTION}))\b[^.;]*$"
)
# "Conference resolution", "World Health Assembly resolution"
_BODY_BEFORE = re.compile(
    r"(?:^|\s)(?P<organ>(?:[A-Z][\w’-]*\s(?:(?:of|on|for|the|and)\s){0,2}){0,6}?"
    r"(?:[A-Z]\w*\s)?"
    r"(?:Assembly|Board|Commission|Committee|Conference|Congress|Council|Organization|Parliament|Union))\s$"
)
# " of the Security Council", " du Conseil de sécurité", " of 2 March 2022 of the Environment Assembly"
_ORGAN_BEHIND = re.compile(
    rf"{_MARKS}(?:\s(?:{OF})\s\d{{1,2}}\s(?:de\s)?[^\W\d]+\s(?:de\s)?\d{{4}})?\s(?:{OF})\s?(?P<organ>{_ORGAN})\b"
)
_BEFORE, _FAR_BEFORE = 110, 400

# The first session of the General Assembly whose resolutions are numbered "31/1".
_FIRST_SLASHED_SESSION = 31
# Organs whose texts call their own resolutions by the bare number.
_BARE = ("General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council")


def find_resolutions(text: str, organ: str | None) -> Iterator[Reference]:
    """Resolutions and decisions cited by number. `organ` is the one whose text this is."""
    end = 0
    for head in HEAD.finditer(text):
        if head.start() < end:
            continue
        before = text[max(0, head.start() - _FAR_BEFORE) : head.start()]
        listed = list(_list_of_numbers(text, head))
        numbers = [_plain(number) for _, _, number in listed]
        named, own = (
            (_named(head["organ"]), False) if head["organ"] else _organ_before(before, numbers, organ)
        )
        led = None if named or own else _led_by(before, numbers)
        behind = None
        for (start, end, _), number in zip(reversed(listed), reversed(numbers), strict=True):
            behind = _organ_behind(text, end) or (None if own else behind)
            key = _key(number, named or behind or led, organ, own=own, decision=head["decision"] is not None)
            yield Reference(ReferenceKind.RESOLUTION, key, start, end)
        end = listed[-1][1]


def _list_of_numbers(text: str, head: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Where each number of a list stands, and the number; the first with the word before it."""
    yield *head.span(), head["number"]
    end = head.end()
    form = _organ_by_form(_plain(head["number"]))
    is_list = (head["resolution"] or head["decision"]).casefold().endswith("s")
    while following := NUMBER.search(text, end, end + (_LIST_GAP if is_list else _PAIR_GAP)):
        gap = text[end : following.start()]
        if not _SEPARATOR.search(gap) or _BREAKS_LIST.search(gap):
            return
        if not is_list and _organ_by_form(_plain(following[0])) != form:
            return
        yield *following.span(), following[0]
        end = following.end()


def _organ_before(before: str, numbers: Sequence[str], organ: str | None) -> tuple[str | None, bool]:
    """The organ named before the numbers, and whether the text calls the resolutions its own."""
    near = before[-_BEFORE:]
    if found := _OWNER.search(near) or _ORGAN_BEFORE.search(near):
        return _named(found["organ"]), False
    if _OWN_BEFORE.search(near):
        return None, True
    if found := _BODY_BEFORE.search(near):
        return _meant(_without_opening(found["organ"]), before, numbers, organ), False
    return None, False


def _led_by(before: str, numbers: Sequence[str]) -> str | None:
    """The organ of whose resolutions the words before speak. For a list that has not one form ("28/6" is too
    low for the General Assembly), the organ last named."""
    if found := _LED.search(before[-_BEFORE:]):
        return _named(found["organ"] or found["before"])
    forms = {_organ_by_form(number) for number in numbers}
    if len(forms) == 1:
        return None
    return next((body for body in reversed(_organs_in(before)) if _suit(numbers, body)), None)


def _named(name: str) -> str:
    return ORGANS[name.replace("'", "’")]


def _organs_in(text: str) -> list[str]:
    return [_named(found[0]) for found in _ANY_ORGAN.finditer(text)]


def _without_opening(name: str) -> str:
    """A body's name without the word that opens the clause."""
    first, _, rest = name.partition(" ")
    return rest if rest and (first.endswith("ing") or first in ("The", "In", "By")) else name


def _meant(name: str, before: str, numbers: Sequence[str], organ: str | None) -> str:
    """What "the Council" is: the last one named, or the text's organ, or the one that numbers like this."""
    if " " in name:
        return name
    candidates = [*reversed(_organs_in(before)), *([organ] if organ else []), *ORGAN_SYMBOLS]
    return next((body for body in candidates if name in body.split() and _suit(numbers, body)), name)


def _organ_behind(text: str, end: int) -> str | None:
    found = _ORGAN_BEHIND.match(text, end)
    return _named(found["organ"]) if found else None


def _plain(number: str) -> str:
    """ "217 A (III)" as "217A(III)", "1325(2000)" as "1325 (2000)"."""
    number = re.sub(r"\s", "", number.replace("‑", "-").replace("–", "-"))
    return re.sub(r"\((?=\d)", " (", number)


def _key(number: str, named: str | None, organ: str | None, *, own: bool, decision: bool) -> str:
    """The symbol of a resolution: of the organ named, else of the text's, else of the one it looks like."""
    if named is None:
        suits = organ is not None and _suits(number, organ)
        named = organ if suits and (own or organ in _BARE) else _organ_by_form(number)
    word = "decision" if decision else "resolution"
    templates = ORGAN_SYMBOLS.get(named or "")
    if templates is None or "." in number:
        return f"{named}, {word} {number}" if named and "." not in number else f"{word} {number}"
    session, _, item = number.partition("/")
    return templates[decision].format(number=number, session=session, item=item)


def _organ_by_form(number: str) -> str | None:
    return next((organ for organ in _BARE[:3] if _suits(number, organ)), None)


def _suit(numbers: Sequence[str], organ: str) -> bool:
    return all(_suits(number, organ) for number in numbers)


def _suits(number: str, organ: str) -> bool:
    """Whether the organ numbers its resolutions like this."""
    session, slash, _ = number.partition("/")
    if "." in number:
        return False
    if organ == "Security Council":
        return number.endswith(")") and "(" in number and number[-2].isdigit()
    if not slash:
        return organ in ("General Assembly", "Economic and Social Council") and number[-2:-1] in "IVXLC"
    if organ == "Economic and Social Council":
        return len(session) == 4 and session.isdigit()
    if organ == "General Assembly":
        return "S-" in session or (len(session) < 4 and int(session) >= _FIRST_SLASHED_SESSION)
    return True


# "A/75/476", "E/CN.15/2021/L.3/Rev.1", "A/CONF.157/24 (Part I)", "S/RES/1325 (2000)"
_SERIES = any_of(SERIES)
# "/COP-MOP", "/COP(15)"; not the "-S" of "A/70/95-S/2015/446"
_SYMBOL_PART = rf"/[A-Z0-9][A-Za-z0-9.]*(?:-(?!(?:{_SERIES})/)[A-Z0-9]+)*(?:\((?:\d{{1,4}}|[IVXLC]+)\))?"
_IN_BRACKETS = (
    r"(?:Parts?|Vol\.|Sects?\.|Prog\.)\s?[IVX\d]+[A-Z]?(?:\sand\s[IVX\d]+)?"
    r"|Plan outline|Introduction|(?:19|20)\d\d"
)
SYMBOL = re.compile(
    rf"(?<![\w/.])(?:{_SERIES})(?:{_SYMBOL_PART})+(?:\s?\((?:{_IN_BRACKETS})\)(?:/(?:Add|Rev|Corr)\.\d+)*)?"
)


def find_symbols(text: str) -> Iterator[Reference]:
    """Documents cited by their symbol; two symbols of one document are two references."""
    for found in SYMBOL.finditer(text):
        symbol = found[0].rstrip(".")
        if symbol.endswith(")") and "/RES/" not in symbol and symbol[-5:-1].isdigit():
            symbol = symbol[: symbol.rindex("(")].rstrip()
        if not any(letter.isdigit() for letter in symbol):
            continue
        is_resolution = "/RES/" in symbol or "/DEC/" in symbol or "/Res." in symbol
        kind = ReferenceKind.RESOLUTION if is_resolution else ReferenceKind.DOCUMENT
        key = re.sub(r"\s?\((?=\d{4}\))", " (", symbol)
        yield Reference(kind, key, found.start(), found.start() + len(symbol))


_GOAL_NUMBER = r"(?:1[0-7]|[1-9])(?:\.(?:\d{1,2}|[a-d]))?(?![\w%]|[.,]\d)"
_TARGET_NUMBER = r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])(?![\w%]|[.,]\d)"
_NAMED_GOAL = any_of(words_for("named_goal"))
_BARE_GOAL = any_of(words_for("goal"))
_TARGET = any_of(words_for("target"))
# "Sustainable Development Goal 16", "SDG-5.2", "SDGs 3", "Goal (SDG) 4" · "Goals 4" · "target 16.4"
_GOAL = re.compile(
    rf"\b(?:(?i:{_NAMED_GOAL})(?:\s\([A-Z]{{3}}s?\))?[\s-]#?{_NUMBER_WORD}(?P<named>{_GOAL_NUMBER})"
    rf"|(?:{_BARE_GOAL})\s{_NUMBER_WORD}(?P<bare>{_GOAL_NUMBER})"
    rf"|(?i:{_TARGET})\s{_NUMBER_WORD}(?P<target>{_TARGET_NUMBER}))"
)
# ", 4", " and 17", " (Peace) and 17", "–6"
_NEXT_GOAL = re.compile(
    rf"{_MARKS}(?:\s\([^()]{{1,80}}\))?(?:,\s?(?:(?:{AND}|&)\s)?|\s(?:{AND}|&)\s|[-–])#?(?P<number>{_GOAL_NUMBER})"
)


def find_goals(text: str) -> Iterator[Reference]:
    """Sustainable Development Goals and their targets, by number."""
    for found in _GOAL.finditer(text):
        number = found["named"] or found["bare"] or found["target"]
        yield Reference(ReferenceKind.GOAL, f"SDG {number}", found.start(), found.end())
        if not found[0][: -len(number)].rstrip(" #-").endswith(("s", "S", ")")):
            continue
        end = found.end()
        while following := _NEXT_GOAL.match(text, end):
            end = following.end()
            yield Reference(ReferenceKind.GOAL, f"SDG {following['number']}", *following.span("number"))
