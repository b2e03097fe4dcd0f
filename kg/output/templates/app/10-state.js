/* What is chosen, and what follows from it: which statements and nodes are on. The address keeps it. */
const CAP = 2000; /* nodes drawn at once; the rest opens on demand */
const S = {
  off: new Set(), rels: new Set(), modes: new Set(), doc: null, a: null, b: null, asof: null, undated: true, alone: false,
  sel: null, edge: null, focus: null, steps: 1, path: null, from: null, com: true, top: null, only: null, version: 0,
};

/* Time bins as wide as suits the span: months, quarters, years, five years, decades. */
const Bins = (() => {
  const days = statements.map(s => s.at).filter(d => d !== null);
  if (!days.length) return null;
  let first = Infinity, last = -Infinity;
  for (const d of days) { if (d < first) first = d; if (d > last) last = d; }
  const month = d => { const t = new Date(d * 864e5); return t.getUTCFullYear() * 12 + t.getUTCMonth(); };
  const wide = [1, 3, 12, 60, 120, 600, 1200].find(w => (month(last) - month(first)) / w <= 48) || 12000;
  const zero = Math.floor(month(first) / wide), count = Math.floor(month(last) / wide) - zero + 1;
  const start = i => Date.UTC(Math.floor((zero + i) * wide / 12), (zero + i) * wide % 12, 1) / 864e5;
  const name = i => { const m = (zero + i) * wide, y = Math.floor(m / 12); return wide < 12 ? `${y}.${String(m % 12 + 1).padStart(2, "0")}` : `${y}`; };
  const heights = new Array(count).fill(0);
  for (const d of days) heights[Math.floor(month(d) / wide) - zero]++;
  return { count, start, name, heights, end: i => start(i + 1) - 1 };
})();
if (Bins) { S.a = 0; S.b = Bins.count - 1; }

const wholeTime = () => !Bins || S.a === 0 && S.b === Bins.count - 1 && S.asof === null;
function inTime(s) {
  if (!s.dated && !S.undated) return false;
  if (wholeTime() || s.at === null) return true;
  const low = s.from ?? -Infinity, high = s.to ?? Infinity;
  if (S.asof !== null && low > S.asof) return false;
  return high >= Bins.start(S.a) && low <= Bins.end(S.b);
}
const inOnly = n => S.only.has(n.cls.i) || S.only.has(n.cls.root); /* `only` keeps these classes and what they touch */
const classOn = n => !S.off.has(n.cls.i);
const statementOn = s => !S.rels.has(s.p.i) && !S.modes.has(s.mode) && (S.doc === null || s.docs.includes(S.doc)) && inTime(s) && classOn(s.s) && (!s.o || classOn(s.o)) && (!S.only || inOnly(s.s) || s.o !== null && inOnly(s.o));
const neighbours = n => [...n.out.filter(s => s.on).map(s => s.o), ...n.into.filter(s => s.on).map(s => s.s)];

/* Recompute what is on and what is drawn; drawn is a part of on where the graph is too large to show whole. */
let drawn = new Set(), onNodes = new Set(), onStatements = [];
function compute() {
  for (const s of statements) s.on = statementOn(s);
  onStatements = statements.filter(s => s.on);
  const plain = S.doc === null && !S.only && wholeTime() && !S.rels.size && !S.modes.size;
  onNodes = new Set();
  for (const s of onStatements) if (s.o) { onNodes.add(s.s); onNodes.add(s.o); }
  if (S.alone) for (const n of nodes) if (classOn(n) && (plain || S.doc !== null && n.docs.includes(S.doc) || n.facts.some(f => f.on)) && (plain || !n.degree || S.doc !== null)) onNodes.add(n);
  let show = onNodes;
  if (S.path) show = new Set(S.path.nodes);
  else if (S.focus) {
    show = new Set([S.focus]);
    let edge = [S.focus];
    for (let step = 0; step < S.steps && show.size < CAP; step++) {
      const next = [];
      for (const n of edge) for (const m of neighbours(n)) if (!show.has(m) && show.size < CAP) { show.add(m); next.push(m); }
      edge = next;
    }
  } else if (onNodes.size > (S.top ?? CAP)) {
    show = new Set();
    for (const n of byWeight) { if (onNodes.has(n)) show.add(n); if (show.size >= (S.top ?? 600)) break; }
  }
  drawn = new Set(show);
  if (S.sel) { drawn.add(S.sel); if (!S.path) for (const m of neighbours(S.sel).sort((a, b) => b.weight - a.weight).slice(0, 200)) drawn.add(m); }
  if (S.edge) for (const s of S.edge) { drawn.add(s.s); if (s.o) drawn.add(s.o); }
  S.version++;
}

/* Shortest path over what is on, either way of the arrows; ties by more statements, then by order. */
function findPath(a, b) {
  const back = new Map([[b, 0]]), queue = [b];
  for (let i = 0; i < queue.length && !back.has(a); i++) for (const m of neighbours(queue[i])) if (!back.has(m)) { back.set(m, back.get(queue[i]) + 1); queue.push(m); }
  if (!back.has(a)) return null;
  const path = [a], steps = [];
  while (path[path.length - 1] !== b) {
    const here = path[path.length - 1], count = new Map();
    for (const m of neighbours(here)) if (back.get(m) === back.get(here) - 1) count.set(m, (count.get(m) || 0) + 1);
    const there = [...count.keys()].sort((x, y) => count.get(y) - count.get(x) || x.i - y.i)[0];
    steps.push([...here.out.filter(s => s.on && s.o === there), ...here.into.filter(s => s.on && s.s === there)]);
    path.push(there);
  }
  return { from: a, to: b, nodes: path, steps };
}

/* The address after # says the view; reading it back restores it. */
function permalink() {
  const p = new URLSearchParams();
  if (S.path) p.set("path", S.path.from.id + "~" + S.path.to.id);
  else if (S.sel) p.set("n", S.sel.id);
  if (S.edge) p.set("e", S.edge.map(s => s.id).join("~"));
  if (S.focus) { p.set("f", S.focus.id); if (S.steps > 1) p.set("k", S.steps); }
  if (S.off.size) p.set("t", [...S.off].map(i => classes[i].name).sort().join("~"));
  if (S.rels.size) p.set("r", [...S.rels].map(i => predicates[i].name).sort().join("~"));
  if (S.modes.size) p.set("m", [...S.modes].sort().join("~"));
  if (S.doc !== null) p.set("d", documents[S.doc].id);
  if (Bins && (S.a !== 0 || S.b !== Bins.count - 1)) p.set("y", S.a + "-" + S.b);
  if (S.asof !== null) p.set("asof", isoDay(S.asof));
  if (!S.undated) p.set("u", "0");
  if (S.alone) p.set("alone", "1");
  if (!S.com) p.set("c", "0");
  if (S.top !== null) p.set("top", S.top);
  if (S.only) p.set("only", [...S.only].map(i => classes[i].name).sort().join("~"));
  if (document.documentElement.dataset.theme === "dark") p.set("dark", "1");
  return p.toString();
}
function remember() {
  try { history.replaceState(null, "", "#" + permalink()); } catch (error) { /* a sandboxed frame has no address */ }
}
function restore() {
  const p = new URLSearchParams(location.hash.slice(1)), words = k => (p.get(k) || "").split("~").filter(Boolean);
  const named = (list, names) => list.filter(x => names.includes(x.name)).map(x => x.i);
  const only = named(classes, words("only"));
  S.only = only.length ? new Set(only) : null;
  S.off = new Set(named(classes, words("t")));
  S.rels = new Set(named(predicates, words("r")));
  S.modes = new Set(words("m").filter(m => MODES[m]));
  const doc = documents.find(d => d.id === p.get("d"));
  S.doc = doc ? doc.i : null;
  const bins = /^(\d+)-(\d+)$/.exec(p.get("y") || "");
  if (Bins && bins && +bins[1] <= +bins[2] && +bins[2] < Bins.count) { S.a = +bins[1]; S.b = +bins[2]; }
  S.asof = plainDay(p.get("asof"), true);
  S.top = Math.min(CAP, +p.get("top")) || null;
  S.undated = p.get("u") !== "0";
  S.alone = p.get("alone") === "1";
  S.com = p.get("c") !== "0";
  if (p.get("dark") === "1" || !p.has("dark") && !location.hash && matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark";
  S.focus = nodeById.get(p.get("f")) || null;
  S.steps = Math.min(4, Math.max(1, +p.get("k") || 1));
  S.sel = nodeById.get(p.get("n")) || S.focus;
  const edge = statements.filter(s => words("e").includes(s.id));
  if (edge.length) S.edge = edge;
  compute();
  const ends = words("path").map(id => nodeById.get(id));
  if (ends.length === 2 && ends[0] && ends[1]) { S.path = findPath(ends[0], ends[1]); compute(); }
}
