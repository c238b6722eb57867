"""The one table of all results."""

from msgspec import Struct


class Row(Struct, frozen=True):
    """One job. `ours` and `bare` are in seconds or bytes; `target` is the largest good ratio, if any.

    None where there is nothing to measure: no package was built, or what `no_bare` says of the other program.
    """

    job: str
    ours: float | None
    bare: float | None
    target: float | None = None
    is_bytes: bool = False
    bare_is: str = ""
    no_bare: str = "not installed"

    @property
    def ratio(self) -> float | None:
        """Ours against the bare thing, None where that was not measured."""
        return None if not self.bare or self.ours is None else self.ours / self.bare

    @property
    def ok(self) -> bool | None:
        """Whether the target is met, None where there is none."""
        return None if self.ratio is None or self.target is None else self.ratio <= self.target

    def cells(self) -> list[str]:
        """The columns of the table."""
        return [
            self.job,
            "not built" if self.ours is None else self._shown(self.ours),
            self.no_bare if self.bare is None else self._shown(self.bare),
            self.bare_is,
            "–" if self.ratio is None else f"{self.ratio:.2f}",
            "–" if self.target is None else f"≤ {self.target:g}",
            {True: "ok", False: "MISSED", None: ""}[self.ok],
        ]

    def _shown(self, value: float) -> str:
        if self.is_bytes:
            return f"{value / 1e6:,.0f} MB"
        return f"{value * 1000:,.2f} ms" if value < 0.1 else f"{value:,.3f} s"


HEAD = ["job", "ours", "bare", "bare is", "ratio", "target", "ok"]
_WORDS = {0, 3, 6}


def table(rows: list[Row]) -> str:
    """The results as text; figures stand to the right."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in _WORDS else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
