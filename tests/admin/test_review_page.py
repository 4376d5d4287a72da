"""What staff see before anything is public, and what they decide."""

import pytest
from django.urls import reverse
from lxml import html

from archive.models import Clause, Document, Session, Source, Upload
from archive.services.ingest import ingest_file
from archive.services.receiving import receive
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, sample
from tests.services.rows import dump, refuse
from tests.services.test_refusal import HEAD, TEXT
from tests.services.test_review import UNDATED

pytestmark = pytest.mark.django_db


def address(upload, page="change"):
    return reverse(f"admin:archive_upload_{page}", args=[upload.pk])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def undated(upload):
    return receive(data=UNDATED, name="undated.txt", user=upload.source.received_from).upload


class TestWhatWasRead:
    def test_counts_facts_votes_and_where_it_goes(self, boss, upload):
        page = text(boss.get(address(upload)))
        for words in (
            "<strong>3</strong> resolutions",
            "<strong>3</strong> votes",
            '<th scope="row">Committee</th><td>World Health Assembly (WHA)</td>',
            "World Health Assembly at Lakeside Model United Nations, 2019, a new session",
            '<time datetime="2019-04-07">7–',
            "These are not documents of the United Nations",
        ):
            assert words in page

    def test_every_line_with_its_fate_and_a_way_to_the_clause(self, boss, upload):
        page = text(boss.get(address(upload)))
        lines = sample(LAKESIDE).decode().splitlines()
        assert page.count('<th scope="row">') >= len(lines)
        assert f'id="L{len(lines)}"' in page
        assert '<a href="#resolutions-0-operative-0">operative</a>' in page
        assert 'id="resolutions-0-operative-0"' in page

    def test_problems_come_first_and_lead_to_their_lines(self, boss, undated):
        page = text(boss.get(address(undated)))
        assert "Nothing says at which conference this was" in page
        assert page.index('id="problems"') < page.index('id="read"') < page.index('id="source"')

    def test_what_it_would_replace(self, boss, upload):
        ingest_file(data=sample(LAKESIDE) + b"\nMore.\n", name="standing.txt")
        for page in (address(upload), address(upload, "publish")):
            assert "It takes the place of" in text(boss.get(page))

    def test_labels_and_fates_are_those_of_the_public_pages(self, boss, undated):
        lettered = UNDATED.replace(b"1. Urges action.\n", b"1. Urges:\n\na) Haste;\n\n2. Thanks all.\n")
        other = receive(data=lettered, name="lettered.txt", user=undated.source.received_from).upload
        page = html.fromstring(boss.get(address(other)).content)
        assert [label.text_content() for label in page.find_class("desk-label")] == ["1.", "(a)", "2."]
        fates = {cell.text_content() for cell in page.xpath("//table[@class='desk-source']//td[2]")}
        assert ("about the document" in fates, fates & {"metadata", "furniture"}) == (True, set())

    def test_markup_in_the_source_is_text(self, boss, upload):
        hostile = UNDATED.replace(b"Urges action", b"Urges <script>alert(1)</script> & <b>action</b>")
        other = receive(data=hostile, name="hostile.txt", user=upload.source.received_from).upload
        page = text(boss.get(address(other)))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;action" in page

    def test_nothing_is_written_by_looking(self, boss, upload):
        before = dump()
        for page in ("change", "publish", "discard", "reopen"):
            boss.get(address(upload, page))
        assert dump() == before


class TestFillingIn:
    def test_the_form_proposes_what_was_read(self, boss, upload):
        form = boss.get(address(upload)).context["form"]
        assert form["conference_name"].value() == "Lakeside Model United Nations"
        assert str(form["start_date"].value()) == "2019-04-07"

    def test_what_is_filled_in_is_shown_and_told_apart_from_what_was_read(self, boss, undated):
        page = text(boss.get(address(undated)))
        assert '<span class="desk-origin">proposed: the file names none</span>' in page
        Upload.objects.filter(pk=undated.pk).update(
            conference_name="Harbour Conference", start_date="2018-05-01", end_date="2018-05-03"
        )
        page = text(boss.get(address(undated)))
        given = '<span class="desk-origin">filled in by staff</span>'
        for words in (
            f'<th scope="row">Conference</th><td>Harbour Conference {given}</td>',
            f'<time datetime="2018-05-01">1–3 May 2018</time> {given}</td>',
            "World Health Assembly at Harbour Conference, 2018, a new session",
        ):
            assert words in page
        page = text(boss.get(address(undated, "publish")))
        assert (
            "World Health Assembly at Harbour Conference, 2018</strong> "
            '(<time datetime="2018-05-01">1–3 May 2018</time>), a new session.'
        ) in page

    def test_an_end_without_a_start_is_shown(self, boss, undated):
        Upload.objects.filter(pk=undated.pk).update(end_date="2018-05-03")
        assert '<th scope="row">Dates</th><td>until 3 May 2018 <span' in text(boss.get(address(undated)))

    def test_what_is_filled_in_is_kept_and_the_rest_follows_the_file(self, boss, undated):
        data = {
            "conference_name": "Harbour Conference",
            "start_date": "2018-05-01",
            "location": "",
            "end_date": "",
        }
        response = boss.post(address(undated), data | {"_publish": "1"}, follow=True)
        assert response.redirect_chain == [(address(undated, "publish"), 302)]
        undated.refresh_from_db()
        assert (undated.conference_name, str(undated.start_date), undated.end_date) == (
            "Harbour Conference",
            "2018-05-01",
            None,
        )

    def test_fields_left_as_proposed_stay_blank(self, boss, upload):
        form = boss.get(address(upload)).context["form"]
        data = {name: form[name].value() or "" for name in form.fields} | {"location": "Lima"}
        boss.post(address(upload), data)
        upload.refresh_from_db()
        assert (upload.conference_name, upload.start_date, upload.location) == ("", None, "Lima")

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ({"start_date": "2018-05-02", "end_date": "2018-05-01"}, "The last day is before the first."),
            ({"start_date": "2018-02-31"}, "Enter a valid date."),
            ({"conference_name": "x" * 301}, "at most 300 characters"),
            ({"location": "a\0b"}, "Null characters are not allowed."),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field(self, data, message, boss, undated):
        before = dump()
        response = boss.post(address(undated), data)
        assert (response.status_code, message in text(response), dump()) == (200, True, before)


class TestDeciding:
    def test_published(self, boss, upload):
        response = boss.post(address(upload, "publish"), follow=True)
        assert response.redirect_chain == [(address(upload), 302)]
        document = Document.objects.get()
        assert (document.source, Upload.objects.get().state) == (upload.source, "published")
        page = text(response)
        assert "lakeside.txt is published." in page
        assert f'<a href="{document.session.get_absolute_url()}">See it in the archive</a>' in page

    def test_a_published_upload_speaks_of_what_is(self, boss, upload):
        boss.post(address(upload, "publish"))
        page = text(boss.get(address(upload)))
        for words in ("It takes the place of", "which is there already", "a new session"):
            assert words not in page
        session = Document.objects.get().session
        assert f'<a href="/admin/archive/session/{session.pk}/change/">{session}</a></td>' in page

    def test_the_problems_are_where_the_page_says(self, boss, client, undated):
        see_all(undated)
        page = text(boss.get(address(undated, "publish")))
        assert "1 problem is listed on the public page of the source" in page
        boss.post(address(undated, "publish"))
        page = text(client.get(undated.source.get_absolute_url()))
        assert "Nothing says at which conference this was" in page

    @pytest.mark.parametrize(
        ("before", "page", "message"),
        [
            ("publish", "publish", "lakeside.txt is published already."),
            ("publish", "discard", "lakeside.txt is published. Reopen it first"),
            ("discard", "publish", "lakeside.txt is discarded. Reopen it before"),
            ("discard", "discard", "lakeside.txt is discarded already."),
            ("reopen", "reopen", "lakeside.txt is in review already."),
        ],
    )
    def test_what_would_be_refused_is_not_offered(self, before, page, message, boss, upload):
        boss.post(address(upload, before))
        response = boss.get(address(upload, page), follow=True)
        assert response.redirect_chain == [(address(upload), 302)]
        assert message in text(response)

    def test_what_a_later_document_replaced_is_not_published_again(self, boss, upload):
        boss.post(address(upload, "publish"))
        ingest_file(data=sample(LAKESIDE) + b"\nMore.\n", name="later.txt")
        page = text(boss.get(address(upload, "publish"), follow=True))
        assert "lakeside.txt is published. Reopen it before you publish it." in page
        assert ("A later document has taken its place." in page, "Stored under" in page) == (True, False)

    def test_what_is_part_of_another_document_is_not_offered(self, boss, upload):
        whole, part = (HEAD + "".join(map(TEXT.format, numbers)) for numbers in ((1, 2), (1,)))
        ingest_file(data=whole.encode(), name="whole.txt")
        other = receive(data=part.encode(), name="part.txt", user=upload.source.received_from).upload
        page, decision = (boss.get(address(other, page)) for page in ("change", "publish"))
        refusal = page.context["review"].refusal
        assert (refusal in text(page).replace("&quot;", '"'), 'name="_publish"' in text(page)) == (
            True,
            False,
        )
        assert (refusal in text(decision), 'value="Publish"' in text(decision)) == (True, False)
        assert "lacks “UNHCR/1/2”" in refusal

    def test_published_by_two_people(self, boss, upload):
        boss.post(address(upload, "publish"))
        before = dump()
        response = boss.post(address(upload, "publish"), follow=True)
        assert (response.status_code, dump()) == (200, before)

    def test_discarded_and_not_published_after_all(self, boss, upload):
        boss.post(address(upload, "discard"))
        assert Upload.objects.get().state == "discarded"
        response = boss.post(address(upload, "publish"), follow=True)
        assert "lakeside.txt is discarded. Reopen it before you publish it." in text(response)
        assert Document.objects.count() == 0

    def test_reopened(self, boss, upload):
        boss.post(address(upload, "publish"))
        boss.post(address(upload, "reopen"))
        assert (Upload.objects.get().state, Document.objects.count(), Session.objects.count()) == (
            "review",
            0,
            0,
        )

    def test_a_refusal_of_the_database_is_a_message(self, boss, upload):
        refuse("archive_vote")
        response = boss.post(address(upload, "publish"), follow=True)
        assert "lakeside.txt could not be stored, and nothing was changed." in text(response)
        assert (Upload.objects.get().state, Clause.objects.count()) == ("review", 0)

    def test_the_history_says_who_did_what(self, boss, send):
        send(boss, ("a.txt", sample(LAKESIDE)))
        upload = Upload.objects.get()
        see_all(upload)
        boss.post(address(upload, "publish"))
        page = text(boss.get(address(upload, "history")))
        assert [words in page for words in ("Uploaded.", "Published.", "boss")] == [True, True, True]

    @pytest.mark.parametrize("pk", ["0", "99999999999999999999999", "x", "1%00", "-1"])
    @pytest.mark.parametrize("page", ["change", "publish", "discard", "reopen"])
    def test_of_nothing(self, pk, page, boss):
        for method in (boss.get, boss.post):
            assert method(f"/admin/archive/upload/{pk}/{page}/").status_code in {302, 404}


class TestSource:
    def test_is_sent_as_it_came_and_never_as_a_page(self, boss, upload):
        response = boss.get(reverse("admin:archive_source_download", args=[upload.source_id]))
        assert (b"".join(response.streaming_content), response["Content-Disposition"]) == (
            sample(LAKESIDE),
            'attachment; filename="lakeside.txt"',
        )
        assert (response["Content-Type"], response["X-Content-Type-Options"]) == (
            "application/octet-stream",
            "nosniff",
        )

    def test_is_not_shown_in_its_own_page(self, boss, upload):
        page = text(boss.get(f"/admin/archive/source/{upload.source_id}/change/"))
        assert (upload.source.sha256 in page, "Lakeside Model United Nations" in page) == (True, False)

    def test_takes_permission(self, log_in, upload):
        response = log_in("publisher").get(reverse("admin:archive_source_download", args=[upload.source_id]))
        assert response.status_code == 403

    def test_in_review_is_not_public(self, client, upload):
        assert client.get(f"/sources/{upload.source.sha256}/").status_code == 404
        assert client.get(f"/sources/{upload.source.sha256}/download/").status_code == 404
        assert Source.objects.count() == 1
