"""An archive in Greek, with all that a page can show: Latin letters on one are what the program says."""

import datetime

from archive.index.sealing import seal
from archive.models import AgendaItem, Committee, Document, Resolution, Session, Source
from tests import factories as make

# What may become of a line of a source.
ROLES = (
    "furniture",
    "metadata",
    "summary",
    "heading",
    "preambular",
    "operative",
    "paragraph",
    "footnote",
    "unparsed",
)


def two_meetings() -> dict[str, str]:
    """Of a committee, with all that a page can show; the addresses of the later one's pages."""
    committee = make.CommitteeFactory(name="Επιτροπή", slug="committee", acronym="ΕΠ")
    addresses = [meeting(committee, year) for year in (2019, 2021)]
    Source.objects.update(received_at=datetime.datetime(2021, 3, 30, tzinfo=datetime.UTC))
    seal()
    return {**addresses[1], "committee": committee.get_absolute_url()}


def meeting(committee: Committee, year: int) -> dict[str, str]:
    first, last = datetime.date(year, 3, 24), datetime.date(year, 3, 28)
    session = make.SessionFactory(
        committee=committee,
        conference=make.ConferenceFactory(
            name="Διάσκεψη", location="Βέρνη", simulation=year > 2020, start_date=first, end_date=last
        ),
        number="Πρώτη",
        attendance=12,
        summary="Σύνοψη.",
    )
    make.StaffMemberFactory(session=session, role="Διευθυντής", name="Άννα")
    item = make.AgendaItemFactory(session=session, title="Θάλασσες", adopted_position=1)
    document = make.DocumentFactory(
        source__name=f"πηγή {year}", session=session, symbol="Σ", date=first,
        lines=["Γραμμή"] * len(ROLES),
        ledger=[[n, role, None] for n, role in enumerate(ROLES, start=1)],
    )  # fmt: skip
    document.problems.create(code="vote-table", severity="warning", message="Ρ/1: odd", line=1)
    make_votes(document, item)
    resolution = make.ResolutionFactory(
        document=document, position=9, code="", symbol="Ρ/1", topic="Πλοία", opening="Η Επιτροπή,",
        meeting="Τρίτη", adopted_on=last, agenda_item=item, code_inferred=True,
        title="Περί πλοίων",
    )  # fmt: skip
    return {**pages_of(resolution, session), "source": document.source.get_absolute_url()}


def make_votes(document: Document, item: AgendaItem) -> None:
    """A resolution adopted by vote, one rejected, one by consensus, and one of which no vote is known."""
    state, other = (
        make.DelegationFactory(name=f"Ελλάς {document.pk}"),
        make.DelegationFactory(name=f"Κύπρος {document.pk}"),
    )
    decided: list[dict[str, object]] = [
        {"against": 2}, {"adopted": False, "against": 40},
        {"method": "without a vote", "in_favour": None, "against": None, "abstentions": None},
        {"in_favour": None, "against": None, "abstentions": None},
    ]  # fmt: skip
    for n, vote in enumerate(decided):
        resolution = make.ResolutionFactory(
            document=document, position=n + 1, code=f"Γ/{n}", topic="Θάλασσες", agenda_item=item
        )
        for clause in range(2):
            make.ClauseFactory(
                resolution=resolution, phrase="Προτρέπει", verb="προτρέπω", text=f"Προτρέπει πάντας {clause};"
            )
        made = make.VoteFactory(resolution=resolution, **vote)
        if n < 2:
            made.ballots.create(delegation=state, position="in favour")
            made.ballots.create(delegation=other, position="abstaining")
    make.ResolutionFactory(document=document, position=7, code="", topic="Άλλα", status="draft")


def pages_of(resolution: Resolution, session: Session) -> dict[str, str]:
    """The addresses of a resolution, of a paper of its session, and of what is around them."""
    resolution.sponsorships.create(
        delegation=make.DelegationFactory(name=f"Περού {resolution.pk}"), position=1
    )
    make.VoteFactory(resolution=resolution, against=1).ballots.create(
        delegation=make.DelegationFactory(name=f"Μάλτα {resolution.pk}"), position="against"
    )
    resolution.footnotes.create(document=resolution.document, position=1, label="1", text="Βλ. Ψ/1.")
    preamble = make.ClauseFactory(
        resolution=resolution, kind="preambular", label="", pinpoint="PP1", phrase="Σημειώνει",
        verb="σημειώνω", text="Σημειώνει τα πλοία¹,",
    )  # fmt: skip
    above = make.ClauseFactory(
        resolution=resolution, phrase="Προτρέπει", verb="προτρέπω", text="Προτρέπει πάντας:", inferred=True,
        reason="odd", confidence=0.5, printed_first=3, printed_last=4,
    )  # fmt: skip
    make.ClauseFactory(
        resolution=resolution,
        label="α",
        parent=above,
        depth=1,
        phrase="",
        verb="",
        text="Όλους;",
        anchor="op-α",
    )
    for kind, key in {"resolution": "Ψ/1", "article": "Σύμβαση", "goal": "Στόχος 4"}.items():
        make.ReferenceFactory(clause=preamble, kind=kind, key=key)
    paper = make.PaperFactory(
        document__session=session,
        document__lines=["Άνεμοι"],
        document__source__name=f"άνεμοι {session.pk}",
        title="Περί ανέμων",
        symbol="Π/1",
    )
    section = make.SectionFactory(paper=paper, heading="Εισαγωγή")
    paragraph = make.ClauseFactory(
        resolution=None, paper=paper, kind="paragraph", section=section, phrase="", verb="", text="Άνεμοι.",
        anchor="para-1",
    )  # fmt: skip
    address, of_paper = resolution.get_absolute_url(), paper.get_absolute_url()
    return {
        "conference": session.conference.get_absolute_url(),
        "session": session.get_absolute_url(),
        "resolution": address,
        "clause": f"{address}clauses/{above.anchor}/",
        "clause_report": f"{address}clauses/{above.anchor}/report/",
        "paper": of_paper,
        "paragraph": f"{of_paper}clauses/{paragraph.anchor}/",
        "paragraph_report": f"{of_paper}clauses/{paragraph.anchor}/report/",
    }
