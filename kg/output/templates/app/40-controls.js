/* Choosing: nodes, lines, neighbourhoods, paths, documents. */
function refresh() { paint(); panel(); }
function select(n, move) {
  if (S.from && n && n !== S.from) return endPath(n);
  S.path = null; S.edge = null; S.sel = n || null;
  if (!n) { S.focus = null; S.from = null; } else if (S.off.has(n.cls.i)) { S.off.delete(n.cls.i); legend(); }
  refresh();
  if (n) { visit(n); if (move) fit([n, ...neighbours(n)].filter(m => drawn.has(m)), 1.05); } else net.unselectAll();
  return undefined;
}
function visit(n) { if (net.body.nodes[n.i]) net.selectNodes([n.i], false); }
function selectEdge(list) {
  S.path = null; S.edge = list; S.sel = null; refresh(); net.unselectAll();
  const ends = list.flatMap(s => s.o ? [s.s, s.o] : [s.s]).filter(n => drawn.has(n));
  const low = net.DOMtoCanvas({ x: 0, y: 0 }), box = $("net").getBoundingClientRect(), high = net.DOMtoCanvas({ x: box.width, y: box.height });
  if (ends.some(n => { const p = net.body.nodes[n.i]; return !p || p.x < low.x || p.x > high.x || p.y < low.y || p.y > high.y; })) fit(ends, 1);
}
function focus(n) {
  S.path = null; S.focus = n; S.steps = 1;
  if (n) { S.sel = n; S.edge = null; }
  refresh();
  fit([...drawn], 1.2);
}
function moreSteps() { if (S.focus && S.steps < 4) { S.steps++; refresh(); fit([...drawn], 1.2); } }
function startPath(n) { S.from = n; banner(); $("q").value = ""; $("q").focus({ preventScroll: true }); }
function endPath(n) {
  const from = S.from, path = findPath(from, n);
  S.from = null; S.focus = null;
  if (!path) { S.sel = from; refresh(); flash(`当前筛选下，${from.label} 与 ${n.label} 之间没有路径`); return; }
  S.edge = null; S.sel = null; S.path = path;
  refresh();
  fit(path.nodes, 1.1);
}
function onlyDocument(i) { S.doc = i; S.path = null; S.focus = null; S.sel = null; S.edge = null; documentList(); refresh(); fit([...drawn], 1.1); }
function reset() { S.from = null; S.path = null; S.focus = null; select(null); fit([...drawn], 1.1); }
function banner() {
  const box = $("banner"), show = (text, ...buttons) => { box.replaceChildren(el("span", {}, text), ...buttons); box.hidden = false; };
  if (S.from) show(`从「${S.from.label}」出发：单击或搜索另一个实体`, button({}, () => { S.from = null; banner(); }, "取消"));
  else if (S.path) show(`路径：${S.path.from.label} ⇢ ${S.path.to.label}`, button({}, reset, "结束"));
  else if (S.focus) show(`「${S.focus.label}」的 ${S.steps} 步邻域`, S.steps < 4 ? button({}, moreSteps, "再扩一步") : null, button({}, () => focus(null), "退出"));
  else if (S.doc !== null) show(`只看《${documents[S.doc].title}》`, button({}, () => onlyDocument(null), "全部"));
  else if (S.only || S.top) show([S.only ? `只看${[...S.only].filter(i => classes[i].root === i || !S.only.has(classes[i].root)).map(i => classes[i].zh).join("、")}和与之相连的` : "", S.top ? `最居中的 ${S.top} 个` : ""].filter(Boolean).join(" · "), button({}, () => { S.only = S.top = null; refresh(); fit([...drawn], 1.1); }, "全部"));
  else box.hidden = true;
}

/* Fit leaves room for labels and floats; an empty list fits all. */
function fit(list, most = 1.1) {
  const view = viewOf((list.length ? list : [...drawn]).map(n => net.body.nodes[n.i]).filter(Boolean), most);
  if (!view) return;
  net.moveTo(view);
  resize();
}
function viewOf(these, most) {
  if (!these.length) return null;
  const box = $("net").getBoundingClientRect();
  if (box.width < 20 || box.height < 20) return null;
  let x0 = Infinity, x1 = -Infinity, y0 = Infinity, y1 = -Infinity;
  for (const p of these) { x0 = Math.min(x0, p.x); x1 = Math.max(x1, p.x); y0 = Math.min(y0, p.y); y1 = Math.max(y1, p.y); }
  const padX = Math.min(90, box.width * .12), padY = Math.max(box.width < 520 ? 52 : 0, Math.min(70, box.height * .13));
  const scale = Math.min(most, (box.width - 2 * padX) / Math.max(60, x1 - x0), (box.height - 2 * padY) / Math.max(60, y1 - y0));
  return { position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 + (box.width < 520 ? 24 : 10) / scale }, scale }; /* the status line stands at the bottom */
}

net.on("click", p => {
  if (p.nodes.length) select(nodes[p.nodes[0]]);
  else if (p.edges.length && lines.has(p.edges[0])) selectEdge(lines.get(p.edges[0]).all);
  else if (!S.focus && !S.path && !S.from) select(null);
});
net.on("doubleClick", p => { if (p.nodes.length) focus(nodes[p.nodes[0]]); });
function tip(x, y, title, text) {
  const box = $("tip"), main = $("net").getBoundingClientRect();
  box.replaceChildren(el("b", {}, title), el("span", {}, text));
  box.style.display = "block";
  box.style.left = `${Math.max(4, Math.min(x + 14, main.width - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(4, Math.min(y + 12, main.height - box.offsetHeight - 8))}px`;
}
net.on("hoverNode", p => { const n = nodes[p.node]; tip(p.pointer.DOM.x, p.pointer.DOM.y, n.label, `${n.cls.zh} · ${n.degree} 条关系${n.facts.length ? ` · ${n.facts.length} 项数据` : ""}`); $("net").style.cursor = "pointer"; });
net.on("hoverEdge", p => { const line = lines.get(p.edge); if (line) { tip(p.pointer.DOM.x, p.pointer.DOM.y, `${line.s.label} → ${line.o.label}`, `${line.mode === "asserted" ? "" : MODES[line.mode][0] + " · "}${line.p.zh} · ${line.all.length} 条陈述`); $("net").style.cursor = "pointer"; } });
for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) net.on(name, () => { $("tip").style.display = "none"; $("net").style.cursor = ""; });

/* Search: any name, alias or id; names that begin with the words come first. */
let hits = [], at = 0;
function search() {
  const words = $("q").value.trim().toLowerCase(), box = $("hits");
  box.replaceChildren();
  hits = []; at = 0;
  box.className = words ? "on" : "";
  $("q").setAttribute("aria-expanded", String(!!words));
  $("q").removeAttribute("aria-activedescendant");
  if (!words) return;
  for (const n of byWeight) {
    const name = [n.label, ...n.aliases].find(a => a.toLowerCase().includes(words));
    if (name !== undefined) hits.push({ n, name, order: (name.toLowerCase() === words ? 0 : name.toLowerCase().startsWith(words) ? 1 : 2) });
  }
  hits = hits.sort((a, b) => a.order - b.order || b.n.weight - a.n.weight).slice(0, 14);
  hits.forEach(({ n, name }, i) => {
    const k = name.toLowerCase().indexOf(words), marked = el("span", { class: name === n.label ? "name" : "alias" }, name.slice(0, k), el("mark", {}, name.slice(k, k + words.length)), name.slice(k + words.length));
    box.append(el("div", { class: "hit", role: "option", id: `hit${i}`, "aria-selected": String(i === 0), on: { mousedown: e => { e.preventDefault(); pick(i); } } },
      dot(colorOf(n)), name === n.label ? marked : [el("span", { class: "name" }, n.label), marked], el("span", { class: "kind" }, n.cls.zh)));
  });
  if (!hits.length) box.append(el("div", { class: "hit" }, "没有这个名称"));
}
function closeHits() { $("hits").className = ""; $("q").setAttribute("aria-expanded", "false"); }
function pick(i) {
  closeHits();
  $("q").value = "";
  $("q").blur();
  S.focus = null;
  select(hits[i].n, true);
}
$("q").addEventListener("input", search);
$("q").addEventListener("focus", search);
$("q").addEventListener("blur", closeHits);
$("q").addEventListener("keydown", e => {
  if (e.isComposing) return;
  if (e.key === "Enter" && hits[at]) { e.stopPropagation(); pick(at); }
  else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    if (!hits.length) return;
    at = (at + (e.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    [...$("hits").children].forEach((c, i) => { c.setAttribute("aria-selected", String(i === at)); if (i === at) c.scrollIntoView({ block: "nearest" }); });
    $("q").setAttribute("aria-activedescendant", `hit${at}`);
  }
});
