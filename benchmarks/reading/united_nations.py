"""Resolutions of the United Nations, read from a folder of their XML and printed as their documents look.

Nothing of the folder is kept: its texts live as long as the benchmark runs.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format
from benchmarks.reading.measure import Json
from benchmarks.reading.prints import Kind, Part, Print, emphasised
from benchmarks.reading.wording import WORDINGS, Wording, day, list_of_names


def golds(folder: Path, size: int) -> Iterator[Json]:
    """What the XML files of a folder say, evenly taken from all of them; drafts where sponsors are known."""
    files = sorted(folder.glob("*.xml"))
    for path in files[:: max(len(files) // size, 1)][:size]:
        gold = _as_printed(as_parse_format(parse_file(path.read_bytes(), path.name)))
        if len(gold["resolutions"]) == 1:
            yield _printable(gold, random.Random(path.name))  # noqa: S311 - chance, no secret


def _as_printed(gold: Json) -> Json:
    """The gold with what is a matter of print: hyphens that do not break are hyphens, accents stand on their
    letters, and a reference mark on the word before it."""
    text = unicodedata.normalize("NFC", json.dumps(gold, ensure_ascii=False)).replace("\u2011", "-")
    printed: Json = json.loads(re.sub(r" ([⁰¹²³⁴-⁹]+) ?(?=[^\W⁰¹²³⁴-⁹])", r"\1 ", text))
    return printed


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
    """A resolution or a draft as the United Nations set it, in its language."""
    (resolution,) = gold["resolutions"]
    symbol, title = gold["symbol"], resolution["title"]
    wording = WORDINGS[gold["language"]]
    parts = [*_masthead(gold, wording), *_title(gold, resolution, wording), *_body(resolution, wording)]
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


def _masthead(gold: Json, wording: Wording) -> Iterator[Part]:
    committee, resolution = gold["committee"], gold["resolutions"][0]
    facts = f"{wording.distribution[gold['distribution']]}\n{day(gold['date'], wording)}"
    yield Part("", Kind.MASTHEAD, cells=(wording.united_nations, gold["symbol"]))
    yield Part("", Kind.MASTHEAD, cells=(f"**{wording.assembly}**", facts))
    yield Part(f"**{committee['session']}**", Kind.LINE)
    if resolution["sponsors"] and committee["name"] != wording.assembly:
        yield Part(f"**{committee['name']}**", Kind.LINE)
    for item in gold["agenda"]:
        yield Part(wording.agenda_item.format(number=item["number"]), Kind.LINE)
        yield Part(f"**{item['title']}**", Kind.LINE)


def _title(gold: Json, resolution: Json, wording: Wording) -> Iterator[Part]:
    title = resolution["title"]
    if sponsors := resolution["sponsors"]:
        names = wording.draft.format(names=list_of_names(sponsors, wording))
        yield Part(f"**{names}**", Kind.TITLE)
        yield Part(f"**{title}**", Kind.TITLE)
        return
    yield Part(f"**{wording.adopted.format(day=day(gold['date'], wording))}**", Kind.TITLE)
    committee = gold["committee"]["name"]
    report = wording.without_report if committee == wording.assembly else wording.report
    yield Part(f"[*{report.format(committee=committee, number=len(title) + 400)}*]", Kind.LINE)
    yield Part(f"**{gold['symbol'].removeprefix('A/RES/')}. {title}**", Kind.TITLE)


def _body(resolution: Json, wording: Wording) -> Iterator[Part]:
    """Clauses with the headings that stand above them, then annexes."""
    yield Part(f"*{resolution['opening']}*", Kind.OPENING)
    preambular, operative = list(resolution["preambular"]), list(resolution["operative"])
    done = [0, 0]
    stops = [(h["preambular"], h["operative"], h) for h in resolution.get("headings", [])]
    for before, behind, heading in [*stops, (len(preambular), len(operative), None)]:
        for clause in preambular[done[0] : before]:
            yield from _clause(clause, 0, Kind.PREAMBULAR, wording)
        for clause in operative[done[1] : behind]:
            yield from _clause(clause, 0, Kind.OPERATIVE, wording)
        done = [before, behind]
        if heading:
            label = f"{heading['label']}. " if heading["label"] else ""
            yield Part(f"**{label}{heading['text']}**", Kind.HEADING)
    if not resolution["sponsors"]:
        yield Part(f"*{wording.meeting}*", Kind.CLOSING)
        yield Part(f"*{day('2025-12-04', wording)}*", Kind.CLOSING)
    for annex in resolution.get("annexes", []):
        yield from _annex(annex, wording)


def _clause(clause: Json, level: int, kind: Kind, wording: Wording) -> Iterator[Part]:
    label = clause.get("label")
    bracketed = level or kind is Kind.PREAMBULAR
    marker = "" if not label else wording.item.format(label) if bracketed else f"{label}."
    yield Part(emphasised(clause), kind, marker, level)
    for child in clause.get("children") or []:
        yield from _clause(child, level + 1, kind, wording)


def _annex(section: Json, wording: Wording) -> Iterator[Part]:
    if section["label"]:
        yield Part(f"**{section['label']}**", Kind.HEADING)
    if section["heading"]:
        yield Part(f"**{section['heading']}**", Kind.HEADING)
    for paragraph in section["paragraphs"]:
        yield from _clause(paragraph, 0, Kind.OPERATIVE, wording)
    for inner in section["sections"]:
        yield from _annex(inner, wording)
