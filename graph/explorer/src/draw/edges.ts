import type { RelationType } from "../api/generated";
import { relationTypes, symmetric } from "../model/codebook";
import { edgeStyles, type Link } from "./network";

/** Below this scale signs and arrows get smaller with the rest. */
const leastScale = 0.4;
const arrow = { length: 8, half: 3.6 };
/** Links that are shorter on the screen have no sign, where links are many: it would be all that is seen of them. */
const leastSigned = 34;
/** How far the links of one pair are bent apart, at the most and as a part of their length. */
const bends = { most: 20, part: 0.14 };

/** The links of one type that look the same, as one path: a browser paints that faster than many. */
export interface Strokes {
  key: string;
  type: RelationType;
  /** Lines are drawn by their type's style, signs along them without dashes, arrows filled. */
  kind: "line" | "sign" | "arrow";
  d: string;
  /** Whether they stand back: they link communities rather than members of one. */
  faint: boolean;
  /** Whether they are not said to hold, but planned, conditional or denied. */
  unsure: boolean;
}

interface Point {
  x: number;
  y: number;
}

interface Line {
  from: Point;
  /** Towards it the line is bent. */
  by: Point | null;
  to: Point;
}

/** lineOf goes from the edge of one node to the edge of the other; further ones of a pair are bent. */
function lineOf(l: Link): Line {
  const { source: a, target: b } = l;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const from = { x: a.x + ux * (a.r + 1), y: a.y + uy * (a.r + 1) };
  const to = { x: b.x - ux * (b.r + 2), y: b.y - uy * (b.r + 2) };
  if (l.lane === 0) return { from, by: null, to };
  const bend = Math.ceil(l.lane / 2) ** 0.8 * (l.lane % 2 ? 2 : -2) * Math.min(bends.most, length * bends.part) * (a.id < b.id ? 1 : -1);
  return { from, by: { x: (from.x + to.x) / 2 - uy * bend, y: (from.y + to.y) / 2 + ux * bend }, to };
}

const f = (n: number) => n.toFixed(1);
const at = (p: Point) => `${f(p.x)} ${f(p.y)}`;

const drawn = ({ from, by, to }: Line): string => (by ? `M${at(from)}Q${at(by)} ${at(to)}` : `M${at(from)}L${at(to)}`);

/** pathOf is the line of a link. */
export const pathOf = (l: Link): string => drawn(lineOf(l));

/** turned gives the points of a shape that lies along x where it lies along a direction. */
function turned(points: readonly number[], origin: Point, angle: number, size: number): Point[] {
  const [c, s] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const out: Point[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    out.push({ x: origin.x + x * c - y * s, y: origin.y + x * s + y * c });
  }
  return out;
}

const polyline = (points: readonly Point[]): string => `M${points.map(at).join("L")}`;

/** How links are drawn: with many of them finer, and those that isFaint tells of standing back. */
export interface Look {
  many: boolean;
  isFaint: (l: Link) => boolean;
}

/** strokesOf are the lines of links at a scale, with the signs and arrows of those that do not stand back, in a steady order. */
export function strokesOf(links: readonly Link[], scale: number, { many, isFaint }: Look): Strokes[] {
  const size = (many ? 0.75 : 1) / Math.max(leastScale, scale);
  const out = new Map<string, Strokes>();
  const add = (type: RelationType, kind: Strokes["kind"], faint: boolean, unsure: boolean, d: string) => {
    const key = `${faint ? 0 : 1}${kind}${type}${unsure ? "?" : ""}`;
    const had = out.get(key);
    if (had) had.d += d;
    else out.set(key, { key, type, kind, d, faint, unsure });
  };
  for (const l of links) {
    const { type, status } = l.relation;
    const faint = isFaint(l);
    const unsure = status !== "OCCURRED";
    const line = lineOf(l);
    add(type, "line", faint, unsure, drawn(line));
    if (faint) continue;
    const { from, by, to } = line;
    const middle = by ? { x: (from.x + to.x + 2 * by.x) / 4, y: (from.y + to.y + 2 * by.y) / 4 } : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const along = Math.atan2(to.y - from.y, to.x - from.x);
    const signed = !many || Math.hypot(to.x - from.x, to.y - from.y) * scale > leastSigned;
    if (signed) for (const part of edgeStyles[type].sign) add(type, "sign", faint, unsure, polyline(turned(part, middle, along, size)));
    if (symmetric.includes(type)) continue;
    const end = by ? Math.atan2(to.y - by.y, to.x - by.x) : along;
    add(type, "arrow", faint, unsure, `${polyline(turned([0, 0, -arrow.length, arrow.half, -arrow.length, -arrow.half], to, end, size))}z`);
  }
  const rank = (s: Strokes) => (s.faint ? 0 : 1000) + relationTypes.indexOf(s.type) * 10 + ["line", "sign", "arrow"].indexOf(s.kind);
  return [...out.values()].sort((a, z) => rank(a) - rank(z));
}

/** signPath is the sign of a type around 0 0. */
export const signPath = (t: RelationType): string => edgeStyles[t].sign.map((part) => polyline(turned(part, { x: 0, y: 0 }, 0, 1))).join("");
