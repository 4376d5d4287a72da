"""What the head of an AKN4UN document says: symbol, session, committee, agenda, sponsors, decision."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.parser.akn.languages import (
    CAPACITY,
    DISTRIBUTIONS,
    NO_SPONSOR,
    REPORT_OF,
    RUSSIAN_COMMITTEES,
)
from archive.parser.akn.markup import Element
from archive.parser.akn.runs import collapse, plain_text
from archive.parser.languages import Language, language_of_code
from archive.parser.model import AgendaItem, Ballot, Committee, Problem, Vote
from archive.parser.names import split_names
from archive.parser.roll_call import check_outcome, check_roll_call, vote_of

POSITIONS = {"inFavour": "in favour", "against": "against", "abstaining": "abstaining",
             "notVoting": "non-voting", "nonVoting": "non-voting"}  # fmt: skip
# "Antigua And Barbuda", "Saint Vincent and The Grenadines": typed in by hand, here and there.
_CAPITAL = re.compile(r"(?<=\w )(And|Of|The)(?= )")
_ITEM = re.compile(r"\d{1,3}(?:\s?\([a-z]{1,2}\))*")


def read_language(root: Element) -> Language:
    found = root.find("FRBRlanguage")
    code = found.attributes.get("language", "") if found else ""
    return language_of_code(code)


def read_symbol(head: Element) -> str | None:
    """The symbol on the cover: "A/RES/80/1"."""
    cover = head.find("coverPage")
    return plain_text(cover.find("docNumber") if cover else None) or None


def part_symbol(whole: str | None, part: str) -> str | None:
    """The symbol of one resolution of several: of "A/RES/80/84 A-B" and "A", "A/RES/80/84 A"."""
    if whole is None or not re.fullmatch(r"[A-Z]{1,2}", part):
        return whole
    return f"{re.sub(r' ?[A-Z](?: ?[-–] ?[A-Z])?$', '', whole)} {part}"


def read_title(head: Element) -> str | None:
    preface = head.child("preface")
    return plain_text(preface.find("docTitle") if preface else None) or None


def read_date(head: Element) -> str | None:
    """The masthead's date, which is that of issue."""
    cover = head.find("coverPage")
    return _day(cover.find("docDate") if cover else None)


def read_adoption(statement: Element) -> tuple[str | None, str | None]:
    """The day on which a text was adopted, and the meeting: ("2025-11-26", "51st plenary meeting")."""
    closing = statement.child("conclusions")
    found = {_refers(element): element for element in closing.walk()} if closing else {}
    date, meeting = found.get("adoptionDate"), found.get("adoptionMeeting")
    return _day(date), plain_text(meeting) or None


def _day(element: Element | None) -> str | None:
    date = element.attributes.get("date", "") if element else ""
    return date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) and not date.startswith("0001") else None


def read_distribution(head: Element) -> str | None:
    status = head.find("docStatus")
    if status is None:
        return None
    said = f"{status.attributes.get('refersTo', '')} {plain_text(status)}".casefold()
    return next((kind for kind in DISTRIBUTIONS if kind.casefold() in said), None)


def read_committee(head: Element, language: Language) -> Committee:
    """The committee that the masthead names as having reported, else the organ."""
    cover = head.find("coverPage")
    if cover is None:
        return Committee()
    authorities = (element for element in cover.walk() if element.tag == "docAuthority")
    organ = next((plain_text(element) for element in authorities if _refers(element) == "issuingBody"), None)
    proponent = cover.find("docProponent")
    reported = _reporting(proponent, language) if proponent else None
    return Committee(reported or organ or None, None, plain_text(cover.find("session")) or None)


def _reporting(proponent: Element, language: Language) -> str | None:
    where = _refers(proponent)
    if where == "noMainCommittee":
        return None
    if language.name == "Russian" and where in RUSSIAN_COMMITTEES:
        return RUSSIAN_COMMITTEES[where]
    said = collapse("".join(part for part in proponent.content if isinstance(part, str)))
    found = REPORT_OF.search(re.sub(r"[\s(（]*[)）]?\s*\]?$", "", said.strip("[] ").removesuffix("()")))
    return _balanced(found["name"]) if found else None


def _balanced(name: str) -> str:
    """Closes the bracket that was cut off with the one around the report's symbol."""
    name = name.strip()
    return name + ")" * (name.count("(") - name.count(")"))


def read_agenda(head: Element) -> tuple[AgendaItem, ...]:
    numbers: list[str] = []
    titles: list[str] = []
    cover = head.find("coverPage")
    for inline in cover.walk() if cover else ():
        said = plain_text(inline) if inline.tag == "inline" else ""
        if inline.attributes.get("name") == "agenda item":
            numbers += [" ".join(n.split()) for n in _ITEM.findall(inline.attributes.get("title") or said)]
        elif inline.attributes.get("name") == "agenda item name":
            titles.append(said)
    if len(numbers) == 1:
        return (AgendaItem(numbers[0], " ".join(titles)),)
    titles += [""] * (len(numbers) - len(titles))
    return tuple(AgendaItem(number, title) for number, title in zip(numbers, titles, strict=False))


def read_sponsors(steps: Iterable[Element]) -> tuple[str, ...]:
    """Who submitted the draft and who joined later, each once."""
    names: dict[str, None] = {}
    for step in steps:
        said = CAPACITY.sub("", collapse(step.attributes.get("by", "")))
        said = _CAPITAL.sub(lambda found: found[1].lower(), said)
        if not NO_SPONSOR.match(said):
            names |= dict.fromkeys(split_names(said))
    return tuple(names)


def find_steps(heads: Iterable[Element], outcome: str) -> list[Element]:
    """The steps of the workflow with that outcome, of the first head that has any."""
    for head in heads:
        found = [e for e in head.walk() if e.tag == "step" and _outcome(e).startswith(outcome)]
        if found:
            return found
    return []


def find_voting(heads: Iterable[Element]) -> Element | None:
    """The voting of the first head that tells of one."""
    votings = (head.find("voting") for head in heads)
    return next((voting for voting in votings if voting is not None and _outcome(voting)), None)


def _outcome(element: Element) -> str:
    return element.attributes.get("outcome", "")


def read_vote(voting: Element, what: str) -> tuple[Vote, tuple[Problem, ...]]:
    """How it was decided, and where the tally and the roll call differ; `what` stands in messages."""
    outcome = _outcome(voting).casefold()
    tallies: dict[str, int] = {}
    ballots: list[Ballot] = []
    for count in voting.elements:
        position = POSITIONS.get(_refers(count)) if count.tag == "count" else None
        if position is None:
            continue
        named = [plain_text(element) for element in count.walk() if element.tag == "organization"]
        ballots += [Ballot(name, position) for name in named if name]
        printed = count.attributes.get("value", "")
        tallies[position] = int(printed) if re.fullmatch(r"[0-9]{1,6}", printed) else len(named)
    vote = vote_of(outcome.startswith("adopted"), "recorded" in outcome, tallies, ballots)
    problems = check_roll_call(what, tallies, ballots, voting.first)
    return vote, (*problems, *check_outcome(what, vote.adopted, tallies, voting.first))


def _refers(element: Element) -> str:
    return element.attributes.get("refersTo", "").lstrip("#")
