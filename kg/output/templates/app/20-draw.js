/* Drawing: vis-network holds nodes and edges; hulls, labels and marks are our own, at constant size on screen. */
const FONT = css("--font");
const isDark = () => document.documentElement.dataset.theme === "dark";
const rgba = (hex, a) => { const n = parseInt(hex.slice(1), 16); return `rgba(${n >> 16},${n >> 8 & 255},${n & 255},${a})`; };
const lift = hex => { const n = parseInt(hex.slice(1), 16), f = c => Math.round(c + (255 - c) * .22); return `#${[n >> 16, n >> 8 & 255, n & 255].map(f).map(c => c.toString(16).padStart(2, "0")).join("")}`; };
const colorOf = n => isDark() ? n.cls.dark ??= lift(n.cls.color) : n.cls.color;
let bulk = 1; /* seen from afar dots and lines are drawn larger, so that they keep a size on screen */
const radius = n => (5 + 17 * Math.sqrt(n.weight)) * bulk;
const visNodes = new vis.DataSet(), visEdges = new vis.DataSet();
const many = statements.length > 1500;
const net = new vis.Network($("net"), { nodes: visNodes, edges: visEdges }, {
  physics: { enabled: false }, layout: { improvedLayout: false },
  interaction: { hover: true, hideEdgesOnDrag: many, hideEdgesOnZoom: many, tooltipDelay: 1e8, multiselect: false, selectConnectedEdges: false, zoomSpeed: .6, keyboard: false },
  nodes: { shape: "dot", borderWidth: 2, labelHighlightBold: false }, edges: { selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
});

/* Statements that say the same relation of the same two in the same way are one line; others bow apart. */
let lines = new Map();
function gather() {
  lines = new Map();
  const pairs = new Map();
  for (const s of onStatements) {
    if (!s.o || s.o === s.s || !drawn.has(s.s) || !drawn.has(s.o)) continue;
    const id = `${s.s.i}|${s.p.i}|${s.o.i}|${s.mode}`;
    let line = lines.get(id);
    if (!line) {
      const low = Math.min(s.s.i, s.o.i), pair = low + "|" + Math.max(s.s.i, s.o.i), turn = pairs.get(pair) || 0;
      pairs.set(pair, turn + 1);
      lines.set(id, line = { id, s: s.s, o: s.o, p: s.p, mode: s.mode, turn, forward: s.s.i === low, all: [] });
    }
    line.all.push(s);
  }
}
const DASH = { solid: false, dash: [7, 5], dots: [2, 4], cross: [2, 4] };
function lineLook(line, near) {
  const chosen = S.edge && S.edge.some(s => line.all.includes(s)), hot = chosen || !S.edge && S.sel && (line.s === S.sel || line.o === S.sel) || S.path;
  const c = colorOf(line.s), faint = near && !hot && !(S.focus && near.has(line.s) && near.has(line.o));
  const bow = line.turn === 0 ? .1 : .1 + .13 * Math.ceil(line.turn / 2), left = line.turn % 2 === (line.forward ? 0 : 1);
  return {
    id: line.id, from: line.s.i, to: line.o.i, dashes: DASH[MODES[line.mode][1]], width: (chosen ? 3.4 : hot ? 2.2 : 1.25) * bulk,
    color: { color: rgba(c, faint ? .09 : hot ? .92 : .42), highlight: rgba(c, .95), hover: rgba(c, .95), inherit: false },
    arrows: { to: { enabled: !faint, scaleFactor: hot ? .6 : .38 } }, smooth: { enabled: true, type: left ? "curvedCW" : "curvedCCW", roundness: bow },
  };
}
function nodeLook(n, near) {
  const dim = near && !near.has(n), c = colorOf(n), paper = css("--panel");
  const fill = dim ? rgba(c, .2) : c, edge = dim ? rgba(isDark() ? "#ffffff" : "#ffffff", isDark() ? .06 : .6) : paper;
  return { id: n.i, x: placeOf(n).x, y: placeOf(n).y, size: radius(n), borderWidth: n === S.sel ? 4 : 2, color: { background: fill, border: edge, highlight: { background: c, border: paper }, hover: { background: c, border: css("--ink") } } };
}
function sync(set, wanted) {
  const ids = new Set(wanted.map(w => w.id)), gone = set.getIds().filter(id => !ids.has(id));
  if (gone.length) set.remove(gone);
  set.update(wanted);
}
function nearSet() {
  if (S.edge) return new Set(S.edge.flatMap(s => s.o ? [s.s, s.o] : [s.s]));
  if (S.focus && S.sel === S.focus) return new Set(drawn);
  return S.sel && !S.path ? new Set([S.sel, ...neighbours(S.sel)]) : null;
}
let near = null;
function paint() {
  compute();
  arrange();
  gather();
  near = nearSet();
  sync(visNodes, [...drawn].sort((a, b) => a.weight - b.weight || a.i - b.i).map(n => nodeLook(n, near)));
  sync(visEdges, [...lines.values()].map(line => lineLook(line, near)));
  const hidden = onNodes.size - [...drawn].filter(n => onNodes.has(n)).length;
  const shown = S.focus || S.path ? [...lines.values()].flatMap(line => line.all) : onStatements, evidence = shown.reduce((t, s) => t + s.evidence.length, 0);
  say(`${drawn.size} 个实体 · ${lines.size} 条关系 · ${evidence} 处证据` + (hidden > 0 && !S.focus && !S.path ? ` · 另有 ${hidden} 个可搜索或聚焦打开` : ""));
  banner();
  remember();
}
/* Sizes follow the zoom in steps, so that most wheel turns cost nothing. */
const bulkAt = scale => Math.min(onNodes.size > CAP && !S.focus ? 14 : 2.8, Math.max(1, ($("net").clientWidth < 520 ? .4 : .58) / scale));
function resize() {
  const wanted = bulkAt(net.getScale());
  if (Math.abs(wanted / bulk - 1) < .12 && (wanted !== 1 || bulk === 1)) return;
  bulk = wanted;
  visNodes.update([...drawn].map(n => ({ id: n.i, size: radius(n) })));
  visEdges.update([...lines.values()].map(line => ({ id: line.id, width: lineLook(line, near).width })));
}
let zoomTimer = 0;
net.on("zoom", () => { clearTimeout(zoomTimer); zoomTimer = setTimeout(resize, 90); });
net.on("animationFinished", resize);
let lastSaid = "", sayTimer = 0;
function say(text) { lastSaid = text; $("status").textContent = text; }
function flash(text) { $("status").textContent = text; clearTimeout(sayTimer); sayTimer = setTimeout(() => { $("status").textContent = lastSaid; }, 1600); }

/* Community hulls: the padded convex hull of the members that are drawn, smoothed; kept until something moves. */
function convex(points) {
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]), hull = [];
  for (const side of [points, [...points].reverse()]) {
    const start = hull.length;
    for (const p of side) { while (hull.length >= start + 2 && turn(hull[hull.length - 2], hull[hull.length - 1], p) <= 0) hull.pop(); hull.push(p); }
    hull.pop();
  }
  return hull;
}
let hulls = [], hullVersion = -1, moving = false;
function makeHulls() {
  if (hullVersion === S.version && !moving) return;
  hullVersion = S.version;
  hulls = [];
  if (S.focus || S.path) return;
  for (const group of communities) {
    const points = group.members.filter(i => drawn.has(nodes[i]));
    if (points.length < 3) continue;
    const ring = points.flatMap(i => { const p = net.body.nodes[i]; return Array.from({ length: 10 }, (_, k) => [p.x + Math.cos(k * Math.PI / 5) * 58, p.y + Math.sin(k * Math.PI / 5) * 44]); });
    const hull = convex(ring);
    const middle = [0, 1].map(i => hull.reduce((t, p) => t + p[i], 0) / hull.length);
    hulls.push({ group, hull, middle, size: points.length, top: hull.reduce((a, b) => b[1] < a[1] ? b : a), low: hull.reduce((a, b) => b[1] > a[1] ? b : a) });
  }
}
const hue = group => HUES[group.i % HUES.length];
net.on("beforeDrawing", c => {
  if (!S.com) return;
  makeHulls();
  const dark = isDark(), mid = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  for (const { group, hull } of hulls) {
    const h = hue(group);
    c.beginPath();
    hull.forEach((p, k) => { const m = mid(p, hull[(k + 1) % hull.length]); if (!k) c.moveTo(...mid(hull[hull.length - 1], p)); c.quadraticCurveTo(p[0], p[1], ...m); });
    c.closePath();
    c.fillStyle = dark ? `hsl(${h} 24% ${near ? 12 : 15}%)` : `hsl(${h} ${near ? 34 : 44}% ${near ? 95.5 : 93.6}%)`;
    c.fill();
    c.lineWidth = 1.4;
    c.strokeStyle = dark ? `hsl(${h} 24% 23%)` : `hsl(${h} 34% ${near ? 91 : 86}%)`;
    c.stroke();
  }
});
for (const name of ["dragging", "startStabilizing"]) net.on(name, () => { moving = true; });
for (const name of ["dragEnd", "stabilized"]) net.on(name, () => { moving = !!S.physics; S.version++; });
