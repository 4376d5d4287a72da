"""Word documents against the lines a reader sees."""

import pytest

from archive.parser.extract import Extracted
from archive.parser.extract.docx import extract_docx
from tests.parser.word import (
    CLAUSES,
    LIST_STYLE,
    NOTES,
    abstract,
    codes,
    docx,
    item,
    level,
    lines,
    num,
    p,
    pages,
    run,
    start_at,
)


def test_a_paragraph_is_a_line_and_a_blank_line() -> None:
    extracted = extract_docx(docx(p("One.") + p() + p("Two.")), "x.docx")
    assert extracted == Extracted((("One.", "", "Two.", ""),), ())


class TestNumbering:
    def test_levels_nest_and_restart(self) -> None:
        body = "".join(
            item(text, at)
            for text, at in [("A", 0), ("B", 1), ("C", 2), ("D", 2), ("E", 1), ("F", 2), ("G", 0), ("H", 1)]
        )
        assert lines(body, numbering=CLAUSES + num(1)) == [
            "1. A", "(a) B", "(i) C", "(ii) D", "(b) E", "(i) F", "2. G", "(a) H",
        ]  # fmt: skip

    def test_lists_of_one_definition_count_on_together_unless_told_where_to_start(self) -> None:
        numbering = CLAUSES + num(1) + num(2) + num(3, 0, start_at(7))
        body = item("A") + item("B", num=2) + item("C", num=3) + item("D", num=3) + item("E")
        assert lines(body, numbering=numbering) == ["1. A", "2. B", "7. C", "8. D", "9. E"]

    def test_a_level_left_out_counts_as_begun(self) -> None:
        numbering = abstract(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")) + num(1)
        body = item("A", 1) + item("B", 1) + item("C") + item("D", 1)
        assert lines(body, numbering=numbering) == ["1.1. A", "1.2. B", "2. C", "2.1. D"]

    def test_text_boxes_count_apart(self) -> None:
        box = p(f"<w:r><w:pict><w:txbxContent>{item('B')}</w:txbxContent></w:pict></w:r>")
        assert lines(item("A") + box + item("C"), numbering=CLAUSES + num(1)) == ["1. A", "1. B", "2. C"]

    def test_lists_of_two_definitions_count_apart(self) -> None:
        numbering = CLAUSES + abstract(level(0, "upperRoman", "%1."), 1) + num(1) + num(2, 1)
        assert lines(item("A") + item("B", num=2) + item("C"), numbering=numbering) == [
            "1. A",
            "I. B",
            "2. C",
        ]

    def test_a_list_may_state_its_own_levels(self) -> None:
        override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
        numbering = CLAUSES + num(1) + num(2, 0, override)
        assert lines(item("A") + item("B", num=2), numbering=numbering) == ["1. A", "B) B"]

    def test_a_level_may_never_restart_or_only_below_another(self) -> None:
        never = abstract(
            level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2.", '<w:lvlRestart w:val="0"/>')
        )
        body = item("A") + item("B", 1) + item("C") + item("D", 1)
        assert lines(body, numbering=never + num(1)) == ["1. A", "a. B", "2. C", "b. D"]
        below_first = abstract(
            level(0, "decimal", "%1.")
            + level(1, "lowerLetter", "%2.")
            + level(2, "lowerRoman", "%3.", '<w:lvlRestart w:val="1"/>')
        )
        body = (
            item("A") + item("B", 1) + item("C", 2) + item("D", 1) + item("E", 2) + item("F") + item("G", 2)
        )
        assert lines(body, numbering=below_first + num(1)) == [
            "1. A", "a. B", "i. C", "b. D", "ii. E", "2. F", "i. G",
        ]  # fmt: skip

    def test_a_label_may_repeat_those_above_and_turn_them_into_figures(self) -> None:
        legal = abstract(level(0, "upperRoman", "Article %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
        body = item("A") + item("B", 1) + item("C") + item("D", 1)
        assert lines(body, numbering=legal + num(1)) == ["Article I A", "1.1 B", "Article II C", "2.1 D"]

    @pytest.mark.parametrize(
        ("number_format", "label"),
        [("decimal", "28"), ("lowerLetter", "bb"), ("upperLetter", "BB"), ("lowerRoman", "xxviii"),
         ("upperRoman", "XXVIII"), ("decimalZero", "28"), ("ordinal", "28th"), ("chineseCounting", "28")],
    )  # fmt: skip
    def test_formats(self, number_format: str, label: str) -> None:
        numbering = abstract(level(0, number_format, "(%1)")) + num(1, 0, start_at(28))
        assert lines(item("A"), numbering=numbering) == [f"({label}) A"]

    def test_a_bare_label_gets_a_full_stop(self) -> None:
        numbering = abstract(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")) + num(1)
        assert lines(item("A") + item("B", 1), numbering=numbering) == ["1. A", "1.1 B"]

    def test_no_number_and_bullets(self) -> None:
        numbering = abstract(level(0, "none", "%1")) + abstract(level(0, "bullet", "\uf0b7"), 1)
        numbering += num(1) + num(2, 1)
        assert lines(item("A") + item("B", num=2), numbering=numbering) == ["A", "• B"]

    def test_what_parts_a_label_from_its_text(self) -> None:
        nothing = abstract(level(0, "decimal", "Article %1", '<w:suff w:val="nothing"/>')) + num(1)
        assert lines(item(": Scope") + item("Scope"), numbering=nothing) == [
            "Article 1: Scope",
            "Article 2 Scope",
        ]

    def test_a_style_may_number_its_paragraphs(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
            "</w:pPr></w:style>"
            '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Other"><w:basedOn w:val="H2"/></w:style>'
        )
        numbering = abstract(
            level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>')
            + level(1, "upperLetter", "%2.", '<w:pStyle w:val="H2"/>')
        ) + num(1)
        body = "".join(
            p(text, f'<w:pStyle w:val="{style}"/>')
            for text, style in [
                ("One", "H1"),
                ("Two", "H2"),
                ("Three", "Other"),
                ("Four", "H1"),
                ("Five", "H2"),
            ]
        )
        body += p("None", '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        assert lines(body, styles=styles, numbering=numbering) == [
            "I. One", "A. Two", "B. Three", "II. Four", "A. Five", "None",
        ]  # fmt: skip

    def test_a_definition_may_point_to_a_list_style(self) -> None:
        styles = LIST_STYLE
        numbering = CLAUSES + abstract('<w:numStyleLink w:val="L"/>', 1) + num(1) + num(2, 1)
        assert lines(item("A", 1, num=2), styles=styles, numbering=numbering) == ["(a) A"]

    def test_an_empty_item_counts_and_a_deleted_one_does_not(self) -> None:
        deleted = p(
            '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>',
        )
        body = item("A") + item("") + deleted + item("D")
        assert lines(body, numbering=CLAUSES + num(1)) == ["1. A", "3. D"]


class TestRuns:
    def test_emphasis_stands_on_whole_words(self) -> None:
        body = p(run("Recalling ", "<w:i/>") + run("also", "<w:i/>") + run(" the "))
        body += p(run("Top") + run("ic", "<w:b/>") + run(": x"))
        body += p(run("Urges", "<w:u w:val='single'/>") + run(" all"))
        assert lines(body) == ["*Recalling also* the", "**Topic**: x", "*Urges* all"]

    def test_styles_print_emphasis_and_undo_each_other(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="Quote"><w:rPr><w:i/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Deep"><w:basedOn w:val="Quote"/></w:style>'
            '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>'
        )
        emphasised = run("word", '<w:rStyle w:val="Emphasis"/>')
        body = p(emphasised + run(" plain")) + p(emphasised + run(" quoted"), '<w:pStyle w:val="Deep"/>')
        body += p(run("off", '<w:i w:val="0"/>') + run(" on"), '<w:pStyle w:val="Quote"/>')
        assert lines(body, styles=styles) == ["*word* plain", "word *quoted*", "off *on*"]

    def test_printed_stars_stay_stars(self) -> None:
        body = p(run("Title", "<w:b/>") + run("*")) + p("Item 7*") + p("* A note.") + p("2 *a* 3")
        assert lines(body) == ["**Title**\\*", "Item 7*", "* A note.", "2 \\*a* 3"]

    def test_hyphens_tabs_breaks_and_symbols(self) -> None:
        body = p(
            "<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>item</w:t><w:softHyphen/><w:t>s</w:t><w:tab/>"
            '<w:t>x</w:t><w:br/><w:t>y</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
        )
        assert lines(body) == ["sub-items\tx", "y•"]

    def test_a_tab_behind_a_typed_label_is_a_space(self) -> None:
        typed = "<w:r><w:tab/><w:t>{}</w:t><w:tab/><w:t>Urges</w:t></w:r>"
        assert lines(p(typed.format("1.")) + p(typed.format("CSTD/1/1"))) == ["1. Urges", "CSTD/1/1\tUrges"]

    def test_raised_figures_and_hidden_text(self) -> None:
        raised = '<w:vertAlign w:val="superscript"/>'
        body = p(run("2015,") + run("12", raised) + run(" 5") + run("th", raised) + run("no", "<w:vanish/>"))
        assert lines(body) == ["2015,¹² 5th"]

    def test_fields_give_their_results(self) -> None:
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF x </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>inner</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>seen</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        simple = '<w:fldSimple w:instr="DATE"><w:r><w:t> today</w:t></w:r></w:fldSimple>'
        link = '<w:hyperlink r:id="x"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:u w:val="single"/></w:rPr>'
        assert lines(p(field + simple + link + "<w:t> www</w:t></w:r></w:hyperlink>")) == ["seen today www"]

    def test_tracked_changes_are_accepted(self) -> None:
        body = p(
            run("Calls ") + '<w:del w:id="1"><w:r><w:delText>for</w:delText></w:r></w:del>'
            f'<w:ins w:id="2">{run("upon")}</w:ins><w:moveFrom w:id="3">{run(" away")}</w:moveFrom>'
            f'<w:moveTo w:id="4">{run(" here")}</w:moveTo>'
        )
        extracted = extract_docx(docx(body), "x.docx")
        assert extracted.pages == (("Calls upon here", ""),)
        assert codes(extracted) == ["changes-accepted"]

    def test_a_deleted_paragraph_end_joins_two_paragraphs(self) -> None:
        assert lines(p("One ", "<w:rPr><w:del w:id='1'/></w:rPr>") + p("two.")) == ["One two."]

    def test_content_controls_text_boxes_and_alternatives_are_read_once(self) -> None:
        box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
        body = p(
            "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>"
            + run("Controlled")
            + "</w:sdtContent>"
            f"</w:sdt><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        body += f"<w:sdt><w:sdtContent>{p('Block.')}</w:sdtContent></w:sdt>"
        body += p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")
        assert lines(body) == ["Controlled", "In the box.", "Block.", "x+1"]


class TestPages:
    def test_a_page_break_turns_the_page(self) -> None:
        breaks = "<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t></w:r>"
        body = p(breaks) + p("c", "<w:pageBreakBefore/>") + p("d", "<w:sectPr/>") + p("e") + "<w:sectPr/>"
        assert pages(docx(body)) == [["a"], ["b"], ["c", "d"], ["e"]]

    def test_a_continuous_section_does_not(self) -> None:
        body = p("a", "<w:sectPr/>") + p("b") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
        assert pages(docx(body)) == [["a", "b"]]

    def test_where_word_last_broke_the_page_a_paragraph_stays_whole(self) -> None:
        inside = "<w:r><w:t>Calls up</w:t><w:lastRenderedPageBreak/><w:t>on</w:t></w:r>"
        before = "<w:r><w:lastRenderedPageBreak/><w:t>Next</w:t></w:r>"
        assert pages(docx(p(inside) + p("then") + p(before))) == [["Calls upon"], ["then"], ["Next"]]

    def test_the_first_head_is_read_where_it_bears_the_symbol(self) -> None:
        section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
        assert lines(p("Text") + section, header=p("A/C.3/70/L.1")) == ["A/C.3/70/L.1", "Text"]
        assert lines(p("Text") + section, header=p("Running head")) == ["Text"]


class TestNotes:
    def test_notes_follow_the_paragraph_that_refers_to_them(self) -> None:
        body = p(run("A") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" b"))
        body += p(
            run("C") + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
            '<w:r><w:footnoteReference w:id="4"/></w:r>'
        )
        body += p("D")
        assert lines(body, footnotes=NOTES) == [
            "A¹ b", "¹ First.", "C*²", "^{*} Starred.", "² Second,", "in two paragraphs.", "D",
        ]  # fmt: skip

    def test_endnotes_come_last_in_the_format_of_the_settings(self) -> None:
        body = p(run("A") + '<w:r><w:endnoteReference w:id="2"/></w:r>') + p("B")
        endnotes = '<w:endnote w:id="2">' + p("Last.") + "</w:endnote>"
        assert lines(body, endnotes=endnotes) == ["A¹", "B", "¹ Last."]
        letters = '<w:endnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:endnotePr>'
        assert lines(body, endnotes=endnotes, settings=letters) == ["A^{c}", "B", "^{c} Last."]

    def test_a_note_is_printed_once(self) -> None:
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        assert lines(p(reference) + p(reference), footnotes=NOTES) == ["¹", "¹ First.", "²"]


class TestTables:
    @staticmethod
    def cell(*paragraphs: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, paragraphs))}</w:tc>"

    def table(self, *rows: str) -> str:
        return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    def test_a_row_is_a_line_with_tabs(self) -> None:
        cell = self.cell
        body = self.table(
            cell("Code") + cell("Topic") + cell("Vote"),
            cell("A/1") + cell("Sand", "and dust") + cell("", "Adopted"),
            cell("") + cell("") + cell(""),
        )
        assert extract_docx(docx(body + p("End")), "x").pages == (
            ("Code\tTopic\tVote", "A/1\tSand and dust\tAdopted", "", "End", ""),
        )

    def test_merged_cells(self) -> None:
        cell = self.cell
        body = self.table(
            cell("A") + cell("Topic", properties='<w:vMerge w:val="restart"/>') + cell("x"),
            cell("B") + cell("", properties="<w:vMerge/>") + cell("y"),
            cell("Both", properties='<w:gridSpan w:val="2"/>') + cell("z"),
        )
        assert lines(body) == ["A\tTopic\tx", "B\tTopic\ty", "Both\tz"]

    def test_a_table_in_a_table_is_part_of_its_cell(self) -> None:
        inner = self.table(self.cell("in") + self.cell("ner"))
        body = self.table(f"<w:tc>{inner}{p()}</w:tc>" + self.cell("outer"))
        assert lines(body) == ["in ner\touter"]

    def test_a_table_that_only_lays_out_the_page_is_text(self) -> None:
        masthead = self.table(
            self.cell("United Nations") + self.cell("A/70/1"),
            self.cell("General Assembly") + self.cell("Distr.: General", "1 May 2015"),
        )
        assert lines(masthead) == [
            "United Nations",
            "A/70/1",
            "General Assembly",
            "Distr.: General",
            "1 May 2015",
        ]
        assert lines(self.table(self.cell("One"), self.cell("Two"))) == ["One", "Two"]

    def test_a_deleted_row_is_gone(self) -> None:
        row = f'<w:trPr><w:del w:id="1"/></w:trPr>{self.cell("gone")}{self.cell("x")}'
        assert lines(self.table(row, self.cell("a") + self.cell("b"))) == ["a\tb"]


def test_a_page_that_ends_within_a_cell_cuts_no_word() -> None:
    cut = "<w:r><w:t>acclam</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>ation</w:t></w:r>"
    row = f"<w:tr><w:tc>{p('WHO/1/1')}</w:tc><w:tc>{p(cut)}</w:tc></w:tr>"
    assert lines(f"<w:tbl>{row}{row}</w:tbl>") == ["WHO/1/1\tacclamation"] * 2
