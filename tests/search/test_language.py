"""The query language: any text has a tree, what is wrong has its place, and a tree can be typed again."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.queries.language import (
    BRACKETS_MAX,
    FIELDS,
    NEAR_WORDS,
    NEAR_WORDS_MAX,
    All,
    Either,
    Field,
    Form,
    Near,
    Node,
    Not,
    Span,
    Term,
    only_places,
    read_question,
    write_question,
)

PLACES = {
    "OP 12": Field("op", ("12",)),
    "op12": Field("op", ("12",)),
    "OP 12 (B) (ii)": Field("op", ("12 (b) (ii)",)),
    "operative paragraph 7(a)": Field("op", ("7 (a)",)),
    "PP4": Field("pp", ("4",)),
    "preambular 4": Field("pp", ("4",)),
    "para. 3.b": Field("para", ("3 (b)",)),
    "clause 4 bis": Field("para", ("4 bis",)),
    "line 41": Field("line", (Span(41, 41),)),
    "lines 41 to 43": Field("line", (Span(41, 43),)),
    "lines 41–43": Field("line", (Span(41, 43),)),
}

WAR, PEACE, SEA, LAW = (Term(word) for word in ("war", "peace", "sea", "law"))

TREES: dict[str, Node | None] = {
    "": None,
    "war": WAR,
    "war peace": All((WAR, PEACE)),
    "war AND peace": All((WAR, PEACE)),
    "war or peace": All((WAR, Term("or"), PEACE)),
    "war OR peace": Either((WAR, PEACE)),
    "war|peace": Either((WAR, PEACE)),
    "war OR peace sea": Either((WAR, All((PEACE, SEA)))),
    "(war OR peace) sea": All((Either((WAR, PEACE)), SEA)),
    "((war) (peace sea))": All((WAR, PEACE, SEA)),
    "war war": WAR,
    "-war": Not(WAR),
    "NOT war peace": All((Not(WAR), PEACE)),
    "- -war": Not(WAR),
    "--war": Not(WAR),
    "-(war peace)": Not(All((WAR, PEACE))),
    "-(-war)": WAR,
    "war - peace": All((WAR, PEACE)),
    "war -- peace": All((WAR, PEACE)),
    '"law of the sea"': Term("law of the sea", Form.PHRASE),
    "“law  of the sea”": Term("law of the sea", Form.PHRASE),
    '-"law sea"': Not(Term("law sea", Form.PHRASE)),
    '"human traffick*"': Term("human traffick*", Form.PHRASE),
    "traffick*": Term("traffick", Form.PREFIX),
    "=Policies": Term("Policies", Form.EXACT),
    "anti-war": Term("anti-war"),
    "A/RES/70/1": Term("A/RES/70/1"),
    "S/RES/1325(2000)": Term("S/RES/1325(2000)"),
    "https://un.org": Term("https://un.org"),
    "10:30": Term("10:30"),
    "Note: war": All((Term("Note"), WAR)),
    "war NEAR/5 peace": Near(WAR, PEACE, 5),
    "war NEAR peace": Near(WAR, PEACE, NEAR_WORDS),
    'sea NEAR/2 "law war" peace': All((Near(SEA, Term("law war", Form.PHRASE), 2), PEACE)),
    "war NEAR/3 peace NEAR/4 sea": All((Near(WAR, PEACE, 3), Near(PEACE, SEA, 4))),
    "type:op": Field("type", ("operative",)),
    "TYPE:Preambular,operative": Field("type", ("preambular", "operative")),
    "verb:(urge OR invite)": Field("verb", ("urge", "invite")),
    "verb:urge,invite war": All((Field("verb", ("urge", "invite")), WAR)),
    'cites:"A/RES/55/25","SDG 5"': Field("cites", ("A/RES/55/25", "SDG 5")),
    "year:2015": Field("year", (Span(2015, 2015),)),
    "year:2015..2020": Field("year", (Span(2015, 2020),)),
    "year:..2020": Field("year", (Span(None, 2020),)),
    "year:2015..": Field("year", (Span(2015, None),)),
    "against:>0": Field("against", (Span(1, None),)),
    "against:<=3": Field("against", (Span(None, 3),)),
    "-vote:rejected": Not(Field("vote", ("rejected",))),
    "lang:fr": Field("lang", ("French",)),
    'op:12,"13 (B)"': Field("op", ("12", "13 (b)")),
    "para:3(b)": Field("para", ("3 (b)",)),
    'para:"Annex II, 3 (a)"': Field("para", ("Annex II, 3 (a)",)),
    "line:41..43": Field("line", (Span(41, 43),)),
    "PP4 war": All((Either((Field("pp", ("4",)), Term("PP4"))), WAR)),
    "(line 41 OR war)": Either(
        (Field("line", (Span(41, 41),)), All((Term("line"), Term("41"))), WAR),
    ),
    "line AND 41": All((Term("line"), Term("41"))),
    "in line with 41": All((Term("in"), Term("line"), Term("with"), Term("41"))),
    "paragraph 12/5": All((Term("paragraph"), Term("12/5"))),
    '"line 41"': Term("line 41", Form.PHRASE),
    "-PP4": Not(Term("PP4", Form.PHRASE)),
    "PP4 NEAR/2 war": Near(Term("PP4", Form.PHRASE), WAR, 2),
    "war NEAR/2 PP4": Near(WAR, Term("PP4", Form.PHRASE), 2),
    "😀 ?! & :*": None,
}

# What is typed, what of it is told, and how it is read.
TROUBLES: dict[str, tuple[list[str], Node | None]] = {
    '"law sea': (['"law sea'], Term("law sea", Form.PHRASE)),
    "(war": (["("], WAR),
    "war) peace": ([")"], All((WAR, PEACE))),
    "war OR": (["OR"], WAR),
    "OR war": (["OR"], WAR),
    "AND war": (["AND"], WAR),
    "war NEAR/3": (["NEAR/3"], WAR),
    "war NEAR (sea OR law)": (["NEAR"], All((WAR, Either((SEA, LAW))))),
    "war NEAR/99 sea": (["NEAR/99"], Near(WAR, SEA, NEAR_WORDS_MAX)),
    "w*": (["w*"], Term("w")),
    "colour:red": (["colour:"], All((Term("colour"), Term("red")))),
    "year:soon war": (["soon"], WAR),
    "type:clause": (["clause"], None),
    "op:twelve war": (["twelve"], WAR),
    "vote:recorded,maybe": (["maybe"], Field("vote", ("recorded",))),
    "verb:(urge OR invite": (["(urge OR invite"], Field("verb", ("urge", "invite"))),
    'verb:"" war': (["verb:"], WAR),
}


@pytest.mark.parametrize("typed", TREES)
def test_trees(typed: str) -> None:
    question = read_question(typed)
    assert (question.tree, question.troubles) == (TREES[typed], ())


@pytest.mark.parametrize("typed", PLACES)
def test_a_place_spelled_out_is_the_place_or_its_words(typed: str) -> None:
    tree = read_question(typed).tree
    assert isinstance(tree, Either)
    assert tree.nodes[0] == PLACES[typed]
    assert only_places(tree)
    assert only_places(All((tree, Field("lang", ("French",)))))
    assert not only_places(All((tree, WAR)))


@pytest.mark.parametrize("typed", TROUBLES)
def test_troubles_have_their_place_and_a_reading(typed: str) -> None:
    question = read_question(typed)
    wrong = [typed[trouble.start : trouble.end] for trouble in question.troubles]
    assert (wrong, question.tree) == TROUBLES[typed]


def test_brackets_nested_too_deep_are_passed_over() -> None:
    question = read_question("(" * (BRACKETS_MAX + 5) + "war" + ")" * (BRACKETS_MAX + 5))
    assert question.tree == WAR
    assert len(question.troubles) == 10


PIECES = st.sampled_from(
    [
        *(
            '"',
            "(",
            ")",
            "-",
            "OR",
            "|",
            "AND",
            "NOT",
            "NEAR",
            "NEAR/3",
            "=",
            "*",
            ",",
            ":",
            "..",
            " ",
            " ",
            " ",
        ),
        *(f"{name}:" for name in FIELDS),
        *(
            "war",
            "peace",
            "sea*",
            "=law",
            "12",
            "op",
            "fr",
            ">2",
            "A/RES/1",
            "PP4",
            "line 41",
            "(b)",
            "é",
            "的",
            "\\",
            "'",
            "x:y",
        ),
    ]
)
TYPED = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


@given(TYPED)
@example("(" * 400)
@example("-(" * 200 + "war")
@example("NOT NOT " * 50 + "war")
@example('"' * 399)
@example("verb:" * 80)
@example("war NEAR/3 " * 36)
@example("-(PP4) OR PP4 OR OP 12 (b) war")
@example("PP4'")
@example("PP4x:y")
@example('verb:":OR')
@example("*PP4,-")
@example('-PP4\' NOT"OR"')
def test_any_text_has_a_tree_that_can_be_typed_again(typed: str) -> None:
    question = read_question(typed)
    assert all(0 <= t.start < t.end <= len(question.typed) for t in question.troubles)
    if question.tree is not None:
        again = read_question(write_question(question.tree))
        assert (again.tree, again.troubles) == (question.tree, ())
