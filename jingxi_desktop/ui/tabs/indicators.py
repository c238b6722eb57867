"""指标."""

from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator, Reading, Record
from jingxi_desktop.translation import mark
from jingxi_desktop.ui.record_tab import RecordTab


class IndicatorsTab(RecordTab):
    """The year's indicators, with the readings of the current one beside its form."""

    KIND = Indicator.KIND
    FILTERS = ("measure", "park_id")
    PARTS = ((Reading.KIND, mark("读数")),)
    ICON = "gauge"

    def links(self, record: Record) -> list[tuple[str, Query]]:
        """The records that an indicator counts."""
        from jingxi_desktop.ui.counted import counted

        return [counted(self.session.ledger, record)] if isinstance(record, Indicator) else []
