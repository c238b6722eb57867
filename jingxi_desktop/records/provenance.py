"""Where a record's facts come from: the three fields that every kind of fact carries."""

from jingxi_desktop.records.fields import Choice, Text
from jingxi_desktop.translation import mark

ARTICLE, PUBLIC, ENTERED, DEMO = ORIGINS = (
    mark("文章"),
    mark("公开资料"),
    mark("录入"),
    mark("演示"),
)

_GROUP = mark("出处")

ORIGIN = Choice(
    mark("来源层"),
    choices=ORIGINS,
    group=_GROUP,
    width=90,
    note=mark("文章所载、公开资料、本单位录入或演示数据"),
    copied=False,
)
SOURCE = Text(
    mark("出处"),
    group=_GROUP,
    hidden=True,
    long=True,
    width=220,
    note=mark("原文语句或资料名称与日期"),
    copied=False,
)
NOTE = Text(mark("备注"), group=_GROUP, hidden=True, long=True, width=180)
