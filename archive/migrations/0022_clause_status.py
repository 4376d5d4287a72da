"""The status of its resolution with each clause, so that none must be looked up for each clause scored."""

from django.db import migrations, models

# Most are adopted, and keep what the column begins with: no row of theirs is written anew.
FILL = """
    UPDATE archive_clause SET status = resolution.status FROM archive_resolution AS resolution
     WHERE resolution.id = resolution_id AND resolution.status <> 'adopted';
    UPDATE archive_clause SET status = '' WHERE resolution_id IS NULL;
"""

# Clauses come with it; this keeps it the same afterwards.
TRIGGER = """
    CREATE FUNCTION archive_status_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE archive_clause SET status = NEW.status WHERE resolution_id = NEW.id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER status_changed AFTER UPDATE OF status ON archive_resolution FOR EACH ROW
        WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION archive_status_changed();
"""
NO_TRIGGER = "DROP TRIGGER status_changed ON archive_resolution; DROP FUNCTION archive_status_changed();"

# Of a clause, what the index and the order of what is found are made of.
INDEXED = (
    "id", "search", "kind", "verb", "committee_id", "conference_id", "year", "outcome", "language",
    "resolution_id", "paper_id",
)  # fmt: skip
CHANGED = """
    CREATE OR REPLACE FUNCTION archive_clauses_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT coalesce(removed.id, stored.id) FROM removed FULL JOIN stored USING (id)
         WHERE ({}) IS DISTINCT FROM ({});
        RETURN NULL;
    END $$;
"""


def changed(names: tuple[str, ...]) -> str:
    return CHANGED.format(
        ", ".join(f"removed.{name}" for name in names), ", ".join(f"stored.{name}" for name in names)
    )


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0021_duplicates'),
    ]

    operations = [
        migrations.AddField(
            model_name='clause',
            name='status',
            field=models.CharField(blank=True, default='adopted', help_text='Of its resolution, which the database keeps the same.', max_length=20),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGER, NO_TRIGGER),
        migrations.RunSQL(changed((*INDEXED, "status", "depth", "alike")), changed(INDEXED)),
    ]
