import type { SimulationLinkDatum, SimulationNodeDatum } from "d3-force";
import type { ActorKind, NetworkQuery, RelationLineFragment, RelationType } from "../api/generated";

export type Net = NetworkQuery["network"];

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

/** An actor, or a place that an actor controls, where it is drawn. */
export interface Node extends SimulationNodeDatum {
  id: string;
  name: string;
  kind: ActorKind | null;
  /** Whether it is a description rather than a name. */
  generic: boolean;
  degree: number;
  /** How large it is drawn: by how many relations it has. */
  r: number;
  /** The number of its community. */
  group: number;
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

/** From how many nodes on they are drawn smaller, and links between communities fainter than those within one. */
export const manyNodes = 100;

/** graphOf makes nodes and links of a network; they have no places yet. */
export function graphOf(net: Net): Layout {
  const nodes = new Map<string, Node>();
  const put = (id: string, name: string, kind: ActorKind | null, generic: boolean) => nodes.set(id, { id, name, kind, generic, degree: 0, r: 0, group: 0, x: NaN, y: NaN });
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
  const [least, step, most] = all.length > manyNodes ? [3.5, 1.6, 11] : [6, 2.6, 16];
  for (const n of all) n.r = least + Math.min(most, step * Math.sqrt(n.degree));
  return { nodes: all, links };
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** What names need around the nodes at a scale of 1. */
export const margin = { x: 60, y: 24 };

/** boundsOf is the rectangle that holds everything, with room for names. */
export function boundsOf(nodes: readonly Node[]): Box {
  if (nodes.length === 0) return { x: -100, y: -100, w: 200, h: 200 };
  const x = Math.min(...nodes.map((n) => n.x - n.r)) - margin.x;
  const y = Math.min(...nodes.map((n) => n.y - n.r)) - margin.y;
  return { x, y, w: Math.max(...nodes.map((n) => n.x + n.r)) + margin.x - x, h: Math.max(...nodes.map((n) => n.y + n.r)) + margin.y - y };
}

/** How an edge looks besides its colour: broken or not, how wide, and a sign in its middle. */
export interface EdgeStyle {
  dash: readonly number[];
  width: number;
  /** Lines around 0 0, drawn along the edge: x and y of each point in turn. */
  sign: readonly (readonly number[])[];
}

export const edgeStyles: Record<RelationType, EdgeStyle> = {
  BACKS: { dash: [], width: 1.8, sign: [[0, -4, 0, 4], [-4, 0, 4, 0]] },
  ALLIED_WITH: { dash: [], width: 1.8, sign: [[-4, -2.5, 4, -2.5], [-4, 2.5, 4, 2.5]] },
  FIGHTS: { dash: [], width: 2.2, sign: [[-4, -4, 4, 4], [-4, 4, 4, -4]] },
  OPPOSES: { dash: [9, 4], width: 1.6, sign: [[0, -5, 0, 5]] },
  PART_OF: { dash: [1.5, 4], width: 2, sign: [] },
  LEADS: { dash: [], width: 1.1, sign: [] },
  REPRESENTS: { dash: [6, 3, 1.5, 3], width: 1.4, sign: [] },
  CONTROLS: { dash: [14, 3], width: 2, sign: [[-3, -3, 3, -3, 3, 3, -3, 3, -3, -3]] },
  SUCCEEDS: { dash: [3, 3], width: 1.4, sign: [[-3, -4, 1, 0, -3, 4], [1, -4, 5, 0, 1, 4]] },
};
