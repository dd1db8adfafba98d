import type { Box, Node } from "./network";
import { textWidth } from "./shapes";

/** A name beside its node, at the scale that it was placed for: x and y are where its text begins, relative to the middle of the node. */
export interface Label {
  node: Node;
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
}

/** How many names are larger than the rest where there are many. */
const large = 14;
const many = 100;
/** Nodes with so many relations or fewer may be lain over by the names of the busiest. */
const small = 3;
/** What it costs a name to lie over another one, or outside of the picture, as against a node. */
const dear = 4;
const longest = 34;

const overlap = (a: Box, b: Box): number => Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/** How much further out a name may stand that has to be shown. */
const further = [0, 13, 26, 39];

/** sides are the places around a node of radius r for a text, the usual one first: below, right, above, left, and the corners. */
function sides(r: number, w: number, h: number): [number, number][] {
  const d = r * 0.7;
  return [[-w / 2, r + 1], [r + 3, -h / 2], [-w / 2, -r - h - 1], [-w - r - 3, -h / 2], [d, d], [-w - d, d], [d, -h - d], [-w - d, -h - d]];
}

/** labelsOf are the names that have room at a scale inside of a frame, the busiest first and descriptions last; none lies over another.
 * With all, every node gets its name, where it covers the least. */
export function labelsOf(nodes: readonly Node[], scale: number, frame: Box, all = false): Label[] {
  const order = [...nodes].sort((a, z) => Number(a.generic) - Number(z.generic) || z.degree - a.degree || (a.id < z.id ? -1 : 1));
  // Everything is measured on the screen.
  const marks = nodes.map((n): Box & { node: Node } => ({ node: n, x: n.x * scale - n.r * scale + 1, y: n.y * scale - n.r * scale + 1, w: 2 * n.r * scale - 2, h: 2 * n.r * scale - 2 }));
  const busy = marks.filter((m) => m.node.degree > small);
  const inside = { x: frame.x * scale, y: frame.y * scale, w: frame.w * scale, h: frame.h * scale };
  const few = nodes.length <= many;
  const texts: Box[] = [];
  const out: Label[] = [];
  order.forEach((n, i) => {
    const [size, weight] = few ? [12, 400] : i < large ? [13, 650] : [11.5, 400];
    const text = n.name.length > longest ? `${n.name.slice(0, longest - 1)}…` : n.name;
    const w = textWidth(text, size, weight) + 2;
    const h = size + 2;
    const avoid = !few && i < 2 * large ? busy : marks;
    let best = { cost: Infinity, over: Infinity, at: [0, 0] as [number, number] };
    for (const at of (all ? further : [0]).flatMap((d) => sides(n.r * scale + d, w, h))) {
      const t = { x: n.x * scale + at[0], y: n.y * scale + at[1], w, h };
      const over = covered(t, texts) + (w * h - overlap(t, inside));
      const cost = over * dear + covered(t, avoid, n);
      if (cost < best.cost) best = { cost, over, at };
      if (cost === 0) break;
    }
    const { at } = best;
    // Among many the very busiest are named in any case: without them the rest says nothing.
    if (best.cost > 0 && !all && (few || i >= large || best.over > 0)) return;
    texts.push({ x: n.x * scale + at[0], y: n.y * scale + at[1], w, h });
    out.push({ node: n, text, x: (at[0] + 1) / scale, y: (at[1] + size * 0.85) / scale, size, weight });
  });
  return out;
}

function covered(b: Box, by: readonly (Box & { node?: Node })[], own?: Node): number {
  let sum = 0;
  for (const r of by) if (!own || r.node !== own) sum += overlap(b, r);
  return sum;
}
