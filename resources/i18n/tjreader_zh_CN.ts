<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Read a Chinese text closely, offline: pinyin and meaning on hover, highlights, notes. Nothing leaves this computer.</source>
        <translation>离线精读中文文本：鼠标悬停即见拼音与释义，可标记，可写笔记。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Qt {qt}, Python {python}, SQLite {sqlite}</source>
        <translation>Qt {qt}，Python {python}，SQLite {sqlite}</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>The dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Sources and licences</source>
        <translation>来源与许可</translation>
    </message>
    <message>
        <source>tjreader itself: Apache License 2.0.</source>
        <translation>tjreader 本身：Apache License 2.0。</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>{name}, {date}, {entries} entries, {licence}. SHA-256 {sha}</source>
        <translation>{name}，{date}，{entries} 条，{licence}。SHA-256 {sha}</translation>
    </message>
    <message>
        <source>{path} is missing or damaged; install the program again.</source>
        <translation>{path} 缺失或已损坏；请重新安装本程序。</translation>
    </message>
    <message>
        <source>The full licence texts are in {folder}.</source>
        <translation>许可证全文见 {folder}。</translation>
    </message>
</context>
<context>
    <name>AcceptForm</name>
    <message>
        <source>Accept as Fine</source>
        <translation>认可为无误</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>认可</translation>
    </message>
</context>
<context>
    <name>Aids</name>
    <message>
        <source>not rendered yet</source>
        <translation>尚无译法</translation>
    </message>
    <message>
        <source>is in the translation</source>
        <translation>译文中已有</translation>
    </message>
    <message>
        <source>is not in the translation</source>
        <translation>译文中没有</translation>
    </message>
</context>
<context>
    <name>AidsList</name>
    <message>
        <source>Terms and numbers of the sentence</source>
        <translation>此句的术语和数字</translation>
    </message>
</context>
<context>
    <name>Annex</name>
    <message>
        <source>Undo {what}</source>
        <translation>撤销 {what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>重做 {what}</translation>
    </message>
    <message numerus="yes">
        <source>Your %n notes followed to this edition.</source>
        <translation>
            <numerusform>%n 条批注已随至此版本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your notes followed to this edition. Where they stood: {exact} · moved: {moved} · on other words: {changed} · without a place: {orphan}. Please review them.</source>
        <translation>您的批注已随至此版本。原位：{exact} · 移位：{moved} · 文字有变：{changed} · 无定位：{orphan}。请复核。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>tjreader is open already; its window comes to the front.</source>
        <translation>tjreader 已在运行；其窗口已置于最前。</translation>
    </message>
</context>
<context>
    <name>Backstage</name>
    <message>
        <source>The notebook in {folder} is in use by another program, perhaps a tjreader that does not answer. Read and write on: what you do is kept in this window, and stored as soon as the notebook is free.</source>
        <translation>{folder} 中的笔记本正被另一程序占用，可能是一个没有响应的 tjreader。您可以继续阅读和书写：所做的一切先保留在本窗口中，笔记本一空闲即存入。</translation>
    </message>
    <message>
        <source>A command loaded another edition of “{title}”, and your notes followed to it. What you did before can not be undone any more.</source>
        <translation>有命令载入了“{title}”的另一版本，您的批注已随之移去。此前的操作已无法撤销。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>The notebook has not been saved yet. Wait, or close the window again to leave without what is not saved.</source>
        <translation>笔记本尚未保存。请稍候；若再次关闭窗口，则放弃未保存的内容并退出。</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Merge into one highlight</source>
        <translation>合并为一处标记</translation>
    </message>
    <message>
        <source>Copy the notes as Markdown</source>
        <translation>将笔记复制为 Markdown</translation>
    </message>
    <message>
        <source>Export selected…</source>
        <translation>导出所选…</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Tags for all of them, then Enter</source>
        <translation>为所选各条添加标签，按 Enter 确认</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Other tags…</source>
        <translation>其他标签…</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>repeated</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>in quotes</source>
        <translation>带引号</translation>
    </message>
    <message>
        <source>short form</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>title</source>
        <translation>职衔</translation>
    </message>
    <message>
        <source>numbered formula</source>
        <translation>数字缩略语</translation>
    </message>
    <message>
        <source>not in the dictionary</source>
        <translation>词典未收</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已排除</translation>
    </message>
</context>
<context>
    <name>CandidatesList</name>
    <message>
        <source>Candidates for terms</source>
        <translation>术语候选词</translation>
    </message>
</context>
<context>
    <name>CandidatesPanel</name>
    <message>
        <source>Look for terms</source>
        <translation>查找术语</translation>
    </message>
    <message>
        <source>Read the whole text</source>
        <translation>通读全文</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>It is a term (A)</source>
        <translation>是术语 (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>It is none, here (X)</source>
        <translation>在此文中不是术语 (X)</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>It is a form of a term (M); choose which (Shift+M)</source>
        <translation>是某术语的另一词形 (M)；自选术语 (Shift+M)</translation>
    </message>
    <message>
        <source>What the text repeats, quotes, abbreviates or names may be a term.

Look for terms, then go through them: A accepts, X rejects, M merges with the term it is most like, Shift+M with one you choose.</source>
        <translation>文中重复、加引号、缩略或称名之处，可能是术语。

先查找术语，再逐一处理：A 采纳，X 排除，M 并入最相近的术语，Shift+M 并入自选的术语。</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Show what was rejected</source>
        <translation>显示已排除的候选词</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Candidates: {count}</source>
        <translation>候选词：{count}</translation>
    </message>
    <message>
        <source>Reading the text…</source>
        <translation>正在通读文本…</translation>
    </message>
    <message>
        <source>Nothing is rejected.</source>
        <translation>没有已排除的词。</translation>
    </message>
    <message>
        <source>Nothing is left to decide.</source>
        <translation>已全部处理完毕。</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新列入</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>M: a form of the same term as {words}</source>
        <translation>M：与“{words}”同属一个术语</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Not in the dictionary</source>
        <translation>词典未收</translation>
    </message>
    <message>
        <source>{count} more …</source>
        <translation>另有 {count} 条…</translation>
    </message>
    <message>
        <source>First guess</source>
        <translation>首选释义</translation>
    </message>
    <message>
        <source>Measure word: {words}</source>
        <translation>量词：{words}</translation>
    </message>
    <message>
        <source>Measure words: {words}</source>
        <translation>量词：{words}</translation>
    </message>
    <message>
        <source>checked by hand</source>
        <translation>人工核对</translation>
    </message>
    <message>
        <source>the correction&apos;s own</source>
        <translation>依校正</translation>
    </message>
    <message>
        <source>phrase table</source>
        <translation>短语表</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Reading: {source}</source>
        <translation>读音：{source}</translation>
    </message>
    <message>
        <source>a term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>statistical</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>longest dictionary word</source>
        <translation>词典最长匹配</translation>
    </message>
    <message>
        <source>yours, for looking</source>
        <translation>自选，仅供查看</translation>
    </message>
    <message>
        <source>Cut: {source}</source>
        <translation>分词：{source}</translation>
    </message>
    <message>
        <source>decided for this place</source>
        <translation>单处裁定</translation>
    </message>
    <message>
        <source>your term, no rendering yet</source>
        <translation>您的术语，尚无译法</translation>
    </message>
    <message>
        <source>your term, proposed</source>
        <translation>您的术语，拟议译法</translation>
    </message>
    <message>
        <source>your term, official rendering</source>
        <translation>您的术语，官方译法</translation>
    </message>
    <message>
        <source>your term, approved</source>
        <translation>您的术语，已核定</translation>
    </message>
    <message>
        <source>{words} ought not to be written</source>
        <translation>不宜写作 {words}</translation>
    </message>
    <message>
        <source>Not {words} but {instead}</source>
        <translation>不用 {words}，而用 {instead}</translation>
    </message>
    <message>
        <source>Printed: {words}</source>
        <translation>原印：{words}</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Odd but right</source>
        <translation>看似有误，实则无误</translation>
    </message>
    <message>
        <source>Wrong character</source>
        <translation>错字</translation>
    </message>
    <message>
        <source>Missing character</source>
        <translation>脱字</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>Quotation mark</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Garbled</source>
        <translation>乱码</translation>
    </message>
    <message>
        <source>Typography</source>
        <translation>排版</translation>
    </message>
    <message>
        <source>Level of heading</source>
        <translation>标题级别</translation>
    </message>
    <message>
        <source>Missing heading</source>
        <translation>缺标题</translation>
    </message>
    <message>
        <source>{kind}, {certainty}</source>
        <translation>{kind}，{certainty}</translation>
    </message>
    <message>
        <source>Stands as printed: {words}</source>
        <translation>维持原刊：{words}</translation>
    </message>
    <message>
        <source>Proposed: {words}</source>
        <translation>建议：{words}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>, or {words}</source>
        <translation>，或 {words}</translation>
    </message>
</context>
<context>
    <name>CardChoices</name>
    <message>
        <source>Card opens</source>
        <translation>词卡打开方式</translation>
    </message>
    <message>
        <source>on a word</source>
        <translation>悬停即开</translation>
    </message>
    <message>
        <source>with Shift</source>
        <translation>按住 Shift</translation>
    </message>
    <message>
        <source>by key only</source>
        <translation>仅按键</translation>
    </message>
    <message>
        <source>Card tells</source>
        <translation>词卡内容</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>释义</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Tone colours</source>
        <translation>声调颜色</translation>
    </message>
    <message>
        <source>Pleco</source>
        <translation>Pleco</translation>
    </message>
    <message>
        <source>Dummitt</source>
        <translation>Dummitt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} 毫秒</translation>
    </message>
    <message>
        <source>Delay of the card</source>
        <translation>词卡延时</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延时</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file cannot be read at all.</source>
        <translation>文件完全无法读取。</translation>
    </message>
    <message>
        <source>Parts of the file are damaged ({count}).</source>
        <translation>文件有部分损坏（{count}）。</translation>
    </message>
    <message>
        <source>Indexes do not fit their tables ({count}).</source>
        <translation>索引与数据表不符（{count}）。</translation>
    </message>
    <message>
        <source>Rows that belong to no note: {count}.</source>
        <translation>不属于任何批注的行：{count}。</translation>
    </message>
    <message>
        <source>Notes or drafts that cannot be read: {count}.</source>
        <translation>无法读取的批注或草稿：{count}。</translation>
    </message>
    <message>
        <source>Texts whose stored words were altered: {count}.</source>
        <translation>所存文字遭改动的文本：{count}。</translation>
    </message>
    <message>
        <source>The notebook&apos;s counter stands too low.</source>
        <translation>笔记本的计数器值过低。</translation>
    </message>
</context>
<context>
    <name>Caretaker</name>
    <message>
        <source>The backup is restored. The notebook before is kept: {path}</source>
        <translation>备份已恢复。先前的笔记本保存在：{path}</translation>
    </message>
    <message>
        <source>The notebook is being opened; try again at once.</source>
        <translation>笔记本正在打开；请稍后再试。</translation>
    </message>
    <message>
        <source>This could not be done because of a fault in tjreader.</source>
        <translation>由于 tjreader 出错，此操作未能完成。</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the Notebook</source>
        <translation>检查笔记本</translation>
    </message>
    <message>
        <source>How much was looked at</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Looking at every page and every note…</source>
        <translation>正在逐页逐条检查…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This was found and mended:</source>
        <translation>发现并修复了以下问题：</translation>
    </message>
    <message>
        <source>The notebook was not checked</source>
        <translation>笔记本未检查</translation>
    </message>
    <message>
        <source>The notebook was not repaired yet</source>
        <translation>笔记本尚未修复</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>正在修复…</translation>
    </message>
    <message>
        <source>The notebook was repaired</source>
        <translation>笔记本已修复</translation>
    </message>
    <message>
        <source>The notebook is sound</source>
        <translation>笔记本完好</translation>
    </message>
    <message>
        <source>Not all of it could be mended</source>
        <translation>未能全部修复</translation>
    </message>
    <message>
        <source>The notebook needs a repair</source>
        <translation>笔记本需要修复</translation>
    </message>
    <message>
        <source>Notes in it, each of them readable: {n}</source>
        <translation>其中批注均可读取：{n}</translation>
    </message>
    <message>
        <source>Rows read from the damaged file: {n}</source>
        <translation>从损坏文件中读出的行：{n}</translation>
    </message>
    <message>
        <source>Rows that could not be read: {n}</source>
        <translation>无法读取的行：{n}</translation>
    </message>
    <message>
        <source>Notes taken from the newest backup: {n}</source>
        <translation>取自最新备份的批注：{n}</translation>
    </message>
    <message>
        <source>The notebook before is kept: {path}</source>
        <translation>先前的笔记本保存在：{path}</translation>
    </message>
    <message>
        <source>What could not be put back is kept: {path}</source>
        <translation>无法放回的内容保存在：{path}</translation>
    </message>
    <message>
        <source>A repair keeps the empty file and brings back the newest backup; where there is none a new notebook is begun.</source>
        <translation>修复时会保留这个空文件，并恢复最新的备份；没有备份时则新建笔记本。</translation>
    </message>
    <message>
        <source>A repair reads what can be read, takes what was lost from the newest backup, and keeps the damaged file.</source>
        <translation>修复时会读出一切可读内容，从最新备份中补回缺失部分，并保留损坏的文件。</translation>
    </message>
    <message>
        <source>No note is concerned by a repair; the notebook is backed up first.</source>
        <translation>修复不涉及任何批注；修复前会先备份笔记本。</translation>
    </message>
</context>
<context>
    <name>ChecksDesk</name>
    <message>
        <source>The text is being checked…</source>
        <translation>正在检查文本…</translation>
    </message>
    <message>
        <source>No place has to be revisited because of this term.</source>
        <translation>没有因此术语而须重看之处。</translation>
    </message>
    <message>
        <source>No finding is like that.</source>
        <translation>没有符合条件的检查结果。</translation>
    </message>
    <message>
        <source>Nothing is found to mend.</source>
        <translation>没有发现需要修改之处。</translation>
    </message>
</context>
<context>
    <name>ChecksList</name>
    <message>
        <source>Which findings</source>
        <translation>显示哪些检查结果</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>This section</source>
        <translation>本篇</translation>
    </message>
    <message>
        <source>Which kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All Findings</source>
        <translation>全部检查结果</translation>
    </message>
    <message>
        <source>Show all findings again</source>
        <translation>重新显示全部检查结果</translation>
    </message>
    <message>
        <source>Accept as Fine…</source>
        <translation>认可为无误…</translation>
    </message>
    <message>
        <source>It is fine as it is, with a reason (A)</source>
        <translation>如此即可，并注明理由 (A)</translation>
    </message>
    <message>
        <source>Not Fine After All</source>
        <translation>撤回认可</translation>
    </message>
    <message>
        <source>Tell the finding again (U)</source>
        <translation>重新提示此检查结果 (U)</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>须查看</translation>
    </message>
    <message>
        <source>Minor ones too</source>
        <translation>也含次要</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已认可</translation>
    </message>
    <message>
        <source>Places to revisit: {term}</source>
        <translation>须重看之处：{term}</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Go to the place (Enter)</source>
        <translation>转到该处 (Enter)</translation>
    </message>
    <message>
        <source>Accept as fine… (A)</source>
        <translation>认可为无误… (A)</translation>
    </message>
    <message>
        <source>Not fine after all (U)</source>
        <translation>撤回认可 (U)</translation>
    </message>
</context>
<context>
    <name>ColourNamesDialog</name>
    <message>
        <source>Names of the Colours</source>
        <translation>颜色名称</translation>
    </message>
    <message>
        <source>Give a colour the meaning it has for you.</source>
        <translation>为每种颜色取一个您自己的名称。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Import Terms</source>
        <translation>导入术语</translation>
    </message>
    <message>
        <source>The first row is &amp;names</source>
        <translation>首行为列名(&amp;N)</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>What column {letter} holds</source>
        <translation>{letter} 列的内容</translation>
    </message>
    <message>
        <source>Language of column {letter}</source>
        <translation>{letter} 列的语言</translation>
    </message>
    <message>
        <source>Language of the renderings</source>
        <translation>译法的语言</translation>
    </message>
    <message>
        <source>Renderings without a status</source>
        <translation>未注明状态的译法</translation>
    </message>
    <message>
        <source>are approved</source>
        <translation>视为核定</translation>
    </message>
    <message>
        <source>are proposed</source>
        <translation>视为拟议</translation>
    </message>
    <message>
        <source>Where they hold</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>this text only</source>
        <translation>仅本文</translation>
    </message>
    <message>
        <source>all texts</source>
        <translation>所有文本</translation>
    </message>
    <message>
        <source>{name} has {count} rows. Say what its columns hold; no more is read.</source>
        <translation>{name} 共 {count} 行。请指明各列的内容；未指明的列不读取。</translation>
    </message>
    <message>
        <source>Language of the renderings:</source>
        <translation>译法的语言：</translation>
    </message>
    <message>
        <source>Renderings without a status:</source>
        <translation>未注明状态的译法：</translation>
    </message>
    <message>
        <source>The terms hold for:</source>
        <translation>术语适用于：</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>译法</translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>异形</translation>
    </message>
    <message>
        <source>Short forms</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Kind of form</source>
        <translation>词形类型</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note on the rendering</source>
        <translation>译法备注</translation>
    </message>
    <message>
        <source>Official (yes or no)</source>
        <translation>官方译法 (是或否)</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Part of speech</source>
        <translation>词性</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Formula (yes or no)</source>
        <translation>提法 (是或否)</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>{name} holds no rows.</source>
        <translation>{name} 没有任何行。</translation>
    </message>
    <message>
        <source>Say which column holds the terms.</source>
        <translation>请指明哪一列是术语。</translation>
    </message>
    <message>
        <source>“{words}” is no tag of a language: write en, en-GB, de, …</source>
        <translation>“{words}”不是语言标签：请写 en、en-GB、de 等…</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste as New Text</source>
        <translation>粘贴为新文本(&amp;P)</translation>
    </message>
    <message>
        <source>Load a Changed &amp;Edition…</source>
        <translation>载入改动后的版本(&amp;E)…</translation>
    </message>
    <message>
        <source>The &amp;Tianjin Feature</source>
        <translation>天津特稿(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Import Notes…</source>
        <translation>导入笔记(&amp;I)…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>另存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Restore a &amp;Backup…</source>
        <translation>恢复备份(&amp;B)…</translation>
    </message>
    <message>
        <source>Chec&amp;k the Notebook…</source>
        <translation>检查笔记本(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy with &amp;Place</source>
        <translation>连同出处复制(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>标记(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Note on the &amp;Section</source>
        <translation>本篇笔记(&amp;S)</translation>
    </message>
    <message>
        <source>Note on the Whole &amp;Text</source>
        <translation>全文笔记(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Merge Highlights</source>
        <translation>合并标记(&amp;M)</translation>
    </message>
    <message>
        <source>S&amp;plit Highlight Here</source>
        <translation>在此拆分标记(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>擦除(&amp;E)</translation>
    </message>
    <message>
        <source>P&amp;lace the Note under Review Here</source>
        <translation>将待复核笔记定位于此(&amp;L)</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Tinted</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Wavy Line</source>
        <translation>波浪线</translation>
    </message>
    <message>
        <source>Names of the &amp;Colours…</source>
        <translation>颜色名称(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Deleted Notes</source>
        <translation>已删除的笔记(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Shorter Word</source>
        <translation>缩短词语(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Longer Word</source>
        <translation>延长词语(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Pin the Card</source>
        <translation>固定词卡(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy Word, Pinyin, Sense</source>
        <translation>复制词语、拼音、释义(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Tell More on the Card</source>
        <translation>词卡显示更多(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Term…</source>
        <translation>术语(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;New Term…</source>
        <translation>新建术语(&amp;N)…</translation>
    </message>
    <message>
        <source>Look for Term &amp;Candidates</source>
        <translation>查找术语候选词(&amp;C)</translation>
    </message>
    <message>
        <source>Look for &amp;Echoes</source>
        <translation>查找近似语句(&amp;E)</translation>
    </message>
    <message>
        <source>Next &amp;Open Sentence</source>
        <translation>下一未译句(&amp;O)</translation>
    </message>
    <message>
        <source>Chec&amp;ks</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>Tran&amp;slate Into…</source>
        <translation>译入语言(&amp;S)…</translation>
    </message>
    <message>
        <source>Coverage &amp;Report…</source>
        <translation>完成度报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Deleted at the &amp;Desk…</source>
        <translation>工作台已删除的内容(&amp;D)…</translation>
    </message>
    <message>
        <source>E&amp;xport Terms…</source>
        <translation>导出术语(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Import Terms…</source>
        <translation>导入术语(&amp;I)…</translation>
    </message>
    <message>
        <source>Export Trans&amp;lation…</source>
        <translation>导出译文(&amp;L)…</translation>
    </message>
    <message>
        <source>Import Tr&amp;anslation…</source>
        <translation>导入译文(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Previous Section</source>
        <translation>上一篇(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next Section</source>
        <translation>下一篇(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>To the P&amp;age</source>
        <translation>转到正文(&amp;A)</translation>
    </message>
    <message>
        <source>To the &amp;Contents</source>
        <translation>转到目录(&amp;C)</translation>
    </message>
    <message>
        <source>To the N&amp;otes</source>
        <translation>转到笔记(&amp;O)</translation>
    </message>
    <message>
        <source>To the &amp;Review</source>
        <translation>转到复核(&amp;R)</translation>
    </message>
    <message>
        <source>To the &amp;Terms</source>
        <translation>转到术语(&amp;T)</translation>
    </message>
    <message>
        <source>To the &amp;Sentence Desk</source>
        <translation>转到句子工作台(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pinyin above the Line</source>
        <translation>行上拼音(&amp;P)</translation>
    </message>
    <message>
        <source>Sho&amp;w Terms</source>
        <translation>显示术语(&amp;W)</translation>
    </message>
    <message>
        <source>Show Terms of the &amp;Glossary</source>
        <translation>显示词汇表术语(&amp;G)</translation>
    </message>
    <message>
        <source>As Pr&amp;inted</source>
        <translation>原刊(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Corrected</source>
        <translation>校正(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Both Forms</source>
        <translation>对照(&amp;B)</translation>
    </message>
    <message>
        <source>Order of the C&amp;ontents</source>
        <translation>按目录顺序(&amp;O)</translation>
    </message>
    <message>
        <source>Order of t&amp;he File</source>
        <translation>按文件顺序(&amp;H)</translation>
    </message>
    <message>
        <source>Colours of the &amp;System</source>
        <translation>跟随系统颜色(&amp;S)</translation>
    </message>
    <message>
        <source>Pap&amp;er</source>
        <translation>纸白(&amp;E)</translation>
    </message>
    <message>
        <source>Sepi&amp;a</source>
        <translation>棕褐(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>缩小(&amp;M)</translation>
    </message>
    <message>
        <source>Usual Si&amp;ze</source>
        <translation>默认大小(&amp;Z)</translation>
    </message>
    <message>
        <source>T&amp;ype and Card…</source>
        <translation>文字与词卡(&amp;Y)…</translation>
    </message>
    <message>
        <source>Conten&amp;ts</source>
        <translation>目录(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;Results</source>
        <translation>查找结果(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;view of Moved Notes</source>
        <translation>移位笔记复核(&amp;V)</translation>
    </message>
    <message>
        <source>Terms and Occ&amp;urrences</source>
        <translation>术语与出现处(&amp;U)</translation>
    </message>
    <message>
        <source>Sentence Des&amp;k</source>
        <translation>句子工作台(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>About the &amp;Errata</source>
        <translation>关于勘误(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ContentsPanel</name>
    <message>
        <source>Mark as Unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark All as Unread</source>
        <translation>全部标为未读</translation>
    </message>
    <message>
        <source>Section {number}, {title}, {percent} percent read</source>
        <translation>第 {number} 篇，{title}，已读 {percent}%</translation>
    </message>
</context>
<context>
    <name>ContentsTree</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>CoverageFile</name>
    <message>
        <source>The notebook is not open yet; try again in a moment.</source>
        <translation>笔记本尚未打开；请稍后再试。</translation>
    </message>
    <message>
        <source>Coverage Report</source>
        <translation>完成度报告</translation>
    </message>
    <message>
        <source>{title} coverage</source>
        <translation>{title} 完成度</translation>
    </message>
    <message>
        <source>Writing {name} …</source>
        <translation>正在写出 {name}…</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>报告已写入 {path}。</translation>
    </message>
    <message>
        <source>Stopped; no report was written.</source>
        <translation>已停止；未写出报告。</translation>
    </message>
</context>
<context>
    <name>DeletedForm</name>
    <message>
        <source>Deleted at the Desk</source>
        <translation>工作台已删除的内容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>译名或译文</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除日期</translation>
    </message>
    <message>
        <source>Kept for thirty days. Bringing back can be undone.</source>
        <translation>保留三十天。恢复可以撤销。</translation>
    </message>
    <message>
        <source>Nothing of this text was deleted at the desk in thirty days.</source>
        <translation>三十天内没有在工作台删除本文的内容。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>not this term</source>
        <translation>并非该术语</translation>
    </message>
    <message>
        <source>Decision at a place</source>
        <translation>单处裁定</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>译文</translation>
    </message>
</context>
<context>
    <name>DeletedPage</name>
    <message>
        <source>Deleted notes</source>
        <translation>已删除的笔记</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Back to the notes</source>
        <translation>返回笔记</translation>
    </message>
    <message>
        <source>Deleted notes stay here for thirty days. Bringing back can be undone.</source>
        <translation>已删除的笔记在此保留三十天。恢复操作可以撤销。</translation>
    </message>
    <message>
        <source>Nothing was deleted from this text in thirty days.</source>
        <translation>三十天内未从此文本删除任何内容。</translation>
    </message>
</context>
<context>
    <name>DeletedRecords</name>
    <message>
        <source>The notebook is not open yet.</source>
        <translation>笔记本尚未打开。</translation>
    </message>
    <message>
        <source>What was deleted could not be read.</source>
        <translation>无法读取已删除的内容。</translation>
    </message>
</context>
<context>
    <name>DeskBench</name>
    <message>
        <source>{place} · sentence {n} of {all}</source>
        <translation>{place} · 第 {n} 句，共 {all} 句</translation>
    </message>
    <message>
        <source>No sentence of this text is open any more.</source>
        <translation>此文本已没有未译的句子。</translation>
    </message>
</context>
<context>
    <name>DeskExchange</name>
    <message>
        <source>{title}, terms</source>
        <translation>{title} 术语</translation>
    </message>
    <message>
        <source>Export Terms</source>
        <translation>导出术语</translation>
    </message>
    <message>
        <source>{title}, translation</source>
        <translation>{title} 译文</translation>
    </message>
    <message>
        <source>Export Translation</source>
        <translation>导出译文</translation>
    </message>
    <message>
        <source>Exporting {name} …</source>
        <translation>正在导出 {name} …</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>已停止；未写入文件。</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>Terms: TBX, CSV, XLSX, OmegaT ({endings})</source>
        <translation>术语：TBX、CSV、XLSX、OmegaT ({endings})</translation>
    </message>
    <message>
        <source>Import Terms</source>
        <translation>导入术语</translation>
    </message>
    <message>
        <source>Terms were changed meanwhile; nothing was imported. Import it again.</source>
        <translation>其间术语有改动，未导入任何内容。请重新导入。</translation>
    </message>
    <message>
        <source>{name} is imported. New terms: {new}, changed: {altered}.</source>
        <translation>已导入 {name}。新增术语 {new} 条，更改 {altered} 条。</translation>
    </message>
    <message>
        <source>Translations: XLIFF 2, TMX ({endings})</source>
        <translation>译文：XLIFF 2、TMX ({endings})</translation>
    </message>
    <message>
        <source>Import Translation</source>
        <translation>导入译文</translation>
    </message>
    <message>
        <source>{name} is imported. New translations: {new}, changed: {altered}.</source>
        <translation>已导入 {name}。新增译文 {new} 句，更改 {altered} 句。</translation>
    </message>
    <message>
        <source>The notebook is not open yet; try again in a moment.</source>
        <translation>笔记本尚未打开；请稍后再试。</translation>
    </message>
    <message>
        <source>Another text was opened meanwhile; nothing was imported.</source>
        <translation>其间打开了另一文本；未导入任何内容。</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>正在读取 {name} …</translation>
    </message>
    <message>
        <source>Stopped; nothing was imported.</source>
        <translation>已停止；未导入任何内容。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>DeskPanel</name>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Choose the language that you translate into</source>
        <translation>选择译入语言</translation>
    </message>
    <message>
        <source>Into {language}</source>
        <translation>译入{language}</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>EchoesPanel</name>
    <message>
        <source>Echoes</source>
        <translation>近似语句</translation>
    </message>
    <message>
        <source>Look for echoes</source>
        <translation>查找近似语句</translation>
    </message>
    <message>
        <source>Echoes: {count}</source>
        <translation>近似语句：{count}</translation>
    </message>
    <message>
        <source>Reading the text…</source>
        <translation>正在通读文本…</translation>
    </message>
    <message>
        <source>No two clauses say nearly the same.</source>
        <translation>没有两个语句所言相近。</translation>
    </message>
    <message>
        <source>What a text says twice in nearly the same words is best rendered the same way. Clauses that echo each other are listed side by side, with what differs underlined.</source>
        <translation>文中以近乎相同的文字说了两遍的内容，译法宜一致。彼此呼应的语句并列于此，不同之处加下划线。</translation>
    </message>
</context>
<context>
    <name>EmptyNotes</name>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>No note or highlight matches the filter.</source>
        <translation>没有符合筛选条件的笔记或标记。</translation>
    </message>
    <message>
        <source>Your highlights and notes on this text will stand here, in order of place.

Select words on the page and choose a colour, or press H.

Press N to write a note on the selected words, or on the word of the card.

The buttons below write a note on the whole section or text.</source>
        <translation>您在此文本上的标记和笔记将按位置顺序列于此处。

在正文中选中文字并选择一种颜色，或按 H。

按 N 可为选中的文字或词卡上的词写笔记。

下方按钮可为本篇或全文写笔记。</translation>
    </message>
    <message>
        <source>Opening the notebook…</source>
        <translation>正在打开笔记本…</translation>
    </message>
    <message>
        <source>Your notes will stand here as soon as the notebook is free.</source>
        <translation>笔记本一空闲，您的笔记便会显示在此。</translation>
    </message>
    <message>
        <source>The notebook could not be opened, so your notes cannot be shown.</source>
        <translation>笔记本无法打开，因此无法显示您的笔记。</translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>Wait until the file before is done.</source>
        <translation>请等前一个文件处理完。</translation>
    </message>
</context>
<context>
    <name>ErrataDialog</name>
    <message>
        <source>About the Errata</source>
        <translation>关于勘误</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>原刊</translation>
    </message>
    <message>
        <source>The text as it was scanned, unchanged. Doubtful places have a quiet dotted line; rest the pointer on one to see what is doubtful and why.</source>
        <translation>扫描所得的原文，未作改动。存疑之处标有浅色点线；将指针停在上面，可查看何处存疑及原因。</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>Places with one preferred reading are mended. Places that are only possibly wrong keep their printed words and their dotted line.</source>
        <translation>有唯一首选读法之处已予改正。仅可能有误之处保留原刊文字及点线。</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>The printed form small and struck through, the correction after it. Your highlights and notes keep their places in every view.</source>
        <translation>原刊文字以小号删除线显示，校正文字随后。您的标记和笔记在各种视图中位置不变。</translation>
    </message>
    <message>
        <source>In this text</source>
        <translation>在此文本中</translation>
    </message>
    <message>
        <source>{mended} places are mended, {marked} are marked as doubtful, {right} look odd but are right and are explained on hover.</source>
        <translation>已改正 {mended} 处，存疑 {marked} 处，另有 {right} 处看似有误而实则无误，悬停可见说明。</translation>
    </message>
    <message>
        <source>This text comes without a list of errata.</source>
        <translation>此文本不附勘误表。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>{name} was not written: choose PDF as the format, or another name.</source>
        <translation>未写入 {name}：请选择 PDF 格式，或换一个文件名。</translation>
    </message>
    <message>
        <source>Exporting {name} …</source>
        <translation>正在导出 {name}…</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>Paragraphs without pinyin, as their words are still being read: {n}.</source>
        <translation>词语仍在分析、尚无拼音的段落：{n}。</translation>
    </message>
    <message>
        <source>The notebook is not open yet; try again in a moment.</source>
        <translation>笔记本尚未打开；请稍后再试。</translation>
    </message>
    <message>
        <source>Import Notes</source>
        <translation>导入笔记</translation>
    </message>
    <message>
        <source>Notes, JSON, CSV or XLSX (*.json *.csv *.tsv *.xlsx)</source>
        <translation>笔记、JSON、CSV 或 XLSX (*.json *.csv *.tsv *.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Stopped; nothing was imported.</source>
        <translation>已停止；未导入任何内容。</translation>
    </message>
    <message>
        <source>One note imported.</source>
        <translation>已导入 1 条笔记。</translation>
    </message>
    <message>
        <source>{count} notes imported.</source>
        <translation>已导入 {count} 条笔记。</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>已停止；未写出任何文件。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>&amp;Pinyin above the line</source>
        <translation>行上拼音(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Highlights</source>
        <translation>标记(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页 (HTML)</translation>
    </message>
    <message>
        <source>Book (EPUB)</source>
        <translation>电子书 (EPUB)</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word 文档 (DOCX)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>All data (JSON)</source>
        <translation>全部数据 (JSON)</translation>
    </message>
    <message>
        <source>Table of notes (CSV)</source>
        <translation>笔记表 (CSV)</translation>
    </message>
    <message>
        <source>Spreadsheet of notes (XLSX)</source>
        <translation>笔记电子表格 (XLSX)</translation>
    </message>
    <message>
        <source>W3C Web Annotations (JSON-LD)</source>
        <translation>W3C 网络批注 (JSON-LD)</translation>
    </message>
    <message>
        <source>One file for any browser, light and dark, also good on paper.</source>
        <translation>单个文件，任何浏览器皆可打开，有浅色与深色，也宜打印。</translation>
    </message>
    <message>
        <source>For reading devices; the notes open where they stand.</source>
        <translation>用于阅读器；笔记在原处打开。</translation>
    </message>
    <message>
        <source>Pinyin as phonetic guides, notes as comments at their words.</source>
        <translation>拼音作注音，笔记作文中批注。</translation>
    </message>
    <message>
        <source>Pages as they would be printed; numbered notes after each section.</source>
        <translation>与打印页面相同；笔记编号，列于各篇之后。</translation>
    </message>
    <message>
        <source>Plain text with highlights; notes as footnotes.</source>
        <translation>带标记的纯文本；笔记作脚注。</translation>
    </message>
    <message>
        <source>Everything, for programs, and to take notes to another machine.</source>
        <translation>全部内容，供程序使用，或将笔记带到另一台电脑。</translation>
    </message>
    <message>
        <source>One row for each note; can be imported again.</source>
        <translation>每条笔记一行；可再次导入。</translation>
    </message>
    <message>
        <source>One row for each note, for Excel and LibreOffice.</source>
        <translation>每条笔记一行，用于 Excel 和 LibreOffice。</translation>
    </message>
    <message>
        <source>The notes for other programs that annotate.</source>
        <translation>供其他批注程序使用的笔记。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇目</translation>
    </message>
    <message>
        <source>All sections</source>
        <translation>所有篇目</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>On words</source>
        <translation>文字上的</translation>
    </message>
    <message>
        <source>On sections</source>
        <translation>篇目上的</translation>
    </message>
    <message>
        <source>On the whole text</source>
        <translation>全文上的</translation>
    </message>
    <message>
        <source>How sure the place is</source>
        <translation>定位状况</translation>
    </message>
    <message>
        <source>Any place</source>
        <translation>任何定位</translation>
    </message>
    <message>
        <source>Exact place</source>
        <translation>定位准确</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移位</translation>
    </message>
    <message>
        <source>Changed words</source>
        <translation>文字有变</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>Format:</source>
        <translation>格式：</translation>
    </message>
    <message>
        <source>With:</source>
        <translation>包含：</translation>
    </message>
    <message>
        <source>Only these notes:</source>
        <translation>仅限以下笔记：</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>{count} of {total} notes and highlights</source>
        <translation>笔记和标记共 {total} 条，取 {count} 条</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find 新质 by its characters, by pinyin with or without tones (xīnzhì, xin zhi), or by its initials (xz); in this text, in all your notes, among terms and in the dictionary, which also answers to English. #tag finds the notes with a tag.

Enter goes to the next hit, Shift+Enter to the one before, ↓ into the list, Escape back to the page.</source>
        <translation>可按汉字、带调或不带调的拼音（xīnzhì、xin zhi）或首字母（xz）查找“新质”；范围包括本文、您的全部笔记、术语和词典，词典亦可用英文查询。#标签 可查找带该标签的笔记。

Enter 转到下一处，Shift+Enter 转到上一处，↓ 进入列表，Escape 返回正文。</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>显示全部 {count} 条</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>In this text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Notes and highlights</source>
        <translation>笔记和标记</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>your term</source>
        <translation>您的术语</translation>
    </message>
</context>
<context>
    <name>FindHead</name>
    <message>
        <source>Text, notes, terms, dictionary</source>
        <translation>正文、笔记、术语、词典</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>全面搜索</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一处 (F3)</translation>
    </message>
    <message>
        <source>Not in this text</source>
        <translation>不在本文中</translation>
    </message>
</context>
<context>
    <name>FindList</name>
    <message>
        <source>Hits</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>“{words}” was found nowhere.</source>
        <translation>未找到“{words}”。</translation>
    </message>
    <message>
        <source>Paragraphs not yet read for pinyin: {count}</source>
        <translation>拼音尚未分析的段落：{count}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Term not used</source>
        <translation>未用术语</translation>
    </message>
    <message>
        <source>Earlier decision</source>
        <translation>沿用旧裁定</translation>
    </message>
    <message>
        <source>Rendering not wanted</source>
        <translation>不宜的译法</translation>
    </message>
    <message>
        <source>Form not wanted</source>
        <translation>不宜的写法</translation>
    </message>
    <message>
        <source>Two renderings</source>
        <translation>一语两译</translation>
    </message>
    <message>
        <source>Two terms</source>
        <translation>两语一译</translation>
    </message>
    <message>
        <source>Number missing</source>
        <translation>缺数字</translation>
    </message>
    <message>
        <source>Number too many</source>
        <translation>多数字</translation>
    </message>
    <message>
        <source>More or less</source>
        <translation>数量限定不符</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未译</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>Chinese left</source>
        <translation>残留中文</translation>
    </message>
    <message>
        <source>Unpaired in source</source>
        <translation>原文不成对</translation>
    </message>
    <message>
        <source>Unpaired</source>
        <translation>译文不成对</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>须修改</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>须查看</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>次要</translation>
    </message>
    <message>
        <source>{form} is decided as “{wanted}”, which is not in the sentence.</source>
        <translation>{form} 已定译为“{wanted}”，而句中没有。</translation>
    </message>
    <message>
        <source>{form} is still “{found}”; now it is decided as “{wanted}”.</source>
        <translation>{form} 仍译作“{found}”；现已定译为“{wanted}”。</translation>
    </message>
    <message>
        <source>“{found}” is not to be used for {form}.</source>
        <translation>{form} 不应译作“{found}”。</translation>
    </message>
    <message>
        <source>The source prints {form}, which ought not to be written.</source>
        <translation>原文印有 {form}，此写法不宜使用。</translation>
    </message>
    <message>
        <source>{form} is “{found}” here and “{wanted}” elsewhere.</source>
        <translation>{form} 在此译作“{found}”，他处译作“{wanted}”。</translation>
    </message>
    <message>
        <source>“{found}” stands for more than one term: {form}.</source>
        <translation>“{found}”对应不止一个术语：{form}。</translation>
    </message>
    <message>
        <source>The number {form} is not in the translation.</source>
        <translation>译文中没有数字 {form}。</translation>
    </message>
    <message>
        <source>The number “{found}” is not in the source.</source>
        <translation>原文中没有数字“{found}”。</translation>
    </message>
    <message>
        <source>{form} and “{found}” differ in “more than” or “about”.</source>
        <translation>{form} 与“{found}”在“超过”或“约”上不一致。</translation>
    </message>
    <message>
        <source>The translation is very short.</source>
        <translation>译文过短。</translation>
    </message>
    <message>
        <source>The translation is very long.</source>
        <translation>译文过长。</translation>
    </message>
    <message>
        <source>The sentence is not translated yet.</source>
        <translation>此句尚未翻译。</translation>
    </message>
    <message>
        <source>The sentence is told as begun or done, but has no words.</source>
        <translation>此句标为已起草或已完成，却没有译文。</translation>
    </message>
    <message>
        <source>The translation is the sentence of the source.</source>
        <translation>译文与原文句子相同。</translation>
    </message>
    <message>
        <source>“{found}” is still Chinese.</source>
        <translation>“{found}”仍是中文。</translation>
    </message>
    <message>
        <source>The mark {form} has no fellow in the source.</source>
        <translation>原文中的标点 {form} 不成对。</translation>
    </message>
    <message>
        <source>The mark {found} has no fellow in the translation.</source>
        <translation>译文中的标点 {found} 不成对。</translation>
    </message>
    <message>
        <source>There is a space too many in the translation.</source>
        <translation>译文中多了一个空格。</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>FirstStored</name>
    <message>
        <source>What is typed was refused.</source>
        <translation>输入的内容未被接受。</translation>
    </message>
    <message>
        <source>What you typed could not be stored: {why} Once more, and it is done all the same; your words stay where they were typed.</source>
        <translation>您输入的内容未能保存：{why} 再来一次则仍会执行；您的文字会留在原处。</translation>
    </message>
</context>
<context>
    <name>Fittings</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Sentence desk</source>
        <translation>句子工作台</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Previous section</source>
        <translation>上一篇</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>下一篇</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>形式</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source>Open a Text</source>
        <translation>打开文本</translation>
    </message>
    <message>
        <source>Texts, UTF-8 (*.txt *.md *.markdown)</source>
        <translation>UTF-8 文本 (*.txt *.md *.markdown)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Load a Changed Edition of this Text</source>
        <translation>载入此文本改动后的版本</translation>
    </message>
</context>
<context>
    <name>HintStrip</name>
    <message>
        <source>Do not show these hints again</source>
        <translation>不再显示这些提示</translation>
    </message>
    <message>
        <source>Rest on a word: pinyin and meaning</source>
        <translation>停在词上：拼音与释义</translation>
    </message>
    <message>
        <source>Select words: highlight, note</source>
        <translation>选中文字：标记、笔记</translation>
    </message>
    <message>
        <source>F1: all keys</source>
        <translation>F1：全部快捷键</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Copy word, pinyin and sense (C)</source>
        <translation>复制词语、拼音和释义 (C)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Keep the card open (P)</source>
        <translation>保持词卡打开 (P)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import Notes</source>
        <translation>导入笔记</translation>
    </message>
    <message>
        <source>Notes of the file</source>
        <translation>文件中的笔记</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Where a note differs</source>
        <translation>笔记不一致时</translation>
    </message>
    <message>
        <source>take the one changed last</source>
        <translation>取最后改动者</translation>
    </message>
    <message>
        <source>keep the one here</source>
        <translation>保留此处的</translation>
    </message>
    <message>
        <source>take the file&apos;s</source>
        <translation>取文件中的</translation>
    </message>
    <message>
        <source>Where a note differs:</source>
        <translation>笔记不一致时：</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed by the file</source>
        <translation>由文件更改</translation>
    </message>
    <message>
        <source>Kept as they are here</source>
        <translation>保留此处原样</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>Import One Note</source>
        <translation>导入 1 条笔记</translation>
    </message>
    <message>
        <source>Import {count} Notes</source>
        <translation>导入 {count} 条笔记</translation>
    </message>
    <message>
        <source>{name} holds nothing that is not here already.</source>
        <translation>{name} 中的内容此处均已有。</translation>
    </message>
    <message>
        <source>{name}: {new} new, {changed} changed, {kept} kept as they are here, {same} the same, {skipped} not taken. One step of Undo takes it all back.</source>
        <translation>{name}：新增 {new}，更改 {changed}，保留原样 {kept}，相同 {same}，未采用 {skipped}。一步撤销即可全部收回。</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>another revision</source>
        <translation>另一修订</translation>
    </message>
</context>
<context>
    <name>IncomingDialog</name>
    <message>
        <source>What the file holds</source>
        <translation>文件的内容</translation>
    </message>
    <message>
        <source>Where both differ</source>
        <translation>两者不同之处</translation>
    </message>
    <message>
        <source>Where both differ:</source>
        <translation>两者不同之处：</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 另有 {count} 条</translation>
    </message>
    <message>
        <source>{name}: {counts}. One step of Undo takes it all back.</source>
        <translation>{name}：{counts}。撤销一步即可全部收回。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>IntoLanguage</name>
    <message>
        <source>You translate into this language now: {language}.</source>
        <translation>现在译入：{language}。</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Select words over two or more highlights to merge them.</source>
        <translation>请选中跨两处或多处标记的文字，再行合并。</translation>
    </message>
    <message>
        <source>Point at the word inside a highlight where its second part is to begin.</source>
        <translation>请指向标记内第二部分开头的词。</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>This note has no place in this edition of the text. Its words are kept; select the words it belongs to and choose “Place here” under Review.</source>
        <translation>此笔记在此版本中无定位。其文字已保留；请选中它所属的文字，再在“复核”中选择“定位于此”。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Word by word, with its card</source>
        <translation>逐词移动，词卡随行</translation>
    </message>
    <message>
        <source>Word above, below; scroll</source>
        <translation>上方、下方的词；滚动</translation>
    </message>
    <message>
        <source>Select word by word</source>
        <translation>逐词选择</translation>
    </message>
    <message>
        <source>A screen up, down</source>
        <translation>上一屏、下一屏</translation>
    </message>
    <message>
        <source>Start, end of the line or section</source>
        <translation>行或篇的开头、末尾</translation>
    </message>
    <message>
        <source>Scroll inside the card</source>
        <translation>在词卡内滚动</translation>
    </message>
    <message>
        <source>Into the bar beside a selection or highlight</source>
        <translation>进入选区或标记旁的工具条</translation>
    </message>
    <message>
        <source>Move the end of the highlight chosen</source>
        <translation>移动所选标记的末端</translation>
    </message>
    <message>
        <source>Move the start of the highlight chosen</source>
        <translation>移动所选标记的始端</translation>
    </message>
    <message>
        <source>Put the card or the selection away</source>
        <translation>收起词卡或取消选择</translation>
    </message>
    <message>
        <source>Go to the place</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Colours (1 to 6) and styles (7 to 9)</source>
        <translation>颜色（1 至 6）和样式（7 至 9）</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Merge into one highlight</source>
        <translation>合并为一处标记</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Export the notes chosen</source>
        <translation>导出所选笔记</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Go to the next place</source>
        <translation>跳到下一处</translation>
    </message>
    <message>
        <source>Edit in the form</source>
        <translation>在表单中编辑</translation>
    </message>
    <message>
        <source>Approve the rendering; accept a candidate</source>
        <translation>核定译法；采纳候选词</translation>
    </message>
    <message>
        <source>Reject a candidate; not a term at this place</source>
        <translation>排除候选词；此处不是术语</translation>
    </message>
    <message>
        <source>Merge into one term</source>
        <translation>合并为一个术语</translation>
    </message>
    <message>
        <source>Merge a candidate into a term of your choice</source>
        <translation>将候选并入自选术语</translation>
    </message>
    <message>
        <source>Places to revisit; another rendering at this place</source>
        <translation>须重看之处；此处另用译法</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The sentence is done; go on</source>
        <translation>此句完成，转到下一句</translation>
    </message>
    <message>
        <source>Sentence before, after</source>
        <translation>上一句、下一句</translation>
    </message>
    <message>
        <source>Open sentence before, after</source>
        <translation>上一未译句、下一未译句</translation>
    </message>
    <message>
        <source>Put the rendering of that term in</source>
        <translation>填入该术语的译法</translation>
    </message>
    <message>
        <source>In a list: write in that sentence</source>
        <translation>在列表中：转到该句书写</translation>
    </message>
    <message>
        <source>Among the checks: accept as fine, not fine after all</source>
        <translation>检查中：认可为无误、撤回认可</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>回到正文</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>On the page</source>
        <translation>在正文中</translation>
    </message>
    <message>
        <source>Among the notes</source>
        <translation>在笔记列表中</translation>
    </message>
    <message>
        <source>Among the terms</source>
        <translation>在术语列表中</translation>
    </message>
    <message>
        <source>At the sentence desk</source>
        <translation>在句子工作台</translation>
    </message>
    <message>
        <source>Single letters and digits work while the page has the keyboard (F6), those of the notes and terms while their list has it (Shift+F7, Shift+F4).</source>
        <translation>单个字母和数字在正文持有键盘焦点时有效 (F6)，笔记和术语的按键在其列表持有焦点时有效 (Shift+F7、Shift+F4)。</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Spoken from the next start on.</source>
        <translation>下次启动后生效。</translation>
    </message>
</context>
<context>
    <name>LanguageForm</name>
    <message>
        <source>Translate Into</source>
        <translation>译入语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language…</source>
        <translation>其他语言…</translation>
    </message>
    <message>
        <source>Tag of the language</source>
        <translation>语言标签</translation>
    </message>
    <message>
        <source>For &amp;all texts</source>
        <translation>适用于所有文本(&amp;A)</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>语言：</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>标签：</translation>
    </message>
    <message>
        <source>Renderings, sentences, checks and files are those of this language. What you have in other languages is kept, out of sight.</source>
        <translation>译法、句子、检查和文件均以此语言为准。其他语言的内容仍保留，只是不显示。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>“{words}” is no tag of a language one translates into.</source>
        <translation>“{words}”不是可译入语言的标签。</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
</context>
<context>
    <name>LastWord</name>
    <message>
        <source>tjreader cannot start</source>
        <translation>tjreader 无法启动</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LinesList</name>
    <message>
        <source>Occurrences</source>
        <translation>出现处</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>标注(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Word</source>
        <translation>词语(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Terms</source>
        <translation>术语(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MergeForm</name>
    <message>
        <source>Merge into a Term</source>
        <translation>并入术语</translation>
    </message>
    <message>
        <source>Form, pinyin or rendering of the term</source>
        <translation>术语的词形、拼音或译名</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>What the form is to the term</source>
        <translation>该词形与术语的关系</translation>
    </message>
    <message>
        <source>Kind of form</source>
        <translation>词形类型</translation>
    </message>
    <message>
        <source>{words} is another form of:</source>
        <translation>{words} 是以下术语的另一词形：</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>NamedSteps</name>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Recovered: these words were typed but never stored.</source>
        <translation>已找回：这些文字曾经输入，但未存入。</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>Draft not kept: these words are in this window only.</source>
        <translation>草稿未保存：这些文字只在本窗口中。</translation>
    </message>
    <message>
        <source>Not stored yet. The words are kept here; try again with Done.</source>
        <translation>尚未存入。文字保留在此；请再按“完成”。</translation>
    </message>
</context>
<context>
    <name>NotePreview</name>
    <message>
        <source>The note as it reads</source>
        <translation>笔记的阅读样式</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>Whole text</source>
        <translation>全文</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Keep the note and go back to the page (Ctrl+Enter)</source>
        <translation>保存笔记并返回正文 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Show the note as it reads: **strong**, *emphasis*, - lists</source>
        <translation>按阅读样式显示笔记：**粗体**、*强调*、- 列表</translation>
    </message>
    <message>
        <source>Show the note as it reads</source>
        <translation>按阅读样式显示笔记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>写笔记…</translation>
    </message>
</context>
<context>
    <name>NotesFilter</name>
    <message>
        <source>Filter notes</source>
        <translation>筛选笔记</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>笔记类型</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇目</translation>
    </message>
    <message>
        <source>How sure the place is</source>
        <translation>定位状况</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Filter by tag, section and state; sort</source>
        <translation>按标签、篇目和状态筛选；排序</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>带笔记的</translation>
    </message>
    <message>
        <source>Highlights only</source>
        <translation>仅标记</translation>
    </message>
    <message>
        <source>On sections</source>
        <translation>篇目上的</translation>
    </message>
    <message>
        <source>On the text</source>
        <translation>全文上的</translation>
    </message>
    <message>
        <source>Any place</source>
        <translation>任何定位</translation>
    </message>
    <message>
        <source>Exact place</source>
        <translation>定位准确</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移位</translation>
    </message>
    <message>
        <source>Changed words</source>
        <translation>文字有变</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>最近改动在前</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>任何标签</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>All sections</source>
        <translation>所有篇目</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>共 {count} 条</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total} 条</translation>
    </message>
</context>
<context>
    <name>NotesList</name>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Go to the place</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Merge into one highlight</source>
        <translation>合并为一处标记</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Export selected…</source>
        <translation>导出所选…</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>no place</source>
        <translation>无定位</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Section note</source>
        <translation>本篇笔记</translation>
    </message>
    <message>
        <source>Text note</source>
        <translation>全文笔记</translation>
    </message>
    <message>
        <source>Deleted notes</source>
        <translation>已删除的笔记</translation>
    </message>
    <message>
        <source>Section: {title}</source>
        <translation>本篇：{title}</translation>
    </message>
    <message>
        <source>Text: {title}</source>
        <translation>全文：{title}</translation>
    </message>
</context>
<context>
    <name>Occurrences</name>
    <message>
        <source>Order of the places</source>
        <translation>出现处的顺序</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>By what stands before</source>
        <translation>按前文</translation>
    </message>
    <message>
        <source>By what stands after</source>
        <translation>按后文</translation>
    </message>
    <message>
        <source>By form</source>
        <translation>按形式</translation>
    </message>
    <message>
        <source>Places: {count}</source>
        <translation>出现处：{count}</translation>
    </message>
    <message>
        <source>Render otherwise here… (R)</source>
        <translation>此处另译… (R)</translation>
    </message>
    <message>
        <source>Not this term here… (X)</source>
        <translation>此处并非该术语… (X)</translation>
    </message>
    <message>
        <source>As everywhere again</source>
        <translation>恢复与他处一致</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The article cannot be opened</source>
        <translation>无法打开文章</translation>
    </message>
    <message>
        <source>Your own texts can be read all the same: choose File, Open… (Ctrl+O).</source>
        <translation>您自己的文本仍可照常阅读：请选择“文件”、“打开…”(Ctrl+O)。</translation>
    </message>
    <message>
        <source>Pasted texts are kept in the notebook, which is not open.</source>
        <translation>粘贴的文本存于笔记本，而笔记本未打开。</translation>
    </message>
    <message>
        <source>“{title}” is not in the notebook any more; paste it again.</source>
        <translation>“{title}”已不在笔记本中；请重新粘贴。</translation>
    </message>
</context>
<context>
    <name>OrderSwitch</name>
    <message>
        <source>By contents</source>
        <translation>按目录</translation>
    </message>
    <message>
        <source>Leads, then their stories</source>
        <translation>先导读，后报道</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>The order of the file</source>
        <translation>文件中的顺序</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>范围：</translation>
    </message>
    <message>
        <source>With:</source>
        <translation>包含：</translation>
    </message>
    <message>
        <source>Paper:</source>
        <translation>纸张：</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>This &amp;section</source>
        <translation>本篇(&amp;S)</translation>
    </message>
    <message>
        <source>The &amp;whole text</source>
        <translation>全文(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pinyin above the line</source>
        <translation>行上拼音(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Highlights</source>
        <translation>标记(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Notes after each section</source>
        <translation>各篇之后附笔记(&amp;N)</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
</context>
<context>
    <name>Paperwork</name>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saving {name} …</source>
        <translation>正在保存 {name}…</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Wait until the pages before are done.</source>
        <translation>请等前面的页面完成。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>One page printed.</source>
        <translation>已打印 1 页。</translation>
    </message>
    <message>
        <source>{count} pages printed.</source>
        <translation>已打印 {count} 页。</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>已停止；未写出任何文件。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>PdfExport</name>
    <message>
        <source>{path} cannot be written ({reason}); choose another place.</source>
        <translation>无法写入 {path}（{reason}）；请另选位置。</translation>
    </message>
</context>
<context>
    <name>Photographer</name>
    <message>
        <source>{path} cannot be written.</source>
        <translation>无法写入 {path}。</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The printer does not answer; see that it is switched on and connected.</source>
        <translation>打印机没有响应；请检查是否已开机并连接。</translation>
    </message>
    <message>
        <source>The printer stopped; see that it has paper, and try again.</source>
        <translation>打印机已停止；请检查是否有纸，然后重试。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>{file} could not be read as settings, so the usual ones stand in. The old file is kept beside it as {kept}.</source>
        <translation>{file} 不是可读的设置文件，因此改用默认设置。旧文件已保存在旁，名为 {kept}。</translation>
    </message>
    <message>
        <source>{file} could not be used as it is ({faults}), so the usual settings stand in. The old file is kept beside it as {kept}.</source>
        <translation>{file} 无法照原样使用（{faults}），因此改用默认设置。旧文件已保存在旁，名为 {kept}。</translation>
    </message>
    <message>
        <source>Something went wrong in tjreader. What was saved is safe; the log in {folder} says more, without any of your words.</source>
        <translation>tjreader 出了错。已保存的内容是安全的；{folder} 中的日志有更多说明，其中不含您的任何文字。</translation>
    </message>
</context>
<context>
    <name>Prospecting</name>
    <message>
        <source>The candidates could not be found: the language worker ended.</source>
        <translation>无法找出候选词：语言分析进程已终止。</translation>
    </message>
</context>
<context>
    <name>QuickTerm</name>
    <message>
        <source>Enter: propose  ·  Ctrl+Enter: decide  ·  Esc</source>
        <translation>Enter：拟议  ·  Ctrl+Enter：核定  ·  Esc</translation>
    </message>
    <message>
        <source>Rendering ({language})</source>
        <translation>译法（{language}）</translation>
    </message>
</context>
<context>
    <name>ReaderView</name>
    <message>
        <source>Page</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Which form of faulty places is shown</source>
        <translation>有误之处的显示形式</translation>
    </message>
    <message>
        <source>Colours of the page</source>
        <translation>页面颜色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Type and card</source>
        <translation>文字与词卡</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>原刊</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>对照</translation>
    </message>
</context>
<context>
    <name>RecentsMenu</name>
    <message>
        <source>Open Re&amp;cent</source>
        <translation>打开最近的文本(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>A file of the program cannot be read: {path} ({strerror}).</source>
        <translation>无法读取程序文件：{path}（{strerror}）。</translation>
    </message>
    <message>
        <source>A file of the program is damaged: {path}. Install the program again.</source>
        <translation>程序文件已损坏：{path}。请重新安装本程序。</translation>
    </message>
    <message>
        <source>A file of the program is missing: {path}. Install the program again.</source>
        <translation>程序文件缺失：{path}。请重新安装本程序。</translation>
    </message>
    <message>
        <source>A form of a term has at most {longest_form} characters; this one has {form}.</source>
        <translation>术语的一个形式最多 {longest_form} 字；此处有 {form} 字。</translation>
    </message>
    <message>
        <source>A highlight is split at a word inside it.</source>
        <translation>请在标记内的某个词处拆分。</translation>
    </message>
    <message>
        <source>A term is more than punctuation marks.</source>
        <translation>术语不能只有标点符号。</translation>
    </message>
    <message>
        <source>A term is taken from words of one paragraph.</source>
        <translation>术语须取自同一段的文字。</translation>
    </message>
    <message>
        <source>A term needs at least one form that is not empty.</source>
        <translation>术语至少要有一个非空的形式。</translation>
    </message>
    <message>
        <source>An entry of the glossary that comes with the text cannot be deleted. Adopt it and change it, and yours is used in its place.</source>
        <translation>文本自带词汇表的条目不能删除。请将其收为己有再作改动，即以您的条目代之。</translation>
    </message>
    <message>
        <source>Another tjreader has {data_dir} open but does not answer. Close it and try again.</source>
        <translation>另一个 tjreader 正打开 {data_dir}，但没有响应。请将其关闭后重试。</translation>
    </message>
    <message>
        <source>Choose at least two terms to merge.</source>
        <translation>请至少选择两个术语再合并。</translation>
    </message>
    <message>
        <source>Choose some forms of the term, and leave it at least one.</source>
        <translation>请选择该术语的若干形式，并至少为它留下一个。</translation>
    </message>
    <message>
        <source>Choose two or more highlights of this text to merge them.</source>
        <translation>请选择此文本的两处或多处标记再合并。</translation>
    </message>
    <message>
        <source>No column of {name} is known to hold the terms: say which, as in --map term=A,rendering=B.</source>
        <translation>不知道 {name} 的哪一列是术语：请指明，如 --map term=A,rendering=B。</translation>
    </message>
    <message>
        <source>No sentence is translated yet, and a TMX holds translations only.</source>
        <translation>尚无已翻译的句子，而 TMX 只含译文。</translation>
    </message>
    <message>
        <source>Notes are read from .json, .csv and .xlsx files, and {path} is none of them: export them as one of these first.</source>
        <translation>笔记只能从 .json、.csv 和 .xlsx 文件读取，而 {path} 不在其列：请先导出为其中一种。</translation>
    </message>
    <message>
        <source>Nothing in {path} can be read, and there is no backup of it; it was left untouched. Move it aside to begin a new notebook.</source>
        <translation>{path} 中没有可读取的内容，也没有备份；该文件未作改动。请将其移开，以便新建笔记本。</translation>
    </message>
    <message>
        <source>Sentences are read from .tmx and .xlf files, and {path} is neither: export them as one of these first.</source>
        <translation>句子只能从 .tmx 和 .xlf 文件读取，而 {path} 不在其列：请先导出为其中一种。</translation>
    </message>
    <message>
        <source>Terms are read from files that end in {endings}, and {path} does not: save it as one of these first.</source>
        <translation>术语只能从以 {endings} 结尾的文件读取，而 {path} 不在其列：请先另存为其中一种。</translation>
    </message>
    <message>
        <source>Terms were changed since {name} was read, so nothing was imported: import it again.</source>
        <translation>读取 {name} 之后术语有改动，未导入任何内容：请重新导入。</translation>
    </message>
    <message>
        <source>That decision is not there any more.</source>
        <translation>该裁定已不存在。</translation>
    </message>
    <message>
        <source>That entry is adopted already; change your own in its place.</source>
        <translation>该条目已收为己有；请改动您自己的条目。</translation>
    </message>
    <message>
        <source>That highlight has no place in this edition of the text.</source>
        <translation>该标记在此版本中无定位。</translation>
    </message>
    <message>
        <source>That is too much to paste: save it as a text file and open the file.</source>
        <translation>粘贴的内容过多：请存为文本文件再打开。</translation>
    </message>
    <message>
        <source>That note is not on a highlight.</source>
        <translation>该笔记不在标记上。</translation>
    </message>
    <message>
        <source>That note is not there any more.</source>
        <translation>该笔记已不存在。</translation>
    </message>
    <message>
        <source>That term is not there any more.</source>
        <translation>该术语已不存在。</translation>
    </message>
    <message>
        <source>That translation is not there any more.</source>
        <translation>该译文已不存在。</translation>
    </message>
    <message>
        <source>The candidates could not be found: {answer}</source>
        <translation>无法找出候选词：{answer}</translation>
    </message>
    <message>
        <source>The columns do not say where the terms are: add term=A to them.</source>
        <translation>各列未指明术语所在：请加上 term=A。</translation>
    </message>
    <message>
        <source>The copy could not be read back, which may mean a failing disk.</source>
        <translation>副本无法读回，磁盘可能有故障。</translation>
    </message>
    <message>
        <source>The disk is full: nothing could be written to {path}. Free some room and try again.</source>
        <translation>磁盘已满：无法写入 {path}。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The edition could not be kept in {folder} ({strerror}); make room or allow writing there, then load it again.</source>
        <translation>新版本无法存入 {folder}（{strerror}）；请腾出空间或允许写入，然后重新载入。</translation>
    </message>
    <message>
        <source>The form {twice} stands twice in this term.</source>
        <translation>形式 {twice} 在此术语中重复出现。</translation>
    </message>
    <message>
        <source>The language worker gave an answer that is not understood.</source>
        <translation>语言分析进程的回答无法理解。</translation>
    </message>
    <message>
        <source>The notebook is already closed.</source>
        <translation>笔记本已关闭。</translation>
    </message>
    <message>
        <source>The notes in {name} are on {theirs}, not on “{title}”: open that text first, then import them.</source>
        <translation>{name} 中的笔记属于 {theirs}，而非“{title}”：请先打开那个文本再导入。</translation>
    </message>
    <message>
        <source>The sentences in {name} are of another text, not of “{title}”: open that text first, then import them.</source>
        <translation>{name} 中的句子属于另一文本，而非“{title}”：请先打开那个文本再导入。</translation>
    </message>
    <message>
        <source>The {name} must be words.</source>
        <translation>{name} 须为文字。</translation>
    </message>
    <message>
        <source>There are no sentences to write: choose a section that has some.</source>
        <translation>没有可写出的句子：请选择有句子的篇目。</translation>
    </message>
    <message>
        <source>There are no terms to write: add one first, or choose others.</source>
        <translation>没有可写出的术语：请先添加，或另行选择。</translation>
    </message>
    <message>
        <source>There are no words of the text at that place.</source>
        <translation>该处没有文本文字。</translation>
    </message>
    <message>
        <source>There are no words of the text to highlight at that place.</source>
        <translation>该处没有可标记的文字。</translation>
    </message>
    <message>
        <source>There are no words of the text to place the note on.</source>
        <translation>没有可供笔记定位的文字。</translation>
    </message>
    <message>
        <source>There are no words to decide on.</source>
        <translation>没有可裁定的文字。</translation>
    </message>
    <message>
        <source>There are no words to render it with at this place.</source>
        <translation>没有用于此处的译法文字。</translation>
    </message>
    <message>
        <source>There is no backup {name} in {folder}.</source>
        <translation>{folder} 中没有备份 {name}。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>没有文件 {name}。</translation>
    </message>
    <message>
        <source>There is no notebook at {path} yet.</source>
        <translation>{path} 处尚无笔记本。</translation>
    </message>
    <message>
        <source>There is no room left to write {name}: choose another disk.</source>
        <translation>没有空间写入 {name}：请选择另一磁盘。</translation>
    </message>
    <message>
        <source>There is no sentence of the text at that place.</source>
        <translation>该处没有文本的句子。</translation>
    </message>
    <message>
        <source>There is nothing to read in it: copy some text first, then paste it.</source>
        <translation>没有可读的内容：请先复制一些文字再粘贴。</translation>
    </message>
    <message>
        <source>This cannot be kept in {path}: it is not a well-formed note.</source>
        <translation>无法存入 {path}：不是格式正确的笔记。</translation>
    </message>
    <message>
        <source>This could not be stored because of a fault in tjreader.</source>
        <translation>由于 tjreader 出错，此项未能存入。</translation>
    </message>
    <message>
        <source>This entry was changed in the meantime, so the older version was not written over it.</source>
        <translation>此条目已被改动，因此未以旧内容覆盖。</translation>
    </message>
    <message>
        <source>This note was changed in the meantime, so the older version was not written over it.</source>
        <translation>此笔记已被改动，因此未以旧内容覆盖。</translation>
    </message>
    <message>
        <source>This sentence has a translation already.</source>
        <translation>此句已有译文。</translation>
    </message>
    <message>
        <source>This was changed in {path} in the meantime, so the old version was not written over it.</source>
        <translation>{path} 中的此项已被改动，因此未以旧内容覆盖。</translation>
    </message>
    <message>
        <source>What to prefer must be one of: {allowed}.</source>
        <translation>优先项须为以下之一：{allowed}。</translation>
    </message>
    <message>
        <source>it could be any of {names}; merge or delete one of them first.</source>
        <translation>可能是 {names} 中的任何一个；请先合并或删除其中之一。</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written, so commands cannot reach this window.</source>
        <translation>{data_dir} 无法写入，因此命令无法送达此窗口。</translation>
    </message>
    <message>
        <source>{file} has an entry of more than {most} parts.</source>
        <translation>{file} 中有一个条目超过 {most} 个部分。</translation>
    </message>
    <message>
        <source>{file} has more in it than is taken in: import it in parts.</source>
        <translation>{file} 的内容超出可读入的量：请分批导入。</translation>
    </message>
    <message>
        <source>{format_id} is no format this is written in: choose one of {known}.</source>
        <translation>{format_id} 不是可写出的格式：请选择 {known} 之一。</translation>
    </message>
    <message>
        <source>{format_id} is no format this program writes: choose one of {known}.</source>
        <translation>{format_id} 不是本程序可写出的格式：请选择 {known} 之一。</translation>
    </message>
    <message>
        <source>{instead} is {what} of the notebook belongs, so notes cannot be kept. Move it aside, or choose another data folder with --data-dir.</source>
        <translation>{instead} 占据了笔记本的位置，因此无法保存笔记。请将其移开，或用 --data-dir 另选数据文件夹。</translation>
    </message>
    <message>
        <source>{language} is no tag of a language: say en, en-GB, de, … .</source>
        <translation>{language} 不是语言代码：请用 en、en-GB、de 等。</translation>
    </message>
    <message>
        <source>{named} is no tag of a language one translates into: say en, en-GB, de, … .</source>
        <translation>{named} 不是可译入语言的标签：请写 en、en-GB、de 等。</translation>
    </message>
    <message>
        <source>{name} cannot be made in {path}: choose another folder.</source>
        <translation>无法在 {path} 中建立 {name}：请另选文件夹。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>无法读取 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>{name} cannot be written ({reason}): choose another place.</source>
        <translation>无法写入 {name}（{reason}）：请另选位置。</translation>
    </message>
    <message>
        <source>{name} cannot be written: there is no folder {path}.</source>
        <translation>无法写入 {name}：没有文件夹 {path}。</translation>
    </message>
    <message>
        <source>{name} declares a document type, so it is not opened.</source>
        <translation>{name} 声明了文档类型，因此不予打开。</translation>
    </message>
    <message>
        <source>{name} does not say what to write: name a --format, or end it in {endings}.</source>
        <translation>{name} 未说明写成什么：请用 --format 指定格式，或以 {endings} 结尾。</translation>
    </message>
    <message>
        <source>{name} does not say what to write: name a format, or end it in {endings}.</source>
        <translation>{name} 未说明写成什么：请指定格式，或以 {endings} 结尾。</translation>
    </message>
    <message>
        <source>{name} does not translate from Chinese.</source>
        <translation>{name} 不是译自中文。</translation>
    </message>
    <message>
        <source>{name} has a link in it ({member}), so it is not opened.</source>
        <translation>{name} 中含有链接（{member}），因此不予打开。</translation>
    </message>
    <message>
        <source>{name} has a member with a name that is not allowed ({member}), so it is not opened.</source>
        <translation>{name} 中有成员名称不合规定（{member}），因此不予打开。</translation>
    </message>
    <message>
        <source>{name} has a word in it that is explained nowhere (&amp;{called};).</source>
        <translation>{name} 中有未经说明的实体 (&amp;{called};)。</translation>
    </message>
    <message>
        <source>{name} has an element of more than {most_attributes} attributes, so it is not opened.</source>
        <translation>{name} 中有元素超过 {most_attributes} 个属性，因此不予打开。</translation>
    </message>
    <message>
        <source>{name} has hardly a line in common with “{title}”, so it is not taken for an edition of it: open it as a text of its own.</source>
        <translation>{name} 与“{title}”几乎没有相同的行，因此不视为其版本：请作为独立文本打开。</translation>
    </message>
    <message>
        <source>{name} has members that lie upon each other, so it is not opened.</source>
        <translation>{name} 中有互相重叠的成员，因此不予打开。</translation>
    </message>
    <message>
        <source>{name} has more than {most_elements} elements.</source>
        <translation>{name} 超过 {most_elements} 个元素。</translation>
    </message>
    <message>
        <source>{name} has more than {most_entries} entries: import it in parts.</source>
        <translation>{name} 超过 {most_entries} 个条目：请分批导入。</translation>
    </message>
    <message>
        <source>{name} has more than {most_members} members, so it is not opened.</source>
        <translation>{name} 超过 {most_members} 个成员，因此不予打开。</translation>
    </message>
    <message>
        <source>{name} has more than {most_rows} rows: import it in parts.</source>
        <translation>{name} 超过 {most_rows} 行：请分批导入。</translation>
    </message>
    <message>
        <source>{name} has more than {most_sentences} sentences: import it in parts.</source>
        <translation>{name} 超过 {most_sentences} 个句子：请分批导入。</translation>
    </message>
    <message>
        <source>{name} has more than {most} rows: import it in parts.</source>
        <translation>{name} 超过 {most} 行：请分批导入。</translation>
    </message>
    <message>
        <source>{name} has more words in it than can be taken in at once.</source>
        <translation>{name} 中的文字超出一次可读入的量。</translation>
    </message>
    <message>
        <source>{name} has no column “{where}”: it has {width}.</source>
        <translation>{name} 没有“{where}”列：它有 {width}。</translation>
    </message>
    <message>
        <source>{name} has no sheet in it.</source>
        <translation>{name} 中没有工作表。</translation>
    </message>
    <message>
        <source>{name} has no {member} in it: it is damaged.</source>
        <translation>{name} 中没有 {member}：文件已损坏。</translation>
    </message>
    <message>
        <source>{name} has the very words of “{title}”: there is nothing to revise.</source>
        <translation>{name} 与“{title}”文字完全相同：无可修订。</translation>
    </message>
    <message>
        <source>{name} has two members of one name, so it is not opened.</source>
        <translation>{name} 中有两个同名成员，因此不予打开。</translation>
    </message>
    <message>
        <source>{name} holds more than {most} notes, which is more than anybody writes.</source>
        <translation>{name} 含有超过 {most} 条笔记，不可能是人所写。</translation>
    </message>
    <message>
        <source>{name} holds only blank lines: there is nothing to read in it.</source>
        <translation>{name} 只有空行：没有可读的内容。</translation>
    </message>
    <message>
        <source>{name} is XLIFF {attributes}: save it as XLIFF 2.</source>
        <translation>{name} 是 XLIFF {attributes}：请另存为 XLIFF 2。</translation>
    </message>
    <message>
        <source>{name} is a folder: name a file in it.</source>
        <translation>{name} 是文件夹：请指定其中的文件。</translation>
    </message>
    <message>
        <source>{name} is a folder: open one of the files in it.</source>
        <translation>{name} 是文件夹：请打开其中的一个文件。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut short: choose another copy of it.</source>
        <translation>{name} 已损坏或不完整：请选择另一份副本。</translation>
    </message>
    <message>
        <source>{name} is damaged: a cell names words that are not there.</source>
        <translation>{name} 已损坏：有单元格引用了不存在的文字。</translation>
    </message>
    <message>
        <source>{name} is empty: there are no {what} in it.</source>
        <translation>{name} 是空的：其中没有可读入的内容。</translation>
    </message>
    <message>
        <source>{name} is empty: there is nothing to read in it.</source>
        <translation>{name} 是空的：没有可读的内容。</translation>
    </message>
    <message>
        <source>{name} is larger than {largest} MB: export fewer {what} and try again.</source>
        <translation>{name} 大于 {largest} MB：请减少导出的内容再试。</translation>
    </message>
    <message>
        <source>{name} is locked with a password: save it without one.</source>
        <translation>{name} 有密码保护：请另存为无密码的文件。</translation>
    </message>
    <message>
        <source>{name} is nested more than {deepest} deep, so it is not opened.</source>
        <translation>{name} 嵌套超过 {deepest} 层，因此不予打开。</translation>
    </message>
    <message>
        <source>{name} is no TBX: it begins with {root}.</source>
        <translation>{name} 不是 TBX：它以 {root} 开头。</translation>
    </message>
    <message>
        <source>{name} is no TMX: it begins with {root}.</source>
        <translation>{name} 不是 TMX：它以 {root} 开头。</translation>
    </message>
    <message>
        <source>{name} is no XLIFF: it begins with {root}.</source>
        <translation>{name} 不是 XLIFF：它以 {root} 开头。</translation>
    </message>
    <message>
        <source>{name} is no export of this program, or it is damaged: choose a file that “Export” or “tjreader export --format json” wrote.</source>
        <translation>{name} 不是本程序的导出文件，或已损坏：请选择由“导出”或“tjreader export --format json”写出的文件。</translation>
    </message>
    <message>
        <source>{name} is no ordinary file: name a file.</source>
        <translation>{name} 不是普通文件：请指定一个文件。</translation>
    </message>
    <message>
        <source>{name} is no ordinary file: save its text in a file first.</source>
        <translation>{name} 不是普通文件：请先将其文字存为文件。</translation>
    </message>
    <message>
        <source>{name} is no sound XML{where}: choose another copy of it.</source>
        <translation>{name} 不是完好的 XML{where}：请选择另一份副本。</translation>
    </message>
    <message>
        <source>{name} is no spreadsheet of Excel&apos;s kind: save it as .xlsx or .csv.</source>
        <translation>{name} 不是 Excel 一类的电子表格：请另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>{name} is no table of notes: its first line must name columns such as quote, note, start, end.</source>
        <translation>{name} 不是笔记表：首行须列出 quote、note、start、end 之类的列名。</translation>
    </message>
    <message>
        <source>{name} is not a text file: open a text saved as UTF-8 (.txt or .md).</source>
        <translation>{name} 不是文本文件：请打开存为 UTF-8 的文本（.txt 或 .md）。</translation>
    </message>
    <message>
        <source>{name} is not there: it was moved, renamed or deleted.</source>
        <translation>{name} 不在了：已移走、改名或删除。</translation>
    </message>
    <message>
        <source>{name} is open to you as a text of its own, with notes: {notes}. They would be out of reach; erase them first, or load another file.</source>
        <translation>您已将 {name} 作为独立文本打开，并有笔记：{notes}。这些笔记将无法取用；请先擦除，或载入另一文件。</translation>
    </message>
    <message>
        <source>{name} is packed in a way this program does not read.</source>
        <translation>{name} 的压缩方式本程序不能读取。</translation>
    </message>
    <message>
        <source>{name} is too large (at most {most} MB): cut it into smaller files.</source>
        <translation>{name} 过大（最多 {most} MB）：请拆成较小的文件。</translation>
    </message>
    <message>
        <source>{name} is too large ({size} MB; at most {most} MB): cut it into smaller files.</source>
        <translation>{name} 过大（{size} MB；最多 {most} MB）：请拆成较小的文件。</translation>
    </message>
    <message>
        <source>{name} is {kind}, not plain text: save its text as UTF-8 (.txt).</source>
        <translation>{name} 不是纯文本：请将其文字存为 UTF-8（.txt）。</translation>
    </message>
    <message>
        <source>{name} looks like {encoding}, and only UTF-8 is read: save it as UTF-8 and open it again.</source>
        <translation>{name} 似为 {encoding} 编码，而本程序只读 UTF-8：请另存为 UTF-8 再打开。</translation>
    </message>
    <message>
        <source>{name} may not be read: ask its owner for the right to read it.</source>
        <translation>无权读取 {name}：请向其所有者索取读取权限。</translation>
    </message>
    <message>
        <source>{name} translates into {target}, not into {language}.</source>
        <translation>{name} 译成 {target}，而非 {language}。</translation>
    </message>
    <message>
        <source>{name} was written by a newer tjreader: bring this one up to date first.</source>
        <translation>{name} 由更新版的 tjreader 写成：请先升级本程序。</translation>
    </message>
    <message>
        <source>{name} would unpack to more than it may ({largest} MB, {steepest} times its size), so it is not opened.</source>
        <translation>{name} 解压后超出限度（{largest} MB，即自身的 {steepest} 倍），因此不予打开。</translation>
    </message>
    <message>
        <source>{name}, line {line_num}, is no table: {error}.</source>
        <translation>{name} 第 {line_num} 行不成表格：{error}。</translation>
    </message>
    <message>
        <source>{path} belongs to another program and was left untouched. Move it aside, or choose another data folder with --data-dir.</source>
        <translation>{path} 属于另一程序，未作改动。请将其移开，或用 --data-dir 另选数据文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be written, so notes cannot be kept. Make it writable, or choose another data folder with --data-dir.</source>
        <translation>{path} 无法写入，因此无法保存笔记。请使其可写，或用 --data-dir 另选数据文件夹。</translation>
    </message>
    <message>
        <source>{path} could not be read or written: the disk reports a fault. Check the disk, then start tjreader again.</source>
        <translation>{path} 无法读写：磁盘报告故障。请检查磁盘，然后重新启动 tjreader。</translation>
    </message>
    <message>
        <source>{path} is a folder: name a file in it.</source>
        <translation>{path} 是文件夹：请指定其中的文件。</translation>
    </message>
    <message>
        <source>{path} is damaged or none of ours; choose another backup.</source>
        <translation>{path} 已损坏或非本程序所有；请选择另一备份。</translation>
    </message>
    <message>
        <source>{path} is open in another tjreader. Use that window, or close it and try again.</source>
        <translation>{path} 已在另一个 tjreader 中打开。请使用那个窗口，或将其关闭后重试。</translation>
    </message>
    <message>
        <source>{path} was removed or replaced while it was open; nothing more can be kept until tjreader is started again.{kept}</source>
        <translation>{path} 在打开期间被移走或替换；重新启动 tjreader 之前无法再保存任何内容。{kept}</translation>
    </message>
    <message>
        <source>{path} was written by a newer tjreader and is left untouched: its notes can be read here, not written. Start that version, or install it again, to write.</source>
        <translation>{path} 由更新版的 tjreader 写成，未作改动：其中的笔记在此可读，不可写。要写入，请启动或重新安装那个版本。</translation>
    </message>
    <message>
        <source>{path} was left untouched: it {what}. “Check the Notebook” in the File menu, or “tjreader check --repair”, brings back what can be read and keeps the file{or_else}.</source>
        <translation>{path} 未作改动：其内容不可信。“文件”菜单中的“检查笔记本”或“tjreader check --repair”可找回能读取的内容，并保留该文件{or_else}。</translation>
    </message>
    <message>
        <source>The {name} must be one of: {allowed}.</source>
        <translation>{name} 须为以下之一：{allowed}。</translation>
    </message>
    <message>
        <source>{shown} cannot be read: {error}.</source>
        <translation>无法读取 {shown}：{error}。</translation>
    </message>
    <message>
        <source>{shown}, line {number}, is binary, not text.</source>
        <translation>{shown} 第 {number} 行是二进制内容，不是文本。</translation>
    </message>
    <message>
        <source>{shown}, line {number}, is longer than 8 MB; break it into lines.</source>
        <translation>{shown} 第 {number} 行超过 8 MB；请分成多行。</translation>
    </message>
    <message>
        <source>{shown}, line {number}, is not UTF-8; convert it to UTF-8 first.</source>
        <translation>{shown} 第 {number} 行不是 UTF-8；请先转换为 UTF-8。</translation>
    </message>
    <message>
        <source>{title} has no section {named}: they are §1 to §{sections}.</source>
        <translation>“{title}”没有 {named} 这一节：各节为 §1 至 §{sections}。</translation>
    </message>
    <message>
        <source>“{language}” is no tag of a language: write it as en, fr or pt-BR.</source>
        <translation>“{language}” 不是语言标记：请写作 en、fr 或 pt-BR。</translation>
    </message>
    <message>
        <source>“{name}” is nothing a column can hold: choose among {names}.</source>
        <translation>“{name}”不是列可容纳的内容：请从 {names} 中选择。</translation>
    </message>
</context>
<context>
    <name>RenderingTable</name>
    <message>
        <source>Rendering</source>
        <translation>译法</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>官方</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>附注</translation>
    </message>
    <message>
        <source>Renderings</source>
        <translation>各译法</translation>
    </message>
    <message>
        <source>The official rendering, to be used as it stands</source>
        <translation>官方译法，须原样使用</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a Backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>备份，最新在前</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>正在查找备份…</translation>
    </message>
    <message>
        <source>What would be different</source>
        <translation>恢复后的不同之处</translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>One is made on each day on which tjreader is used, and verified.</source>
        <translation>每个使用 tjreader 的日子都会生成一份备份并加以校验。</translation>
    </message>
    <message>
        <source>Come back: {n}</source>
        <translation>将恢复：{n}</translation>
    </message>
    <message>
        <source>Become what they were: {n}</source>
        <translation>将回到原样：{n}</translation>
    </message>
    <message>
        <source>Are deleted, and kept for thirty days: {n}</source>
        <translation>将被删除，并保留三十天：{n}</translation>
    </message>
    <message>
        <source>Nothing would be different</source>
        <translation>不会有任何变化</translation>
    </message>
    <message>
        <source>Unchanged: {n}. The notebook as it is now is backed up first: restoring that backup takes all of this back.</source>
        <translation>不变：{n}。现在的笔记本会先行备份：恢复那份备份即可撤回这一切。</translation>
    </message>
    <message>
        <source>This backup cannot be used</source>
        <translation>此备份无法使用</translation>
    </message>
    <message>
        <source>The backup was not restored yet</source>
        <translation>备份尚未恢复</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>正在读取备份…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 条批注</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} 条批注</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>定位准确</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移位</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>文字有变</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>No place in this edition</source>
        <translation>在此版本中无定位</translation>
    </message>
    <message>
        <source>Other words, or unsure</source>
        <translation>文字有变或不确定</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移位</translation>
    </message>
    <message>
        <source>now {words}</source>
        <translation>现为 {words}</translation>
    </message>
    <message>
        <source>before {words}</source>
        <translation>原为 {words}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>stands in another edition</source>
        <translation>在另一版本中</translation>
    </message>
    <message>
        <source>its words are not here</source>
        <translation>此处没有这些文字</translation>
    </message>
</context>
<context>
    <name>ReviewList</name>
    <message>
        <source>Notes to review</source>
        <translation>待复核的笔记</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The place is right (A)</source>
        <translation>定位正确 (A)</translation>
    </message>
    <message>
        <source>Place here</source>
        <translation>定位于此</translation>
    </message>
    <message>
        <source>Put the note on the words selected on the page (P)</source>
        <translation>将笔记定位于正文中选中的文字 (P)</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>The place is wrong (U)</source>
        <translation>定位错误 (U)</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部确认</translation>
    </message>
    <message>
        <source>All places that were found are right</source>
        <translation>所找到的定位均正确</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>带入</translation>
    </message>
    <message>
        <source>Look for notes of another edition in this one</source>
        <translation>在此版本中查找另一版本的笔记</translation>
    </message>
    <message>
        <source>Choose one note here, and select on the page the words it belongs to.</source>
        <translation>请在此选择一条笔记，再在正文中选中它所属的文字。</translation>
    </message>
    <message>
        <source>Opening the notebook…</source>
        <translation>正在打开笔记本…</translation>
    </message>
    <message>
        <source>There is nothing to review.

When a text is changed, your notes follow to its new edition: when its file was changed and is opened again, or when you choose File, Load a Changed Edition….

Notes that were moved, that stand on other words now or have no place any more are listed here until you have looked at them.</source>
        <translation>没有待复核的内容。

文本改动后，您的笔记会随至新版本：文件改动后重新打开时，或选择“文件”、“载入改动后的版本…”时。

移位、文字有变或已无定位的笔记列于此处，直到您看过为止。</translation>
    </message>
</context>
<context>
    <name>Revisiting</name>
    <message>
        <source>{term} is decided otherwise now. Sentences that still have “{words}”: {n}. “Places to revisit” (R in the list of terms) lists them.</source>
        <translation>{term} 现已另定译法。仍用“{words}”的句子：{n}。“须重看之处”（术语列表中按 R）列出这些句子。</translation>
    </message>
</context>
<context>
    <name>RulingForm</name>
    <message>
        <source>Rendered Otherwise Here</source>
        <translation>此处另译</translation>
    </message>
    <message>
        <source>Not This Term Here</source>
        <translation>此处并非该术语</translation>
    </message>
    <message>
        <source>The term is not there any more, so nothing was kept. Copy what you typed before you close; Terms, Deleted at the Desk brings the term back.</source>
        <translation>该术语已不存在，因此未保存。关闭前请先复制所输入的内容；“术语”菜单中的“工作台已删除的内容”可恢复该术语。</translation>
    </message>
    <message>
        <source>Rendering here</source>
        <translation>此处的译法</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Searcher</name>
    <message>
        <source>The notebook is being opened…</source>
        <translation>笔记本正在打开…</translation>
    </message>
    <message>
        <source>This could not be searched.</source>
        <translation>此项无法搜索。</translation>
    </message>
</context>
<context>
    <name>SectionCounts</name>
    <message>
        <source>Terms and their places in each section</source>
        <translation>各篇的术语数与出现处</translation>
    </message>
    <message>
        <source>Places in each section</source>
        <translation>各篇出现处</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Places: {count}</source>
        <translation>出现处：{count}</translation>
    </message>
    <message>
        <source>Terms: {count}</source>
        <translation>术语：{count}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Highlight</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with place</source>
        <translation>连同出处复制</translation>
    </message>
    <message>
        <source>Begin earlier</source>
        <translation>始端前移</translation>
    </message>
    <message>
        <source>Begin later</source>
        <translation>始端后移</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>末端前移</translation>
    </message>
    <message>
        <source>End later</source>
        <translation>末端后移</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
</context>
<context>
    <name>SentenceEditor</name>
    <message>
        <source>Translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>Translate the sentence…</source>
        <translation>翻译此句…</translation>
    </message>
    <message>
        <source>Note on this sentence</source>
        <translation>此句的笔记</translation>
    </message>
    <message>
        <source>How far the sentence is</source>
        <translation>此句的进度</translation>
    </message>
    <message>
        <source>Previous sentence (Alt+Up)</source>
        <translation>上一句 (Alt+Up)</translation>
    </message>
    <message>
        <source>Next sentence (Alt+Down)</source>
        <translation>下一句 (Alt+Down)</translation>
    </message>
    <message>
        <source>Done, Next</source>
        <translation>完成，下一句</translation>
    </message>
    <message>
        <source>This sentence is done; go on to the next (Ctrl+Enter)</source>
        <translation>此句已完成；转到下一句 (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>SentenceList</name>
    <message>
        <source>Sentences of the section that are done</source>
        <translation>本篇已完成的句子</translation>
    </message>
    <message>
        <source>Which sentences</source>
        <translation>显示哪些句子</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未译</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next Open</source>
        <translation>下一未译句</translation>
    </message>
    <message>
        <source>Go to the next open sentence (Alt+Shift+Down)</source>
        <translation>转到下一个未译的句子 (Alt+Shift+Down)</translation>
    </message>
    <message>
        <source>Follow the page</source>
        <translation>跟随正文</translation>
    </message>
    <message>
        <source>Follow the page: a click on it, or going on in it, chooses the sentence here</source>
        <translation>跟随正文：在正文中点击或前进时，此处随之选中句子</translation>
    </message>
    <message>
        <source>No sentence of this section is like that.</source>
        <translation>本篇没有这样的句子。</translation>
    </message>
    <message>
        <source>The sentences of the section will stand here.</source>
        <translation>本篇的句子将列于此处。</translation>
    </message>
    <message>
        <source>Section: {done} of {all} done</source>
        <translation>本篇：已完成 {done} 句，共 {all} 句</translation>
    </message>
    <message>
        <source>, {n} in draft</source>
        <translation>，草稿 {n} 句</translation>
    </message>
    <message>
        <source>Text: {done} of {all} done</source>
        <translation>全文：已完成 {done} 句，共 {all} 句</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>open</source>
        <translation>未译</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>SentencesList</name>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
</context>
<context>
    <name>SettingPopup</name>
    <message>
        <source>Type and card</source>
        <translation>文字与词卡</translation>
    </message>
    <message>
        <source>Serif 宋</source>
        <translation>衬线 宋</translation>
    </message>
    <message>
        <source>Sans 黑</source>
        <translation>无衬线 黑</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Leading</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>{count} 字</source>
        <translation>{count} 字</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Sentence</source>
        <translation>原句</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Place in the text</source>
        <translation>文中位置</translation>
    </message>
    <message>
        <source>Which form of faulty places is shown</source>
        <translation>有误之处的显示形式</translation>
    </message>
    <message>
        <source>Whether your notes are on disk</source>
        <translation>您的笔记是否已存盘</translation>
    </message>
    <message>
        <source>Where the top of the page is in the text; not how far you have read</source>
        <translation>页面顶端在文中的位置；并非阅读进度</translation>
    </message>
    <message>
        <source>at character {number} of {total}</source>
        <translation>第 {number} 字，共 {total} 字</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>原刊</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>printed and corrected</source>
        <translation>原刊与校正对照</translation>
    </message>
    <message>
        <source>opening the notebook…</source>
        <translation>正在打开笔记本…</translation>
    </message>
    <message>
        <source>waiting for the notebook…</source>
        <translation>正在等待笔记本…</translation>
    </message>
    <message>
        <source>saved ✓</source>
        <translation>已保存 ✓</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>reading only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>Strays</name>
    <message>
        <source>Without a place in this edition</source>
        <translation>在此版本中无定位</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Place Here</source>
        <translation>定位于此</translation>
    </message>
    <message>
        <source>Put it to the chosen sentence, if that has none</source>
        <translation>归于所选句子（若该句尚无译文）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete it (Del)</source>
        <translation>删除此条 (Del)</translation>
    </message>
    <message>
        <source>Without a place in this edition: {n}</source>
        <translation>在此版本中无定位：{n}</translation>
    </message>
    <message>
        <source>not this term</source>
        <translation>并非该术语</translation>
    </message>
    <message>
        <source>Decision on {quote}: {words}</source>
        <translation>对 {quote} 的裁定：{words}</translation>
    </message>
</context>
<context>
    <name>TagField</name>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，以逗号分隔</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>TermExportDialog</name>
    <message>
        <source>Export Terms</source>
        <translation>导出术语</translation>
    </message>
    <message>
        <source>All terms, with the glossary ({count})</source>
        <translation>全部术语，含词汇表 ({count})</translation>
    </message>
    <message>
        <source>My own ({count})</source>
        <translation>自己的 ({count})</translation>
    </message>
    <message>
        <source>Those chosen in the list ({count})</source>
        <translation>列表中选定的 ({count})</translation>
    </message>
    <message>
        <source>Which terms</source>
        <translation>哪些术语</translation>
    </message>
    <message>
        <source>Language of the renderings</source>
        <translation>译法的语言</translation>
    </message>
    <message>
        <source>Format:</source>
        <translation>格式：</translation>
    </message>
    <message>
        <source>Terms:</source>
        <translation>术语：</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>语言：</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>TBX, version 3</source>
        <translation>TBX 第 3 版</translation>
    </message>
    <message>
        <source>TBX, version 2</source>
        <translation>TBX 第 2 版</translation>
    </message>
    <message>
        <source>OmegaT glossary</source>
        <translation>OmegaT 词汇表</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>Spreadsheet (XLSX)</source>
        <translation>电子表格 (XLSX)</translation>
    </message>
    <message>
        <source>For termbases, after the standard of 2019. It holds all there is.</source>
        <translation>供术语库使用，依 2019 年标准。内容完整无缺。</translation>
    </message>
    <message>
        <source>For OmegaT, Weblate and most other tools, which read no version 3. Not in it: deprecated renderings, earlier decisions, places, times, which text they are for.</source>
        <translation>供 OmegaT、Weblate 等多数工具使用，它们不读第 3 版。其中没有：弃用的译法、以往的决定、位置、时间、适用的文本。</translation>
    </message>
    <message>
        <source>For the folder “glossary” of an OmegaT project. It holds the forms, the renderings of one language and a short comment, nothing else.</source>
        <translation>放入 OmegaT 项目的“glossary”文件夹。只含词形、一种语言的译法和简短备注。</translation>
    </message>
    <message>
        <source>A row for each form and rendering. It holds all there is.</source>
        <translation>每个词形和译法一行。内容完整无缺。</translation>
    </message>
    <message>
        <source>A row for each form and rendering, for Excel and LibreOffice. It holds all there is, but for words longer than a cell.</source>
        <translation>每个词形和译法一行，供 Excel 和 LibreOffice 使用。除超出单元格长度的文字外，内容完整。</translation>
    </message>
    <message>
        <source>There are no terms yet. Select words on the page and press T.</source>
        <translation>还没有术语。请在页面上选择词语，再按 T。</translation>
    </message>
    <message>
        <source>There are none of these yet.</source>
        <translation>还没有这样的术语。</translation>
    </message>
    <message>
        <source>One term, {decided} with a decided rendering.</source>
        <translation>1 条术语，其中 {decided} 条译法已核定。</translation>
    </message>
    <message>
        <source>{count} terms, {decided} with a decided rendering.</source>
        <translation>{count} 条术语，其中 {decided} 条译法已核定。</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>New Term</source>
        <translation>新建术语</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Part of speech</source>
        <translation>词性</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Why decided so</source>
        <translation>裁定理由</translation>
    </message>
    <message>
        <source>A political formula (提法)</source>
        <translation>政治提法</translation>
    </message>
    <message>
        <source>Holds for all texts</source>
        <translation>适用于所有文本</translation>
    </message>
    <message>
        <source>An entry of the text&apos;s own glossary. What you change is kept as a term of yours, which stands in its place.</source>
        <translation>文本自带词汇表的条目。您的改动将存为您自己的术语，并取代该条目。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What you typed here is not kept yet. Close once more to drop it.</source>
        <translation>此处所写尚未保存。再关闭一次即放弃。</translation>
    </message>
    <message>
        <source>“{words}” is no tag of a language: write en, en-GB, de, …</source>
        <translation>“{words}”不是语言标签：请写 en、en-GB、de 等…</translation>
    </message>
    <message>
        <source>The notebook was replaced, and “{title}” is not open any more. Open it, then keep the term.</source>
        <translation>笔记本已被替换，《{title}》也不再打开。请先打开它，再保存术语。</translation>
    </message>
    <message>
        <source>The notebook is being read again. Keep the term in a moment.</source>
        <translation>正在重新读取笔记本。请稍后再保存术语。</translation>
    </message>
    <message>
        <source>This term is not there any more. Keep once more to enter it again, or cancel.</source>
        <translation>此术语已不存在。再次保存则重新录入；或取消。</translation>
    </message>
    <message>
        <source>This term was changed since the form was opened. Keep once more to put what stands here in its place, or cancel.</source>
        <translation>打开此表单后，该术语已被改动。再次保存则以此处内容取代；或取消。</translation>
    </message>
    <message>
        <source>{form} is a term already. Keep once more to have both, or cancel and change the one there is.</source>
        <translation>{form} 已是术语。再次保存则两者并存；或取消，改动已有的术语。</translation>
    </message>
</context>
<context>
    <name>TermImportDialog</name>
    <message>
        <source>Import Terms</source>
        <translation>导入术语</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>take the file&apos;s</source>
        <translation>采用文件的</translation>
    </message>
    <message>
        <source>take what changed last</source>
        <translation>采用最后更改的</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Gain something</source>
        <translation>有所增补</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>{name} holds nothing that is not here already.</source>
        <translation>{name} 的内容此处均已有。</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>新增 {n}</translation>
    </message>
    <message>
        <source>{n} gain something</source>
        <translation>增补 {n}</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>不同 {n}</translation>
    </message>
    <message>
        <source>{n} the same</source>
        <translation>相同 {n}</translation>
    </message>
    <message>
        <source>{n} not taken</source>
        <translation>未采用 {n}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import One Term</source>
        <translation>导入 1 条术语</translation>
    </message>
    <message>
        <source>Import {count} Terms</source>
        <translation>导入 {count} 条术语</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>+ details</source>
        <translation>+ 细节</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>part of speech</source>
        <translation>词性</translation>
    </message>
    <message>
        <source>rendering</source>
        <translation>译法</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>{what} of {words}</source>
        <translation>{words} 的{what}</translation>
    </message>
</context>
<context>
    <name>TermPlaces</name>
    <message>
        <source>Places</source>
        <translation>出现处</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>篇目</translation>
    </message>
    <message>
        <source>This term does not stand in the text.</source>
        <translation>此术语不在文中。</translation>
    </message>
    <message>
        <source>None of the terms stands in this text.</source>
        <translation>这些术语均不在此文中。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>not rendered</source>
        <translation>未译</translation>
    </message>
    <message>
        <source>glossary</source>
        <translation>词汇表</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>拟议</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>核定</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>弃用</translation>
    </message>
    <message>
        <source>preferred</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>short form</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>禁用</translation>
    </message>
    <message>
        <source>not rendered yet</source>
        <translation>尚无译法</translation>
    </message>
</context>
<context>
    <name>TermsList</name>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
</context>
<context>
    <name>TermsMenu</name>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Approve the rendering</source>
        <translation>核定译法</translation>
    </message>
    <message>
        <source>Places to revisit</source>
        <translation>须重看之处</translation>
    </message>
    <message>
        <source>Merge into one term</source>
        <translation>合并为一个术语</translation>
    </message>
    <message>
        <source>Take from the glossary as mine</source>
        <translation>从词汇表收为己有</translation>
    </message>
    <message>
        <source>Hold for all texts</source>
        <translation>适用于所有文本</translation>
    </message>
    <message>
        <source>Hold for this text only</source>
        <translation>仅适用于此文本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Make a term of its own of</source>
        <translation>使此形式自成术语</translation>
    </message>
</context>
<context>
    <name>TermsPanel</name>
    <message>
        <source>Which terms</source>
        <translation>显示哪些术语</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Enter a term in the form</source>
        <translation>在表单中录入术语</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Open the term in the form (E)</source>
        <translation>在表单中打开术语 (E)</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核定</translation>
    </message>
    <message>
        <source>The rendering shown is decided (A)</source>
        <translation>核定所示译法 (A)</translation>
    </message>
    <message>
        <source>Filter terms</source>
        <translation>筛选术语</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total} 条</translation>
    </message>
    <message>
        <source>Opening the notebook…</source>
        <translation>正在打开笔记本…</translation>
    </message>
    <message>
        <source>No term is like that.</source>
        <translation>没有这样的术语。</translation>
    </message>
    <message>
        <source>Your terms will stand here.

Select words on the page and press T, then Enter: they are a term. What you type before Enter is its rendering.

Or press New… (Shift+T) and fill in the form.</source>
        <translation>您的术语将列于此处。

在正文中选中文字，按 T，再按 Enter，即成术语。Enter 之前输入的内容是其译法。

也可点“新建…”（Shift+T）填写表单。</translation>
    </message>
    <message>
        <source>All terms</source>
        <translation>所有术语</translation>
    </message>
    <message>
        <source>In this section</source>
        <translation>本篇术语</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>我的术语</translation>
    </message>
    <message>
        <source>The text&apos;s glossary</source>
        <translation>文本词汇表</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未裁定</translation>
    </message>
    <message>
        <source>Formulae</source>
        <translation>提法</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按次数</translation>
    </message>
    <message>
        <source>By pinyin</source>
        <translation>按拼音</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最近改动</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>The theme file {path} is missing or damaged; install the program again.</source>
        <translation>主题文件 {path} 缺失或已损坏；请重新安装本程序。</translation>
    </message>
</context>
<context>
    <name>TranslationExportDialog</name>
    <message>
        <source>Export Translation</source>
        <translation>导出译文</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Language of the translation</source>
        <translation>译文的语言</translation>
    </message>
    <message>
        <source>Only sentences that are &amp;done</source>
        <translation>仅已完成的句子(&amp;D)</translation>
    </message>
    <message>
        <source>With the &amp;terms due in each sentence</source>
        <translation>附各句所涉术语(&amp;T)</translation>
    </message>
    <message>
        <source>Format:</source>
        <translation>格式：</translation>
    </message>
    <message>
        <source>Sentences of:</source>
        <translation>句子范围：</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>语言：</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>XLIFF 2.1</source>
        <translation>XLIFF 2.1</translation>
    </message>
    <message>
        <source>Translation memory (TMX)</source>
        <translation>翻译记忆库 (TMX)</translation>
    </message>
    <message>
        <source>Side by side (Word)</source>
        <translation>双语对照 (Word)</translation>
    </message>
    <message>
        <source>Side by side (HTML)</source>
        <translation>双语对照 (HTML)</translation>
    </message>
    <message>
        <source>All sentences, for translation tools. It comes back whole: translations, stages, notes.</source>
        <translation>全部句子，供翻译工具使用。译文、进度、备注均可完整导回。</translation>
    </message>
    <message>
        <source>For the memory of any tool. Not in it: sentences without a translation, terms.</source>
        <translation>供各种工具的记忆库使用。其中没有：未译的句子、术语。</translation>
    </message>
    <message>
        <source>Source and translation in two columns, for a reviser. It is not read back.</source>
        <translation>原文与译文分列两栏，供审校者使用。不能导回。</translation>
    </message>
    <message>
        <source>The same for any browser, also good on paper. It is not read back.</source>
        <translation>同上，供浏览器使用，也宜打印。不能导回。</translation>
    </message>
    <message>
        <source>One sentence is translated; done: {done}.</source>
        <translation>已译 1 句，其中完成 {done} 句。</translation>
    </message>
    <message>
        <source>{count} sentences are translated; done: {done}.</source>
        <translation>已译 {count} 句，其中完成 {done} 句。</translation>
    </message>
    <message>
        <source>No sentence is translated yet: the file has the source alone.</source>
        <translation>尚未译任何句子：文件中只有原文。</translation>
    </message>
</context>
<context>
    <name>TranslationImportDialog</name>
    <message>
        <source>Import Translation</source>
        <translation>导入译文</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>take what is further on</source>
        <translation>采用进度较远的</translation>
    </message>
    <message>
        <source>keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>take the file&apos;s</source>
        <translation>采用文件的</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Not found in the text</source>
        <translation>文中未找到</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>{name} holds no translation that is not here already.</source>
        <translation>{name} 中的译文此处均已有。</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>新增 {n}</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>不同 {n}</translation>
    </message>
    <message>
        <source>{n} the same</source>
        <translation>相同 {n}</translation>
    </message>
    <message>
        <source>{n} not found in the text</source>
        <translation>文中未找到 {n}</translation>
    </message>
    <message>
        <source>{n} without a translation</source>
        <translation>无译文 {n}</translation>
    </message>
    <message>
        <source>{n} not taken</source>
        <translation>未采用 {n}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import One Translation</source>
        <translation>导入 1 句译文</translation>
    </message>
    <message>
        <source>Import {count} Translations</source>
        <translation>导入 {count} 句译文</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未译</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>TypedKeeper</name>
    <message>
        <source>What you typed at the sentence desk could not be stored before tjreader ended. It is kept, and stands there again when you come to its sentence.</source>
        <translation>上次 tjreader 结束前在句子工作台输入的内容未能存入。内容已保留，转到该句时会再次显示。</translation>
    </message>
    <message>
        <source>What you typed at the sentence desk before tjreader ended is stored now.</source>
        <translation>上次 tjreader 结束前在句子工作台输入的内容现已存入。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>highlight</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>change of note</source>
        <translation>更改笔记</translation>
    </message>
    <message>
        <source>change of colour</source>
        <translation>更改颜色</translation>
    </message>
    <message>
        <source>change of style</source>
        <translation>更改样式</translation>
    </message>
    <message>
        <source>change of length</source>
        <translation>调整长度</translation>
    </message>
    <message>
        <source>erasing</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>bringing back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>removal of tags</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>merging</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>splitting</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>taking the notes to this edition of</source>
        <translation>批注移至此版本</translation>
    </message>
    <message>
        <source>accepting the place of</source>
        <translation>确认定位</translation>
    </message>
    <message>
        <source>placing</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>taking the place from</source>
        <translation>取消定位</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>term</source>
        <translation>新建术语</translation>
    </message>
    <message>
        <source>change of term</source>
        <translation>更改术语</translation>
    </message>
    <message>
        <source>decision on</source>
        <translation>核定</translation>
    </message>
    <message>
        <source>merging of terms</source>
        <translation>合并术语</translation>
    </message>
    <message>
        <source>splitting of term</source>
        <translation>拆分术语</translation>
    </message>
    <message>
        <source>deletion of term</source>
        <translation>删除术语</translation>
    </message>
    <message>
        <source>return to the desk of</source>
        <translation>恢复到工作台</translation>
    </message>
    <message>
        <source>adopting</source>
        <translation>收为己有</translation>
    </message>
    <message>
        <source>moving of term</source>
        <translation>移动术语</translation>
    </message>
    <message>
        <source>import of terms</source>
        <translation>导入术语</translation>
    </message>
    <message>
        <source>decision at one place on</source>
        <translation>单处裁定</translation>
    </message>
    <message>
        <source>removal of a decision on</source>
        <translation>移除单处裁定</translation>
    </message>
    <message>
        <source>rejecting</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>offering again</source>
        <translation>重新列入</translation>
    </message>
    <message>
        <source>translation of</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>change of stage</source>
        <translation>更改阶段</translation>
    </message>
    <message>
        <source>note on the translation of</source>
        <translation>译文笔记</translation>
    </message>
    <message>
        <source>import of translations</source>
        <translation>导入译文</translation>
    </message>
    <message>
        <source>placing of the translation of</source>
        <translation>译文定位</translation>
    </message>
    <message>
        <source>deletion of the translation of</source>
        <translation>删除译文</translation>
    </message>
    <message>
        <source>accepting of a finding</source>
        <translation>认可检查结果</translation>
    </message>
    <message>
        <source>telling a finding again</source>
        <translation>重新提示检查结果</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>The text of this note is in the notebook, which is not open.</source>
        <translation>此笔记的文本存于笔记本，而笔记本未打开。</translation>
    </message>
    <message>
        <source>The text of this note is not in the notebook any more.</source>
        <translation>此笔记的文本已不在笔记本中。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>One text is read at a time: drop one file.</source>
        <translation>一次只读一篇：请只拖入一个文件。</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选词</translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation>近似语句</translation>
    </message>
    <message>
        <source>This term does not stand in the text.</source>
        <translation>此术语不在文中。</translation>
    </message>
    <message>
        <source>A term is more than punctuation marks.</source>
        <translation>术语不能只有标点符号。</translation>
    </message>
    <message>
        <source>A term stands in one paragraph.</source>
        <translation>术语须在同一段之内。</translation>
    </message>
</context>
<context>
    <name>WorkingDialog</name>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Not stored yet. The words are kept here; type on to try again.</source>
        <translation>尚未存入。文字保留在此；继续输入即重试。</translation>
    </message>
    <message>
        <source>The notebook is being read again; the words are kept here.</source>
        <translation>正在重新读取笔记本；文字保留在这里。</translation>
    </message>
    <message>
        <source>Not stored yet. The words are kept here.</source>
        <translation>尚未存入。文字保留在此。</translation>
    </message>
</context>
<context>
    <name>_ExportDialog</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
</context>
</TS>
