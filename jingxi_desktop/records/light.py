"""亮灯: how a project stands at the end of a month, told apart by shape as well as by colour."""

from typing import Any

from jingxi_desktop.records.fields import Choice, Value
from jingxi_desktop.translation import mark

RED, YELLOW, GREEN = LIGHTS = (mark("红灯"), mark("黄灯"), mark("绿灯"))
# ○ stands for a month that was not returned.
SHAPES = {RED: "■", YELLOW: "▲", GREEN: "●"}
UNRETURNED_SHAPE = "○"
RETURNED, UNRETURNED = RETURN_STATES = (mark("已报"), mark("未报"))


class Light(Choice, frozen=True):
    """A light; read with its shape."""

    choices: tuple[str, ...] = LIGHTS
    width: int = 84
    rule: str = "light"

    def _parse(self, text: str, unit: str) -> Value:
        return super()._parse(text.lstrip("".join((*SHAPES.values(), " "))), unit)

    def _format(self, value: Any) -> str:
        return f"{SHAPES[str(value)]} {super()._format(value)}"
