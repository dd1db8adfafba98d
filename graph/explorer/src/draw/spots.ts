import Supercluster from "supercluster";
import type { EventClass } from "../api/generated";
import { coarse, located, type Mark, type Placed } from "../model/events";
import type { Spot } from "./map";

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

const clusterRadius = 44;
const deepest = 14;

/** Spots finds what is to be drawn at a zoom: exact places in clusters, regions and countries each by itself. */
export class Spots {
  readonly #index = new Supercluster<Point, Cluster>({
    radius: clusterRadius, maxZoom: deepest, extent: 512,
    map: (p) => ({ count: p.count, counts: { ...p.counts } }),
    reduce: (sum, c) => {
      sum.count += c.count;
      for (const [k, n] of Object.entries(c.counts) as [EventClass, number][]) sum.counts[k] = (sum.counts[k] ?? 0) + n;
    },
  });
  readonly #coarse: Spot[] = [];
  /** The places to have in view, one for each event, so that the busiest count for most. */
  readonly places: Placed[];
  readonly placed: number;

  constructor(marks: readonly Mark[]) {
    const byPlace = new Map<string, Point>();
    let placed = 0;
    for (const m of marks) {
      const place = m.place;
      if (!place || !located(place)) continue;
      placed++;
      const p = byPlace.get(place.id) ?? { place, marks: [], count: 0, counts: {} };
      p.marks.push(m);
      p.count++;
      p.counts[m.event.class] = (p.counts[m.event.class] ?? 0) + 1;
      byPlace.set(place.id, p);
    }
    this.placed = placed;
    const points = [...byPlace.values()];
    const exact = points.filter((p) => !coarse(p.place));
    this.places = (exact.length > 0 ? exact : points).flatMap((p) => p.marks.map(() => p.place));
    this.#coarse = points.filter((p) => coarse(p.place)).map((p) => spot(p, true));
    this.#index.load(exact.map((p) => ({ type: "Feature", geometry: { type: "Point", coordinates: [p.place.longitude, p.place.latitude] }, properties: p })));
  }

  at(zoom: number): Spot[] {
    const all = this.#index.getClusters([-180, -85, 180, 85], Math.round(zoom));
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
