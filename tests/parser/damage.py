"""What conversions do to a text without changing what a careful reader gets out of it."""

import random
import re
import textwrap
from collections.abc import Callable

_MARKED = re.compile(r"^(?:\(?(?:\d{1,3}|[a-z]{1,4})[.)]\)?)\s+\S")
_HEADING = re.compile(r"^(?:[IVX]+|[A-Z])\. [A-Z][^.;:]{2,60}$")


def more_blank_lines(text: str, dice: random.Random) -> str:
    """Gaps of several lines, and spaces at the ends of lines."""
    return re.sub(r"\n\n", lambda _: "\n" * dice.choice((2, 3, 4)), text).replace("\n", "  \n")


def windows_line_ends(text: str, dice: random.Random) -> str:
    """Carriage returns and hard spaces."""
    lines = [
        line.replace(" ", "\u00a0", 1) if line[:1].isalpha() and dice.random() < 0.1 else line
        for line in text.split("\n")
    ]
    return "\r\n".join(lines)


def list_hyphens(text: str, dice: random.Random) -> str:
    """Numbered and lettered paragraphs become items of a list."""
    return "\n".join(
        f"{'  ' * dice.choice((0, 0, 1))}- {line}" if _MARKED.match(line) and dice.random() < 0.7 else line
        for line in text.split("\n")
    )


def markdown_headings(text: str, dice: random.Random) -> str:
    """Headings become bold or get hashes."""
    mark = dice.choice(("## {}", "**{}**", "#### {}", "**{}**"))
    return "\n".join(mark.format(line) if _HEADING.match(line) else line for line in text.split("\n"))


def lost_emphasis(text: str, dice: random.Random) -> str:
    """Italics and bold are gone."""
    return re.sub(r"(?<!\\)\*{1,2}(?=\S)([^*\n]+?)(?<=[^\s\\])\*{1,2}", r"\1", text)


def pages_turned(text: str, dice: random.Random) -> str:
    """Between paragraphs and inside them a page ends: its number stands there, and a form feed."""
    paragraphs = text.split("\n\n")
    body = next((at for at, paragraph in enumerate(paragraphs) if _MARKED.match(paragraph)), len(paragraphs))
    out = []
    page = 1
    for at, paragraph in enumerate(paragraphs):
        out.append(paragraph)
        if at > body and dice.random() < 0.25:
            page += 1
            out.append(f"{page}/9 22-91234\n\f")
    return "\n\n".join(out)


def torn_paragraphs(text: str, dice: random.Random) -> str:
    """A blank line falls between two lines of one sentence."""
    lines = text.split("\n")
    out = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        out.append(line)
        inside = re.search(r"[a-z]$", line) and re.match(r"[a-z]", below) and len(line) > 55
        if inside and dice.random() < 0.5:
            out.append("")
    return "\n".join(out)


def rewrapped(text: str, dice: random.Random) -> str:
    """Paragraphs parted by gaps are set in another width, or on one line."""
    width = dice.choice((60, 100, 10_000))

    def wrap(paragraph: str) -> str:
        if re.search(r"\S {3,}\S", paragraph):
            return paragraph  # a page's head with its number, set apart from it
        lines = paragraph.split("\n")
        whole = len(lines) > 1 and all(len(line) > 55 for line in lines[:-1])
        return (
            textwrap.fill(" ".join(lines), width, break_on_hyphens=False)
            if whole or len(lines) == 1
            else paragraph
        )

    if "|" in text or re.search(r"^ {4,}\S", text, re.M):
        return text
    return "\n\n".join(wrap(paragraph) for paragraph in text.split("\n\n"))


DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    more_blank_lines, windows_line_ends, list_hyphens, markdown_headings, lost_emphasis, pages_turned,
    torn_paragraphs, rewrapped,
)  # fmt: skip
