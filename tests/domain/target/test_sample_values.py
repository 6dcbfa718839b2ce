"""The target values of the sample papers, as their expected content says."""

import json
from decimal import Decimal

from heng.domain.target.parse_target import parse_target
from heng.domain.target.target_value import Comparison


def test_every_sample_value_is_read_as_expected(samples):
    seen = 0
    for path in sorted(samples.glob("*.expected.json")):
        for project in json.loads(path.read_text("utf-8"))["projects"]:
            for indicator in project["indicators"]:
                target = parse_target(indicator["raw"])
                assert (target.comparison, target.unit) == (Comparison(indicator["operator"]), indicator["unit"])
                wanted = indicator["value"]
                assert target.value == wanted if isinstance(wanted, str) else target.number == Decimal(str(wanted))
                seen += 1
    assert seen > 20
