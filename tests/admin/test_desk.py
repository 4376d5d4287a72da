"""A document's desk: what it shows, and every repair as the small form that it is."""

import re

import pytest
from django.urls import reverse
from lxml import html

from archive.models import Clause, Repair, Upload
from archive.services.reading import read
from archive.services.review import discard
from tests.services.deciding import publish, see_all
from tests.services.rows import dump

pytestmark = pytest.mark.django_db

# The lines on which the first two operative clauses of the first resolution begin.
FIRST, SECOND = 82, 85


def address(upload, query="", page="desk"):
    return reverse(f"admin:archive_upload_{page}", args=[upload.pk]) + (f"?{query}" if query else "")


def clauses(upload, part="operative"):
    """Of the first resolution, label and first words, those below indented."""
    resolution = read(upload.source).resolutions[0]
    return [
        f"{'  ' * depth}{clause.label or '-'} {clause.text[:20]}"
        for root in getattr(resolution, part)
        for depth, clause in walked(root)
    ]


def walked(clause, depth=0):
    yield depth, clause
    for child in clause.children:
        yield from walked(child, depth + 1)


@pytest.fixture
def repair(boss, upload):
    """Post a repair of what a query string chooses, from the page as it is now."""

    def post(query, do, **told):
        upload.refresh_from_db()
        return boss.post(address(upload, query), {"do": do, "revision": upload.revision} | told)

    return post


class TestTheDesk:
    def test_each_side_leads_to_the_other(self, boss, upload):
        page = html.fromstring(boss.get(address(upload)).content)
        ids = {element.get("id") for element in page.iter() if element.get("id")}
        lines = page.find_class("desk-source-line")
        items = page.find_class("desk-item")
        assert len(lines) == len(read(upload.source).lines)
        for link in page.xpath("//div[contains(@class, 'desk-panes')]//a[starts-with(@href, '#')]"):
            assert link.get("href")[1:] in ids
        assert all(item.xpath(".//a[starts-with(@href, '#L')]") for item in items)
        assert {part for line in lines for part in line.get("data-parts").split()} == {
            item.get("id") for item in items
        }

    def test_nothing_is_written_by_looking(self, boss, upload):
        before = dump()
        for query in ("", "line=82", "line=3", "resolution=0", "document=", "page=2", "line=99999", "line=x"):
            assert boss.get(address(upload, query)).status_code == 200
        assert dump() == before

    @pytest.mark.parametrize("rows", [1, 3])
    def test_so_many_queries_whatever_was_repaired(
        self, rows, boss, upload, repair, django_assert_num_queries
    ):
        for n in range(rows):
            repair("document=", "document", title=f"Title {n}")
        with django_assert_num_queries(8):
            boss.get(address(upload))


class TestEachRepair:
    def test_text(self, upload, repair):
        line = FIRST
        assert repair(f"line={line}", "text", text="Urges  all\nto act,").status_code == 302
        clause = read(upload.source).resolutions[0].operative[0]
        assert (clause.text, clause.phrase, clause.verb) == ("Urges all to act,", "Urges", "urge")

    def test_join(self, upload, repair):
        before = clauses(upload)
        line = SECOND
        repair(f"line={line}", "join")
        after = clauses(upload)
        assert len(after) == len(before) - 1
        assert " 2. Calls for" in read(upload.source).resolutions[0].operative[0].text

    def test_split(self, upload, repair):
        clause = read(upload.source).resolutions[0].operative[0]
        words = clause.text.split()
        told = " ".join(words[:3]) + "\r\n" + " ".join(words[3:])
        repair(f"line={clause.place.lines[0]}", "split", text=told)
        first, second = read(upload.source).resolutions[0].operative[:2]
        assert (first.text.split(), second.text.split()) == (words[:3], words[3:])

    def test_kind_promote_and_demote(self, upload, repair):
        line = SECOND
        repair(f"line={line}", "demote")
        assert read(upload.source).resolutions[0].operative[0].children[0].label == "2"
        repair(f"line={line}", "promote")
        assert read(upload.source).resolutions[0].operative[1].label == "2"
        repair(f"line={line}", "kind", kind="preambular")
        assert read(upload.source).resolutions[0].preambular[-1].label == "2"

    def test_number(self, upload, repair):
        line = SECOND
        repair(f"line={line}", "renumber", label="7")
        clause = read(upload.source).resolutions[0].operative[1]
        assert (clause.label, clause.inferred) == ("7", True)

    def test_move(self, upload, repair):
        before = clauses(upload)
        repair(f"line={SECOND}", "up")
        assert clauses(upload)[0] == next(one for one in before if one.startswith("2 "))
        repair(f"line={SECOND}", "down")
        assert clauses(upload) == before

    def test_left_out_and_brought_back(self, upload, repair):
        before = clauses(upload)
        clause = read(upload.source).resolutions[0].operative[0]
        repair(f"line={clause.place.lines[0]}", "delete")
        assert len(clauses(upload)) == len(before) - 1
        fates = {entry.line: entry.role for entry in read(upload.source).ledger}
        assert {fates[line] for line in clause.place.lines} == {"furniture"}
        repair(f"line={clause.place.lines[0]}", "restore", kind="operative")
        assert len(clauses(upload)) == len(before)

    def test_names_and_sponsors(self, upload, repair):
        told = {"code": "WHA/9/9", "title": "Rest", "status": "draft", "sponsors": "Chad\nPeru"}
        repair("resolution=0", "resolution", symbol="", topic="", **told)
        found = read(upload.source).resolutions[0]
        assert (found.code, found.title, found.status, found.sponsors) == (
            "WHA/9/9", "Rest", "draft", ("Chad", "Peru"),
        )  # fmt: skip

    def test_vote_and_ballots(self, upload, repair):
        repair("resolution=0", "vote", method="recorded", adopted="on", in_favor="2", against="1",
               ballots="Chad: in favour\nPeru: Against")  # fmt: skip
        vote = read(upload.source).resolutions[0].vote
        assert (vote.in_favor, vote.against, vote.abstentions) == (2, 1, None)
        assert [(b.delegation, b.position) for b in vote.ballots] == [
            ("Chad", "in favour"),
            ("Peru", "against"),
        ]

    def test_title(self, upload, repair):
        repair("document=", "document", title="Records", symbol="")
        assert read(upload.source).title == "Records"


class TestWhatDoesNotGo:
    @pytest.mark.parametrize(
        ("query", "do", "told"),
        [
            ("line=1", "text", {"text": "x"}),
            ("document=", "vote", {"method": "recorded"}),
            ("resolution=99", "vote", {}),
            ("resolution=0", "vote", {"method": "recorded", "against": "-4"}),
            ("resolution=0", "vote", {"method": "recorded", "ballots": "Chad perhaps"}),
            ("", "join", {}),
            ("line=0", "", {}),
            ("line=99999", "restore", {"kind": "operative"}),
            ("line=9", "restore", {"kind": "nothing"}),
        ],
    )
    def test_is_told_and_changes_nothing(self, query, do, told, repair):
        before = dump()
        assert (repair(query, do, **told).status_code, dump()) == (400, before)

    def test_a_split_that_changes_words(self, repair):
        line = FIRST
        response = repair(f"line={line}", "split", text="Others\nwords")
        assert "Its words are others now" in response.content.decode()
        assert Repair.objects.count() == 0

    def test_what_is_discarded_must_be_reopened(self, upload, repair):
        discard(upload=upload, user=upload.source.received_from)
        response = repair("document=", "document", title="Late")
        assert (response.status_code, Repair.objects.count()) == (400, 0)


class TestWhatIsPublished:
    @pytest.fixture
    def published(self, upload):
        publish(upload=upload, user=upload.source.received_from)
        return upload

    def test_is_put_right_in_place_and_keeps_its_links(self, boss, published, repair):
        links = list(Clause.objects.order_by("pk").values_list("resolution__slug", "anchor"))
        assert repair(f"line={FIRST}", "text", text="Urges everybody to rest.").status_code == 302
        assert not Clause.objects.filter(text="Urges everybody to rest.").exists()
        boss.head(address(published, page="again"))
        boss.options(address(published, page="again"))
        page = boss.get(address(published, page="again")).content.decode()
        assert "+#op-1 operative 1: Urges everybody to rest. [verb urge]" in page
        assert not Clause.objects.filter(text="Urges everybody to rest.").exists()
        boss.post(address(published, page="again"))
        assert Clause.objects.get(text="Urges everybody to rest.").anchor == "op-1"
        assert list(Clause.objects.order_by("pk").values_list("resolution__slug", "anchor")) == links

    def test_is_not_published_with_unseen_problems(self, boss, published, repair):
        first = Clause.objects.get(resolution__position=1, kind="operative", label="1", depth=0)
        repair(f"line={FIRST}", "delete")  # so that the first is clause 2
        page = boss.post(address(published, page="again"), follow=True).content.decode()
        assert "cannot be published yet: 1 problem is not ticked as seen." in page
        assert Clause.objects.filter(pk=first.pk).exists()
        see_all(published)
        boss.post(address(published, page="again"))
        assert not Clause.objects.filter(text=first.text).exists()

    def test_without_a_repair_changes_nothing(self, boss, published):
        before = dump()
        assert (
            "Nothing differs from what is public."
            in boss.get(address(published, page="again")).content.decode()
        )
        boss.post(address(published, page="again"))
        assert dump() == before

    @pytest.mark.parametrize("part", ["viewer", "uploader"])
    def test_takes_the_permission_to_publish(self, part, log_in, published):
        client = log_in(part)
        for method in (client.get, client.post):
            assert method(address(published, page="again")).status_code == 403

    def test_what_is_not_public_is_not_published_so(self, boss, upload):
        for method in (boss.get, boss.post):
            assert method(address(upload, page="again")).status_code == 302
        assert Clause.objects.count() == 0


class TestUndo:
    def post(self, boss, upload, **told):
        upload.refresh_from_db()
        return boss.post(address(upload, page="undo"), {"revision": upload.revision} | told, follow=True)

    def test_and_redo_in_turn(self, boss, upload, repair):
        before = read(upload.source)
        for do in ("demote", "promote"):
            repair(f"line={SECOND}", do)
        second, first = Repair.objects.order_by("-position")
        after = read(upload.source)
        self.post(boss, upload, undo=second.pk)
        self.post(boss, upload, undo=first.pk)
        assert read(upload.source) == before
        self.post(boss, upload, redo=first.pk)
        page = self.post(boss, upload, redo=second.pk)
        assert read(upload.source) == after
        assert (page.context["to_undo"], page.context["to_redo"]) == (second, None)

    def test_what_comes_next_takes_the_place_of_what_was_undone(self, boss, upload, repair):
        repair("document=", "document", title="One")
        self.post(boss, upload, undo=Repair.objects.get().pk)
        repair("document=", "document", title="Two")
        page = boss.get(address(upload))
        assert (page.context["to_undo"].arguments, page.context["to_redo"]) == ({"title": "Two"}, None)

    @pytest.mark.parametrize("told", [{"undo": "x"}, {"undo": "999"}, {}, {"redo": ""}])
    def test_of_nothing_changes_nothing(self, told, boss, upload):
        before = dump()
        assert self.post(boss, upload, **told).status_code == 200
        assert [name for name, rows in dump().items() if rows != before[name]] == []


class TestTwoAtOnce:
    def test_the_second_is_told_and_keeps_what_they_wrote(self, boss, upload, repair):
        line = FIRST
        repair("document=", "document", title="First")
        late = {"do": "text", "revision": 0, "text": "Urges what I wrote,"}
        response = boss.post(address(upload, f"line={line}"), late)
        page = html.fromstring(response.content)
        assert response.status_code == 409
        assert "Somebody else changed this document" in page.find_class("errornote")[0].text_content()
        assert page.xpath("//textarea[@name='text']")[0].value.strip() == "Urges what I wrote,"
        assert page.xpath("//div[@id='chosen']//input[@name='revision']/@value")[0] == "1"

    def test_nor_is_it_lost_where_its_clause_is_gone(self, boss, upload, repair):
        line = FIRST
        repair(f"line={line}", "delete")
        late = {"do": "text", "revision": 0, "text": "Urges what I wrote,"}
        assert "Urges what I wrote," in boss.post(address(upload, f"line={line}"), late).content.decode()


def test_the_queue_follows_what_was_repaired(upload, repair):
    upload.refresh_from_db()
    before = upload.clauses
    repair(f"line={SECOND}", "join")
    assert Upload.objects.get().clauses == before - 1


def test_markup_is_text(boss, upload, repair):
    repair("document=", "document", title="<script>alert(1)</script>")
    repair(f"line={FIRST}", "text", text="Urges <b>all</b>")
    page = boss.get(address(upload, f"line={FIRST}")).content.decode()
    assert not re.search("<script>alert|<b>all", page)
    assert "&lt;b&gt;all" in page


def test_a_vote_that_does_not_add_up_is_told_beside_its_form(boss, upload):
    told = {"do": "vote", "method": "recorded", "adopted": "on", "in_favor": "9", "against": "11"}
    told |= {"abstentions": "0", "ballots": "Chad: against\nChad: against", "revision": "0"}
    page = boss.post(address(upload, "resolution=0"), told, follow=True)
    code = page.context["vote_of"].code
    attendance = page.context["desk"].parsed.attendance
    assert page.context["vote_told"] == [
        f"{code} counts 20 votes; the summary counts {attendance} delegations present.",
        f"{code} is said to be adopted by 9 in favour to 11 against.",
        f"{code} counts 9 in favour; its roll call names 0.",
        f"{code} counts 11 against; its roll call names 2.",
        f"The roll call of {code} names Chad twice; the first position stands.",
    ]
    assert f"<li>{page.context['vote_told'][1]}</li>" in page.content.decode()
