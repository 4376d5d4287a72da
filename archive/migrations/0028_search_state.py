"""What every search must know first, as a function: PostgreSQL plans what it says once in a session.

Planned with each search, it took longer than to be answered.
"""

from django.db import migrations

STATE = """
    CREATE FUNCTION archive_search_state(
        OUT document text[], OUT changed bigint[], OUT changes bigint, OUT segments json
    ) STABLE LANGUAGE plpgsql AS $$
    BEGIN
        SELECT ARRAY[id::text, published_at::text, language] INTO document
          FROM archive_document ORDER BY id DESC LIMIT 1;
        SELECT coalesce(array_agg(clause), '{}'), hash_array_extended(array_agg(id ORDER BY id), 0)
          INTO changed, changes FROM archive_change;
        SELECT coalesce(json_agg(json_build_array(id::text, encode(gone, 'base64'))), '[]') INTO segments
          FROM archive_segment WHERE ready;
    END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0027_counts_of_postings'),
    ]

    operations = [
        migrations.RunSQL(STATE, "DROP FUNCTION archive_search_state()"),
    ]
