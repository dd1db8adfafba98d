import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import Supercluster from "supercluster";
import type { EventClass } from "../api/generated";
import type { PlaceCount } from "../model/density";
import { coarse, located, type Mark, type Placed } from "../model/events";
import { type Spot, spotRadius, world } from "./map";

type Counts = Partial<Record<EventClass, number>>;
interface Point {
  place: Placed;
  marks: Mark[];
  count: number;
  counts: Counts;
}
interface Cluster {
  count: number;
  counts: Counts;
}

/** In pixels at the zoom that clusters are made for, which is never more than the one that is shown: they do not touch. */
const clusterRadius = 58;
const deepest = 14;
/** For how many events one place counts at the most when the map fits itself to them. */
const heaviest = 200;

/** Spots finds what is to be drawn at a zoom: exact places in clusters, regions and countries each by itself. */
export class Spots {
  readonly #index = new Supercluster<Point, Cluster>({
    radius: clusterRadius, maxZoom: deepest, extent: 512,
    map: (p) => ({ count: p.count, counts: { ...p.counts } }),
    reduce: (sum, c) => {
      sum.count += c.count;
      // The index copies no more than the outer record, and shares it among zooms.
      sum.counts = { ...sum.counts };
      for (const [k, n] of Object.entries(c.counts) as [EventClass, number][]) sum.counts[k] = (sum.counts[k] ?? 0) + n;
    },
  });
  readonly #coarse: Spot[] = [];
  /** The places to have in view, one for each event, so that the busiest count for most. */
  readonly places: Placed[];
  readonly placed: number;

  private constructor(points: readonly Point[]) {
    this.placed = points.reduce((n, p) => n + p.count, 0);
    const exact = points.filter((p) => !coarse(p.place));
    this.places = (exact.length > 0 ? exact : points).flatMap((p) => Array.from({ length: Math.min(p.count, heaviest) }, () => p.place));
    this.#coarse = points.filter((p) => coarse(p.place)).map((p) => spot(p, true));
    this.#index.load(exact.map((p) => ({ type: "Feature", geometry: { type: "Point", coordinates: [p.place.longitude, p.place.latitude] }, properties: p })));
  }

  static ofMarks(marks: readonly Mark[]): Spots {
    const byPlace = new Map<string, Point>();
    for (const m of marks) {
      const place = m.place;
      if (!place || !located(place)) continue;
      const p = byPlace.get(place.id) ?? { place, marks: [], count: 0, counts: {} };
      p.marks.push(m);
      p.count++;
      p.counts[m.event.class] = (p.counts[m.event.class] ?? 0) + 1;
      byPlace.set(place.id, p);
    }
    return new Spots([...byPlace.values()]);
  }

  static ofCounts(counts: readonly PlaceCount[]): Spots {
    return new Spots(counts.flatMap(({ place, count }) => (located(place) ? [{ place, count, marks: [], counts: {} }] : [])));
  }

  at(zoom: number): Spot[] {
    const all = this.#index.getClusters([-180, -85, 180, 85], Math.floor(zoom));
    return [
      ...this.#coarse,
      ...all.map((f): Spot => {
        const [lon = 0, lat = 0] = f.geometry.coordinates;
        const p = f.properties;
        if (!("cluster" in p)) return spot(p, false);
        return { place: null, lon, lat, marks: [], count: p.count, counts: p.counts, coarse: false, apart: this.#index.getClusterExpansionZoom(p.cluster_id) };
      }),
    ];
  }
}

const spot = (p: Point, isCoarse: boolean): Spot => ({ place: p.place, lon: p.place.longitude, lat: p.place.latitude, marks: p.marks, count: p.count, counts: p.counts, coarse: isCoarse, apart: null });

/** A spot on the drawn world, at the size that it has at a zoom; home is where it really lies. */
export interface Laid extends SimulationNodeDatum {
  spot: Spot;
  x: number;
  y: number;
  home: [number, number];
}

const pushes = 60;
const near = 130;

const isLoose = (s: Spot): boolean => s.coarse || s.place === null;

/** layOutSpots puts spots on the drawn world at a zoom. Those of regions and countries and clusters give way to each other
 * and to exact places: they stand for none. */
export function layOutSpots(spots: readonly Spot[], zoom: number): Laid[] {
  const k = 2 ** zoom;
  const all = spots.map((spot): Laid => {
    const [x = 0, y = 0] = world([spot.lon, Math.max(-85, Math.min(85, spot.lat))]) ?? [];
    const at: Laid = { spot, x: x * k, y: y * k, home: [x * k, y * k] };
    return isLoose(spot) ? at : { ...at, fx: at.x, fy: at.y };
  });
  const loose = all.filter((l) => isLoose(l.spot));
  const crowded = all.filter((l) => isLoose(l.spot) || loose.some((o) => Math.abs(o.x - l.x) < near && Math.abs(o.y - l.y) < near));
  forceSimulation(crowded)
    .force("x", forceX<Laid>((l) => l.home[0]).strength(0.06))
    .force("y", forceY<Laid>((l) => l.home[1]).strength(0.06))
    .force("collide", forceCollide<Laid>((l) => spotRadius(l.spot.count) + (l.spot.coarse ? 6 : 3)).iterations(2))
    .stop()
    .tick(loose.length > 0 ? pushes : 0);
  return all;
}
