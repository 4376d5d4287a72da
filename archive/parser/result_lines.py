"""Lines that tell how a vote went: where they begin behind other lines, and where they go on.

Guarantee: a line is judged by itself and the one above it alone.
"""

from __future__ import annotations

from archive.parser.vote_patterns import BARE_TALLY, COUNT_FIRST, DASH_TALLY, RESULT_FIELD, RESULT_SENTENCE


def begins_result(text: str, above: str) -> bool:
    """Whether a line tells a result and goes on with nothing: behind a whole sentence, or below a name or
    figure if it holds a tally."""
    told = RESULT_SENTENCE.match(text) is not None
    whole = BARE_TALLY.match(text) is not None
    if above.endswith("."):
        return told or whole
    counted = told and any(pattern.search(text) for pattern in (COUNT_FIRST[0], DASH_TALLY))
    return above[-1:].isalnum() and (whole or counted)


def goes_on_with_result(text: str, above: str) -> bool:
    """Whether a line goes on with the sentence that tells a result ("… The resolution was" / "adopted.")."""
    return RESULT_FIELD.match(above) is not None and above[-1].isalpha() and text[:1].islower()
