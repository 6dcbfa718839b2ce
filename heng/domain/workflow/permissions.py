"""Who may do what. In which state a thing allows it is another question: see declaration_state.py."""

from enum import StrEnum

from heng.domain.errors import NotPermitted
from heng.domain.workflow.role import LABELS, Role


class Act(StrEnum):
    """What a person can do in the application; the value is the Chinese phrase used in messages."""

    SEE_OWN_ACCOUNT = "查看本人账号"
    READ_PAPERS = "查看文件"
    UPLOAD_PAPERS = "上传文件"
    CORRECT_PAPERS = "更正文件的识别结果"
    CONFIRM_PAPERS = "确认或撤回文件"
    MAP_COLUMNS = "手工对应栏目"
    WORK_ON_FINDINGS = "处理审核意见"
    REVIEW_PAPERS = "对错误类审核意见说明保留、更换审核口径"
    READ_TARGETS = "查看绩效目标"
    EDIT_TARGETS = "编制绩效目标"
    AGREE_TARGETS = "部门审核绩效目标"
    APPROVE_TARGETS = "财务审定绩效目标"
    READ_FIGURES = "查看指标结果"
    COMPUTE_FIGURES = "计算指标"
    READ_RECORDS = "查看业务数据"
    LOAD_RECORDS = "装载业务数据"
    READ_SCORES = "查看绩效自评"
    SCORE = "计算绩效自评"
    READ_AUDIT = "查看审计记录"
    READ_ACCOUNTS = "查看账号"
    MANAGE_ACCOUNTS = "管理账号"
    MANAGE_COURTS = "管理法院与年度"


_READERS = frozenset({Role.HANDLER, Role.HEAD, Role.FINANCE, Role.AUDITOR})
_EDITORS = frozenset({Role.HANDLER, Role.FINANCE})

MAY: dict[Act, frozenset[Role]] = {
    Act.SEE_OWN_ACCOUNT: frozenset(Role),
    Act.READ_PAPERS: _READERS,
    Act.UPLOAD_PAPERS: _EDITORS,
    Act.CORRECT_PAPERS: _EDITORS,
    Act.CONFIRM_PAPERS: _EDITORS,
    Act.MAP_COLUMNS: _EDITORS,
    Act.WORK_ON_FINDINGS: frozenset({Role.HANDLER, Role.HEAD, Role.FINANCE}),
    Act.REVIEW_PAPERS: frozenset({Role.HEAD, Role.FINANCE}),
    Act.READ_TARGETS: _READERS,
    Act.EDIT_TARGETS: _EDITORS,
    Act.AGREE_TARGETS: frozenset({Role.HEAD}),
    Act.APPROVE_TARGETS: frozenset({Role.FINANCE}),
    Act.READ_FIGURES: _READERS,
    Act.COMPUTE_FIGURES: _EDITORS,
    Act.READ_RECORDS: _READERS,
    Act.LOAD_RECORDS: _EDITORS,
    Act.READ_SCORES: _READERS,
    Act.SCORE: frozenset({Role.FINANCE}),
    Act.READ_AUDIT: frozenset({Role.AUDITOR}),
    Act.READ_ACCOUNTS: frozenset({Role.ADMINISTRATOR}),
    Act.MANAGE_ACCOUNTS: frozenset({Role.ADMINISTRATOR}),
    Act.MANAGE_COURTS: frozenset({Role.ADMINISTRATOR}),
}


def may(role: Role, act: Act) -> bool:
    """Whether people in `role` may do `act` at all."""
    return role in MAY[act]


def check_may(role: Role, act: Act) -> None:
    """Raise NotPermitted, naming the roles that may, unless `role` may do `act`."""
    if not may(role, act):
        allowed = "、".join(LABELS[each] for each in Role if each in MAY[act])
        raise NotPermitted(f"“{LABELS[role]}”不能{act.value}；可以办理的角色是：{allowed}。请联系本院相应人员。")
