import { effect, signal, untracked } from "@preact/signals";
import { ask } from "../api/client";
import { DensityDocument, type EventClass, type Facet, type Granularity } from "../api/generated";
import { texts } from "../texts";
import { allClasses } from "./codebook";
import { crowd, extent, shown, version, whole } from "./data";
import type { Bin } from "./events";
import { apiFilter, known, type LaneKind, lanes, type Range } from "./state";
import { dayMs, duringOf, fromDay } from "./time";

/** A lane of counts. */
export interface CountLane {
  key: string;
  title: string;
  bins: Bin[];
}

/** All time by counts, for the strip, where not all events are held. */
export const overview = signal<readonly Bin[]>([]);
/** The stretch that is looked at by counts, where it has too many events to hold. */
export const countLanes = signal<readonly CountLane[]>([]);

const facetOf: Record<LaneKind, Facet> = { class: "CLASS", actor: "ACTOR", place: "PLACE" };
const mostLanes = 20;

/** granularity is as fine as can be told apart on a screen. */
export function granularity(r: Range): Granularity {
  const days = (r.to - r.from) / dayMs;
  if (days <= 250) return "DAY";
  if (days <= 1_750) return "WEEK";
  return days <= 7_500 ? "MONTH" : "YEAR";
}

/** stretchOf reads the interval of a bucket: a day, week, month or year. */
export function stretchOf(time: string): Range {
  const [first = "", last = first] = time.split("/");
  const from = fromDay(first.length === 4 ? `${first}-01-01` : first.length === 7 ? `${first}-01` : first);
  const d = new Date(fromDay(last.length === 4 ? `${last}-01-01` : last.length === 7 ? `${last}-01` : last));
  const to = last.length === 4 ? Date.UTC(d.getUTCFullYear() + 1, 0) : last.length === 7 ? Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1) : d.getTime() + dayMs;
  return { from, to };
}

async function read(r: Range, by: Facet | null, signal: AbortSignal) {
  const filter = { ...apiFilter.peek(), during: duringOf(r.from, r.to) };
  return (await ask(DensityDocument, { filter, interval: granularity(r), by, limit: mostLanes, knownBy: known.peek() }, signal)).histogram.buckets;
}

async function readLanes(r: Range, kind: LaneKind, signal: AbortSignal): Promise<CountLane[]> {
  const byKey = new Map<string, CountLane>();
  for (const b of await read(r, facetOf[kind], signal)) {
    const key = b.value ?? "";
    const name = b.node && "name" in b.node ? b.node.name : (texts.classes[key as EventClass] ?? key);
    const lane = byKey.get(key) ?? { key, title: name, bins: [] };
    lane.bins.push({ ...stretchOf(b.time), count: b.count });
    byKey.set(key, lane);
  }
  const size = (l: CountLane) => l.bins.reduce((n, b) => n + b.count, 0);
  const order = (l: CountLane) => allClasses.indexOf(l.key as EventClass);
  return [...byKey.values()].sort((a, z) => (kind === "class" ? order(a) - order(z) : size(z) - size(a)));
}

/** keepDensity reads counts wherever there are more events than are held. */
export function keepDensity(): void {
  let strip: AbortController | null = null;
  effect(() => {
    void version.value;
    void apiFilter.value;
    void known.value;
    const all = extent.value;
    strip?.abort();
    if (whole.value || !all) return;
    const mine = (strip = new AbortController());
    // The strip is an aid: where its counts cannot be read it stays empty, and the views say what is wrong.
    read(all, null, mine.signal).then((b) => { overview.value = b.map((x) => ({ ...stretchOf(x.time), count: x.count })); }, () => undefined);
  });
  let view: AbortController | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const r = shown.value;
    const kind = lanes.value;
    void version.value;
    void apiFilter.value;
    void known.value;
    clearTimeout(later);
    if (crowd.value === 0) return;
    later = setTimeout(() => untracked(() => {
      view?.abort();
      const mine = (view = new AbortController());
      readLanes(r, kind, mine.signal).then((l) => { countLanes.value = l; }, () => undefined);
    }), 150);
  });
}
