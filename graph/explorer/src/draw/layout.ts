import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import { graphOf, type Layout, type Link, margin, type Net, type Node } from "./network";

/** How wide and high the box is that a network is to fill. */
export interface Size {
  width: number;
  height: number;
}

/** The room that a node has with its name, in pixels: where the box has less the picture gets larger than it, where it has more the
 * picture stays smaller. */
const cell = { least: 46, most: 120 };
const ticks = { groups: 200, nodes: 180, insert: 60, part: 60 };
/** How far nodes are moved from where forces put them to where all parts of the box hold as many: 0 to 1. */
const evenly = 0.7;
/** Which part of a network must have been drawn before for the rest to be put in between. */
const alike = 0.5;

/** layOut gives every actor a place. Communities lie apart, and all together fill the box. Where most were there before they stay
 * where they were, so that a change of the day shows what changes; fresh tells that they do not. */
export function layOut(net: Net, before: ReadonlyMap<string, { x: number; y: number }>, box: Size): Layout & { fresh: boolean } {
  const l = graphOf(net);
  if (l.nodes.length === 0) return { ...l, fresh: false };
  groupUp(l);
  const held = l.nodes.filter((n) => before.has(n.id)).length;
  const fresh = held < alike * l.nodes.length;
  if (fresh) {
    spread(l, box);
    fill(l.nodes, box);
  } else {
    insert(l, before);
  }
  return { ...l, fresh };
}

/** groupUp finds communities: those who have more to do with each other than with the rest (Blondel and others, Fast unfolding of
 * communities in large networks, 2008). */
function groupUp(l: Layout): void {
  const g = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
  for (const n of l.nodes) g.addNode(n.id);
  for (const k of l.links) {
    if (k.source !== k.target) g.updateEdge(k.source.id, k.target.id, (a) => ({ weight: (typeof a["weight"] === "number" ? a["weight"] : 0) + 1 }));
  }
  if (g.size === 0) return;
  const groups = louvain(g, { rng: random() });
  for (const n of l.nodes) n.group = groups[n.id] ?? 0;
}

/** random is the same row of numbers each time (Park and Miller, 1988), so that the same network looks the same. */
function random(): () => number {
  let seed = 1;
  return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}

/** inCircle is the i-th place of many around the middle. */
function inCircle(i: number): { x: number; y: number } {
  const d = 12 * Math.sqrt(i + 0.5);
  return { x: d * Math.cos(i * 2.39996), y: d * Math.sin(i * 2.39996) };
}

interface Group extends SimulationNodeDatum {
  x: number;
  y: number;
  r: number;
}

/** spread lays out communities, and then their members around their middles. */
function spread(l: Layout, box: Size): void {
  const size = new Map<number, number>();
  for (const n of l.nodes) size.set(n.group, (size.get(n.group) ?? 0) + 1);
  const groups = new Map([...size].map(([g, count], i): [number, Group] => [g, { ...inCircle(i * 40), r: 26 * Math.sqrt(count) }]));
  const of = (n: Node): Group => groups.get(n.group) ?? { x: 0, y: 0, r: 0 };
  const ties = new Map<string, { source: Group; target: Group; count: number }>();
  for (const k of l.links) {
    if (k.source.group === k.target.group) continue;
    const key = [k.source.group, k.target.group].sort().join();
    const tie = ties.get(key) ?? { source: of(k.source), target: of(k.target), count: 0 };
    tie.count++;
    ties.set(key, tie);
  }
  // What has no ties to the rest would drift off.
  const tied = new Set([...ties.values()].flatMap((t) => [t.source, t.target]));
  const pull = (g: Group) => (tied.has(g) ? 0.03 : 0.12);
  // A box that is wide is filled by a wide picture: across it all is drawn more strongly to the middle.
  const wide = Math.min(4, Math.max(0.25, (box.width / box.height) ** 2)) || 1;
  forceSimulation([...groups.values()])
    .force("link", forceLink<Group, { source: Group; target: Group; count: number }>([...ties.values()]).distance((t) => t.source.r + t.target.r + 14).strength((t) => Math.min(0.5, t.count / 30)))
    .force("collide", forceCollide<Group>((g) => g.r + 8).iterations(3))
    .force("charge", forceManyBody<Group>().strength((g) => -8 * g.r))
    .force("x", forceX<Group>(0).strength(pull))
    .force("y", forceY<Group>(0).strength((g) => Math.min(1, pull(g) * wide)))
    .stop()
    .tick(ticks.groups);
  l.nodes.forEach((n, i) => {
    const c = inCircle(i);
    const g = of(n);
    n.x = g.x + c.x * 0.2;
    n.y = g.y + c.y * 0.2;
  });
  const within = (k: Link) => k.source.group === k.target.group;
  forceSimulation(l.nodes)
    // Ties of hubs and between communities are many: they must not draw everything into one heap.
    .force("link", forceLink<Node, Link>(l.links).distance((k) => (within(k) ? 34 + k.source.r + k.target.r : 200)).strength((k) => (within(k) ? 1 / Math.min(k.source.degree, k.target.degree) : 0.004)))
    .force("charge", forceManyBody<Node>().strength((n) => -90 - 6 * Math.sqrt(n.degree)).distanceMax(300))
    .force("x", forceX<Node>((n) => of(n).x).strength(0.12))
    .force("y", forceY<Node>((n) => of(n).y).strength(0.12))
    .force("collide", forceCollide<Node>((n) => n.r + 13))
    .stop()
    .tick(ticks.nodes);
}

/** roomOf is how wide and high so many nodes are drawn in a box of a shape. */
function roomOf(count: number, box: Size): Size {
  const w = Math.max(200, box.width);
  const h = Math.max(160, box.height);
  const area = Math.min(Math.max(w * h, count * cell.least ** 2), count * cell.most ** 2);
  return { width: Math.sqrt((area * w) / h), height: Math.sqrt((area * h) / w) };
}

/** fill moves nodes so that they fill a box of this shape, and lie on nobody. */
export function fill(nodes: Node[], box: Size): void {
  const room = roomOf(nodes.length, box);
  stretch(nodes, room, evenly);
  forceSimulation(nodes)
    .force("collide", forceCollide<Node>((n) => n.r + 7).iterations(2))
    .velocityDecay(0.6)
    .stop()
    .tick(ticks.part);
  stretch(nodes, room, 0);
}

function stretch(nodes: Node[], room: Size, even: number): void {
  const along = (key: "x" | "y", length: number) => {
    const inOrder = [...nodes].sort((a, z) => a[key] - z[key]);
    const lo = inOrder[0]?.[key] ?? 0;
    const extent = (inOrder.at(-1)?.[key] ?? 0) - lo;
    const steps = Math.max(1, nodes.length - 1);
    inOrder.forEach((n, i) => {
      const at = extent > 0 ? (n[key] - lo) / extent : 0.5;
      n[key] = ((1 - even) * at + even * (i / steps) - 0.5) * length;
    });
  };
  along("x", Math.max(1, room.width - 2 * margin.x));
  along("y", Math.max(1, room.height - 2 * margin.y));
}

/** insert leaves nodes where they were and puts new ones beside those that they have to do with. */
function insert(l: Layout, before: ReadonlyMap<string, { x: number; y: number }>): void {
  const near = new Map<Node, Node[]>();
  for (const k of l.links) for (const [a, b] of [[k.source, k.target], [k.target, k.source]] as const) if (before.has(b.id)) near.set(a, [...(near.get(a) ?? []), b]);
  for (const n of l.nodes) Object.assign(n, before.get(n.id));
  l.nodes.forEach((n, i) => {
    if (before.has(n.id)) return;
    const c = inCircle(i);
    const by = near.get(n) ?? [];
    const middle = (key: "x" | "y") => by.reduce((sum, o) => sum + o[key], 0) / Math.max(1, by.length);
    n.x = middle("x") + c.x * 0.3;
    n.y = middle("y") + c.y * 0.3;
  });
  const home = new Map(l.nodes.map((n) => [n.id, { x: n.x, y: n.y }]));
  const hold = (n: Node) => (before.has(n.id) ? 0.5 : 0.02);
  forceSimulation(l.nodes)
    .force("collide", forceCollide<Node>((n) => n.r + 5))
    .force("x", forceX<Node>((n) => home.get(n.id)?.x ?? 0).strength(hold))
    .force("y", forceY<Node>((n) => home.get(n.id)?.y ?? 0).strength(hold))
    .stop()
    .tick(ticks.insert);
}
