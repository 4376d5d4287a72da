"""A clause has changed where its text has, whatever its lexemes: the index holds words as printed, too."""

from django.db import migrations

# Of a clause, what the index and the order of what is found were made of.
INDEXED = (
    "id", "search", "kind", "verb", "committee_id", "conference_id", "year", "outcome", "language",
    "resolution_id", "paper_id", "status", "depth", "alike",
)  # fmt: skip

CHANGED = """
    CREATE OR REPLACE FUNCTION archive_clauses_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT coalesce(removed.id, stored.id) FROM removed FULL JOIN stored USING (id)
         WHERE ({removed}) IS DISTINCT FROM ({stored});
        RETURN NULL;
    END $$;
"""


def _changed(names: tuple[str, ...]) -> str:
    columns = {table: ", ".join(f"{table}.{name}" for name in names) for table in ("removed", "stored")}
    return CHANGED.format(**columns)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0029_words_as_printed'),
    ]

    operations = [migrations.RunSQL(_changed((*INDEXED, "text")), _changed(INDEXED))]
