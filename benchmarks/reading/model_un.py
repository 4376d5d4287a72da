"""Documentation of Model UN sessions that never were: made by chance from the clauses of our own golds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.reading.measure import Json
from benchmarks.reading.prints import Kind, Part, Print, emphasised

GOLD = Path(__file__).parents[2] / "tests" / "parser" / "gold"
_COMMITTEES = (
    ("General Assembly First Committee", "GA1"),
    ("Commission on the Status of Women", "CSW"),
    ("United Nations Children's Fund", "UNICEF"),
    ("Human Rights Council", "HRC"),
    ("International Atomic Energy Agency", "IAEA"),
    ("United Nations High Commissioner for Refugees", "UNHCR"),
    ("Economic and Social Council", "ECOSOC"),
    ("World Health Organization", "WHO"),
    ("United Nations Office on Drugs and Crime", "UNODC"),
    ("Commission on Narcotic Drugs", "CND"),
    ("United Nations Environment Assembly", "UNEA"),
    ("Commission on Population and Development", "CPD"),
)
_FIRST = ("Amara", "Jonas", "Leïla", "Mateo", "Siobhán", "Priya", "Tomasz", "Wei", "Yuki", "Zanele")
_LAST = (
    "Adeyemi",
    "Brandt",
    "de la Cruz",
    "El-Masri",
    "Kowalczyk",
    "Nakamura",
    "O'Hara",
    "Singh",
    "van Dijk",
)
_ROLES = ("Director", "Assistant Director", "Chair", "Vice Chair", "Rapporteur")
_HEADS = ("Strengthening", "Improving", "Promoting", "The Future of", "Addressing", "Financing", "Protecting")
_THINGS = (
    "Rural Roads", "Drinking Water", "the Rights of Older Persons", "Seasonal Workers", "Coastal Fisheries",
    "Vaccines for Remote Islands", "Girls' Schooling", "Small Arms in Harbours", "Open Scientific Data",
)  # fmt: skip
_PLACES = (
    "in Least Developed Countries",
    "in Times of Crisis",
    "by 2030",
    "in Post-Conflict Areas",
    "for All",
)
_TOWNS = ("Northern Lakes", "Harbour City", "Two Rivers", "High Plains", "Red Hills", "Old Port")
_MONTHS = ("March", "April", "October", "November")
_TELLING = (
    "On Monday, delegates formed {n} working groups and wrote until late in the evening.",
    "By Tuesday, the Dais had received {n} working papers, some of which were merged.",
    "The debate turned on who should pay, on who should count, and on who should be told of the result.",
    "On the last day, amendments were few and friendly, and voting procedure began after lunch.",
    "Island States and landlocked States spoke with one voice, which surprised both of them.",
)


@cache
def _clauses() -> tuple[list[Json], list[Json]]:
    """Preambular and operative clauses of our golds of Model UN documents, as `json` says them."""
    preambular: list[Json] = []
    operative: list[Json] = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["document_type"] in ("session_report", "resolution_set"):
            for resolution in gold["resolutions"]:
                preambular += resolution["preambular"]
                operative += resolution["operative"]
    return [item for item in preambular if item.get("phrase")], [
        item for item in operative if item.get("phrase")
    ]


def session(chance: random.Random) -> Json:
    """The gold of one session's documentation."""
    name, acronym = chance.choice(_COMMITTEES)
    topics = chance.sample(
        [f"{a} {b} {c}" for a in _HEADS for b in _THINGS for c in _PLACES], chance.choice((2, 3))
    )
    start = chance.randint(2, 24)
    year = chance.randint(2012, 2025)
    month = chance.randrange(len(_MONTHS))
    present = chance.randint(24, 140)
    resolutions = [
        _resolution(f"{acronym}/{topic}/{number}", name, topics[topic - 1], present, chance)
        for topic in range(1, chance.choice((1, 2)) + 1)
        for number in range(1, chance.choice((1, 2, 3)) + 1)
    ]
    days = [f"{year}-{(3, 4, 10, 11)[month]:02}-{day:02}" for day in (start, start + 4)]
    return {
        "document_type": "session_report", "simulation": True, "symbol": None, "title": None,
        "language": "English", "distribution": None, "date": None, "footnotes": [], "sections": [],
        "conference": {"name": f"{chance.choice(_TOWNS)} Model United Nations", "start_date": days[0],
                       "end_date": days[1], "location": None},
        "committee": {"name": name, "acronym": acronym, "session": None},
        "staff": [{"role": role, "name": f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"}
                  for role in _ROLES[: chance.choice((4, 5))]],
        "agenda": [{"number": str(at), "title": topic} for at, topic in enumerate(topics, 1)],
        "summary": " ".join(_summary(name, topics, present, chance)),
        "attendance": present, "resolutions": resolutions,
        "dates": f"{start}-{start + 4} {_MONTHS[month]} {year}",
    }  # fmt: skip


def _summary(name: str, topics: list[str], present: int, chance: random.Random) -> Iterator[str]:
    yield f"The {name} held its session to consider {' and '.join(f'“{topic}”' for topic in topics)}."
    yield f"The session was attended by representatives of {present} Member States."
    for sentence in chance.sample(_TELLING, 3):
        yield sentence.format(n=chance.choice(("three", "five", "seven")))


def _resolution(code: str, committee: str, topic: str, present: int, chance: random.Random) -> Json:
    preambular, operative = _clauses()
    return {
        "code": code, "title": None, "symbol": None, "topic": topic, "sponsors": [], "footnotes": [],
        "headings": [], "annexes": [], "status": "adopted", "vote": _vote(present, chance),
        "opening": f"The {committee},",
        "preambular": chance.sample(preambular, min(len(preambular), chance.randint(3, 12))),
        "operative": [_labelled(item, at) for at, item in
                      enumerate(chance.sample(operative, min(len(operative), chance.randint(4, 16))), 1)],
    }  # fmt: skip


def _labelled(item: Json, at: int, level: int = 0) -> Json:
    """The clause with the label of its new place: 1, then a, then i."""
    roman = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    label = (str(at), chr(96 + at), roman[min(at, 12)], str(at))[level % 4]
    children = [_labelled(child, n, level + 1) for n, child in enumerate(item["children"], 1)]
    return {key: item[key] for key in ("phrase", "text") if key in item} | {
        "label": label,
        "children": children,
    }


def _vote(present: int, chance: random.Random) -> Json:
    if chance.random() < 0.5:
        return {
            "adopted": True,
            "method": "without a vote",
            "in_favor": None,
            "against": None,
            "abstentions": None,
        }
    against, abstentions = chance.randint(0, present // 4), chance.randint(0, present // 5)
    favor = present - against - abstentions
    return {
        "adopted": True,
        "method": "recorded",
        "in_favor": favor,
        "against": against,
        "abstentions": abstentions,
    }


def documentation(gold: Json, chance: random.Random) -> Print:
    """A session's documentation as its publisher sets it, with line numbers."""
    running = f"{gold['conference']['name']} • {gold['dates']}"
    parts = [*_front(gold, chance)]
    for resolution in gold["resolutions"]:
        parts += _printed(gold["committee"]["name"], resolution)
    return Print(
        gold,
        tuple(parts),
        {},
        head=lambda page: running if page > 1 else "",
        foot=lambda page: str(page),
        numbered=True,
    )


def _front(gold: Json, chance: random.Random) -> Iterator[Part]:
    committee = gold["committee"]
    yield Part(gold["dates"], Kind.LINE)
    yield Part(f"**Documentation of the Work of the {committee['name']}**", Kind.TITLE)
    yield Part(gold["conference"]["name"], Kind.TITLE)
    yield Part(f"**{committee['name']} ({committee['acronym']})**", Kind.TITLE, page=True)
    yield Part("**Committee Staff**", Kind.HEADING)
    for member in gold["staff"]:
        yield Part("", Kind.ROW, cells=(member["role"], member["name"]))
    yield Part("**Agenda**", Kind.HEADING)
    for item, roman in zip(gold["agenda"], ("I.", "II.", "III."), strict=False):
        yield Part(item["title"], Kind.LINE, marker=roman)
    yield Part("**Resolutions adopted by the Committee**", Kind.HEADING)
    yield Part("", Kind.ROW, cells=("**Code**", "**Topic**", "**Vote**"))
    manner = chance.randrange(3)
    for resolution in gold["resolutions"]:
        yield Part(
            "", Kind.ROW, cells=(resolution["code"], resolution["topic"], _told(resolution["vote"], manner))
        )
    yield Part("**Summary Report**", Kind.TITLE, page=True)
    yield Part(gold["summary"], Kind.PROSE)


def _told(vote: Json, manner: int) -> str:
    """A vote as publishers put it into a table."""
    if vote["method"] == "without a vote":
        return ("Adopted without a vote", "Adopted by acclamation", "Adopted by consensus")[manner]
    favor, against, abstentions = vote["in_favor"], vote["against"], vote["abstentions"]
    return (
        f"{favor} votes in favor, {against} votes against, {abstentions} abstentions",
        f"Adopted by a vote of {favor} in favor, {against} against and {abstentions} abstentions",
        f"{favor}-{against}-{abstentions}",
    )[manner]


def _printed(committee: str, resolution: Json) -> Iterator[Part]:
    yield Part(f"**Code:** {resolution['code']}", Kind.FIELD, page=True)
    yield Part(f"**Committee:** {committee}", Kind.FIELD)
    yield Part(f"**Topic:** {resolution['topic']}", Kind.FIELD)
    yield Part(f"*{resolution['opening']}*", Kind.OPENING)
    for item in resolution["preambular"]:
        yield Part(emphasised(item), Kind.PREAMBULAR)
    for item in resolution["operative"]:
        yield from _tree(item, 0)


def _tree(item: Json, level: int) -> Iterator[Part]:
    yield Part(emphasised(item), Kind.OPERATIVE, f"{item['label']}.", level)
    for child in item["children"]:
        yield from _tree(child, level + 1)
