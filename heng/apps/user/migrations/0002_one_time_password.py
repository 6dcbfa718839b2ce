"""Whether a password was handed out by somebody else and must be changed before anything else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("user", "0001_first")]
    operations = [
        migrations.AddField("user", "password_is_one_time", models.BooleanField("口令须修改", default=False)),
    ]
