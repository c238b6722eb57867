"""The standard nodes of a project, added all at once so that only their dates are left to type."""

from collections.abc import Sequence

from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node
from jingxi_desktop.translation import tr


def add(ledger: Ledger, project_id: str, names: Sequence[str]) -> int:
    """Add those of the nodes that the project has not, as one step; returns how many.

    `names` are words of `records.node.STANDARD`.
    """
    rows = ledger.connection.execute("SELECT name FROM node WHERE project_id = ?", (project_id,))
    there = {name for (name,) in rows}
    missing = [name for name in names if name not in there]
    with ledger.change(tr("添加标准节点")):
        for name in missing:
            commands.create(ledger, Node.KIND, {"project_id": project_id, "name": name})
    return len(missing)
