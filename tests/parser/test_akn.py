"""AKN4UN files: what the mark-up says is what is read. The documents here are made up."""

import random
from xml.sax.saxutils import escape

import pytest

from archive.parser.akn import is_akn, read_akn
from archive.parser.model import (
    AgendaItem,
    Ballot,
    Clause,
    Committee,
    DocumentType,
    Footnote,
    ParsedDocument,
    Problem,
    Resolution,
    Role,
    Section,
    Severity,
    Status,
    Vote,
    VoteMethod,
)

HEAD = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
 <statement name="resolution">
  <meta>
   <identification><FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification>
   <workflow>
    <step outcome="draftResolution" by="Norway (on behalf of all), Antigua And Barbuda and Peru"/>
    <step outcome="draftResolutionAdditionalSponsors" by="Fiji, Peru"/>
    <step date="2031-05-02" outcome="adopted" by=""/>
   </workflow>
   {voting}
  </meta>
  <coverPage>
   <p class="upperRight"><docNumber refersTo="#symbol">A/RES/95/7</docNumber></p>
   <p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
   <p><docStatus refersTo="#generalDistribution">Distr.: General</docStatus></p>
   <p><docDate date="2031-05-06" refersTo="#dateOfIssuance">6 May 2031</docDate></p>
   <p><session refersTo="#generalAssembly" value="95">Ninety-fifth session</session></p>
   <p><inline title="9 and 12 (b)" name="agenda item">Agenda items 9 and 12 (b)</inline></p>
   <p><inline name="agenda item name">Lighthouses</inline></p>
   <p><inline name="agenda item name">Rivers and ferries</inline></p>
   <p>{proponent}</p>
  </coverPage>
  <preface><p><docNumber>95/7.</docNumber> <docTitle refersTo="#resolutionTitle">
   <span class="bold">Safety of ferries</span></docTitle></p></preface>
"""
THIRD = (
    '<docProponent refersTo="#thirdCommittee">[on the report of the Third Committee '
    '(<inline name="originating document">A/95/1, para. 3</inline>)]</docProponent>'
)
FORMULA = '<formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>'


def resolution(
    body: str, *, language: str = "eng", proponent: str = THIRD, voting: str = ""
) -> ParsedDocument:
    head = HEAD.format(language=language, proponent=proponent, voting=voting)
    return read_akn(f"{head}{body}\n </statement>\n</akomaNtoso>".encode(), "ferries.xml")


def only(body: str, **facts: str) -> Resolution:
    (found,) = resolution(body, **facts).resolutions
    return found


def preamble(*paragraphs: str) -> str:
    containers = "\n".join(f"<container><p>{paragraph}</p></container>" for paragraph in paragraphs)
    return f"<preamble>{FORMULA}\n{containers}</preamble>"


def paragraph(text: str, number: str = "") -> str:
    num = f"<num>{number}</num>" if number else ""
    return f"\n<paragraph>{num}<content><p>{text}</p></content></paragraph>"


def body(*paragraphs: str) -> str:
    return f"<mainBody>{''.join(paragraphs)}</mainBody>"


Tree = tuple[str | None, str, list["Tree"]]


def trees(clauses: tuple[Clause, ...]) -> list[Tree]:
    return [(clause.label, clause.text, trees(clause.children)) for clause in clauses]


def test_the_head_gives_the_facts() -> None:
    document = resolution(preamble() + body(paragraph("<i>Notes</i> the ferries.", "1.")))
    (found,) = document.resolutions
    assert document.document_type is DocumentType.RESOLUTION
    assert (document.symbol, document.language, document.distribution) == ("A/RES/95/7", "English", "General")
    assert (document.title, document.date) == ("Safety of ferries", "2031-05-06")
    assert document.committee == Committee("Third Committee", None, "Ninety-fifth session")
    assert document.agenda == (AgendaItem("9", "Lighthouses"), AgendaItem("12 (b)", "Rivers and ferries"))
    assert (found.symbol, found.title, found.status) == ("A/RES/95/7", "Safety of ferries", Status.ADOPTED)
    assert found.sponsors == ("Norway", "Antigua and Barbuda", "Peru", "Fiji")
    assert found.opening == "The General Assembly,"
    assert not document.simulation
    assert document.problems == ()


@pytest.mark.parametrize(
    ("language", "refers", "text", "committee"),
    [
        ("eng", "noMainCommittee", "[without reference to a Main Committee (X)]", "General Assembly"),
        ("fra", "sixthCommittee", "[sur le rapport de la Sixième Commission (X)]", "Sixième Commission"),
        ("spa", "sixthCommittee", "[sobre la base del informe de la Sexta Comisión (X)]", "Sexta Comisión"),
        ("rus", "secondCommittee", "[по докладу Второго комитета (X)]", "Второй комитет"),
        ("ara", "firstCommittee", "[بناء على تقرير اللجنة الأولى (X)]", "اللجنة الأولى"),
        ("zho", "firstCommittee", "[根据第一委员会的报告通过 (X)]", "第一委员会"),
        ("eng", "fourthCommittee", "[on the report of the Special Committee (Fourth Committee) (X)]",
         "Special Committee (Fourth Committee)"),
    ],
)  # fmt: skip
def test_the_committee_is_the_one_that_reported(
    language: str, refers: str, text: str, committee: str
) -> None:
    inline = escape(text).replace("X", "<inline>A/95/1</inline>")
    proponent = f'<docProponent refersTo="#{refers}">{inline}</docProponent>'
    document = resolution(body(paragraph("Notes.", "1.")), language=language, proponent=proponent)
    assert document.committee.name == committee


def test_phrases_are_what_print_sets_apart_and_verbs_are_english() -> None:
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
    assert [(c.phrase, c.verb) for c in french.preambular] == [("Rappelant", None)]
    assert [(c.phrase, c.verb) for c in french.operative] == [(None, None)]


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


VOTING = """<analysis><parliamentary><voting outcome="adoptedRecordedVote">
 <count value="2" refersTo="inFavour"><voters>
  <organization>FIJI</organization><organization>PERU</organization></voters></count>
 <count value="{against}" refersTo="against"><voters><organization>{name}</organization></voters></count>
</voting></parliamentary></analysis>"""


def test_a_roll_call_is_read() -> None:
    found = only(body(paragraph("Decides.", "1.")), voting=VOTING.format(against=1, name="CHAD"))
    ballots = (Ballot("FIJI", "in favour"), Ballot("PERU", "in favour"), Ballot("CHAD", "against"))
    assert found.vote == Vote(True, VoteMethod.RECORDED, 2, 1, 0, None, ballots)


def test_a_roll_call_that_contradicts_its_tally_is_a_problem() -> None:
    document = resolution(body(paragraph("Decides.", "1.")), voting=VOTING.format(against=4, name="PERU"))
    assert [(p.code, p.message) for p in document.problems] == [
        ("vote-roll-call", "A/RES/95/7 counts 4 against; its roll call names 1."),
        ("vote-named-twice", "The roll call of A/RES/95/7 names PERU twice; the first position stands."),
        ("vote-outcome", "A/RES/95/7 is said to be adopted by 2 in favour to 4 against."),
    ]


def test_adopted_without_a_vote() -> None:
    voting = '<voting outcome="adoptedWithoutVote"><quorum value=""/></voting>'
    found = only(body(paragraph("Decides.", "1.")), voting=voting)
    assert found.vote == Vote(True, VoteMethod.WITHOUT_A_VOTE)


def test_a_marker_that_does_not_follow_is_a_problem() -> None:
    document = resolution(body(paragraph("Decides.", "1."), paragraph("Notes.", "3.")))
    assert [(p.code, p.message) for p in document.problems] == [("label-gap", "Clause 3 follows 1.")]


def test_lines_are_those_of_the_source_and_each_is_accounted_for() -> None:
    document = resolution(
        "<preamble>\n<container>\n<p>Noting\nit,</p>\n</container>\n</preamble>\n<mainBody>\n"
        "<paragraph>\n<num>1.</num>\n<content>\n<p>Decides.</p>\n</content>\n</paragraph>\n</mainBody>"
    )
    (found,) = document.resolutions
    noting = next(number for number, line in enumerate(document.lines, 1) if "Noting" in line)
    assert found.preambular[0].place.lines == (noting, noting + 1)
    assert found.operative[0].place.lines == tuple(range(noting + 6, noting + 9))
    fates = {entry.line: (entry.role, entry.node) for entry in document.ledger}
    assert list(fates) == [number for number, line in enumerate(document.lines, 1) if line.strip()]
    assert fates[noting] == (Role.PREAMBULAR, "/resolutions/0/preambular/0")
    assert fates[noting - 1] == (Role.FURNITURE, None)
    assert fates[noting + 8] == (Role.OPERATIVE, "/resolutions/0/operative/0")
    symbol = next(number for number, line in enumerate(document.lines, 1) if "A/RES/95/7" in line)
    assert fates[symbol] == (Role.METADATA, "/symbol")


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    xml = f"<akomaNtoso><statement>{body(paragraph('Decides.', '1.'), paragraph('Notes', '2.'))}"
    document = read_akn(
        xml[: xml.index("</p></content></paragraph></mainBody>")].encode() + b"\n<p\nx", "torn.xml"
    )
    assert trees(document.resolutions[0].operative) == [("1", "Decides.", []), ("2", "Notes", [])]
    assert document.problems == (
        Problem(
            "xml-unreadable",
            "torn.xml cannot be read from line 4 on: unclosed token. What stands before it was read.",
            4,
            Severity.ERROR,
        ),
    )
    assert [(e.line, e.role) for e in document.ledger if e.role is Role.UNPARSED] == [
        (4, Role.UNPARSED),
        (5, Role.UNPARSED),
    ]


BOMB = '<!DOCTYPE a [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]><akomaNtoso>&b;</akomaNtoso>'


def test_entities_are_not_expanded() -> None:
    document = read_akn(BOMB.encode(), "bomb.xml")
    assert [(p.code, p.severity) for p in document.problems] == [
        ("xml-unreadable", Severity.ERROR),
        ("xml-no-resolution", Severity.WARNING),
    ]
    assert "boom" not in repr(document.sections)


def test_what_is_no_resolution_is_kept_as_paragraphs() -> None:
    document = read_akn(
        b"<akomaNtoso><debate><speech><p>Good morning.</p></speech></debate></akomaNtoso>", "x.xml"
    )
    assert document.document_type is DocumentType.UNKNOWN
    assert [trees(section.paragraphs) for section in document.sections] == [[(None, "Good morning.", [])]]
    assert [p.code for p in document.problems] == ["xml-no-resolution"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="windows-1252"?>\n' if encoding == "cp1252" else ""
    xml = f"{declared}<akomaNtoso><statement>{body(paragraph('Décide.', '1.'))}</statement></akomaNtoso>"
    data = xml.encode(encoding)
    assert is_akn(data)
    assert trees(read_akn(data, "x.xml").resolutions[0].operative) == [("1", "Décide.", [])]


def test_bytes_outside_the_encoding_are_a_problem() -> None:
    xml = f"<akomaNtoso><statement>{body(paragraph('D@cide.', '1.'))}</statement></akomaNtoso>"
    document = read_akn(xml.encode().replace(b"@", b"\xe9"), "x.xml")
    assert [p.code for p in document.problems] == ["xml-encoding"]
    assert trees(document.resolutions[0].operative) == [("1", "D\ufffdcide.", [])]


@pytest.mark.parametrize("seed", range(40))
def test_any_bytes_are_answered(seed: int) -> None:
    """Torn, flipped and shuffled: a document with every line in its ledger, never an exception."""
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    whole = HEAD.format(language="eng", proponent=THIRD, voting=VOTING.format(against=1, name="CHAD"))
    data = bytearray(
        (whole + preamble("a,", "b,") + body(*(paragraph("x:", f"{n}.") for n in range(9)))).encode()
    )
    for _ in range(dice.randrange(20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    lines = bytes(data[: dice.randrange(len(data))]).split(b"\n")
    dice.shuffle(lines)
    document = read_akn(b"\n".join(lines), "any.xml")
    assert [e.line for e in document.ledger] == [
        n for n, line in enumerate(document.lines, 1) if line.strip()
    ]


def test_depth_is_bounded() -> None:
    colons = body(*(paragraph(f"({letter}) on:") for letter in "ai" * 500))
    assert read_akn(f"<akomaNtoso><statement>{colons}</statement></akomaNtoso>".encode(), "x.xml").resolutions
    deep = b"<akomaNtoso><statement><mainBody>" + b"<list>" * 5000
    assert read_akn(deep, "x.xml").problems[0].code == "xml-unreadable"


def test_footnotes_keep_their_lines() -> None:
    note = '<authorialNote marker="1">\n<p>See it.</p>\n</authorialNote>'
    document = resolution(body(paragraph(f"Notes{note}.", "1.")))
    (found,) = document.resolutions
    first = next(number for number, line in enumerate(document.lines, 1) if "authorialNote" in line)
    assert found.footnotes == (Footnote("1", "See it.", found.footnotes[0].place),)
    assert found.footnotes[0].place.lines == (first, first + 1, first + 2)
