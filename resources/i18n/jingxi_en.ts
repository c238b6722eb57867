<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>jingxi</name>
    <message>
      <source>(已撤销)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>(未命名)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>(空)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>--sample scale 与 --projects N 要一起写</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>-副本</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SHA-256</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>[只读]</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>[台账文件] | 命令 …</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>scale 填入的项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0}年</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0}年{1}月</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0}年{1}月{2}日</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}:完好</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{gap} 个百分点</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{kind}「{name}」({id}):{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{kind}没有字段「{name}」,可用:{names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}:{sentence}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}:全部</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}合计 {total},平均 {mean}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{names}。连同其月度、读数等一并删除,可以撤销。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} 的值不对:{message}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}(副本)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} {counter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} {counter}{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{park}已引进 {n} 家,超出 {high} 家的上限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{park}已引进 {n} 家,距 {low} 家还差 {gap} 家</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{park}已引进 {n} 家,达到目标</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{sentence};用法见 {command} --help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{table} 的记录 {id} 与变更记录不符:{names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{table} 的记录 {id} 在变更记录里存在,台账里却没有</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{table} 第 {rowid} 行引用了不存在的 {parent}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{user}(主机 {host},进程 {process})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{year} 年度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{label}」之后这条记录又被改动,不能撤销或重做</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{label}」的变更记录不完整,不能撤销或重做</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{name}」还被 {n} {counter}{kind}引用({label}),如「{example}」;请先改掉引用再删除</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」不是京西转型台账文件</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」不能写入,请检查权限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」大得不合情理,未打开</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」已损坏({detail}),请改用备份</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」已经存在,请换一个文件名</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」是文件夹,不是台账文件</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」没有建完,不能打开;请改用备份</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」由更新版本的程序写成,请升级程序后再打开</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」的结构与本程序不符({names}),未打开</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{path}」过大,附件最大 {most} MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{text}」不是数字</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{text}」不是整数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{text}」不是日期,请写成 2023-06-09、2023年6月 的样子</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{text}」不是金额,请写成 1.2亿元、3500万元 的样子</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{text}」不足一元,金额记到元</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{text}」应写成 字段=值,如 name=新名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{value}」不是日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>「{value}」早于或小于{other}「{bound}」</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>一个文件就是一本台账:任务、项目、园区、企业与指标都在里面。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>上级单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>上级园区</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>下一步</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不少于</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不符合台账的规则:{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不能为空,请填写</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不能写入「{path}」:{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不能在这里新建台账「{path}」:{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不能是它自己或它的下级</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不能用副本覆盖正在使用的台账,请换一个文件名</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>不能读取「{path}」:{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>专精特新</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>业主单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>个</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>中文或英文</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>临近与逾期的任务</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>主导产业</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>主营业务</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>主题</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>事件</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>互联网3.0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>交办时间</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>京西台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>京西台账 (*.jingxi)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>京西地区重点任务、重大项目、园区与企业的本地台账。

备份:{backups}
日志:{log}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>京西转型台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>京西转型台账 {version}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>京西转型台账。后面写台账文件则打开窗口,写命令则不开窗口直接办理。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>人工填报</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>人工智能</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>亿元 / 计划 {plan} 亿元</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>亿元(计划 {plan})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>件</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>任务</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>份</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>企业</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>企业名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>企业级</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>体育+</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>修改{kind} · {fields}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>修改一条记录,如 total_investment=1.2亿元;等号后留空即清空</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>停复工原因</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>停工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>储备</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>公布完成 {done} 亿元;还没有月度完成数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>公开资料</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>关于京西转型台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>关闭</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>关闭台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>关闭后这些没有保存的填写会丢失。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>其中建安投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>其他</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>内容</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>内容与地点</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>冻结到此列</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>出处</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>列</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>列出一类记录</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>删除</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>删除 {n} {counter}{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>删除 {records}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>删除 {records}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>前期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>前期项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>副本已存到 {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>办结时间</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>区</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>区级</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>医疗器械</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>升序</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>单位…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>单位名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>单位类型</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>印发时间</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>历史</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>原因:{reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>原文语句或资料名称与日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>发现 {n} 处问题</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>取消</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>取消冻结</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>取消排序</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>变更记录</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>口径说明</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>另一个程序</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>另存副本</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>另存副本…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>只读</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>只读:台账正由 {holder} 使用。对方关闭后重新打开即可编辑。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>只读:这个位置不能写入。用「文件 › 另存副本」存到别处即可编辑。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>台账「{path}」正被另一个程序占用,请稍后再试</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>台账以只读方式打开,不能修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>台账完好:结构、引用、变更记录与附件都没有问题。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>台账正由 {holder} 使用,这里只能查看</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>含有看不见的控制字符,请重新输入</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>命令</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>命令写得不对:{message}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>哪一年的计划,默认为台账的年度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>园区</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>园区名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>园区管理机构</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>园区范围</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>国家级</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>在册企业</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>在册企业数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>在建</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>在新窗口中查看</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>在谈</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>地址</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>基期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>基期值</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>填入什么,默认为空</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>备注</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>复制</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>复制{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>复制一条</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>复制单元格</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>复制报告</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>复工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>大事记</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>大事记…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>大小(字节)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>太长,最多 {most} 个字</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>字段=值…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>存在问题</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>存的是「{value}」,类型不对</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>完成时限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>实际开工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>实际竣工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>家</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>家 / {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>将举办</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>小巨人</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>工具</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已中止</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已举办</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已保存</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已保存 {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已公布完成投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已公布新开工数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已完成</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已完成 {done} 项,推进中 {going} 项</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已完成任务数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已录入 {n}/{plan}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已撤销</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已撤销:{label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已新建 {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已有同样的记录({columns}),不能重复</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已选 {n} {counter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>已重做:{label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>市属企业</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>市级</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>市级部门</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>帮助</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>年-月</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>年-月-日</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>年度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>年度计划</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>年度计划…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>年度计划投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>序号</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>应为 18 位数字或大写字母(不含 I、O、S、V、Z)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>应在 {least} 到 {most} 之间</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建成建筑面积(万㎡)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建立样例台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建设内容及规模</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建设地点</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建设年限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建设性质</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>建账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>开工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>开工至上年底累计完成投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>引用的记录不存在,或仍被其他记录引用</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>当前值</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>当年累计完成 ÷ 本年计划投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>录入</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>形象进度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>总投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>总览</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>恢复默认列</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>截至{month}完成 {rate},序时 {pace},差 {gap} 个百分点</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>所属区域</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>打印图表…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>打开台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>打开台账…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>打开备份文件夹</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>打开窗口</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>扩建</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>找不到台账「{path}」</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>把图表 investment 或 enterprises 存成 PNG、SVG 或 PDF</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>把每个页签和图表画成 PNG,存入一个文件夹</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>投产</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>投资完成率</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>投资项目在线审批监管平台代码</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>招商</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>招商阶段</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>挂点领导</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>指标</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>指标名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>指标读数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>按{label}筛选</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>推介</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>推进中</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>搜索{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>撤销</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>撤销:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>撤销最近一次修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>改建</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>放弃并关闭</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>数值</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>数字科技</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>数字视听</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>数字过大</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>数据</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>文件</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>文件名</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>文件类型</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>文化创意</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>文章</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>文章所载、公开资料、本单位录入或演示数据</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建台账;已有的文件不会被覆盖</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建台账…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建文章台账…(公开报道所载事实)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建演示台账…(虚构数据,供试用)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建空台账…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新建项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新开工项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>新引进企业</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>方向</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>时间</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>显示一条记录和它的变更记录</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>显示版本</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>显示的列</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>显示这份说明</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>智能制造</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>最近打开</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>月份</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>月度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>有几个{kind}都叫「{text}」,请用编号(id)指明</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>未启动</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年内注册或落地的企业,每家计一次</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年完成投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年引进</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年引进企业数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年目标</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年类别</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年累计完成</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年计划</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本年计划投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本月完成投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>本月计划投资</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>条</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>来源层</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>来自 {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>查找</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>查看</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>查看的年度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>校验位不符,请核对这 18 位代码</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>样例数据里没有「{name}」</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>检查台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>检查台账的结构、完整性、引用和变更记录</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>正在检查「{name}」…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有「{name}」这种样例,可用:{names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有「{name}」这类记录,可用:{names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有「{value}」这一项,可选:{choices}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有「{word}」这个命令,也没有这个文件;全部命令见 jingxi --help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有「本年引进企业数」的指标</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有变化</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有叫「{text}」的{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有可{word}的修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有可以这样做的修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有可撤销的修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有可重做的修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有带完成时限的未完成任务</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有月度数据,或没有落后于序时的项目</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有符合条件的{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有这条{kind}:{id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>没有选项 {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>注册</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>注册日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>注册资本</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>浅色</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>浅色或深色</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>深色</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>添加</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>添加{kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>添加附件 · {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>清除筛选</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>演示</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>演示数据</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>父项目</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>牵头单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>状态</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>用法:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>由台账计算得出,不能填写</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>电话</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>目标</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>目标 {low} 家以上</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>目标 {low}–{high} 家</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>目标上限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>目标下限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>目标要求</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>知道了</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>磁盘已满,「{path}」没有改动;请腾出空间后再试</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>科技+</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>称号</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>称号范围</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>程序出了错。已保存的内容不受影响。</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>程序出错({error}),详情已记入 {log}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>程序出错:{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>竣工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>等于</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>筛选:{value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>签约</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>签约日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>简称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>精确程度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>约</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>级别</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>统一社会信用代码</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>续建</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>续建 {a}/{all_a},新建 {b}/{all_b},新开工 {c} 个(公布 {all_c} 个)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>续建项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>编辑</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>缺少 {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>联络人</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>至上年底累计</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>落地</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>落地日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>行业</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>规划建筑面积(万㎡)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>计划名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>计划开工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>计划竣工</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>计量口径</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>计量方式</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>记录</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>记录类别</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>记录类别:{kinds}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>设立时间</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>设置 · {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>详情</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>请写明单位,如 {text}万元</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>请写明年和月,如 2023年6月</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>请把下面的报告复制给维护人员。完整日志在 {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>读写「{path}」时磁盘出错,没有改动</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>读数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>责任</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>责任人</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>责任单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>资金</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>资金来源</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>超过</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>超过一百万亿元,请核对单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>越低越好</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>越高越好</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>距下限</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>输出 JSON;金额为整数元</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>迁出</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>迁出日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>运营单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>还有 {n} 处填写没有通过检查</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>还没有{kind}。按 Ctrl+N 新建一条</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>还没有{kind}记录</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>还没有大事记</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>还没有打开过台账</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>还没有月度完成数,在项目的「月度」页填写</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>这条记录已被删除</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>进展</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>进展情况</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>进度落后的项目</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>退出</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>选中一条记录,这里显示它的变更历史</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>选择</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>选择日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>选项</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>选项 {name} 的用法不对</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>配合单位</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重做</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重做:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重做最近一次撤销的修改</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重大项目</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重大项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重点任务</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>重点任务数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>阶段</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>阶段日期</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>附件</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>附件「{name}」的内容缺失或已被改动</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>降序</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>隐藏此列</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>需协调事项</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>项</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>项目</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>项目代码</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>项目名称</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>项目数</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>项目月度</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>领域</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>领域范围</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>高新技术</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
