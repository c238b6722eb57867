<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>jingxi</name>
    <message>
      <source>--sample scale 与 --projects N 要一起写</source>
      <translation>--sample scale and --projects N go together</translation>
    </message>
    <message>
      <source>-副本</source>
      <translation>-copy</translation>
    </message>
    <message>
      <source>1 选表</source>
      <translation>1 Table</translation>
    </message>
    <message>
      <source>2 对应各列</source>
      <translation>2 Columns</translation>
    </message>
    <message>
      <source>3 核对</source>
      <translation>3 Check</translation>
    </message>
    <message>
      <source>CSV 表格 (*.csv)</source>
      <translation>CSV table (*.csv)</translation>
    </message>
    <message>
      <source>Excel 工作簿 (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <source>PDF 文件 (*.pdf)</source>
      <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
      <source>SHA-256</source>
      <translation>SHA-256</translation>
    </message>
    <message>
      <source>[只读]</source>
      <translation>[read-only]</translation>
    </message>
    <message>
      <source>[台账文件] | 命令 …</source>
      <translation>[LEDGER] | COMMAND …</translation>
    </message>
    <message>
      <source>[必填]</source>
      <translation>[required]</translation>
    </message>
    <message>
      <source>[选项]</source>
      <translation>[OPTIONS]</translation>
    </message>
    <message>
      <source>scale 填入的项目数</source>
      <translation>How many projects scale fills in</translation>
    </message>
    <message>
      <source>yyyy"年"m"月"d"日"</source>
      <translation>yyyy-mm-dd</translation>
    </message>
    <message>
      <source>{0}年</source>
      <translation>{0}</translation>
    </message>
    <message>
      <source>{0}年{1}月</source>
      <translation>{0}-{1:0&gt;2}</translation>
    </message>
    <message>
      <source>{0}年{1}月{2}日</source>
      <translation>{0}-{1:0&gt;2}-{2:0&gt;2}</translation>
    </message>
    <message>
      <source>{band}（{due}前）</source>
      <translation>{band} (by {due})</translation>
    </message>
    <message>
      <source>{by_hand}（{about}）</source>
      <translation>{by_hand} ({about})</translation>
    </message>
    <message>
      <source>{closed}；与封账时不同：{listed}</source>
      <translation>{closed}; other than at closing: {listed}</translation>
    </message>
    <message>
      <source>{columns}是隐藏的，请核对要不要导入</source>
      <translation>Hidden: {columns}. Check whether they are to be imported</translation>
    </message>
    <message>
      <source>{columns}都像是「{field}」，请指明是哪一列，否则都不导入</source>
      <translation>{columns} may each be "{field}": say which one it is, or none is imported</translation>
    </message>
    <message>
      <source>{column} 列是空的，左右两边按一张表读取</source>
      <translation>Column {column} is empty; both sides of it are read as one table</translation>
    </message>
    <message>
      <source>{column} 列没有列名，内容是连续的行号，不作为一列</source>
      <translation>Column {column} has no name and only numbers the rows; it is left out</translation>
    </message>
    <message>
      <source>{column} 列（没有列名）</source>
      <translation>Column {column} (no name)</translation>
    </message>
    <message>
      <source>{conditions}的</source>
      <translation>{conditions}</translation>
    </message>
    <message>
      <source>{counts}；不汇总 {n} 个文件</source>
      <translation>{counts}; files left out: {n}</translation>
    </message>
    <message>
      <source>{counts}；没有返回 {n} 个单位</source>
      <translation>{counts}; {n} units have not returned</translation>
    </message>
    <message>
      <source>{date} 还没有到</source>
      <translation>{date} is still to come</translation>
    </message>
    <message>
      <source>{date}：{value} {unit}</source>
      <translation>{date}: {value} {unit}</translation>
    </message>
    <message>
      <source>{done}是负数，本年累计会从 {before} 降到 {total}</source>
      <translation>{done} is negative: the year's total falls from {before} to {total}</translation>
    </message>
    <message>
      <source>{earlier}与{later}对比</source>
      <translation>{earlier} against {later}</translation>
    </message>
    <message>
      <source>{earlier}还没有封账，请先封{earlier}，再封{month}</source>
      <translation>{earlier} is not closed yet: close {earlier} first, then {month}</translation>
    </message>
    <message>
      <source>{fields}相同</source>
      <translation>same {fields}</translation>
    </message>
    <message>
      <source>{field}（{month}月）</source>
      <translation>{field} (month {month})</translation>
    </message>
    <message>
      <source>{file} 是空白的</source>
      <translation>{file} is blank</translation>
    </message>
    <message>
      <source>{file} 没有写成</source>
      <translation>{file} was not written</translation>
    </message>
    <message>
      <source>{file} 读回来缺少内容</source>
      <translation>{file} lacks something when it is read back</translation>
    </message>
    <message>
      <source>{file} 里没有嵌入字体</source>
      <translation>{file} has no font embedded</translation>
    </message>
    <message>
      <source>{file}，与「{rival}」不一致</source>
      <translation>{file}, differs from '{rival}'</translation>
    </message>
    <message>
      <source>{file}，导入为{kind}，{year} 年度</source>
      <translation>{file}, imported as {kind}, {year}</translation>
    </message>
    <message>
      <source>{file}：{counts}</source>
      <translation>{file}: {counts}</translation>
    </message>
    <message>
      <source>{file}：完好</source>
      <translation>{file}: in order</translation>
    </message>
    <message>
      <source>{gap} 个百分点</source>
      <translation>{gap} pts</translation>
    </message>
    <message>
      <source>{kind}「{name}」的「{field}」</source>
      <translation>{kind} "{name}", field "{field}"</translation>
    </message>
    <message>
      <source>{kind}「{name}」（{id}）：{error}</source>
      <translation>{kind}: "{name}" ({id}): {error}</translation>
    </message>
    <message>
      <source>{kind}不能导入「{name}」，可用：{names}</source>
      <translation>{kind}: "{name}" cannot be imported; there are: {names}</translation>
    </message>
    <message>
      <source>{kind}没有字段「{name}」，可用：{names}</source>
      <translation>{kind}: no field "{name}"; there are: {names}</translation>
    </message>
    <message>
      <source>{kind}的表格里</source>
      <translation>the table of {kind}</translation>
    </message>
    <message>
      <source>{labels}…（第 {row} 行起）</source>
      <translation>{labels} … (from row {row})</translation>
    </message>
    <message>
      <source>{label}合计 {total}，平均 {mean}</source>
      <translation>{label}: total {total}, mean {mean}</translation>
    </message>
    <message>
      <source>{label}已填</source>
      <translation>{label} filled in</translation>
    </message>
    <message>
      <source>{label}（{unit}）</source>
      <translation>{label} ({unit})</translation>
    </message>
    <message>
      <source>{label}：{note}</source>
      <translation>{label}: {note}</translation>
    </message>
    <message>
      <source>{label}：{old} → {new}</source>
      <translation>{label}: {old} → {new}</translation>
    </message>
    <message>
      <source>{label}：{sentence}</source>
      <translation>{label}: {sentence}</translation>
    </message>
    <message>
      <source>{label}：{value}</source>
      <translation>{label}: {value}</translation>
    </message>
    <message>
      <source>{label}：全部</source>
      <translation>{label}: all</translation>
    </message>
    <message>
      <source>{label}：封账时 {kept}，现为 {now}</source>
      <translation>{label}: {kept} at closing, {now} now</translation>
    </message>
    <message>
      <source>{later}已封账，请先解除{later}，再解除{month}</source>
      <translation>{later} is closed: reopen {later} first, then {month}</translation>
    </message>
    <message>
      <source>{letters} 列「{label}」</source>
      <translation>column {letters} "{label}"</translation>
    </message>
    <message>
      <source>{letters} 列都叫「{head}」，请写列的字母</source>
      <translation>Columns {letters} are all called "{head}": give the letter of the column</translation>
    </message>
    <message>
      <source>{light} {n} 个</source>
      <translation>{light}: {n}</translation>
    </message>
    <message>
      <source>{listed}…共 {n} 处</source>
      <translation>{listed}… {n} in all</translation>
    </message>
    <message>
      <source>{month}{kind}</source>
      <translation>{kind}, {month}</translation>
    </message>
    <message>
      <source>{month}全部已报</source>
      <translation>{month}: all have returned</translation>
    </message>
    <message>
      <source>{month}封账时的数据已损坏，请改用备份</source>
      <translation>The figures kept when {month} was closed are damaged: use a backup</translation>
    </message>
    <message>
      <source>{month}已封账</source>
      <translation>{month} is closed</translation>
    </message>
    <message>
      <source>{month}已封账。为什么更正？</source>
      <translation>{month} is closed. Why is it corrected?</translation>
    </message>
    <message>
      <source>{month}已封账，改动须写明更正原因</source>
      <translation>{month} is closed: a change to it needs a reason</translation>
    </message>
    <message>
      <source>{month}已解除封账</source>
      <translation>{month} is open again</translation>
    </message>
    <message>
      <source>{month}月的{field}</source>
      <translation>{field}, month {month}</translation>
    </message>
    <message>
      <source>{month}未报{label}（{n}）</source>
      <translation>No return for {month}, {label} ({n})</translation>
    </message>
    <message>
      <source>{month}没有封账</source>
      <translation>{month} is not closed</translation>
    </message>
    <message>
      <source>{month}还有 {n} 个项目未报</source>
      <translation>{n} projects have not returned {month}</translation>
    </message>
    <message>
      <source>{month}还没有项目填报，不能封账</source>
      <translation>No project has returned {month} yet: it cannot be closed</translation>
    </message>
    <message>
      <source>{month}，序时 {pace}</source>
      <translation>{month}, pace {pace}</translation>
    </message>
    <message>
      <source>{month}：{note}；由 {old} 改为 {new}</source>
      <translation>{month}: {note}; from {old} to {new}</translation>
    </message>
    <message>
      <source>{month}：{state}</source>
      <translation>{month}: {state}</translation>
    </message>
    <message>
      <source>{names}。连同其月度、读数等一并删除，可以撤销。</source>
      <translation>{names}. Their months, readings and so on are deleted with them. This can be undone.</translation>
    </message>
    <message>
      <source>{names}等 {n} 项</source>
      <translation>{names} and others, {n} in all</translation>
    </message>
    <message>
      <source>{name} {n}</source>
      <translation>{name} {n}</translation>
    </message>
    <message>
      <source>{name} 的值不对，{expected}</source>
      <translation>the value of {name} is wrong: {expected}</translation>
    </message>
    <message>
      <source>{name}与目标（{unit}）</source>
      <translation>{name} and its target ({unit})</translation>
    </message>
    <message>
      <source>{name}及其下级园区内</source>
      <translation>in {name} and the parks inside it</translation>
    </message>
    <message>
      <source>{name}（副本）</source>
      <translation>{name} (copy)</translation>
    </message>
    <message>
      <source>{name}（已删除）</source>
      <translation>{name} (deleted)</translation>
    </message>
    <message>
      <source>{name}（已转置）</source>
      <translation>{name} (transposed)</translation>
    </message>
    <message>
      <source>{name}（演示数据）</source>
      <translation>{name} (demo data)</translation>
    </message>
    <message>
      <source>{name}（隐藏）</source>
      <translation>{name} (hidden)</translation>
    </message>
    <message>
      <source>{name}：{n} 处</source>
      <translation>{name}: {n}</translation>
    </message>
    <message>
      <source>{name}：{plan}；{actual}；{state}</source>
      <translation>{name}: {plan}; {actual}; {state}</translation>
    </message>
    <message>
      <source>{name}：{start} 至 {finish}</source>
      <translation>{name}: {start} to {finish}</translation>
    </message>
    <message>
      <source>{name}：{state}</source>
      <translation>{name}: {state}</translation>
    </message>
    <message>
      <source>{name}：封账后不再列入本年计划</source>
      <translation>{name}: no longer in the year's plan since closing</translation>
    </message>
    <message>
      <source>{name}：封账后列入本年计划</source>
      <translation>{name}: in the year's plan since closing</translation>
    </message>
    <message>
      <source>{name}：没有可以导入的表</source>
      <translation>{name}: no table to import</translation>
    </message>
    <message>
      <source>{name}：没有缩略图，图片已损坏、过大或不是常见的格式</source>
      <translation>{name}: no thumbnail; the picture is broken, too large or of an unusual format</translation>
    </message>
    <message>
      <source>{n} {counter}</source>
      <translation>{counter}: {n}</translation>
    </message>
    <message>
      <source>{n} {counter}{kind}</source>
      <translation>{kind} ({counter}: {n})</translation>
    </message>
    <message>
      <source>{n} 个</source>
      <translation>{n}</translation>
    </message>
    <message>
      <source>{n} 个逾期未解决的问题</source>
      <translation>{n} unsolved problems overdue</translation>
    </message>
    <message>
      <source>{n} 个逾期节点</source>
      <translation>{n} nodes overdue</translation>
    </message>
    <message>
      <source>{n} 个项目 {next} 年的「至上年底累计」已有数字，不会跟着这里 {year} 年的完成投资变，请核对</source>
      <translation>The sum to the end of last year that {n} projects have for {next} does not follow what was done in {year} here; check it</translation>
    </message>
    <message>
      <source>{n} 个项目已填报，单击查看</source>
      <translation>Projects reported: {n}; click to see them</translation>
    </message>
    <message>
      <source>{n} 个项目，单击查看</source>
      <translation>{n} projects; click to see them</translation>
    </message>
    <message>
      <source>{n} 家</source>
      <translation>{n}</translation>
    </message>
    <message>
      <source>{n} 条记录双方改了不同的金额或阶段，不算冲突，请在列表里一并核对。</source>
      <translation>{n} records had different amounts or the stage changed by each side. That is no conflict, but please check them together in the list.</translation>
    </message>
    <message>
      <source>{n} 条记录双方改了不同的金额或阶段，请核对</source>
      <translation>both sides changed different amounts or the stage of {n} records: please check</translation>
    </message>
    <message>
      <source>{n} 格是计算列（{columns}），已跳过</source>
      <translation>calculated cells passed over: {n} ({columns})</translation>
    </message>
    <message>
      <source>{n} 格是计算列，会跳过；其余每一格都可以填入。</source>
      <translation>Calculated cells that will be passed over: {n}. Every other cell can be filled.</translation>
    </message>
    <message>
      <source>{n} 行有新的选定，请重新核对。</source>
      <translation>Something new was chosen for {n} rows; check again.</translation>
    </message>
    <message>
      <source>{n} 项任务，单击查看</source>
      <translation>{n} tasks; click to see them</translation>
    </message>
    <message>
      <source>{n}. {sheet}：{columns}</source>
      <translation>{n}. {sheet}: {columns}</translation>
    </message>
    <message>
      <source>{n}月</source>
      <translation>{n}</translation>
    </message>
    <message>
      <source>{n}月完成 {amount} 亿元</source>
      <translation>Month {n}: {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>{n}月引进 {count} 家</source>
      <translation>month {n}: {count} attracted</translation>
    </message>
    <message>
      <source>{park}已引进 {n} 家，超出 {high} 家的上限</source>
      <translation>{park}: {n} attracted, above the upper end of {high}</translation>
    </message>
    <message>
      <source>{park}已引进 {n} 家，距 {low} 家还差 {gap} 家</source>
      <translation>{park}: {n} attracted, {gap} short of {low}</translation>
    </message>
    <message>
      <source>{park}已引进 {n} 家，达到目标</source>
      <translation>{park}: {n} attracted, target reached</translation>
    </message>
    <message>
      <source>{park}还没有录入新引进企业，{target}</source>
      <translation>{park}: none entered yet. {target}</translation>
    </message>
    <message>
      <source>{park}（属{parent}）</source>
      <translation>{park} (in {parent})</translation>
    </message>
    <message>
      <source>{park}：{state}（{band}）</source>
      <translation>{park}: {state} ({band})</translation>
    </message>
    <message>
      <source>{park}：在册企业 {firms} 家，本年引进 {attracted} 家，项目 {projects} 个，完成率 {rate}</source>
      <translation>{park}: {firms} firms, {attracted} attracted this year, {projects} projects, completion {rate}</translation>
    </message>
    <message>
      <source>{period}更正清单</source>
      <translation>Corrections of {period}</translation>
    </message>
    <message>
      <source>{place}是新增的，而表里已有一条和它{alike}</source>
      <translation>{place} is new, and the form already has one with the {alike}</translation>
    </message>
    <message>
      <source>{points} 个百分点</source>
      <translation>{points} points</translation>
    </message>
    <message>
      <source>{qualifier} {value}</source>
      <translation>{qualifier} {value}</translation>
    </message>
    <message>
      <source>{rate}，落后 {points} 个百分点</source>
      <translation>{rate}, {points} points behind</translation>
    </message>
    <message>
      <source>{rate}，超前 {points} 个百分点</source>
      <translation>{rate}, {points} points ahead</translation>
    </message>
    <message>
      <source>{reason}（{by}）</source>
      <translation>{reason} ({by})</translation>
    </message>
    <message>
      <source>{rows} 行 {columns} 列，第 {head} 行是表头</source>
      <translation>{rows} rows, {columns} columns, heads in row {head}</translation>
    </message>
    <message>
      <source>{row}：{why}</source>
      <translation>{row}: {why}</translation>
    </message>
    <message>
      <source>{rule}；{light}</source>
      <translation>{rule}; {light}</translation>
    </message>
    <message>
      <source>{rule}；{target}；{pace}</source>
      <translation>{rule}; {target}; {pace}</translation>
    </message>
    <message>
      <source>{rule}；有逾期节点或问题的至少为黄灯</source>
      <translation>{rule}; at least yellow with an overdue node or problem</translation>
    </message>
    <message>
      <source>{scope} {year} 年各月引进企业（家）</source>
      <translation>{scope}: enterprises attracted {year}</translation>
    </message>
    <message>
      <source>{sentence}（选项 --reason）</source>
      <translation>{sentence} (option --reason)</translation>
    </message>
    <message>
      <source>{sentence}，{how}</source>
      <translation>{sentence}: {how}</translation>
    </message>
    <message>
      <source>{sentence}；用法见 {command} --help</source>
      <translation>{sentence}; for usage see {command} --help</translation>
    </message>
    <message>
      <source>{sheet}是一张填写单：一格名称、一格内容，不是一行一条的表。只有两列的可以「转置读取」；其余请改成一行一条的表，或直接在台账里填写</source>
      <translation>{sheet} is a form, with a name beside each content, not a table of one record a row. One of two columns can be read by "Transpose"; rearrange others into rows, or fill in the ledger itself</translation>
    </message>
    <message>
      <source>{sheet}是横着的表：第一列是列名，一列一条。请选择「转置读取」，核对后再导入</source>
      <translation>The table in {sheet} is transposed: names in the first column, one record a column. Choose "Transpose", check, then import</translation>
    </message>
    <message>
      <source>{sheet}是空的</source>
      <translation>There is nothing in {sheet}</translation>
    </message>
    <message>
      <source>{since}至{until}</source>
      <translation>from {since} to {until}</translation>
    </message>
    <message>
      <source>{since}起</source>
      <translation>from {since} on</translation>
    </message>
    <message>
      <source>{size} 横向</source>
      <translation>{size} landscape</translation>
    </message>
    <message>
      <source>{sort} {n}</source>
      <translation>{sort} {n}</translation>
    </message>
    <message>
      <source>{state} {n} 行</source>
      <translation>{state}: {n}</translation>
    </message>
    <message>
      <source>{state} {n} 项</source>
      <translation>{state} {n}</translation>
    </message>
    <message>
      <source>{sum}（{n} {counter}）</source>
      <translation>{sum} ({counter}: {n})</translation>
    </message>
    <message>
      <source>{table} 的记录 {id} 与变更记录不符：{names}</source>
      <translation>Record {id} of {table} differs from its history: {names}</translation>
    </message>
    <message>
      <source>{table} 的记录 {id} 在变更记录里存在，台账里却没有</source>
      <translation>Record {id} of {table} is in the history but not in the ledger</translation>
    </message>
    <message>
      <source>{table} 的记录 {id} 的编号与所属记录和 {period} 不符</source>
      <translation>{table}: the id of row {id} does not belong to its record and {period}</translation>
    </message>
    <message>
      <source>{table} 第 {rowid} 行引用了不存在的 {parent}</source>
      <translation>Row {rowid} of {table} refers to a {parent} that does not exist</translation>
    </message>
    <message>
      <source>{text} 是 15 位以上的数字，末几位可能已经丢失；请把这一列设成文本格式，重新填写</source>
      <translation>{text} is a number of 15 digits or more, whose last digits may be lost; format the column as text and type it again</translation>
    </message>
    <message>
      <source>{text} 是数字，分不清是 1 月还是 10 月；请写成 {year}年1月 或 {year}年10月</source>
      <translation>{text} is a number that may be January or October; write {year}-01 or {year}-10</translation>
    </message>
    <message>
      <source>{text}{unit}</source>
      <translation>{text} {unit}</translation>
    </message>
    <message>
      <source>{title}：已合并 {n} 处</source>
      <translation>{title}: {n} cells merged</translation>
    </message>
    <message>
      <source>{units}等 {n} 个单位</source>
      <translation>{units} and others, {n} units</translation>
    </message>
    <message>
      <source>{unit}{month}填报表</source>
      <translation>{unit} · return for {month}</translation>
    </message>
    <message>
      <source>{unit}小计</source>
      <translation>{unit}, subtotal</translation>
    </message>
    <message>
      <source>{unit}（{n}）：{names}</source>
      <translation>{unit} ({n}): {names}</translation>
    </message>
    <message>
      <source>{unit}（选定）</source>
      <translation>{unit} (chosen)</translation>
    </message>
    <message>
      <source>{unit}：{projects} 个项目，投资完成率 {rate}，红灯 {red}、黄灯 {yellow}、绿灯 {green}，未报 {missing}</source>
      <translation>{unit}: {projects} projects, completion rate {rate}, red {red}, yellow {yellow}, green {green}, not returned {missing}</translation>
    </message>
    <message>
      <source>{user}（主机 {host}，进程 {process}）</source>
      <translation>{user} (host {host}, process {process})</translation>
    </message>
    <message>
      <source>{value} {unit}</source>
      <translation>{value} {unit}</translation>
    </message>
    <message>
      <source>{word}：{label}（{keys}）</source>
      <translation>{word}: {label} ({keys})</translation>
    </message>
    <message>
      <source>{year} 年</source>
      <translation>{year}</translation>
    </message>
    <message>
      <source>{year} 年{kind}</source>
      <translation>{kind}, {year}</translation>
    </message>
    <message>
      <source>{year} 年完成</source>
      <translation>Done in {year}</translation>
    </message>
    <message>
      <source>{year} 年已有，保持不变</source>
      <translation>Already in {year}; left as it is</translation>
    </message>
    <message>
      <source>{year} 年序号</source>
      <translation>No. in {year}</translation>
    </message>
    <message>
      <source>{year} 年度</source>
      <translation>{year}</translation>
    </message>
    <message>
      <source>{year} 年度{place}</source>
      <translation>{place}, year {year}</translation>
    </message>
    <message>
      <source>{year} 年度计划</source>
      <translation>Plan of {year}</translation>
    </message>
    <message>
      <source>{year} 年没有{kind}；有的年份：{years}</source>
      <translation>Nothing in {kind} in {year}; there is something in: {years}</translation>
    </message>
    <message>
      <source>{year} 年类别</source>
      <translation>Category {year}</translation>
    </message>
    <message>
      <source>{year} 年还没有哪个单位有项目或任务；{what}</source>
      <translation>No unit has projects or tasks in {year} yet; {what}</translation>
    </message>
    <message>
      <source>{year} 年还没有结束（今天是{day}）。结转之后再填报的月份，不会再计入 {next} 年的至上年底累计。</source>
      <translation>{year} is not over yet (today is {day}). Months returned after the rollover are not added to what {next} counts as invested before.</translation>
    </message>
    <message>
      <source>{year}月末封账</source>
      <translation>Month closing, {year}</translation>
    </message>
    <message>
      <source>……另有 {n} 处</source>
      <translation>… and {n} more</translation>
    </message>
    <message>
      <source>……还有 {n} 处</source>
      <translation>… and {n} more</translation>
    </message>
    <message>
      <source>……还有 {n} 条</source>
      <translation>… and {n} more</translation>
    </message>
    <message>
      <source>……还有 {n} 行</source>
      <translation>… and {n} more rows</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>「{columns}」不是 {month} 的情况，不导入；请核对月份</source>
      <translation>"{columns}" is not of {month} and is not imported; please check the month</translation>
    </message>
    <message>
      <source>「{columns}」是一个月的情况，请选择月份，否则不导入</source>
      <translation>"{columns}" is about one month: choose the month, or it is not imported</translation>
    </message>
    <message>
      <source>「{columns}」是几个月的合计，没有写明从本年 1 月算起，不导入；是本年累计的，请指明为「{field}」</source>
      <translation>"{columns}" is the total of several months and does not say that it begins in January of this year, so it is not imported; if it does, say that it is "{field}"</translation>
    </message>
    <message>
      <source>「{columns}」是本年累计：当月的完成投资由它减去前几个月的数得出</source>
      <translation>"{columns}" is the total since January: what the month did is that less the months before it</translation>
    </message>
    <message>
      <source>「{columns}」没有写明截至哪个月，请选择月份，否则不导入</source>
      <translation>"{columns}" does not say until which month; choose a month, or it is not imported</translation>
    </message>
    <message>
      <source>「{columns}」没有写明金额单位，请在上面选择</source>
      <translation>"{columns}" do not say what the amounts count; choose the unit above</translation>
    </message>
    <message>
      <source>「{columns}」都当作「{field}」，请只留一列</source>
      <translation>"{columns}" are all taken as "{field}"; leave only one of them</translation>
    </message>
    <message>
      <source>「{column}」可能是「{fields}」，请指明，否则不导入</source>
      <translation>"{column}" may be "{fields}": say which one it is, or it is not imported</translation>
    </message>
    <message>
      <source>「{column}」和「{other}」都是 {month} 的，只导入「{other}」</source>
      <translation>"{column}" and "{other}" are both of {month}; only "{other}" is imported</translation>
    </message>
    <message>
      <source>「{column}」这一列不能既是「{a}」又是「{b}」，请只选一个</source>
      <translation>The column '{column}' cannot be both '{a}' and '{b}'; choose one</translation>
    </message>
    <message>
      <source>「{column}」里有 {text} 这样的编号，台账的{field}只能是整数，不导入</source>
      <translation>"{column}" has numbers such as {text}; {field} in the ledger takes whole numbers only, so it is not imported</translation>
    </message>
    <message>
      <source>「{column}」里的 {words} 记作各行的「{field}」</source>
      <translation>{words} in "{column}" is taken as the "{field}" of the rows</translation>
    </message>
    <message>
      <source>「{direction}」的指标先看{near}，只有{far}无法评价，请填写{near}或改方向</source>
      <translation>With "{direction}" an indicator is judged at the {near} first and cannot be judged with the {far} alone; fill in the {near} or change the direction</translation>
    </message>
    <message>
      <source>「{field}」不是金额，不能写单位</source>
      <translation>"{field}" is no amount and has no unit</translation>
    </message>
    <message>
      <source>「{file}」不是表格，请导入 xlsx、xls、xlsb、ods、csv 或 txt 文件</source>
      <translation>"{file}" is no spreadsheet. Import an xlsx, xls, xlsb, ods, csv or txt file</translation>
    </message>
    <message>
      <source>「{file}」其实是网页或 XML，不是表格文件，请用 Excel 或 WPS 打开后另存为 xlsx 再导入</source>
      <translation>"{file}" is really a web page or XML, not a spreadsheet. Open it in Excel or WPS, save it as xlsx and import that</translation>
    </message>
    <message>
      <source>「{file}」已损坏或不完整，请向提供的人重新要一份，或用 Excel、WPS 打开后另存一份再导入</source>
      <translation>"{file}" is damaged or incomplete. Ask whoever gave it to you for another copy, or open it in Excel or WPS, save a copy and import that</translation>
    </message>
    <message>
      <source>「{file}」有密码，请先在 Excel 或 WPS 里去掉密码再导入</source>
      <translation>"{file}" has a password. Remove it in Excel or WPS first, then import the file</translation>
    </message>
    <message>
      <source>「{file}」第 {line} 行的引号不成对，分不清后面的列；请补上或去掉引号再导入</source>
      <translation>A quotation mark in line {line} of "{file}" has no partner, so the columns after it cannot be told apart. Add or remove one, then import the file</translation>
    </message>
    <message>
      <source>「{file}」里只有图片，图片里的表读不出来，请向提供的人要表格原件，或照着录入</source>
      <translation>"{file}" has pictures only, and a table in a picture cannot be read. Ask whoever sent it for the original file, or type it in</translation>
    </message>
    <message>
      <source>「{file}」里有 {n} 处要改，什么都没有合并；请改好再合并</source>
      <translation>"{file}" has to be mended in {n} places; nothing was merged. Mend it and merge again</translation>
    </message>
    <message>
      <source>「{file}」里有坏字，不是完整的 UTF-8 文本，请向提供的人重新要一份</source>
      <translation>"{file}" has broken characters: it is no whole UTF-8 text. Ask whoever gave it to you for another copy</translation>
    </message>
    <message>
      <source>「{file}」里有表格文件不该有的 XML 声明（DTD），为安全起见不读；请用 Excel 或 WPS 打开后另存一份再导入</source>
      <translation>"{file}" has an XML declaration (DTD) that no spreadsheet needs, and is not read for safety. Open it in Excel or WPS, save a copy and import that</translation>
    </message>
    <message>
      <source>「{file}」里没有内容，请检查是否选错了文件</source>
      <translation>There is nothing in "{file}". Check that it is the right file</translation>
    </message>
    <message>
      <source>「{file}」里的表太大，读不下，请删去多余的工作表、行和列再导入</source>
      <translation>The tables in "{file}" are too large to read. Delete the sheets, rows and columns that are not needed, then import it</translation>
    </message>
    <message>
      <source>「{folder}」里已有这个文件，覆盖后原来的内容不能恢复。</source>
      <translation>"{folder}" has this file already. Once overwritten, what it held cannot be brought back.</translation>
    </message>
    <message>
      <source>「{folder}」里没有填报包「{name}」</source>
      <translation>There is no return package "{name}" in "{folder}"</translation>
    </message>
    <message>
      <source>「{label}」不能撤销，此前的修改也不能；要改这个月，请用「数据 › 月末封账」的「解除封账」（命令 jingxi reopen）并写明原因</source>
      <translation>"{label}" cannot be undone, nor can what was done before it. To change the month, reopen it in Data › Close Months (command jingxi reopen) and give the reason</translation>
    </message>
    <message>
      <source>「{label}」之后这条记录又被改动，不能撤销或重做</source>
      <translation>The record was changed again after "{label}", which can be neither undone nor redone</translation>
    </message>
    <message>
      <source>「{label}」有 {n} 处合并单元格（第 {first}—{last} 行等），数字只算在各自的第一行，其余行按空白处理</source>
      <translation>"{label}" has merged cells ({n}; rows {first}–{last} and so on): a figure counts for their first row only, the others are taken as empty</translation>
    </message>
    <message>
      <source>「{label}」的变更记录不完整，不能撤销或重做</source>
      <translation>The history of "{label}" is incomplete; it can be neither undone nor redone</translation>
    </message>
    <message>
      <source>「{measure}」不看这一项，请先清空它</source>
      <translation>"{measure}" does not take this choice; clear it first</translation>
    </message>
    <message>
      <source>「{measure}」只数{stages}的企业，请改选其中一项或清空</source>
      <translation>"{measure}" counts only enterprises at the stages {stages}; choose one of them or clear this</translation>
    </message>
    <message>
      <source>「{name}」</source>
      <translation>"{name}"</translation>
    </message>
    <message>
      <source>「{name}」不是 {year} 年计划里的前期项目，不能转为新建</source>
      <translation>"{name}" is not a preliminary project of the {year} plan, so it cannot become a new one</translation>
    </message>
    <message>
      <source>「{name}」不是能读的填报表，没有看，请在 Excel 或 WPS 里另存为 .xlsx</source>
      <translation>"{name}" is not a form that can be read and was not looked at; save it as .xlsx in Excel or WPS</translation>
    </message>
    <message>
      <source>「{name}」已经解封在旁边，请直接打开它；要重新解封，请先把它移走</source>
      <translation>'{name}' already lies beside it, unsealed: open that one. To unseal it again, move it away first</translation>
    </message>
    <message>
      <source>「{name}」是一个单位的名称：是这个单位的小计，请在表格里删去这一行</source>
      <translation>"{name}" is the name of a unit: if the row has the sums of that unit, delete it in the spreadsheet</translation>
    </message>
    <message>
      <source>「{name}」是压缩包，没有看里面的文件，请先解压</source>
      <translation>"{name}" is an archive; the files in it were not looked at. Unpack it first</translation>
    </message>
    <message>
      <source>「{name}」是封装的填报包，请输入口令</source>
      <translation>'{name}' is a sealed return package. Its passphrase, please</translation>
    </message>
    <message>
      <source>「{name}」是封装的，没有输入口令，没有比较</source>
      <translation>'{name}' is sealed; no passphrase was given, so it was not compared</translation>
    </message>
    <message>
      <source>「{name}」是文件夹，没有看里面的文件，请把填报包移到外面</source>
      <translation>"{name}" is a folder; the files in it were not looked at. Move the returns out of it</translation>
    </message>
    <message>
      <source>「{name}」是程序或脚本，不从台账直接打开；需要时请先另存，核对来源后再用</source>
      <translation>"{name}" is a program or a script and is not opened from the ledger; if you need it, save it elsewhere and check where it is from</translation>
    </message>
    <message>
      <source>「{name}」的{doubt}</source>
      <translation>"{name}", {doubt}</translation>
    </message>
    <message>
      <source>「{name}」的副本被改动了，台账里仍是原来的文件。要留下改动，请在打开它的程序里另存到别处，再添加为附件；副本在本程序退出时删除。</source>
      <translation>The copy of "{name}" was changed; the ledger keeps the original. To keep the changes, save them elsewhere in the program that has it open, and add that file as an attachment; the copy is removed when this program ends.</translation>
    </message>
    <message>
      <source>「{name}」的口令</source>
      <translation>Passphrase of '{name}'</translation>
    </message>
    <message>
      <source>「{name}」还被 {n} {counter}{kind}引用（{label}），如「{example}」；请先改掉引用再删除</source>
      <translation>"{name}" is still referred to in {kind} ({counter}: {n}; field {label}), e.g. by "{example}"; change this before deleting</translation>
    </message>
    <message>
      <source>「{one}」和「{other}」是同一张表，请删去多余的一张</source>
      <translation>"{one}" and "{other}" are the same sheet; delete the one too many</translation>
    </message>
    <message>
      <source>「{path}」上次没有写完，请放在可写的地方打开，程序会自动恢复它</source>
      <translation>"{path}" was not written to its end; open it in a writable place and it will be restored</translation>
    </message>
    <message>
      <source>「{path}」不是京西转型的台账或填报包</source>
      <translation>"{path}" is no ledger or return package of Jingxi</translation>
    </message>
    <message>
      <source>「{path}」不是填报表，或者表里隐藏的原始数据缺失、被改动，没有合并；请在下发的原表里填写后重新发回</source>
      <translation>"{path}" is no return form, or the original data hidden in it is missing or was changed; nothing was merged. Ask for the form that was sent out to be filled in again</translation>
    </message>
    <message>
      <source>「{path}」不是完整的填报包</source>
      <translation>'{path}' is no whole return package</translation>
    </message>
    <message>
      <source>「{path}」不是封装的填报包，或者没有传完整；请让对方重新发一份</source>
      <translation>"{path}" is no sealed package, or it was cut short on its way; please ask for it again</translation>
    </message>
    <message>
      <source>「{path}」不能写入，请检查权限</source>
      <translation>Cannot write to "{path}"; check the permissions</translation>
    </message>
    <message>
      <source>「{path}」大得不合情理，未打开</source>
      <translation>"{path}" is unreasonably large and was not opened</translation>
    </message>
    <message>
      <source>「{path}」就是打开着的台账，不能覆盖，请换一个文件名</source>
      <translation>"{path}" is the ledger that is open and cannot be overwritten. Choose another file name</translation>
    </message>
    <message>
      <source>「{path}」已损坏，请改用备份；如果是别人发来的，请对方重新发一份（{detail}）</source>
      <translation>"{path}" is damaged; please use a backup, or ask for it again if somebody sent it ({detail})</translation>
    </message>
    <message>
      <source>「{path}」已经存在，请换一个文件名</source>
      <translation>"{path}" exists already; choose another file name</translation>
    </message>
    <message>
      <source>「{path}」是另一本台账的填报包，不能合并到这一本；请在下发它的台账里合并</source>
      <translation>"{path}" is a package of another ledger and cannot be merged into this one; merge it in the ledger that it was made of</translation>
    </message>
    <message>
      <source>「{path}」是台账，不是填报包</source>
      <translation>'{path}' is a ledger, not a return package</translation>
    </message>
    <message>
      <source>「{path}」是填报包，不能合并别的填报包；请在下发单位的台账里合并</source>
      <translation>"{path}" is a return package and takes no others; merge them in the ledger that it was made of</translation>
    </message>
    <message>
      <source>「{path}」是文件夹，不是文件</source>
      <translation>"{path}" is a folder, not a file</translation>
    </message>
    <message>
      <source>「{path}」正由 {holder} 使用，不能覆盖，请换一个文件名</source>
      <translation>"{path}" is in use by {holder} and cannot be overwritten. Choose another file name</translation>
    </message>
    <message>
      <source>「{path}」没有封装；{what}</source>
      <translation>"{path}" is not sealed; {what}</translation>
    </message>
    <message>
      <source>「{path}」没有建完，不能打开；请改用备份</source>
      <translation>"{path}" was never finished and cannot be opened; please use a backup</translation>
    </message>
    <message>
      <source>「{path}」由旧版本的程序写成，请先打开修改一次（放在可写的地方），程序会自动升级它</source>
      <translation>"{path}" was written by an older version; open it for editing once in a writable place and it will be upgraded</translation>
    </message>
    <message>
      <source>「{path}」由更新版本的程序写成，请升级程序后再打开</source>
      <translation>"{path}" was written by a newer version; upgrade the program to open it</translation>
    </message>
    <message>
      <source>「{path}」的文件名请以 {suffix} 结尾</source>
      <translation>The name of '{path}' must end in {suffix}</translation>
    </message>
    <message>
      <source>「{path}」的结构与本程序不符（{names}），未打开</source>
      <translation>The structure of "{path}" is not that of this program ({names}); it was not opened</translation>
    </message>
    <message>
      <source>「{path}」过大，附件最大 {most} MB</source>
      <translation>"{path}" is too large; an attachment may have {most} MB at most</translation>
    </message>
    <message>
      <source>「{path}」里没有填报包（{kinds}）</source>
      <translation>There is no return package in "{path}" ({kinds})</translation>
    </message>
    <message>
      <source>「{sheet}」{cell}</source>
      <translation>"{sheet}" {cell}</translation>
    </message>
    <message>
      <source>「{sheet}」不是下发的表，没有看</source>
      <translation>"{sheet}" is no sheet that was sent out; it was not looked at</translation>
    </message>
    <message>
      <source>「{sheet}」少了 {n} 行，按没有改动处理；从表里去掉一行不算删除</source>
      <translation>"{sheet}" lacks {n} rows, taken as unchanged; a row that is taken out of the form is no deletion</translation>
    </message>
    <message>
      <source>「{sheet}」有 {n} 行的{column}和隐藏的编号对不上（第 {rows} 行），可能是只排了一部分列，或者粘贴错了位；请恢复原来的次序，或在下发的原表里重新填写</source>
      <translation>"{sheet}": in {n} rows the field "{column}" does not fit the hidden id (rows {rows}); perhaps only some of the columns were sorted, or something was pasted into the wrong place. Put the rows back in their order, or fill in the form that was sent out again</translation>
    </message>
    <message>
      <source>「{sheet}」的 {column} 列不是下发的列，没有采用</source>
      <translation>Column {column} of "{sheet}" is none that was sent out; it was not taken</translation>
    </message>
    <message>
      <source>「{sheet}」第 {n} 行</source>
      <translation>"{sheet}" row {n}</translation>
    </message>
    <message>
      <source>「{sheet}」第 {n} 行{why}</source>
      <translation>"{sheet}" row {n} {why}</translation>
    </message>
    <message>
      <source>「{sheet}」里「{column}」有 {n} 列，请删去多余的</source>
      <translation>"{sheet}" has {n} columns "{column}"; delete the extra ones</translation>
    </message>
    <message>
      <source>「{sheet}」里没有「{column}」这一列，按没有改动处理</source>
      <translation>"{sheet}" has no column "{column}", taken as unchanged</translation>
    </message>
    <message>
      <source>「{sheet}」里隐藏的第一行或第一列不见了，不知道各格是什么；请在下发的原表里重新填写</source>
      <translation>The hidden first row or column of "{sheet}" is gone, so nobody knows what its cells are; fill in the form as it was sent out again</translation>
    </message>
    <message>
      <source>「{text}…」太长，不是一个数或日期</source>
      <translation>"{text}…" is too long to be a figure or a date</translation>
    </message>
    <message>
      <source>「{text}…」太长，请核对</source>
      <translation>"{text}…" is too long, please check it</translation>
    </message>
    <message>
      <source>「{text}」不是数字</source>
      <translation>"{text}" is not a number</translation>
    </message>
    <message>
      <source>「{text}」不是整数</source>
      <translation>"{text}" is not a whole number</translation>
    </message>
    <message>
      <source>「{text}」不是日期，请写成 2023-06-09、2023年6月 的样子</source>
      <translation>"{text}" is not a date; write it like 2023-06-09 or 2023-06</translation>
    </message>
    <message>
      <source>「{text}」不是月份，应写成 2023-05</source>
      <translation>"{text}" is no month; write it as 2023-05</translation>
    </message>
    <message>
      <source>「{text}」不是行号</source>
      <translation>"{text}" is no row number</translation>
    </message>
    <message>
      <source>「{text}」不是金额，请写成 1.2亿元、3500万元 的样子</source>
      <translation>"{text}" is not an amount; write it like 1.2亿元 or 3500万元</translation>
    </message>
    <message>
      <source>「{text}」不足一元，金额记到元</source>
      <translation>"{text}" has fractions of a yuan; amounts are in whole yuan</translation>
    </message>
    <message>
      <source>「{text}」像是两个数连在了一起，请在表格里分开</source>
      <translation>"{text}" looks like two figures run together; separate them in the spreadsheet</translation>
    </message>
    <message>
      <source>「{text}」带括号，分不清是不是负数；是负数请写成 -{figure}</source>
      <translation>"{text}" is in brackets and may be negative; if it is, write -{figure}</translation>
    </message>
    <message>
      <source>「{text}」指的是哪一格看不出来，请在表格里写出内容</source>
      <translation>It is not clear which cell "{text}" means; write out what it says in the spreadsheet</translation>
    </message>
    <message>
      <source>「{text}」是一段时间，请分成开始和结束两列</source>
      <translation>"{text}" is a span of time; make it two columns, start and end</translation>
    </message>
    <message>
      <source>「{text}」是科学计数法，后面的数字已经丢失，请在表格里重新填写</source>
      <translation>"{text}" is in scientific notation, which has lost digits; type it again in the spreadsheet</translation>
    </message>
    <message>
      <source>「{text}」没有保存。{why}</source>
      <translation>"{text}" was not saved. {why}</translation>
    </message>
    <message>
      <source>「{text}」没有写哪一年，请写成 2023年6月 的样子</source>
      <translation>"{text}" does not say which year; write it like 2023-06</translation>
    </message>
    <message>
      <source>「{text}」没有写明单位，请选择这一列的单位</source>
      <translation>"{text}" has no unit; choose the unit of this column</translation>
    </message>
    <message>
      <source>「{text}」超出了表格的范围</source>
      <translation>"{text}" lies outside the table</translation>
    </message>
    <message>
      <source>「{text}」里少了等号，应写成 名称=值</source>
      <translation>"{text}" lacks an equals sign: write name=value</translation>
    </message>
    <message>
      <source>「{text}」里有空格，分不清是一个数还是两个数，请在表格里改正</source>
      <translation>"{text}" has a space in it and may be one number or two; mend it in the spreadsheet</translation>
    </message>
    <message>
      <source>「{text}」里逗号的位置不对；逗号只能三位一隔，如 12,345.67，小数请用点，如 1.5</source>
      <translation>"{text}" has a comma in the wrong place; commas only separate thousands, as in 12,345.67; write decimals with a point, as in 1.5</translation>
    </message>
    <message>
      <source>「{title}」的编号与所属记录和月份不符</source>
      <translation>the id of "{title}" does not belong to its record and month</translation>
    </message>
    <message>
      <source>「{unit}」不是金额的单位，可用：{units}</source>
      <translation>"{unit}" is no unit of amounts; there are {units}</translation>
    </message>
    <message>
      <source>「{unit}」在 {year} 年没有项目和任务，没有制作填报包；{what}</source>
      <translation>"{unit}" has no projects or tasks in {year}, so no return package was made; {what}</translation>
    </message>
    <message>
      <source>「{value}」不是日期</source>
      <translation>"{value}" is not a date</translation>
    </message>
    <message>
      <source>「{value}」小于{other}「{bound}」</source>
      <translation>"{value}" is less than {other} "{bound}"</translation>
    </message>
    <message>
      <source>「{value}」早于{other}「{bound}」</source>
      <translation>"{value}" is earlier than {other} "{bound}"</translation>
    </message>
    <message>
      <source>「{value}」早于前面的节点「{name}」（{bound}）</source>
      <translation>"{value}" is before the earlier node "{name}" ({bound})</translation>
    </message>
    <message>
      <source>「{value}」晚于后面的节点「{name}」（{bound}）</source>
      <translation>"{value}" is after the later node "{name}" ({bound})</translation>
    </message>
    <message>
      <source>」或「</source>
      <translation>" or "</translation>
    </message>
    <message>
      <source>一个文件就是一本台账：任务、项目、园区、企业与指标都在里面。</source>
      <translation>One file is one ledger, with tasks, projects, parks, enterprises and indicators in it.</translation>
    </message>
    <message>
      <source>一个月 {done}，超过项目总投资 {whole}</source>
      <translation>{done} in one month is more than the project's total investment of {whole}</translation>
    </message>
    <message>
      <source>一个月只有 {done}，不超过本年计划投资 {plan}的万分之一，请核对单位</source>
      <translation>only {done} in one month, no more than a ten-thousandth of the {plan} planned for the year; check the unit</translation>
    </message>
    <message>
      <source>万元</source>
      <translation>10k yuan</translation>
    </message>
    <message>
      <source>上一步</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>上月没有可沿用的文字</source>
      <translation>Last month has no texts to carry over</translation>
    </message>
    <message>
      <source>上次合并时已选定我方 {ours}，没有采用 {theirs}</source>
      <translation>ours, {ours}, was chosen when it was merged before, and not {theirs}</translation>
    </message>
    <message>
      <source>上级单位</source>
      <translation>Parent unit</translation>
    </message>
    <message>
      <source>上级园区</source>
      <translation>Parent park</translation>
    </message>
    <message>
      <source>下一步</source>
      <translation>Next step</translation>
    </message>
    <message>
      <source>下一节点</source>
      <translation>Next node</translation>
    </message>
    <message>
      <source>下一节点时限</source>
      <translation>Next node due</translation>
    </message>
    <message>
      <source>不勾选时，空的单元格不改动台账</source>
      <translation>If this is off, an empty cell changes nothing</translation>
    </message>
    <message>
      <source>不变</source>
      <translation>same</translation>
    </message>
    <message>
      <source>不填为不限</source>
      <translation>Empty: no limit</translation>
    </message>
    <message>
      <source>不导入</source>
      <translation>Left out</translation>
    </message>
    <message>
      <source>不导入有问题的行，导入其余的</source>
      <translation>leave out the rows with problems and import the others</translation>
    </message>
    <message>
      <source>不少于</source>
      <translation>At least</translation>
    </message>
    <message>
      <source>不接受</source>
      <translation>not accepted</translation>
    </message>
    <message>
      <source>不接受 {n} 处（由下发单位填写）</source>
      <translation>{n} cells not accepted (filled in by the office)</translation>
    </message>
    <message>
      <source>不接受（由下发单位填写）</source>
      <translation>Refused (filled in by the issuing office)</translation>
    </message>
    <message>
      <source>不汇总</source>
      <translation>left out</translation>
    </message>
    <message>
      <source>不汇总文件夹里的这个文件，其余照常；可以写几次</source>
      <translation>leave this file of the folder out and merge the others; may be given more than once</translation>
    </message>
    <message>
      <source>不符合台账的规则：{error}</source>
      <translation>Against the ledger's rules: {error}</translation>
    </message>
    <message>
      <source>不能为空，请填写</source>
      <translation>must be filled in</translation>
    </message>
    <message>
      <source>不能写入「{path}」：{error}</source>
      <translation>Cannot write to "{path}": {error}</translation>
    </message>
    <message>
      <source>不能写入「{path}」：没有权限，或者它正在别的程序中打开；请关闭它，或换一个文件名</source>
      <translation>Cannot write "{path}": no permission, or it is open in another program. Close it, or choose another name</translation>
    </message>
    <message>
      <source>不能写入「{path}」：磁盘已满，请腾出空间或换一个地方</source>
      <translation>Cannot write "{path}": the disk is full. Free some space or choose another place</translation>
    </message>
    <message>
      <source>不能在这里新建文件「{path}」：{error}</source>
      <translation>Cannot create the file "{path}" here: {error}</translation>
    </message>
    <message>
      <source>不能存成「{suffix}」，文件名请以 .pdf 结尾</source>
      <translation>Cannot save as "{suffix}"; let the file name end in .pdf</translation>
    </message>
    <message>
      <source>不能存成「{suffix}」，文件名请以 .png、.svg 或 .pdf 结尾</source>
      <translation>Cannot save as "{suffix}"; end the file name in .png, .svg or .pdf</translation>
    </message>
    <message>
      <source>不能存成「{suffix}」，文件名请以 .xlsx 或 .csv 结尾</source>
      <translation>Cannot save as "{suffix}"; end the name in .xlsx or .csv</translation>
    </message>
    <message>
      <source>不能小于 {least} 元</source>
      <translation>must not be less than {least} yuan</translation>
    </message>
    <message>
      <source>不能按{unit}导入，请选单位</source>
      <translation>{unit} cannot be taken; choose a unit</translation>
    </message>
    <message>
      <source>不能是它自己或它的下级</source>
      <translation>cannot be itself or what lies under it</translation>
    </message>
    <message>
      <source>不能用「{key}」对照，可用：{keys}</source>
      <translation>Records cannot be found by "{key}"; there are: {keys}</translation>
    </message>
    <message>
      <source>不能用副本覆盖正在使用的台账，请换一个文件名</source>
      <translation>A copy cannot overwrite the ledger in use; choose another file name</translation>
    </message>
    <message>
      <source>不能读取「{path}」：{error}</source>
      <translation>Cannot read "{path}": {error}</translation>
    </message>
    <message>
      <source>不能读取口令文件「{path}」</source>
      <translation>The passphrase file '{path}' cannot be read</translation>
    </message>
    <message>
      <source>不选为人工填报</source>
      <translation>Empty: entered by hand</translation>
    </message>
    <message>
      <source>不选为注册、落地、投产</source>
      <translation>Empty: registered, landed or in production</translation>
    </message>
    <message>
      <source>与</source>
      <translation>and</translation>
    </message>
    <message>
      <source>与「{files}」不一致</source>
      <translation>differs from '{files}'</translation>
    </message>
    <message>
      <source>与封账时不同</source>
      <translation>Other than at closing</translation>
    </message>
    <message>
      <source>与封账时不同 {n} 处</source>
      <translation>{n} other than at closing</translation>
    </message>
    <message>
      <source>与序时差</source>
      <translation>Against the pace</translation>
    </message>
    <message>
      <source>与序时差 = 投资完成率 − 月份 ÷ 12</source>
      <translation>Gap = completion rate − month ÷ 12</translation>
    </message>
    <message>
      <source>与序时应达差</source>
      <translation>Ahead of pace</translation>
    </message>
    <message>
      <source>专精特新</source>
      <translation>Specialised SME</translation>
    </message>
    <message>
      <source>业主单位</source>
      <translation>Owner</translation>
    </message>
    <message>
      <source>两月对比…</source>
      <translation>Compare Two Months…</translation>
    </message>
    <message>
      <source>两次输入的口令不同</source>
      <translation>The two passphrases differ</translation>
    </message>
    <message>
      <source>个</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>个 · 本填报包</source>
      <translation>in this package</translation>
    </message>
    <message>
      <source>中文或英文</source>
      <translation>Chinese or English</translation>
    </message>
    <message>
      <source>临近</source>
      <translation>Due soon</translation>
    </message>
    <message>
      <source>临近 {day}</source>
      <translation>Due soon: {day}</translation>
    </message>
    <message>
      <source>临近与逾期的任务</source>
      <translation>Tasks due soon or overdue</translation>
    </message>
    <message>
      <source>临近任务</source>
      <translation>Tasks due soon</translation>
    </message>
    <message>
      <source>为什么解除</source>
      <translation>why it is reopened</translation>
    </message>
    <message>
      <source>为什么解除{month}的封账？</source>
      <translation>Why is {month} to be reopened?</translation>
    </message>
    <message>
      <source>主导产业</source>
      <translation>Leading industries</translation>
    </message>
    <message>
      <source>主营业务</source>
      <translation>Main business</translation>
    </message>
    <message>
      <source>主题</source>
      <translation>Theme</translation>
    </message>
    <message>
      <source>事件</source>
      <translation>Event</translation>
    </message>
    <message>
      <source>互联网3.0</source>
      <translation>Internet 3.0</translation>
    </message>
    <message>
      <source>交办时间</source>
      <translation>Assigned</translation>
    </message>
    <message>
      <source>京西台账</source>
      <translation>Jingxi ledger</translation>
    </message>
    <message>
      <source>京西台账 (*.jingxi)</source>
      <translation>Jingxi ledger (*.jingxi)</translation>
    </message>
    <message>
      <source>京西台账和填报包 (*.jingxi *.jxpkg *.jxseal)</source>
      <translation>Ledgers and return packages (*.jingxi *.jxpkg *.jxseal)</translation>
    </message>
    <message>
      <source>京西各园区 {year} 年引进企业与目标（家）</source>
      <translation>Western Beijing parks: enterprises and targets {year}</translation>
    </message>
    <message>
      <source>京西各园区 {year} 年比较</source>
      <translation>Parks of western Beijing compared, {year}</translation>
    </message>
    <message>
      <source>京西地区 {year} 年各月引进企业（家）</source>
      <translation>Western Beijing enterprises attracted {year}</translation>
    </message>
    <message>
      <source>京西地区 {year} 年算力（{unit}）</source>
      <translation>Western Beijing: computing power in {year} ({unit})</translation>
    </message>
    <message>
      <source>京西地区 {year} 年重大项目投资完成率</source>
      <translation>Western Beijing major project completion {year}</translation>
    </message>
    <message>
      <source>京西地区 {year} 年重大项目投资进度（亿元）</source>
      <translation>Western Beijing major project investment {year} (100m yuan)</translation>
    </message>
    <message>
      <source>京西地区 {year} 年重大项目进度（逾期 {late}/{all} 个）</source>
      <translation>Western Beijing project schedule {year} ({late}/{all} overdue)</translation>
    </message>
    <message>
      <source>京西地区 {year} 年重点任务：各牵头单位与状态（项）</source>
      <translation>Western Beijing key tasks {year}: lead units and states</translation>
    </message>
    <message>
      <source>京西地区重大项目投资完成率与序时（截至{month}）</source>
      <translation>Western Beijing major project completion against the pace, to {month}</translation>
    </message>
    <message>
      <source>京西地区重点任务、重大项目、园区与企业的本地台账。

备份：{backups}
日志：{log}</source>
      <translation>A local ledger of the key tasks, major projects, parks and enterprises of western Beijing.

Backups: {backups}
Log: {log}</translation>
    </message>
    <message>
      <source>京西转型台账</source>
      <translation>Jingxi Ledger</translation>
    </message>
    <message>
      <source>京西转型台账 {version}</source>
      <translation>Jingxi Ledger {version}</translation>
    </message>
    <message>
      <source>京西转型台账。后面写台账文件则打开窗口，写命令则不开窗口直接办理。</source>
      <translation>Jingxi Ledger. Followed by a ledger file it opens the window; followed by a command it does the work without a window.</translation>
    </message>
    <message>
      <source>亮灯</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>亮灯规则</source>
      <translation>Lights</translation>
    </message>
    <message>
      <source>亮灯（{name}）：低于序时的 {yellow}% 为黄灯，低于 {red}% 为红灯</source>
      <translation>Lights ({name}): yellow below {yellow}% of the pace, red below {red}%</translation>
    </message>
    <message>
      <source>亮灯（{name}）：落后序时 {yellow} 个百分点及以上为黄灯，超过 {red} 个为红灯</source>
      <translation>Lights ({name}): yellow from {yellow} points behind the pace on, red above {red}</translation>
    </message>
    <message>
      <source>人工填报</source>
      <translation>Entered by hand</translation>
    </message>
    <message>
      <source>人工智能</source>
      <translation>AI</translation>
    </message>
    <message>
      <source>亿元</source>
      <translation>100m yuan</translation>
    </message>
    <message>
      <source>什么都没有合并；下次合并时要重新选定。</source>
      <translation>Nothing was merged; next time they have to be settled again.</translation>
    </message>
    <message>
      <source>什么都没有导入；列的对应和选定的记录下次要重新选。</source>
      <translation>Nothing was imported; the columns and records you chose must be chosen again.</translation>
    </message>
    <message>
      <source>什么都没有清空。要删除整条，请按 Ctrl+Delete</source>
      <translation>Nothing was emptied. To delete whole records, press Ctrl+Delete</translation>
    </message>
    <message>
      <source>从标准输入读一个表格文件</source>
      <translation>Read a spreadsheet from standard input</translation>
    </message>
    <message>
      <source>以「{file}」为准</source>
      <translation>'{file}' chosen</translation>
    </message>
    <message>
      <source>以前合并的同一填报包填过的 {n} 处（如「{title}」），这一份里还是下发时的样子，没有改回，保留我方；真要改回，请在台账里改</source>
      <translation>{n} cells that an earlier return of this package filled in (such as "{title}") stand in this one as they were sent out; they were not put back and ours is kept. To put them back, change them in the ledger.</translation>
    </message>
    <message>
      <source>以对方为准</source>
      <translation>Take theirs</translation>
    </message>
    <message>
      <source>以对方为准（2）</source>
      <translation>Take theirs (2)</translation>
    </message>
    <message>
      <source>以我方为准</source>
      <translation>Keep ours</translation>
    </message>
    <message>
      <source>以我方为准（1）</source>
      <translation>Keep ours (1)</translation>
    </message>
    <message>
      <source>以选中的行为表头</source>
      <translation>Selected rows are the heads</translation>
    </message>
    <message>
      <source>件</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>任务</source>
      <translation>Task</translation>
    </message>
    <message>
      <source>任务已完成后，有没有附件作为办结材料</source>
      <translation>Whether a task that is done has a file as its evidence</translation>
    </message>
    <message>
      <source>任务月度</source>
      <translation>Task months</translation>
    </message>
    <message>
      <source>任务月度填报</source>
      <translation>Monthly return of a task</translation>
    </message>
    <message>
      <source>任务状态图</source>
      <translation>Tasks by state</translation>
    </message>
    <message>
      <source>份</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>企业</source>
      <translation>Enterprises</translation>
    </message>
    <message>
      <source>企业与指标</source>
      <translation>enterprises and indicators</translation>
    </message>
    <message>
      <source>企业名称</source>
      <translation>Enterprise</translation>
    </message>
    <message>
      <source>企业级</source>
      <translation>Enterprise</translation>
    </message>
    <message>
      <source>体育+</source>
      <translation>Sports+</translation>
    </message>
    <message>
      <source>保留</source>
      <translation>kept</translation>
    </message>
    <message>
      <source>保留我方</source>
      <translation>Ours kept</translation>
    </message>
    <message>
      <source>修改{kind} · {fields}</source>
      <translation>Edit in {kind} · {fields}</translation>
    </message>
    <message>
      <source>修改、撤销、重做</source>
      <translation>Edit, undo, redo</translation>
    </message>
    <message>
      <source>修改一条记录，如 total_investment=1.2亿元；等号后留空即清空</source>
      <translation>Change a record, e.g. total_investment=1.2亿元; nothing after the equals sign clears the field</translation>
    </message>
    <message>
      <source>停复工原因</source>
      <translation>Reason for stop or restart</translation>
    </message>
    <message>
      <source>停工</source>
      <translation>Suspended</translation>
    </message>
    <message>
      <source>储备</source>
      <translation>Reserve</translation>
    </message>
    <message>
      <source>元</source>
      <translation>yuan</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>all</translation>
    </message>
    <message>
      <source>全部{kind}</source>
      <translation>All {kind}</translation>
    </message>
    <message>
      <source>全部以对方为准</source>
      <translation>All theirs</translation>
    </message>
    <message>
      <source>全部以我方为准</source>
      <translation>All ours</translation>
    </message>
    <message>
      <source>全部以较晚修改为准</source>
      <translation>All by the later change</translation>
    </message>
    <message>
      <source>全部单位（{n} 个，各一个文件）</source>
      <translation>All units ({n}, a file each)</translation>
    </message>
    <message>
      <source>公开资料</source>
      <translation>Public source</translation>
    </message>
    <message>
      <source>共 {n} 个</source>
      <translation>{n} in all</translation>
    </message>
    <message>
      <source>共 {n} 行，Excel 一张表最多 {most} 行；请先筛选，或存成 .csv</source>
      <translation>{n} rows, but an Excel sheet takes at most {most}; filter first, or save as .csv</translation>
    </message>
    <message>
      <source>共 {rows} 行，这是 {size} 横向的页数。筛选后只打印要的行，页数会少。</source>
      <translation>{rows} rows; so many pages on {size} landscape. Filter the table first to print only the rows that you need.</translation>
    </message>
    <message>
      <source>关于京西转型台账</source>
      <translation>About Jingxi Ledger</translation>
    </message>
    <message>
      <source>关键节点</source>
      <translation>Key nodes</translation>
    </message>
    <message>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>关闭台账</source>
      <translation>Close ledger</translation>
    </message>
    <message>
      <source>其中建安投资</source>
      <translation>Of which construction</translation>
    </message>
    <message>
      <source>其中本年内注册（无注册日期的按落地）的企业，每家计一次</source>
      <translation>Of them, those registered in the year (settled, where no registration date), each counted once</translation>
    </message>
    <message>
      <source>其他</source>
      <translation>Other</translation>
    </message>
    <message>
      <source>其他企业</source>
      <translation>Other firm</translation>
    </message>
    <message>
      <source>其余 {n} 个封装的文件也用这个口令</source>
      <translation>The other {n} sealed files have this passphrase too</translation>
    </message>
    <message>
      <source>内容</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>内容与地点</source>
      <translation>Content and place</translation>
    </message>
    <message>
      <source>再改</source>
      <translation>Change it</translation>
    </message>
    <message>
      <source>再输一次</source>
      <translation>Again</translation>
    </message>
    <message>
      <source>再输一次口令</source>
      <translation>The passphrase again</translation>
    </message>
    <message>
      <source>写成 2023-06-09、2023-06 或 2023，知道到哪天写到哪天</source>
      <translation>As 2023-06-09, 2023-06 or 2023, as exactly as it is known</translation>
    </message>
    <message>
      <source>冲突</source>
      <translation>Conflicts</translation>
    </message>
    <message>
      <source>冲突  {title}  {field}</source>
      <translation>conflict  {title}  {field}</translation>
    </message>
    <message>
      <source>冲突 {a} 处，采用对方 {b} 处，保留我方 {c} 处，不接受 {d} 处</source>
      <translation>{a} conflicts, {b} of theirs taken, {c} of ours kept, {d} refused</translation>
    </message>
    <message>
      <source>冲突以我方（ours）、对方（theirs）还是较晚的修改（later）为准</source>
      <translation>which side settles conflicts: ours, theirs, or the later change</translation>
    </message>
    <message>
      <source>冲突都已选定，可以合并；合并是一步，可以撤销。</source>
      <translation>All conflicts are settled. Merging is one step that can be undone.</translation>
    </message>
    <message>
      <source>冻结到此列</source>
      <translation>Freeze up to here</translation>
    </message>
    <message>
      <source>几个填报包互相不一致，没有合并；请用 --prefer later，或用 --without 去掉一份</source>
      <translation>Packages differ from each other, and nothing was merged; use --prefer later, or leave one out with --without</translation>
    </message>
    <message>
      <source>凭口令解封，得到可以填写的填报包</source>
      <translation>Open a sealed package by its passphrase into one that can be filled in</translation>
    </message>
    <message>
      <source>出处</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>分不清「{text}」是 {figure}% 还是 {hundredfold}%，请写上 %</source>
      <translation>"{text}" may be {figure}% or {hundredfold}%: write the % sign</translation>
    </message>
    <message>
      <source>分组标题</source>
      <translation>Heading of a group</translation>
    </message>
    <message>
      <source>列</source>
      <translation>Columns</translation>
    </message>
    <message>
      <source>列入本年计划（有本年类别）的项目</source>
      <translation>Projects in this year's plan (those with a category)</translation>
    </message>
    <message>
      <source>列出一年或一个月封账后的更正</source>
      <translation>List what was corrected in a year or a month after it was closed</translation>
    </message>
    <message>
      <source>列出一类记录</source>
      <translation>List the records of a kind</translation>
    </message>
    <message>
      <source>列出两个月之间的新增、变动、取消和更正</source>
      <translation>List what was added, changed, removed and corrected between two months</translation>
    </message>
    <message>
      <source>列号</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>列名</source>
      <translation>Head</translation>
    </message>
    <message>
      <source>列名相同的表以前导入过，已照那次的选择对应；可以再改。</source>
      <translation>A table with these heads was imported before; its columns are taken as then. They can still be changed.</translation>
    </message>
    <message>
      <source>列名里写的是{unit}，下发时是{asked}；请改回原来的列名，并按{asked}核对这一列</source>
      <translation>the heading says {unit}, but the form was sent out in {asked}; restore the heading and check the column in {asked}</translation>
    </message>
    <message>
      <source>列名里没有单位</source>
      <translation>No unit in the head</translation>
    </message>
    <message>
      <source>列的单位</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>删除</source>
      <translation>Delete</translation>
    </message>
    <message>
      <source>删除 {n} {counter}{kind}</source>
      <translation>Delete from {kind} ({counter}: {n})</translation>
    </message>
    <message>
      <source>删除 {records}</source>
      <translation>Delete from {records}</translation>
    </message>
    <message>
      <source>删除 {records}？</source>
      <translation>Delete from {records}?</translation>
    </message>
    <message>
      <source>到{day}应开工、应竣工或节点应完成而未完成的为逾期，没填实际日期的看现在的阶段</source>
      <translation>Late: what should have begun, ended or been reached by {day} and has not; where no actual date is given, by the present stage</translation>
    </message>
    <message>
      <source>到本月最后一天，本年计划内项目中督办状态为逾期的</source>
      <translation>overdue on the month's last day, of projects in the year's plan</translation>
    </message>
    <message>
      <source>到本月最后一天，督办状态为临近的任务</source>
      <translation>tasks that are due soon on the month's last day</translation>
    </message>
    <message>
      <source>到本月最后一天，督办状态为逾期的任务</source>
      <translation>Tasks that are overdue on the last day of the month</translation>
    </message>
    <message>
      <source>到目标上限还差多少；越低越好的，比它高多少</source>
      <translation>What is missing to the high end; where lower is better, what is above it</translation>
    </message>
    <message>
      <source>到目标下限还差多少；越低越好的，比它高多少</source>
      <translation>What is missing to the low end; where lower is better, what is above it</translation>
    </message>
    <message>
      <source>制作</source>
      <translation>Made</translation>
    </message>
    <message>
      <source>制作…</source>
      <translation>Make…</translation>
    </message>
    <message>
      <source>制作一个单位一个月的填报包；文件名以 .jxseal 结尾则同时封装，以 .xlsx 结尾则是用 Excel 或 WPS 填的填报表</source>
      <translation>make one unit's return package for a month; sealed if the name ends in .jxseal, a form for Excel or WPS if it ends in .xlsx</translation>
    </message>
    <message>
      <source>制作填报包</source>
      <translation>Make return package</translation>
    </message>
    <message>
      <source>制作填报包…</source>
      <translation>Make Return Packages…</translation>
    </message>
    <message>
      <source>制作时台账被改动了，没有制作填报包，请再制作一次</source>
      <translation>The ledger was changed while the package was being made; no package was made, please make it again</translation>
    </message>
    <message>
      <source>前期</source>
      <translation>Preliminary</translation>
    </message>
    <message>
      <source>前期和在建</source>
      <translation>Before and during construction</translation>
    </message>
    <message>
      <source>前期和在建的标准节点，也可以自己写</source>
      <translation>The standard nodes before and during construction, or one of your own</translation>
    </message>
    <message>
      <source>前期项目数</source>
      <translation>Preliminary</translation>
    </message>
    <message>
      <source>前面有 {n} 个月没有填报，它们的完成额也记在 {month}：{left}</source>
      <translation>{n} months before it have no return; what they did goes to {month} too: {left}</translation>
    </message>
    <message>
      <source>剪贴板里有 {n} 行，一次最多粘贴 {most} 行。更多的请用 文件 › 导入表格</source>
      <translation>The clipboard holds {n} rows; at most {most} can be pasted at once. For more use File › Import table</translation>
    </message>
    <message>
      <source>副本已存到 {path}</source>
      <translation>Copy saved to {path}</translation>
    </message>
    <message>
      <source>办结时间</source>
      <translation>Finished</translation>
    </message>
    <message>
      <source>办结材料</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>区</source>
      <translation>District</translation>
    </message>
    <message>
      <source>区域范围</source>
      <translation>District scope</translation>
    </message>
    <message>
      <source>区级</source>
      <translation>District</translation>
    </message>
    <message>
      <source>区间内</source>
      <translation>Within</translation>
    </message>
    <message>
      <source>医疗器械</source>
      <translation>Medtech</translation>
    </message>
    <message>
      <source>十万元</source>
      <translation>100k yuan</translation>
    </message>
    <message>
      <source>千万元</source>
      <translation>10m yuan</translation>
    </message>
    <message>
      <source>千元</source>
      <translation>1k yuan</translation>
    </message>
    <message>
      <source>升序</source>
      <translation>Sort ascending</translation>
    </message>
    <message>
      <source>协调中</source>
      <translation>Being coordinated</translation>
    </message>
    <message>
      <source>单位</source>
      <translation>Units</translation>
    </message>
    <message>
      <source>单位…</source>
      <translation>Units…</translation>
    </message>
    <message>
      <source>单位为{name}</source>
      <translation>unit {name}</translation>
    </message>
    <message>
      <source>单位名称</source>
      <translation>Unit name</translation>
    </message>
    <message>
      <source>单位的名称、简称或编号；不写则每个单位各做一个，OUT 是文件夹</source>
      <translation>the unit's name, short name or id; without it one for each unit, in the folder OUT</translation>
    </message>
    <message>
      <source>单位类型</source>
      <translation>Type</translation>
    </message>
    <message>
      <source>单位范围</source>
      <translation>Unit scope</translation>
    </message>
    <message>
      <source>单击打开企业表</source>
      <translation>Click to open the enterprises</translation>
    </message>
    <message>
      <source>单击查看这个项目</source>
      <translation>Click to see this project</translation>
    </message>
    <message>
      <source>单击查看这些企业</source>
      <translation>Click to see these enterprises</translation>
    </message>
    <message>
      <source>单击查看这些项目</source>
      <translation>Click to see these projects</translation>
    </message>
    <message>
      <source>单击查看这项指标</source>
      <translation>Click to see this indicator</translation>
    </message>
    <message>
      <source>印发时间</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>历史</source>
      <translation>History</translation>
    </message>
    <message>
      <source>原为</source>
      <translation>was</translation>
    </message>
    <message>
      <source>原值</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>原因写进变更历史和更正清单。</source>
      <translation>The reason goes into the history and the list of corrections.</translation>
    </message>
    <message>
      <source>原因：{reason}</source>
      <translation>reason: {reason}</translation>
    </message>
    <message>
      <source>原文语句或资料名称与日期</source>
      <translation>Sentence quoted, or name and date of the material</translation>
    </message>
    <message>
      <source>双方改了同一条的不同金额或阶段，请一并核对</source>
      <translation>Both changed other amounts or stages of one record; please check together</translation>
    </message>
    <message>
      <source>发出后没有填写</source>
      <translation>not filled in since it was sent out</translation>
    </message>
    <message>
      <source>发现 {n} 处问题</source>
      <translation>Problems found: {n}</translation>
    </message>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>取消冻结</source>
      <translation>Unfreeze</translation>
    </message>
    <message>
      <source>取消排序</source>
      <translation>Clear sorting</translation>
    </message>
    <message>
      <source>变动</source>
      <translation>changed</translation>
    </message>
    <message>
      <source>变更记录</source>
      <translation>History</translation>
    </message>
    <message>
      <source>变更记录已损坏，请改用备份</source>
      <translation>The history is damaged; please use a backup</translation>
    </message>
    <message>
      <source>口令</source>
      <translation>Passphrase</translation>
    </message>
    <message>
      <source>口令不对，或者「{path}」已被改动，没有打开；请核对口令，或请对方重新发来</source>
      <translation>Wrong passphrase, or "{path}" was changed; not opened. Check the passphrase or ask for it to be sent again</translation>
    </message>
    <message>
      <source>口令在这个文件里；不写则当场询问</source>
      <translation>The passphrase is in this file; without it you are asked</translation>
    </message>
    <message>
      <source>口令至少要 {n} 个字</source>
      <translation>A passphrase needs at least {n} characters</translation>
    </message>
    <message>
      <source>口令请另行告知对方，不要和文件一起发。口令丢了，封装的文件谁也打不开。</source>
      <translation>Tell the passphrase by another way than the file. Without it nobody can open the sealed file.</translation>
    </message>
    <message>
      <source>口径</source>
      <translation>Rule</translation>
    </message>
    <message>
      <source>口径…</source>
      <translation>Rules…</translation>
    </message>
    <message>
      <source>口径说明</source>
      <translation>Basis note</translation>
    </message>
    <message>
      <source>口径：{counted}、本年内注册（无注册日期的按落地）的企业，含下级园区，每家计一次</source>
      <translation>Basis: {counted}, registered in the year (settled, where no registration date), with sub-parks, each counted once</translation>
    </message>
    <message>
      <source>口径：{counted}的企业，按注册日期（无注册日期的按落地）计入当月，每家计一次</source>
      <translation>Basis: {counted}; counted in the month of registration (of landing where that is missing), each once</translation>
    </message>
    <message>
      <source>口径：{rules}</source>
      <translation>Rules: {rules}</translation>
    </message>
    <message>
      <source>口径：上级园区含下级园区；企业：{counted}；本年引进按注册日期（无注册日期的按落地）；完成率 = 当年累计完成 ÷ 本年计划投资，只计列入本年计划的项目</source>
      <translation>Basis: a park includes those inside it; firms: {counted}; attracted by date of registration (of landing where that is missing); completion = done this year ÷ planned this year, only projects in the year's plan</translation>
    </message>
    <message>
      <source>口径：人工填报的读数，按其日期（只知月份的按月末）排列，读数之间以直线相连</source>
      <translation>Basis: readings entered by hand, at their date (at the end of the month where only that is known), joined by straight lines</translation>
    </message>
    <message>
      <source>口径：列入本年计划的项目，逾期的在前，再按开工时间；只知年月的按首末日画</source>
      <translation>Basis: projects in the year's plan, overdue ones first, then by start; a month or a year is drawn to its first and last day</translation>
    </message>
    <message>
      <source>口径：当月为各项目当月完成投资之和，累计逐月相加，未填报的月份不画</source>
      <translation>Basis: a month is the sum of the projects' investment done in it, added up month by month; months not reported are left out</translation>
    </message>
    <message>
      <source>口径：投资完成率 = 当年累计完成 ÷ 本年计划投资，只计列入本年计划的项目；序时 = 月份 ÷ 12</source>
      <translation>Basis: completion = done this year ÷ planned this year, of projects in this year's plan; pace = month ÷ 12</translation>
    </message>
    <message>
      <source>口径：每项任务计入牵头单位一次，状态为台账现在的状态</source>
      <translation>Basis: each task counts once, for its lead unit, in its present state</translation>
    </message>
    <message>
      <source>另一个程序</source>
      <translation>another program</translation>
    </message>
    <message>
      <source>另存为…</source>
      <translation>Save as…</translation>
    </message>
    <message>
      <source>另存副本</source>
      <translation>Save a copy</translation>
    </message>
    <message>
      <source>另存副本…</source>
      <translation>Save a copy…</translation>
    </message>
    <message>
      <source>另存图表</source>
      <translation>Save chart</translation>
    </message>
    <message>
      <source>另有 {n} {counter}{kind}也叫「{name}」</source>
      <translation>others in {kind} ({counter}: {n}) are called "{name}" too</translation>
    </message>
    <message>
      <source>另有 {n} 个项目没有填日期</source>
      <translation>{n} more projects have no dates</translation>
    </message>
    <message>
      <source>另有 {n} 个项目没有本年类别，不在 {year} 年计划里，不结转。</source>
      <translation>{n} more projects have no category, are not in the {year} plan and are not carried over.</translation>
    </message>
    <message>
      <source>另有 {n} 家只知年份，未计入各月</source>
      <translation>{n} more with a year only are in no month</translation>
    </message>
    <message>
      <source>另有 {n} 项以 {unit} 计量的指标没有画出</source>
      <translation>{n} more indicators in {unit} are not shown</translation>
    </message>
    <message>
      <source>另有 {n} 项引进指标见引进企业图</source>
      <translation>{n} more such targets are in the enterprises chart</translation>
    </message>
    <message>
      <source>另有 {n} 项没有画出，把窗口放大或打印到 A3 可以看到更多</source>
      <translation>{n} more are not drawn; a larger window or a print on A3 shows more</translation>
    </message>
    <message>
      <source>只为比较而解封，合并后不留下解封的文件。</source>
      <translation>It is unsealed for the comparison only; no unsealed file is left behind.</translation>
    </message>
    <message>
      <source>只在没有列名的列里有内容</source>
      <translation>Nothing in the columns that have names</translation>
    </message>
    <message>
      <source>只搜前 {n} 个词</source>
      <translation>first {n} words only</translation>
    </message>
    <message>
      <source>只有序号，没有内容</source>
      <translation>A number and nothing else</translation>
    </message>
    <message>
      <source>只有隐藏的工作表里有表，请用名称指明：{names}</source>
      <translation>Only hidden sheets have a table: give the name of one: {names}</translation>
    </message>
    <message>
      <source>只核对，不导入</source>
      <translation>only check, import nothing</translation>
    </message>
    <message>
      <source>只比较，不合并</source>
      <translation>compare only, merge nothing</translation>
    </message>
    <message>
      <source>只看未报</source>
      <translation>Missing only</translation>
    </message>
    <message>
      <source>只看结果，不写入</source>
      <translation>only say what would be done, write nothing</translation>
    </message>
    <message>
      <source>只能比较同一年的两个月，前一个月在先；现在是{earlier}和{later}</source>
      <translation>Two months of one year can be compared, the earlier first; these are {earlier} and {later}</translation>
    </message>
    <message>
      <source>只读</source>
      <translation>Read-only</translation>
    </message>
    <message>
      <source>只读：台账正由 {holder} 使用。对方关闭后，点「重新打开」即可编辑。</source>
      <translation>Read-only: the ledger is in use by {holder}. When they have closed it, click "Reopen" to edit.</translation>
    </message>
    <message>
      <source>只读：本程序的另一个窗口正在编辑这本台账。在那个窗口关闭台账后，点「重新打开」即可编辑。</source>
      <translation>Read-only: another window of this program is editing this ledger. Close it there, then click "Reopen" to edit.</translation>
    </message>
    <message>
      <source>只读：这个位置不能写入（{why}）。用「文件 › 另存副本」存到别处即可编辑。</source>
      <translation>Read-only: this place cannot be written to ({why}). Use "File › Save a copy" to edit it elsewhere.</translation>
    </message>
    <message>
      <source>可以筛选；不要复制整行，也不要另存成别的格式。填完保存，把这个文件发回。</source>
      <translation>You may filter; do not copy whole rows, and do not save in another format. When done, save and send this file back.</translation>
    </message>
    <message>
      <source>可以选中多行（Shift、Ctrl 或 Ctrl+A）一起选定</source>
      <translation>Select several rows (Shift, Ctrl or Ctrl+A) to choose for all of them</translation>
    </message>
    <message>
      <source>可选：{choices}</source>
      <translation>one of: {choices}</translation>
    </message>
    <message>
      <source>台账</source>
      <translation>Ledger</translation>
    </message>
    <message>
      <source>台账「{path}」正被另一个程序占用，请稍后再试</source>
      <translation>The ledger "{path}" is in use by another program; try again later</translation>
    </message>
    <message>
      <source>台账以只读方式打开，不能修改</source>
      <translation>The ledger is open read-only and cannot be changed</translation>
    </message>
    <message>
      <source>台账只读，不能修改：{why}</source>
      <translation>The ledger is read-only and cannot be changed: {why}</translation>
    </message>
    <message>
      <source>台账完好：结构、引用、变更记录与附件都没有问题。</source>
      <translation>The ledger is in order: structure, references, history and attachments are all sound.</translation>
    </message>
    <message>
      <source>台账打开时看这一年的任务、项目和指标；其他年度可以导入或结转，再在右上角选。</source>
      <translation>The ledger opens at the tasks, projects and indicators of this year. Other years can be imported or rolled over, and then chosen at the top right.</translation>
    </message>
    <message>
      <source>台账正由 {holder} 使用，这里只能查看</source>
      <translation>The ledger is in use by {holder}; here it can only be viewed</translation>
    </message>
    <message>
      <source>台账里已有同名记录，但代码不同；请核对代码，或指明是哪一条</source>
      <translation>The ledger has a record of this name with another code: check the code, or say which record it is</translation>
    </message>
    <message>
      <source>台账里序号 {number} 是「{name}」，这一行没有名称：请指明是不是它</source>
      <translation>No. {number} in the ledger is "{name}", and this row has no name: say whether it is the same</translation>
    </message>
    <message>
      <source>台账里序号 {number} 是「{name}」，这张表的序号与台账的都不相符，按新增</source>
      <translation>Number {number} in the ledger is {name}; no number of this table is the ledger's, so the row is taken as new</translation>
    </message>
    <message>
      <source>台账里序号 {number} 是「{name}」：请指明这一行是它改了名，还是新增</source>
      <translation>Number {number} of the ledger is "{name}": say whether this row is its new name or a new record</translation>
    </message>
    <message>
      <source>台账里是 {before}，表格里是 {after}，相差 {times} 倍，请核对单位</source>
      <translation>The ledger has {before} and the spreadsheet {after}, which differ by a factor of {times}: check the unit</translation>
    </message>
    <message>
      <source>台账里有 {n} 条记录都是「{value}」，请指明是哪一条</source>
      <translation>The ledger has {n} records with "{value}": say which one it is</translation>
    </message>
    <message>
      <source>台账里没有「{title}」，但有相近的「{name}」：请指明是同一条，还是新增</source>
      <translation>The ledger has no "{title}", but "{name}" is near it: say whether it is the same record or a new one</translation>
    </message>
    <message>
      <source>台账里的「{record}」</source>
      <translation>"{record}" of the ledger</translation>
    </message>
    <message>
      <source>台账里的口径设置已损坏，请重新设置口径</source>
      <translation>The rules kept in the ledger are damaged; set them again</translation>
    </message>
    <message>
      <source>台账里还没有{kind}</source>
      <translation>The ledger has nothing in {kind} yet</translation>
    </message>
    <message>
      <source>各列按列名对应；不对的，点「导入为」或「列的单位」改正（键盘按 F2 或空格）。</source>
      <translation>Columns are taken by their heads. Click "Import as" or "Unit" where one is wrong (keyboard: F2 or space).</translation>
    </message>
    <message>
      <source>各列的编号</source>
      <translation>Numbers of the columns</translation>
    </message>
    <message>
      <source>各单位</source>
      <translation>Units</translation>
    </message>
    <message>
      <source>各单位 · 截至{month}</source>
      <translation>Units · {month}</translation>
    </message>
    <message>
      <source>各新增一条（{n} 行）</source>
      <translation>A new record each ({n} rows)</translation>
    </message>
    <message>
      <source>各是所问的那条记录（{n} 行）</source>
      <translation>The record that each asks about ({n} rows)</translation>
    </message>
    <message>
      <source>各行</source>
      <translation>Rows</translation>
    </message>
    <message>
      <source>各项目 1 月至本月完成投资之和</source>
      <translation>Sum of what the projects did from January to this month</translation>
    </message>
    <message>
      <source>各项目月度填报</source>
      <translation>the projects' monthly returns</translation>
    </message>
    <message>
      <source>各项目本年计划投资之和</source>
      <translation>Sum of the projects' planned investment</translation>
    </message>
    <message>
      <source>各项目本年计划投资之和 − 年度计划写明的本年计划投资</source>
      <translation>Sum of the projects' plans for the year − the year's plan's own figure</translation>
    </message>
    <message>
      <source>各项目本月完成投资之和</source>
      <translation>Sum of what the projects did this month</translation>
    </message>
    <message>
      <source>合并</source>
      <translation>Merge</translation>
    </message>
    <message>
      <source>合并{package}</source>
      <translation>Merge {package}</translation>
    </message>
    <message>
      <source>合并一个返回的填报包；有冲突而没有 --prefer 时只列出，不合并</source>
      <translation>Merge a returned package; with conflicts and without --prefer they are listed and nothing is merged</translation>
    </message>
    <message>
      <source>合并其余</source>
      <translation>Merge the Rest</translation>
    </message>
    <message>
      <source>合并后会不合规则的记录不合并，其余照合并</source>
      <translation>leave out records that would break a rule, and merge the rest</translation>
    </message>
    <message>
      <source>合并填报包</source>
      <translation>Merge a Return Package</translation>
    </message>
    <message>
      <source>合并填报包…</source>
      <translation>Merge Return Package…</translation>
    </message>
    <message>
      <source>合计</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>合计、小计或其中行</source>
      <translation>A total, a subtotal or a part of one</translation>
    </message>
    <message>
      <source>合计：{scope}项目本年完成投资（亿元）</source>
      <translation>Sum of this year's investment (100 million yuan) of projects: {scope}</translation>
    </message>
    <message>
      <source>合计：至上年底累计 {before} + {year} 年完成 {done} = 新的至上年底累计 {after} {unit}。</source>
      <translation>Total: invested before {before} + done in {year} {done} = newly invested before {after}, in {unit}.</translation>
    </message>
    <message>
      <source>同填报包，但用口令封装，对方凭口令打开。</source>
      <translation>A package that is sealed with a passphrase and opened with it.</translation>
    </message>
    <message>
      <source>含有看不见的控制字符，请重新输入</source>
      <translation>contains invisible control characters; please retype</translation>
    </message>
    <message>
      <source>命令</source>
      <translation>Commands</translation>
    </message>
    <message>
      <source>命令 …</source>
      <translation>COMMAND …</translation>
    </message>
    <message>
      <source>命令写得不对：{message}</source>
      <translation>Wrong command: {message}</translation>
    </message>
    <message>
      <source>和第 {n} 行是同一条记录，请删去多余的一行</source>
      <translation>is the same record as row {n}; delete the one too many</translation>
    </message>
    <message>
      <source>和第 {n} 行重复（{alike}），请删去多余的一行</source>
      <translation>repeats row {n} ({alike}); please delete one of them</translation>
    </message>
    <message>
      <source>哪一年的计划，默认为台账的年度</source>
      <translation>Which year's plan; by default the ledger's year</translation>
    </message>
    <message>
      <source>园区</source>
      <translation>Parks</translation>
    </message>
    <message>
      <source>园区、企业与项目</source>
      <translation>parks, enterprises and projects</translation>
    </message>
    <message>
      <source>园区名称</source>
      <translation>Park</translation>
    </message>
    <message>
      <source>园区比较图</source>
      <translation>Parks compared</translation>
    </message>
    <message>
      <source>园区管理机构</source>
      <translation>Park admin</translation>
    </message>
    <message>
      <source>园区范围</source>
      <translation>Park scope</translation>
    </message>
    <message>
      <source>国家级</source>
      <translation>National</translation>
    </message>
    <message>
      <source>图标画不出来</source>
      <translation>icons cannot be drawn</translation>
    </message>
    <message>
      <source>图片 (*.png)</source>
      <translation>Image (*.png)</translation>
    </message>
    <message>
      <source>图表</source>
      <translation>Chart</translation>
    </message>
    <message>
      <source>图表存成 PNG、SVG、PDF</source>
      <translation>Charts as PNG, SVG and PDF</translation>
    </message>
    <message>
      <source>图表已复制到剪贴板</source>
      <translation>The chart is on the clipboard</translation>
    </message>
    <message>
      <source>图表已存到 {path}</source>
      <translation>The chart was saved to {path}</translation>
    </message>
    <message>
      <source>在{kind}中填写，这里不能改</source>
      <translation>Filled in under {kind}; cannot be changed here</translation>
    </message>
    <message>
      <source>在{sheet}里认不出哪一行是表头，请指定表头在第几行</source>
      <translation>No row of {sheet} looks like column heads; say which row has them</translation>
    </message>
    <message>
      <source>在{sheet}里认不出哪一行是表头；文件里有图片，图片里的表读不出来，请向提供的人要表格原件，或照着录入</source>
      <translation>No row of {sheet} looks like headings. The file has pictures, and a table in a picture cannot be read: ask whoever sent it for the original file, or type it in</translation>
    </message>
    <message>
      <source>在「企业」中新建企业，阶段选注册、落地或投产，并填写注册日期。</source>
      <translation>Create enterprises under "Enterprises" with the stage registered, landed or in production and a date of registration.</translation>
    </message>
    <message>
      <source>在「园区」中新建园区，并在企业和项目中选择所在园区。</source>
      <translation>Create parks under "Parks", and choose the park of enterprises and projects.</translation>
    </message>
    <message>
      <source>在「指标」中新建一项，计量方式选「人工填报」，计量单位填 {unit}，并填写目标。</source>
      <translation>Create one under "Indicators", measured by hand, with the unit {unit} and a target.</translation>
    </message>
    <message>
      <source>在「指标」中新建一项，计量方式选「本年引进企业数」，填写园区和目标。</source>
      <translation>Add one under "Indicators": choose the measure "New enterprises" and fill in park and target.</translation>
    </message>
    <message>
      <source>在「指标」中选「{name}」，填写读数。</source>
      <translation>Choose "{name}" under "Indicators" and enter readings.</translation>
    </message>
    <message>
      <source>在「重大项目」中选一个项目，在「月度」页填写本月完成投资。</source>
      <translation>Choose a project under "Major projects" and fill in the investment done on its page "Months".</translation>
    </message>
    <message>
      <source>在「重大项目」中选一个项目，填写本年计划投资，并在「月度」页填写本月完成投资。</source>
      <translation>Choose a project under "Major projects", enter this year's planned investment, and what each month did on its "Months" page.</translation>
    </message>
    <message>
      <source>在「重大项目」中选一个项目，填写计划开工、计划竣工时间，并在「节点」页填写节点。</source>
      <translation>Choose a project under "Key projects", enter its planned start and finish, and its nodes on the page "Nodes".</translation>
    </message>
    <message>
      <source>在「重点任务」中新建任务，填写牵头单位和状态。</source>
      <translation>Make a task under "Key tasks" and enter its lead unit and state.</translation>
    </message>
    <message>
      <source>在临时文件夹里试一遍全部功能，全部通过则退出状态为 0</source>
      <translation>Try everything in a temporary folder; exit status 0 if all of it works</translation>
    </message>
    <message>
      <source>在册企业</source>
      <translation>Enterprises</translation>
    </message>
    <message>
      <source>在册企业 {n} 家</source>
      <translation>{n} firms</translation>
    </message>
    <message>
      <source>在册企业数</source>
      <translation>Enterprises</translation>
    </message>
    <message>
      <source>在册企业（家）</source>
      <translation>Firms</translation>
    </message>
    <message>
      <source>在建</source>
      <translation>Under construction</translation>
    </message>
    <message>
      <source>在新窗口中查看</source>
      <translation>View in new window</translation>
    </message>
    <message>
      <source>在谈</source>
      <translation>In talks</translation>
    </message>
    <message>
      <source>地址</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>基期</source>
      <translation>Baseline date</translation>
    </message>
    <message>
      <source>基期 {value} {unit}</source>
      <translation>Baseline {value} {unit}</translation>
    </message>
    <message>
      <source>基期 {value} {unit}（{date}）</source>
      <translation>Baseline {value} {unit} ({date})</translation>
    </message>
    <message>
      <source>基期值</source>
      <translation>Baseline</translation>
    </message>
    <message>
      <source>基础完成</source>
      <translation>Foundation complete</translation>
    </message>
    <message>
      <source>基础开挖</source>
      <translation>Foundation excavation</translation>
    </message>
    <message>
      <source>填上的留在原处，再点一次才重新挑选</source>
      <translation>Rows that are filled in stay in place until this is chosen again</translation>
    </message>
    <message>
      <source>填入</source>
      <translation>Fill in</translation>
    </message>
    <message>
      <source>填入什么，默认为空</source>
      <translation>What to fill it with; by default nothing</translation>
    </message>
    <message>
      <source>填入前核对</source>
      <translation>Check before filling in</translation>
    </message>
    <message>
      <source>填写填报表</source>
      <translation>Fill in the form</translation>
    </message>
    <message>
      <source>填写示例</source>
      <translation>Example of how to fill in</translation>
    </message>
    <message>
      <source>填报{month}</source>
      <translation>Fill {month}</translation>
    </message>
    <message>
      <source>填报人</source>
      <translation>Filled in by</translation>
    </message>
    <message>
      <source>填报包 (*.jxpkg)</source>
      <translation>Return package (*.jxpkg)</translation>
    </message>
    <message>
      <source>填报包 ({kinds})</source>
      <translation>Return packages ({kinds})</translation>
    </message>
    <message>
      <source>填报包 · {unit} · {month}</source>
      <translation>Return package · {unit} · {month}</translation>
    </message>
    <message>
      <source>填报包存入哪个文件夹</source>
      <translation>Folder for the return packages</translation>
    </message>
    <message>
      <source>填报包已损坏或被改动，没有合并：{error}</source>
      <translation>The package is damaged or was tampered with; nothing was merged: {error}</translation>
    </message>
    <message>
      <source>填报包汇总</source>
      <translation>Returned packages</translation>
    </message>
    <message>
      <source>填报包（.jxpkg）</source>
      <translation>Package (.jxpkg)</translation>
    </message>
    <message>
      <source>填报包：制作、封装、解封、合并</source>
      <translation>Return package: make, seal, unseal, merge</translation>
    </message>
    <message>
      <source>填报包：制作（make）、封装（seal）、解封（unseal）、合并（merge）、汇总一个文件夹（collect）</source>
      <translation>Return packages: make, seal, unseal, merge, and collect a folder of them</translation>
    </message>
    <message>
      <source>填报单位</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>填报月份</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>填报的月份</source>
      <translation>the month to be returned</translation>
    </message>
    <message>
      <source>填报的月份（Alt+PageUp 上月，Alt+PageDown 下月）</source>
      <translation>The month to fill (Alt+PageUp: the month before, Alt+PageDown: the month after)</translation>
    </message>
    <message>
      <source>填报表 (*.xlsx)</source>
      <translation>Return forms (*.xlsx)</translation>
    </message>
    <message>
      <source>填报表不用解封，请直接用 Excel 或 WPS 填写</source>
      <translation>a form needs no unsealing, fill it in with Excel or WPS</translation>
    </message>
    <message>
      <source>填报表（.xlsx）</source>
      <translation>Form (.xlsx)</translation>
    </message>
    <message>
      <source>填报表：制作、读回</source>
      <translation>Return form: made and read back</translation>
    </message>
    <message>
      <source>填报说明</source>
      <translation>How to fill in</translation>
    </message>
    <message>
      <source>备注</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Duplicate</translation>
    </message>
    <message>
      <source>复制{kind}</source>
      <translation>Copy in {kind}</translation>
    </message>
    <message>
      <source>复制一条</source>
      <translation>Duplicate</translation>
    </message>
    <message>
      <source>复制图片</source>
      <translation>Copy image</translation>
    </message>
    <message>
      <source>复制所选行</source>
      <translation>Copy selected rows</translation>
    </message>
    <message>
      <source>复制报告</source>
      <translation>Copy report</translation>
    </message>
    <message>
      <source>复制未报名单</source>
      <translation>Copy who is missing</translation>
    </message>
    <message>
      <source>复制表格</source>
      <translation>Copy Table</translation>
    </message>
    <message>
      <source>复工</source>
      <translation>Resumed</translation>
    </message>
    <message>
      <source>多了「{words}」</source>
      <translation>"{words}" is one too many</translation>
    </message>
    <message>
      <source>大事记</source>
      <translation>Events</translation>
    </message>
    <message>
      <source>大事记…</source>
      <translation>Events…</translation>
    </message>
    <message>
      <source>大小（字节）</source>
      <translation>Size (bytes)</translation>
    </message>
    <message>
      <source>太长，最多 {most} 个字</source>
      <translation>too long, at most {most} characters</translation>
    </message>
    <message>
      <source>字体和图标</source>
      <translation>Fonts and icons</translation>
    </message>
    <message>
      <source>字段</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>字段=值…</source>
      <translation>FIELD=VALUE…</translation>
    </message>
    <message>
      <source>字段是哪一列：列名或列的字母；等号后留空即不导入</source>
      <translation>which column a field is: its heading or letter; nothing after the equals sign leaves it out</translation>
    </message>
    <message>
      <source>存在问题</source>
      <translation>Problems</translation>
    </message>
    <message>
      <source>存的是「{value}」，类型不对</source>
      <translation>holds "{value}", which is of the wrong type</translation>
    </message>
    <message>
      <source>它就是填报包（{suffix}），不用解封</source>
      <translation>it is a return package itself ({suffix}) and needs no unsealing</translation>
    </message>
    <message>
      <source>它所属的记录在台账里已删除，请以我方为准或先恢复那条记录</source>
      <translation>the record that it belongs to is deleted in the ledger; keep ours, or bring that record back first</translation>
    </message>
    <message>
      <source>完好</source>
      <translation>sound</translation>
    </message>
    <message>
      <source>完成 {done} 亿元，计划 {planned} 亿元</source>
      <translation>Done {done}, planned {planned} (¥100 million)</translation>
    </message>
    <message>
      <source>完成 {done}/{all}</source>
      <translation>{done}/{all} done</translation>
    </message>
    <message>
      <source>完成时限</source>
      <translation>Due</translation>
    </message>
    <message>
      <source>完成时限在以后年度的指标也转入</source>
      <translation>carry over the indicators due in a later year as well</translation>
    </message>
    <message>
      <source>完成率</source>
      <translation>Completion</translation>
    </message>
    <message>
      <source>完成率 {rate}</source>
      <translation>Completion {rate}</translation>
    </message>
    <message>
      <source>完成率 {rate}，不落后于序时</source>
      <translation>{rate} done, not behind the pace</translation>
    </message>
    <message>
      <source>完成率 {rate}，落后序时 {gap} 个百分点</source>
      <translation>{rate} done, {gap} points behind the pace</translation>
    </message>
    <message>
      <source>完成率占序时的百分比</source>
      <translation>Completion as percent of the pace</translation>
    </message>
    <message>
      <source>完成率图</source>
      <translation>Completion rates</translation>
    </message>
    <message>
      <source>实际</source>
      <translation>Actual</translation>
    </message>
    <message>
      <source>实际完成</source>
      <translation>Reached</translation>
    </message>
    <message>
      <source>实际开工</source>
      <translation>Actual start</translation>
    </message>
    <message>
      <source>实际竣工</source>
      <translation>Actual finish</translation>
    </message>
    <message>
      <source>家</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>家 / {name}</source>
      <translation>{name}</translation>
    </message>
    <message>
      <source>对方</source>
      <translation>theirs</translation>
    </message>
    <message>
      <source>对方现值</source>
      <translation>Theirs</translation>
    </message>
    <message>
      <source>对方用本程序打开，填好发回，再合并到这本台账。</source>
      <translation>It is opened with this program, filled in and sent back, then merged into this ledger.</translation>
    </message>
    <message>
      <source>对照</source>
      <translation>Match by</translation>
    </message>
    <message>
      <source>导入</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>导入 Excel 和 CSV 表格</source>
      <translation>Import Excel and CSV tables</translation>
    </message>
    <message>
      <source>导入 xlsx、xls、xlsb、ods、csv 表格；有问题的行逐条列出</source>
      <translation>Import a table of an xlsx, xls, xlsb, ods or csv file; every row with a problem is listed</translation>
    </message>
    <message>
      <source>导入 {file}</source>
      <translation>Import {file}</translation>
    </message>
    <message>
      <source>导入 {n} 行</source>
      <translation>Import {n} rows</translation>
    </message>
    <message>
      <source>导入为</source>
      <translation>Import as</translation>
    </message>
    <message>
      <source>导入成哪一类记录</source>
      <translation>the kind of the records</translation>
    </message>
    <message>
      <source>导入是一步，可以撤销。</source>
      <translation>The import is one step and can be undone.</translation>
    </message>
    <message>
      <source>导入的是 {year} 年度，台账现看 {shown} 年度；列出、打印和导出时写 --year {year}</source>
      <translation>Imported into {year}, while the ledger shows {shown}: list, print and export with --year {year}</translation>
    </message>
    <message>
      <source>导入的表格没有写进台账</source>
      <translation>The imported table was not written to the ledger</translation>
    </message>
    <message>
      <source>导入表格</source>
      <translation>Import a table</translation>
    </message>
    <message>
      <source>导入表格…</source>
      <translation>Import table…</translation>
    </message>
    <message>
      <source>导出 Excel 和 CSV 表格</source>
      <translation>Export Excel and CSV tables</translation>
    </message>
    <message>
      <source>导出日期</source>
      <translation>Exported on</translation>
    </message>
    <message>
      <source>导出时台账被改动了，没有写成文件，请再导出一次</source>
      <translation>The ledger was changed during the export and no file was written; export again</translation>
    </message>
    <message>
      <source>导出表格</source>
      <translation>Export table</translation>
    </message>
    <message>
      <source>导出表格…</source>
      <translation>Export table…</translation>
    </message>
    <message>
      <source>封装</source>
      <translation>Seal</translation>
    </message>
    <message>
      <source>封装填报包</source>
      <translation>Seal Return Package</translation>
    </message>
    <message>
      <source>封装填报包…</source>
      <translation>Seal Return Package…</translation>
    </message>
    <message>
      <source>封装的填报包 (*.jxseal)</source>
      <translation>Sealed return package (*.jxseal)</translation>
    </message>
    <message>
      <source>封装的填报包（.jxseal）</source>
      <translation>Sealed package (.jxseal)</translation>
    </message>
    <message>
      <source>封账</source>
      <translation>Closing</translation>
    </message>
    <message>
      <source>封账 {month}</source>
      <translation>Close {month}</translation>
    </message>
    <message>
      <source>封账 · {month}</source>
      <translation>Close · {month}</translation>
    </message>
    <message>
      <source>封账后的更正没有列出</source>
      <translation>The correction of a closed month is not listed</translation>
    </message>
    <message>
      <source>封账后补报须写明更正原因。</source>
      <translation>Once it is closed, late returns need a reason.</translation>
    </message>
    <message>
      <source>封账时 {kept}</source>
      <translation>{kept} at closing</translation>
    </message>
    <message>
      <source>封账：留存一个月的数据，此后改动须写明更正原因</source>
      <translation>Close a month: keep its figures; later changes need a reason</translation>
    </message>
    <message>
      <source>封顶</source>
      <translation>Topping out</translation>
    </message>
    <message>
      <source>将举办</source>
      <translation>Upcoming</translation>
    </message>
    <message>
      <source>小巨人</source>
      <translation>Little giant</translation>
    </message>
    <message>
      <source>尚无办结材料</source>
      <translation>No evidence yet</translation>
    </message>
    <message>
      <source>尚无数据</source>
      <translation>No data yet</translation>
    </message>
    <message>
      <source>尚未开工，请核对明年类别</source>
      <translation>not started yet; check next year's category</translation>
    </message>
    <message>
      <source>工作表「{sheet}」</source>
      <translation>the sheet "{sheet}"</translation>
    </message>
    <message>
      <source>工作表「{sheet}」是隐藏的，请确认要不要导入</source>
      <translation>The sheet "{sheet}" is hidden; make sure that you mean to import it</translation>
    </message>
    <message>
      <source>工作表上的第几张表</source>
      <translation>which table on the sheet, counted from 1</translation>
    </message>
    <message>
      <source>工作表的内容</source>
      <translation>What is on the sheet</translation>
    </message>
    <message>
      <source>工作表的名称，默认为唯一有表的那张</source>
      <translation>name of the sheet; by default the only one that has a table</translation>
    </message>
    <message>
      <source>工具(&amp;T)</source>
      <translation>&amp;Tools</translation>
    </message>
    <message>
      <source>已中止</source>
      <translation>Aborted</translation>
    </message>
    <message>
      <source>已举办</source>
      <translation>Held</translation>
    </message>
    <message>
      <source>已从「{name}」导入 {n} 行到 {year} 年度，现在看这一年；可以撤销</source>
      <translation>Imported {n} rows from "{name}" into {year}, which is shown now; this can be undone</translation>
    </message>
    <message>
      <source>已从「{name}」导入 {n} 行，可以撤销</source>
      <translation>Imported {n} rows from "{name}"; this can be undone</translation>
    </message>
    <message>
      <source>已保存</source>
      <translation>Saved</translation>
    </message>
    <message>
      <source>已保存 {time}</source>
      <translation>Saved {time}</translation>
    </message>
    <message>
      <source>已公布全年完成 {amount} 亿元</source>
      <translation>Published for the whole year: {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>已公布完成投资</source>
      <translation>Published done</translation>
    </message>
    <message>
      <source>已公布新开工数</source>
      <translation>Published starts</translation>
    </message>
    <message>
      <source>已删除的记录</source>
      <translation>a deleted record</translation>
    </message>
    <message>
      <source>已制作 {n} 个填报包，存在 {folder}</source>
      <translation>{n} return packages made in {folder}</translation>
    </message>
    <message>
      <source>已制作填报包 {path}：{n} 个项目和任务</source>
      <translation>Made {path}: {n} projects and tasks</translation>
    </message>
    <message>
      <source>已取消</source>
      <translation>Cancelled</translation>
    </message>
    <message>
      <source>已取消。</source>
      <translation>Cancelled.</translation>
    </message>
    <message>
      <source>已取消，什么都没有合并。</source>
      <translation>Cancelled; nothing was merged.</translation>
    </message>
    <message>
      <source>已取消，什么都没有导入。</source>
      <translation>Cancelled; nothing was imported.</translation>
    </message>
    <message>
      <source>已取消，什么都没有改。</source>
      <translation>Cancelled; nothing was changed.</translation>
    </message>
    <message>
      <source>已取消，什么都没有结转。</source>
      <translation>Cancelled; nothing was rolled over.</translation>
    </message>
    <message>
      <source>已合并 {n} 处</source>
      <translation>{n} merged</translation>
    </message>
    <message>
      <source>已完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>已完成 {done} 项，推进中 {going} 项，逾期 {late} 项</source>
      <translation>{done} done, {going} under way, {late} overdue</translation>
    </message>
    <message>
      <source>已完成任务</source>
      <translation>Tasks done</translation>
    </message>
    <message>
      <source>已完成任务数</source>
      <translation>Tasks done</translation>
    </message>
    <message>
      <source>已导入 {n} 行</source>
      <translation>Imported rows: {n}</translation>
    </message>
    <message>
      <source>已导出 {n} 行到 {path}</source>
      <translation>Exported {n} rows to {path}</translation>
    </message>
    <message>
      <source>已封装到 {path}</source>
      <translation>Sealed to {path}</translation>
    </message>
    <message>
      <source>已封账  {at} {user}，此后更正 {n} 处</source>
      <translation>closed  {at} {user}, corrected since: {n}</translation>
    </message>
    <message>
      <source>已封账 {at} {user}</source>
      <translation>closed {at} {user}</translation>
    </message>
    <message>
      <source>已开工项目</source>
      <translation>Projects under construction</translation>
    </message>
    <message>
      <source>已开工（日期未填）</source>
      <translation>begun (date not given)</translation>
    </message>
    <message>
      <source>已引进 {n} 家</source>
      <translation>{n} attracted</translation>
    </message>
    <message>
      <source>已引进 {n} 家，在 {low}–{high} 家区间内</source>
      <translation>{n} attracted, within {low}–{high}</translation>
    </message>
    <message>
      <source>已引进 {n} 家，超出上限 {over} 家</source>
      <translation>{n} attracted, {over} above the band</translation>
    </message>
    <message>
      <source>已引进 {n} 家，距 {low} 家还差 {gap} 家</source>
      <translation>{n} attracted, {gap} short of {low}</translation>
    </message>
    <message>
      <source>已引进 {n} 家，达到 {low} 家以上</source>
      <translation>{n} attracted, reached {low}</translation>
    </message>
    <message>
      <source>已录入 {n}/{plan}</source>
      <translation>Entered {n}/{plan}</translation>
    </message>
    <message>
      <source>已报</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>已报 {n}/{all}，未报 {missing}</source>
      <translation>{n} of {all} returned, {missing} missing</translation>
    </message>
    <message>
      <source>已撤销</source>
      <translation>undone</translation>
    </message>
    <message>
      <source>已撤销：{label}</source>
      <translation>Undone: {label}</translation>
    </message>
    <message>
      <source>已新建 {file}</source>
      <translation>Created {file}</translation>
    </message>
    <message>
      <source>已显示 {n}/{all} 个项目</source>
      <translation>{n} of {all} projects shown</translation>
    </message>
    <message>
      <source>已有同样的记录（{fields}相同），不能重复</source>
      <translation>There is such a record already (same {fields}); it cannot be there twice</translation>
    </message>
    <message>
      <source>已有同样的记录，不能重复</source>
      <translation>There is such a record already; it cannot be there twice</translation>
    </message>
    <message>
      <source>已沿用上月文字 {n} 格</source>
      <translation>{n} texts carried over from last month</translation>
    </message>
    <message>
      <source>已竣工（日期未填）</source>
      <translation>completed (date not given)</translation>
    </message>
    <message>
      <source>已竣工，留在 {year} 年</source>
      <translation>Completed; stays in {year}</translation>
    </message>
    <message>
      <source>已粘贴；{passed}</source>
      <translation>Pasted; {passed}</translation>
    </message>
    <message>
      <source>已解决</source>
      <translation>Solved</translation>
    </message>
    <message>
      <source>已解封到 {path}</source>
      <translation>Unsealed to {path}</translation>
    </message>
    <message>
      <source>已转置读取：这里的第 {n} 行是表格里的 A 列，依此类推</source>
      <translation>Transposed: row {n} here is column A of the spreadsheet, and so on</translation>
    </message>
    <message>
      <source>已选 {n} {counter}</source>
      <translation>{counter} selected: {n}</translation>
    </message>
    <message>
      <source>已选定</source>
      <translation>Chosen</translation>
    </message>
    <message>
      <source>已重做：{label}</source>
      <translation>Redone: {label}</translation>
    </message>
    <message>
      <source>市属企业</source>
      <translation>City-owned</translation>
    </message>
    <message>
      <source>市级</source>
      <translation>City</translation>
    </message>
    <message>
      <source>市级部门</source>
      <translation>City dept</translation>
    </message>
    <message>
      <source>帮助(&amp;H)</source>
      <translation>&amp;Help</translation>
    </message>
    <message>
      <source>年-月</source>
      <translation>YYYY-MM</translation>
    </message>
    <message>
      <source>年-月-日</source>
      <translation>YYYY-MM-DD</translation>
    </message>
    <message>
      <source>年度</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>年度结转</source>
      <translation>Year rollover</translation>
    </message>
    <message>
      <source>年度结转…</source>
      <translation>Year Rollover…</translation>
    </message>
    <message>
      <source>年度结转到 {year} 年</source>
      <translation>Year rollover to {year}</translation>
    </message>
    <message>
      <source>年度结转：{year} 年 → {next} 年</source>
      <translation>Year Rollover: {year} → {next}</translation>
    </message>
    <message>
      <source>年度结转：续建和新建项目、前期项目转入下一年，竣工的留下</source>
      <translation>year rollover: continuing, new and preliminary projects go into the next year, completed ones stay</translation>
    </message>
    <message>
      <source>年度计划</source>
      <translation>Annual plans</translation>
    </message>
    <message>
      <source>年度计划 {amount} 亿元</source>
      <translation>Annual plan {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>年度计划…</source>
      <translation>Annual plans…</translation>
    </message>
    <message>
      <source>年度计划为 {n}/{all} 个项目本年计划投资之和</source>
      <translation>the annual plan is the sum for {n} of {all} projects</translation>
    </message>
    <message>
      <source>年度计划写明的数</source>
      <translation>what the year's plan says</translation>
    </message>
    <message>
      <source>年度计划写明的本年计划投资</source>
      <translation>The investment that the year's plan names</translation>
    </message>
    <message>
      <source>年度计划取自《{plan}》</source>
      <translation>the annual plan is from "{plan}"</translation>
    </message>
    <message>
      <source>年度计划投资</source>
      <translation>Planned investment</translation>
    </message>
    <message>
      <source>年度计划投资未填</source>
      <translation>no planned investment entered for the year</translation>
    </message>
    <message>
      <source>年度设置不是年份</source>
      <translation>the year set is no year</translation>
    </message>
    <message>
      <source>年度选的是 {year}，{other} 年的各列不导入，要导入请把年度改为 {other}：{columns}</source>
      <translation>The year chosen is {year}; columns of {other} are not imported, choose the year {other} to import them: {columns}</translation>
    </message>
    <message>
      <source>序号</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>序时</source>
      <translation>Pace</translation>
    </message>
    <message>
      <source>序时 = 年度计划 × 月份 ÷ 12（推算）</source>
      <translation>pace = the year's plan × month ÷ 12 (calculated)</translation>
    </message>
    <message>
      <source>序时 = 目标下限 × 月份 ÷ 12（推算）</source>
      <translation>pace = low end of the target × month ÷ 12 (calculated)</translation>
    </message>
    <message>
      <source>序时 {pace}</source>
      <translation>Pace {pace}</translation>
    </message>
    <message>
      <source>序时应完成 {amount} 亿元（推算）</source>
      <translation>Pace: {amount} (¥100 million, calculated)</translation>
    </message>
    <message>
      <source>序时应引进 {n} 家（推算）</source>
      <translation>Pace: {n} (calculated)</translation>
    </message>
    <message>
      <source>序时应达</source>
      <translation>Due by now</translation>
    </message>
    <message>
      <source>序时应达 {asked}，落后 {gap}</source>
      <translation>due by now {asked}, behind by {gap}</translation>
    </message>
    <message>
      <source>序时应达 {asked}，超前 {gap}</source>
      <translation>due by now {asked}, ahead by {gap}</translation>
    </message>
    <message>
      <source>序时推算</source>
      <translation>Pace (calc.)</translation>
    </message>
    <message>
      <source>应为 18 位数字或大写字母（不含 I、O、S、V、Z）</source>
      <translation>must be 18 digits or capital letters (without I, O, S, V, Z)</translation>
    </message>
    <message>
      <source>应为「{expected}」，却是「{found}」</source>
      <translation>"{found}" where "{expected}" should be</translation>
    </message>
    <message>
      <source>应在 {least} 到 {most} 之间</source>
      <translation>must be from {least} to {most}</translation>
    </message>
    <message>
      <source>应开工而未开工</source>
      <translation>Should have started and has not</translation>
    </message>
    <message>
      <source>应是 {least} 到 {most} 之间的整数</source>
      <translation>a whole number from {least} to {most}</translation>
    </message>
    <message>
      <source>应是整数，最小 {least}</source>
      <translation>a whole number, at least {least}</translation>
    </message>
    <message>
      <source>应竣工而未竣工</source>
      <translation>Should have finished and has not</translation>
    </message>
    <message>
      <source>建成建筑面积（万㎡）</source>
      <translation>Built floor area (10k m²)</translation>
    </message>
    <message>
      <source>建立台账</source>
      <translation>Make the ledger</translation>
    </message>
    <message>
      <source>建立样例台账</source>
      <translation>Create sample ledger</translation>
    </message>
    <message>
      <source>建设内容及规模</source>
      <translation>Content and scale</translation>
    </message>
    <message>
      <source>建设地点</source>
      <translation>Location</translation>
    </message>
    <message>
      <source>建设年限</source>
      <translation>Duration</translation>
    </message>
    <message>
      <source>建设性质</source>
      <translation>Build type</translation>
    </message>
    <message>
      <source>建账</source>
      <translation>Created</translation>
    </message>
    <message>
      <source>开工</source>
      <translation>Started</translation>
    </message>
    <message>
      <source>开工率</source>
      <translation>Start rate</translation>
    </message>
    <message>
      <source>开工率 = 已开工的新建项目 ÷ 新建项目</source>
      <translation>Start rate = new projects started ÷ new projects</translation>
    </message>
    <message>
      <source>开工率 = 已开工的项目 ÷ 全部项目</source>
      <translation>Start rate = projects started ÷ all projects</translation>
    </message>
    <message>
      <source>开工至上年底累计完成投资</source>
      <translation>Investment done from the start to the end of last year</translation>
    </message>
    <message>
      <source>开工进场</source>
      <translation>Move onto site</translation>
    </message>
    <message>
      <source>引用的记录不存在，或仍被其他记录引用</source>
      <translation>A record referred to does not exist, or others still refer to this one</translation>
    </message>
    <message>
      <source>引进企业图</source>
      <translation>Enterprises chart</translation>
    </message>
    <message>
      <source>引进企业按月图</source>
      <translation>Enterprises by month</translation>
    </message>
    <message>
      <source>引进日期</source>
      <translation>Attracted on</translation>
    </message>
    <message>
      <source>当前 {value}</source>
      <translation>Now {value}</translation>
    </message>
    <message>
      <source>当前值</source>
      <translation>Current</translation>
    </message>
    <message>
      <source>当年没有填报，沿用原累计</source>
      <translation>nothing returned this year; the old total goes on</translation>
    </message>
    <message>
      <source>当年累计完成 ÷ 本年计划投资</source>
      <translation>Investment done this year ÷ planned for this year</translation>
    </message>
    <message>
      <source>当月完成</source>
      <translation>By month</translation>
    </message>
    <message>
      <source>当月完成 {amount} 亿元</source>
      <translation>Done in the month {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>当月引进</source>
      <translation>By month</translation>
    </message>
    <message>
      <source>当月引进 {n} 家</source>
      <translation>{n} attracted in the month</translation>
    </message>
    <message>
      <source>当月计划 {amount} 亿元</source>
      <translation>Planned for the month {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>录入</source>
      <translation>Entered</translation>
    </message>
    <message>
      <source>形象进度</source>
      <translation>Visible progress</translation>
    </message>
    <message>
      <source>总投资</source>
      <translation>Total investment</translation>
    </message>
    <message>
      <source>总览</source>
      <translation>Overview</translation>
    </message>
    <message>
      <source>恢复默认列</source>
      <translation>Reset columns</translation>
    </message>
    <message>
      <source>我方</source>
      <translation>ours</translation>
    </message>
    <message>
      <source>我方现值</source>
      <translation>Ours</translation>
    </message>
    <message>
      <source>截至{date}</source>
      <translation>As of {date}</translation>
    </message>
    <message>
      <source>截至{month}：{why}</source>
      <translation>At the end of {month}: {why}</translation>
    </message>
    <message>
      <source>截至{until}</source>
      <translation>until {until}</translation>
    </message>
    <message>
      <source>所在园区</source>
      <translation>Park</translation>
    </message>
    <message>
      <source>所属区域</source>
      <translation>District</translation>
    </message>
    <message>
      <source>所属区域为{name}</source>
      <translation>district {name}</translation>
    </message>
    <message>
      <source>所指的记录在表里，但它那一行有问题，没有导入</source>
      <translation>the record is in the table, but its own row has a problem and is not imported</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>打印 {n} 页</source>
      <translation>Print {n} pages</translation>
    </message>
    <message>
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>打印「{title}」的 {n} 页？</source>
      <translation>Print the {n} pages of "{title}"?</translation>
    </message>
    <message>
      <source>打印图表…</source>
      <translation>Print chart…</translation>
    </message>
    <message>
      <source>打印成 PDF</source>
      <translation>Print to PDF</translation>
    </message>
    <message>
      <source>打印日期：{date}</source>
      <translation>Printed: {date}</translation>
    </message>
    <message>
      <source>打印机「{name}」不接受页面，请检查打印机或换一台</source>
      <translation>Printer "{name}" takes no page. Check it or choose another.</translation>
    </message>
    <message>
      <source>打印表格…</source>
      <translation>Print table…</translation>
    </message>
    <message>
      <source>打印预览 · {title}</source>
      <translation>Print preview · {title}</translation>
    </message>
    <message>
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>打开台账</source>
      <translation>Open ledger</translation>
    </message>
    <message>
      <source>打开台账…</source>
      <translation>Open ledger…</translation>
    </message>
    <message>
      <source>打开备份文件夹</source>
      <translation>Open backup folder</translation>
    </message>
    <message>
      <source>打开窗口</source>
      <translation>Open the window</translation>
    </message>
    <message>
      <source>扩建</source>
      <translation>Expansion</translation>
    </message>
    <message>
      <source>找不到文件「{path}」</source>
      <translation>There is no file "{path}"</translation>
    </message>
    <message>
      <source>把一类记录或 month（最近填报的月份）的表格存成 Excel 工作簿或 CSV 表格</source>
      <translation>Save the table of a kind, or of month (the latest that was returned), as an Excel workbook or a CSV file</translation>
    </message>
    <message>
      <source>把一类记录或 month（最近填报的月份）的表格打印成 PDF，A4 横向</source>
      <translation>Print the table of a kind of records, or of month (the latest one returned), as a PDF on landscape A4</translation>
    </message>
    <message>
      <source>把图表存成 PNG、SVG 或 PDF；名称不对时列出可用的图表</source>
      <translation>Save a chart as PNG, SVG or PDF; a wrong name lists those there are</translation>
    </message>
    <message>
      <source>把每个页签和图表画成 PNG，存入一个文件夹</source>
      <translation>Draw every tab and chart as PNG into a folder</translation>
    </message>
    <message>
      <source>投产</source>
      <translation>Producing</translation>
    </message>
    <message>
      <source>投资</source>
      <translation>Investment</translation>
    </message>
    <message>
      <source>投资完成率</source>
      <translation>Done %</translation>
    </message>
    <message>
      <source>投资完成率 = 本年累计完成 ÷ 本年计划投资</source>
      <translation>Completion rate = done this year ÷ planned this year</translation>
    </message>
    <message>
      <source>投资完成率 {rate}</source>
      <translation>{rate} of the planned investment done</translation>
    </message>
    <message>
      <source>投资完成率 − 月份 ÷ 12</source>
      <translation>Completion rate − month ÷ 12</translation>
    </message>
    <message>
      <source>投资进度图</source>
      <translation>Investment chart</translation>
    </message>
    <message>
      <source>投资项目在线审批监管平台代码</source>
      <translation>Code on the online approval platform for investment projects</translation>
    </message>
    <message>
      <source>招商</source>
      <translation>Attraction</translation>
    </message>
    <message>
      <source>招商阶段</source>
      <translation>Stage</translation>
    </message>
    <message>
      <source>招商阶段为{stage}</source>
      <translation>at the stage {stage}</translation>
    </message>
    <message>
      <source>招商阶段为{stage}（没填的看注册、落地日期）</source>
      <translation>at the stage {stage} (by dates of registration and landing where no stage is given)</translation>
    </message>
    <message>
      <source>招商阶段为注册/落地/投产（没填的看注册、落地日期）</source>
      <translation>registered, settled or in production (by dates of registration and landing where no stage is given)</translation>
    </message>
    <message>
      <source>招商阶段范围</source>
      <translation>Stage scope</translation>
    </message>
    <message>
      <source>招商阶段；没有填的，按落地日期、注册日期</source>
      <translation>The stage; where none is given, by the dates of landing and registration</translation>
    </message>
    <message>
      <source>招投标</source>
      <translation>Tendering</translation>
    </message>
    <message>
      <source>挂点领导</source>
      <translation>Leader in charge</translation>
    </message>
    <message>
      <source>指明了表头在第几行，以下都是这一张表，不能再选第几张表；请只写其中一个</source>
      <translation>With the row of the heads said, all below it is one table, and no other one can be chosen: give only one of the two</translation>
    </message>
    <message>
      <source>指明的「{name}」是 {year} 年度的，这一行是 {own} 年度的；请指明这一年度的记录，或改选年度</source>
      <translation>"{name}", which was chosen, is of {year}, and this row is of {own}; choose a record of that year, or another year</translation>
    </message>
    <message>
      <source>指标</source>
      <translation>Indicators</translation>
    </message>
    <message>
      <source>指标名称</source>
      <translation>Indicator</translation>
    </message>
    <message>
      <source>指标读数</source>
      <translation>Indicator readings</translation>
    </message>
    <message>
      <source>按「数据 › 口径」的规则，以本年最近填报的月份评定</source>
      <translation>By the rules in Data › Rules, for the year's latest month with a return</translation>
    </message>
    <message>
      <source>按原样读取</source>
      <translation>As it is</translation>
    </message>
    <message>
      <source>按哪个字段对照已有的记录</source>
      <translation>the field by which existing records are found</translation>
    </message>
    <message>
      <source>按完成时限判断；临近的天数在「数据 › 口径」里设置</source>
      <translation>Judged by the due date; how many days count as soon is set in Data › Rules</translation>
    </message>
    <message>
      <source>按本年类别</source>
      <translation>By category</translation>
    </message>
    <message>
      <source>按责任单位</source>
      <translation>By responsible unit</translation>
    </message>
    <message>
      <source>排版时台账被改动了，没有打印，请再打印一次</source>
      <translation>The ledger was changed while the pages were laid out; nothing was printed, please print again</translation>
    </message>
    <message>
      <source>推介</source>
      <translation>Pitched</translation>
    </message>
    <message>
      <source>推算：从基期值到目标近端，按月均摊到本月月底</source>
      <translation>Reckoned: from the baseline to the near end of the target in equal months, to the end of this month</translation>
    </message>
    <message>
      <source>推进中</source>
      <translation>Under way</translation>
    </message>
    <message>
      <source>推进中任务</source>
      <translation>Tasks under way</translation>
    </message>
    <message>
      <source>提出日期</source>
      <translation>Raised</translation>
    </message>
    <message>
      <source>提前提醒的天数应在 0 和 366 之间</source>
      <translation>The days of a reminder must be between 0 and 366</translation>
    </message>
    <message>
      <source>提前提醒（日）</source>
      <translation>Reminder (days)</translation>
    </message>
    <message>
      <source>搜索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>搜索{kind}</source>
      <translation>Search {kind}</translation>
    </message>
    <message>
      <source>搜索「{text}」</source>
      <translation>search "{text}"</translation>
    </message>
    <message>
      <source>搜索「{words}」找到 {n} 条，应为 1 条</source>
      <translation>searching "{words}" found {n} records, not 1</translation>
    </message>
    <message>
      <source>搜索本表</source>
      <translation>Search this table</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>撤销最近一次修改</source>
      <translation>Undo the last change</translation>
    </message>
    <message>
      <source>撤销：</source>
      <translation>Undo: </translation>
    </message>
    <message>
      <source>改建</source>
      <translation>Conversion</translation>
    </message>
    <message>
      <source>放弃</source>
      <translation>Drop</translation>
    </message>
    <message>
      <source>放弃已选定的 {n} 处？</source>
      <translation>Drop the {n} conflicts settled so far?</translation>
    </message>
    <message>
      <source>放弃并关闭</source>
      <translation>Discard and close</translation>
    </message>
    <message>
      <source>放弃这次导入？</source>
      <translation>Give up this import?</translation>
    </message>
    <message>
      <source>数值</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>数字科技</source>
      <translation>Digital tech</translation>
    </message>
    <message>
      <source>数字视听</source>
      <translation>Digital AV</translation>
    </message>
    <message>
      <source>数字过大</source>
      <translation>the number is too large</translation>
    </message>
    <message>
      <source>数据(&amp;D)</source>
      <translation>&amp;Data</translation>
    </message>
    <message>
      <source>数据截止</source>
      <translation>Data as of</translation>
    </message>
    <message>
      <source>数据截止：{date}</source>
      <translation>Data as of: {date}</translation>
    </message>
    <message>
      <source>整条记录</source>
      <translation>whole record</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>the file</translation>
    </message>
    <message>
      <source>文件(&amp;F)</source>
      <translation>&amp;File</translation>
    </message>
    <message>
      <source>文件不完整</source>
      <translation>the file is incomplete</translation>
    </message>
    <message>
      <source>文件名</source>
      <translation>File name</translation>
    </message>
    <message>
      <source>文件名太长</source>
      <translation>the file name is too long</translation>
    </message>
    <message>
      <source>文件正在使用</source>
      <translation>the file is in use</translation>
    </message>
    <message>
      <source>文件类型</source>
      <translation>File type</translation>
    </message>
    <message>
      <source>文件里的表</source>
      <translation>Tables of the file</translation>
    </message>
    <message>
      <source>文化创意</source>
      <translation>Creative</translation>
    </message>
    <message>
      <source>文本文件</source>
      <translation>Text file</translation>
    </message>
    <message>
      <source>文章</source>
      <translation>Article</translation>
    </message>
    <message>
      <source>文章所载、公开资料、本单位录入或演示数据</source>
      <translation>From the article, public sources, own entry or demo data</translation>
    </message>
    <message>
      <source>新{kind}</source>
      <translation>New ({kind})</translation>
    </message>
    <message>
      <source>新增</source>
      <translation>added</translation>
    </message>
    <message>
      <source>新增一条</source>
      <translation>A new record</translation>
    </message>
    <message>
      <source>新增的 {n} 个项目没有本年类别，不在 {year} 年的计划里，月度调度、月报和填报包都没有它们；请在表格里补上这一列，或导入后填</source>
      <translation>New projects without a category: {n}. They are not in the plan of {year}, nor in the monthly returns, reports and return packages; add it to the spreadsheet, or fill it in after the import</translation>
    </message>
    <message>
      <source>新增的 {n} 条在台账里已有同样的（如「{title}」），合并后会有两条，请核对</source>
      <translation>{n} new records are in the ledger already (such as "{title}"); after the merge there will be two of each; check them</translation>
    </message>
    <message>
      <source>新建</source>
      <translation>New</translation>
    </message>
    <message>
      <source>新建{kind}</source>
      <translation>New in {kind}</translation>
    </message>
    <message>
      <source>新建台账</source>
      <translation>New ledger</translation>
    </message>
    <message>
      <source>新建台账…</source>
      <translation>New ledger…</translation>
    </message>
    <message>
      <source>新建台账；已有的文件不会被覆盖</source>
      <translation>Make a new ledger; an existing file is never overwritten</translation>
    </message>
    <message>
      <source>新建文章台账…（公开报道所载事实）</source>
      <translation>New ledger of the article… (facts from the press)</translation>
    </message>
    <message>
      <source>新建演示台账…（虚构数据，供试用）</source>
      <translation>New demo ledger… (invented data, for trying out)</translation>
    </message>
    <message>
      <source>新建空台账…</source>
      <translation>New empty ledger…</translation>
    </message>
    <message>
      <source>新建项目</source>
      <translation>New projects</translation>
    </message>
    <message>
      <source>新建项目中已开工的</source>
      <translation>New projects that have started</translation>
    </message>
    <message>
      <source>新建项目数</source>
      <translation>New</translation>
    </message>
    <message>
      <source>新开工项目</source>
      <translation>Newly started projects</translation>
    </message>
    <message>
      <source>新开工项目数</source>
      <translation>Projects started</translation>
    </message>
    <message>
      <source>新引进企业</source>
      <translation>Enterprises attracted</translation>
    </message>
    <message>
      <source>新的节点和问题，填在表末留出的空行里。要删除已有的，请另行说明：从表里去掉一行，不算删除。</source>
      <translation>New nodes and problems go into the empty rows at the end. To delete one, say so separately: a row taken out of the form is no deletion.</translation>
    </message>
    <message>
      <source>方向</source>
      <translation>Direction</translation>
    </message>
    <message>
      <source>施工许可</source>
      <translation>Construction permit</translation>
    </message>
    <message>
      <source>日期</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>日期写成 2023-06-09、2023-06 或 2023，知道到哪天写到哪天；有下拉列表的，请从列表里选。</source>
      <translation>Dates are written 2023-06-09, 2023-06 or 2023, as exactly as they are known; where there is a list, choose from it.</translation>
    </message>
    <message>
      <source>时间</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>是合并的单元格，请取消合并，每格分别填写</source>
      <translation>these cells are merged; unmerge them and fill in each</translation>
    </message>
    <message>
      <source>是同一填报包较早的一份，较晚的是「{file}」</source>
      <translation>an earlier copy of one package, the later one is "{file}"</translation>
    </message>
    <message>
      <source>显示 {n}</source>
      <translation>{n} shown</translation>
    </message>
    <message>
      <source>显示一条记录和它的变更记录</source>
      <translation>Show a record and its history</translation>
    </message>
    <message>
      <source>显示版本</source>
      <translation>Show the version</translation>
    </message>
    <message>
      <source>显示的列</source>
      <translation>Columns shown</translation>
    </message>
    <message>
      <source>显示这份说明</source>
      <translation>Show this help</translation>
    </message>
    <message>
      <source>智能制造</source>
      <translation>Smart mfg</translation>
    </message>
    <message>
      <source>更新</source>
      <translation>updated</translation>
    </message>
    <message>
      <source>更正</source>
      <translation>Correction</translation>
    </message>
    <message>
      <source>更正{month}</source>
      <translation>Correct {month}</translation>
    </message>
    <message>
      <source>更正为</source>
      <translation>Corrected to</translation>
    </message>
    <message>
      <source>更正人</source>
      <translation>By</translation>
    </message>
    <message>
      <source>更正原因，合并已封账的月份时必须写明</source>
      <translation>why, which merging into a closed month must say</translation>
    </message>
    <message>
      <source>更正原因，改动已封账的月份时必须写明</source>
      <translation>why, which a change to a closed month must say</translation>
    </message>
    <message>
      <source>更正清单…</source>
      <translation>Corrections…</translation>
    </message>
    <message>
      <source>最后修改</source>
      <translation>Last change</translation>
    </message>
    <message>
      <source>最早到期而尚未完成的节点</source>
      <translation>The node due first of those not reached</translation>
    </message>
    <message>
      <source>最近一月填报</source>
      <translation>Latest monthly return</translation>
    </message>
    <message>
      <source>最近打开</source>
      <translation>Recent</translation>
    </message>
    <message>
      <source>最近月份</source>
      <translation>Latest month</translation>
    </message>
    <message>
      <source>月份</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>月度</source>
      <translation>Months</translation>
    </message>
    <message>
      <source>月度填报和月报</source>
      <translation>Monthly returns and report</translation>
    </message>
    <message>
      <source>月度字段记入哪个月</source>
      <translation>the month of monthly fields</translation>
    </message>
    <message>
      <source>月度字段记入这个月；列名里写了月份的，以列名为准</source>
      <translation>Monthly fields go to this month, unless the head names one</translation>
    </message>
    <message>
      <source>月度调度</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>月末封账…</source>
      <translation>Close Months…</translation>
    </message>
    <message>
      <source>月末封账和更正</source>
      <translation>month closing and corrections</translation>
    </message>
    <message>
      <source>有 {n} 列都叫「{label}」，请看清各是哪一列</source>
      <translation>"{label}" is the name of {n} columns; see which is which</translation>
    </message>
    <message>
      <source>有 {n} 处可疑，仍要照填吗？</source>
      <translation>{n} doubtful value(s). Fill in as they are?</translation>
    </message>
    <message>
      <source>有 {n} 处要改，请改好再汇总：{places}</source>
      <translation>{n} cells to correct, correct them and collect again: {places}</translation>
    </message>
    <message>
      <source>有 {n} 处请留意</source>
      <translation>{n} points to note</translation>
    </message>
    <message>
      <source>有 {n} 张表，请指明要导入哪一张：{names}</source>
      <translation>There are {n} tables; say which one to import: {names}</translation>
    </message>
    <message>
      <source>有 {n} 条记录合并后不合规则。不合并它们，只合并其余的？</source>
      <translation>{n} records would break a rule once merged. Leave them out and merge the rest?</translation>
    </message>
    <message>
      <source>有 {n} 条记录合并后不合规则，什么都没有合并。如「{title}」：{why}</source>
      <translation>{n} records would break a rule once merged, so nothing was merged. For instance "{title}": {why}</translation>
    </message>
    <message>
      <source>有 {n} 格不能填入。在表中改好后即可填入；现在什么都没有填。</source>
      <translation>{n} cell(s) cannot be filled. Mend them in the table, then fill in; nothing is filled yet.</translation>
    </message>
    <message>
      <source>有 {n} 行是隐藏的或被筛选掉的（第 {rows} 行），也会读取；不要的请先在表格里删去</source>
      <translation>{n} rows are hidden or filtered out (rows {rows}) and will be read too; delete them in the table first if they are not wanted</translation>
    </message>
    <message>
      <source>有冲突，没有合并；请用 --prefer 选定以哪方为准</source>
      <translation>There are conflicts, and nothing was merged: choose a side by --prefer</translation>
    </message>
    <message>
      <source>有几个{kind}都叫「{text}」，请用编号（id）指明</source>
      <translation>Several records in {kind} are called "{text}"; give the id instead</translation>
    </message>
    <message>
      <source>有几个单位都叫「{name}」，填报包不能同名；请先改其中一个的名称或简称</source>
      <translation>Several units are called '{name}', and packages cannot share a name; change the name or short name of one first</translation>
    </message>
    <message>
      <source>有几张工作表，请指明表头在哪一张：{names}</source>
      <translation>There are several sheets; say which one the headings are on: {names}</translation>
    </message>
    <message>
      <source>有改动，但没有记下是谁、何时填的</source>
      <translation>Has changes, but nothing says who made them and when</translation>
    </message>
    <message>
      <source>有的列是一个月的情况，请选择月份</source>
      <translation>Some columns are about one month: choose the month</translation>
    </message>
    <message>
      <source>有逾期节点或问题的至少为黄灯</source>
      <translation>At least yellow with an overdue node or problem</translation>
    </message>
    <message>
      <source>有问题的行没有处理：改正表格后重新导入，或勾选跳过它们。</source>
      <translation>There are rows with problems: correct the table and import it again, or tick the box to leave them out.</translation>
    </message>
    <message>
      <source>有问题的行，没有导入；请改正表格，或用 --skip-problems 跳过</source>
      <translation>Some rows have problems, so nothing was imported: mend the table, or leave them out with --skip-problems</translation>
    </message>
    <message>
      <source>有问题，没有合并；用 --skip-problems 合并其余的记录</source>
      <translation>nothing was merged because of these problems; --skip-problems merges the other records</translation>
    </message>
    <message>
      <source>有附件</source>
      <translation>Has a file</translation>
    </message>
    <message>
      <source>未启动</source>
      <translation>To start</translation>
    </message>
    <message>
      <source>未填</source>
      <translation>not filled in</translation>
    </message>
    <message>
      <source>未填状态</source>
      <translation>No state</translation>
    </message>
    <message>
      <source>未填计划</source>
      <translation>No plan</translation>
    </message>
    <message>
      <source>未完成、未取消的任务也转入</source>
      <translation>carry over the tasks that are neither done nor cancelled as well</translation>
    </message>
    <message>
      <source>未定目标</source>
      <translation>No target set</translation>
    </message>
    <message>
      <source>未封账</source>
      <translation>not closed</translation>
    </message>
    <message>
      <source>未封账，按现在的数据</source>
      <translation>open, as it is now</translation>
    </message>
    <message>
      <source>未开工</source>
      <translation>Not started</translation>
    </message>
    <message>
      <source>未报</source>
      <translation>missing</translation>
    </message>
    <message>
      <source>未报 {n} 个月</source>
      <translation>{n} months not returned</translation>
    </message>
    <message>
      <source>未报 {n} 个项目，按单位列出</source>
      <translation>{n} projects not returned, listed by unit</translation>
    </message>
    <message>
      <source>未报名单已复制</source>
      <translation>The list of who is missing is copied</translation>
    </message>
    <message>
      <source>未报项目</source>
      <translation>Projects without a return</translation>
    </message>
    <message>
      <source>未竣工</source>
      <translation>Not finished</translation>
    </message>
    <message>
      <source>未解决</source>
      <translation>Unsolved</translation>
    </message>
    <message>
      <source>未解决问题</source>
      <translation>Open problems</translation>
    </message>
    <message>
      <source>未评灯项目</source>
      <translation>Projects without a light</translation>
    </message>
    <message>
      <source>未达</source>
      <translation>Short</translation>
    </message>
    <message>
      <source>未选定</source>
      <translation>Not settled</translation>
    </message>
    <message>
      <source>本年内注册（无注册日期的按落地）</source>
      <translation>registered in the year (settled, where no registration date)</translation>
    </message>
    <message>
      <source>本年完成投资</source>
      <translation>Investment done</translation>
    </message>
    <message>
      <source>本年已完成</source>
      <translation>done this year</translation>
    </message>
    <message>
      <source>本年引进</source>
      <translation>Attracted</translation>
    </message>
    <message>
      <source>本年引进 {n} 家</source>
      <translation>{n} attracted this year</translation>
    </message>
    <message>
      <source>本年引进企业数</source>
      <translation>New enterprises</translation>
    </message>
    <message>
      <source>本年引进（家）</source>
      <translation>Attracted</translation>
    </message>
    <message>
      <source>本年最近填报的月份，本项目有没有填报完成投资</source>
      <translation>Whether this project returned its investment for the year's latest month with a return</translation>
    </message>
    <message>
      <source>本年的全部任务</source>
      <translation>All tasks of the year</translation>
    </message>
    <message>
      <source>本年目标</source>
      <translation>This year's goal</translation>
    </message>
    <message>
      <source>本年类别</source>
      <translation>Category</translation>
    </message>
    <message>
      <source>本年类别为{word}</source>
      <translation>category {word}</translation>
    </message>
    <message>
      <source>本年类别为新建</source>
      <translation>New in this year's plan</translation>
    </message>
    <message>
      <source>本年类别为新建、已开工</source>
      <translation>new this year and started</translation>
    </message>
    <message>
      <source>本年类别为续建</source>
      <translation>Continuing in this year's plan</translation>
    </message>
    <message>
      <source>本年类别范围</source>
      <translation>Category scope</translation>
    </message>
    <message>
      <source>本年累计会到 {total}，超过本年计划投资 {plan}的两倍</source>
      <translation>the year's total becomes {total}, more than twice the year's plan of {plan}</translation>
    </message>
    <message>
      <source>本年累计完成</source>
      <translation>Done this year</translation>
    </message>
    <message>
      <source>本年累计完成 ÷ 本年计划投资</source>
      <translation>Done this year ÷ planned this year</translation>
    </message>
    <message>
      <source>本年计划</source>
      <translation>This year's plan</translation>
    </message>
    <message>
      <source>本年计划 {amount} 亿元</source>
      <translation>Planned this year {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>本年计划投资</source>
      <translation>Planned this year</translation>
    </message>
    <message>
      <source>本月完成投资</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>本月没有填报完成投资的项目</source>
      <translation>Projects that returned no investment this month</translation>
    </message>
    <message>
      <source>本月计划投资</source>
      <translation>Planned</translation>
    </message>
    <message>
      <source>条</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>来源层</source>
      <translation>Origin</translation>
    </message>
    <message>
      <source>来源：{name}，{what}</source>
      <translation>Source: {name}, {what}</translation>
    </message>
    <message>
      <source>来自</source>
      <translation>From</translation>
    </message>
    <message>
      <source>来自 {file}</source>
      <translation>from {file}</translation>
    </message>
    <message>
      <source>来自 {file}，填报人 {who}</source>
      <translation>from {file}, filled in by {who}</translation>
    </message>
    <message>
      <source>查找</source>
      <translation>Find</translation>
    </message>
    <message>
      <source>查看 {n} {counter}{kind}</source>
      <translation>Show {kind} ({counter}: {n})</translation>
    </message>
    <message>
      <source>查看 {year} 年度</source>
      <translation>Look at {year}</translation>
    </message>
    <message>
      <source>查看(&amp;V)</source>
      <translation>&amp;View</translation>
    </message>
    <message>
      <source>查看的年度</source>
      <translation>Year shown</translation>
    </message>
    <message>
      <source>标准节点</source>
      <translation>Standard nodes</translation>
    </message>
    <message>
      <source>校验位不符，请核对这 18 位代码</source>
      <translation>the check character does not match; verify the 18 characters</translation>
    </message>
    <message>
      <source>样例「{name}」有自己的年度，只有空台账能选年度</source>
      <translation>The sample "{name}" has a year of its own; only an empty ledger takes one</translation>
    </message>
    <message>
      <source>样例数据里没有「{name}」</source>
      <translation>No "{name}" in the sample data</translation>
    </message>
    <message>
      <source>核对之后台账又有了改动，没有导入；请重新核对后再导入</source>
      <translation>The ledger has changed since the check, so nothing was imported: check again, then import</translation>
    </message>
    <message>
      <source>格式</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>检查台账</source>
      <translation>Check ledger</translation>
    </message>
    <message>
      <source>检查台账的结构、完整性、引用和变更记录</source>
      <translation>Check the ledger's structure, integrity, references and history</translation>
    </message>
    <message>
      <source>正在删除 {n} 条记录…</source>
      <translation>Deleting {n} records…</translation>
    </message>
    <message>
      <source>正在制作填报包…</source>
      <translation>Making return packages…</translation>
    </message>
    <message>
      <source>正在取消…</source>
      <translation>Cancelling…</translation>
    </message>
    <message>
      <source>正在合并…</source>
      <translation>Merging…</translation>
    </message>
    <message>
      <source>正在填入 {n} 行…</source>
      <translation>Filling in {n} rows…</translation>
    </message>
    <message>
      <source>正在存副本「{name}」…</source>
      <translation>Saving the copy "{name}"…</translation>
    </message>
    <message>
      <source>正在导入「{name}」…</source>
      <translation>Importing "{name}"…</translation>
    </message>
    <message>
      <source>正在导出「{name}」…</source>
      <translation>Exporting "{name}"…</translation>
    </message>
    <message>
      <source>正在封装…</source>
      <translation>Sealing…</translation>
    </message>
    <message>
      <source>正在打印 {n} 页…</source>
      <translation>Printing {n} pages…</translation>
    </message>
    <message>
      <source>正在按表头读取…</source>
      <translation>Reading below these heads…</translation>
    </message>
    <message>
      <source>正在排版…</source>
      <translation>Laying out the pages…</translation>
    </message>
    <message>
      <source>正在撤销…</source>
      <translation>Undoing…</translation>
    </message>
    <message>
      <source>正在核对 {n} 行…</source>
      <translation>Checking {n} rows…</translation>
    </message>
    <message>
      <source>正在核对各行…</source>
      <translation>Checking the rows…</translation>
    </message>
    <message>
      <source>正在检查「{name}」…</source>
      <translation>Checking "{name}"…</translation>
    </message>
    <message>
      <source>正在比较 {n} 个填报包…</source>
      <translation>Comparing {n} packages…</translation>
    </message>
    <message>
      <source>正在比较「{name}」…</source>
      <translation>Comparing "{name}" …</translation>
    </message>
    <message>
      <source>正在沿用上月文字…</source>
      <translation>Carrying over last month's texts…</translation>
    </message>
    <message>
      <source>正在结转到 {year} 年…</source>
      <translation>Rolling over to {year}…</translation>
    </message>
    <message>
      <source>正在解封…</source>
      <translation>Unsealing…</translation>
    </message>
    <message>
      <source>正在计算…</source>
      <translation>Working it out…</translation>
    </message>
    <message>
      <source>正在读取「{name}」…</source>
      <translation>Reading "{name}"…</translation>
    </message>
    <message>
      <source>正在转置…</source>
      <translation>Transposing…</translation>
    </message>
    <message>
      <source>正在重做…</source>
      <translation>Redoing…</translation>
    </message>
    <message>
      <source>正常</source>
      <translation>On time</translation>
    </message>
    <message>
      <source>正数超前，负数落后；越低越好的，低于序时应达为超前</source>
      <translation>Positive is ahead, negative behind; where lower is better, below what is due is ahead</translation>
    </message>
    <message>
      <source>武汉</source>
      <translation>Wuhan</translation>
    </message>
    <message>
      <source>每一格都可以填入。</source>
      <translation>Every cell can be filled.</translation>
    </message>
    <message>
      <source>每个单位各做一个时的格式，默认为 jxpkg</source>
      <translation>the form of those for each unit, by default jxpkg</translation>
    </message>
    <message>
      <source>每个单元格里都写了</source>
      <translation>Every cell says it</translation>
    </message>
    <message>
      <source>每个页签和图表</source>
      <translation>Every tab and chart</translation>
    </message>
    <message>
      <source>比上限（{end}）高 {missing}</source>
      <translation>above the high end ({end}) by {missing}</translation>
    </message>
    <message>
      <source>比下限（{end}）高 {missing}</source>
      <translation>above the low end ({end}) by {missing}</translation>
    </message>
    <message>
      <source>比率</source>
      <translation>ratio</translation>
    </message>
    <message>
      <source>比表头多出几格：可能是没有加引号的逗号把一格分成了几格，请改正后再导入</source>
      <translation>More cells than heads: a comma without quotes may have divided one. Mend it, then import again</translation>
    </message>
    <message>
      <source>比较</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>比较之后台账又有改动，没有合并；请重新比较</source>
      <translation>The ledger was changed after the comparison, nothing was merged; please compare again</translation>
    </message>
    <message>
      <source>比较方法</source>
      <translation>Compared by</translation>
    </message>
    <message>
      <source>汇总 {n} 个填报包 · {units} · {months}</source>
      <translation>Merge {n} packages · {units} · {months}</translation>
    </message>
    <message>
      <source>汇总一个文件夹里返回的全部填报包，合并是一步；有冲突而没有 --prefer 时只列出，不合并</source>
      <translation>Merge all returned packages of a folder as one step; conflicts without --prefer are listed and nothing is merged</translation>
    </message>
    <message>
      <source>汇总哪个文件夹里的填报包</source>
      <translation>Which folder has the returned packages</translation>
    </message>
    <message>
      <source>汇总填报包</source>
      <translation>Collect Return Packages</translation>
    </message>
    <message>
      <source>汇总填报包…</source>
      <translation>Collect Return Packages…</translation>
    </message>
    <message>
      <source>没有「{name}」这种图表，可用：{names}</source>
      <translation>No chart "{name}"; there are: {names}</translation>
    </message>
    <message>
      <source>没有「{name}」这种样例，可用：{names}</source>
      <translation>No sample "{name}"; there are: {names}</translation>
    </message>
    <message>
      <source>没有「{name}」这类记录，可用：{names}</source>
      <translation>No kind of record "{name}"; there are: {names}</translation>
    </message>
    <message>
      <source>没有「{sheet}」这张表，按没有改动处理</source>
      <translation>There is no sheet "{sheet}", taken as unchanged</translation>
    </message>
    <message>
      <source>没有「{value}」这一项，可选：{choices}</source>
      <translation>no choice "{value}"; there are: {choices}</translation>
    </message>
    <message>
      <source>没有「{word}」这个命令，也没有这个文件；全部命令见 jingxi --help</source>
      <translation>No command and no file "{word}"; for all commands see jingxi --help</translation>
    </message>
    <message>
      <source>没有「本年引进企业数」的指标</source>
      <translation>No indicator measures "New enterprises"</translation>
    </message>
    <message>
      <source>没有临近或逾期的任务</source>
      <translation>No task is overdue or due soon</translation>
    </message>
    <message>
      <source>没有内容</source>
      <translation>Nothing here</translation>
    </message>
    <message>
      <source>没有写入</source>
      <translation>Nothing was written</translation>
    </message>
    <message>
      <source>没有写明单位的金额以此为单位；某一列另有单位的，在那一列选</source>
      <translation>The unit of amounts that say none; where one column has another, choose it there</translation>
    </message>
    <message>
      <source>没有冲突，可以合并；合并是一步，可以撤销。</source>
      <translation>There are no conflicts. Merging is one step that can be undone.</translation>
    </message>
    <message>
      <source>没有变化</source>
      <translation>Nothing changed</translation>
    </message>
    <message>
      <source>没有叫「{text}」的{kind}</source>
      <translation>No "{text}" in {kind}</translation>
    </message>
    <message>
      <source>没有叫「{text}」的{kind}，相近的有「{names}」</source>
      <translation>No "{text}" in {kind}; similar: "{names}"</translation>
    </message>
    <message>
      <source>没有可以导入的行，请按各行的说明改正。</source>
      <translation>No row can be imported; correct them as each row says.</translation>
    </message>
    <message>
      <source>没有可撤销的修改</source>
      <translation>Nothing to undo</translation>
    </message>
    <message>
      <source>没有可重做的修改</source>
      <translation>Nothing to redo</translation>
    </message>
    <message>
      <source>没有命令「{name}」</source>
      <translation>no command "{name}"</translation>
    </message>
    <message>
      <source>没有哪一列是「{field}」，不能写它的单位</source>
      <translation>No column is "{field}", so it has no unit</translation>
    </message>
    <message>
      <source>没有填写的填报表读回来有改动：{counts}</source>
      <translation>A form that nobody filled in came back changed: {counts}</translation>
    </message>
    <message>
      <source>没有工作表「{name}」，有：{names}</source>
      <translation>There is no sheet "{name}"; there are: {names}</translation>
    </message>
    <message>
      <source>没有文件夹「{path}」</source>
      <translation>There is no folder "{path}"</translation>
    </message>
    <message>
      <source>没有文件夹「{path}」；不写 --unit 则每个单位各做一个，存入已有的文件夹</source>
      <translation>There is no folder "{path}"; without --unit one is made for each unit, in a folder that is there</translation>
    </message>
    <message>
      <source>没有新的内容</source>
      <translation>nothing new</translation>
    </message>
    <message>
      <source>没有新的内容，不用合并。</source>
      <translation>There is nothing new to merge.</translation>
    </message>
    <message>
      <source>没有月度数据</source>
      <translation>No monthly figures yet</translation>
    </message>
    <message>
      <source>没有月度数据，或没有落后于序时的项目</source>
      <translation>No monthly figures, or no project behind pace</translation>
    </message>
    <message>
      <source>没有本年计划投资、也没有因逾期亮灯的项目，不评灯</source>
      <translation>Projects without a planned investment, and without anything overdue that lights them, have no light</translation>
    </message>
    <message>
      <source>没有权限</source>
      <translation>permission denied</translation>
    </message>
    <message>
      <source>没有权限，或正被别的程序占用</source>
      <translation>permission denied, or another program is using it</translation>
    </message>
    <message>
      <source>没有符合条件的{kind}</source>
      <translation>Nothing in {kind} matches</translation>
    </message>
    <message>
      <source>没有编号，不知道是哪条记录；新增的请填在表末留出的空行里</source>
      <translation>has no id, so its record is not known; fill new ones into the empty rows at the end</translation>
    </message>
    <message>
      <source>没有编号，不知道是哪条记录；这张表里不能新增，要增加的请告诉下发单位</source>
      <translation>has no id, so its record is not known; nothing can be added on this sheet, tell the office that sent it what is to be added</translation>
    </message>
    <message>
      <source>没有能合并的填报包。</source>
      <translation>There is no package that can be merged.</translation>
    </message>
    <message>
      <source>没有要结转的，什么都没有变</source>
      <translation>There is nothing to carry over; nothing changed</translation>
    </message>
    <message>
      <source>没有过了时限而未解决的问题</source>
      <translation>No problem is past its deadline</translation>
    </message>
    <message>
      <source>没有过了期限而未完成的节点</source>
      <translation>No node is past its due date</translation>
    </message>
    <message>
      <source>没有返回</source>
      <translation>not returned</translation>
    </message>
    <message>
      <source>没有这个文件或文件夹</source>
      <translation>no such file or folder</translation>
    </message>
    <message>
      <source>没有这条{kind}：{id}</source>
      <translation>No such record in {kind}: {id}</translation>
    </message>
    <message>
      <source>没有选中任何格，请先点一格</source>
      <translation>No cell is selected; click one first</translation>
    </message>
    <message>
      <source>没有选项 {name}</source>
      <translation>No option {name}</translation>
    </message>
    <message>
      <source>没有逾期</source>
      <translation>nothing overdue</translation>
    </message>
    <message>
      <source>沿用上月文字</source>
      <translation>Carry texts over</translation>
    </message>
    <message>
      <source>注</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>注册</source>
      <translation>Registered</translation>
    </message>
    <message>
      <source>注册日期</source>
      <translation>Registered on</translation>
    </message>
    <message>
      <source>注册日期；没有的，落地日期</source>
      <translation>Date of registration, or of landing where that is unknown</translation>
    </message>
    <message>
      <source>注册资本</source>
      <translation>Registered capital</translation>
    </message>
    <message>
      <source>注意  {remark}</source>
      <translation>Note  {remark}</translation>
    </message>
    <message>
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>浅色或深色</source>
      <translation>Light or dark</translation>
    </message>
    <message>
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>添加</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>添加 {n} 个附件</source>
      <translation>Add {n} attachments</translation>
    </message>
    <message>
      <source>添加{kind}</source>
      <translation>Add to {kind}</translation>
    </message>
    <message>
      <source>添加时已定，不能再改；要改请删除后重新添加</source>
      <translation>was settled when the record was added and cannot be changed; delete the record and add it anew</translation>
    </message>
    <message>
      <source>添加标准节点</source>
      <translation>Add standard nodes</translation>
    </message>
    <message>
      <source>添加还没有的标准节点，只剩日期要填</source>
      <translation>Adds the standard nodes that are lacking; only their dates are left to type</translation>
    </message>
    <message>
      <source>添加附件</source>
      <translation>Add attachment</translation>
    </message>
    <message>
      <source>添加附件 · {name}</source>
      <translation>Add attachment · {name}</translation>
    </message>
    <message>
      <source>清除筛选</source>
      <translation>Clear filters</translation>
    </message>
    <message>
      <source>演示</source>
      <translation>Demo</translation>
    </message>
    <message>
      <source>演示数据</source>
      <translation>Demo data</translation>
    </message>
    <message>
      <source>点「添加」写一条</source>
      <translation>press Add to write one</translation>
    </message>
    <message>
      <source>点「添加」选文件，或把文件拖到这里</source>
      <translation>press Add to choose files, or drop them here</translation>
    </message>
    <message>
      <source>照填</source>
      <translation>Fill in as it is</translation>
    </message>
    <message>
      <source>父项目</source>
      <translation>Parent project</translation>
    </message>
    <message>
      <source>牵头单位</source>
      <translation>Lead unit</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>状态为已完成，办结时间不晚于本月（没有填的以现在的状态为准）</source>
      <translation>State is done, finished by the end of the month (where no date is given, by the present state)</translation>
    </message>
    <message>
      <source>状态为推进中（以现在的状态为准）</source>
      <translation>state is Under way (as it is now)</translation>
    </message>
    <message>
      <source>环评</source>
      <translation>Environmental assessment</translation>
    </message>
    <message>
      <source>现处阶段</source>
      <translation>Present stage</translation>
    </message>
    <message>
      <source>用口令封装填报包，得到可以发送的一份；原来的留在原处</source>
      <translation>Seal a copy of a return package with a passphrase, to be sent; the package stays where it is</translation>
    </message>
    <message>
      <source>用地</source>
      <translation>Land</translation>
    </message>
    <message>
      <source>用法：</source>
      <translation>Usage: </translation>
    </message>
    <message>
      <source>用系统的程序查看副本；改动副本不会改变台账</source>
      <translation>Look at a copy in the system's program; changes to the copy do not change the ledger</translation>
    </message>
    <message>
      <source>由 {year} 年度第 {n} 项结转</source>
      <translation>Carried over from no. {n} of {year}</translation>
    </message>
    <message>
      <source>由 {year} 年度结转</source>
      <translation>Carried over from {year}</translation>
    </message>
    <message>
      <source>由下发单位填写，填报包里不能改</source>
      <translation>filled in by the office that sent this; it cannot be changed in a return package</translation>
    </message>
    <message>
      <source>由下发单位填写，改动没有采用</source>
      <translation>given by the office that sent the form; the change was not taken</translation>
    </message>
    <message>
      <source>由台账计算得出，不能填写</source>
      <translation>worked out by the ledger, cannot be filled in</translation>
    </message>
    <message>
      <source>电话</source>
      <translation>Phone</translation>
    </message>
    <message>
      <source>留存的数据随之删除，可以撤销。</source>
      <translation>The figures that were kept are deleted; this can be undone.</translation>
    </message>
    <message>
      <source>白底的格由本单位填写；新增的填在表末空行</source>
      <translation>White cells are yours; new ones go into the empty rows at the end</translation>
    </message>
    <message>
      <source>白底的格由本单位填写；灰底的不能改</source>
      <translation>White cells are yours; grey ones cannot be changed</translation>
    </message>
    <message>
      <source>百万元</source>
      <translation>1m yuan</translation>
    </message>
    <message>
      <source>百分点</source>
      <translation>percentage points</translation>
    </message>
    <message>
      <source>的编号不是这份填报表里的，请在下发的原表里填写</source>
      <translation>has an id that is not of this form; fill in the form that was sent out</translation>
    </message>
    <message>
      <source>目标</source>
      <translation>Target</translation>
    </message>
    <message>
      <source>目标 {high} {unit}以内</source>
      <translation>Target up to {high} {unit}</translation>
    </message>
    <message>
      <source>目标 {high} 家以内</source>
      <translation>Target at most {high}</translation>
    </message>
    <message>
      <source>目标 {low} {unit}以上</source>
      <translation>Target {low} {unit} or more</translation>
    </message>
    <message>
      <source>目标 {low} 家以上</source>
      <translation>Target {low} or more</translation>
    </message>
    <message>
      <source>目标 {low}–{high} {unit}</source>
      <translation>Target {low}–{high} {unit}</translation>
    </message>
    <message>
      <source>目标 {low}–{high} 家</source>
      <translation>Target {low}–{high}</translation>
    </message>
    <message>
      <source>目标上限</source>
      <translation>Target high</translation>
    </message>
    <message>
      <source>目标下限</source>
      <translation>Target low</translation>
    </message>
    <message>
      <source>目标未填完成时限</source>
      <translation>the target has no due date</translation>
    </message>
    <message>
      <source>目标要求</source>
      <translation>Target</translation>
    </message>
    <message>
      <source>督办状态</source>
      <translation>Follow-up</translation>
    </message>
    <message>
      <source>矢量图 (*.svg)</source>
      <translation>Vector image (*.svg)</translation>
    </message>
    <message>
      <source>知道了</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>确定</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>磁盘已满</source>
      <translation>the disk is full</translation>
    </message>
    <message>
      <source>磁盘已满，「{path}」没有改动；请腾出空间后再试</source>
      <translation>The disk is full; "{path}" is unchanged. Free some space and try again</translation>
    </message>
    <message>
      <source>磁盘是只读的</source>
      <translation>the disk is read-only</translation>
    </message>
    <message>
      <source>示例</source>
      <translation>Samples</translation>
    </message>
    <message>
      <source>科技+</source>
      <translation>Tech+</translation>
    </message>
    <message>
      <source>称号</source>
      <translation>Honours</translation>
    </message>
    <message>
      <source>称号含{word}</source>
      <translation>honour {word}</translation>
    </message>
    <message>
      <source>称号范围</source>
      <translation>Honour scope</translation>
    </message>
    <message>
      <source>程序出了错。已保存的内容不受影响。</source>
      <translation>The program had a fault. What was saved is not affected.</translation>
    </message>
    <message>
      <source>程序出错（{error}），详情已记入 {log}</source>
      <translation>Program fault ({error}); details are in {log}</translation>
    </message>
    <message>
      <source>程序出错：{error}</source>
      <translation>Program fault: {error}</translation>
    </message>
    <message>
      <source>空台账是哪一年的，默认随其中的计划、项目和任务，都没有则为今年</source>
      <translation>The year of an empty ledger; by default that of its plan, projects or tasks, else this year</translation>
    </message>
    <message>
      <source>空的单元格清空字段</source>
      <translation>Empty cells clear fields</translation>
    </message>
    <message>
      <source>空的单元格清空字段，默认不改动</source>
      <translation>an empty cell empties its field; by default it changes nothing</translation>
    </message>
    <message>
      <source>窗口用字体「{a}」，图表用「{b}」，应为同一种中文字体</source>
      <translation>the window uses the font "{a}" and charts "{b}"; both should use the same Chinese font</translation>
    </message>
    <message>
      <source>立项</source>
      <translation>Project approval</translation>
    </message>
    <message>
      <source>竣工</source>
      <translation>Completed</translation>
    </message>
    <message>
      <source>第 {a}–{b} 个，共 {all} 个项目</source>
      <translation>Projects {a}–{b} of {all}</translation>
    </message>
    <message>
      <source>第 {n} 列</source>
      <translation>Column {n}</translation>
    </message>
    <message>
      <source>第 {n} 行</source>
      <translation>Row {n}</translation>
    </message>
    <message>
      <source>第 {n} 行  {words}</source>
      <translation>Row {n}  {words}</translation>
    </message>
    <message>
      <source>第 {n} 行不导入：{reason}</source>
      <translation>Row {n} is left out: {reason}</translation>
    </message>
    <message>
      <source>第 {n} 页，共 {all} 页</source>
      <translation>Page {n} of {all}</translation>
    </message>
    <message>
      <source>第 {rows} 行像是另一张表的表头；指明了表头，它和下面的行都算这一张表的，不要的请先在表格里删去</source>
      <translation>Row {rows} looks like the heads of another table; as the heads were named, it and the rows below count as rows of this table. Delete in the spreadsheet what you do not want</translation>
    </message>
    <message>
      <source>第 {rows} 行同名：是同一条记录，请只留一行；不是，请改名来区别</source>
      <translation>Rows {rows} have one name: if they are one record, keep one row; if not, tell them apart by their names</translation>
    </message>
    <message>
      <source>第 {rows} 行是同一条记录，请只留一行</source>
      <translation>Rows {rows} are one record: keep one of them</translation>
    </message>
    <message>
      <source>第 {rows} 行没有序号，只有名称和数：如果是小计，请在表格里删去，否则会当成一条记录</source>
      <translation>Rows {rows} have no number, only a name and figures: if they are subtotals, delete them in the spreadsheet, else they become records</translation>
    </message>
    <message>
      <source>第 {rows} 行的数正好是下面几行之和：如果是小计，请在表格里删去，否则会当成一条记录</source>
      <translation>The figures of rows {rows} are the sums of the rows below them: if these are subtotals, delete them in the spreadsheet, or they become records</translation>
    </message>
    <message>
      <source>第 {rows} 行都叫「{name}」，有的没有代码：是同一条请只留一行，不是请写上代码</source>
      <translation>Rows {rows} are all called "{name}" and some have no code: if they are one record, keep one row; if not, write their codes</translation>
    </message>
    <message>
      <source>第 {row} 行写明单位是{unit}，它下面没有写单位的金额都按{unit}读取</source>
      <translation>Row {row} says that the unit is {unit}; amounts without a unit below it are read in {unit}</translation>
    </message>
    <message>
      <source>第 {row} 行是空的，不能作表头，请另选一行</source>
      <translation>Row {row} is empty and cannot be the heads; choose another</translation>
    </message>
    <message>
      <source>第 {row} 行是表头：{columns}</source>
      <translation>Headings in row {row}: {columns}</translation>
    </message>
    <message>
      <source>第一处在{place}。关闭后这些没有保存的填写会丢失。</source>
      <translation>The first one is in {place}. What was not saved is lost on closing.</translation>
    </message>
    <message>
      <source>第几行是哪条记录（名称或编号），或是新增</source>
      <translation>which record a row is (name or id), or new</translation>
    </message>
    <message>
      <source>等于</source>
      <translation>Exactly</translation>
    </message>
    <message>
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>筛选：{value}</source>
      <translation>Filter: {value}</translation>
    </message>
    <message>
      <source>筛选：{words}</source>
      <translation>Filter: {words}</translation>
    </message>
    <message>
      <source>签约</source>
      <translation>Signed</translation>
    </message>
    <message>
      <source>签约日期</source>
      <translation>Signed on</translation>
    </message>
    <message>
      <source>简称</source>
      <translation>Short name</translation>
    </message>
    <message>
      <source>算力图</source>
      <translation>Computing power</translation>
    </message>
    <message>
      <source>类型</source>
      <translation>Sort</translation>
    </message>
    <message>
      <source>粘贴</source>
      <translation>Paste</translation>
    </message>
    <message>
      <source>精确程度</source>
      <translation>Exactness</translation>
    </message>
    <message>
      <source>系统没有能打开「{name}」的程序，可用「另存为」取出</source>
      <translation>The system has no program that opens "{name}"; use "Save as" to take it out</translation>
    </message>
    <message>
      <source>累计</source>
      <translation>To date</translation>
    </message>
    <message>
      <source>累计和当年完成都未填，留空</source>
      <translation>neither the total nor this year's amount is known; left empty</translation>
    </message>
    <message>
      <source>累计完成</source>
      <translation>Done to date</translation>
    </message>
    <message>
      <source>累计完成 {amount} 亿元</source>
      <translation>Done to date {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>累计引进</source>
      <translation>To date</translation>
    </message>
    <message>
      <source>累计引进 {n} 家</source>
      <translation>{n} attracted to date</translation>
    </message>
    <message>
      <source>累计计划</source>
      <translation>Planned to date</translation>
    </message>
    <message>
      <source>累计计划 {amount} 亿元</source>
      <translation>Planned to date {amount} (100m yuan)</translation>
    </message>
    <message>
      <source>红灯</source>
      <translation>Red</translation>
    </message>
    <message>
      <source>红灯 {red} 个，黄灯 {yellow} 个</source>
      <translation>{red} red, {yellow} yellow</translation>
    </message>
    <message>
      <source>红灯界限</source>
      <translation>Red limit</translation>
    </message>
    <message>
      <source>红灯的界限应比黄灯更落后，都在 1 和 100 之间；现在是黄 {yellow}、红 {red}</source>
      <translation>Red must be further behind than yellow, both between 1 and 100; now yellow is {yellow} and red {red}</translation>
    </message>
    <message>
      <source>红灯项目</source>
      <translation>Red projects</translation>
    </message>
    <message>
      <source>约</source>
      <translation>About</translation>
    </message>
    <message>
      <source>级别</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>纸张</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>结果</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>结转 {n} 个项目：续建 {continuing} 个、新建 {new} 个、前期 {preliminary} 个；竣工留在 {year} 年 {finished} 个；{next} 年已有 {kept} 个。</source>
      <translation>{n} projects carried over: {continuing} continuing, {new} new, {preliminary} preliminary; {finished} completed stay in {year}; {kept} are in {next} already.</translation>
    </message>
    <message>
      <source>结转到 {year} 年</source>
      <translation>Roll Over to {year}</translation>
    </message>
    <message>
      <source>结转到哪一年，默认为最近有填报的年度的下一年</source>
      <translation>into which year; by default the one after the latest year with a return</translation>
    </message>
    <message>
      <source>结转时限在以后年度的指标（{n} 项），以年底的值为基期</source>
      <translation>Carry over the indicators due in a later year ({n}), with the value at year's end as baseline</translation>
    </message>
    <message>
      <source>结转未完成的重点任务（{n} 项）</source>
      <translation>Carry over the unfinished tasks ({n})</translation>
    </message>
    <message>
      <source>给填报包定一个口令</source>
      <translation>Make up a passphrase for the return package</translation>
    </message>
    <message>
      <source>给没有本程序的单位：对方用 Excel 或 WPS 填写，填好发回，再合并到这本台账。不能封装。</source>
      <translation>For units without this program: it is filled in with Excel or WPS and sent back, then merged into this ledger. It cannot be sealed.</translation>
    </message>
    <message>
      <source>统一社会信用代码</source>
      <translation>Social credit code</translation>
    </message>
    <message>
      <source>统计：{scope}企业</source>
      <translation>Counts enterprises: {scope}</translation>
    </message>
    <message>
      <source>统计：{scope}重点任务</source>
      <translation>Counts key tasks: {scope}</translation>
    </message>
    <message>
      <source>统计：{scope}项目</source>
      <translation>Counts projects: {scope}</translation>
    </message>
    <message>
      <source>续建</source>
      <translation>Continuing</translation>
    </message>
    <message>
      <source>续建 {a}/{all_a}，新建 {b}/{all_b}，新开工 {c} 个（公布 {all_c} 个）</source>
      <translation>Continuing {a}/{all_a}, new {b}/{all_b}, started {c} (published {all_c})</translation>
    </message>
    <message>
      <source>续建 {a}，新建 {b}，新开工 {c} 个</source>
      <translation>Continuing {a}, new {b}, newly started {c}</translation>
    </message>
    <message>
      <source>续建和新建项目转为续建，竣工的留下；序号按续建、新建、前期重排。本年计划投资和本年目标不带入，留待填写。金额单位：{unit}。</source>
      <translation>Continuing and new projects become continuing ones, completed ones stay. They are numbered anew: continuing, new, preliminary. Planned investment and year target stay empty, to be filled in. Amounts in {unit}.</translation>
    </message>
    <message>
      <source>续建项目</source>
      <translation>Continuing projects</translation>
    </message>
    <message>
      <source>续建项目数</source>
      <translation>Continuing</translation>
    </message>
    <message>
      <source>绿灯</source>
      <translation>Green</translation>
    </message>
    <message>
      <source>绿灯项目</source>
      <translation>Green projects</translation>
    </message>
    <message>
      <source>编辑(&amp;E)</source>
      <translation>&amp;Edit</translation>
    </message>
    <message>
      <source>缺少 {name}</source>
      <translation>{name} is missing</translation>
    </message>
    <message>
      <source>缺少命令</source>
      <translation>a command is missing</translation>
    </message>
    <message>
      <source>联络人</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>自动（代码、名称）</source>
      <translation>Automatic (code, name)</translation>
    </message>
    <message>
      <source>自定</source>
      <translation>Own</translation>
    </message>
    <message>
      <source>自检</source>
      <translation>self-test</translation>
    </message>
    <message>
      <source>自检全部通过</source>
      <translation>The self-test passed</translation>
    </message>
    <message>
      <source>自检未通过：{step}：{error}</source>
      <translation>The self-test failed: {step}: {error}</translation>
    </message>
    <message>
      <source>至 {year} 年底累计</source>
      <translation>To end of {year}</translation>
    </message>
    <message>
      <source>至上年底累计</source>
      <translation>Done before this year</translation>
    </message>
    <message>
      <source>至上年底累计未填，只计当年完成</source>
      <translation>the earlier total is not known; only this year's amount counts</translation>
    </message>
    <message>
      <source>至上月累计</source>
      <translation>Up to last month</translation>
    </message>
    <message>
      <source>至本月累计</source>
      <translation>Up to this month</translation>
    </message>
    <message>
      <source>节点</source>
      <translation>Nodes</translation>
    </message>
    <message>
      <source>节点与问题</source>
      <translation>Nodes and problems</translation>
    </message>
    <message>
      <source>节点名称</source>
      <translation>Node</translation>
    </message>
    <message>
      <source>节点已完成</source>
      <translation>reached</translation>
    </message>
    <message>
      <source>节点未到期</source>
      <translation>Node due</translation>
    </message>
    <message>
      <source>节点逾期</source>
      <translation>overdue</translation>
    </message>
    <message>
      <source>节点：已完成 {done}/{all} 个</source>
      <translation>Nodes: {done} of {all} reached</translation>
    </message>
    <message>
      <source>落后序时</source>
      <translation>Behind the pace</translation>
    </message>
    <message>
      <source>落后序时的百分点</source>
      <translation>Points behind the pace</translation>
    </message>
    <message>
      <source>落地</source>
      <translation>Settled</translation>
    </message>
    <message>
      <source>落地日期</source>
      <translation>Settled on</translation>
    </message>
    <message>
      <source>行</source>
      <translation>Row</translation>
    </message>
    <message>
      <source>行业</source>
      <translation>Industry</translation>
    </message>
    <message>
      <source>行数</source>
      <translation>Rows</translation>
    </message>
    <message>
      <source>表叫「{name}」，年度选的是 {year}：请核对年度</source>
      <translation>The table is called '{name}' and the year is {year}: check the year</translation>
    </message>
    <message>
      <source>表叫「{name}」，月份选的是 {month}：请核对月份</source>
      <translation>The table is called '{name}' and the month is {month}: check the month</translation>
    </message>
    <message>
      <source>表后的说明</source>
      <translation>A note on the table</translation>
    </message>
    <message>
      <source>表头下面没有数据</source>
      <translation>There is no data below the heads</translation>
    </message>
    <message>
      <source>表头不对时，选中表头所在的行，再点右边的按钮。</source>
      <translation>If that is wrong, select the rows of the heads and press the button.</translation>
    </message>
    <message>
      <source>表头以外还有内容（{columns} 列），没有读取</source>
      <translation>There is more beside the heads (columns {columns}), which is not read</translation>
    </message>
    <message>
      <source>表头在第 {rows} 行。</source>
      <translation>The heads are in row {rows}. </translation>
    </message>
    <message>
      <source>表头在第几行，有几行写几次；默认自己找</source>
      <translation>the row of the headings, once for each; found by default</translation>
    </message>
    <message>
      <source>表是横着的：第一列是列名，一列一条</source>
      <translation>The table is transposed: names in the first column, one record a column</translation>
    </message>
    <message>
      <source>表格 ({patterns})</source>
      <translation>Spreadsheets ({patterns})</translation>
    </message>
    <message>
      <source>表格里到 {month}是 {total}，各月相加是 {in_all}</source>
      <translation>the sheet says {total} until {month}, the months add up to {in_all}</translation>
    </message>
    <message>
      <source>表格里是 {text}，不足一元的部分四舍五入，按 {n} 元读取</source>
      <translation>The spreadsheet has {text}, rounded to {n} yuan</translation>
    </message>
    <message>
      <source>表格里是 {text}，按 {day} 读取</source>
      <translation>The spreadsheet has {text}, read as {day}</translation>
    </message>
    <message>
      <source>表格里是「{text}」，按空白处理</source>
      <translation>the spreadsheet says "{text}", which is taken as empty</translation>
    </message>
    <message>
      <source>表格里是数字 {n}，按 {day} 读取</source>
      <translation>The spreadsheet has the number {n}, read as {day}</translation>
    </message>
    <message>
      <source>表格里是错误值 {text}，请先改正</source>
      <translation>The spreadsheet has the error {text}; put it right first</translation>
    </message>
    <message>
      <source>表格里的公式还没有算出结果，请用 Excel 或 WPS 打开并保存一次再导入</source>
      <translation>The formula in the spreadsheet has no result yet: open the file in Excel or WPS, save it once and import it again</translation>
    </message>
    <message>
      <source>表的各列</source>
      <translation>Columns of the table</translation>
    </message>
    <message>
      <source>表里没有「{head}」这一列，有：{labels}</source>
      <translation>The table has no column "{head}"; there are: {labels}</translation>
    </message>
    <message>
      <source>表里没有写明单位的金额以此为单位；写了字段的，那一列以此为准，不看表里的单位</source>
      <translation>the unit of amounts that the table gives none for; with a field, the unit of its column, whatever the table says</translation>
    </message>
    <message>
      <source>表里没有找到「{fields}」这一列，请指明是哪一列</source>
      <translation>No column of the table is "{fields}": say which one it is</translation>
    </message>
    <message>
      <source>表里没有月份，请在上面选择</source>
      <translation>The table does not say the month; choose it above</translation>
    </message>
    <message>
      <source>表里的一行是台账里的哪一条，按这个字段对照</source>
      <translation>By this field a row finds its record in the ledger</translation>
    </message>
    <message>
      <source>表里的内容与台账一致，不用导入。</source>
      <translation>The ledger has all of this already; there is nothing to import.</translation>
    </message>
    <message>
      <source>装修/设备安装</source>
      <translation>Fit-out / equipment</translation>
    </message>
    <message>
      <source>要哪些字段，依此为序；默认全部</source>
      <translation>Which fields, in this order; all by default</translation>
    </message>
    <message>
      <source>要结转的项目中有 {n} 个没有报满 12 个月，共缺 {months} 个月；累计只含已填报的月份。</source>
      <translation>{n} of the projects to be carried over did not return all 12 months ({months} months missing); totals hold the returned months only.</translation>
    </message>
    <message>
      <source>覆盖</source>
      <translation>Overwrite</translation>
    </message>
    <message>
      <source>覆盖「{name}」？</source>
      <translation>Overwrite "{name}"?</translation>
    </message>
    <message>
      <source>覆盖已有的文件</source>
      <translation>Overwrite a file that is there</translation>
    </message>
    <message>
      <source>规划</source>
      <translation>Planning permission</translation>
    </message>
    <message>
      <source>规划建筑面积（万㎡）</source>
      <translation>Planned floor area (10k m²)</translation>
    </message>
    <message>
      <source>解决日期</source>
      <translation>Solved on</translation>
    </message>
    <message>
      <source>解决时限</source>
      <translation>Deadline</translation>
    </message>
    <message>
      <source>解封后是旁边的「{name}」，填写和发回都用它。</source>
      <translation>It becomes '{name}' beside it; fill in and return that one.</translation>
    </message>
    <message>
      <source>解除一个月的封账</source>
      <translation>Open a closed month again</translation>
    </message>
    <message>
      <source>解除封账</source>
      <translation>Reopen</translation>
    </message>
    <message>
      <source>解除封账 {month}…</source>
      <translation>Reopen {month}…</translation>
    </message>
    <message>
      <source>解除封账 · {month}</source>
      <translation>Reopen · {month}</translation>
    </message>
    <message>
      <source>解除封账须写明原因</source>
      <translation>Reopening a month needs a reason</translation>
    </message>
    <message>
      <source>计划</source>
      <translation>Planned</translation>
    </message>
    <message>
      <source>计划 {plan}</source>
      <translation>Planned {plan}</translation>
    </message>
    <message>
      <source>计划 {plan}，公布完成 {done}；还没有月度完成数</source>
      <translation>Planned {plan}, published as done {done}; no monthly figures yet</translation>
    </message>
    <message>
      <source>计划 {plan}；还没有月度完成数，在项目的「月度」页填写</source>
      <translation>Planned {plan}; no monthly figures yet, fill them in on a project's page Months</translation>
    </message>
    <message>
      <source>计划名称</source>
      <translation>Plan name</translation>
    </message>
    <message>
      <source>计划完成</source>
      <translation>Due</translation>
    </message>
    <message>
      <source>计划开工</source>
      <translation>Planned start</translation>
    </message>
    <message>
      <source>计划当年竣工而未竣工</source>
      <translation>was to be completed this year and is not</translation>
    </message>
    <message>
      <source>计划竣工</source>
      <translation>Planned finish</translation>
    </message>
    <message>
      <source>计数止</source>
      <translation>Count until</translation>
    </message>
    <message>
      <source>计数起</source>
      <translation>Count from</translation>
    </message>
    <message>
      <source>计量单位</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>计量口径</source>
      <translation>Measurement basis</translation>
    </message>
    <message>
      <source>计量方式</source>
      <translation>Measure</translation>
    </message>
    <message>
      <source>认不出「{file}」是哪种表格，请用 Excel 或 WPS 打开后另存为 xlsx 再导入</source>
      <translation>"{file}" is no kind of spreadsheet that is known here. Open it in Excel or WPS, save it as xlsx and import that</translation>
    </message>
    <message>
      <source>记入哪一年，默认为表名写明的年度，没写则为台账的年度</source>
      <translation>The year that rows go to; by default the one that the table's title names, else the ledger's</translation>
    </message>
    <message>
      <source>记录</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>记录类别</source>
      <translation>Record kind</translation>
    </message>
    <message>
      <source>记录类别：{kinds}</source>
      <translation>Kinds of records: {kinds}</translation>
    </message>
    <message>
      <source>设立时间</source>
      <translation>Set up</translation>
    </message>
    <message>
      <source>设置 · {name}</source>
      <translation>Setting · {name}</translation>
    </message>
    <message>
      <source>设置口径</source>
      <translation>Set the rules</translation>
    </message>
    <message>
      <source>评价</source>
      <translation>Judgement</translation>
    </message>
    <message>
      <source>评价结果</source>
      <translation>Verdict</translation>
    </message>
    <message>
      <source>试填</source>
      <translation>Trial</translation>
    </message>
    <message>
      <source>试投产</source>
      <translation>Trial production</translation>
    </message>
    <message>
      <source>详情</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Remarks</translation>
    </message>
    <message>
      <source>请一并核对  {title}：双方改了不同的金额或阶段</source>
      <translation>Check together  {title}: each side changed another amount or the stage</translation>
    </message>
    <message>
      <source>请从下拉列表里选</source>
      <translation>Choose from the list</translation>
    </message>
    <message>
      <source>请先填写解决日期，再改为「已解决」</source>
      <translation>Enter the date of the solution first, then set it to Solved</translation>
    </message>
    <message>
      <source>请先打开或新建一本台账，再导入「{name}」</source>
      <translation>Open or make a ledger first, then import "{name}"</translation>
    </message>
    <message>
      <source>请先给项目填上责任单位和本年类别，给任务填上牵头单位</source>
      <translation>first give projects a responsible unit and a category of the year, and tasks a lead unit</translation>
    </message>
    <message>
      <source>请写成 2023-06-09、2023-06 或 2023 的样子</source>
      <translation>Write it like 2023-06-09, 2023-06 or 2023</translation>
    </message>
    <message>
      <source>请写明单位，如 {text}万元</source>
      <translation>give the unit, e.g. {text}万元</translation>
    </message>
    <message>
      <source>请写明年和月，如 2023年6月</source>
      <translation>give year and month, e.g. 2023-06</translation>
    </message>
    <message>
      <source>请在上面选择月份</source>
      <translation>Choose the month above</translation>
    </message>
    <message>
      <source>请填写{sheets}。白底的格由本单位填写，灰底的由下发单位填写，不能改。</source>
      <translation>Please fill in {sheets}. White cells are yours; grey ones belong to the office that sent the form and cannot be changed.</translation>
    </message>
    <message>
      <source>请填数字，单位是{unit}</source>
      <translation>Type a figure in {unit}</translation>
    </message>
    <message>
      <source>请把下面的报告复制给维护人员。完整日志在 {path}</source>
      <translation>Please send the report below to the maintainers. The full log is in {path}</translation>
    </message>
    <message>
      <source>请核对</source>
      <translation>please check</translation>
    </message>
    <message>
      <source>请核对的地方和不导入的行</source>
      <translation>What to check, and rows left out</translation>
    </message>
    <message>
      <source>请核对：{doubt}</source>
      <translation>Please check: {doubt}</translation>
    </message>
    <message>
      <source>请选择</source>
      <translation>Choose</translation>
    </message>
    <message>
      <source>读「{file}」用时太长，已停止；请删去多余的工作表、行和列再导入</source>
      <translation>Reading "{file}" took too long and was stopped. Delete the sheets, rows and columns that are not needed, then import it</translation>
    </message>
    <message>
      <source>读写「{path}」时磁盘出错，没有改动</source>
      <translation>Disk error while reading or writing "{path}"; nothing was changed</translation>
    </message>
    <message>
      <source>读回 Excel 和 CSV 表格</source>
      <translation>Excel and CSV tables read back</translation>
    </message>
    <message>
      <source>读数</source>
      <translation>Readings</translation>
    </message>
    <message>
      <source>读数：最近一次人工填报的数值</source>
      <translation>Reading: the latest value entered by hand</translation>
    </message>
    <message>
      <source>负责人</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>责任</source>
      <translation>People</translation>
    </message>
    <message>
      <source>责任人</source>
      <translation>Person in charge</translation>
    </message>
    <message>
      <source>责任单位</source>
      <translation>Responsible unit</translation>
    </message>
    <message>
      <source>资金</source>
      <translation>Money</translation>
    </message>
    <message>
      <source>资金来源</source>
      <translation>Funding</translation>
    </message>
    <message>
      <source>超出</source>
      <translation>Beyond</translation>
    </message>
    <message>
      <source>超过</source>
      <translation>More than</translation>
    </message>
    <message>
      <source>超过一百万亿元，请核对单位</source>
      <translation>too large an amount; check the unit</translation>
    </message>
    <message>
      <source>越低越好</source>
      <translation>Lower is better</translation>
    </message>
    <message>
      <source>越高越好</source>
      <translation>Higher is better</translation>
    </message>
    <message>
      <source>距 {low} {unit} 还差 {gap} {unit}</source>
      <translation>{gap} {unit} short of {low} {unit}</translation>
    </message>
    <message>
      <source>距上限</source>
      <translation>To high end</translation>
    </message>
    <message>
      <source>距上限（{end}）还差 {missing}</source>
      <translation>{missing} short of the high end ({end})</translation>
    </message>
    <message>
      <source>距下限</source>
      <translation>To low end</translation>
    </message>
    <message>
      <source>距下限（{end}）还差 {missing}</source>
      <translation>{missing} short of the low end ({end})</translation>
    </message>
    <message>
      <source>距完成时限 {days} 日以内为临近</source>
      <translation>A task is near when it is due within {days} days</translation>
    </message>
    <message>
      <source>路径里有一段不是文件夹</source>
      <translation>a part of the path is no folder</translation>
    </message>
    <message>
      <source>跳过</source>
      <translation>skipped</translation>
    </message>
    <message>
      <source>跳过有问题的 {n} 行，只导入其余的</source>
      <translation>Leave out the {n} rows with problems and import the others</translation>
    </message>
    <message>
      <source>转为新建</source>
      <translation>Becomes new</translation>
    </message>
    <message>
      <source>转为新建的前期项目，写名称、项目代码或 id，可写多次</source>
      <translation>a preliminary project that becomes a new one, by name, code or id; may be given several times</translation>
    </message>
    <message>
      <source>转置读取</source>
      <translation>Transpose</translation>
    </message>
    <message>
      <source>转置读取：表是横着的，一列一条</source>
      <translation>Transpose: the table has one record a column</translation>
    </message>
    <message>
      <source>输入以筛选</source>
      <translation>Type to narrow</translation>
    </message>
    <message>
      <source>输出 JSON；金额为整数元</source>
      <translation>Print JSON; amounts are in whole yuan</translation>
    </message>
    <message>
      <source>输出一个月的月报：每个数字、它的口径和计入的记录</source>
      <translation>Print a month's report: every figure, its rule and the records counted</translation>
    </message>
    <message>
      <source>达到序时</source>
      <translation>On or ahead of the pace</translation>
    </message>
    <message>
      <source>迁出</source>
      <translation>Moved out</translation>
    </message>
    <message>
      <source>迁出日期</source>
      <translation>Moved out on</translation>
    </message>
    <message>
      <source>过了解决时限而尚未解决的问题</source>
      <translation>Problems past their deadline and not solved</translation>
    </message>
    <message>
      <source>运营单位</source>
      <translation>Operator</translation>
    </message>
    <message>
      <source>返回 {n} 个文件：有冲突 {a} 个，不能合并 {b} 个</source>
      <translation>{n} files returned: {a} with conflicts, {b} that cannot be merged</translation>
    </message>
    <message>
      <source>返回情况</source>
      <translation>What Came Back</translation>
    </message>
    <message>
      <source>还有 {n} 处冲突没有选定，如「{title}」</source>
      <translation>{n} conflicts are not settled yet, such as '{title}'</translation>
    </message>
    <message>
      <source>还有 {n} 处冲突没有选定；选定以后才能合并。</source>
      <translation>{n} conflicts are not settled yet; settle them to merge.</translation>
    </message>
    <message>
      <source>还有 {n} 处填写没有通过检查</source>
      <translation>Entries that did not pass the checks: {n}</translation>
    </message>
    <message>
      <source>还没有{kind}</source>
      <translation>Nothing in {kind} yet</translation>
    </message>
    <message>
      <source>还没有{kind}。按 Ctrl+N 新建一条，或按 Ctrl+I 导入表格</source>
      <translation>Nothing in {kind} yet. Press Ctrl+N to add one, or Ctrl+I to import a table</translation>
    </message>
    <message>
      <source>还没有{kind}。点「新建」加一条</source>
      <translation>Nothing in {kind} yet. Add one with New</translation>
    </message>
    <message>
      <source>还没有填报完成数</source>
      <translation>Not reported yet</translation>
    </message>
    <message>
      <source>还没有录入引进企业，距 {low} 家还差 {gap} 家</source>
      <translation>None entered yet, {gap} short of {low}</translation>
    </message>
    <message>
      <source>还没有打开过台账</source>
      <translation>No ledger opened yet</translation>
    </message>
    <message>
      <source>还没有计划或完成数</source>
      <translation>No plan or no figure of what was done yet</translation>
    </message>
    <message>
      <source>这 {n} 行是</source>
      <translation>These {n} rows are</translation>
    </message>
    <message>
      <source>这一份填到 {own}，比已合并的「{file}」（填到 {at}）早；请核对是不是旧的一份</source>
      <translation>this one was filled in until {own}, earlier than "{file}" (until {at}), which is merged already; check whether it is an old copy</translation>
    </message>
    <message>
      <source>这一列是对照用的，不能为空</source>
      <translation>records are found by this column, so it may not be empty</translation>
    </message>
    <message>
      <source>这一列的单位是{unit}，不是{units}，请选择</source>
      <translation>The unit of this column is {unit}, none of {units}; choose one</translation>
    </message>
    <message>
      <source>这一列的单位是{unit}，请换算后再导入</source>
      <translation>this column is in {unit}; convert it before importing</translation>
    </message>
    <message>
      <source>这一年还没有指标</source>
      <translation>No indicators in this year yet</translation>
    </message>
    <message>
      <source>这一行是</source>
      <translation>This row is</translation>
    </message>
    <message>
      <source>这一行的说明</source>
      <translation>About this row</translation>
    </message>
    <message>
      <source>这个月还没有到</source>
      <translation>This month is still to come</translation>
    </message>
    <message>
      <source>这张工作表上有 {all} 张表，这是第 {n} 张</source>
      <translation>There are {all} tables on this sheet; this is number {n}</translation>
    </message>
    <message>
      <source>这张表太大，不能转置读取；请在表格里删去多余的行和列</source>
      <translation>This table is too large to transpose; delete needless rows and columns in the spreadsheet</translation>
    </message>
    <message>
      <source>这是填报包，不能由它再制作填报包；请在下发单位的台账里制作</source>
      <translation>This is a return package; packages are made in the ledger that it came from</translation>
    </message>
    <message>
      <source>这是填报包：只能填写月度、节点、问题和允许填报的字段</source>
      <translation>This is a return package: months, nodes, problems and the fields that may be returned can be filled in</translation>
    </message>
    <message>
      <source>这是填报包：只能导入月度、节点和问题</source>
      <translation>This is a return package: only months, nodes and problems can be imported</translation>
    </message>
    <message>
      <source>这是填报包：填写月度、节点、问题和项目、任务的阶段与状态，其余由下发单位填写。内容随填随存，填完把这个文件发回即可。</source>
      <translation>This is a return package: fill in months, nodes, problems, and the stages and states of projects and tasks; the rest is the sender's. It is saved as you type: send this file back when done.</translation>
    </message>
    <message>
      <source>这是文件夹</source>
      <translation>it is a folder</translation>
    </message>
    <message>
      <source>这条记录已被删除</source>
      <translation>This record has been deleted</translation>
    </message>
    <message>
      <source>这里只能查看，不能导入「{name}」</source>
      <translation>This ledger can only be read here; "{name}" cannot be imported</translation>
    </message>
    <message>
      <source>这里并排比较各园区的企业、引进、项目和完成率，现在还没有园区。</source>
      <translation>Parks are compared here by enterprises, attraction, projects and completion; there is no park yet.</translation>
    </message>
    <message>
      <source>这里按单位和类别比较投资完成率与序时，现在还没有分月数据。</source>
      <translation>This compares the completion of units and categories with the pace; there are no monthly figures yet.</translation>
    </message>
    <message>
      <source>这里按月画出完成投资和累计进度，现在还没有分月数据。</source>
      <translation>This chart shows investment done by month and to date. There are no monthly figures yet.</translation>
    </message>
    <message>
      <source>这里按月画出引进的企业，现在还没有本年引进的企业。</source>
      <translation>Enterprises attracted are shown here by month; there is none this year yet.</translation>
    </message>
    <message>
      <source>这里按牵头单位和状态统计重点任务，现在还没有任务。</source>
      <translation>This counts key tasks by lead unit and state; there are no tasks yet.</translation>
    </message>
    <message>
      <source>这里是月度填报的更正；项目的计划、阶段等后来改了的，「月度调度」里写明封账时和现在的数</source>
      <translation>These are corrections of monthly returns. Where a plan or a stage of a project became another one since, Month says the figure at closing and the one now.</translation>
    </message>
    <message>
      <source>这里是计算列，由台账得出，不能粘贴</source>
      <translation>These columns are calculated by the ledger; nothing can be pasted here</translation>
    </message>
    <message>
      <source>这里比较各园区引进的企业与目标，现在还没有这样的指标。</source>
      <translation>This chart compares the enterprises each park attracted with its target. There is no such indicator yet.</translation>
    </message>
    <message>
      <source>这里没有，以前已合并</source>
      <translation>Not here, merged before</translation>
    </message>
    <message>
      <source>这里画出各项目的计划与实际进度和节点，现在还没有带日期的项目。</source>
      <translation>The planned and actual course of projects and their nodes are shown here; no project has dates yet.</translation>
    </message>
    <message>
      <source>这里画出算力的读数与目标，现在还没有读数。</source>
      <translation>Readings of computing power and their target are shown here; there is no reading yet.</translation>
    </message>
    <message>
      <source>这里画出算力的读数与目标，现在还没有这样的指标。</source>
      <translation>Readings of computing power and their target are shown here; there is no such indicator yet.</translation>
    </message>
    <message>
      <source>这里的数字是编造的，只供演示</source>
      <translation>The figures here are made up, for demonstration only</translation>
    </message>
    <message>
      <source>进展情况</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>进度落后的项目</source>
      <translation>Projects behind pace</translation>
    </message>
    <message>
      <source>连同其下级园区</source>
      <translation>With the parks inside it</translation>
    </message>
    <message>
      <source>退出</source>
      <translation>Quit</translation>
    </message>
    <message>
      <source>选中一条记录，这里显示它的变更历史</source>
      <translation>Select a record to see its history here</translation>
    </message>
    <message>
      <source>选中了 {n} 行，一次最多 {most} 行</source>
      <translation>{n} rows are selected; at most {most} at once</translation>
    </message>
    <message>
      <source>选中的格不成一块，不能一起复制。请选中相连的一块，或选中整行</source>
      <translation>The selected cells are no block and cannot be copied together. Select one block, or whole rows</translation>
    </message>
    <message>
      <source>选中的格不是填写的，不能清空</source>
      <translation>The selected cells are not filled in by hand and cannot be emptied</translation>
    </message>
    <message>
      <source>选择</source>
      <translation>Choose</translation>
    </message>
    <message>
      <source>选择图表</source>
      <translation>Choose a chart</translation>
    </message>
    <message>
      <source>选择存放位置…</source>
      <translation>Choose where…</translation>
    </message>
    <message>
      <source>选择文件…</source>
      <translation>Choose a file…</translation>
    </message>
    <message>
      <source>选择日期</source>
      <translation>Choose a date</translation>
    </message>
    <message>
      <source>选择显示的列</source>
      <translation>Choose columns</translation>
    </message>
    <message>
      <source>选项</source>
      <translation>Options</translation>
    </message>
    <message>
      <source>选项 {name} 的用法不对</source>
      <translation>Wrong use of option {name}</translation>
    </message>
    <message>
      <source>逐格核对</source>
      <translation>Cell by Cell</translation>
    </message>
    <message>
      <source>逐格核对（冲突 {n} 处）</source>
      <translation>Cell by Cell ({n} conflicts)</translation>
    </message>
    <message>
      <source>通过  {step}：{told}</source>
      <translation>passed  {step}: {told}</translation>
    </message>
    <message>
      <source>逾期</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>逾期 {day}</source>
      <translation>Overdue: {day}</translation>
    </message>
    <message>
      <source>逾期 {n}</source>
      <translation>{n} late</translation>
    </message>
    <message>
      <source>逾期任务</source>
      <translation>Overdue tasks</translation>
    </message>
    <message>
      <source>逾期未解决的问题</source>
      <translation>Problems past their deadline</translation>
    </message>
    <message>
      <source>逾期的项目节点</source>
      <translation>Overdue nodes</translation>
    </message>
    <message>
      <source>逾期节点</source>
      <translation>Overdue nodes</translation>
    </message>
    <message>
      <source>逾期节点：{name}（{due}）</source>
      <translation>Overdue node: {name} ({due})</translation>
    </message>
    <message>
      <source>逾期问题</source>
      <translation>Overdue problems</translation>
    </message>
    <message>
      <source>配合单位</source>
      <translation>Supporting units</translation>
    </message>
    <message>
      <source>采用</source>
      <translation>taken</translation>
    </message>
    <message>
      <source>采用对方</source>
      <translation>Theirs taken</translation>
    </message>
    <message>
      <source>里面只有这个单位和它下级单位的项目、任务。</source>
      <translation>It has only the projects and tasks of the unit and of those below it. </translation>
    </message>
    <message>
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>重做最近一次撤销的修改</source>
      <translation>Redo the last change undone</translation>
    </message>
    <message>
      <source>重做：</source>
      <translation>Redo: </translation>
    </message>
    <message>
      <source>重复的表头</source>
      <translation>The heads once more</translation>
    </message>
    <message>
      <source>重大项目</source>
      <translation>Major projects</translation>
    </message>
    <message>
      <source>重大项目数</source>
      <translation>Projects</translation>
    </message>
    <message>
      <source>重新打开</source>
      <translation>Reopen</translation>
    </message>
    <message>
      <source>重新打开并检查</source>
      <translation>Reopen and check</translation>
    </message>
    <message>
      <source>重新核对</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>重点任务</source>
      <translation>Key tasks</translation>
    </message>
    <message>
      <source>重点任务数</source>
      <translation>Tasks</translation>
    </message>
    <message>
      <source>金额以{unit}显示，{n} 位小数；输入时不写单位的数字按{unit}计</source>
      <translation>Amounts are shown in {unit} with {n} decimals; a figure typed without a unit counts in {unit}</translation>
    </message>
    <message>
      <source>金额单位</source>
      <translation>Unit of amounts</translation>
    </message>
    <message>
      <source>金额填数字，单位写在列名里；没有完成投资的填 0，空着表示未报。</source>
      <translation>Amounts are figures in the unit of the heading; where nothing was invested write 0, an empty cell means not returned.</translation>
    </message>
    <message>
      <source>金额小数位数</source>
      <translation>Decimals of amounts</translation>
    </message>
    <message>
      <source>金额的小数位数应在 0 和 {most} 之间</source>
      <translation>Amounts have between 0 and {most} decimals</translation>
    </message>
    <message>
      <source>银川 2025</source>
      <translation>Yinchuan 2025</translation>
    </message>
    <message>
      <source>问题</source>
      <translation>Problems</translation>
    </message>
    <message>
      <source>问题  {title}：{why}</source>
      <translation>Problem  {title}: {why}</translation>
    </message>
    <message>
      <source>问题描述</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>问题清单</source>
      <translation>Problems</translation>
    </message>
    <message>
      <source>阶段</source>
      <translation>Stage</translation>
    </message>
    <message>
      <source>阶段为开工、在建、竣工、停工或复工（以现在的阶段为准）</source>
      <translation>Stage: started, under construction, finished, halted or resumed (as it is now)</translation>
    </message>
    <message>
      <source>阶段日期</source>
      <translation>Stage date</translation>
    </message>
    <message>
      <source>附件</source>
      <translation>Attachments</translation>
    </message>
    <message>
      <source>附件「{name}」的内容已从台账里清除，「{label}」不能撤销或重做</source>
      <translation>The content of the attachment "{name}" has been wiped from the ledger; "{label}" can be neither undone nor redone</translation>
    </message>
    <message>
      <source>附件「{name}」的内容缺失或已被改动</source>
      <translation>The content of the attachment "{name}" is missing or was altered</translation>
    </message>
    <message>
      <source>附件不能从表格导入，请在窗口里添加</source>
      <translation>Attachments cannot be imported from a table: add them in the window</translation>
    </message>
    <message>
      <source>附件另存为</source>
      <translation>Save attachment as</translation>
    </message>
    <message>
      <source>附件的缩略图</source>
      <translation>Thumbnails of the attachments</translation>
    </message>
    <message>
      <source>降序</source>
      <translation>Sort descending</translation>
    </message>
    <message>
      <source>隐藏此列</source>
      <translation>Hide column</translation>
    </message>
    <message>
      <source>需协调事项</source>
      <translation>To be coordinated</translation>
    </message>
    <message>
      <source>页码</source>
      <translation>Page number</translation>
    </message>
    <message>
      <source>项</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>项 · 本填报包</source>
      <translation>in this package</translation>
    </message>
    <message>
      <source>项目</source>
      <translation>Project</translation>
    </message>
    <message>
      <source>项目 {n} 个</source>
      <translation>{n} projects</translation>
    </message>
    <message>
      <source>项目与节点的日期</source>
      <translation>dates of projects and nodes</translation>
    </message>
    <message>
      <source>项目代码</source>
      <translation>Project code</translation>
    </message>
    <message>
      <source>项目合计 {sum}，比年度计划多 {difference}</source>
      <translation>Projects: {sum}, {difference} more than the plan</translation>
    </message>
    <message>
      <source>项目合计 {sum}，比年度计划少 {difference}</source>
      <translation>Projects: {sum}, {difference} less than the plan</translation>
    </message>
    <message>
      <source>项目合计减年度计划</source>
      <translation>Sum of projects minus plan</translation>
    </message>
    <message>
      <source>项目名称</source>
      <translation>Project</translation>
    </message>
    <message>
      <source>项目情况</source>
      <translation>Projects</translation>
    </message>
    <message>
      <source>项目或任务</source>
      <translation>Project or task</translation>
    </message>
    <message>
      <source>项目数</source>
      <translation>Projects</translation>
    </message>
    <message>
      <source>项目月度</source>
      <translation>Project months</translation>
    </message>
    <message>
      <source>项目月度填报</source>
      <translation>Monthly return of a project</translation>
    </message>
    <message>
      <source>项目节点</source>
      <translation>Project nodes</translation>
    </message>
    <message>
      <source>项目计划投资合计</source>
      <translation>Planned, sum of projects</translation>
    </message>
    <message>
      <source>项目进度计划图</source>
      <translation>Project schedule</translation>
    </message>
    <message>
      <source>项目问题</source>
      <translation>Project problems</translation>
    </message>
    <message>
      <source>项目（个）</source>
      <translation>Projects</translation>
    </message>
    <message>
      <source>领域</source>
      <translation>Sector</translation>
    </message>
    <message>
      <source>领域为{word}</source>
      <translation>sector {word}</translation>
    </message>
    <message>
      <source>领域范围</source>
      <translation>Sector scope</translation>
    </message>
    <message>
      <source>高新技术</source>
      <translation>High-tech</translation>
    </message>
    <message>
      <source>黄灯</source>
      <translation>Yellow</translation>
    </message>
    <message>
      <source>黄灯界限</source>
      <translation>Yellow limit</translation>
    </message>
    <message>
      <source>黄灯项目</source>
      <translation>Yellow projects</translation>
    </message>
    <message>
      <source>（不导入）</source>
      <translation>(not imported)</translation>
    </message>
    <message>
      <source>（不选）</source>
      <translation>(none)</translation>
    </message>
    <message>
      <source>（列分 {all} 部分，第 {n} 部分）</source>
      <translation> (columns in {all} parts, part {n})</translation>
    </message>
    <message>
      <source>（已撤销）</source>
      <translation> (undone)</translation>
    </message>
    <message>
      <source>（按 Esc 放弃）</source>
      <translation> (Esc to discard)</translation>
    </message>
    <message>
      <source>（未填{field}）</source>
      <translation>(no {field})</translation>
    </message>
    <message>
      <source>（未填牵头单位）</source>
      <translation>(no lead unit named)</translation>
    </message>
    <message>
      <source>（未填责任单位）</source>
      <translation>(no unit named)</translation>
    </message>
    <message>
      <source>（没有）</source>
      <translation>(none)</translation>
    </message>
    <message>
      <source>（照表里写的）</source>
      <translation>(as the table says)</translation>
    </message>
    <message>
      <source>（空）</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>，</source>
      <translation>, </translation>
    </message>
    <message>
      <source>，其中 {n} 个月没有填报</source>
      <translation>; {n} of them have no return</translation>
    </message>
    <message>
      <source>，或按「{field}」对照</source>
      <translation>, or match rows by "{field}"</translation>
    </message>
    <message>
      <source>，或选择月份；各月分列的表请导入为{kind}</source>
      <translation>, or choose a month; a table with a column for each month is imported as {kind}</translation>
    </message>
    <message>
      <source>；</source>
      <translation>; </translation>
    </message>
    <message>
      <source>；上级的金额如果是下级的合计，会重复计算，请在表格里删去</source>
      <translation>; where the amounts of a whole are the sums of its parts they would be counted twice, so delete them in the spreadsheet</translation>
    </message>
    <message>
      <source>；截至{month}完成 {rate}，序时 {pace}，差 {gap} 个百分点</source>
      <translation>; by {month} {rate} done, pace {pace}, {gap} points apart</translation>
    </message>
    <message>
      <source>；请改正表格，或先在「{kind}」里新建</source>
      <translation>; correct the sheet, or add it in {kind} first</translation>
    </message>
  </context>
</TS>
