/* Begin: restore the view from the address, draw, fit. */
restore();
$("subtitle").textContent = `${documents.length} 篇文档 · ${nodes.length} 个实体 · ${statements.length} 条陈述`;
$("nAlone").textContent = String(nodes.filter(n => !n.degree).length);
$("alone").checked = S.alone;
pressed($("bCom"), S.com);
pressed($("bDark"), isDark());
arrange();
const opening = viewOf([...drawn].map(placeOf), 1.1);
if (opening) bulk = bulkAt(opening.scale); /* known before the first drawing, or every dot would be made twice */
legend(); chips(); timeBox(); documentList(); refresh();
if (S.sel) visit(S.sel);
const chosen = S.path ? S.path.nodes : S.edge ? S.edge.flatMap(s => s.o ? [s.s, s.o] : [s.s]) : S.sel && !S.focus ? [S.sel, ...neighbours(S.sel)] : [];
fit(chosen.filter(n => drawn.has(n)), 1.1);
let width = innerWidth;
addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; fit([], 1.1); } });
addEventListener("hashchange", () => { if (location.hash.slice(1) !== permalink()) { S.path = null; S.edge = null; restore(); legend(); chips(); timeBox(); documentList(); refresh(); } });
net.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
/* What tests and curious people may look at. */
window.zhiluo = { net, state: S, nodes, statements, drawn: () => drawn };
