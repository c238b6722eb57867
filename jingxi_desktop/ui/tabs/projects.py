"""重大项目."""

from jingxi_desktop.ledger.overview import planned_counts
from jingxi_desktop.records import Project, ProjectMonth
from jingxi_desktop.translation import mark
from jingxi_desktop.ui.record_tab import RecordTab, entered_of


class ProjectsTab(RecordTab):
    """The projects, with the months of the current one beside its form."""

    KIND = Project.KIND
    FILTERS = ("category", "stage", "responsible_id", "park_id")
    PARTS = ((ProjectMonth.KIND, mark("月度")),)
    ICON = "hard-hat"

    def planned_text(self) -> str:
        """See RecordTab."""
        counts = planned_counts(self.session.ledger, self.session.year)
        return entered_of(counts.projects, counts.planned_projects)
