"""Web pages as saved from a browser, against the lines that the browser shows."""

import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parser.extract import Extracted
from archive.parser.extract.html import extract_html
from archive.parser.reader import parse_file


def lines(page: str) -> list[str]:
    """The lines of a page that are not blank."""
    return [line for page in extract_html(page.encode(), "x.html").pages for line in page if line]


def codes(extracted: Extracted) -> list[str]:
    return [problem.code for problem in extracted.problems]


def test_a_block_is_a_line_and_a_blank_line() -> None:
    page = "<html><body><h1>Title</h1><p>One\n  two<br>three</p><div>Four<p>five</div>six</body></html>"
    assert extract_html(page.encode(), "x.html") == Extracted(
        (("**Title**", "", "One two", "three", "", "Four", "", "five", "", "six", ""),), ()
    )


class TestText:
    def test_emphasis_by_name_style_and_class(self) -> None:
        assert lines(
            "<style>.c1{font-style:italic} p .x{color:red}</style>"
            "<p><em>Recalling</em> <b>the</b> <u>Charter</u>, <span class='c0 c1'>also</span> "
            "<span style='font-weight: 700'>bold</span> <b style='font-weight:normal'>plain</b> "
            "<a style='text-decoration:underline'>link</a></p>"
        ) == ["*Recalling* **the** *Charter*, *also* **bold** plain link"]

    def test_raised_figures(self) -> None:
        page = "<p>Charter,<sup>1</sup> the 5<sup>th</sup><sup><a href='#n'>[12]</a></sup></p>"
        assert lines(page) == ["Charter,¹ the 5th¹²"]

    def test_entities_and_spaces(self) -> None:
        assert lines("<p>a&nbsp;&amp; b&#8217;s &eacute;&shy;t&eacute;</p>") == ["a & b’s été"]
        assert lines("<pre>one\ntwo  three</pre>") == ["one", "two three"]

    def test_what_a_browser_does_not_show(self) -> None:
        hidden = (
            "<head><title>T</title></head><nav>Home</nav><script>alert(1)</script><style>p{}</style>"
            "<div hidden>a</div><p style='display:none'>b</p><div role=navigation>c</div>"
            "<noscript>d</noscript><template>e</template><button>f</button><select><option>g</select>"
            "<!-- h --><svg><text>i</text></svg>"
        )
        assert lines(f"{hidden}<p>Seen <del>gone </del><span hidden>x</span>here</p>") == ["Seen here"]

    def test_a_page_break_of_word(self) -> None:
        page = "<p>a</p><br style='page-break-before:always'><p>b</p>"
        assert extract_html(page.encode(), "x").pages == (("a", ""), ("b", ""))


class TestLists:
    @pytest.mark.parametrize(
        ("attributes", "labels"),
        [
            ("", ["1.", "2."]),
            ("start=9", ["9.", "10."]),
            ("type=a start=26", ["z.", "aa."]),
            ("type=A", ["A.", "B."]),
            ("type=i start=3", ["iii.", "iv."]),
            ("type=I", ["I.", "II."]),
            ("reversed", ["2.", "1."]),
            ("reversed start=5", ["5.", "4."]),
            ("style='list-style-type: lower-roman'", ["i.", "ii."]),
            ("style='list-style: none'", ["", ""]),
        ],
    )
    def test_items_are_labelled_as_a_browser_labels_them(self, attributes: str, labels: list[str]) -> None:
        wanted = [f"{label} {text}".strip() for label, text in zip(labels, "xy", strict=True)]
        assert lines(f"<ol {attributes}><li>x<li><p>y</ol>") == wanted

    def test_values_and_nesting(self) -> None:
        page = "<ol><li>a<ol type=a><li>b<li value=4>c</ol><li value=7>d<li>e</ol><ul><li>f</ul><li>g"
        assert lines(page) == ["1. a", "a. b", "d. c", "7. d", "8. e", "• f", "• g"]

    def test_notes_of_word_and_libreoffice_have_their_marks(self) -> None:
        page = (
            "<p>Charter,<a href='#_ftn1' name='_ftnref1'><span class=Note>[1]</span></a> all*"
            "<p><a href='#_ftnref1'>[1]</a> First.<p><a href='#sdfootnote2anc'>2</a>Second."
            "<p><a href='#sdfootnote3anc'>*</a> Third, *<i>ibid</i>."
        )
        assert lines(page) == ["Charter,¹ all*", "¹ First.", "²Second.", "^{*} Third, \\**ibid*."]

    def test_a_list_of_notes_has_their_marks(self) -> None:
        page = "<ol><li id='fn:1'><p>First. <a href='#fnref'>↩</a></p><li id='cite_note-2'>Second.</ol>"
        assert lines(page) == ["¹ First.", "² Second."]


class TestTables:
    def test_a_row_is_a_line_with_tabs(self) -> None:
        page = """<table><caption>Votes</caption><thead><tr><th>Code<th>Topic<th>Vote</thead>
            <tr><td>A/1<td><p>Sand<p>and dust<td>1-0-0<tr><td><td><td></table>"""
        assert lines(page) == ["Votes", "Code\tTopic\tVote", "A/1\tSand and dust\t1-0-0"]

    def test_merged_cells(self) -> None:
        page = (
            "<table><tr><td>A<td rowspan=3>Topic<td>x<tr><td>B<td>y<tr><td>C<td>z"
            "<tr><td colspan=2>D<td>w</table>"
        )
        assert lines(page) == ["A\tTopic\tx", "B\tTopic\ty", "C\tTopic\tz", "D\tw"]

    def test_tables_that_lay_out_the_page_are_text(self) -> None:
        assert lines("<table><tr><td><p>One<p>Two<tr><td>Three</table>") == ["One", "Two", "Three"]
        page = "<table><tr><td>menu<td><p>a<p>b<p>c<table><tr><td>d<td>e</table></table>"
        assert lines(page) == ["menu", "a", "b", "c", "d\te"]


class TestEncodings:
    TEXT = "Évaluation – “Genève”"

    @pytest.mark.parametrize(
        ("head", "encoding"),
        [
            ("", "utf-8"),
            ("", "utf-8-sig"),
            ("", "utf-16"),
            ("<meta charset=windows-1252>", "cp1252"),
            ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
            ("<?xml version='1.0' encoding='utf-8'?>", "utf-8"),
        ],
    )
    def test_declared_or_marked(self, head: str, encoding: str) -> None:
        data = f"{head}<p>{self.TEXT}</p>".encode(encoding)
        assert extract_html(data, "x") == Extracted(((self.TEXT, ""),), ())

    def test_cyrillic(self) -> None:
        data = "<meta charset='koi8-r'><p>Резолюция</p>".encode("koi8-r")
        assert extract_html(data, "x").pages == (("Резолюция", ""),)

    @pytest.mark.parametrize("declared", ["", "<meta charset=punycode>", "<meta charset=zlib>"])
    def test_guessed(self, declared: str) -> None:
        extracted = extract_html(f"{declared}<p>{self.TEXT}</p>".encode("cp1252"), "x")
        assert (extracted.pages, codes(extracted)) == (((self.TEXT, ""),), ["encoding-guessed"])


class TestHostile:
    def test_what_is_no_page(self) -> None:
        archive = dedent(
            """\
            From: <Saved by Blink>
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="x"
            """
        )
        assert codes(extract_html(b" ", "x")) == ["empty"]
        assert codes(extract_html(archive.encode(), "x")) == ["web-archive"]
        assert codes(extract_html(b"<script>only()</script>", "x")) == ["no-text"]
        assert codes(extract_html(b"<a>" * 2_000_001, "x")) == ["too-large"]

    @pytest.mark.parametrize("tag", ["div", "s", "table><tr><td", "ul><li", "blockquote"])
    def test_nesting_without_end(self, tag: str) -> None:
        extracted = extract_html(f"before{f'<{tag}>' * 100_000}after".encode(), "x")
        assert extracted.pages == (("before", ""),)
        assert codes(extracted) == ["damaged-part"]

    @pytest.mark.parametrize(
        "text", ["<!--", "<![CDATA[", "<a ", "<", "&", "&amp", "</p>", "<p>", "<td>", '<a b="']
    )
    def test_time_is_in_proportion(self, text: str) -> None:
        started = time.process_time()
        extract_html((text * 200_000).encode(), "x")
        assert time.process_time() - started < 10

    def test_a_merged_cell_does_not_multiply(self) -> None:
        page = f"<table><tr><td rowspan=9999>{'x' * 5000}<td>y" + "<tr><td>z" * 2000
        assert sum(map(len, lines(page))) < 10_000

    @given(st.binary(max_size=400))
    def test_any_bytes(self, data: bytes) -> None:
        extract_html(data, "x")

    @given(
        st.lists(
            st.sampled_from(
                ["<p>", "</p>", "<ol>", "<li>", "</ol>", "<table>", "<tr>", "<td rowspan=2>", "</table>", "x",
                 "<i>", "</b>", "<b>", "<br>", "<pre>", "<sup>", "1", "&nbsp;", "<html>", "</td>"]
            ),
            max_size=60,
        )
    )  # fmt: skip
    def test_any_order_of_tags_keeps_every_word(self, tags: list[str]) -> None:
        seen = "".join(lines("".join(tags)))
        assert seen.count("x") >= tags.count("x")


def test_a_header_set_as_a_table_is_a_header() -> None:
    document = parse_file(
        b"<table><tr><td><b>Committee</b></td><td>Committee on Lamps</td></tr>"
        b"<tr><td><b>Topic</b></td><td>Oil</td></tr>"
        b"<tr><td><b>Sponsors</b></td><td>Chad, Fiji</td></tr></table>"
        b"<p>The Committee on Lamps,</p><p>Noting the dark,</p><ol><li>Urges all to buy oil:"
        b"<ol type=a><li>Each month;</li><li>By ship;</li></ol></li><li>Decides to meet again.</li></ol>"
        b"<p>Votes: 32/4/6</p>",
        "lamps.html",
    )
    (resolution,) = document.resolutions
    assert (document.committee.name, resolution.topic) == ("Committee on Lamps", "Oil")
    assert resolution.sponsors == ("Chad", "Fiji")
    assert [clause.label for clause in resolution.operative[0].children] == ["a", "b"]
    assert resolution.vote is not None
    assert (resolution.vote.in_favor, resolution.vote.against) == (32, 4)
