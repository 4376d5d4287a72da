
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0005_search_by_language'),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='symbol_key',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Upper(models.F('symbol')), models.Value('[^[:alnum:]]+'), models.Value('/'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('/'), function='btrim', output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='resolution',
            name='code_key',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Upper(models.F('code')), models.Value('[^[:alnum:]]+'), models.Value('/'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('/'), function='btrim', output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='resolution',
            name='symbol_key',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Upper(models.F('symbol')), models.Value('[^[:alnum:]]+'), models.Value('/'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('/'), function='btrim', output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(models.F('symbol_key'), name='paper_symbol_key'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(models.F('code_key'), name='resolution_code_key'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(models.F('symbol_key'), name='resolution_symbol_key'),
        ),
    ]
