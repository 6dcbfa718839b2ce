"""The statutory clock in bulk: domain.deadline.clock as one SQL statement over all closed cases of a court.

The rules are those of that module, in the same order: start (or last reset), limit, then deductions (union inside
(start, closing]) and extensions by date, each only if the limit has not expired before it begins. Two runs go side
by side: with approved extensions and without. A case without a limit, or still pending, has no outcome (NULL).
"""

from collections.abc import Iterable

import duckdb

_TABLES = """
CREATE TEMP TABLE heng_resetting_category (category VARCHAR);
"""

_STATEMENT = """
CREATE TEMP TABLE heng_case_clock AS
WITH RECURSIVE
closed AS (
    SELECT court, case_no, category, filed_on, closed_on,
           coalesce(limit_months, 0) AS months, coalesce(limit_days, 0) AS days
    FROM "case" WHERE closed_on IS NOT NULL AND starts_with(court, $court)
),
event AS (
    SELECT e.court, e.case_no, e.kind, e.from_on, e.to_on, e.extend_months, e.approved_on,
           c.filed_on, c.closed_on, c.category
    FROM deadline_event AS e JOIN closed AS c USING (court, case_no)
),
reset AS (
    SELECT court, case_no, max(from_on) AS reset_on FROM event
    WHERE from_on <= closed_on
      AND (kind = 'restart'
           OR kind = 'procedure_switch' AND category IN (SELECT category FROM heng_resetting_category))
    GROUP BY court, case_no
),
running AS (
    SELECT c.*, greatest(c.filed_on, coalesce(r.reset_on, c.filed_on)) AS started_on
    FROM closed AS c LEFT JOIN reset AS r USING (court, case_no)
),
stopped AS (
    SELECT court, case_no, greatest(from_on, filed_on + 1) AS first_on,
           least(coalesce(to_on, closed_on), closed_on) AS last_on
    FROM event WHERE kind IN ('deduct', 'suspend')
),
marked AS (
    SELECT *, first_on > 1 + max(last_on) OVER (
        PARTITION BY court, case_no ORDER BY first_on, last_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS apart
    FROM stopped WHERE first_on <= last_on
),
numbered AS (
    SELECT *, count(*) FILTER (WHERE apart) OVER (PARTITION BY court, case_no ORDER BY first_on, last_on) AS island
    FROM marked
),
deducted AS (
    SELECT court, case_no, min(first_on) AS first_on, max(last_on) AS last_on
    FROM numbered GROUP BY court, case_no, island
),
step AS (
    SELECT court, case_no, greatest(d.first_on, r.started_on + 1) AS step_on,
           d.last_on - greatest(d.first_on, r.started_on + 1) + 1 AS push, 0 AS more_months
    FROM deducted AS d JOIN running AS r USING (court, case_no) WHERE d.last_on > r.started_on
    UNION ALL
    SELECT court, case_no, e.approved_on, 0, e.extend_months
    FROM event AS e JOIN running AS r USING (court, case_no)
    WHERE e.kind = 'extend' AND e.extend_months > 0 AND e.approved_on >= r.started_on
),
ordered AS (
    SELECT *, row_number() OVER (PARTITION BY court, case_no ORDER BY step_on, more_months) AS place FROM step
),
state AS (
    SELECT r.court, r.case_no, 0::BIGINT AS place, r.started_on, r.days,
           r.months::BIGINT AS months, 0::BIGINT AS pushed, 0::BIGINT AS pushed_plain, r.months AS plain_months
    FROM running AS r SEMI JOIN ordered AS o USING (court, case_no)
    UNION ALL
    SELECT s.court, s.case_no, o.place, s.started_on, s.days,
           s.months + CASE WHEN o.step_on <= due_of(s.started_on, s.months, s.days + s.pushed)
                           THEN o.more_months ELSE 0 END,
           s.pushed + CASE WHEN o.step_on <= due_of(s.started_on, s.months, s.days + s.pushed)
                           THEN o.push ELSE 0 END,
           s.pushed_plain + CASE WHEN o.step_on <= due_of(s.started_on, s.plain_months, s.days + s.pushed_plain)
                                 THEN o.push ELSE 0 END,
           s.plain_months
    FROM state AS s JOIN ordered AS o ON o.court = s.court AND o.case_no = s.case_no AND o.place = s.place + 1
),
final AS (
    SELECT court, case_no, due_of(started_on, months, days + pushed) AS due_on,
           due_of(started_on, plain_months, days + pushed_plain) AS due_plain
    FROM state QUALIFY row_number() OVER (PARTITION BY court, case_no ORDER BY place DESC) = 1
),
lost AS (
    SELECT court, case_no, sum(last_on - first_on + 1) AS days FROM deducted GROUP BY court, case_no
)
SELECT r.court, r.case_no,
       CASE WHEN r.months + r.days > 0
            THEN r.closed_on <= coalesce(f.due_on, due_of(r.started_on, r.months, r.days)) END AS within_limit,
       CASE WHEN r.months + r.days > 0
            THEN r.closed_on <= coalesce(f.due_plain, due_of(r.started_on, r.months, r.days))
            END AS within_limit_without_extension,
       CAST(r.closed_on - r.filed_on - coalesce(l.days, 0) AS BIGINT) AS net_days
FROM running AS r
LEFT JOIN final AS f USING (court, case_no)
LEFT JOIN lost AS l USING (court, case_no)
"""

_DUE = """
CREATE TEMP MACRO due_of(started_on, months, more_days) AS
    CAST(started_on + to_months(CAST(months AS INTEGER)) AS DATE) + CAST(more_days AS INTEGER)
"""


def prepare(connection: duckdb.DuckDBPyConnection, court: str, resetting_categories: Iterable[str]) -> None:
    """Fill the table heng_case_clock for the closed cases of `court` (and of courts whose code begins with it).

    It has one row per closed case: court, case_no, within_limit, within_limit_without_extension, net_days.
    """
    connection.execute(_TABLES)
    connection.executemany(
        "INSERT INTO heng_resetting_category VALUES (?)", [(name,) for name in sorted(resetting_categories)]
    )
    connection.execute(_DUE)
    connection.execute(_STATEMENT, {"court": court})
