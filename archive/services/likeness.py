"""Which clauses say the same up to numbers and names: they have the same fingerprint."""

import re
from hashlib import blake2b

# A clause with fewer words left is like none: "Urges Member States to comply" says little.
ALIKE_MIN_WORDS = 4

# The same for a language that writes no spaces, in characters.
ALIKE_MIN_CHARS = 8

# What stands for numbers, symbols, dates and names, and for a run of them.
_ANY = "#"

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_HAN_NUMBERS = re.compile("[0-9〇零一二三四五六七八九十百千万]+")
_FIGURE = re.compile(r"\d")
_NO_LETTERS = re.compile(rf"[^\w{_ANY}]+|_")

# Around words: punctuation, and the marks of footnotes.
_EDGES = ",;.:!?()[]“”\"‘’'«»…¹²³⁴⁵⁶⁷⁸⁹⁰*†"

# So many words as printed of so many characters at most are known at once, in some 8 MB.
_KNOWN_MAX = 50_000
_KNOWN_CHARS = 60

# Words that are numbers, alone or joined ("seventy-sixth", "soixante-seizième", "septuagésimo sexto").
_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth
    seventieth eightieth ninetieth hundredth
    deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante
    cinquante soixante septante nonante quatre-vingts cent mille premier première deuxième troisième quatrième
    cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième
    seizième vingtième unième trentième quarantième cinquantième soixantième centième
    dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta
    cincuenta sesenta setenta ochenta noventa cien ciento mil primer primero primera segundo segunda tercer
    tercero tercera cuarto cuarta quinto quinta sexto sexta séptimo séptima octavo octava noveno novena décimo
    décima undécimo undécima duodécimo duodécima vigésimo vigésima trigésimo trigésima
    cuadragésimo cuadragésima quincuagésimo quincuagésima sexagésimo sexagésima septuagésimo septuagésima
    octogésimo octogésima nonagésimo nonagésima
    """.split()  # noqa: SIM905 - as people read it
)


class _Known(dict[str, str]):
    """What words as printed count as, which is looked for once: nothing where they have no letters."""

    def __missing__(self, printed: str) -> str:
        if len(self) >= _KNOWN_MAX:
            self.clear()
        word = printed.strip(_EDGES)
        counted = _folded(word) if _is_plain(word) else _ANY
        if len(printed) <= _KNOWN_CHARS:
            self[printed] = counted
        return counted


_known = _Known()


def fingerprint(text: str) -> int | None:
    """A number of 64 bits with a sign; None for a text that is too short to be like another.

    Case, punctuation and white space make no difference; words with a figure in them, words that are numbers,
    and words with a capital but the first are all one, and so is any run of them.
    """
    first, _, rest = text.partition(" ")
    if _HAN.search(first):
        return _of_han(text)
    words = [_folded(first)]
    for word in map(_known.__getitem__, rest.split()):
        if word and not (word == _ANY == words[-1]):
            words.append(word)
    if len(words) - words.count(_ANY) < ALIKE_MIN_WORDS:
        return None
    return _hashed("".join(words))


def _is_plain(word: str) -> bool:
    """Whether it is neither a number nor a name."""
    if _FIGURE.search(word) or word != word.lower():
        return False
    parts = [part for part in _NO_LETTERS.split(word) if part]
    return not parts or not all(part in _NUMBERS for part in parts)


def _of_han(text: str) -> int | None:
    folded = _folded(_HAN_NUMBERS.sub(_ANY, text))
    return _hashed(folded) if len(folded) - folded.count(_ANY) >= ALIKE_MIN_CHARS else None


def _folded(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())


def _hashed(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big", signed=True)
