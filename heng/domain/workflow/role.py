"""Who works with the system. Roles decide what a person may do; membership of a court decides where."""

from enum import StrEnum


class Role(StrEnum):
    """The roles of a court. 审计 and 系统管理员 are kept apart from each other and from the business roles."""

    HANDLER = "handler"
    HEAD = "head"
    FINANCE = "finance"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


LABELS: dict[Role, str] = {
    Role.HANDLER: "承办人",
    Role.HEAD: "部门负责人",
    Role.FINANCE: "财务",
    Role.AUDITOR: "审计",
    Role.ADMINISTRATOR: "系统管理员",
}
