/* Labels: constant size on screen, the most important first, none over another; a grid makes the test quick. */
class Boxes {
  constructor(cell) { this.cell = cell; this.map = new Map(); }
  each(b, f) {
    const s = this.cell;
    for (let x = Math.floor(b[0] / s); x <= Math.floor(b[2] / s); x++) for (let y = Math.floor(b[1] / s); y <= Math.floor(b[3] / s); y++) if (f(x * 73856093 ^ y * 19349663)) return true;
    return false;
  }
  add(b) { this.each(b, k => { const list = this.map.get(k); if (list) list.push(b); else this.map.set(k, [b]); }); }
  hit(b) { return this.each(b, k => (this.map.get(k) || []).some(o => b[0] < o[2] && b[2] > o[0] && b[1] < o[3] && b[3] > o[1])); }
}
const widths = new Map();
function widthOf(c, text, weight) {
  const key = weight + text;
  if (!widths.has(key)) { c.font = `${weight} 100px ${FONT}`; widths.set(key, c.measureText(text).width / 100); }
  return widths.get(key);
}
const brief = text => { const t = Array.from(text); return t.length > 16 ? t.slice(0, 15).join("") + "…" : text; };

function drawLabels(c) {
  const zoom = net.getScale(), k = 1 / zoom, labels = new Boxes(90 * k), dots = new Boxes(90 * k), hubs = new Boxes(90 * k), dark = isDark();
  const paper = dark ? "rgba(20,23,28,.86)" : "rgba(255,253,249,.92)", ink = css("--ink");
  const box = $("net").getBoundingClientRect(), low = net.DOMtoCanvas({ x: 3, y: 3 }), high = net.DOMtoCanvas({ x: box.width - 3, y: box.height - 3 });
  const inside = p => p.x > low.x && p.x < high.x && p.y > low.y && p.y < high.y;
  const fits = b => b[0] > low.x && b[1] > low.y && b[2] < high.x && b[3] < high.y;
  c.textBaseline = "middle"; c.lineJoin = "round";
  for (const n of drawn) { const p = net.body.nodes[n.i]; if (p && inside(p)) { const r = radius(n) + k; const b = [p.x - r, p.y - r, p.x + r, p.y + r]; dots.add(b); if (n.weight > .3) hubs.add(b); } }
  const put = (text, x, y, fs, weight, align) => {
    c.font = `${weight} ${fs}px ${FONT}`; c.textAlign = align; c.lineWidth = 3.4 * k; c.strokeStyle = paper; c.strokeText(text, x, y); c.fillStyle = ink; c.fillText(text, x, y);
  };
  const place = (n, fs, weight, force) => {
    const p = net.body.nodes[n.i];
    if (!p || !inside(p)) return false;
    const text = force ? n.label : brief(n.label), w = widthOf(c, text, weight) * fs, r = radius(n), h = fs * 1.2;
    const mid = Math.min(Math.max(p.x, Math.min(low.x + w / 2 + 4 * k, p.x + w / 2)), Math.max(high.x - w / 2 - 4 * k, p.x - w / 2)); /* kept on screen near an edge */
    const spots = [[mid, p.y + r + 3 * k + h / 2, "center", -w / 2], [p.x + r + 4 * k, p.y, "left", 0], [p.x - r - 4 * k, p.y, "right", -w], [mid, p.y - r - 3 * k - h / 2, "center", -w / 2],
      [p.x + r * .6, p.y + r + h * .35, "left", 0], [p.x + r * .6, p.y - r - h * .35, "left", 0], [p.x - r * .6, p.y + r + h * .35, "right", -w], [p.x - r * .6, p.y - r - h * .35, "right", -w]];
    if (force) for (const far of [0, h]) for (const shift of [.3, -.3, .48, -.48]) spots.push([mid + shift * w, p.y + r + 3 * k + h / 2 + far, "center", -w / 2], [mid + shift * w, p.y - r - 3 * k - h / 2 - far, "center", -w / 2]);
    for (const strict of force ? [true, false] : [true]) for (const [x, y, align, shift] of spots) {
      const b = [x + shift - 2 * k, y - h / 2, x + shift + w + 2 * k, y + h / 2];
      if (labels.hit(b) || (strict ? dots : hubs).hit(b) || strict && !fits(b)) continue; /* a name that must stand may cover small dots */
      labels.add(b); put(text, x, y, fs, weight, align);
      return true;
    }
    if (n === S.sel) { const [x, y, align] = spots[0]; put(text, x, y, fs, weight, align); }
    return false;
  };
  const named = S.com && hullVersion === S.version ? drawGroupNames(c, k, labels, dots, hubs, dark, fits) : new Set();
  const size = Math.min(1.2, Math.max(1, zoom));
  if (S.sel) place(S.sel, 16 * size * k, 600, true);
  if (near || S.path) {
    const these = S.path ? [...S.path.nodes] : [...near];
    for (const n of these.sort((a, b) => b.weight - a.weight)) if (n !== S.sel && drawn.has(n)) place(n, 13 * size * k, 500, !!(S.path || S.edge));
    drawEdgeNames(c, k, labels, dots);
    return;
  }
  let left = zoom > .8 ? 400 : Math.max(8, box.width * box.height / 9000);
  for (const n of byWeight) {
    if (!drawn.has(n) || named.has(n) && zoom < .8) continue;
    if (place(n, (n.weight > .5 ? 15 : n.weight > .2 ? 13.5 : 12.5) * size * k, n.weight > .35 ? 600 : 500, n.weight > .7) && --left <= 0) break;
  }
}
/* Whether a box reaches into a convex hull: one of nine points of it lies on the inner side of every edge. */
function touches(hull, b) {
  for (const x of [b[0], (b[0] + b[2]) / 2, b[2]]) for (const y of [b[1], (b[1] + b[3]) / 2, b[3]]) {
    if (hull.every((p, i) => { const q = hull[(i + 1) % hull.length]; return (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) >= 0; })) return true;
  }
  return false;
}
function drawGroupNames(c, k, labels, dots, hubs, dark, fits) {
  const small = $("net").clientWidth < 520, named = new Set(); /* whose name stands on a hull needs no label of its own from afar */
  hulls.slice(0, small ? 12 : 60).forEach(({ group, hull, middle, top, low, size }) => {
    if (size < (k < 1.6 ? 6 : 4)) return;
    const fs = (small ? 12 : size > 14 ? 16 : 14) * k, name = brief(group.name), w = widthOf(c, name, 600) * fs;
    const places = [[top[0], top[1] - fs * .9], [low[0], low[1] + fs * .9]].flatMap(([x, y]) => [0, .4, -.4, .6, -.6].map(shift => [x + shift * w, y]));
    for (const [x, y] of hull) places.push([x + Math.sign(x - middle[0]) * w * .5, y + Math.sign(y - middle[1]) * fs * .6]);
    const boxes = places.map(([x, y]) => [x, y, [x - w / 2 - 6 * k, y - fs * .7, x + w / 2 + 6 * k, y + fs * .7]]).filter(t => fits(t[2]) && !labels.hit(t[2]));
    /* Over its hull, under it or beside it, on no dot and in no other hull; the name of a large group may cover small dots. */
    const own = boxes.filter(t => !hulls.some(h => h.group !== group && touches(h.hull, t[2])));
    const spot = own.find(t => !dots.hit(t[2])) || size > 11 && own.find((t, i) => i < 10 && !hubs.hit(t[2]));
    if (!spot) return;
    const [x, y] = spot;
    labels.add(spot[2]);
    c.font = `600 ${fs}px ${FONT}`; c.textAlign = "center"; c.globalAlpha = near ? .4 : 1;
    c.fillStyle = dark ? `hsl(${hue(group)} 40% 68%)` : `hsl(${hue(group)} 44% 40%)`;
    c.lineWidth = 3.4 * k; c.strokeStyle = dark ? "rgba(20,23,28,.75)" : "rgba(252,250,245,.85)"; c.strokeText(name, x, y);
    c.fillText(name, x, y); c.globalAlpha = 1;
    named.add(nodes[group.central]);
  });
  return named;
}
function drawEdgeNames(c, k, labels, dots) {
  const fs = 11.5 * k;
  for (const line of lines.values()) {
    const hot = S.path || (S.edge ? S.edge.some(s => line.all.includes(s)) : line.s === S.sel || line.o === S.sel), edge = hot && net.body.edges[line.id];
    if (!edge || !edge.connected) continue;
    const word = (line.mode === "asserted" ? "" : MODES[line.mode][0] + "·") + line.p.zh, w = widthOf(c, word, 500) * fs + 12 * k, h = 18 * k;
    for (const t of [.5, .62, .38, .72]) {
      const q = edge.edgeType.getPoint(t), b = [q.x - w / 2, q.y - h / 2, q.x + w / 2, q.y + h / 2];
      if (labels.hit(b) || dots.hit(b)) continue;
      labels.add(b);
      c.beginPath(); c.roundRect(b[0], b[1], w, h, 9 * k); c.fillStyle = css("--panel"); c.fill(); c.lineWidth = .8 * k; c.strokeStyle = css("--line"); c.stroke();
      c.font = `500 ${fs}px ${FONT}`; c.textAlign = "center"; c.fillStyle = css("--accent"); c.fillText(word, q.x, q.y + .5 * k);
      if (line.mode === "denied") { c.beginPath(); c.moveTo(b[0] + 5 * k, q.y); c.lineTo(b[2] - 5 * k, q.y); c.lineWidth = k; c.strokeStyle = css("--accent"); c.stroke(); }
      break;
    }
  }
}
function drawCrosses(c) {
  c.lineWidth = 1.6; c.strokeStyle = css("--accent");
  for (const line of lines.values()) {
    const edge = line.mode === "denied" && net.body.edges[line.id];
    if (!edge || !edge.connected) continue;
    const q = edge.edgeType.getPoint(.5);
    c.beginPath(); c.moveTo(q.x - 4, q.y - 4); c.lineTo(q.x + 4, q.y + 4); c.moveTo(q.x + 4, q.y - 4); c.lineTo(q.x - 4, q.y + 4); c.stroke();
  }
}
net.on("afterDrawing", c => {
  c.save();
  drawCrosses(c);
  drawLabels(c);
  if (S.sel && net.body.nodes[S.sel.i]) {
    const p = net.body.nodes[S.sel.i], k = 1 / net.getScale();
    c.beginPath(); c.arc(p.x, p.y, radius(S.sel) + 5 * k, 0, 7); c.lineWidth = 2.5 * k; c.strokeStyle = css("--accent"); c.stroke();
  }
  c.restore();
});
