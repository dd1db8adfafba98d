import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { ActorKind, NetworkQuery, RelationLineFragment, RelationType } from "../api/generated";

type Net = NetworkQuery["network"];

/** coreOf is the part of a network with so many actors and places at the most: those with the most relations, names before
 * descriptions, and always those that must be kept; and the relations among them. */
export function coreOf(net: Net, most: number, keep: ReadonlySet<string>): Net {
  if (net.actors.length + net.places.length <= most) return net;
  const generic = new Set(net.actors.filter((a) => a.generic).map((a) => a.id));
  const degree = new Map<string, number>();
  const rank = (id: string) => (degree.get(id) ?? 0) * (generic.has(id) ? 0.4 : 1) + (keep.has(id) ? 1e9 : 0);
  for (const r of net.relations) for (const id of [r.subject.id, r.object.id]) degree.set(id, (degree.get(id) ?? 0) + 1);
  let inside = new Set([...degree.keys()].sort((a, z) => rank(z) - rank(a) || (a < z ? -1 : 1)).slice(0, most));
  const relations = net.relations.filter((r) => inside.has(r.subject.id) && inside.has(r.object.id));
  // Those that have no relation left say nothing.
  inside = new Set([...keep, ...relations.flatMap((r) => [r.subject.id, r.object.id])]);
  return { ...net, relations, actors: net.actors.filter((a) => inside.has(a.id)), places: net.places.filter((p) => inside.has(p.id)) };
}

/** How an edge looks besides its colour: broken or not, how wide, and a sign in its middle. */
export interface EdgeStyle {
  dash: readonly number[];
  width: number;
  /** A path around 0 0, drawn along the edge. */
  sign: string;
}

export const edgeStyles: Record<RelationType, EdgeStyle> = {
  BACKS: { dash: [], width: 1.8, sign: "M0 -4V4M-4 0H4" },
  ALLIED_WITH: { dash: [], width: 1.8, sign: "M-4 -2.5H4M-4 2.5H4" },
  FIGHTS: { dash: [], width: 2.2, sign: "M-4 -4L4 4M-4 4L4 -4" },
  OPPOSES: { dash: [9, 4], width: 1.6, sign: "M0 -5V5" },
  PART_OF: { dash: [1.5, 4], width: 2, sign: "" },
  LEADS: { dash: [], width: 1.1, sign: "" },
  REPRESENTS: { dash: [6, 3, 1.5, 3], width: 1.4, sign: "" },
  CONTROLS: { dash: [14, 3], width: 2, sign: "M-3 -3H3V3H-3z" },
  SUCCEEDS: { dash: [3, 3], width: 1.4, sign: "M-3 -4L1 0L-3 4M1 -4L5 0L1 4" },
};

/** An actor, or a place that an actor controls, where it is drawn. */
export interface Node extends SimulationNodeDatum {
  id: string;
  name: string;
  kind: ActorKind | null;
  /** Whether it is a description rather than a name. */
  generic: boolean;
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
export const radius = (n: Node): number => 6 + Math.min(16, 2.6 * Math.sqrt(n.degree));

const ticks = 260;
/** How strongly all is drawn to the middle, along the longer side of the picture and across it. */
const pull = { along: 0.025, across: 0.13 };

/** layOut gives every actor a place. Those that were there before stay near to where they were, so that a change of the day
 * shows what changes. An upright picture is higher than wide. */
export function layOut(net: Net, before: ReadonlyMap<string, { x: number; y: number }>, upright: boolean): Layout {
  const nodes = new Map<string, Node>();
  const put = (id: string, name: string, kind: ActorKind | null, generic: boolean) => {
    const at = before.get(id) ?? start(nodes.size);
    nodes.set(id, { id, name, kind, generic, degree: 0, ...at });
  };
  // "rebels" alone does not tell whose.
  for (const a of net.actors) put(a.id, a.generic && a.country ? `${a.name} (${a.country})` : a.name, a.kind, a.generic);
  for (const p of net.places) put(p.id, p.name, null, false);
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
      .force("link", forceLink<Node, Link>(links).distance((l) => 70 + radius(l.source) + radius(l.target)).strength((l) => 0.9 / Math.min(l.source.degree, l.target.degree)))
      .force("charge", forceManyBody<Node>().strength((n) => -260 - 26 * Math.min(20, n.degree)).distanceMax(900))
      .force("collide", forceCollide<Node>((n) => radius(n) + 15))
      .force("x", forceX(0).strength(upright ? pull.across : pull.along))
      .force("y", forceY(0).strength(upright ? pull.along : pull.across))
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

export interface Line {
  d: string;
  /** Where its sign stands, and how far that is turned, in degrees. */
  middle: { x: number; y: number; turn: number };
}

/** pathOf is the line of a link, from the edge of one node to the edge of the other; further ones of a pair are bent. */
export function pathOf(l: Link): Line {
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
  return {
    d: bend === 0 ? `M${f(x1)} ${f(y1)}L${f(x2)} ${f(y2)}` : `M${f(x1)} ${f(y1)}Q${f(cx)} ${f(cy)} ${f(x2)} ${f(y2)}`,
    middle: { x: (x1 + x2 + 2 * cx) / 4, y: (y1 + y2 + 2 * cy) / 4, turn: (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI },
  };
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** What names need around the nodes at a scale of 1. */
export const margin = { side: 70, top: 40, bottom: 70 };

/** boundsOf is the rectangle that holds everything, with room for names. */
export function boundsOf(nodes: readonly Node[]): Box {
  if (nodes.length === 0) return { x: -100, y: -100, w: 200, h: 200 };
  const xs = nodes.map((n) => n.x);
  const ys = nodes.map((n) => n.y);
  const x = Math.min(...xs) - margin.side;
  const y = Math.min(...ys) - margin.top;
  return { x, y, w: Math.max(...xs) + margin.side - x, h: Math.max(...ys) + margin.bottom - y };
}

const always = 26;
const letter = 6.8;
const lineHeight = 15;

/** named are the nodes whose names have room at a scale, the busiest first and descriptions last. The names of the busiest may lie over
 * small nodes, all others over nothing. */
export function named(nodes: readonly Node[], scale: number): Set<string> {
  const boxOf = (n: Node): Box => ({ x: n.x - radius(n), y: n.y - radius(n), w: 2 * radius(n), h: 2 * radius(n) });
  const order = [...nodes].sort((a, z) => Number(a.generic) - Number(z.generic) || z.degree - a.degree || (a.id < z.id ? -1 : 1));
  const large = order.slice(0, always).map(boxOf);
  const all = nodes.map(boxOf);
  const texts: Box[] = [];
  const out = new Set<string>();
  const over = (b: Box) => (t: Box) => b.x < t.x + t.w && b.x + b.w > t.x && b.y < t.y + t.h && b.y + b.h > t.y;
  order.forEach((n, i) => {
    const w = (n.name.length * letter + 10) / scale;
    const b = { x: n.x - w / 2, y: n.y + radius(n) + 1 / scale, w, h: lineHeight / scale };
    if (texts.some(over(b)) || (i < always ? large : all).some(over(b))) return;
    texts.push(b);
    out.add(n.id);
  });
  return out;
}
