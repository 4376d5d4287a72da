"""The text of a resolution or a paper: what one of its parts holds, in document order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Q

from archive.models import Clause, Footnote, Heading, Paper, Reference, Resolution, Section
from archive.queries.references import Addresses, addresses_of

Owner = Resolution | Paper
Cited = Mapping[Clause | Footnote, Sequence[Reference]]

# Headings in the contents of a text. One with more lists those of the part shown.
LISTED = 200

# Footnotes that the marks of one part are looked for among.
NOTES = 2000


@dataclass(frozen=True, slots=True)
class Text:
    """One part of a text.

    `sections` and `headings` are those of all parts, for its contents; of a text with more than LISTED, those
    of this part with the sections these stand in. `footnotes` are those whose mark may stand in this part;
    from the line `until` on, they belong to a later one. `cited` says what each clause and footnote cites,
    `addresses` where in the archive that stands.
    """

    part: int
    clauses: Sequence[Clause]
    headings: Sequence[Heading]
    sections: Sequence[Section]
    footnotes: Sequence[Footnote]
    until: int | None
    cited: Cited
    addresses: Addresses


def text_of(owner: Owner, part: int) -> Text:
    """A part of a text. The number of SQL queries does not grow with it."""
    clauses = list(_clauses(owner).filter(part=part).defer("search").order_by("position"))
    until = None
    if part < owner.parts:
        until = _clauses(owner).filter(part=part + 1).aggregate(first=Min("first_line"))["first"]
    footnotes = _footnotes(owner, part, clauses)
    cited = _cited(clauses, footnotes)
    return Text(
        part=part,
        clauses=clauses,
        headings=_headings(owner, part),
        sections=_sections(owner, part, clauses),
        footnotes=footnotes,
        until=until,
        cited=cited,
        addresses=addresses_of({reference.key for found in cited.values() for reference in found}),
    )


def part_with(owner: Owner, *, anchor: str = "", line: int = 0) -> int | None:
    """The part that has the clause of this anchor, or what stands at this line; None where none has."""
    clauses = _clauses(owner)
    if anchor:
        clauses = clauses.filter(anchor=anchor)
    else:
        clauses = clauses.filter(first_line__lte=line).order_by("-first_line")
    part: int | None = clauses.values_list("part", flat=True).first()
    return part


def _owned(owner: Owner) -> dict[str, Owner]:
    return {"resolution": owner} if isinstance(owner, Resolution) else {"paper": owner}


def _clauses(owner: Owner) -> Any:
    return Clause.objects.filter(**_owned(owner))


def _footnotes(owner: Owner, part: int, clauses: Sequence[Clause]) -> list[Footnote]:
    """A paper's are its own and those of its document as a whole."""
    mine = Q(**_owned(owner))
    if isinstance(owner, Paper):
        mine |= Q(document=owner.document_id, paper=None, resolution=None)
    notes = Footnote.objects.filter(mine).order_by("position")
    if part > 1:
        start = min((clause.first_line for clause in clauses), default=1)
        notes = notes.filter(Q(first_line=None) | Q(first_line__gte=start))
    return list(notes if owner.parts == 1 else notes[:NOTES])


def _cited(
    clauses: Sequence[Clause], footnotes: Sequence[Footnote]
) -> dict[Clause | Footnote, list[Reference]]:
    by_clause = {row.pk: row for row in clauses}
    by_footnote = {row.pk: row for row in footnotes}
    rows = Reference.objects.filter(Q(clause__in=list(by_clause)) | Q(footnote__in=list(by_footnote)))
    cited: dict[Clause | Footnote, list[Reference]] = {}
    for reference in rows.order_by("start", "pk"):
        row = by_clause.get(reference.clause_id or 0) or by_footnote[reference.footnote_id or 0]
        cited.setdefault(row, []).append(reference)
    return cited


def _headings(owner: Owner, part: int) -> list[Heading]:
    if isinstance(owner, Paper):
        return []
    headings = list(owner.headings.order_by("position")[: LISTED + 1])
    if len(headings) > LISTED:
        headings = list(owner.headings.filter(part=part).order_by("position"))
    return headings


def _sections(owner: Owner, part: int, clauses: Sequence[Clause]) -> list[Section]:
    rows = Section.objects.filter(**_owned(owner)).order_by("position")
    sections = list(rows[: LISTED + 1])
    if len(sections) <= LISTED:
        return sections
    found = {section.pk: section for section in rows.filter(part=part)}
    wanted = {clause.section_id for clause in clauses if clause.section_id}
    wanted |= {section.parent_id for section in found.values() if section.parent_id}
    while wanted := wanted - found.keys():  # a level a round
        above = rows.in_bulk(wanted)
        found |= above
        wanted = {section.parent_id for section in above.values() if section.parent_id}
    return sorted(found.values(), key=lambda section: section.position)
