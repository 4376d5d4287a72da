"""Places in a text as people write them: "OP 12 (b)", "PP4", "para. 3 (b)", "operative 12", "lines 41-43".

They are fields too (`op:"12 (b)"`); spelled out in a question, such words ask for the place or for
themselves.
"""

import re

from archive.queries.language.tree import All, Either, Field, Node, Not, Span, Term

# The fields that say where a clause stands in its text.
PLACES = ("op", "pp", "para", "line")

_LINE = r"(?P<line>lines?|l\.)\s*(?P<low>\d{1,6})(?:\s*(?:[-–]|to\b)\s*(?P<high>\d{1,6}))?"
_KIND = (
    r"(?P<kind>op|pp|paras?\.?|paragraphs?|operative|preambular|clause|cl\.|¶|§)"
    r"(?:\s*(?:para(?:graph)?|clause)\.?)?"
)
# "12", "12 bis", and "12b" for 12 (b).
_NUMBER = r"\d{1,4}(?:\s*(?:bis|ter)|[a-z](?![^\W_]))?"

# Among other words: what follows the number is in brackets or behind a point ("3 (b) (i)", "3.b").
PLACE = re.compile(
    rf"(?:{_LINE}|{_KIND}\s*(?P<path>{_NUMBER}(?:\s?\(\s*[a-z0-9]{{1,5}}\s*\)|\.[a-z]{{1,5}}(?![^\W_]))*))"
    r"(?![^\s(),;.:!?|\"])(?![,;.:!?(][^\W_])(?!\s+NEAR\b)",
    re.IGNORECASE,
)
# At an end, where nothing else is meant, brackets may be half there ("3 b)"); "L.90" ends a symbol.
PLACE_AT_END = re.compile(
    rf"[\s,:]*(?<![^\s,:])(?:{_LINE}|{_KIND}\s*(?P<path>{_NUMBER}"
    r"(?:\s*[(.]?\s*[a-z0-9]{1,5}\s*[).]|\.[a-z]{1,5})*))\s*$",
    re.IGNORECASE,
)
# The words of a place, without its brackets.
_WORDS = re.compile(rf"(?:{_LINE}|{_KIND}?\s*(?:{_NUMBER}))(?:[\s.(]+[a-z0-9]{{1,5}}\)?)*", re.IGNORECASE)

# What stands behind `op:`, `pp:` and `para:`.
_VALUE = re.compile(
    rf"(?:(?P<annex>annex[^,]*),\s*)?(?P<path>{_NUMBER}(?:\s*\(?\s*[a-z0-9]{{1,5}}\s*\)|\.[a-z]{{1,5}})*)",
    re.IGNORECASE,
)
_STEP = re.compile(r"(\d+)(?:\s*(bis|ter)\b)?|([^\W\d_]+)", re.IGNORECASE)

_NAMES = {"op": "op", "operative": "op", "pp": "pp", "preambular": "pp"}


def steps_of(path: str) -> tuple[str, ...]:
    """The labels of a path from the outermost, in small letters: "3 (B) (i)" is 3, b, i."""
    return tuple(" ".join(filter(None, step)).lower() for step in _STEP.findall(path))


def written(steps: tuple[str, ...]) -> str:
    """As `Clause.pinpoint`."""
    first, *below = steps
    return " ".join([first, *(f"({step})" for step in below)])


def field_of(match: re.Match[str]) -> Field:
    """The field for a match of PLACE."""
    if match["line"]:
        low = int(match["low"])
        return Field("line", (Span(low, int(match["high"] or low)),))
    return Field(_NAMES.get(match["kind"].lower(), "para"), (written(steps_of(match["path"])),))


def read_place(text: str) -> str | None:
    """The value of `op:`, `pp:` or `para:`, as `Clause.pinpoint` has it but for capitals."""
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    path = written(steps_of(match["path"]))
    return f"{match['annex'].strip()}, {path}" if match["annex"] else path


def is_place(node: Node) -> bool:
    """Whether it asks for places alone: fields, or such words spelled out."""
    if isinstance(node, Field):
        return node.name in PLACES
    if isinstance(node, Either):
        fields = [inner for inner in node.nodes if isinstance(inner, Field)]
        others = [inner for inner in node.nodes if not isinstance(inner, Field)]
        return bool(fields) and all(map(is_place, fields)) and all(map(_is_spelled, others))
    return False


def only_places(tree: Node) -> bool:
    """Whether a question names places, and beside them asks for fields at most."""
    nodes = tree.nodes if isinstance(tree, All) else (tree,)
    return any(map(is_place, nodes)) and all(
        isinstance(node, Field | Not) or is_place(node) for node in nodes
    )


def _is_spelled(node: Node) -> bool:
    terms = node.nodes if isinstance(node, All) else (node,)
    text = " ".join(term.text if isinstance(term, Term) else "\0" for term in terms)
    return _WORDS.fullmatch(text) is not None
