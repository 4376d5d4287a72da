"""What staff put right goes with the source: into the archive, and through every later reading."""

import pytest
from django.contrib.auth.models import User

from archive.models import Clause, Problem, Repair, Upload
from archive.repairs.repair import RepairKind
from archive.services.ingest import Kind, ingest_file
from archive.services.pictures import picture_of_page
from archive.services.reading import read
from archive.services.receiving import receive
from archive.services.repairs import Aim, Outdated, Refused, make_repair, undo
from tests.factories import SourceFactory
from tests.parser.pdf import at, saved, sheet_of_paper
from tests.services.deciding import publish
from tests.services.files import LAKESIDE, sample

pytestmark = pytest.mark.django_db

# The line on which the first operative clause begins.
FIRST = 82


@pytest.fixture
def user():
    return User.objects.create_user("reviewer")


@pytest.fixture
def upload(user):
    return receive(data=sample(LAKESIDE), name="lakeside.txt", user=user).upload


def repair(upload, kind=RepairKind.TEXT, aim=None, **arguments):
    revision = Upload.objects.get(pk=upload.pk).revision
    return make_repair(
        upload=upload,
        revision=revision,
        kind=kind,
        aim=aim or Aim(line=FIRST),
        arguments=arguments,
        user=upload.source.received_from,
    )


def test_what_was_put_right_is_published(upload, user):
    repair(upload, text="Urges everybody to rest.")
    publish(upload=upload, user=user)
    clause = Clause.objects.get(text="Urges everybody to rest.")
    assert (clause.phrase, clause.verb, clause.confidence, clause.reason) == ("Urges", "urge", 1.0, "")


def test_another_reading_keeps_it(upload, user):
    repair(upload, text="Urges everybody to rest.")
    publish(upload=upload, user=user)
    anchor = Clause.objects.get(text="Urges everybody to rest.").anchor
    outcome = ingest_file(data=sample(LAKESIDE), name="lakeside.txt", again=True)
    assert outcome.kind == Kind.READ_AGAIN
    assert Clause.objects.get(text="Urges everybody to rest.").anchor == anchor


def test_what_no_longer_fits_is_a_problem_of_the_document(upload, user):
    repair(upload, text="Urges everybody to rest.")
    Repair.objects.update(digest="0" * 64)
    publish(upload=upload, user=user)
    problem = Problem.objects.get(code="repair-lost")
    assert (problem.line, problem.message) == (
        FIRST,
        "A repair (“text changed”) does not fit what is read now. "
        "The lines that it concerns do not stand in the source as it is read now.",
    )
    assert not Clause.objects.filter(text="Urges everybody to rest.").exists()


def test_undone_it_is_read_as_the_file_says(upload, user):
    before = read(upload.source)
    row = repair(upload, text="Urges everybody to rest.")
    undo(upload=upload, revision=1, repair=row.pk, user=user)
    row.refresh_from_db()
    assert (read(upload.source), row.undone_by) == (before, user)


def test_two_at_once_are_two_revisions(upload):
    repair(upload, text="Urges one.")
    with pytest.raises(Outdated):
        make_repair(
            upload=upload,
            revision=0,
            kind=RepairKind.TEXT,
            aim=Aim(line=FIRST),
            arguments={"text": "Urges two."},
            user=None,
        )
    assert Repair.objects.count() == 1


def test_what_cannot_be_done_is_refused_and_not_kept(upload):
    with pytest.raises(Refused, match="Nothing that was read begins on that line"):
        repair(upload, aim=Aim(line=1), text="Nothing.")
    with pytest.raises(Refused, match="It stands at the top already"):
        repair(upload, RepairKind.PROMOTE)
    assert Repair.objects.count() == 0


def test_what_the_document_says_against_itself_is_asked_anew(upload):
    before = {problem.code for problem in read(upload.source).problems}
    repair(upload, RepairKind.DELETE)
    after = [p.message for p in read(upload.source).problems if p.code in ("label-gap", "label-order")]
    assert "label-gap" not in before
    assert after == ["The first clause is 2: what stood before it may be lost."]


def test_a_vote_put_right_is_held_against_itself(upload):
    def told():
        codes = ("vote-outcome", "vote-roll-call", "vote-named-twice")
        return [problem.message for problem in read(upload.source).problems if problem.code in codes]

    wrong = {"method": "recorded", "adopted": True, "in_favor": 1, "against": 2}
    ballots = [["Chad", "in favour"], ["Peru", "against"]]
    repair(upload, RepairKind.VOTE, Aim(resolution=0), **wrong, ballots=ballots)
    assert told() == [
        "WHA/1/1 is said to be adopted by 1 in favour to 2 against.",
        "WHA/1/1 counts 2 against; its roll call names 1.",
    ]
    repair(
        upload,
        RepairKind.VOTE,
        Aim(resolution=0),
        **wrong | {"adopted": False, "against": 1},
        ballots=ballots,
    )
    assert told() == []


def test_a_page_of_a_pdf_is_a_picture():
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 700, "The Council,")
    source = SourceFactory(content=saved(canvas, buffer), media_type="application/pdf", name="a.pdf")
    picture = picture_of_page(source, 1)
    assert picture
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert [picture_of_page(source, number) for number in (0, 2, 10**9)] == [None, None, None]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"no PDF"])
def test_what_is_no_pdf_has_no_picture(content):
    source = SourceFactory(content=content, media_type="application/pdf")
    assert picture_of_page(source, 1) is None
    source.media_type = "text/plain"
    assert picture_of_page(source, 1) is None
