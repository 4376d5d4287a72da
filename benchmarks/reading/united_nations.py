"""Resolutions of the United Nations, read from a folder of their XML and printed as their documents look.

Nothing of the folder is kept: its texts live as long as the benchmark runs.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from archive.parser import as_parse_format, parse_file
from benchmarks.reading.measure import Json
from benchmarks.reading.prints import Kind, Part, Print, day, emphasised


def golds(folder: Path, size: int) -> Iterator[Json]:
    """What the XML files of a folder say, evenly taken from all of them; drafts where sponsors are known."""
    files = sorted(folder.glob("*.xml"))
    for path in files[:: max(len(files) // size, 1)][:size]:
        # hyphens that do not break are a matter of print
        gold = json.loads(
            json.dumps(as_parse_format(parse_file(path.read_bytes(), path.name))).replace("\\u2011", "-")
        )
        if len(gold["resolutions"]) == 1:
            yield _printable(gold, random.Random(path.name))  # noqa: S311 - chance, no secret


def _printable(gold: Json, chance: random.Random) -> Json:
    """The gold of the printed document: adopted ones do not name sponsors, nor any the roll call."""
    (resolution,) = gold["resolutions"]
    resolution["vote"] = None
    if not resolution["sponsors"] or chance.random() < 0.5:
        resolution["sponsors"] = []
        return gold
    resolution["status"] = "draft"
    session = gold["symbol"].split("/")[2]
    return gold | {
        "document_type": "draft_resolution",
        "symbol": f"A/{session}/L.{chance.randint(1, 90)}",
        "distribution": "Limited",
    }


def united_nations(gold: Json) -> Print:
    """A resolution or a draft as the United Nations set it."""
    (resolution,) = gold["resolutions"]
    symbol, title = gold["symbol"], resolution["title"]
    parts = [*_masthead(gold), *_title(gold, resolution), *_body(resolution)]
    job = f"{gold['date'][2:4]}-{10000 + sum(map(ord, symbol + title)) % 90000}"
    return Print(
        gold,
        tuple(parts),
        {note["label"]: note["text"] for note in [*gold["footnotes"], *resolution["footnotes"]]},
        head=lambda page: (
            "" if page == 1 else f"{symbol}\t{title}" if page % 2 == 0 else f"{title}\t{symbol}"
        ),
        foot=lambda page: f"{job} {page}/9" if page % 2 else f"{page}/9 {job}",
    )


def _masthead(gold: Json) -> Iterator[Part]:
    committee, resolution = gold["committee"], gold["resolutions"][0]
    yield Part("", Kind.MASTHEAD, cells=("United Nations", gold["symbol"]))
    yield Part(
        "",
        Kind.MASTHEAD,
        cells=("**General Assembly**", f"Distr.: {gold['distribution']}\n{day(gold['date'])}"),
    )
    yield Part(f"**{committee['session']}**", Kind.LINE)
    if resolution["sponsors"] and committee["name"] != "General Assembly":
        yield Part(f"**{committee['name']}**", Kind.LINE)
    for item in gold["agenda"]:
        yield Part(f"Agenda item {item['number']}", Kind.LINE)
        yield Part(f"**{item['title']}**", Kind.LINE)


def _title(gold: Json, resolution: Json) -> Iterator[Part]:
    sponsors = resolution["sponsors"]
    if sponsors:
        names = f"{', '.join(sponsors[:-1])} and {sponsors[-1]}" if len(sponsors) > 1 else sponsors[0]
        yield Part(f"**{names}: draft resolution**", Kind.TITLE)
        yield Part(f"**{resolution['title']}**", Kind.TITLE)
        return
    yield Part(f"**Resolution adopted by the General Assembly on {day(gold['date'])}**", Kind.TITLE)
    committee = gold["committee"]["name"]
    if committee != "General Assembly":
        yield Part(
            f"[*on the report of the {committee} (A/80/{len(resolution['title']) + 400}, para. 12)*]",
            Kind.LINE,
        )
    else:
        yield Part("[*without reference to a Main Committee (A/80/L.7)*]", Kind.LINE)
    yield Part(f"**{gold['symbol'].removeprefix('A/RES/')}. {resolution['title']}**", Kind.TITLE)


def _body(resolution: Json) -> Iterator[Part]:
    """Clauses with the headings that stand above them, then annexes."""
    yield Part(f"*{resolution['opening']}*", Kind.OPENING)
    preambular, operative = list(resolution["preambular"]), list(resolution["operative"])
    done = [0, 0]
    stops = [(h["preambular"], h["operative"], h) for h in resolution.get("headings", [])]
    for before, behind, heading in [*stops, (len(preambular), len(operative), None)]:
        for clause in preambular[done[0] : before]:
            yield from _clause(clause, 0, Kind.PREAMBULAR)
        for clause in operative[done[1] : behind]:
            yield from _clause(clause, 0, Kind.OPERATIVE)
        done = [before, behind]
        if heading:
            label = f"{heading['label']}. " if heading["label"] else ""
            yield Part(f"**{label}{heading['text']}**", Kind.HEADING)
    if not resolution["sponsors"]:
        yield Part("*42nd plenary meeting*", Kind.CLOSING)
        yield Part("*4 December 2025*", Kind.CLOSING)
    for annex in resolution.get("annexes", []):
        yield from _annex(annex)


def _clause(clause: Json, level: int, kind: Kind) -> Iterator[Part]:
    label = clause.get("label")
    bracketed = level or kind is Kind.PREAMBULAR
    marker = "" if not label else f"({label})" if bracketed else f"{label}."
    yield Part(emphasised(clause), kind, marker, level)
    for child in clause.get("children") or []:
        yield from _clause(child, level + 1, kind)


def _annex(section: Json) -> Iterator[Part]:
    if section["label"]:
        yield Part(f"**{section['label']}**", Kind.HEADING)
    if section["heading"]:
        yield Part(f"**{section['heading']}**", Kind.HEADING)
    for paragraph in section["paragraphs"]:
        yield from _clause(paragraph, 0, Kind.OPERATIVE)
    for inner in section["sections"]:
        yield from _annex(inner)
