"""A project's nodes keep the standard order: none is due or reached before an earlier one."""

from collections.abc import Iterable

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node
from jingxi_desktop.records.node import STANDARD
from jingxi_desktop.translation import tr

_PLACES = {name: place for place, name in enumerate(STANDARD)}


def check(ledger: Ledger, node: Node) -> None:
    """Raise FieldError where a date of `node` is out of order with the project's other nodes.

    A node of a name of its own has no place in the order. Dates of different exactness are compared
    as far as both are known, as `records.kind.in_order` does.
    """
    if node.name in _PLACES:
        others = ledger.connection.execute(
            "SELECT name, due, actual FROM node WHERE project_id = ? AND id <> ?",
            (node.project_id, node.id),
        )
        check_among(node, others.fetchall())


def check_among(node: Node, others: Iterable[tuple[str, str | None, str | None]]) -> None:
    """The same among other nodes of the project, each a name, when it is due and when it was reached."""
    place = _PLACES.get(node.name)
    if place is None:
        return
    for name, due, actual in others:
        other = _PLACES.get(name)
        if other is not None and other != place:
            _compare(node, "due", name, due, is_before=other < place)
            _compare(node, "actual", name, actual, is_before=other < place)


def _compare(node: Node, field: str, name: str, other: str | None, *, is_before: bool) -> None:
    own: str | None = getattr(node, field)
    if own is None or other is None:
        return
    exact = min(len(own), len(other))
    if own[:exact] == other[:exact] or (own > other) == is_before:
        return
    spec = node.KIND.by_name[field]
    raise spec.error(_sentence(node, field, name, other, is_before=is_before))


def _sentence(node: Node, field: str, name: str, other: str, *, is_before: bool) -> str:
    spec, naming = node.KIND.by_name[field], node.KIND.by_name["name"]
    words = {
        "value": spec.format(getattr(node, field)),
        "name": naming.format(name),
        "bound": spec.format(other),
    }
    if is_before:
        return tr("「{value}」早于前面的节点「{name}」（{bound}）", **words)
    return tr("「{value}」晚于后面的节点「{name}」（{bound}）", **words)
