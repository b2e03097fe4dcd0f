/* The panel on the right: overview, an entity's card, a line's evidence, a path. */
function panel() {
  const box = $("right");
  box.replaceChildren(...(S.path ? pathCard() : S.edge ? edgeCard() : S.sel ? entityCard(S.sel) : overview()));
  box.scrollTop = 0;
}
const head = (...children) => el("div", { class: "hd" }, ...children);
const body = (...children) => el("div", { class: "bd" }, ...children);
const tile = (number, word) => el("div", { class: "tile" }, el("b", {}, String(number)), el("span", {}, word));

function rankRow(n, top) {
  return button({ class: "rank" }, () => select(n, true), el("span", { class: "name", title: n.label }, n.label),
    el("span", { class: "bar" }, el("i", { style: { width: `${Math.max(3, n.weight / top * 100)}%`, background: colorOf(n) } })), el("em", { title: "关系数" }, String(n.degree)));
}
/* A dated or valued statement in one line; on the card of `known` its own name is left out. */
function factRow(s, known) {
  const what = s.o || typeof s.value !== "string" || s.p.kind === "string" ? `${s.s.label} ${s.p.zh} ${objectZh(s)}` : `${s.s.label} ${s.p.zh}`;
  const time = statementTime(s) || valueZh(s), told = known === s.s ? what.slice(s.s.label.length + 1) : what;
  return button({ class: "fact" }, () => selectEdge([s]), el("span", {}, time), el("span", {}, (s.mode === "asserted" ? "" : `〔${MODES[s.mode][0]}〕`) + told));
}
function figureRow(s, scale) {
  const d = s.details, what = [d.group, d.measure].filter(Boolean).join(" · "), when = statementTime(s);
  const text = valueZh(s), cut = /^(\D*[\d.—\-]+)(.*)$/.exec(text) || [text, text, ""];
  const number = typeof s.value === "number" ? s.value : d.high ?? d.low;
  return button({ class: "fig" }, () => selectEdge([s]),
    el("span", { class: "num" }, cut[1], el("small", {}, cut[2])), what || s.p.zh,
    scale ? el("span", { class: s.mode === "asserted" ? "bar" : "bar plan" }, el("i", { style: { width: `${Math.max(2, number / scale * 100)}%` } })) : null,
    el("span", { class: "kv under" }, [scale === null ? s.s.label : null, what ? s.p.zh : null, when, d.comparison].filter(Boolean).join(" · ")));
}
/* Figures of one measure, group and time whose values differ: shown side by side, nobody is called wrong. */
function conflicts(figures) {
  const groups = new Map();
  for (const s of figures) {
    if (s.p.name !== "observation" || !s.details.measure) continue;
    const d = s.details, key = JSON.stringify([s.s.i, d.group, d.measure, d.comparison, s.time, d.unit]);
    groups.set(key, [...(groups.get(key) || []), s]);
  }
  return [...groups.values()].filter(list => new Set(list.map(valueZh)).size > 1);
}
const isFigure = s => s.p.kind === "figure";

function overview() {
  const facts = onStatements.filter(s => !s.o), figures = facts.filter(isFigure);
  const top = byWeight.filter(n => onNodes.has(n)).slice(0, 10);
  const dated = onStatements.filter(s => s.dated && s.time !== null || s.p.kind === "date").sort((a, b) => a.at - b.at || a.i - b.i);
  const parts = [el("div", { class: "tiles" }, tile(documents.length, "文档"), tile(nodes.length, "实体"), tile(statements.length - statements.filter(s => !s.o).length, "关系"), tile(statements.filter(s => !s.o).length, "数据"))];
  if (top.length) parts.push(group("关键实体"), el("div", { class: "list" }, ...top.map(n => rankRow(n, top[0].weight))));
  else parts.push(el("p", { class: "empty" }, statements.length ? "当前筛选下没有关系。放宽筛选，或按 Esc 复位。" : nodes.length ? "这些文本里没有找到关系；左侧可显示没有关系的实体。" : "没有读到可用的文本；报告 report.md 里写着原因。"));
  if (figures.length) { const box = el("div", { class: "list" }); portion(box, figures, s => figureRow(s, null), 6); parts.push(group(`数据与目标 · ${figures.length}`), box); }
  const unlike = conflicts(figures);
  if (unlike.length) parts.push(group(`说法不一 · ${unlike.length}`), ...unlike.slice(0, 10).map(list => el("div", { class: "list" }, ...list.map(s => figureRow(s, null)))));
  if (dated.length) { const box = el("div", { class: "list" }); portion(box, dated, s => factRow(s), 10); parts.push(group(`时间线 · ${dated.length}`), box); }
  const sure = onStatements.filter(s => s.o && s.s.weight + s.o.weight > 0).sort((a, b) => (b.s.weight + b.o.weight) - (a.s.weight + a.o.weight) || a.i - b.i).slice(0, 3);
  if (sure.length) parts.push(group("证据示例"), ...sure.map(card));
  if (S.doc === null) parts.push(...review());
  const doc = S.doc === null ? null : documents[S.doc];
  return [head(el("span", { class: "chip" }, doc ? "文档" : "总览"), el("h2", {}, doc ? doc.title : "图中有什么"),
    el("div", { class: "kv" }, doc ? [doc.authors, doc.date, doc.source].filter(Boolean).join(" · ") : "单击圆点或连线，看判断所依据的原句"),
    doc ? el("div", { class: "acts" }, button({}, () => onlyDocument(null), "看全部文档")) : null), body(...parts)];
}
/* What is left to a person's judgement, as in report.md. */
function review() {
  const parts = [], rows = (title, things, make) => { if (things.length) { const box = el("div", { class: "list" }); portion(box, things, make, 5); parts.push(group(`${title} · ${things.length}`), box); } };
  rows("没有读成", DATA.failures, ([path, reason]) => el("div", { class: "note" }, el("b", {}, path), reason));
  rows("存疑的归并", DATA.doubtful, ([i, name, reason, sure]) => button({ class: "note" }, () => select(nodes[i], true), el("b", {}, `${name} → ${nodes[i].label}`), `${reason} · ${Math.round(sure * 100)}%`));
  rows("被拒绝的陈述", DATA.refused, ([reason, count, example]) => el("div", { class: "note" }, el("b", {}, `${reason} · ${count}`), `例：${example}`));
  if (DATA.shacl) rows(`规则校验（SHACL）：${DATA.shacl[0] ? "通过" : "有不合"}`, DATA.shacl[0] ? [] : DATA.shacl[2], line => el("div", { class: "note" }, line));
  if (DATA.shacl && DATA.shacl[0]) parts.push(el("p", { class: "empty" }, `规则校验（SHACL）通过，${DATA.shacl[1]} 条三元组。`));
  return parts;
}
function entityCard(n) {
  const own = [...n.out, ...n.into].filter(s => s.on), facts = n.facts.filter(s => s.on), figures = facts.filter(isFigure), values = facts.filter(s => !isFigure(s));
  const proofs = own.concat(facts).reduce((t, s) => t + s.evidence.length, 0), dimmed = n.out.length + n.into.length + n.facts.length - own.length - facts.length;
  const parts = [];
  if (values.length) parts.push(group("属性"), el("div", { class: "list" }, ...values.map(s => button({ class: "fact" }, () => selectEdge([s]), el("span", {}, s.p.zh), el("span", {}, objectZh(s) + (s.time ? `（${statementTime(s)}）` : ""))))));
  if (figures.length) { const box = el("div", { class: "list" }); portion(box, figureBlocks(figures), x => x, 16); parts.push(group(`数据与目标 · ${figures.length}`), box); }
  const dated = own.filter(s => s.dated).sort((a, b) => a.at - b.at || a.i - b.i);
  if (dated.length > 2) { const box = el("div", { class: "list" }); portion(box, dated, s => factRow(s, n), 6); parts.push(group(`时间线 · ${dated.length}`), box); }
  const groups = new Map();
  for (const s of own) { const key = s.s === n ? s.p.zh : `${s.p.zh}（被动）`; groups.set(key, [...(groups.get(key) || []), s]); }
  for (const [key, list] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    const box = el("div", { class: "bd", style: { padding: "0" } });
    portion(box, list.sort((a, b) => (a.at ?? 1e9) - (b.at ?? 1e9) || a.i - b.i), card, 12);
    parts.push(group(`${key} · ${list.length}`), box);
  }
  if (n.said.length && own.length < 6) {
    parts.push(group(`出现的句子 · ${n.said.length}`), ...n.said.map(i => sentences[i]).map(x => el("article", { class: "card" }, sentenceLine(x, x.names.filter(m => nodes[m[2]] === n).map(m => [m[0], m[1]]), n), sourceLine(x))));
  }
  if (!parts.length) parts.push(el("p", { class: "empty" }, dimmed ? "它的关系都被当前筛选隐去了。" : "没有找到关于它的关系。"));
  return [head(classChip(n), n.community >= 0 && communities[n.community].members.length > 3 && communities[n.community].central !== n.i ? button({ class: "chip", title: "所在社群" }, () => fit(communities[n.community].members.map(i => nodes[i])), communities[n.community].name) : null,
    el("h2", {}, n.label), n.aliases.length ? el("div", { class: "aka" }, "又作：" + n.aliases.join("、")) : null,
    el("div", { class: "kv" }, el("b", {}, String(own.length)), " 条关系 · ", el("b", {}, String(facts.length)), " 项数据 · ", el("b", {}, String(proofs)), " 处证据", dimmed ? ` · ${dimmed} 条被筛选隐去` : ""),
    el("div", { class: "acts" },
      button({ class: "pri" }, () => focus(S.focus === n ? null : n), S.focus === n ? "退出聚焦" : "聚焦邻域"),
      S.focus === n ? button({}, moreSteps, "再扩一步") : null,
      button({}, () => startPath(n), "找路径…"), button({}, () => copy(cite(own.concat(facts)), "已复制引文"), "复制引文"), button({}, () => select(null), "关闭"))), body(...parts)];
}
/* Figures of one measure stand together as a small chart: results filled, plans and forecasts hatched. */
function figureBlocks(figures) {
  const groups = new Map();
  for (const s of figures) { const key = [s.details.measure || "", s.details.group || "", s.details.unit || ""].join("|"); groups.set(key, [...(groups.get(key) || []), s]); }
  return [...groups.values()].map(list => {
    const scale = list.length > 1 ? Math.max(...list.map(s => typeof s.value === "number" ? s.value : s.details.high ?? s.details.low ?? 0)) : 0;
    return el("div", {}, ...list.sort((a, b) => (a.at ?? 1e9) - (b.at ?? 1e9) || a.i - b.i).map(s => figureRow(s, scale > 0 ? scale : 0)));
  });
}
function edgeCard() {
  const [s] = S.edge;
  return [head(el("span", { class: "chip" }, s.o ? "关系" : isFigure(s) ? "数据" : "属性"), el("h2", {}, s.o ? `${s.s.label} → ${s.o.label}` : s.s.label),
    el("div", { class: "kv" }, `${s.p.zh} · ${S.edge.length} 条陈述`), el("div", { class: "acts" }, button({}, () => select(s.s, true), "看主体"), s.o ? button({}, () => select(s.o, true), "看客体") : null,
      button({}, () => copy(cite(S.edge), "已复制引文"), "复制引文"), button({}, () => select(null), "关闭"))), body(...S.edge.map(card))];
}
function pathCard() {
  const p = S.path, parts = [];
  p.steps.forEach((list, i) => {
    const box = el("div", { class: "bd", style: { padding: "0" } });
    portion(box, list, card, 3);
    parts.push(group(`第 ${i + 1} 步 · ${p.nodes[i].label} — ${p.nodes[i + 1].label}`), box);
  });
  return [head(el("span", { class: "chip" }, "路径"), el("h2", {}, `${p.from.label} ⇢ ${p.to.label}`), el("div", { class: "kv" }, `${p.steps.length} 步；每一步都有原句`),
    el("div", { class: "acts" }, button({}, () => { S.path = null; select(p.from, true); }, "结束"))), body(...parts)];
}
