"""Damages to the marks and the words of clauses, as a picture is misread or an editor slips."""

from __future__ import annotations

import random
import re

from archive.parser.patterns import MARKER
from benchmarks.reading.damage.sheet import MARKED, Sheet, plain
from benchmarks.reading.differences import clauses

_MISREAD = {
    "1": "l",
    "3": "8",
    "5": "6",
    "c": "e",
    "b": "h",
    "i": "1",
    "ii": "11",
    "iv": "w",
    "2": "7",
    "d": "cl",
}
_ALIKE = (("rn", "m"), ("l", "1"), ("m", "rn"), ("o", "0"), ("e", "c"), ("i", "l"), ("u", "ii"), ("h", "b"))
_STYLES = ("({0})", "{0})", "{0} -", "OP{0}.", "§ {0}", "{0}", "{0}.-", "Article {0}.")


def unmarked(text: str) -> str:
    found = MARKER.match(text.lstrip("*_"))
    return text.lstrip("*_")[found.end() :] if found else text


def without_marker(sheet: Sheet, at: int, put: str = "") -> None:
    row = sheet.rows[at]
    row.raw = MARKED.sub(lambda found: found["before"] + put, row.raw, count=1)


def marker_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.marked)
    if at is None or _is_only(sheet, at):
        return False
    without_marker(sheet, at)
    return True


def _is_only(sheet: Sheet, at: int) -> bool:
    """Whether a clause is a resolution's only one: such a clause has no number."""
    siblings, _, _ = sheet.rows[at].node.rpartition("/")
    return siblings.endswith("/operative") and len(sheet.item(siblings)) == 1


def markers_of_list_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.marked(at) and "/children/" in sheet.rows[at].node)
    if at is None:
        return False
    siblings = sheet.rows[at].node.rpartition("/")[0]
    for other in range(len(sheet.rows)):
        if sheet.marked(other) and sheet.rows[other].node.rpartition("/")[0] == siblings:
            without_marker(sheet, other)
    return True


def marker_misread(sheet: Sheet, chance: random.Random) -> bool:
    """What is printed now is the label, so the gold asks for none."""
    at = sheet.pick(chance, sheet.marked)
    if at is None or (found := MARKED.match(sheet.rows[at].raw)) is None:
        return False
    core = found["marker"].strip("().")
    wrong = _MISREAD.get(core) or str(chance.randrange(2, 30))
    without_marker(sheet, at, found["marker"].replace(core, wrong) + " ")
    sheet.item(sheet.rows[at].node)["label"] = None
    return True


def other_markers(sheet: Sheet, chance: random.Random) -> bool:
    """Numbers as some committees set them."""
    style = chance.choice(_STYLES)
    rows = [at for at in range(len(sheet.rows)) if sheet.marked(at) and "/operative/" in sheet.rows[at].node]
    top = [at for at in rows if "/children/" not in sheet.rows[at].node]
    for at in top:
        without_marker(sheet, at, style.format(sheet.item(sheet.rows[at].node)["label"]) + " ")
    return bool(top)


def marker_glued(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.marked)
    if at is None:
        return False
    sheet.rows[at].raw = MARKED.sub(lambda found: found.group()[:-1], sheet.rows[at].raw, count=1)
    return True


def emphasis_lost(sheet: Sheet, chance: random.Random) -> bool:
    del chance
    found = False
    for _, item in clauses(sheet.gold):
        item["phrase"] = None  # how far it goes, print alone said
    for at, row in enumerate(sheet.rows):
        if sheet.clause(at) or row.node.endswith("/opening"):
            bare = re.sub(r"(?<=\S)\*+|\*+(?=\S)", "", row.raw)
            found |= bare != row.raw
            row.raw = bare
    return found


def end_changed(sheet: Sheet, chance: random.Random) -> bool:
    """A comma for a semicolon, a stop or a colon lost."""

    def last(at: int) -> bool:
        return sheet.clause(at) and (at + 1 == len(sheet.rows) or not sheet.within(at + 1))

    at = sheet.pick(chance, lambda at: last(at) and sheet.rows[at].raw.rstrip()[-1] in ",;:")
    if at is None:
        return False
    row = sheet.rows[at]
    end = {";": ",", ":": "", ",": chance.choice(("", ".", ";"))}[row.raw.rstrip()[-1]]
    item = sheet.item(row.node)
    item["text"] = item["text"][:-1] + end
    row.raw = row.raw.rstrip()[:-1] + end
    return True


def first_marker_lost(sheet: Sheet, chance: random.Random) -> bool:
    """No number says where the operative part begins."""
    at = sheet.pick(chance, lambda at: sheet.marked(at) and sheet.rows[at].node.endswith("/operative/0"))
    if at is None or _is_only(sheet, at):
        return False
    without_marker(sheet, at)
    return True


def bullets(sheet: Sheet, chance: random.Random) -> bool:
    """The items of a list have bullets for their letters."""
    at = sheet.pick(chance, lambda at: sheet.marked(at) and "/children/" in sheet.rows[at].node)
    if at is None:
        return False
    bullet = chance.choice("•-–o▪")
    siblings = sheet.rows[at].node.rpartition("/")[0]
    for other in range(len(sheet.rows)):
        if sheet.marked(other) and sheet.rows[other].node.rpartition("/")[0] == siblings:
            sheet.rows[other].raw = re.sub(r"^(\s*)- ", r"\1", sheet.rows[other].raw)
            without_marker(sheet, other, f"{bullet} ")
            if "/sections/" in siblings:  # in papers bullets count nothing
                sheet.item(sheet.rows[other].node)["label"] = None
    return True


def marker_repeated(sheet: Sheet, chance: random.Random) -> bool:
    """A clause bears the number of the one before it, and keeps it."""
    at = sheet.pick(chance, lambda at: sheet.marked(at) and not sheet.rows[at].node.endswith("/0"))
    if at is None or (found := MARKED.match(sheet.rows[at].raw)) is None:
        return False
    item = sheet.item(sheet.rows[at].node)
    siblings, _, place = sheet.rows[at].node.rpartition("/")
    before = sheet.item(siblings)[int(place) - 1].get("label")  # type: ignore[index]
    if not before or found["marker"].strip("().") != item.get("label"):
        return False
    without_marker(sheet, at, found["marker"].replace(item["label"], before) + " ")
    item["label"] = before
    return True


def _first_letter(sheet: Sheet, at: int) -> re.Match[str] | None:
    return re.match(r"(?P<before>[^A-Za-z]*)(?P<word>[A-Z][a-z]{3,})", unmarked(sheet.rows[at].text))


def _reword_start(sheet: Sheet, at: int, old: str, new: str) -> bool:
    row, item = sheet.rows[at], sheet.item(sheet.rows[at].node)
    if not plain(item["text"]).startswith(old) or row.raw.count(old) != 1:
        return False
    item["text"] = new + plain(item["text"])[len(old) :]
    item["phrase"] = None
    row.raw = row.raw.replace(old, new)
    return True


def capital_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.first(at) and _first_letter(sheet, at) is not None)
    if at is None or (found := _first_letter(sheet, at)) is None:
        return False
    return _reword_start(sheet, at, found["word"], found["word"].lower())


def first_word_misread(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.first(at) and _first_letter(sheet, at) is not None)
    if at is None or (found := _first_letter(sheet, at)) is None:
        return False
    return _reword_start(sheet, at, found["word"], found["word"][0] + misread(found["word"][1:], chance))


def word_misread(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.within)
    if at is None:
        return False
    words = [word for word in re.findall(r"\b[a-z]{4,}\b", sheet.rows[at].raw) if misread(word, None) != word]
    if not words:
        return False
    word = chance.choice(words)
    line = sheet.rows[at].text
    new = re.sub(rf"\b{word}\b", misread(word, None), line, count=1)
    if not sheet.reword(at, line, new):
        return False
    sheet.rows[at].raw = re.sub(rf"\b{word}\b", misread(word, None), sheet.rows[at].raw, count=1)
    return True


def misread(word: str, chance: random.Random | None) -> str:
    """A word as recognition of a picture takes it: one letter or pair for another that looks like it."""
    pairs = [(old, new) for old, new in _ALIKE if old in word]
    if not pairs:
        return word
    old, new = chance.choice(pairs) if chance else pairs[0]
    return word.replace(old, new, 1)


def spaces_lost(sheet: Sheet, chance: random.Random) -> bool:
    """The first words of a clause stand without spaces."""
    at = sheet.pick(chance, sheet.first)
    if at is None:
        return False
    words = plain(unmarked(sheet.rows[at].text)).split(" ")[:3]
    return len(words) == 3 and _reword_start(sheet, at, " ".join(words), "".join(words))
