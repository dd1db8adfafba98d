import type { EventMarkFragment, PlaceMarkFragment } from "../api/generated";
import { boundsOf, fromDay, toDay } from "./time";
import type { Range } from "./state";

/** An event as the views draw it: the record, its time in milliseconds and the place that says most exactly where. */
export interface Mark {
  event: EventMarkFragment;
  /** Bounds of its time; NaN where nothing is known. */
  from: number;
  to: number;
  openFrom: boolean;
  openTo: boolean;
  /** Whether the time is more than a day wide, open, approximate or doubtful. */
  vague: boolean;
  place: PlaceMarkFragment | null;
}

export type Placed = PlaceMarkFragment & { latitude: number; longitude: number };

const exactness = ["SITE", "DISTRICT", "CITY", "AREA", "REGION", "COUNTRY", "OTHER"];

export const located = (p: PlaceMarkFragment): p is Placed => p.latitude !== null && p.longitude !== null;

/** coarse tells whether a place is a whole region or country rather than a spot. */
export const coarse = (p: PlaceMarkFragment): boolean => p.placeKind === "COUNTRY" || p.placeKind === "REGION" || p.placeKind === "AREA";

const widthOfDay = 86_400_000;

export function markOf(event: EventMarkFragment): Mark {
  const b = boundsOf(event.time);
  const places = event.places.filter(located);
  places.sort((a, z) => exactness.indexOf(a.placeKind) - exactness.indexOf(z.placeKind));
  return {
    event,
    from: b?.from ?? NaN,
    to: b?.to ?? NaN,
    openFrom: b?.openFrom ?? false,
    openTo: b?.openTo ?? false,
    vague: !!b && (b.openFrom || b.openTo || b.to - b.from > widthOfDay || !!event.time?.approximate || !!event.time?.uncertain),
    place: places[0] ?? null,
  };
}

export const dated = (m: Mark): boolean => !Number.isNaN(m.from);

/** inOrder sorts by the earliest instant, those without a time last, as the API does. */
export function inOrder(a: Mark, z: Mark): number {
  const x = dated(a) ? a.from : Infinity;
  const y = dated(z) ? z.from : Infinity;
  if (x !== y) return x < y ? -1 : 1;
  return a.event.id < z.event.id ? -1 : a.event.id > z.event.id ? 1 : 0;
}

export const touches = (m: Mark, r: Range): boolean => m.from <= r.to && m.to >= r.from;

// Which share of events lies outside of what is shown at first: reports look back further than they look ahead.
const cutBefore = 0.03;
const cutAfter = 0.01;

/** bulk is the stretch in which all but the outermost events lie: reports tell of a year long gone in passing. */
export function bulk(marks: readonly Mark[]): Range | null {
  const starts = marks.filter(dated).map((m) => (m.openFrom ? m.to : m.from));
  if (starts.length === 0) return null;
  starts.sort((a, z) => a - z);
  const few = starts.length < 20;
  const at = (q: number) => starts[Math.min(starts.length - 1, Math.max(0, Math.round(q * (starts.length - 1))))] ?? 0;
  return padded({ from: at(few ? 0 : cutBefore), to: at(few ? 1 : 1 - cutAfter) });
}

/** bulkOf is the same of counts, in the order of time. */
export function bulkOf(counts: readonly Bin[]): Range | null {
  const all = counts.reduce((n, b) => n + b.count, 0);
  const at = (q: number) => {
    let before = 0;
    return counts.find((b) => (before += b.count) > q * all);
  };
  const first = at(cutBefore);
  const last = at(1 - cutAfter);
  return first && last ? { from: first.from, to: last.to - widthOfDay } : null;
}

/** padded widens a stretch a little, to whole days. */
export function padded(r: Range): Range {
  const margin = Math.max(widthOfDay, (r.to - r.from) * 0.03);
  return { from: fromDay(toDay(r.from - margin)), to: fromDay(toDay(r.to + margin)) + widthOfDay };
}

export interface Bin extends Range {
  count: number;
}

/** bins counts events by when they begin, in n equal parts of a stretch. */
export function bins(marks: readonly Mark[], r: Range, n: number): Bin[] {
  const width = (r.to - r.from) / n;
  const out = Array.from({ length: n }, (_, i) => ({ from: r.from + i * width, to: r.from + (i + 1) * width, count: 0 }));
  for (const m of marks) {
    const bin = out[Math.floor((m.from - r.from) / width)];
    if (bin) bin.count++;
  }
  return out;
}
