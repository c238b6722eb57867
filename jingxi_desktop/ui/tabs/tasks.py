"""重点任务."""

from jingxi_desktop.ledger.overview import planned_counts
from jingxi_desktop.records import Task
from jingxi_desktop.ui.record_tab import RecordTab, entered_of


class TasksTab(RecordTab):
    """The year's tasks."""

    KIND = Task.KIND
    FILTERS = ("state", "supervision", "lead_id")
    ICON = "list-checks"

    def planned_text(self) -> str:
        """See RecordTab."""
        counts = planned_counts(self.session.ledger, self.session.year)
        return entered_of(counts.tasks, counts.planned_tasks)
