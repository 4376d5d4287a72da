"""Gold files as PDF documents, in the layouts in which committees publish."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset

Gold = dict[str, Any]

LEVELS = (0.0, 36.0, 72.0, 108.0, 144.0)
TABLE = (0.0, 70.0, 300.0)


def as_pdf(gold: Gold) -> bytes:
    """The document in its own layout."""
    layouts = {
        "session_report": documentation,
        "resolution_set": documentation,
        "secretariat_note": note,
    }
    return layouts.get(gold["document_type"], united_nations)(gold)


def documentation(gold: Gold) -> bytes:
    """A session's documentation or a set of resolutions, with line numbers in the margin."""
    conference = gold["conference"]["name"] or ""
    dates = _dates(gold["conference"])
    running = " • ".join(part for part in (conference, dates) if part)
    sheet = Sheet(
        numbered_spaces=True, head=lambda page: running if page > 1 else "", foot=lambda page: str(page)
    )
    body = _front(gold, dates) if gold["document_type"] == "session_report" else []
    for resolution in gold["resolutions"]:
        body += _header(gold, resolution, new_page=bool(body))
        body += _clauses(resolution)
    return typeset(body, sheet, {n["label"]: n["text"] for n in gold["footnotes"]})


def _front(gold: Gold, dates: str) -> list[Paragraph]:
    committee = f"{gold['committee']['name']} ({gold['committee']['acronym']})"
    star = "{*}" if gold["footnotes"] else ""
    parts = [
        Paragraph(dates, align="center"),
        Paragraph("**Documentation of the Work of the**", align="center", size=20, space=120),
        Paragraph(f"**{gold['committee']['name']}**{star}", align="center", size=20),
        Paragraph(gold["conference"]["name"], align="center", space=60),
        Paragraph(f"**{committee}**", align="center", size=14, new_page=True),
        Paragraph("**Committee Staff**", size=12),
        *(Paragraph(f"{s['role']}\t{s['name']}", cells=(0, 160), space=1) for s in gold["staff"]),
        Paragraph("**Agenda**", size=12, space=18),
        *(Paragraph(a["title"], hang=f"{a['number']}.", space=1) for a in gold["agenda"]),
        Paragraph("**Resolutions adopted by the Committee**", size=12, space=18),
        Paragraph("**Code**\t**Topic**\t**Vote**", cells=TABLE, space=8),
    ]
    for resolution in gold["resolutions"]:
        row = f"{resolution['code']}\t{resolution['topic']}\t{vote(resolution['vote'])}"
        parts.append(Paragraph(row, cells=TABLE, space=5))
    parts.append(Paragraph("**Summary Report**", size=14, new_page=True))
    return parts + [Paragraph(text) for text in gold["summary"].split("\n") if text]


def vote(tally: dict[str, Any]) -> str:
    """A vote as the table of resolutions prints it."""
    if tally["method"] == "without a vote":
        return "Adopted without a vote"
    figures = f"{tally['in_favor']} in favor, {tally['against']} against, {tally['abstentions']} abstentions"
    return figures if tally["adopted"] else f"Rejected: {figures}"


def _header(gold: Gold, resolution: Gold, *, new_page: bool) -> list[Paragraph]:
    return [
        Paragraph(f"**Code:** {resolution['code']}", new_page=new_page),
        Paragraph(f"**Committee:** {gold['committee']['name']}", space=3),
        Paragraph(f"**Topic:** {resolution['topic']}", space=3),
    ]


def _clauses(resolution: Gold) -> list[Paragraph]:
    parts = [Paragraph(f"*{resolution['opening']}*", numbered=True, restart=True, space=24)]
    parts += [Paragraph(_emphasised(item), numbered=True) for item in resolution["preambular"]]
    return parts + [part for item in resolution["operative"] for part in _tree(item, 0)]


def _tree(item: Gold, level: int) -> list[Paragraph]:
    here = Paragraph(_emphasised(item), hang=f"{item['label']}.", indent=LEVELS[level], numbered=True)
    return [here, *(part for child in item["children"] for part in _tree(child, level + 1))]


def _emphasised(item: Gold) -> str:
    phrase = item.get("phrase")
    text: str = item["text"]
    return f"*{phrase}*{text[len(phrase) :]}" if phrase and text.startswith(phrase) else text


def united_nations(gold: Gold) -> bytes:
    """A resolution or draft of the United Nations: masthead, footnotes, running heads, indents."""
    (resolution,) = gold["resolutions"]
    symbol = gold["symbol"] or "A/C.2/70/L.99"
    body = [*_masthead(gold, symbol), *_title(gold, resolution)]
    body.append(Paragraph(f"*{resolution['opening']}*", first=20))
    body += [Paragraph(_emphasised(item), first=20) for item in resolution["preambular"]]
    body += [part for item in resolution["operative"] for part in _brackets(item, 0)]
    notes = {n["label"]: n["text"] for n in [*gold["footnotes"], *resolution["footnotes"]]}
    return typeset(body, _un_sheet(symbol, gold["title"]), _with_next(notes, body))


def _un_sheet(symbol: str, title: str) -> Sheet:
    return Sheet(
        width=595, height=842, left=110, right=80, size=10, leading=1.2, space=6, justified=True,
        head=lambda page: "" if page == 1 else f"{symbol} {title}" if page % 2 else f"{title} {symbol}",
        foot=lambda page: f"18-90731 {page}/9" if page % 2 else f"{page}/9 18-90731",
    )  # fmt: skip


def _masthead(gold: Gold, symbol: str) -> list[Paragraph]:
    when = date.fromisoformat(gold["date"])
    names = [gold["committee"]["session"], gold["committee"]["name"]]
    return [
        Paragraph(f"United Nations\t{symbol}", cells=(0, 250), size=14),
        Paragraph("**General Assembly**", size=18),
        Paragraph(f"Distr.: {gold['distribution']}", align="right", space=2, size=9),
        Paragraph(f"{when.day} {when:%B %Y}", align="right", space=0, size=9),
        Paragraph("Original: English", align="right", space=8, size=9),
        *(Paragraph(f"**{name}**", space=2) for name in names if name and name != "General Assembly"),
        *(Paragraph(f"Agenda item {a['number']}", space=2) for a in gold["agenda"]),
        *(Paragraph(a["title"], space=2) for a in gold["agenda"] if a["title"]),
    ]


def _title(gold: Gold, resolution: Gold) -> list[Paragraph]:
    star = "{*}" if gold["footnotes"] else ""
    if gold["document_type"] == "resolution":
        number = "/".join(gold["symbol"].split("/")[2:])
        return [
            Paragraph("**Resolution adopted by the General Assembly on 20 December 2018**" + star, space=20),
            Paragraph(f"**{number}. {resolution['title']}**", size=12),
        ]
    sponsors = resolution["sponsors"]
    names = f"{', '.join(sponsors[:-1])} and {sponsors[-1]}"
    status = resolution.get("status") or "draft"
    return [
        Paragraph(
            f"**{names}: {status.split()[0] + ' draft' if ' ' in status else 'draft'} resolution**", space=20
        ),
        Paragraph(f"**{resolution['title']}**{star}", size=12),
    ]


def _brackets(item: Gold, level: int) -> list[Paragraph]:
    marker = f"{item['label']}." if level == 0 else f"({item['label']})"
    here = Paragraph(f"{marker} {_emphasised(item)}", indent=20.0 * max(level - 1, 0), first=20)
    return [here, *(part for child in item["children"] for part in _brackets(child, level + 1))]


def note(gold: Gold) -> bytes:
    """A note by the Secretariat: headings, numbered paragraphs, lettered items, footnotes."""
    body = [
        *_masthead(gold, gold["symbol"]),
        Paragraph(f"**{gold['title']}**", size=14, space=20),
        Paragraph("**Note by the Secretariat**{**}", size=12),
    ]
    for section in gold["sections"]:
        body += _section(section)
    notes = {n["label"]: n["text"] for n in gold["footnotes"]}
    return typeset(body, _un_sheet(gold["symbol"], gold["title"]), _with_next(notes, body))


def _section(section: Gold) -> list[Paragraph]:
    label = f"{section['label']}. " if section["label"] else ""
    size = 14 if section["level"] == 1 else 11
    parts = [Paragraph(f"**{label}{section['heading']}**", size=size, space=14)]
    for paragraph in section["paragraphs"]:
        marker = f"{paragraph['label']}. " if paragraph["label"] else ""
        parts.append(Paragraph(marker + paragraph["text"]))
        parts += [
            Paragraph(item["text"], indent=20, hang=f"({item['label']})") for item in paragraph["children"]
        ]
    return parts + [part for inner in section.get("sections", []) for part in _section(inner)]


def _with_next(notes: dict[str, str], body: list[Paragraph]) -> dict[str, str]:
    """Only notes whose mark the text raises can be set; a flattened mark's note is dropped from the sheet."""
    raised = "".join(part.text for part in body).translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    return {label: text for label, text in notes.items() if label in raised}


def _dates(conference: dict[str, str | None]) -> str:
    if not conference["start_date"] or not conference["end_date"]:
        return ""
    start, end = date.fromisoformat(conference["start_date"]), date.fromisoformat(conference["end_date"])
    return f"{start.day} - {end.day} {end:%B %Y}"
