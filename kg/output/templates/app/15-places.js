/* Where nodes stand in a neighbourhood or on a path: rings around the one in focus, a line for a path.
   Everywhere else they stand where Python put them. */
function ringPlaces(centre, members) {
  const parent = new Map([[centre, null]]), children = new Map(), order = [centre];
  for (let i = 0; i < order.length; i++) {
    const here = order[i], next = [...new Set(neighbours(here))].filter(m => members.has(m) && !parent.has(m));
    next.sort((a, b) => a.cls.root - b.cls.root || b.weight - a.weight || a.i - b.i);
    for (const m of next) { parent.set(m, here); order.push(m); }
    children.set(here, next);
  }
  const leaves = new Map(), depth = new Map([[centre, 0]]);
  for (const n of order.slice(1)) depth.set(n, depth.get(parent.get(n)) + 1);
  for (const n of [...order].reverse()) leaves.set(n, Math.max(1, children.get(n).reduce((t, m) => t + leaves.get(m), 0)));
  const deepest = Math.max(1, ...depth.values()), step = Math.max(165, leaves.get(centre) * 64 / (2 * Math.PI * deepest));
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const spread = (n, from, to) => {
    let at = from;
    for (const m of children.get(n)) {
      const width = (to - from) * leaves.get(m) / leaves.get(n), angle = at + width / 2, r = depth.get(m) * step;
      places.set(m, { x: Math.cos(angle) * r * 1.12, y: Math.sin(angle) * r });
      spread(m, at, at + width);
      at += width;
    }
  };
  spread(centre, -Math.PI / 2, Math.PI * 1.5);
  return places;
}
function pathPlaces(path) {
  return new Map(path.map((n, i) => [n, { x: (i % 2 ? 1 : -1) * 120, y: (i - (path.length - 1) / 2) * 130 }]));
}
let places = new Map();
function arrange() {
  places = S.path ? pathPlaces(S.path.nodes) : S.focus ? ringPlaces(S.focus, drawn) : new Map();
}
const placeOf = n => places.get(n) || n;
