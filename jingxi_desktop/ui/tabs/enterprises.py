"""企业."""

from jingxi_desktop.records import Enterprise
from jingxi_desktop.ui.record_tab import RecordTab


class EnterprisesTab(RecordTab):
    """The firms and how far each has come."""

    KIND = Enterprise.KIND
    FILTERS = ("park_id", "field", "stage")
    ICON = "building-2"
