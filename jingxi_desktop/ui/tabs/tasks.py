"""重点任务."""

from jingxi_desktop.ledger.planned_counts import planned_counts
from jingxi_desktop.records import Task, TaskMonth
from jingxi_desktop.translation import mark
from jingxi_desktop.ui.record_tab import RecordTab, entered_of


class TasksTab(RecordTab):
    """The year's tasks, with the months of the current one beside its form."""

    KIND = Task.KIND
    FILTERS = ("state", "supervision", "lead_id")
    PARTS = ((TaskMonth.KIND, mark("月度")),)
    ICON = "list-checks"

    def planned_text(self) -> str:
        """See RecordTab."""
        counts = planned_counts(self.session.ledger, self.session.year)
        return entered_of(counts.tasks, counts.planned_tasks)
