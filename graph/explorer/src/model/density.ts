import { effect, signal, untracked } from "@preact/signals";
import { ask } from "../api/client";
import { ActorCountsDocument, DensityDocument, type EventClass, type Facet, type Granularity, PlaceCountsDocument, type PlaceMarkFragment } from "../api/generated";
import { texts } from "../texts";
import { allClasses } from "./codebook";
import { crowd, marks, most, shown, shownDay, version, whole } from "./data";
import { type Bin, padded } from "./events";
import { apiFilter, filter, isFiltered, known, type LaneKind, lanes, type Range, view } from "./state";
import { addMonths, dayMs, duringOf, stretchOf } from "./time";

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

/** The places where most happened in that stretch. */
export const placeCounts = signal<readonly PlaceCount[]>([]);
/** How many places have counts at the most. */
const mostPlaces = 100;

export interface PlaceCount {
  place: PlaceMarkFragment;
  count: number;
}

const facetOf: Record<LaneKind, Facet> = { class: "CLASS", actor: "ACTOR", place: "PLACE" };
const mostLanes = 20;

/** granularity is as fine as can be told apart on a screen. */
export function granularity(r: Range): Granularity {
  const days = (r.to - r.from) / dayMs;
  if (days <= 250) return "DAY";
  if (days <= 1_750) return "WEEK";
  return days <= 12_000 ? "MONTH" : "YEAR";
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

async function readPlaces(r: Range, signal: AbortSignal): Promise<PlaceCount[]> {
  const within = { ...apiFilter.peek(), during: duringOf(r.from, r.to) };
  const { histogram } = await ask(PlaceCountsDocument, { filter: within, limit: mostPlaces, knownBy: known.peek() }, signal);
  const byID = new Map<string, PlaceCount>();
  for (const b of histogram.buckets) {
    if (b.node?.__typename !== "Place") continue;
    const p = byID.get(b.node.id);
    if (p) p.count += b.count;
    else byID.set(b.node.id, { place: b.node, count: b.count });
  }
  return [...byID.values()];
}

/** How many actors a network is drawn around where no filter names any. */
const mostAround = 100;

/** readAround are the actors to draw the network around: those of the filter, else those that most is told of among the events
 * that it finds, of a crowd in the year before the day; none for the network of all. */
export async function readAround(signal: AbortSignal): Promise<string[] | null> {
  const chosen = filter.peek().actors;
  if (chosen.length > 0) return chosen;
  if (!isFiltered.peek() && whole.peek()) return null;
  const counts = new Map<string, number>();
  const add = (id: string, n: number) => counts.set(id, (counts.get(id) ?? 0) + n);
  if (whole.peek()) {
    for (const m of marks.peek()) for (const id of new Set(m.event.participants.map((x) => x.actor.id))) add(id, 1);
  } else {
    const day = shownDay.peek();
    const within = { ...apiFilter.peek(), during: `${addMonths(day, -12)}/${day}` };
    const { histogram } = await ask(ActorCountsDocument, { filter: within, limit: mostAround, knownBy: known.peek() }, signal);
    for (const b of histogram.buckets) if (b.value) add(b.value, b.count);
  }
  return [...counts].sort(([a, x], [z, y]) => y - x || (a < z ? -1 : 1)).slice(0, mostAround).map(([id]) => id);
}

/** keepDensity reads counts wherever there are more events than are held. */
export function keepDensity(): void {
  let strip: AbortController | null = null;
  effect(() => {
    void version.value;
    void apiFilter.value;
    void known.value;
    const all = most.value;
    strip?.abort();
    if (whole.value || !all) return;
    const mine = (strip = new AbortController());
    // The strip is an aid: where its counts cannot be read it stays empty, and the views say what is wrong.
    read(padded(all), null, mine.signal).then((b) => { overview.value = b.map((x) => ({ ...stretchOf(x.time), count: x.count })); }, () => undefined);
  });
  let running: AbortController | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const r = shown.value;
    const kind = lanes.value;
    const onMap = view.value === "map";
    void version.value;
    void apiFilter.value;
    void known.value;
    clearTimeout(later);
    if (crowd.value === 0 || (view.value !== "timeline" && !onMap)) return;
    later = setTimeout(() => untracked(() => {
      running?.abort();
      const mine = (running = new AbortController());
      if (onMap) readPlaces(r, mine.signal).then((l) => { placeCounts.value = l; }, () => undefined);
      else readLanes(r, kind, mine.signal).then((l) => { countLanes.value = l; }, () => undefined);
    }), 150);
  });
}
