import { strokesOf } from "../draw/edges";
import { labelsOf } from "../draw/labels";
import { boundsOf, edgeStyles, type Layout } from "../draw/network";
import type { Palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { shownDay } from "../model/data";
import { showDay } from "../model/time";
import type { Picture } from "../parts/picture";
import { texts } from "../texts";
import { lookOf } from "./network-graph";

/** How strongly links are painted that stand back, those of a crowd, and those that are not said to hold. */
const strength = { faint: 0.16, many: 0.55, unsure: 0.5 };

/** networkPicture draws the whole network, whatever part of it is seen. */
export function networkPicture(l: Layout, p: Palette): Picture {
  const b = boundsOf(l.nodes);
  const [x, y] = [-b.x, -b.y];
  const shapes: Shape[] = [];
  const look = lookOf(l);
  for (const s of strokesOf(l.links, 1, look)) {
    const { width, dash } = edgeStyles[s.type];
    const colour = p.relation[s.type];
    const alpha = (s.faint ? strength.faint : look.many ? strength.many : 1) * (s.unsure ? strength.unsure : 1);
    if (s.kind === "arrow") shapes.push({ kind: "path", d: s.d, x, y, fill: colour, alpha });
    else shapes.push({ kind: "path", d: s.d, x, y, stroke: colour, alpha, width: (s.kind === "sign" ? 1.6 : width) * (look.many ? 0.6 : 1), ...(s.kind === "line" && dash.length > 0 ? { dash } : {}) });
  }
  for (const n of l.nodes) {
    if (n.kind) shapes.push({ kind: "circle", x: n.x + x, y: n.y + y, r: n.r, fill: p.kind(n.kind), stroke: p.panel, width: 1.5 });
    else shapes.push({ kind: "rect", x: n.x + x - n.r, y: n.y + y - n.r, w: 2 * n.r, h: 2 * n.r, r: 2, fill: p.panel, stroke: p.ink, width: 1.5 });
  }
  for (const t of labelsOf(l.nodes, 1, b)) shapes.push({ kind: "text", x: t.node.x + t.x + x, y: t.node.y + t.y + y, text: t.text, size: t.size, weight: t.weight, fill: p.ink, stroke: p.panel, width: 3 });
  return { shapes, width: b.w, height: b.h, background: p.panel, title: `${texts.views.network}, ${showDay(shownDay.value)}` };
}
