"""What the page of a batch says."""

import re

from lxml import html

from archive.models import Upload


def told(response):
    """Of each file: its name, how far it has come, and what is said of it."""
    return [tuple(map(_said, row.xpath("th|td"))) for row in _rows(response)]


def links(response):
    """Where the rows lead, in their order."""
    return [href for row in _rows(response) for href in row.xpath(".//a/@href")]


def read_in(upload: Upload) -> str:
    """What its row says of an upload of session documentation that was read, by its columns."""
    problems = "1 problem" if upload.problems == 1 else f"{upload.problems or 'no'} problems"
    unsure = f"about {upload.doubt:.1f} unsure places" if upload.doubt >= 0.05 else "no unsure place"
    return (
        f"Session documentation: {upload.resolutions} resolutions, {upload.clauses} clauses, "
        f"{problems}, {unsure}"
    )


def _rows(response):
    return html.fromstring(response.content.decode()).find_class("desk-file")


def _said(cell):
    """Line breaks and blanks of the template are none that anyone sees; a hard space is."""
    return re.sub(r"[ \n]+", " ", cell.text_content()).strip()
