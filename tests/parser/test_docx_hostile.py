"""Files that are no Word documents, or ones made to do harm: an answer with problems, in bounded time."""

import time

from hypothesis import given
from hypothesis import strategies as st

from archive.parser.extract.docx import extract_docx
from tests.parser.word import (
    CLAUSES,
    LIST_STYLE,
    NAMES,
    NOTES,
    abstract,
    codes,
    docx,
    item,
    level,
    lines,
    num,
    p,
    packed,
    start_at,
)


class TestHostile:
    def refusal(self, data: bytes) -> list[str]:
        extracted = extract_docx(data, "x.docx")
        assert extracted.pages == ()
        return codes(extracted)

    def test_what_is_no_word_document(self) -> None:
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        assert self.refusal(b" ") == ["empty"]
        assert self.refusal(b"{\\rtf1 text}") == ["not-word"]
        assert self.refusal(ole) == ["old-word"]
        assert self.refusal(ole + "EncryptedPackage".encode("utf-16-le")) == ["encrypted"]
        assert self.refusal(packed({"xl/workbook.xml": "<workbook/>"})) == ["not-word"]
        assert self.refusal(docx(p("x"))[:-40]) == ["damaged"]
        assert self.refusal(docx("")) == ["no-text"]

    def test_entities_are_neither_expanded_nor_fetched(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
        document = (
            f"{bomb}<w:document {NAMES}><w:body>{p('<w:r><w:t>&a;&b;</w:t></w:r>')}</w:body></w:document>"
        )
        assert self.refusal(packed({"word/document.xml": document})) == ["unsafe-xml"]

    def test_a_zip_bomb_is_not_unpacked(self) -> None:
        assert self.refusal(packed({"word/document.xml": b" " * 80_000_000})) == ["too-large"]

    def test_too_many_tags(self) -> None:
        assert self.refusal(packed({"word/document.xml": "<a/>" * 2_100_000})) == ["too-large"]

    def test_broken_xml_is_read_as_far_as_it_makes_sense(self) -> None:
        whole = f"<w:document {NAMES}><w:body>{p('One.')}{p('Two.')}"
        extracted = extract_docx(packed({"word/document.xml": whole + "<w:p><w:r><w:t>Thr"}), "x.docx")
        assert extracted.pages[0][:4] == ("One.", "", "Two.", "")
        assert codes(extracted) == ["damaged-part"]

    def test_tables_too_deep_are_read_flat(self) -> None:
        body = p("deep")
        for _ in range(20):
            body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
        extracted = extract_docx(docx(body), "x.docx")
        assert (extracted.pages, codes(extracted)) == ((("deep", ""),), ["too-deep"])

    def test_nesting_without_end(self) -> None:
        extracted = extract_docx(docx("<w:sdt>" * 100_000), "x.docx")
        assert codes(extracted) == ["damaged-part", "no-text"]

    def test_styles_and_lists_that_go_in_circles(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>' + LIST_STYLE
        )
        numbering = abstract('<w:numStyleLink w:val="L"/>') + num(1)
        body = p("a", '<w:pStyle w:val="A"/>') + item("b") + item("c", 99, num=77)
        assert lines(body, styles=styles, numbering=numbering) == ["a", "b", "c"]

    def test_labels_without_end(self) -> None:
        numbering = abstract(level(0, "lowerRoman", "%1" * 5000)) + num(1, 0, start_at(999999999))
        (line,) = lines(item("x"), numbering=numbering)
        assert len(line) < 100

    def test_a_merged_cell_does_not_multiply(self) -> None:
        text = "x" * 10_000
        beside = f"<w:tc>{p('y')}</w:tc>"
        first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p(text)}</w:tc>{beside}'
        more = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>{beside}"
        rows = f"<w:tr>{first}</w:tr>" + f"<w:tr>{more}</w:tr>" * 1000
        assert len("".join(lines(f"<w:tbl>{rows}</w:tbl>"))) < 13_000

    def test_long_documents_take_time_in_proportion(self) -> None:
        def seconds(count: int) -> float:
            data = docx(item("Calls upon all Member States;") * count, numbering=CLAUSES + num(1))
            started = time.process_time()
            extract_docx(data, "x.docx")
            return time.process_time() - started

        seconds(100)
        assert seconds(8000) < 20 * seconds(1000) + 0.5

    @given(st.binary(max_size=2000), st.integers(0, 3000))
    def test_damaged_bytes_never_raise(self, noise: bytes, at: int) -> None:
        data = docx(item("Calls upon") + p("x"), numbering=CLAUSES + num(1))
        extract_docx(data[:at] + noise + data[at + len(noise) :], "x.docx")

    @given(
        st.lists(
            st.sampled_from(
                ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>x", "</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>",
                 "</w:tc>", "</w:tr>", "</w:tbl>", '<w:fldChar w:fldCharType="end"/>', "<w:del>", "&amp;",
                 '<w:footnoteReference w:id="2"/>', "<w:pPr>", "<w:numPr>", '<w:numId w:val="-1"/>',
                 "<w:sectPr/>", "<mc:AlternateContent>", "<w:br/>"]
            ),
            max_size=60,
        )
    )  # fmt: skip
    def test_any_order_of_tags_never_raises(self, tags: list[str]) -> None:
        extract_docx(docx("".join(tags), footnotes=NOTES), "x.docx")
