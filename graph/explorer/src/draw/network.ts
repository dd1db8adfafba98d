import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { ActorKind, NetworkQuery, RelationLineFragment } from "../api/generated";

type Net = NetworkQuery["network"];

/** An actor, or a place that an actor controls, where it is drawn. */
export interface Node extends SimulationNodeDatum {
  id: string;
  name: string;
  kind: ActorKind | null;
  degree: number;
  x: number;
  y: number;
}

export interface Link extends SimulationLinkDatum<Node> {
  relation: RelationLineFragment;
  source: Node;
  target: Node;
  /** Which of the links between the same two it is, counted from the middle, so that they lie beside each other. */
  lane: number;
}

export interface Layout {
  nodes: Node[];
  links: Link[];
}

/** How large a node is drawn: by how many relations it has. */
export const radius = (n: Node): number => 7 + Math.min(14, 2.6 * Math.sqrt(n.degree));

const ticks = 260;

/** layOut gives every actor a place. Those that were there before stay near to where they were, so that a change of the day
 * shows what changes. */
export function layOut(net: Net, before: ReadonlyMap<string, { x: number; y: number }>): Layout {
  const nodes = new Map<string, Node>();
  const put = (id: string, name: string, kind: ActorKind | null) => {
    const at = before.get(id) ?? start(nodes.size);
    nodes.set(id, { id, name, kind, degree: 0, ...at });
  };
  for (const a of net.actors) put(a.id, a.name, a.kind);
  for (const p of net.places) put(p.id, p.name, null);
  const lanes = new Map<string, number>();
  const links = net.relations.flatMap((relation): Link[] => {
    const source = nodes.get(relation.subject.id);
    const target = nodes.get(relation.object.id);
    if (!source || !target) return [];
    source.degree++;
    target.degree++;
    const pair = [source.id, target.id].sort().join();
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    return [{ relation, source, target, lane }];
  });
  const all = [...nodes.values()];
  const fresh = all.some((n) => !before.has(n.id));
  if (all.length > 0 && (fresh || before.size === 0)) {
    forceSimulation(all)
      .force("link", forceLink<Node, Link>(links).distance(95).strength(0.35))
      .force("charge", forceManyBody().strength(-420).distanceMax(700))
      .force("collide", forceCollide<Node>((n) => radius(n) + 14))
      .force("x", forceX(0).strength(0.035))
      .force("y", forceY(0).strength(0.11))
      .force("center", forceCenter(0, 0))
      .alpha(before.size > 0 ? 0.3 : 1)
      .stop()
      .tick(before.size > 0 ? ticks / 3 : ticks);
  }
  return { nodes: all, links };
}

/** start is where the nth actor begins: on a spiral, the same each time, so that the same network always looks the same. */
function start(n: number): { x: number; y: number } {
  const angle = n * Math.PI * (3 - Math.sqrt(5));
  const r = 14 * Math.sqrt(n + 0.5);
  return { x: r * Math.cos(angle), y: r * Math.sin(angle) };
}

/** pathOf is the line of a link, from the edge of one node to the edge of the other; further ones of a pair are bent. */
export function pathOf(l: Link): string {
  const { source: a, target: b } = l;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const from = radius(a) + 1;
  const to = radius(b) + 5;
  const bend = (l.lane === 0 ? 0 : Math.ceil(l.lane / 2) * (l.lane % 2 ? 1 : -1)) * 26 * (a.id < b.id ? 1 : -1);
  const x1 = a.x + (dx / length) * from;
  const y1 = a.y + (dy / length) * from;
  const x2 = b.x - (dx / length) * to;
  const y2 = b.y - (dy / length) * to;
  const cx = (x1 + x2) / 2 - (dy / length) * bend;
  const cy = (y1 + y2) / 2 + (dx / length) * bend;
  const f = (n: number) => n.toFixed(1);
  return bend === 0 ? `M${f(x1)} ${f(y1)}L${f(x2)} ${f(y2)}` : `M${f(x1)} ${f(y1)}Q${f(cx)} ${f(cy)} ${f(x2)} ${f(y2)}`;
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** boundsOf is the rectangle that holds everything, with room for names. */
export function boundsOf(nodes: readonly Node[]): Box {
  if (nodes.length === 0) return { x: -100, y: -100, w: 200, h: 200 };
  const xs = nodes.map((n) => n.x);
  const ys = nodes.map((n) => n.y);
  const x = Math.min(...xs) - 70;
  const y = Math.min(...ys) - 40;
  return { x, y, w: Math.max(...xs) + 70 - x, h: Math.max(...ys) + 40 - y };
}

/** named are the nodes whose names have room at a scale, the busiest first. */
export function named(nodes: readonly Node[], scale: number): Set<string> {
  const taken: Box[] = [];
  const out = new Set<string>();
  for (const n of [...nodes].sort((a, z) => z.degree - a.degree || (a.id < z.id ? -1 : 1))) {
    const w = (n.name.length * 6.8) / scale;
    const h = 15 / scale;
    const b = { x: n.x - w / 2, y: n.y + radius(n) + 1 / scale, w, h };
    if (taken.some((t) => b.x < t.x + t.w && b.x + b.w > t.x && b.y < t.y + t.h && b.y + b.h > t.y)) continue;
    taken.push(b);
    out.add(n.id);
  }
  return out;
}
