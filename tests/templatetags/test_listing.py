"""What list pages share."""

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

from archive.numbers import NOUNS, Counts, grouped, noun
from archive.queries.facets import FacetValue

VALUES = [
    FacetValue("a&b", "<Committee>", 1, True),
    FacetValue("2000..2010", "2000 to 2010", 3, True),
    FacetValue("c", "cities", 1200, False),
]


def values(tag: str) -> str:
    return Template(f"{{% load listing %}}{tag}").render(
        Context({"values": VALUES, "range": ("2000..2010",)})
    )


def test_values_of_a_facet_are_checkboxes_of_the_search() -> None:
    assert values('{% facet_values "committee" values form noun range.0 %}') == (
        '<li><label class="facet__value"><input type="checkbox" name="committee" value="a&amp;b"'
        ' form="clause-search" checked> <span class="facet__label">&lt;Committee&gt;</span> <span '
        'class="facet__count">1<span class="visually-hidden"> clause</span></span></label></li>'
        '<li><label class="facet__value"><input type="checkbox" name="committee" value="c"'
        ' form="clause-search"> <span class="facet__label">Cities</span> <span '
        'class="facet__count">1,200<span class="visually-hidden"> clauses</span></span></label></li>'
    )


def test_a_list_says_what_it_counts_and_where_its_form_is() -> None:
    shown = values('{% facet_values "committee" values "narrow" "resolution" nothing %}')
    assert shown.count(' form="narrow"') == 3
    assert "2000 to 2010" in shown
    assert '1,200<span class="visually-hidden"> resolutions</span>' in shown


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
@pytest.mark.parametrize("name", NOUNS)
def test_many_counts_are_told_as_each_by_itself(language: str, name: str) -> None:
    with override(language):
        counts = Counts(name)
        for number in (0, 1, 2, 3, 5, 11, 21, 999, 1000, 12_345, 1_000_000, 2_000_001):
            assert counts.noun(number) == noun(name, number)
            assert counts.grouped(number) == grouped(number)
