/* The filters on the left: legend, time, tone, relations, documents. */
const pressed = (b, on) => b.setAttribute("aria-pressed", String(on));
function toggle(set, keys) { const on = keys.some(k => !set.has(k)); for (const k of keys) if (on) set.add(k); else set.delete(k); }

function legend() {
  const count = new Map(), open = new Set([...$("types").querySelectorAll(".subs:not([hidden])")].map(b => b.dataset.root));
  for (const n of nodes) if (n.degree || n.facts.length) count.set(n.cls.i, (count.get(n.cls.i) || 0) + 1);
  const row = (c, own, zh, extra) => {
    const total = own.reduce((t, i) => t + (count.get(i) || 0), 0);
    const main = button({ class: "main", title: c.definition, "aria-pressed": String(own.some(i => !S.off.has(i))) }, () => { toggle(S.off, own); legend(); refresh(); }, dot(isDark() ? lift(c.color) : c.color), el("b", {}, zh), el("em", {}, String(total)));
    return el("div", { class: "flt" }, main, extra);
  };
  const rows = [];
  for (const root of classes.filter(c => c.root === c.i)) {
    const own = classes.filter(c => c.root === root.i && count.has(c.i));
    if (!own.length) continue;
    const subs = own.length > 1 ? el("div", { class: "subs", "data-root": String(root.i), hidden: !open.has(String(root.i)) }, ...own.map(c => row(c, [c.i], c === root ? `${c.zh}（未细分）` : c.zh))) : null;
    const twist = subs ? button({ class: "twist", "aria-label": `${root.zh}的细类`, "aria-expanded": String(!subs.hidden) }, () => { subs.hidden = !subs.hidden; twist.setAttribute("aria-expanded", String(!subs.hidden)); twist.textContent = subs.hidden ? "▸" : "▾"; }, subs.hidden ? "▸" : "▾") : null;
    rows.push(row(root, own.map(c => c.i), root.zh, twist || el("span", { class: "twist" })), subs);
  }
  $("types").replaceChildren(...rows.filter(Boolean));
}
const SVG = "http://www.w3.org/2000/svg";
function sample(kind) {
  const svg = document.createElementNS(SVG, "svg"), line = document.createElementNS(SVG, "path");
  svg.setAttribute("width", "22"); svg.setAttribute("height", "8"); svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", kind === "cross" ? "M0 4H22M8 1L14 7M14 1L8 7" : "M0 4H22");
  line.setAttribute("stroke", "currentColor"); line.setAttribute("stroke-width", "1.6"); line.setAttribute("fill", "none");
  if (kind === "dash") line.setAttribute("stroke-dasharray", "5 3"); else if (kind === "dots") line.setAttribute("stroke-dasharray", "1.6 2.6");
  svg.append(line);
  return svg;
}
function chips() {
  const tones = new Map(), words = new Map();
  for (const s of statements) { tones.set(s.mode, (tones.get(s.mode) || 0) + 1); words.set(s.p.i, (words.get(s.p.i) || 0) + 1); }
  const chip = (set, key, label, number) => button({ "aria-pressed": String(!set.has(key)) }, e => { toggle(set, [key]); pressed(e.currentTarget, !set.has(key)); refresh(); }, label, el("small", {}, String(number)));
  $("modes").replaceChildren(...Object.keys(MODES).filter(m => tones.has(m)).map(m => chip(S.modes, m, [sample(MODES[m][1]), MODES[m][0]], tones.get(m))));
  $("rels").replaceChildren(...[...words].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([i, n]) => chip(S.rels, i, predicates[i].zh, n)));
}
function timeBox() {
  const undated = statements.filter(s => !s.dated).length;
  $("nUndated").textContent = String(undated);
  $("undated").checked = S.undated;
  if (!Bins) { for (const id of ["hist", "t0", "t1"]) $(id).parentElement.id === "timeBox" ? $(id).hidden = true : $(id).parentElement.hidden = true; $("timeBox").hidden = !undated; return; }
  const top = Math.max(...Bins.heights);
  $("hist").replaceChildren(...Bins.heights.map((h, i) => el("i", { class: i < S.a || i > S.b ? "off" : "", style: { height: h ? `${Math.max(6, h / top * 100)}%` : "0" } })));
  for (const [key, id] of [["a", "t0"], ["b", "t1"]]) { const input = $(id); input.min = 0; input.max = Bins.count - 1; input.value = S[key]; }
  $("t0").style.zIndex = S.a > Bins.count / 2 ? "2" : "";
  $("l0").textContent = Bins.name(S.a);
  $("l1").textContent = Bins.name(S.b);
  $("asof").value = S.asof === null ? "" : isoDay(S.asof);
}
for (const [key, id] of [["a", "t0"], ["b", "t1"]]) $(id).addEventListener("input", () => {
  S[key] = +$(id).value;
  if (S.a > S.b) S[key === "a" ? "b" : "a"] = S[key];
  timeBox(); refresh();
});
$("asof").addEventListener("change", () => { const text = $("asof").value.trim(); S.asof = plainDay(text, true); timeBox(); refresh(); });
$("undated").addEventListener("change", () => { S.undated = $("undated").checked; refresh(); });
$("alone").addEventListener("change", () => { S.alone = $("alone").checked; refresh(); fit([...drawn], 1.1); });
function documentList() {
  $("docs").replaceChildren();
  portion($("docs"), documents, d => button({ class: "doc", "aria-pressed": String(S.doc === d.i) }, () => onlyDocument(S.doc === d.i ? null : d.i), d.title, el("span", {}, [d.date, `${d.count} 条`].filter(Boolean).join(" · "))), 12);
}
$("allT").onclick = () => { S.off.clear(); legend(); refresh(); };
$("allR").onclick = () => { S.rels.clear(); S.modes.clear(); chips(); refresh(); };
$("allD").onclick = () => { if (Bins) { S.a = 0; S.b = Bins.count - 1; } S.asof = null; S.undated = true; timeBox(); refresh(); };
$("allDoc").onclick = () => onlyDocument(null);
