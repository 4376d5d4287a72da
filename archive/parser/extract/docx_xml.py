"""The parts of a Word document as XML: names, attributes, and a reader that expands and fetches nothing."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from archive.parser.extract.package import UnreadableError, open_zip, read_member

# Measured: a page of Word is 10 to 30 kB of XML, so this is more than a thousand pages.
MAX_PART_BYTES = 32 * 2**20
# A page has 300 to 600 tags; each costs some 250 bytes of memory (measured, 2026-11).
MAX_TAGS = 1_000_000

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
              "http://purl.oclc.org/ooxml/officeDocument/relationships")  # fmt: skip
# Numbers in a document have at most so many figures; more are a mistake or an attack.
_MAX_FIGURES = 9

Element = etree._Element


def word(name: str) -> str:
    """The full name of one of Word's elements or attributes."""
    return f"{{{_WORD}}}{name}"


VAL = word("val")
ID = word("id")


def value(parent: Element | None, name: str) -> str | None:
    """What a child such as <w:numFmt w:val="decimal"/> says."""
    child = None if parent is None else parent.find(word(name))
    return None if child is None else child.get(VAL)


def number(text: str | None, default: int) -> int:
    """A whole number, or the default where there is none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MAX_FIGURES else default


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether a property such as <w:b/> is on; None where it is not stated."""
    found = None if properties is None else properties.find(word(name))
    if found is None:
        return None
    return found.get(VAL) not in ("0", "false", "off", "none")


def relation_id(element: Element) -> str | None:
    """The r:id that points to another part."""
    return next((found for name in _RELATIONS if (found := element.get(f"{{{name}}}id"))), None)


@dataclass(slots=True)
class Parts:
    """The parts of a document. `damaged` says that XML was broken and read as far as it made sense."""

    archive: zipfile.ZipFile
    main: str = "word/document.xml"
    targets: dict[str, str] = field(default_factory=dict)
    by_kind: dict[str, str] = field(default_factory=dict)
    damaged: bool = False

    def part(self, kind: str) -> Element | None:
        """The part of a kind such as "styles", or None; UnreadableError where it cannot be read."""
        return self.xml(self.by_kind[kind]) if kind in self.by_kind else None

    def xml(self, path: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        content = read_member(self.archive, info, MAX_PART_BYTES)
        root, whole = parse_xml(content)
        self.damaged |= not whole
        return root


def open_parts(data: bytes) -> Parts:
    """The document in `data`; UnreadableError where it is no archive or holds no document."""
    parts = Parts(open_zip(data))
    for kind, target in _relations(parts, "_rels/.rels", "").values():
        if kind == "officeDocument":
            parts.main = target
    folder, name = posixpath.split(parts.main)
    for identifier, (kind, target) in _relations(parts, f"{folder}/_rels/{name}.rels", folder).items():
        parts.targets[identifier] = target
        parts.by_kind.setdefault(kind, target)
    return parts


def _relations(parts: Parts, path: str, folder: str) -> dict[str, tuple[str, str]]:
    """Of each relation of a part, the kind of its target and its path; those to the outside left out."""
    root = parts.xml(path.lstrip("/"))
    found: dict[str, tuple[str, str]] = {}
    for relation in () if root is None else root:
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", folder, relation.get("Target") or "")
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = (kind, posixpath.normpath(target).lstrip("/"))
    return found


def parse_xml(content: bytes) -> tuple[Element | None, bool]:
    """The root of an XML part and whether all of it was well-formed.

    UnreadableError for one that is too large, or has a DTD: Word writes none, and one is there to expand
    entities or to fetch files.
    """
    if content.count(b"<") > MAX_TAGS:
        raise UnreadableError("too-large")
    content = content.replace(_STRICT_WORD.encode(), _WORD.encode())
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    if root is None:
        return None, False
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("unsafe-xml")
    return root, not len(parser.error_log)
