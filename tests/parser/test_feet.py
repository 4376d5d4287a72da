"""What the stages between lines and clauses guarantee, for any text."""

from hypothesis import given

from archive.parser.extract.text import extract_text
from archive.parser.feet import mark_feet
from archive.parser.hyphens import mend_words
from archive.parser.lines import read_lines
from archive.parser.quoted import unquote
from archive.parser.recorded_votes import lift_vote
from archive.parser.segment import segment
from tests.parser.test_properties import documents


@given(documents)
def test_lines_keep_number_order_and_source(text: str) -> None:
    lines = read_lines(extract_text(text.encode("utf-8", errors="replace"), "any"))
    seen = unquote(mend_words(mark_feet(lines)))
    assert [(line.number, line.raw) for line in seen] == [(line.number, line.raw) for line in lines]


@given(documents)
def test_a_mended_word_leaves_no_line_without_text(text: str) -> None:
    lines = read_lines(extract_text(text.encode("utf-8", errors="replace"), "any"))
    assert [bool(line.text) for line in mend_words(lines)] == [bool(line.text) for line in lines]


@given(documents)
def test_each_block_is_of_the_vote_or_of_the_rest(text: str) -> None:
    blocks = segment(read_lines(extract_text(text.encode("utf-8", errors="replace"), "any")))
    lifted = lift_vote(blocks)
    told = lifted.vote.place.lines if lifted.vote else ()
    assert sorted([*told, *(line for block in lifted.rest for line in block.place.lines)]) == [
        line for block in blocks for line in block.place.lines
    ]
