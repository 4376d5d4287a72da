"""Rows for tests, one factory a model. A bare factory makes a valid row with all that it needs."""

import datetime
import hashlib

import factory
from django.utils import timezone
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from archive import models
from archive.services.likeness import fingerprint


class ConferenceFactory(DjangoModelFactory[models.Conference]):
    class Meta:
        model = models.Conference

    name = Sequence(lambda n: f"Conference {n}")
    slug = Sequence(lambda n: f"conference-{n}")
    start_date = datetime.date(2019, 3, 24)
    end_date = datetime.date(2019, 3, 28)


class CommitteeFactory(DjangoModelFactory[models.Committee]):
    class Meta:
        model = models.Committee

    name = Sequence(lambda n: f"Committee on Matters {n}")
    slug = Sequence(lambda n: f"committee-{n}")
    acronym = Sequence(lambda n: f"COM{n}")


class SessionFactory(DjangoModelFactory[models.Session]):
    class Meta:
        model = models.Session

    conference = SubFactory(ConferenceFactory)
    committee = SubFactory(CommitteeFactory)
    slug = LazyAttribute(lambda o: f"{o.committee.slug}-{o.conference.slug}")


class StaffMemberFactory(DjangoModelFactory[models.StaffMember]):
    class Meta:
        model = models.StaffMember

    session = SubFactory(SessionFactory)
    position = Sequence(lambda n: n + 1)
    role = "Director"
    name = Sequence(lambda n: f"Person {n}")


class AgendaItemFactory(DjangoModelFactory[models.AgendaItem]):
    class Meta:
        model = models.AgendaItem

    session = SubFactory(SessionFactory)
    position = Sequence(lambda n: n + 1)
    number = LazyAttribute(lambda o: str(o.position))
    title = Sequence(lambda n: f"Agenda item {n}")


class SourceFactory(DjangoModelFactory[models.Source]):
    class Meta:
        model = models.Source

    name = Sequence(lambda n: f"source-{n}.txt")
    media_type = "text/plain"
    content = Sequence(lambda n: f"Source number {n}\n".encode())
    sha256 = LazyAttribute(lambda o: hashlib.sha256(o.content).hexdigest())
    size = LazyAttribute(lambda o: len(o.content))
    channel = models.Source.Channel.INGEST


class UploadFactory(DjangoModelFactory[models.Upload]):
    class Meta:
        model = models.Upload

    source = SubFactory(SourceFactory, channel=models.Source.Channel.UPLOAD)
    state = models.Upload.State.REVIEW
    read_at = factory.LazyFunction(timezone.now)


class DocumentFactory(DjangoModelFactory[models.Document]):
    class Meta:
        model = models.Document

    source = SubFactory(SourceFactory)
    session = SubFactory(SessionFactory)
    type = models.Document.Type.SESSION_REPORT
    lines = factory.LazyFunction(lambda: ["First line", "", "Third line"])
    ledger = factory.LazyFunction(
        lambda: [[1, "metadata", None], [3, "preambular", "/resolutions/0/preambular/0"]]
    )


class DelegationFactory(DjangoModelFactory[models.Delegation]):
    class Meta:
        model = models.Delegation

    name = Sequence(lambda n: f"State {n}")


class ResolutionFactory(DjangoModelFactory[models.Resolution]):
    class Meta:
        model = models.Resolution

    document = SubFactory(DocumentFactory)
    session = SelfAttribute("document.session")
    position = Sequence(lambda n: n + 1)
    slug = Sequence(lambda n: f"com-1-{n}")
    code = Sequence(lambda n: f"COM/1/{n}")
    topic = "Matters of Concern"
    status = models.Resolution.Status.ADOPTED
    opening = "The Committee on Matters,"


class VoteFactory(DjangoModelFactory[models.Vote]):
    class Meta:
        model = models.Vote

    resolution = SubFactory(ResolutionFactory)
    method = models.Vote.Method.RECORDED
    adopted = True
    in_favour = 26
    against = 0
    abstentions = 4


class PaperFactory(DjangoModelFactory[models.Paper]):
    class Meta:
        model = models.Paper

    document = SubFactory(DocumentFactory, type=models.Document.Type.SECRETARIAT_NOTE)
    session = SelfAttribute("document.session")
    slug = Sequence(lambda n: f"paper-{n}")
    title = Sequence(lambda n: f"Paper on matters {n}")


class SectionFactory(DjangoModelFactory[models.Section]):
    """A section of a paper; for a resolution's annex give paper=None and resolution=…"""

    class Meta:
        model = models.Section

    paper = SubFactory(PaperFactory)
    position = Sequence(lambda n: n + 1)
    level = 1
    heading = Sequence(lambda n: f"Heading {n}")


class HeadingFactory(DjangoModelFactory[models.Heading]):
    class Meta:
        model = models.Heading

    resolution = SubFactory(ResolutionFactory)
    position = Sequence(lambda n: n + 1)
    before = 1
    text = Sequence(lambda n: f"Heading {n}")


class ClauseFactory(DjangoModelFactory[models.Clause]):
    """An operative clause of a resolution; for a paper's paragraph give paper=… and kind="paragraph"."""

    class Meta:
        model = models.Clause

    resolution = SubFactory(ResolutionFactory)
    kind = models.Clause.Kind.OPERATIVE
    position = Sequence(lambda n: n + 1)
    label = LazyAttribute(lambda o: str(o.position))
    pinpoint = SelfAttribute("label")
    anchor = LazyAttribute(lambda o: f"op-{o.position}")
    phrase = "Urges"
    verb = "urge"
    text = "Urges Member States to act;"
    alike = LazyAttribute(lambda o: fingerprint(o.text))
    first_line = 1
    last_line = 1
    lines = LazyAttribute(lambda o: list(range(o.first_line, o.last_line + 1)))
    session = LazyAttribute(lambda o: (o.resolution or o.paper).session)
    committee = LazyAttribute(lambda o: o.session.committee)
    conference = LazyAttribute(lambda o: o.session.conference)
    year = LazyAttribute(lambda o: o.conference.year)
    status = LazyAttribute(lambda o: o.resolution.status if o.resolution else "")


class ReferenceFactory(DjangoModelFactory[models.Reference]):
    """A resolution that a clause cites; for one that a footnote cites give clause=None and footnote=…"""

    class Meta:
        model = models.Reference

    clause = SubFactory(ClauseFactory)
    kind = models.Reference.Kind.RESOLUTION
    key = Sequence(lambda n: f"A/RES/{n}/1")
    start = 0
    end = 5
