"""What the page of a resolution says to machines."""

import datetime
import json

import pytest

from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution():
    return make.ResolutionFactory(
        slug="a-res-80-1",
        code="",
        symbol="A/RES/80/1",
        title="Wells & <rivers>",
        adopted_on=datetime.date(2025, 11, 3),
        document__language="French",
        document__session__slug="s",
        document__session__committee__name="General Assembly",
        document__session__committee__acronym="",
        document__session__conference__name="General Assembly, Eightieth session",
        document__session__conference__slug="ga-80",
        document__session__conference__simulation=False,
    )


def told(html: str) -> list[dict[str, object]]:
    assert attributes(html, "script", "type")[0] == "application/ld+json"
    data = texts(html, "script")[0]
    assert not set("<>&") & set(data)
    graph: list[dict[str, object]] = json.loads(data)["@graph"]
    return graph


def test_a_resolution_is_legislation_and_says_where_it_stands(page, resolution):
    address = "http://testserver/sessions/s/resolutions/a-res-80-1/"
    conference = str(resolution.session.conference)
    legislation, breadcrumbs = told(page(resolution.get_absolute_url()))
    assert legislation == {
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": "Wells & <rivers>",
        "inLanguage": "fr",
        "isPartOf": {"@type": "CreativeWork", "name": str(resolution.session)},
        "legislationType": "Resolution",
        "legislationIdentifier": "A/RES/80/1",
        "legislationDate": "2025-11-03",
        "legislationPassedBy": {"@type": "Organization", "name": "General Assembly"},
    }
    ways = [(conference, "/conferences/ga-80/"), ("General Assembly", "/sessions/s/")]
    assert breadcrumbs == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": f"http://testserver{way}"}
            for n, (name, way) in enumerate(
                [*ways, ("A/RES/80/1", "/sessions/s/resolutions/a-res-80-1/")], start=1
            )
        ],
    }


def test_a_draft_is_passed_by_nobody(page, resolution):
    type(resolution).objects.update(status="draft", adopted_on=None)
    legislation, _ = told(page(resolution.get_absolute_url()))
    assert {"legislationPassedBy", "legislationDate"} & legislation.keys() == set()


def test_what_a_simulation_wrote_is_no_legislation(page):
    resolution = make.ResolutionFactory(code="C/1")
    work, _ = told(page(resolution.get_absolute_url()))
    assert (work["@type"], work["identifier"]) == ("CreativeWork", "C/1")
    assert work["genre"] == "Simulation, not a United Nations document"


def test_each_sheet_of_paper_has_the_name_and_the_address(page, resolution):
    html = page(f"{resolution.get_absolute_url()}?rollcall=vote&goto=")
    assert attributes(html, "html", "data-running") == ["A/RES/80/1"]
    assert attributes(html, "html", "data-address") == [
        "http://testserver/sessions/s/resolutions/a-res-80-1/?rollcall=vote&goto="
    ]
    simulated = make.ResolutionFactory(code="C/1")
    assert attributes(page(simulated.get_absolute_url()), "html", "data-running") == [
        "C/1 · simulation, not a United Nations document"
    ]


def test_a_paper_says_where_it_stands(page):
    paper = make.PaperFactory(title="On wells")
    html = page(paper.get_absolute_url())
    data = json.loads(texts(html, "script")[0])
    assert (data["@context"], data["@type"]) == ("https://schema.org", "BreadcrumbList")
    assert [item["name"] for item in data["itemListElement"]][-1] == "On wells"


def test_the_other_languages_of_a_resolution(page, resolution):
    arabic = make.ResolutionFactory(symbol="A/RES/80/1", document__language="Arabic")
    make.ResolutionFactory(symbol="A/RES/80/1", document__language="French")
    make.ResolutionFactory(symbol="A/RES/80/10", document__language="Chinese")
    html = page(resolution.get_absolute_url())
    assert attributes(html, "link", "hreflang") == ["ar"]
    assert attributes(html, "link", "href")[1] == f"http://testserver{arabic.get_absolute_url()}"
    assert "Other languages العربية Arabic and French side by side" in " ".join(texts(html, "dl.facts"))
    assert "中文" not in html
