"""What repairs guarantee, whatever they are and whatever was read."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parser.model import ParsedDocument, Role
from archive.parser.reader import parse_file, parse_text
from archive.parser.report import as_parse_format
from archive.repairs.items import (
    Item,
    Kind,
    items_of_paper,
    items_of_resolution,
    paper_of,
    resolution_of,
    settled,
)
from archive.repairs.repair import Repair, RepairKind, digest_of
from archive.repairs.replay import replay
from tests.parser.test_properties import documents

SAMPLES = sorted((Path(__file__).parents[2] / "archive" / "samples").iterdir())
read_once = cache(lambda path: parse_file(path.read_bytes(), path.name))
samples = st.sampled_from(SAMPLES).map(read_once)
# Those that leave every word where it can be found.
HARMLESS = [
    RepairKind.JOIN, RepairKind.SPLIT, RepairKind.KIND, RepairKind.PROMOTE, RepairKind.DEMOTE,
    RepairKind.UP, RepairKind.DOWN,
]  # fmt: skip

anything = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 200_000), st.text(max_size=12),
    st.sampled_from([*Kind, "recorded", "draft", "2"]),
    st.lists(st.lists(st.sampled_from(["Chad", "against", "perhaps"]), max_size=2), max_size=2),
)  # fmt: skip
names = st.sampled_from([
    "text", "kind", "label", "offset", "behind", "code", "title", "topic", "sponsors", "status", "method",
    "adopted", "against", "ballots",
])  # fmt: skip


@st.composite
def repairs(draw: Any, parsed: ParsedDocument, kinds: list[RepairKind]) -> list[Repair]:
    """On lines that are there, mostly."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        line = draw(st.integers(1, max(len(parsed.lines), 1)))
        items = [item for item in items_in(parsed) if item.first]
        at_item = items[line % len(items)] if items else None
        lines = at_item.clause.place.lines if at_item and draw(st.booleans()) else (line,)
        arguments = draw(st.dictionaries(names, anything, max_size=4))
        text = at_item.clause.text if at_item else ""
        spaces = [n for n, c in enumerate(text) if c == " "]
        if spaces and draw(st.booleans()):
            offset = draw(st.sampled_from(spaces)) + 1
            arguments |= {"offset": offset, "behind": text[offset : offset + 40].strip()}
        digest = digest_of(lines, parsed.lines) if draw(st.integers(0, 9)) else "another"
        kind = draw(st.sampled_from(kinds))
        found.append(Repair(kind, lines, digest, draw(st.sampled_from([0, 0, 0, 1])), arguments))
    return found


def items_in(parsed: ParsedDocument) -> list[Item]:
    texts = [items_of_resolution(each, f"/resolutions/{n}") for n, each in enumerate(parsed.resolutions)]
    return [item for items in (*texts, items_of_paper(parsed)) for item in items]


def words(parsed: ParsedDocument) -> Counter[str]:
    """Those of all texts, with the letters and figures of all labels that were printed."""
    clauses = [item.clause for item in items_in(parsed)]
    labels = [clause.label or "" for clause in clauses if not clause.inferred]
    texts = [*labels, *(clause.text for clause in clauses)]
    return Counter("".join(c if c.isalnum() else " " for c in " ".join(texts)).split())


@given(documents)
@settings(max_examples=100)
def test_taken_apart_and_put_together_a_text_is_the_same(text: str) -> None:
    parsed = parse_text(text)
    for n, resolution in enumerate(parsed.resolutions):
        items = items_of_resolution(resolution, f"/resolutions/{n}")
        assert (settled(items), resolution_of(resolution, items)) == (items, resolution)
    items = items_of_paper(parsed)
    assert (settled(items, is_paper=True), paper_of(parsed, items)) == (items, parsed)


@given(st.data())
@settings(max_examples=200)
def test_nothing_raises_and_every_line_keeps_a_fate_that_exists(data: st.DataObject) -> None:
    parsed = data.draw(st.one_of(samples, documents.map(parse_text)))
    made = data.draw(repairs(parsed, list(RepairKind)))
    replayed = replay(parsed, made)
    after = replayed.document
    assert [entry.line for entry in after.ledger] == [entry.line for entry in parsed.ledger]
    seen = as_parse_format(after)
    json.dumps(seen)
    for entry in seen["ledger"]:
        at = seen
        for key in (entry["node"] or "").split("/")[1:]:
            at = at[int(key)] if isinstance(at, list) else at[key]
    claimed = {line for item in items_in(after) for line in item.clause.place.lines}
    left_out = {entry.line for entry in after.ledger if entry.role in (Role.FURNITURE, Role.UNPARSED)}
    before = {line for item in items_in(parsed) for line in item.clause.place.lines}
    assert before <= claimed | left_out


@given(st.data())
@settings(max_examples=200)
def test_what_only_moves_and_parts_keeps_every_word(data: st.DataObject) -> None:
    parsed = data.draw(samples)
    made = data.draw(repairs(parsed, HARMLESS))
    assert words(replay(parsed, made).document) == words(parsed)


@given(st.data())
@settings(max_examples=100)
def test_what_was_undone_leaves_no_trace(data: st.DataObject) -> None:
    parsed = data.draw(samples)
    made = data.draw(repairs(parsed, list(RepairKind)))
    kept = data.draw(st.lists(st.booleans(), min_size=len(made), max_size=len(made)))
    standing = [repair for repair, is_kept in zip(made, kept, strict=True) if is_kept]
    before = replay(parsed, standing)
    replay(parsed, made)
    assert replay(parsed, standing) == before
    assert replay(parsed, []).document == parsed


@given(st.data())
@settings(max_examples=100)
def test_a_repair_that_does_not_fit_changes_nothing(data: st.DataObject) -> None:
    parsed = data.draw(samples)
    made = data.draw(repairs(parsed, list(RepairKind)))
    replayed = replay(parsed, made)
    lost = [repair for repair, _ in replayed.lost]
    fitting = [repair for repair in made if not any(repair is one for one in lost)]
    assert replay(parsed, fitting).document == replayed.document
