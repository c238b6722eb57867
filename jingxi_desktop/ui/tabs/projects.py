"""重大项目."""

from jingxi_desktop.ledger.planned_counts import planned_counts
from jingxi_desktop.records import Node, Problem, Project, ProjectMonth
from jingxi_desktop.translation import mark
from jingxi_desktop.ui.record_tab import RecordTab, entered_of


class ProjectsTab(RecordTab):
    """The projects, with the months, nodes and problems of the current one beside its form."""

    KIND = Project.KIND
    FILTERS = ("category", "stage", "light", "responsible_id", "park_id")
    PARTS = (
        (ProjectMonth.KIND, mark("月度")),
        (Node.KIND, mark("节点")),
        (Problem.KIND, mark("问题")),
    )
    ICON = "hard-hat"

    def planned_text(self) -> str:
        """See RecordTab."""
        counts = planned_counts(self.session.ledger, self.session.year)
        return entered_of(counts.projects, counts.planned_projects)
