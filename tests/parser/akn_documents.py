"""AKN4UN documents of our own making, put together from pieces."""

from archive.parser.akn import read_akn
from archive.parser.model import Clause, ParsedDocument, Resolution

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


VOTING = """<analysis><parliamentary><voting outcome="adoptedRecordedVote">
 <count value="2" refersTo="inFavour"><voters>
  <organization>FIJI</organization><organization>PERU</organization></voters></count>
 <count value="{against}" refersTo="against"><voters><organization>{name}</organization></voters></count>
</voting></parliamentary></analysis>"""
