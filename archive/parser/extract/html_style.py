"""How a browser shows an element: by its name, its style attribute and the page's rules for classes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

Element = etree._Element

ITALICS = frozenset(("i", "em", "cite", "dfn", "var", "u"))
BOLDS = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
# What is no text of the document, or not shown; struck text is read as a tracked deletion is.
DROPPED = frozenset(
    (
        "script", "style", "template", "noscript", "head", "title", "nav", "svg", "canvas", "iframe",
        "object", "embed", "audio", "video", "map", "button", "select", "option", "textarea", "input",
        "datalist", "del", "rt", "rp", "annotation", "annotation-xml",
    )
)  # fmt: skip
# Style sheets longer than this are those of a web site, not of a document saved as a page.
MAX_STYLE = 200_000

# ".c3{font-style:italic}": what Word and Google Docs write
_CLASS_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
# "#_ftn1", "#sdfootnote1anc", "#fnref:1", "#cite_note-2": links between a reference mark and its note
_NOTE_LINK = re.compile(r"^[^#]*#_?(?:sd)?(?:fn|ftn|edn|footnote|endnote|cite[-_])\w", re.I)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;!]+)")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown at one point."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    preformatted: bool = False


@dataclass(slots=True)
class StyleSheet:
    """The rules for single classes that stand in the page itself."""

    rules: dict[str, dict[str, str]] = field(default_factory=dict)

    def declared(self, element: Element) -> dict[str, str]:
        """What the classes and the style attribute of an element say, by property."""
        found: dict[str, str] = {}
        for name in (element.get("class") or "").split()[:8]:
            found |= self.rules.get(name, {})
        return found | _declarations(element.get("style") or "")


def read_styles(root: Element) -> StyleSheet:
    """The page's own style sheet."""
    sheet = StyleSheet()
    for element in root.iter("style"):
        for name, body in _CLASS_RULE.findall((element.text or "")[:MAX_STYLE]):
            sheet.rules.setdefault(name, {}).update(_declarations(body))
    return sheet


def is_hidden(element: Element, declared: dict[str, str]) -> bool:
    """Whether a browser shows nothing of it, or only the way around the site."""
    tag = element.tag
    return (
        tag in DROPPED
        or element.get("hidden") is not None
        or element.get("role") == "navigation"
        or (tag == "dialog" and element.get("open") is None)
        or declared.get("display") == "none"
        or declared.get("visibility") == "hidden"
    )


def look_of(element: Element, declared: dict[str, str], above: Look) -> Look:
    """How an element's text is shown, given how that around it is."""
    tag = str(element.tag)
    look = replace(
        above,
        italic=above.italic or tag in ITALICS,
        bold=above.bold or tag in BOLDS,
        raised=above.raised or tag == "sup" or (tag == "a" and _links_note(element)),
        preformatted=above.preformatted or tag in ("pre", "listing", "xmp"),
    )
    if style := declared.get("font-style"):
        look = replace(look, italic=style in ("italic", "oblique"))
    if weight := declared.get("font-weight"):
        look = replace(look, bold=weight in ("bold", "bolder", "600", "700", "800", "900"))
    if declared.get("text-decoration", "").startswith("underline") and tag != "a":
        look = replace(look, italic=True)
    if align := declared.get("vertical-align"):
        look = replace(look, raised=align == "super")
    return look


def _links_note(element: Element) -> bool:
    return _NOTE_LINK.match((element.get("href") or "")[:500]) is not None


def _declarations(text: str) -> dict[str, str]:
    found = _DECLARATION.findall(text[:2000])
    return {name.lower(): value.strip().lower() for name, value in found}
