/* Evidence as it is shown: the sentence with the quote marked and the names in it to click. */
const link = n => word({ class: "lk" }, () => select(n, true), n.label);
const dot = c => el("i", { class: "dot", style: { background: c } });
const classChip = n => el("span", { class: "chip" }, dot(colorOf(n)), n.cls.zh);
const group = text => el("h3", { class: "grp" }, text);

/* Offsets count code points; beyond the basic plane a character is two units of a JavaScript string. */
const characters = text => /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
const slice = (chars, a, b) => typeof chars === "string" ? chars.slice(a, b) : chars.slice(a, b).join("");

/* A sentence as a paragraph; `ranges` are marked. A very long one is cut around its first mark. */
function sentenceLine(sentence, ranges, current) {
  const chars = characters(sentence.text), marks = ranges.length ? ranges : [], line = el("p", { class: "say" });
  let start = 0, end = chars.length;
  if (end > 700) {
    start = Math.max(0, (marks.length ? marks[0][0] : 0) - 160);
    end = Math.min(end, Math.max((marks.length ? marks[marks.length - 1][1] : 0) + 200, start + 420), start + 900);
  }
  const cuts = new Set([start, end]);
  for (const [a, b] of [...marks, ...sentence.names]) for (const x of [a, b]) if (x > start && x < end) cuts.add(x);
  const edges = [...cuts].sort((a, b) => a - b);
  if (start > 0) line.append("…");
  let open = null, target = line;
  for (let i = 0; i + 1 < edges.length; i++) {
    const a = edges[i], b = edges[i + 1], marked = marks.some(m => m[0] <= a && b <= m[1]);
    if (marked && !open) { open = el("mark"); line.append(open); target = open; } else if (!marked) { open = null; target = line; }
    const name = sentence.names.find(m => m[0] <= a && b <= m[1]), text = slice(chars, a, b);
    if (name && nodes[name[2]] !== current) {
      const n = nodes[name[2]];
      target.append(word({ class: "nm", title: `${n.label} · ${n.cls.zh}`, style: { "--c": colorOf(n) } }, () => select(n, true), text));
    } else target.append(text);
  }
  if (end < chars.length) line.append("…");
  return line;
}
function sourceLine(sentence, extra) {
  const d = documents[sentence.doc];
  return el("div", { class: "src" },
    d ? button({ class: "ttl", title: "只看这篇文档" }, () => onlyDocument(d.i), `《${d.title.replace(/^《(.*)》$/, "$1")}》`) : null,
    d && d.date ? el("span", {}, d.date) : null, d && d.page ? el("span", {}, `第${d.page}版`) : null, el("span", {}, `第 ${sentence.number + 1} 句`), extra);
}
function evidence(e) {
  const by = typeof e.by === "number" ? nodes[e.by] : null, percent = Math.round(e.confidence * 100);
  return el("div", { class: "ev" },
    e.by !== null ? el("div", { class: "tags" }, el("span", { class: "tag" }, "据 ", by ? link(by) : String(e.by))) : null,
    sentenceLine(e.sentence, e.ranges),
    sourceLine(e.sentence),
    el("div", { class: "src" }, el("span", { class: "rule", title: "得出这条关系的规则" }, e.rule),
      el("span", { class: "cf", title: "同类规则的实测准确率" }, `${percent}%`, el("i", { "aria-hidden": "true" }, el("i", { style: { width: `${percent}%` } })))));
}
function tags(s) {
  const [word] = MODES[s.mode], found = [], time = statementTime(s);
  if (s.mode !== "asserted") found.push(el("span", { class: "tag warn" }, s.negative && s.modality !== "asserted" ? `${word}（${MODES[s.modality][0]}）` : word));
  if (time) found.push(el("span", { class: "tag" }, time + (s.time || !s.details.time_text ? "" : "（未定）")));
  if (s.place) found.push(el("span", { class: "tag" }, link(s.place)));
  if (s.details.comparison) found.push(el("span", { class: "tag" }, s.details.comparison));
  return found.length ? el("div", { class: "tags" }, ...found) : null;
}
function card(s) {
  const shown = s.evidence.slice(0, 3), rest = s.evidence.slice(3), box = el("article", { class: s.negative ? "card no" : "card" },
    el("div", { class: "tri" }, link(s.s), el("b", {}, `— ${s.p.zh} →`), s.o ? link(s.o) : objectZh(s)), tags(s), ...shown.map(evidence));
  if (rest.length) { const more = button({ class: "ttl" }, () => more.replaceWith(...rest.map(evidence)), `另有 ${rest.length} 处证据`); box.append(el("div", { class: "src" }, more)); }
  return box;
}
/* Long lists open in portions, so that a hub with a thousand statements stays quick. */
function portion(box, things, make, first = 30) {
  box.append(...things.slice(0, first).map(make));
  if (things.length > first) {
    const more = button({ class: "morebtn" }, () => { more.remove(); portion(box, things.slice(first), make, 60); }, `再显示 ${Math.min(60, things.length - first)} 条（共余 ${things.length - first}）`);
    box.append(more);
  }
}
const cite = list => list.flatMap(s => s.evidence.map(e => { const d = documents[e.sentence.doc]; return `${e.sentence.text}（《${d ? d.title : ""}》${d && d.date ? `，${d.date}` : ""}）`; })).filter((t, i, all) => all.indexOf(t) === i).join("\n");
function copy(text, done) {
  const fallback = () => { const area = el("textarea", { style: { position: "fixed", opacity: "0" } }); area.value = text; document.body.append(area); area.select(); document.execCommand("copy"); area.remove(); flash(done); };
  if (navigator.clipboard && isSecureContext) navigator.clipboard.writeText(text).then(() => flash(done), fallback); else fallback();
}
