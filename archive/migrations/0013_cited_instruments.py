"""What clauses cite, as search is narrowed by it, and triggers that tell of which clauses it has changed."""

from django.db import migrations, models

# Statements that empty the table tell of all of it before they do; where clauses are emptied with it, theirs
# is the last word.
TRIGGERS = """
    CREATE FUNCTION archive_references_stored() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT DISTINCT clause_id FROM stored WHERE clause_id IS NOT NULL;
        RETURN NULL;
    END $$;
    CREATE FUNCTION archive_references_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT DISTINCT one.clause
          FROM removed FULL JOIN stored USING (id),
               LATERAL (VALUES (removed.clause_id), (stored.clause_id)) AS one(clause)
         WHERE one.clause IS NOT NULL
           AND (removed.clause_id, removed.instrument) IS DISTINCT FROM (stored.clause_id, stored.instrument);
        RETURN NULL;
    END $$;
    CREATE FUNCTION archive_references_removed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT DISTINCT clause_id FROM removed WHERE clause_id IS NOT NULL;
        RETURN NULL;
    END $$;
    CREATE FUNCTION archive_references_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT DISTINCT clause_id FROM archive_reference WHERE clause_id IS NOT NULL;
        RETURN NULL;
    END $$;
    CREATE TRIGGER references_stored AFTER INSERT ON archive_reference REFERENCING NEW TABLE AS stored
        FOR EACH STATEMENT EXECUTE FUNCTION archive_references_stored();
    CREATE TRIGGER references_changed AFTER UPDATE ON archive_reference
        REFERENCING OLD TABLE AS removed NEW TABLE AS stored
        FOR EACH STATEMENT EXECUTE FUNCTION archive_references_changed();
    CREATE TRIGGER references_removed AFTER DELETE ON archive_reference REFERENCING OLD TABLE AS removed
        FOR EACH STATEMENT EXECUTE FUNCTION archive_references_removed();
    CREATE TRIGGER references_emptied BEFORE TRUNCATE ON archive_reference
        FOR EACH STATEMENT EXECUTE FUNCTION archive_references_emptied();
"""
NO_TRIGGERS = "".join(
    f"DROP TRIGGER references_{what} ON archive_reference; DROP FUNCTION archive_references_{what}();"
    for what in ("stored", "changed", "removed", "emptied")
)

# The index does not know yet what these cite.
CITING_CHANGED = (
    "INSERT INTO archive_change (clause)"
    " SELECT DISTINCT clause_id FROM archive_reference WHERE clause_id IS NOT NULL"
)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0012_alike'),
    ]

    operations = [
        migrations.AddField(
            model_name='reference',
            name='instrument',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(kind='article', then=models.Func(models.F('key'), models.Value(', Article '), models.Value(1), function='split_part', output_field=models.CharField())), default=models.F('key')), output_field=models.CharField(db_collation='C', max_length=300)),
        ),
        migrations.AlterField(
            model_name='posting',
            name='field',
            field=models.CharField(choices=[('lexeme', 'Lexeme'), ('phrase', 'Phrase'), ('bucket', 'Bucket'), ('kind', 'Kind'), ('verb', 'Verb'), ('committee', 'Committee'), ('conference', 'Conference'), ('year', 'Year'), ('outcome', 'Outcome'), ('language', 'Language'), ('cites', 'Cites')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='reference',
            index=models.Index(models.F('instrument'), name='reference_instrument'),
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.RunSQL(CITING_CHANGED, migrations.RunSQL.noop),
    ]
