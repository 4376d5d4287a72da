from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0028_search_state'),
    ]

    operations = [
        migrations.AlterField(
            model_name='posting',
            name='field',
            field=models.CharField(choices=[('lexeme', 'Lexeme'), ('phrase', 'Phrase'), ('bucket', 'Bucket'), ('kind', 'Kind'), ('verb', 'Verb'), ('committee', 'Committee'), ('conference', 'Conference'), ('year', 'Year'), ('outcome', 'Outcome'), ('language', 'Language'), ('cites', 'Cites'), ('left out', 'Left Out'), ('word', 'Word'), ('spelled', 'Spelled')], max_length=10),
        ),
    ]
