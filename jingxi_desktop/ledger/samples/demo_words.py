"""The words of made-up records, and the real units and parks that they are spread over."""

from typing import NamedTuple

from jingxi_desktop.ledger.samples.drafts import sample_id
from jingxi_desktop.records import Value
from jingxi_desktop.records.provenance import DEMO

MADE_UP: dict[str, Value] = {"origin": DEMO, "source": "演示数据，随机生成"}
ASSIGNED = "演示分工：责任单位、区域和园区为随机指派，与实际工作无关。"
MONTHS = tuple(f"2023-{month:02}" for month in range(1, 13))


def unit(name: str) -> str:
    """The id of a real unit."""
    return sample_id("organisation", name)


def park(name: str) -> str:
    """The id of a real park, by its full name."""
    return sample_id("park", name)


SHIJINGSHAN = "石景山园"
MENTOUGOU = "中关村科技园区门头沟园"
AI_PARK = "中关村(京西)人工智能科技园"
SHIJINGSHAN_PARKS = (
    "首钢园",
    "首钢园",
    "中国电科(北京)智能科技园",
    "北京银行保险产业园",
    "工业互联网产业园",
    "虚拟现实产业园",
    SHIJINGSHAN,
)

# Who is made to answer for a project, in which district, and the parks that it may lie in.
PLACES: tuple[tuple[str, str, tuple[str | None, ...]], ...] = (
    ("石景山区", "石景山区", (*SHIJINGSHAN_PARKS, "北重科技文化产业园", None, None, None)),
    ("门头沟区", "门头沟区", (MENTOUGOU, AI_PARK, None, None)),
    ("首钢集团", "石景山区", ("首钢园",)),
    ("京能集团", "门头沟区", (None,)),
)


class Work(NamedTuple):
    """A sort of project: what it is called, in which line, and how it is built."""

    title: str
    industry: str
    nature: str


WORKS = (
    Work("老旧厂房改造", "城市更新", "改建"),
    Work("人工智能研发楼", "产业转型", "新建"),
    Work("园区配套道路", "基础设施", "新建"),
    Work("医疗器械中试平台", "产业转型", "新建"),
    Work("社区养老服务设施", "民生保障", "新建"),
    Work("矿区生态修复", "生态文旅", "新建"),
    Work("数字视听制作基地", "产业转型", "改建"),
    Work("供热管网改造", "基础设施", "改建"),
    Work("中小学校扩建", "民生保障", "扩建"),
    Work("工业遗址公园", "生态文旅", "改建"),
    Work("科技企业孵化器", "产业转型", "改建"),
    Work("综合交通节点", "基础设施", "新建"),
    Work("安置房建设", "民生保障", "新建"),
    Work("体育主题街区", "城市更新", "改建"),
    Work("再生水管网", "基础设施", "新建"),
    Work("虚拟现实体验中心", "产业转型", "新建"),
    Work("老旧小区综合整治", "城市更新", "改建"),
    Work("滨水绿道", "生态文旅", "扩建"),
)

PREPARING = (
    "项目建议书编制",
    "立项批复办理",
    "规划方案审查",
    "用地手续办理",
    "环境影响评价",
    "勘察设计招标",
    "初步设计审批",
    "施工图审查",
    "施工招标准备",
    "施工许可办理",
    "场地平整",
    "施工进场准备",
)
STARTING = ("施工进场", "基础开挖", "基础施工", "地下结构施工", "主体结构施工", "主体结构封顶")
BUILDING = ("主体结构施工", "主体结构封顶", "二次结构施工", "机电设备安装", "装饰装修", "室外工程")
PROBLEMS = (
    ("地下管线迁改未完成，影响作业面", "请管线权属单位明确迁改时限"),
    ("部分地块征收未完成", "请属地加快征收扫尾"),
    ("设计方案调整，施工图未出齐", "请有关部门并联审查"),
    ("主要设备到货延迟", "需协调供货单位分批到货"),
    ("资金到位慢于计划", "需协调资金拨付进度"),
)
