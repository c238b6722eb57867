"""The nodes of the current project: beside the buttons of all parts, one that adds the standard ones."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QPushButton

from jingxi_desktop.ledger import standard_nodes
from jingxi_desktop.records import Node, Record
from jingxi_desktop.records.node import BUILDING, PREPARING, STANDARD
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.session import Session


class NodesPage(PartPage):
    """A page of parts whose parts are nodes."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(session, Node.KIND, title)
        self.standard_button = QPushButton(icon("list-checks"), tr("标准节点"))
        self.standard_button.setToolTip(tr("添加还没有的标准节点，只剩日期要填"))
        menu = QMenu(self.standard_button)
        for text, names in (
            (tr("前期和在建"), STANDARD),
            (tr("前期"), PREPARING),
            (tr("在建"), BUILDING),
        ):
            menu.addAction(text).triggered.connect(
                lambda _checked=False, names=names: self.add_standard(names)
            )
        self.standard_button.setMenu(menu)
        self.buttons.insertWidget(1, self.standard_button)

    def show_owner(self, owner: Record | None) -> None:
        """See PartPage."""
        super().show_owner(owner)
        self.standard_button.setEnabled(self.add_button.isEnabled())

    def add_standard(self, names: Sequence[str]) -> None:
        """Add those of the nodes that the project has not."""
        if self.owner is not None:
            standard_nodes.add(self.session.ledger, self.owner.id, names)
