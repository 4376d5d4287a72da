"""What every page has."""

import re
from itertools import pairwise

import pytest

from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def urls() -> list[str]:
    clause = make.ClauseFactory()
    vote = make.VoteFactory(resolution=clause.resolution)
    paper = make.PaperFactory()
    session = vote.resolution.session
    things = [session, session.conference, session.committee, vote.resolution, paper, paper.document.source]
    lists = ["", "search/", "conferences/", "committees/", "sessions/", "resolutions/", "papers/", "about/"]
    lists += ["phrases/", "instruments/", "explore/", "help/"]
    clauses = [f"{clause.resolution.get_absolute_url()}clauses/{clause.anchor}/", "/compare/"]
    return [f"/{name}" for name in lists] + [thing.get_absolute_url() for thing in things] + clauses


def test_one_main_heading_and_no_level_skipped(page, urls):
    for url in urls:
        levels = [int(level) for level in re.findall(r"<h([1-6])", page(url))]
        assert levels[0] == 1, url
        assert levels.count(1) == 1, url
        assert all(after <= before + 1 for before, after in pairwise(levels)), url


def test_titles_differ_and_name_the_site(page, urls):
    titles = [texts(page(url), "title")[0] for url in urls]
    assert len(set(titles)) == len(urls)
    assert all(title.endswith("Rapporteur") for title in titles)


def test_lists_are_described_each_in_its_own_words(page, urls):
    described = [attributes(page(url), "meta", "content")[1] for url in urls]
    assert len(set(described)) == len(urls)


def test_description_and_canonical_address(page, urls):
    for url in urls:
        html = page(url)
        canonical, of_a_clause, _ = url.partition("clauses/")  # whose words stand in the page of its text
        assert all(attributes(html, "meta", "content")[1:]), url
        assert attributes(html, "link", "href")[0] == f"http://testserver{canonical}"
        assert ('content="noindex"' in html) == bool(of_a_clause), url


def test_nothing_inline_and_nothing_from_elsewhere(page, urls):
    for url in urls:
        html = page(url)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html), url
        data = attributes(html, "script", "type").count("application/ld+json")  # no browser runs it
        assert [text for text in texts(html, "script") if text][data:] == [], url
        assert len(attributes(html, "script", "src")) == html.count("<script") - data, url
        loaded = attributes(html, "script", "src") + attributes(html, "link", "href")[1:]
        loaded.remove("/opensearch.xml")  # a description, fetched by browsers that search here
        assert all(address.startswith("/static/") for address in loaded), url


def test_ids_are_unique_and_links_within_a_page_have_a_target(page, urls):
    for url in urls:
        html = page(url)
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(set(ids)) == len(ids), url
        assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids), url
