/* The data of the page, unpacked from its compact lists; see kg/output/page/payload.py for their order. */
const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* Make an element. Text only ever goes in as text nodes; style is set through the CSSOM, as the policy wants. */
function el(tag, options, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(options || {})) {
    if (key === "on") for (const name in value) made.addEventListener(name, value[name]);
    else if (key === "style") for (const name in value) made.style.setProperty(name, value[name]);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(c => c !== null && c !== undefined && c !== false));
  return made;
}
const button = (options, click, ...children) => el("button", Object.assign({ type: "button", on: { click } }, options), ...children);

/* A button inside running text: a true button would not break over lines. */
function word(options, click, text) {
  const keys = e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); e.stopPropagation(); click(); } };
  return el("span", Object.assign({ role: "button", tabindex: "0", on: { click, keydown: keys } }, options), text);
}

const classes = DATA.classes.map(([name, zh, color, root, definition], i) => ({ i, name, zh, color, root, definition }));
const predicates = DATA.predicates.map(([name, zh, kind], i) => ({ i, name, zh, kind }));
const documents = DATA.documents.map(([id, title, date, source, section, page, authors], i) => ({ i, id, title: title || source, date, source, section, page, authors, count: 0 }));
const sentences = DATA.sentences.map(([doc, number, text, names]) => ({ doc, number, text, names }));
const nodes = DATA.nodes.map(([id, label, cls, aliases, x, y, weight, community, docs, said, degree], i) =>
  ({ i, id, label, cls: classes[cls], aliases, x, y, weight, community, docs, said, degree, out: [], into: [], facts: [] }));
const communities = DATA.communities.map(([name, central, members], i) => ({ i, name, central, members }));
const HUES = [212, 32, 150, 268, 350, 186, 90, 48, 300, 130, 10, 240];

const MODES = {
  asserted: ["事实", "solid"], planned: ["计划", "dash"], required: ["要求", "dash"], forbidden: ["禁止", "dash"], permitted: ["允许", "dash"],
  forecast: ["预测", "dash"], possible: ["可能", "dots"], reported: ["观点", "dots"], denied: ["否定", "cross"],
};
const MODIFIERS = { over: "超过", about: "约", nearly: "近", atLeast: "不少于", atMost: "不超过", under: "不足" };

const statements = DATA.statements.map(([id, s, p, o, modality, negative, time, earliest, latest, place, value, details, evidence], i) => ({
  i, id, s: nodes[s], p: predicates[p], o: o < 0 ? null : nodes[o], modality, negative: !!negative, mode: negative ? "denied" : modality,
  time, earliest, latest, place: place < 0 ? null : nodes[place], value, details,
  evidence: evidence.map(([sentence, ranges, rule, confidence, by]) => ({ sentence: sentences[sentence], ranges, rule: DATA.rules[rule], confidence, by })),
}));
for (const s of statements) {
  s.docs = [...new Set(s.evidence.map(e => e.sentence.doc).filter(d => d >= 0))];
  for (const d of s.docs) documents[d].count++;
  if (s.o) { s.s.out.push(s); if (s.o !== s.s) s.o.into.push(s); } else s.s.facts.push(s);
  if (!MODES[s.mode]) MODES[s.mode] = [s.mode, "dash"];
}
const nodeById = new Map(nodes.map(n => [n.id, n]));
const byWeight = [...nodes].sort((a, b) => b.weight - a.weight || a.i - b.i);

/* Days are numbers of days; a date that is a value (成立时间) dates its statement too. */
const day = iso => { const m = /^(-?\d{4})-(\d\d)-(\d\d)/.exec(iso || ""); return m ? Date.UTC(+m[1], m[2] - 1, +m[3]) / 864e5 : null; };
const isoDay = n => new Date(n * 864e5).toISOString().slice(0, 10);
function plainDay(edtf, last) {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/.exec(typeof edtf === "string" ? edtf : "");
  if (!m) return null;
  return last ? Date.UTC(+m[1], m[2] ? m[3] ? m[2] - 1 : +m[2] : 12, m[3] ? +m[3] : 0) / 864e5 : day(`${m[1]}-${m[2] || "01"}-${m[3] || "01"}`);
}
for (const s of statements) {
  const value = s.p.kind === "date" ? s.value : null;
  s.from = day(s.earliest) ?? plainDay(s.time, false) ?? plainDay(value, false);
  s.to = day(s.latest) ?? plainDay(s.time, true) ?? plainDay(value, true);
  s.dated = s.from !== null || s.to !== null;
  if (!s.dated) {
    const days = s.docs.map(d => day(documents[d].date)).filter(d => d !== null);
    if (days.length) s.from = s.to = Math.min(...days);
  }
  s.at = s.from ?? s.to;
}

/* How a value reads: number with its unit, a date in Chinese, or the text itself. */
const dateZh = t => { const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(t); return m ? `${{ "~": "约", "?": "可能", "%": "约" }[m[4]] || ""}${m[1]}年${m[2] ? `${+m[2]}月` : ""}${m[3] ? `${+m[3]}日` : ""}` : t; };
function timeZh(t) {
  if (!t) return "";
  const early = /^\[\.\.(.+)\]$/.exec(t);
  if (early) return `${dateZh(early[1])}以前`;
  if (!t.includes("/")) return dateZh(t);
  const [a, b] = t.split("/").map(x => x === ".." || x === "" ? "" : dateZh(x));
  return a && b ? `${a}至${b}` : a ? `${a}起` : `至${b}`;
}
function numberZh(n) {
  const a = Math.abs(n), cut = (x, unit) => `${+x.toFixed(x >= 100 ? 1 : 2)}${unit}`;
  return a >= 1e8 ? cut(n / 1e8, "亿") : a >= 1e4 ? cut(n / 1e4, "万") : String(+n.toFixed(4));
}
const statementTime = s => timeZh(s.time) || s.details.time_text || "";
function valueZh(s) {
  const d = s.details, unit = d.unit || "", before = d.modifier && MODIFIERS[d.modifier] || "";
  if (typeof s.value === "number") return before + numberZh(s.value) + unit;
  if (d.low !== undefined || d.high !== undefined) return `${d.low !== undefined ? numberZh(d.low) : ""}—${d.high !== undefined ? numberZh(d.high) : ""}${unit}`;
  return s.p.kind === "date" ? timeZh(String(s.value ?? "")) : String(s.value ?? "");
}
const objectZh = s => s.o ? s.o.label : [s.details.group, s.details.measure, valueZh(s)].filter(Boolean).join(" · ");
