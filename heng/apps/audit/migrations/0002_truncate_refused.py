"""PostgreSQL: say which change is refused, and refuse TRUNCATE, which row triggers do not see."""

from django.db import migrations

POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '审计记录不能%', CASE TG_OP WHEN 'UPDATE' THEN '修改' ELSE '删除' END; END $$",
    "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_auditevent "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
STATEMENTS = {"sqlite": (), "postgresql": POSTGRESQL}


def refuse_more(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_audit_trail")]
    operations = [migrations.RunPython(refuse_more, migrations.RunPython.noop)]
