"""A session or a conference published in one step."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.urls import reverse

from archive.admin.together import address_of, query_of
from archive.models import Document, Seen, Session, Upload
from archive.services.receiving import receive
from archive.services.review import discard, give_facts
from archive.services.sessions import ConferenceFacts
from archive.services.together import Meeting, as_if_published, awaiting, publish_together
from tests.services.deciding import see_all
from tests.services.rows import dump, refuse
from tests.standing import Make

pytestmark = pytest.mark.django_db

HARBOUR = Meeting("Harbour Conference", datetime.date(2021, 5, 3))
FACTS = ConferenceFacts(HARBOUR.conference, HARBOUR.start, None, "Gdynia")
TOGETHER = "/admin/archive/upload/together/"


def text(code: str, committee: str = "World Health Assembly", words: str = "clean water") -> bytes:
    return (
        f"Code: {code}\n\nCommittee: {committee}\n\nTopic: {words.title()}\n\n"
        f"The {committee},\n\nRecalling its history of {words},\n\n1. Urges action on {words}.\n"
    ).encode()


def sender() -> User:
    return User.objects.filter(username="sender").first() or User.objects.create_user("sender", is_staff=True)


def sent(name: str, data: bytes, *, seen: bool = True) -> Upload:
    """A document of the Harbour Conference, uploaded, and ticked unless told otherwise."""
    upload = receive(data=data, name=name, user=sender()).upload
    assert upload
    give_facts(upload=upload, facts=FACTS)
    upload.refresh_from_db()
    if seen:
        see_all(upload, sender())
    return upload


@pytest.fixture
def user(db):
    return sender()


@pytest.fixture
def send_one(user):
    return sent


def three_sent() -> list[Upload]:
    return [
        sent("one.txt", text("WHA/1/1")),
        sent("two.txt", text("WHA/1/2", words="sleep")),
        sent("three.txt", text("UNEA/1/1", "United Nations Environment Assembly", "dust")),
    ]


@pytest.fixture(scope="session")
def made_three() -> Make:
    return three_sent


@pytest.fixture
def three(made_three, db, left_standing) -> list[Upload]:
    return left_standing.made


def marks(meeting: Meeting) -> dict[int, str]:
    with as_if_published(list(awaiting(meeting))) as turns:
        return {turn.upload.pk: turn.mark for turn in turns if turn.document}


def chosen(meeting: Meeting) -> dict[str, list[str]]:
    return {"chosen": [f"{key}:{mark}" for key, mark in marks(meeting).items()]}


def session_of(meeting: Meeting, committee: str = "World Health Assembly") -> Meeting:
    return Meeting(meeting.conference, meeting.start, committee)


def test_what_is_shown_is_taken_back(boss, three):
    before = dump()
    page = boss.get(address_of(HARBOUR)).content.decode()
    assert [words in page for words in ("one.txt", "two.txt", "three.txt")] == [True] * 3
    assert (dump(), Document.objects.count()) == (before, 0)


def test_a_conference_is_published_whole_and_found_at_once(boss, three, client):
    page = boss.post(address_of(HARBOUR), chosen(HARBOUR), follow=True).content.decode()
    assert "3 documents are published under Harbour Conference." in page
    assert set(Upload.objects.values_list("state", "decided_by__username")) == {("published", "boss")}
    assert [Document.objects.count(), Session.objects.count()] == [3, 2]
    assert "Urges" in client.get("/search/?q=sleep").content.decode()
    said = LogEntry.objects.filter(change_message="Published with Harbour Conference.")
    assert {entry.object_id for entry in said} == {str(upload.pk) for upload in three}


def test_a_session_alone_is_published(boss, three):
    session = session_of(HARBOUR)
    boss.post(address_of(session), chosen(session))
    assert list(Upload.objects.order_by("pk").values_list("state", flat=True)) == [
        "published",
        "published",
        "review",
    ]


def test_one_that_is_not_ticked_in_the_form_is_left_out(boss, three):
    told = chosen(HARBOUR)
    boss.post(address_of(HARBOUR), {"chosen": told["chosen"][1:]})
    assert list(Upload.objects.order_by("pk").values_list("state", flat=True)) == [
        "review",
        "published",
        "published",
    ]


@pytest.mark.parametrize("told", [{}, {"chosen": ""}, {"chosen": "x:y"}, {"chosen": "9" * 30}])
def test_nothing_chosen_publishes_nothing(told, boss, three):
    before = dump()
    assert (boss.post(address_of(HARBOUR), told).status_code, dump()) == (302, before)


def test_it_says_what_blocks_each(boss, send_one):
    send_one("undone.txt", text("WHA/1/1") + b"\n3. Urges more.\n", seen=False)
    vote = text("WHA/1/2", words="sleep") + b"\nVote: 3 in favor, 9 against, 0 abstentions. Adopted.\n"
    send_one("vote.txt", vote, seen=False)
    page = boss.get(address_of(HARBOUR))
    blocks = {turn.upload.source.name: turn.blocks for turn in page.context["blocked"]}
    assert blocks == {
        "undone.txt": ("1 problem is not ticked as seen.",),
        "vote.txt": ("1 vote does not add up, and no note says why.",),
    }
    assert page.context["coming"] == []
    for reason in (said for reasons in blocks.values() for said in reasons):
        assert reason in page.content.decode()


def test_what_came_with_them_and_is_not_read_is_told(boss, send, user):
    send(boss, ("one.txt", text("WHA/1/1")), ("empty.txt", b""))
    Upload.objects.filter(state="review").update(meeting_name=HARBOUR.conference, meeting_start=HARBOUR.start)
    page = boss.get(address_of(HARBOUR)).content.decode()
    assert "It came with these and is not readable: where it belongs is not known." in page


def test_one_that_is_blocked_by_now_stops_all(boss, three):
    told = chosen(HARBOUR)
    discard(upload=three[1], user=three[1].source.received_from)
    before = dump()
    page = boss.post(address_of(HARBOUR), told, follow=True).content.decode()
    assert "Nothing was published. two.txt: two.txt is discarded. Reopen it before you publish it." in page
    assert (dump(), Document.objects.count()) == (before, 0)


def test_one_that_is_read_otherwise_by_now_stops_all(boss, three):
    told = chosen(HARBOUR)
    give_facts(upload=three[0], facts=ConferenceFacts("Harbour Conference", FACTS.start_date, None, "Sopot"))
    page = boss.post(address_of(HARBOUR), told, follow=True).content.decode()
    assert "Nothing was published. one.txt is not as you looked at it: look again." in page
    assert Document.objects.count() == 0


def test_a_problem_that_nobody_saw_by_now_stops_all(three, send_one):
    send_one("more.txt", text("WHA/1/3", words="rest") + b"\n3. Urges more.\n")
    told = marks(HARBOUR)
    Seen.objects.all().delete()
    with pytest.raises(Exception, match=r"Nothing was published. more.txt: 1 problem is not ticked as seen."):
        publish_together(marks=told, user=three[0].source.received_from)
    assert Document.objects.count() == 0


def test_where_the_database_fails_nothing_is_published(boss, three):
    told = chosen(HARBOUR)
    refuse("archive_resolution")
    page = boss.post(address_of(HARBOUR), told, follow=True).content.decode()
    assert "could not be published, and nothing was changed." in page
    assert (Document.objects.count(), Upload.objects.filter(state="review").count()) == (0, 3)


def test_of_two_that_hold_the_same_text_one_is_left_out(boss, send_one):
    send_one("one.txt", text("WHA/1/1"))
    send_one("again.txt", text("WHA/1/1") + b"\n2. Urges more.\n")
    with as_if_published(list(awaiting(HARBOUR))) as turns:
        found = [(turn.upload.source.name, turn.blocks) for turn in turns]
    told = "It holds texts of one.txt, which is among these: publish one of both."
    assert found == [("one.txt", ()), ("again.txt", (told,))]


def test_a_public_page_is_shown_as_it_will_be(boss, three):
    with as_if_published(list(awaiting(HARBOUR))) as turns:
        document = turns[0].document
        paths = [
            document.session.get_absolute_url(),
            document.session.conference.get_absolute_url(),
            document.resolutions.get().get_absolute_url(),
        ]
    before = dump()
    for path in paths:
        page = boss.get(f"{TOGETHER}page/?{query_of(HARBOUR)}&path={path}").content.decode()
        assert ("World Health Assembly" in page, "It is not public yet" in page) == (True, True)
        assert boss.get(path).status_code == 404
    assert dump() == before


@pytest.mark.parametrize(
    "path", ["", "x", "/", "/search/", "/admin/", "//evil.example/", "/sessions/none/", "%00"]
)
def test_no_other_page_is_shown(path, boss, three):
    assert boss.get(f"{TOGETHER}page/?{query_of(HARBOUR)}&path={path}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["?conference=", "?conference=x%00", "?conference=x&start=no", "?start=2021-05-03", "?committee=x"],
)
def test_what_names_no_meeting_shows_them_all(query, boss, three):
    page = boss.get(TOGETHER + query)
    assert (page.status_code, "The whole conference" in page.content.decode()) == (200, True)


def test_one_that_nothing_waits_for_says_so(boss, three):
    page = boss.get(address_of(Meeting("Elsewhere"))).content.decode()
    assert "Nothing of Elsewhere waits to be published." in page


def test_a_review_leads_there(boss, three):
    page = boss.get(reverse("admin:archive_upload_change", args=[three[0].pk])).content.decode()
    assert "Publish the session in one step</a>: 2 documents of it are in review." in page
    assert "Publish the conference in one step</a>: 3 documents of it are in review." in page
    assert TOGETHER in boss.get("/admin/archive/upload/").content.decode()


@pytest.mark.parametrize("part", ["staff", "viewer", "dropper", "uploader"])
def test_it_takes_the_permission_to_publish(part, log_in, three):
    client = log_in(part)
    told = chosen(HARBOUR)
    pages = [TOGETHER, address_of(HARBOUR), f"{TOGETHER}page/?{query_of(HARBOUR)}&path=/sessions/x/"]
    assert [client.get(page).status_code for page in pages] == [403] * 3
    assert client.post(address_of(HARBOUR), told).status_code == 403
    assert Document.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_whatever_it_holds(number, boss, three, django_assert_num_queries):
    Upload.objects.filter(pk__in=[upload.pk for upload in three[number:]]).update(state="received")
    with django_assert_num_queries(QUERIES_OF_LIST):
        boss.get(TOGETHER)


QUERIES_OF_LIST = 5
