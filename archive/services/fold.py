"""When two printed texts mean the same thing."""

import re
import unicodedata
from itertools import filterfalse


def folded(text: str | None) -> str:
    """Letters and digits only, without case or accents: equal for titles that differ in typography alone."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.sub(r"[\W_]+", " ", "".join(filterfalse(unicodedata.combining, plain))).strip()
