"""The languages of the archive's texts."""

from django.db import connection

from archive.queries.state import current_state

# Found one after the other by the index, for all documents are too many to be counted for each question.
_SPOKEN = """
    WITH RECURSIVE each(language) AS (
        SELECT min(language) FROM archive_document
        UNION ALL
        SELECT (SELECT min(language) FROM archive_document WHERE language > each.language)
          FROM each WHERE each.language IS NOT NULL
    ), latest AS (SELECT language FROM archive_document ORDER BY id DESC LIMIT 1000)
    SELECT each.language FROM each LEFT JOIN latest USING (language) WHERE each.language IS NOT NULL
     GROUP BY each.language ORDER BY count(latest.language) DESC, each.language
"""

_kept: dict[tuple[object, ...], tuple[str, ...]] = {}


def spoken_languages() -> tuple[str, ...]:
    """Each, that of most of the latest documents first. One SQL query where texts have come.

    One whose last text was withdrawn stays among them until another text comes.
    """
    latest = current_state().document
    if latest is None:
        return ()
    spoken = _kept.get(latest)
    if spoken is None:
        with connection.cursor() as cursor:
            cursor.execute(_SPOKEN)
            spoken = tuple(language for (language,) in cursor)
        _kept.clear()
        _kept[latest] = spoken
    return spoken
