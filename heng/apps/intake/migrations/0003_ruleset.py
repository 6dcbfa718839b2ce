"""Which rules the findings of a paper come from, and the profile that somebody chose for it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0002_corrections'),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='chosen_profile',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='paper',
            name='chosen_settings',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='ruleset',
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
