"""The SELECTs of `db/queries` that build on what several share: one rule, in one file, in each its place."""

from functools import cache

from jingxi_desktop import paths


@cache
def text(name: str) -> str:
    """A file of `db/queries` as it is."""
    return paths.query_file(name).read_text("utf-8")


@cache
def select(name: str) -> str:
    """A SELECT with the rules that it names in braces: of lights, and of where a firm stands."""
    return text(name).format(
        light=text("light"), basis=text("light.basis"), standing=text("standing")
    )
