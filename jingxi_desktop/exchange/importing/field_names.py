"""What officers call fields in the heads of their tables."""

from collections.abc import Mapping

_PROBLEMS = (
    "问题,主要问题,存在的问题,存在的主要问题,存在问题及困难,存在的问题及困难,存在的问题和困难"
    ",存在困难和问题,存在问题及建议,存在的问题及建议"
)
_NEXT = (
    "下一步工作,下一步计划,下一步打算,下一步措施,下一步工作安排,下一步工作计划,下一步工作打算"
    ",下步工作,下步计划,下步打算,下步工作安排,下步工作计划,下步工作打算,下月计划,下月工作计划"
)
# By kind and field, beside their labels and notes; a comma stands between two names.
NAMES: Mapping[str, Mapping[str, str]] = {
    "plan": {
        "task_count": "任务数,重点任务",
        "project_count": "项目数,重大项目",
        "continuing_count": "续建,续建项目",
        "new_count": "新建,新建项目",
        "preliminary_count": "前期,前期项目",
    },
    "project": {
        "name": "项目,工程名称,项目工程名称,建设项目,建设项目名称",
        "number": "编号,项次,项目序号",
        "code": "投资项目代码,项目编码,审批监管平台代码,项目统一代码",
        "category": "类别,项目类别,年度类别",
        "stage": "项目阶段,建设阶段,当前阶段",
        "responsible_id": "主责单位,牵头单位,填报单位,责任部门",
        "responsible_person": "负责人,项目负责人",
        "contact": "联系人",
        "phone": "联系电话,联系方式,手机,手机号,手机号码,办公电话",
        "owner": "建设单位,项目单位,项目业主,业主,项目法人",
        "leader": "包抓领导,联系领导,挂钩领导,包联领导,责任领导,分管领导,市领导",
        "total_investment": "总投资额,计划总投资,项目总投资,投资总额",
        "invested_before": "上年底累计完成投资,至上年底累计完成投资,截至上年底累计完成投资"
        ",截止上年底累计完成投资,开工至上年底累计完成,开工以来至上年底累计完成投资",
        "planned_investment": "年度计划投资,本年投资计划,年度投资计划,年计划投资,当年计划投资,当年投资计划"
        ",年度计划完成投资,本年计划完成投资,本年计划,年度计划,年计划,全年计划,全年计划投资",
        "planned_start": "预计开工,拟开工",
        "planned_finish": "预计竣工,计划完工,预计完工,拟竣工",
        "actual_finish": "实际完工",
        "planned_construction": "建安投资,建安工程投资",
        "year_target": "年度目标,本年建设目标,年度建设目标,本年主要建设内容"
        ",本年建设内容,本年计划建设内容,年度建设内容",
        "location": "建设地址,项目地址,项目地点",
        "content": "建设内容,项目内容,项目概况,建设规模及内容,建设内容和规模,主要建设内容,建设规模及主要内容",
        "duration": "建设期限,建设起止年限,建设周期",
        "district_id": "所在区,所属区,区域,所在区县,所属区县,属地",
        "park_id": "园区,所属园区",
        "industry": "所属行业,行业类别",
        "level": "项目级别",
    },
    "project_month": {
        "project_id": "项目名称",
        "planned": "本月计划",
        "done": "本月,本月投资,本月完成,本月完成额,本月实际完成,本月完成投资额",
        "progress": "工程形象进度,目前形象进度,当前形象进度,进展情况,项目进展,项目进展情况,工程进展情况"
        ",目前进展,当前进展,最新进展,建设进展,工程进展,目前进展情况,当前进展情况",
        "problems": _PROBLEMS,
        "coordination": "需协调解决的事项,需协调问题,需协调解决的问题,需要协调解决的问题,需要协调事项"
        ",需市级协调解决的问题,需市级协调事项,需区级协调解决的问题,需区级协调事项,需市区协调解决的问题",
        "next_step": _NEXT,
    },
    "task": {
        "number": "编号,项次,任务序号",
        "theme": "任务类别,类别,工作领域",
        "name": "任务名称,重点任务,工作任务,任务内容,任务事项",
        "lead_id": "责任单位,主责单位",
        "partners": "协办单位,配合部门",
        "due": "时限,办结时限",
        "finished": "实际完成",
        "target": "目标,工作目标,主要目标,具体目标,目标任务",
        "state": "完成状态,任务状态",
    },
    "task_month": {
        "task_id": "任务名称,重点任务",
        "progress": "进展,工作进展,工作进展情况,进展情况,最新进展,目前进展,完成情况",
        "problems": _PROBLEMS,
        "next_step": _NEXT,
    },
    "enterprise": {
        "name": "企业,公司名称,单位名称",
        "credit_code": "信用代码,社会信用代码,统一信用代码",
        "park_id": "园区,所属园区",
        "field": "所属领域,产业领域,行业领域,所属行业,行业",
        "honours": "资质,荣誉,企业资质",
        "stage": "阶段,项目阶段,当前阶段,所处阶段,目前阶段",
        "registered": "成立,注册",
        "registered_capital": "注册资金",
        "contact": "联系人",
        "phone": "联系电话,联系方式,手机,手机号,手机号码,办公电话",
    },
    "organisation": {
        "name": "单位,机构名称",
        "type": "类型,类别",
        "contact": "联系人",
        "phone": "联系电话,联系方式,手机,手机号,手机号码,办公电话",
    },
    "park": {"name": "园区", "district_id": "所在区,所属区"},
    "node": {
        "project_id": "项目名称",
        "name": "节点,关键节点",
        "due": "计划完成时间",
        "person": "责任人",
    },
    "problem": {
        "project_id": "项目名称",
        "description": "问题,存在问题",
        "deadline": "整改时限,解决期限,完成时限",
        "person": "负责人",
    },
    "indicator": {"unit": "单位", "low": "下限,目标值下限", "high": "上限,目标值上限"},
    "reading": {"indicator_id": "指标名称", "value": "读数,完成值"},
}
