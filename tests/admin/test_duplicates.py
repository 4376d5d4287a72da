"""What is here already stops before it is saved over, and three choices are offered."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Delivery, Document, Resolution, Source, Upload
from archive.services.duplicates import Ground
from archive.services.ingest import ingest_file
from archive.services.reading import Refused
from archive.services.receiving import receive
from archive.services.rereading import reread
from archive.services.review import discard, publish, reopen, review
from tests.services import deciding
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, sample
from tests.services.rows import dump
from tests.services.test_refusal import HEAD, TEXT

pytestmark = pytest.mark.django_db

AGAIN = sample(LAKESIDE) + b"\n\n\n"
AMENDED = sample(LAKESIDE).replace(b"a budget line", b"a line of the budget")


def address(row, page="duplicates"):
    return reverse(f"admin:archive_upload_{page}", args=[row.pk])


def text(response):
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def arrived(data, name, user):
    return receive(data=data, name=name, user=user).upload


@pytest.fixture
def user(upload):
    return upload.source.received_from


@pytest.fixture
def standing(upload, user):
    """What the first upload said, in public."""
    return deciding.publish(upload=upload, user=user)


@pytest.fixture
def twin(standing, user):
    twin = arrived(AGAIN, "again.txt", user)
    see_all(twin)
    return twin


def key(client, upload):
    (field,) = html.fromstring(client.get(address(upload)).content).xpath("//input[@name='key']")
    return field.get("value")


def choose(client, upload, choice):
    return client.post(address(upload), {"choice": choice, "key": key(client, upload)})


def test_the_same_texts_stop_and_name_what_is_here(boss, standing, twin, user):
    with pytest.raises(Refused, match=r"is here already in “lakeside\.txt”"):
        publish(upload=twin, user=user)
    page = boss.get(address(twin, "change"))
    assert "The same texts are already here as lakeside.txt, published" in text(page)
    assert f'href="{standing.session.get_absolute_url()}"' in page.content.decode()
    names = html.fromstring(page.content).xpath("//button[@name='choice']/@value")
    assert names == ["replace", "both", "cancel"]
    decision = boss.get(address(twin, "publish")).content.decode()
    assert ('value="Publish"' in decision, decision.count('name="choice"')) == (False, 3)
    boss.post(address(twin, "publish"))
    assert Document.objects.get() == standing


def test_texts_that_were_ingested_are_known_too(user):
    ingest_file(data=AGAIN, name="ingested.txt")
    Upload.objects.all().delete()
    upload = arrived(sample(LAKESIDE) + b"\n", "upload.txt", user)
    (found,) = review(upload).duplicates
    assert (found.source.name, found.ground, found.upload) == ("ingested.txt", Ground.TEXTS, None)


def test_another_text_of_the_same_session_and_code_stops_too(boss, standing, user):
    amended = arrived(AMENDED, "amended.txt", user)
    see_all(amended)
    (found,) = review(amended).duplicates
    assert (found.document, found.ground, found.lacking) == (standing, Ground.SESSION, False)
    with pytest.raises(Refused, match="is here already"):
        publish(upload=amended, user=user)
    assert "A document of the same session" in text(boss.get(address(amended)))


def test_replaced_it_keeps_its_addresses(boss, standing, twin, user):
    addresses = {row.get_absolute_url() for row in Resolution.objects.all()}
    response = choose(boss, twin, "replace")
    assert response.status_code == 302
    assert Document.objects.get() == standing  # until it is published
    document = publish(upload=twin, user=user)
    assert Document.objects.get() == document
    assert {row.get_absolute_url() for row in Resolution.objects.all()} == addresses
    told = "again.txt replaces lakeside.txt as a new version once it is published."
    assert LogEntry.objects.filter(change_message=told).count() == 2
    assert twin.supersedes.count() == 0


def test_a_document_told_of_another_conference_is_replaced_where_it_is(boss, standing, twin, user):
    session = standing.session
    Upload.objects.filter(pk=twin.pk).update(conference_name="Another Conference")
    choose(boss, twin, "replace")
    twin.refresh_from_db()
    assert deciding.publish(upload=twin, user=user).session == session
    assert Document.objects.count() == 1


def test_kept_both_they_stand_beside_each_other_for_good(boss, standing, twin, user):
    number = standing.resolutions.count()
    assert choose(boss, twin, "both").status_code == 302
    document = publish(upload=twin, user=user)
    for one in (standing, document):
        assert reread(Document.objects.get(pk=one.pk), dry_run=False).diff == ()
    assert set(Document.objects.all()) == {standing, document}
    assert Resolution.objects.count() == 2 * number
    assert "replaces" not in text(boss.get(address(twin, "change")))


def test_cancelled_it_is_discarded(boss, standing, twin):
    choose(boss, twin, "cancel")
    twin.refresh_from_db()
    assert (twin.state, Document.objects.get()) == ("discarded", standing)
    assert "There is nothing to choose" in text(boss.get(address(twin)))


def test_of_two_that_wait_one_may_replace_the_other(boss, upload, user):
    later = arrived(AGAIN, "again.txt", user)
    choose(boss, later, "replace")
    upload.refresh_from_db()
    assert upload.state == "discarded"
    see_all(later)
    assert publish(upload=later, user=user).source == later.source


def test_the_earlier_does_not_wait_for_the_later(upload, user):
    later = arrived(AGAIN, "again.txt", user)
    assert [each.came_later for each in review(upload).duplicates] == [True]
    assert publish(upload=upload, user=user)
    assert [each.came_later for each in review(later).duplicates] == [False]


def test_what_lacks_texts_of_the_other_cannot_replace_it(boss, user):
    whole, part = (HEAD + "".join(map(TEXT.format, numbers)) for numbers in ((1, 2), (1,)))
    ingest_file(data=whole.encode(), name="whole.txt")
    other = arrived(part.encode(), "part.txt", user)
    before = dump()
    response = choose(boss, other, "replace")
    assert (response.status_code, dump()) == (400, before)
    assert "That cannot be: part.txt holds “UNHCR/1/1”" in text(response)
    choose(boss, other, "both")
    see_all(other)
    publish(upload=other, user=user)
    assert Document.objects.count() == 2


def test_the_second_to_choose_is_told(boss, twin, log_in):
    shown = key(boss, twin)
    choose(boss, twin, "both")
    before = dump()
    response = log_in("publisher").post(address(twin), {"choice": "cancel", "key": shown})
    assert (response.status_code, dump()) == (409, before)
    assert "Somebody else chose since you opened the page" in text(response)


@pytest.mark.parametrize(
    ("given", "status"),
    [({}, 403), ({"choice": "x"}, 403), ({"choice": "both"}, 409), ({"choice": "both", "key": "\0"}, 409)],
)
def test_what_no_page_sent_changes_nothing(given, status, boss, twin):
    before = dump()
    assert (boss.post(address(twin), given).status_code, dump()) == (status, before)


@pytest.mark.parametrize(
    ("part", "statuses"),
    [
        ("staff", [403] * 4),
        ("viewer", [200, 403, 403, 403]),
        ("dropper", [403] * 4),
        ("reviewer", [200, 302, 302, 403]),
    ],
)
def test_choosing_takes_the_permission_to(part, statuses, log_in, boss, twin):
    client, shown = log_in(part), key(boss, twin)
    found = [client.get(address(twin)).status_code]
    for choice in ("replace", "both", "cancel"):
        twin.supersedes.clear()
        twin.source.beside.clear()
        found.append(client.post(address(twin), {"choice": choice, "key": shown}).status_code)
    assert found == statuses


def test_it_takes_a_form_of_ours(boss, twin):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = boss.cookies
    assert strict.post(address(twin), {"choice": "cancel"}).status_code == 403


class TestTheSameBytes:
    @pytest.fixture
    def delivery(self, boss, upload, send):  # noqa: ARG002 - it comes first
        send(boss, ("copy.txt", sample(LAKESIDE)))
        return Delivery.objects.get(is_new=False)

    def post(self, client, delivery, choice):
        return client.post(address(delivery, "same"), {"choice": choice})

    def test_the_record_is_named_and_three_choices_are_offered(self, boss, upload, delivery):
        page = boss.get(address(delivery, "same"))
        assert f'<a href="{address(upload, "change")}">lakeside.txt</a>, in review' in page.content.decode()
        names = html.fromstring(page.content).xpath("//button[@name='choice']/@value")
        assert names == ["replace", "both", "cancel"]

    @pytest.mark.parametrize(("choice", "said"), [("both", "Also sent as copy.txt."), ("cancel", "")])
    def test_what_is_here_stays(self, choice, said, boss, upload, delivery):
        assert self.post(boss, delivery, choice).status_code == 302
        delivery.refresh_from_db()
        assert (delivery.choice, delivery.chosen_by.username) == (choice, "boss")
        assert ("Also sent as" in text(boss.get(address(upload, "change")))) == bool(said)
        assert (Source.objects.count(), Upload.objects.get().state) == (1, "review")

    def test_read_again_it_comes_back_into_review(self, boss, upload, user, delivery):
        discard(upload=upload, user=user)
        self.post(boss, delivery, "replace")
        assert Upload.objects.get().state == "review"

    def test_read_again_what_is_public_stays(self, boss, upload, user, delivery):
        document = deciding.publish(upload=upload, user=user)
        self.post(boss, delivery, "replace")
        assert Document.objects.get() == document

    def test_the_second_to_choose_is_told(self, boss, delivery, log_in):
        self.post(boss, delivery, "cancel")
        response = self.post(log_in("publisher"), delivery, "both")
        delivery.refresh_from_db()
        assert (response.status_code, delivery.choice) == (409, "cancel")
        assert "boss chose already: copy.txt was cancelled." in text(response)

    @pytest.mark.parametrize(("part", "status"), [("dropper", 403), ("viewer", 403), ("reviewer", 302)])
    def test_it_takes_the_permission_to_review(self, part, status, delivery, log_in):
        assert self.post(log_in(part), delivery, "replace").status_code == status

    def test_what_is_public_changes_by_a_publisher_alone(self, delivery, log_in, upload, user):
        deciding.publish(upload=upload, user=user)
        assert self.post(log_in("reviewer"), delivery, "replace").status_code == 403
        assert self.post(log_in("publisher"), delivery, "replace").status_code == 302

    def test_what_is_new_is_no_duplicate(self, boss, send):
        send(boss, ("new.txt", sample(LAKESIDE)))
        assert boss.get(address(Delivery.objects.get(), "same")).status_code == 404


def test_one_that_was_reopened_asks_anew(boss, standing, twin, user, upload):
    choose(boss, twin, "replace")
    publish(upload=twin, user=user)
    reopen(upload=upload)
    upload.refresh_from_db()
    assert [each.source.name for each in review(upload).duplicates] == ["again.txt"]
