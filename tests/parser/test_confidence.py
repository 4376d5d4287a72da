"""How sure a clause is, and the reason in words."""

from archive.parser.model import Clause
from archive.parser.reader import parse_text
from archive.parser.report import as_parse_format

PREAMBLE = "The Council,\n\nNoting the drought,\n\n"


def doubted(text: str) -> list[tuple[str | None, str]]:
    """Label and reason of each operative clause that is not certain."""
    (resolution,) = parse_text(PREAMBLE + text).resolutions

    def walk(clause: Clause) -> list[tuple[str | None, str]]:
        own = [(clause.label, clause.reason)] if clause.reason else []
        return own + [pair for child in clause.children for pair in walk(child)]

    return [pair for clause in resolution.operative for pair in walk(clause)]


def test_a_clean_text_is_certain() -> None:
    text = "1. Urges States to:\n\n(a) Plant trees;\n\n(b) Count them;\n\n2. Decides to meet again."
    assert doubted(text) == []


def test_a_lost_marker_names_its_neighbours() -> None:
    text = "1. Urges States to:\n\n(a) Plant trees;\n\nsave water;\n\n(c) Count them;"
    assert doubted(text) == [
        ("a", "What follows may belong to it."),
        (
            "b",
            "The marker is lost; the place between a and c implies b. It may continue the clause before it.",
        ),
    ]


def test_an_inferred_label_is_never_certain() -> None:
    text = "1. Urges States to:\n\n(a) Plant trees;\n\nWells near villages;\n\n(c) Count them;"
    assert [label for label, _ in doubted(text)] == ["b"]


def test_unnumbered_operative_clauses_say_so() -> None:
    text = "Urges States to act;\n\nDecides to meet again."
    assert doubted(text)[0] == (
        "1",
        "The marker is lost; the place implies 1. No number says where the operative part begins.",
    )


def test_the_parse_format_has_both() -> None:
    seen = as_parse_format(parse_text(PREAMBLE + "Urges States to act."))
    (resolution,) = seen["resolutions"]
    assert [(clause["confidence"], clause["reason"]) for clause in resolution["preambular"]] == [
        (0.94, "No number says where the operative part begins.")
    ]
    certain = as_parse_format(parse_text(PREAMBLE + "1. Urges States to act."))
    (resolution,) = certain["resolutions"]
    assert [(c["confidence"], "reason" in c) for c in resolution["operative"]] == [(1.0, False)]
