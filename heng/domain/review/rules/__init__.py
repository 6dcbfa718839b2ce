"""The review rules, in the order of their codes; each module holds RULE and check()."""

from collections.abc import Iterator
from typing import Protocol

from heng.domain.finding import Finding
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.rules import (
    r01_stale_year,
    r02_no_placeholder,
    r03_project_has_targets,
    r04_categories_present,
    r05_text_is_whole,
    r06_no_markup,
    r07_fields_filled,
    r10_same_name_everywhere,
    r12_parts_equal_total,
    r13_text_equals_table,
    r14_percentages_recompute,
    r15_growth_from_zero,
    r17_weights_add_up,
    r18_category_weights,
    r20_direction_fits_meaning,
    r21_polarity_fits_sign,
    r22_sign_fits_quantity,
    r23_unit_is_right,
    r24_value_in_range,
    r25_quality_has_formula,
    r26_qualitative_is_judgeable,
    r27_comparison_has_base,
    r28_name_fits_value,
    r29_category_fits_name,
    r30_name_says_what,
    r31_targets_are_own,
    r32_unit_can_control,
    r33_year_is_not_period,
    r34_asks_those_served,
    r35_indicators_differ,
    r40_cost_within_budget,
    r41_part_caps_within_budget,
    r42_quantity_affordable,
    r43_cap_is_for_the_year,
    r44_products_agree,
    r50_same_target_everywhere,
    r51_same_category_everywhere,
    r53_goal_has_indicator,
    r60_nothing_classified,
    r61_function_fits_expenditure,
    r63_name_says_project,
    r71_self_evaluation_agrees,
    r72_surplus_is_explained,
)
from heng.domain.target.declaration import Document


class RuleModule(Protocol):
    """What every rule module offers."""

    RULE: Rule

    def check(self, document: Document, profile: Profile) -> Iterator[Finding]:
        """The findings of this rule in a paper."""


RULES: tuple[RuleModule, ...] = (
    r01_stale_year,
    r02_no_placeholder,
    r03_project_has_targets,
    r04_categories_present,
    r05_text_is_whole,
    r06_no_markup,
    r07_fields_filled,
    r10_same_name_everywhere,
    r12_parts_equal_total,
    r13_text_equals_table,
    r14_percentages_recompute,
    r15_growth_from_zero,
    r17_weights_add_up,
    r18_category_weights,
    r20_direction_fits_meaning,
    r21_polarity_fits_sign,
    r22_sign_fits_quantity,
    r23_unit_is_right,
    r24_value_in_range,
    r25_quality_has_formula,
    r26_qualitative_is_judgeable,
    r27_comparison_has_base,
    r28_name_fits_value,
    r29_category_fits_name,
    r30_name_says_what,
    r31_targets_are_own,
    r32_unit_can_control,
    r33_year_is_not_period,
    r34_asks_those_served,
    r35_indicators_differ,
    r40_cost_within_budget,
    r41_part_caps_within_budget,
    r42_quantity_affordable,
    r43_cap_is_for_the_year,
    r44_products_agree,
    r50_same_target_everywhere,
    r51_same_category_everywhere,
    r53_goal_has_indicator,
    r60_nothing_classified,
    r61_function_fits_expenditure,
    r63_name_says_project,
    r71_self_evaluation_agrees,
    r72_surplus_is_explained,
)
