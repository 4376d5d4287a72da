"""Lays out a gold file as its kind of document is laid out, in Word."""

from __future__ import annotations

import json
import re
from datetime import date

from benchmarks.reading.docx_render import USUAL, Json, Writer


def with_real_marks(gold: Json) -> Json:
    """The gold of the same document in Word, where no reference mark can become a figure of the text."""
    lists = [gold["footnotes"], *(item["footnotes"] for item in gold["resolutions"])]
    labels = sorted(
        {note["label"] for notes in lists for note in notes if note["label"].isdecimal()}, key=int
    )
    text = json.dumps(gold, ensure_ascii=False)
    for label in labels:
        raised = label.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        if raised not in text:
            text = re.sub(rf"(?<=[a-z][.,;]){label}(?=[ \"])", raised, text, count=1)
    marked: Json = json.loads(text)
    return marked


def render(gold: Json) -> bytes:
    """The document of a gold file as DOCX."""
    notes = [*gold["footnotes"], *(note for item in gold["resolutions"] for note in item["footnotes"])]
    of_un = gold["document_type"] in ("resolution", "draft_resolution", "secretariat_note")
    writer = Writer(notes, "(%{})" if of_un else "%{}.")
    if of_un:
        _masthead(writer, gold)
    elif gold["document_type"] == "session_report":
        _front(writer, gold)
    else:
        _title(writer, gold)
    for resolution in gold["resolutions"]:
        _resolution(writer, gold, resolution, page=not of_un)
    instance = writer.lists.define(USUAL)
    for section in gold["sections"]:
        _section(writer, section, instance, 1)
    return writer.save()


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _dates(conference: Json) -> str:
    if not conference["start_date"]:
        return ""
    start, end = _day(conference["start_date"]), _day(conference["end_date"])
    first, month, year = start.split()
    return f"{first}–{end}" if [month, year] == end.split()[1:] else f"{start} – {end}"


def _title(writer: Writer, gold: Json) -> None:
    conference = gold["conference"]
    dates = [_dates(conference)] if conference["start_date"] else []
    for line in (conference["name"], *dates):
        writer.paragraph(line)


def _front(writer: Writer, gold: Json) -> None:
    committee = gold["committee"]
    acronym = f" ({committee['acronym']})" if committee["acronym"] else ""
    writer.paragraph(_dates(gold["conference"]))
    writer.paragraph(f"Documentation of the Work of the {committee['name']}", style="Title")
    writer.paragraph(gold["conference"]["name"])
    writer.starred(f"{committee['name']}{acronym}", "Title")
    writer.paragraph("Committee Staff", style="Title")
    writer.table([[member["role"], member["name"]] for member in gold["staff"]])
    writer.paragraph("Agenda", style="Title")
    _agenda(writer, gold)
    writer.paragraph("Resolutions adopted by the Committee", style="Title")
    rows = [[item["code"] or "", item["topic"], _vote(item["vote"])] for item in gold["resolutions"]]
    writer.table([["Code", "Topic", "Vote"], *rows])
    writer.paragraph("Summary Report", style="Title")
    writer.paragraph(gold["summary"])


def _agenda(writer: Writer, gold: Json) -> None:
    instance = writer.lists.define(("decimal",))
    for item in gold["agenda"]:
        at = writer.lists.at(instance, 0, int(item["number"]))
        writer.paragraph(item["title"], place=(at, 0))


def _vote(vote: Json | None) -> str:
    if vote is None:
        return ""
    if vote["method"] == "without a vote":
        return "Adopted without a vote"
    tally = f"{vote['in_favor']} in favor, {vote['against']} against, {vote['abstentions']} abstentions"
    return tally if vote["adopted"] else f"Rejected: {tally}"


def _masthead(writer: Writer, gold: Json) -> None:
    committee, agenda = gold["committee"], gold["agenda"]
    assembly = (gold["symbol"] or "A/").startswith("A/")
    distribution = f"Distr.: {gold['distribution']}" if gold["distribution"] else ""
    day = _day(gold["date"]) if gold["date"] else ""
    writer.table(
        [
            ["United Nations", gold["symbol"] or ""],
            ["General Assembly" if assembly else "Economic and Social Council", f"{distribution}\n{day}"],
        ]
    )
    for line in (committee["name"], committee["session"]):
        if line and line != "General Assembly":
            writer.paragraph(line)
    if gold["conference"]["start_date"]:
        place = gold["conference"]["location"]
        writer.paragraph(f"{f'{place}, ' if place else ''}{_dates(gold['conference'])}")
    for item in agenda:
        writer.paragraph(f"Agenda item {item['number']}")
        writer.paragraph(item["title"], style="Title")
    resolution = next(iter(gold["resolutions"]), None)
    if resolution is None:
        writer.starred(gold["title"], "Title")
        writer.starred("Note by the Secretariat", mark="**")
        return
    if sponsors := resolution["sponsors"]:
        named = f"{', '.join(sponsors[:-1])} and {sponsors[-1]}" if len(sponsors) > 1 else sponsors[0]
        kind = "revised draft" if resolution["status"] == "revised draft" else "draft"
        writer.paragraph(f"{named}: {kind} resolution", style="Title")
    elif gold["document_type"] == "resolution":
        writer.starred(f"Resolution adopted by the General Assembly on {day}", "Title")
    numbered = re.match(r"A/RES/(\d+/\d+)$", gold["symbol"] or "")
    writer.starred(f"{numbered[1]}. {resolution['title']}" if numbered else resolution["title"], "Title")


def _resolution(writer: Writer, gold: Json, resolution: Json, *, page: bool) -> None:
    if page:
        writer.paragraph(f"Code: {resolution['code']}", page=True)
        writer.paragraph(f"Committee: {gold['committee']['name']}")
        writer.paragraph(f"Topic: {resolution['topic']}")
    writer.paragraph(resolution["opening"], phrase=resolution["opening"])
    for clause in resolution["preambular"]:
        writer.paragraph(clause["text"], phrase=clause.get("phrase") or "")
    writer.clauses(resolution["operative"])


def _section(writer: Writer, section: Json, instance: int, level: int) -> None:
    writer.paragraph(section["heading"], style=f"Heading{level}" if section["label"] else "Title")
    for paragraph in section["paragraphs"]:
        writer.clauses([paragraph], instance)
    for inner in section.get("sections", []):
        _section(writer, inner, instance, level + 1)
