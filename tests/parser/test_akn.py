"""AKN4UN texts: what the mark-up says is what is read. The documents here are made up."""

from archive.parser.akn import read_akn
from archive.parser.model import Section
from tests.parser.akn_documents import Tree, body, only, paragraph, preamble, resolution, trees


def test_phrases_are_what_print_sets_apart_and_verbs_are_of_the_language() -> None:
    english = only(
        preamble('<span class="italic">Recalling also</span> its visit,')
        + body(
            paragraph('<span class="italic">Further</span> <span class="italic">invites</span> it;', "1."),
            paragraph("Requests a report.", "2."),
        )
    )
    assert [(c.phrase, c.verb) for c in english.preambular] == [("Recalling also", "recall")]
    assert [(c.phrase, c.verb) for c in english.operative] == [
        ("Further invites", "invite"),
        ("Requests", "request"),
    ]
    french = only(
        preamble('<span class="italic">Rappelant</span> sa visite,') + body(paragraph("Prie chacun.", "1.")),
        language="fra",
    )
    assert [(c.phrase, c.verb) for c in french.preambular] == [("Rappelant", "rappeler")]
    assert [(c.phrase, c.verb) for c in french.operative] == [("Prie", "prier")]
    russian = only(
        preamble('<span class="italic">напоминая</span> о визите,') + body(paragraph("просит.", "1.")),
        language="rus",
    )
    assert [(c.phrase, c.verb) for c in russian.preambular] == [("напоминая", None)]
    assert [(c.phrase, c.verb) for c in russian.operative] == [(None, None)]


def test_a_footnote_leaves_its_mark_and_its_words_go() -> None:
    note = '<authorialNote marker="12"><p>\tSee <a href="x">A/94/1</a>.</p></authorialNote>'
    arabic = '<sup>(</sup><authorialNote marker="3"><p>()\tانظر.</p></authorialNote><sup>)</sup>'
    found = only(
        preamble(f"Recalling the report,{note} and more,", f"{arabic} x,") + body(paragraph("y", "1."))
    )
    assert [c.text for c in found.preambular] == ["Recalling the report,¹² and more,", "⁽³⁾ x,"]
    assert [(n.label, n.text) for n in found.footnotes] == [("12", "See A/94/1."), ("3", "انظر.")]


def test_lists_nest_as_the_mark_up_nests_them() -> None:
    found = only(
        body(
            "<paragraph><num>1.</num><list><intro><p>Decides:</p></intro>"
            "<point><num>(a)</num><content><p>To sail:</p></content></point>"
            "<sublist><point><num>(i)</num><content><p>In May;</p></content></point>"
            "<point><num>(ii)</num><content><p>In June;</p></content></point></sublist>"
            "<point><num>(b)</num><content><p>To stay.</p></content></point></list></paragraph>",
            paragraph("Ends.", "1 bis."),
        )
    )
    assert trees(found.operative) == [
        ("1", "Decides:", [
            ("a", "To sail:", [("i", "In May;", []), ("ii", "In June;", [])]),
            ("b", "To stay.", []),
        ]),
        ("1 bis", "Ends.", []),
    ]  # fmt: skip


def test_a_letter_alone_in_a_list_of_its_own_goes_on_above() -> None:
    points = "".join(f"<point><num>({c})</num><content><p>{c};</p></content></point>" for c in "abcdefgh")
    lone = "<sublist><point><num>(i)</num><content><p>i;</p></content></point></sublist>"
    last = "<point><num>(j)</num><content><p>j.</p></content></point>"
    found = only(
        body(
            f"<paragraph><num>1.</num><list><intro><p>Decides:</p></intro>{points}{lone}{last}</list></paragraph>"
        )
    )
    assert [child.label for child in found.operative[0].children] == list("abcdefghij")


def test_lettered_paragraphs_beside_their_clause_belong_to_it() -> None:
    found = only(
        body(
            paragraph("Urges all:", ""),
            paragraph("To row;", "(a)"),
            "<paragraph><num>(b)</num><list><intro><p>To sail:</p></intro>"
            "<point><num>(i)</num><content><p>East;</p></content></point></list></paragraph>",
            paragraph("Panel one;"),
            paragraph("(c) To swim;"),
            paragraph("and to return.", ""),
        )
    )
    assert trees(found.operative) == [
        (None, "Urges all:", [
            ("a", "To row;", []),
            ("b", "To sail:", [("i", "East;", [])]),
            (None, "Panel one;", []),
            ("c", "To swim;", []),
            (None, "and to return.", []),
        ]),
    ]  # fmt: skip


def test_clauses_under_an_unnumbered_one_that_announces_them() -> None:
    found = only(
        body(
            paragraph('<span class="italic">Resolves</span> that:'),
            paragraph("The fund shall be kept;", "1."),
            paragraph("It shall be spent;", "2."),
            paragraph('<span class="italic">Requests</span> a report.', "3."),
        )
    )
    assert trees(found.operative) == [
        (None, "Resolves that:", [("1", "The fund shall be kept;", []), ("2", "It shall be spent;", [])]),
        ("3", "Requests a report.", []),
    ]


def test_a_number_left_in_the_text_is_the_label() -> None:
    notes = '<span class="italic">Notes</span> it;'
    found = only(body(paragraph(notes, "1."), paragraph(f"2 {notes}"), paragraph(f"3 – {notes}")))
    assert [(c.label, c.text, c.phrase) for c in found.operative] == [
        ("1", "Notes it;", "Notes"),
        ("2", "Notes it;", "Notes"),
        ("3", "Notes it;", "Notes"),
    ]


def test_arabic_and_chinese_markers_are_labels() -> None:
    listed = "<paragraph><num>4 -</num><list><intro><p>س:</p></intro>{}</list></paragraph>"
    points = "".join(f"<point><num>{n}</num><content><p>ص</p></content></point>" for n in ("(أ)", "(ب)"))
    found = only(body(listed.format(points), paragraph("请：", "5."), paragraph("一", "㈠")), language="ara")
    assert trees(found.operative) == [
        ("4", "س:", [("أ", "ص", []), ("ب", "ص", [])]),
        ("5", "请：", [("一", "一", [])]),
    ]


def test_a_marker_without_words_is_not_lost() -> None:
    found = only(body("<section><num>IV</num>", paragraph("Notes it.", "1."), "</section>"))
    assert [heading.text for heading in found.headings] == ["IV"]
    assert trees(found.operative) == [("1", "Notes it.", [])]


def test_headings_stand_between_clauses_and_preambles_may_begin_anew() -> None:
    recalling = '<span class="italic">Recalling</span> {},'
    found = only(
        body(paragraph('<span class="bold">I</span>'), paragraph('<span class="bold">Ferries</span>'))
        + preamble(recalling.format("one"))
        + body(
            paragraph("Notes it;", "1."), "<paragraph><num>II.</num><subheading>Oars</subheading></paragraph>"
        )
        + preamble(recalling.format("two"))
        + body(paragraph("Notes that.", "1."))
    )
    assert [(h.label, h.text, h.preambular, h.operative) for h in found.headings] == [
        ("I", "Ferries", 0, 0),
        ("II", "Oars", 1, 1),
    ]
    assert [c.text for c in found.preambular] == ["Recalling one,", "Recalling two,"]
    assert trees(found.operative) == [("1", "Notes it;", []), ("1", "Notes that.", [])]


def test_a_paragraph_of_the_preamble_that_stands_in_the_body() -> None:
    quoted = "What is a ferry?"
    found = only(
        preamble('<span class="italic">Recalling</span> the question:')
        + body(paragraph(quoted))
        + preamble('<span class="italic">Noting</span> it,')
        + body(paragraph('<span class="italic">Aware</span> of it,'), paragraph("Decides.", "1."))
    )
    assert trees(found.preambular) == [
        (None, "Recalling the question:", [(None, quoted, [])]),
        (None, "Noting it,", []),
        (None, "Aware of it,", []),
    ]
    assert trees(found.operative) == [("1", "Decides.", [])]


def test_tables_stay_with_their_clause_row_by_row() -> None:
    table = (
        '<container name="table"><table><tr><th><p>Post</p></th><th><p>Level<sup>a</sup></p></th></tr>'
        "<tr><td><p>Pilot</p></td><td><p>P-4</p></td></tr><tr><td/></tr></table></container>"
    )
    explained = (
        '<paragraph class="FootnoteText0"><content><p><sup>a</sup>\tAs in 2030.</p></content></paragraph>'
    )
    found = only(body(paragraph("Approves the posts:", "1."), table, explained))
    assert trees(found.operative) == [
        ("1", "Approves the posts:", [(None, "Post | Levelᵃ", []), (None, "Pilot | P-4", [])])
    ]
    assert [(n.label, n.text) for n in found.footnotes] == [("a", "As in 2030.")]


def test_annexes_are_sections() -> None:
    annex = (
        "<attachments><attachment><doc name='annex'><meta/>"
        + body(
            paragraph('<span class="bold">Annex</span>'),
            paragraph('<span class="bold">Rules for ferries</span>'),
            paragraph("We agree:"),
            paragraph('<span class="bold">Article 1</span>'),
            paragraph("Scope"),
            paragraph("Ferries are covered if:", "1."),
            paragraph("(a) They float;"),
            paragraph("They move.", "(b)"),
            paragraph('<span class="bold">Target</span>'),
            paragraph("Half by 2040."),
        )
        + "</doc></attachment></attachments>"
    )
    found = only(body(paragraph("Adopts the rules.")) + annex)
    assert trees(found.operative) == [(None, "Adopts the rules.", [])]
    (read,) = found.annexes
    assert (read.label, read.heading, trees(read.paragraphs)) == (
        "Annex", "Rules for ferries", [(None, "We agree:", [])],
    )  # fmt: skip

    def outline(section: Section) -> tuple[str | None, str, list[Tree]]:
        return section.label, section.heading, trees(section.paragraphs)

    assert [outline(section) for section in read.sections] == [
        ("Article 1", "Scope", [
            ("1", "Ferries are covered if:", [("a", "They float;", []), ("b", "They move.", [])]),
        ]),
        (None, "Target", [(None, "Half by 2040.", [])]),
    ]  # fmt: skip


def test_several_resolutions_in_one_file() -> None:
    cover = "<coverPage><p><docNumber>A/RES/95/8 A-B</docNumber></p></coverPage>"
    title = "<preface><p><docNumber>95/8.</docNumber><docTitle>Rivers</docTitle></p></preface>"
    preface = "<preface><p><docNumber>{}</docNumber>{}</p></preface>"
    part = f"<component><statement>{preface}{{}}</statement></component>"
    first = part.format("A", "<docTitle>Banks</docTitle>", body(paragraph("Notes.", "1.")))
    second = part.format("B", "", body(paragraph("Decides.", "1.")))
    collection = f"<documentCollection>{cover}{title}</documentCollection>"
    xml = f"<akomaNtoso>{collection}<components>{first}{second}</components></akomaNtoso>"
    document = read_akn(xml.encode(), "rivers.xml")
    assert (document.symbol, document.title) == ("A/RES/95/8 A-B", "Rivers")
    assert [(r.symbol, r.title, trees(r.operative)) for r in document.resolutions] == [
        ("A/RES/95/8 A", "Banks", [("1", "Notes.", [])]),
        ("A/RES/95/8 B", "Rivers", [("1", "Decides.", [])]),
    ]


def test_a_marker_that_does_not_follow_is_a_problem() -> None:
    document = resolution(body(paragraph("Decides.", "1."), paragraph("Notes.", "3.")))
    assert [(p.code, p.message) for p in document.problems] == [("label-gap", "Clause 3 follows 1.")]
