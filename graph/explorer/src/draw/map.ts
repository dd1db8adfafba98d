import { geoMercator, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Camera } from "../model/state";
import type { Placed } from "../model/events";
import type { Mark } from "../model/events";
import type { EventClass } from "../api/generated";
import { allClasses } from "../model/codebook";
import type { Palette } from "./palette";
import type { Shape } from "./shapes";

/** The world is drawn once at this size and then only moved and scaled, which is what makes panning smooth. */
export const worldSize = 512;

export const world: GeoProjection = geoMercator().scale(worldSize / (2 * Math.PI)).translate([0, 0]).rotate([0, 0]).precision(0.3);

/** A country's outline at worldSize, with the rectangle around it. */
export interface Outline {
  name: string;
  path: Path2D;
  box: { x0: number; y0: number; x1: number; y1: number };
  /** Where its name stands, and how wide it may be there. */
  label: [number, number];
  room: number;
  feature: Feature<Geometry, { name: string }>;
}

/** outlines draws countries once. */
export function outlines(countries: FeatureCollection<Geometry, { name: string }>): Outline[] {
  const draw = geoPath(world);
  return countries.features.map((feature) => {
    const [[x0, y0], [x1, y1]] = draw.bounds(feature);
    const main = largest(feature.geometry, (g) => draw.area(g));
    const [[left], [right]] = draw.bounds(main);
    return { name: feature.properties.name, path: new Path2D(draw(feature) ?? ""), box: { x0, y0, x1, y1 }, label: draw.centroid(main), room: right - left, feature };
  });
}

/** largest is the largest part of a country, which is the one to write its name on. */
function largest(g: Geometry, area: (g: Geometry) => number): Geometry {
  if (g.type !== "MultiPolygon") return g;
  const parts = g.coordinates.map((coordinates): Geometry => ({ type: "Polygon", coordinates }));
  return parts.reduce((best, part) => (area(part) > area(best) ? part : best));
}

export interface Window {
  width: number;
  height: number;
}

/** scaleOf is how many pixels of the screen one of the drawn world takes. */
export const scaleOf = (c: Camera): number => 2 ** c.zoom;

/** toScreen is where a place of the earth lies on the screen. */
export function toScreen(c: Camera, w: Window, lon: number, lat: number): [number, number] {
  const k = scaleOf(c);
  const [cx, cy] = world([c.lon, c.lat]) ?? [0, 0];
  const [x, y] = world([lon, Math.max(-85, Math.min(85, lat))]) ?? [0, 0];
  return [w.width / 2 + (x - cx) * k, w.height / 2 + (y - cy) * k];
}

/** toEarth is the place of the earth at a point of the screen. */
export function toEarth(c: Camera, w: Window, x: number, y: number): [number, number] {
  const k = scaleOf(c);
  const [cx, cy] = world([c.lon, c.lat]) ?? [0, 0];
  return world.invert?.([cx + (x - w.width / 2) / k, cy + (y - w.height / 2) / k]) ?? [c.lon, c.lat];
}

/** fitTo is the camera that has all places in view. */
export function fitTo(places: readonly { longitude: number; latitude: number }[], w: Window): Camera {
  if (places.length === 0 || w.width === 0) return { lon: 20, lat: 25, zoom: Math.max(0, Math.log2(w.width / worldSize || 1)) };
  const points = places.map((p): [number, number] => world([p.longitude, p.latitude]) ?? [0, 0]);
  const xs = points.map((p) => p[0]).sort((a, z) => a - z);
  const ys = points.map((p) => p[1]).sort((a, z) => a - z);
  // A few places far off (a capital where talks were held) must not make the rest a dot.
  const at = (v: number[], q: number) => v[Math.round(q * (v.length - 1))] ?? 0;
  const cut = places.length < 12 ? 0 : 0.2;
  const [x0, x1, y0, y1] = [at(xs, cut), at(xs, 1 - cut), at(ys, cut), at(ys, 1 - cut)];
  const zoom = Math.min(7, Math.log2(Math.min((w.width * 0.72) / Math.max(1e-6, x1 - x0), (w.height * 0.68) / Math.max(1e-6, y1 - y0))));
  const [lon, lat] = world.invert?.([(x0 + x1) / 2, (y0 + y1) / 2]) ?? [0, 0];
  return { lon, lat, zoom: Math.max(0.5, zoom) };
}

/** drawWorld paints the countries that are in view. */
export function drawWorld(ctx: CanvasRenderingContext2D, all: readonly Outline[], c: Camera, w: Window, p: Palette): void {
  const k = scaleOf(c);
  const [cx, cy] = world([c.lon, c.lat]) ?? [0, 0];
  ctx.fillStyle = p.sea;
  ctx.fillRect(0, 0, w.width, w.height);
  ctx.translate(w.width / 2 - cx * k, w.height / 2 - cy * k);
  ctx.scale(k, k);
  ctx.fillStyle = p.land;
  ctx.strokeStyle = p.border;
  ctx.lineWidth = 0.8 / k;
  ctx.lineJoin = "round";
  const half = { x: w.width / 2 / k, y: w.height / 2 / k };
  for (const o of all) {
    if (o.box.x1 < cx - half.x || o.box.x0 > cx + half.x || o.box.y1 < cy - half.y || o.box.y0 > cy + half.y) continue;
    ctx.fill(o.path);
    ctx.stroke(o.path);
  }
}

/** worldShapes are the same countries for a file. */
export function worldShapes(all: readonly Outline[], c: Camera, w: Window, p: Palette): Shape[] {
  const k = scaleOf(c);
  const [cx, cy] = world([c.lon, c.lat]) ?? [0, 0];
  const draw = geoPath(geoMercator().scale((worldSize / (2 * Math.PI)) * k).translate([w.width / 2 - cx * k, w.height / 2 - cy * k]).clipExtent([[-2, -2], [w.width + 2, w.height + 2]]));
  return all.flatMap((o): Shape[] => {
    const d = draw(o.feature);
    return d ? [{ kind: "path", d, fill: p.land, stroke: p.border, width: 0.8 }] : [];
  });
}

/** countryNames are the names that have room in their country, the largest first. */
export function countryNames(all: readonly Outline[], c: Camera, w: Window, p: Palette): Shape[] {
  const k = scaleOf(c);
  const [cx, cy] = world([c.lon, c.lat]) ?? [0, 0];
  const shapes: Shape[] = [];
  const taken: { x: number; y: number; w: number }[] = [];
  for (const o of [...all].sort((a, z) => z.room - a.room)) {
    const x = w.width / 2 + (o.label[0] - cx) * k;
    const y = w.height / 2 + (o.label[1] - cy) * k;
    const length = o.name.length * 8.2;
    if (x < 0 || y < 0 || x > w.width || y > w.height || o.room * k < length) continue;
    if (taken.some((t) => Math.abs(t.y - y) < 14 && Math.abs(t.x - x) < (t.w + length) / 2)) continue;
    taken.push({ x, y, w: length });
    shapes.push({ kind: "text", x, y, text: o.name.toUpperCase(), size: 10.5, weight: 550, anchor: "middle", fill: p.faint, stroke: p.land, width: 3 });
  }
  return shapes;
}

/** Events at one place, or at several that lie too near to each other to be told apart. */
export interface Spot {
  place: Placed | null;
  lon: number;
  lat: number;
  marks: readonly Mark[];
  count: number;
  counts: Partial<Record<EventClass, number>>;
  coarse: boolean;
  /** For a cluster, the zoom at which it comes apart. */
  apart: number | null;
}

export const spotRadius = (count: number): number => 8 + Math.min(20, 3.2 * Math.log2(count));

/** drawSpot draws a spot as a ring of its classes with its number; a region or country, whose place is not exact, with a broken line. */
export function drawSpot(s: Spot, x: number, y: number, p: Palette, on: boolean): Shape[] {
  const r = spotRadius(s.count);
  const shapes: Shape[] = [];
  if (on) shapes.push({ kind: "circle", x, y, r: r + 5, fill: p.accent, alpha: 0.25 }, { kind: "circle", x, y, r: r + 5, stroke: p.accent, width: 2 });
  if (s.coarse) shapes.push({ kind: "circle", x, y, r: r + 4, stroke: p.ink, width: 1.4, dash: [3, 4], alpha: 0.8 });
  shapes.push({ kind: "circle", x, y, r, fill: p.panel, alpha: s.coarse ? 0.75 : 1 });
  const width = s.count === 1 ? r : Math.max(4, r * 0.34);
  let angle = -Math.PI / 2;
  for (const c of allClasses) {
    const n = s.counts[c] ?? 0;
    if (n === 0) continue;
    const next = angle + (n / s.count) * 2 * Math.PI;
    if (n === s.count) shapes.push({ kind: "circle", x, y, r: r - width / 2, stroke: p.class[c], width });
    else shapes.push({ kind: "path", x, y, d: arc(angle, next, r - width / 2), stroke: p.class[c], width });
    angle = next;
  }
  // Of a crowd only the number is known.
  if (angle === -Math.PI / 2) shapes.push({ kind: "circle", x, y, r: r - width / 2, stroke: p.faint, width });
  if (s.count > 1) shapes.push({ kind: "text", x, y: y + 4, text: s.count < 10_000 ? String(s.count) : `${Math.round(s.count / 1000)}k`, size: 11.5, weight: 650, anchor: "middle", fill: p.ink });
  shapes.push({ kind: "circle", x, y, r: r + 0.5, stroke: p.panel, width: 1.2 });
  return shapes;
}

function arc(from: number, to: number, r: number): string {
  const at = (a: number) => `${(r * Math.cos(a)).toFixed(2)} ${(r * Math.sin(a)).toFixed(2)}`;
  return `M${at(from)}A${r.toFixed(2)} ${r.toFixed(2)} 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}`;
}
