"""Reading a page as a reader does: by what its elements are and say."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path"}


class _Reader(HTMLParser):
    """Gathers the text, and the attributes, of every element that has a class or of a tag."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.tag, _, self.css = wanted.partition(".")
        self.depth = 0
        self.texts: list[str] = []
        self.attributes: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.depth:
            self.depth += tag not in VOID
            self.texts[-1] += " "
        elif self.tag in ("", tag) and (not self.css or self.css in given.get("class", "").split()):
            self.attributes.append(given)
            self.texts.append("")
            self.depth = tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth) and tag not in VOID

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts[-1] += data


def texts(html: str, wanted: str) -> list[str]:
    """What each element says; `wanted` is "tag", ".class" or "tag.class". Nested ones count once."""
    reader = _Reader(wanted)
    reader.feed(html)
    return [" ".join(text.split()) for text in reader.texts]


def attributes(html: str, wanted: str, name: str) -> list[str]:
    """An attribute of each element that has it."""
    reader = _Reader(wanted)
    reader.feed(html)
    return [given[name] for given in reader.attributes if name in given]
