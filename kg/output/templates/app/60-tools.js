/* Tools and keys: zoom, hulls, physics, night, export, help. */
const zoomBy = f => net.moveTo({ scale: net.getScale() * f, animation: { duration: 160, easingFunction: "easeOutQuad" } });
$("zi").onclick = () => zoomBy(1.3);
$("zo").onclick = () => zoomBy(1 / 1.3);
$("zf").onclick = () => fit([], 1.1);
function toggleHulls() { S.com = !S.com; pressed($("bCom"), S.com); net.redraw(); remember(); }
function togglePhysics() {
  if (!S.physics && drawn.size > 400) return flash("图太大，先聚焦或筛选再开动力");
  S.physics = !S.physics; moving = S.physics;
  pressed($("bPhy"), S.physics);
  net.setOptions({ physics: S.physics ? { enabled: true, solver: "forceAtlas2Based", stabilization: false, forceAtlas2Based: { gravitationalConstant: -80, springLength: 110, avoidOverlap: .4 } } : { enabled: false } });
  if (!S.physics && !places.size) for (const n of drawn) { const p = net.body.nodes[n.i]; n.x = p.x; n.y = p.y; }
  return undefined;
}
function toggleNight() {
  const on = !isDark();
  if (on) document.documentElement.dataset.theme = "dark"; else delete document.documentElement.dataset.theme;
  pressed($("bDark"), on);
  legend(); refresh();
}
$("bCom").onclick = toggleHulls;
$("bPhy").onclick = togglePhysics;
$("bDark").onclick = toggleNight;
function menu(open) { $("more").hidden = !open; $("bMore").setAttribute("aria-expanded", String(open)); }
$("bMore").onclick = () => menu($("more").hidden);
document.addEventListener("click", e => { if (!e.target.closest(".menu") || e.target.closest("#more")) menu(false); });
$("bFilter").onclick = () => { const open = $("left").classList.toggle("open"); pressed($("bFilter"), open); };
function drawer() { $("left").classList.remove("open"); pressed($("bFilter"), false); }
$("net").addEventListener("pointerdown", drawer);

function download(blob, name) { const address = URL.createObjectURL(blob), a = el("a", { href: address, download: name }); document.body.append(a); a.click(); a.remove(); setTimeout(() => URL.revokeObjectURL(address), 5000); }
$("bPng").onclick = () => {
  const from = document.querySelector("#net canvas"), to = el("canvas"), c = to.getContext("2d");
  to.width = from.width; to.height = from.height;
  c.fillStyle = css("--bg"); c.fillRect(0, 0, to.width, to.height); c.drawImage(from, 0, 0);
  to.toBlob(blob => download(blob, "graph.png"));
};
$("bCsv").onclick = () => {
  const cell = t => { const s = String(t ?? ""); return /[",\r\n]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s; };
  const rows = onStatements.flatMap(s => s.evidence.map(e => { const d = documents[e.sentence.doc]; return [s.s.label, s.p.zh, objectZh(s), statementTime(s), MODES[s.mode][0], typeof e.by === "number" ? nodes[e.by].label : e.by, e.sentence.text, d && d.title, d && d.date, e.rule, e.confidence]; }));
  const text = [["主体", "关系", "客体或数值", "时间", "语气", "据", "原句", "文档", "日期", "规则", "置信度"], ...rows].map(r => r.map(cell).join(",")).join("\r\n");
  download(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), "statements.csv");
};
$("bLink").onclick = () => copy(location.href.split("#")[0] + "#" + permalink(), "已复制链接");
$("bPrint").onclick = () => window.print();
$("bHelp").onclick = () => $("help").showModal();

/* With a node chosen the arrow keys walk round its neighbours; without one they walk the key entities. */
let walk = { of: null, list: [], at: -1 };
function step(by) {
  if (!S.sel || !walk.list.includes(S.sel)) {
    const list = S.sel ? [...new Set(neighbours(S.sel))].sort((a, b) => b.weight - a.weight || a.i - b.i) : byWeight.filter(n => drawn.has(n)).slice(0, 200);
    walk = { of: S.sel, list: S.sel ? [S.sel, ...list] : list, at: S.sel ? 0 : -1 };
  }
  if (!walk.list.length) return;
  walk.at = (walk.at + by + walk.list.length) % walk.list.length;
  const here = walk.list[walk.at];
  select(here, false);
  const p = net.body.nodes[here.i];
  if (p) net.moveTo({ position: { x: p.x, y: p.y } });
}
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || $("help").open) return;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "range" && document.activeElement.type !== "checkbox";
  if (e.key === "Escape") { $("q").value = ""; closeHits(); menu(false); drawer(); $("q").blur(); reset(); return; }
  if (typing) return;
  const onCanvas = $("net").contains(document.activeElement) || document.activeElement === document.body || document.activeElement === $("net");
  const keys = { "/": () => $("q").focus(), "?": () => $("help").showModal(), c: toggleHulls, d: toggleNight, "+": () => zoomBy(1.3), "=": () => zoomBy(1.3), "-": () => zoomBy(1 / 1.3), 0: () => fit([], 1.1), e: moreSteps, p: () => S.sel && startPath(S.sel) };
  if (onCanvas) Object.assign(keys, { ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1), Enter: () => S.sel && focus(S.sel) });
  const act = keys[e.key.length === 1 ? e.key.toLowerCase() : e.key];
  if (act) { e.preventDefault(); act(); }
});
