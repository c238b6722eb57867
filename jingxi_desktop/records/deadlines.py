"""督办状态: how what has a due date stands, the same for tasks, nodes and problems."""

from jingxi_desktop.records.fields import Choice
from jingxi_desktop.translation import mark

FINISHED, OVERDUE, NEAR, IN_TIME = SUPERVISION_STATES = (
    mark("已完成"),
    mark("逾期"),
    mark("临近"),
    mark("正常"),
)

# A date that is known to the month alone is past when its month is.
SUPERVISION = Choice(
    mark("督办状态"),
    choices=SUPERVISION_STATES,
    derived=True,
    width=84,
    rule="due",
    note=mark("按完成时限判断；临近的天数在「数据 › 口径」里设置"),
)
