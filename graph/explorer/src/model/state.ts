import { computed, effect, signal } from "@preact/signals";
import type { EventClass, EventFilter, EventType, RelationType, Status } from "../api/generated";
import { allClasses, allStatuses, allTypes, relationTypes } from "./codebook";
import { fromDay, isDay, toDay } from "./time";

export const viewNames = ["timeline", "map", "network", "list"] as const;
export type ViewName = (typeof viewNames)[number];

export const laneKinds = ["class", "actor", "place"] as const;
export type LaneKind = (typeof laneKinds)[number];

export const listKinds = ["events", "disagreements", "changes"] as const;
export type ListKind = (typeof listKinds)[number];

export const networkSizes = [100, 300, 1000] as const;
export type NetworkSize = (typeof networkSizes)[number];

/** What is filtered by; every list is alternatives, all lists have to hold. */
export interface Filter {
  actors: string[];
  places: string[];
  countries: string[];
  types: EventType[];
  classes: EventClass[];
  statuses: Status[];
  sources: string[];
  words: string;
  confidence: number;
}

export const noFilter: Filter = {
  actors: [], places: [], countries: [], types: [], classes: [], statuses: [], sources: [], words: "", confidence: 0,
};

/** A stretch of time that is looked at, in milliseconds. */
export interface Range {
  from: number;
  to: number;
}

/** What is open in the reading pane: the id of anything, and for an article the report or relation whose words to show. */
export interface Selection {
  id: string;
  mark: string;
}

/** What the map shows: its middle in degrees and how often the world was doubled from 512 pixels. */
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

// What the address says. Each is a signal of its own so that panning redraws only what shows time.
export const view = signal<ViewName>("timeline");
export const range = signal<Range | null>(null);
export const day = signal<string | null>(null);
export const filter = signal<Filter>(noFilter);
export const known = signal<string | null>(null);
export const lanes = signal<LaneKind>("class");
export const relations = signal<RelationType[]>([]);
export const listing = signal<ListKind>("events");
export const newestFirst = signal(false);
/** Between which days of reporting changes are shown; null for what is usual. */
export const changedFrom = signal<string | null>(null);
export const changedTo = signal<string | null>(null);
/** How many actors the network has at the most: those with the most relations. */
export const networkSize = signal<NetworkSize>(300);
/** Between whom the network shows the shortest chain of relations; an end that is not chosen yet is empty. */
export const chain = signal<{ from: string; to: string } | null>(null);
export const selection = signal<Selection | null>(null);
/** null for a map that fits to its events. */
export const camera = signal<Camera | null>(null);

/** apiFilter is the filter as the API takes it, without a time. */
export const apiFilter = computed<EventFilter>(() => toApi(filter.value));

function toApi(f: Filter): EventFilter {
  const out: EventFilter = {};
  if (f.actors.length) out.actors = f.actors;
  if (f.places.length) out.places = f.places;
  if (f.countries.length) out.countries = f.countries;
  if (f.types.length) out.types = f.types;
  if (f.classes.length) out.classes = f.classes;
  if (f.statuses.length) out.statuses = f.statuses;
  if (f.sources.length) out.sources = f.sources;
  if (f.words) out.words = f.words;
  if (f.confidence > 0) out.minConfidence = f.confidence;
  return out;
}

/** isFiltered tells whether there is anything to take away. */
export const isFiltered = computed(() => Object.keys(apiFilter.value).length > 0);

export function select(id: string | null, mark = ""): void {
  selection.value = id ? { id, mark } : null;
}

export function patchFilter(patch: Partial<Filter>): void {
  filter.value = { ...filter.value, ...patch };
}

/** toggled adds a value to a list or takes it out. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((v) => v !== value) : [...list, value];
}

// The address and back.

const known1 = <T extends string>(all: readonly T[], v: string | null, otherwise: T): T =>
  all.find((a) => a === v) ?? otherwise;

const knownAll = <T extends string>(all: readonly T[], v: string | null): T[] =>
  (v?.split(",") ?? []).flatMap((s) => all.filter((a) => a === s));

const words = (v: string | null): string[] => v?.split(",").filter(Boolean) ?? [];

/** writeAddress is the query of the address that shows what is shown now. */
export function writeAddress(): string {
  const p = new URLSearchParams();
  const put = (k: string, v: string | null | undefined) => {
    if (v) p.set(k, v);
  };
  const f = filter.value;
  if (view.value !== "timeline") put("view", view.value);
  if (range.value) {
    put("from", showInstant(range.value.from));
    put("to", showInstant(range.value.to));
  }
  put("day", day.value);
  put("known", known.value);
  if (lanes.value !== "class") put("lanes", lanes.value);
  put("actors", f.actors.join(","));
  put("places", f.places.join(","));
  put("countries", f.countries.join(","));
  put("classes", f.classes.join(","));
  put("types", f.types.join(","));
  put("status", f.statuses.join(","));
  for (const s of f.sources) p.append("source", s);
  put("words", f.words);
  if (f.confidence > 0) put("confidence", String(f.confidence));
  put("relations", relations.value.join(","));
  if (networkSize.value !== 300) put("size", String(networkSize.value));
  if (chain.value) put("path", `${chain.value.from},${chain.value.to}`);
  if (listing.value !== "events") put("list", listing.value);
  if (newestFirst.value) put("order", "newest");
  put("since", changedFrom.value);
  put("until", changedTo.value);
  const c = camera.value;
  if (c && view.value === "map") put("map", `${c.lon.toFixed(3)},${c.lat.toFixed(3)},${c.zoom.toFixed(2)}`);
  put("open", selection.value?.id);
  put("mark", selection.value?.mark);
  return p.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** showInstant writes an instant to the minute, and a day where it begins one. */
function showInstant(ms: number): string {
  const s = new Date(Math.round(ms / 60_000) * 60_000).toISOString();
  return s.endsWith("T00:00:00.000Z") ? toDay(ms) : `${s.slice(0, 16)}Z`;
}

const readDay = (s: string | null): string | null => (s && isDay(s) ? s : null);

function readInstant(s: string | null): number {
  if (!s) return NaN;
  return isDay(s) ? fromDay(s) : Date.parse(s);
}

/** readAddress sets everything from an address; what it does not understand counts as not given. */
export function readAddress(query: string): void {
  const p = new URLSearchParams(query);
  const get = (k: string) => p.get(k);
  view.value = known1(viewNames, get("view"), "timeline");
  const from = readInstant(get("from"));
  const to = readInstant(get("to"));
  range.value = from < to ? { from, to } : null;
  day.value = readDay(get("day"));
  known.value = readDay(get("known"));
  lanes.value = known1(laneKinds, get("lanes"), "class");
  const confidence = Number(get("confidence"));
  filter.value = {
    actors: words(get("actors")),
    places: words(get("places")),
    countries: words(get("countries")),
    classes: knownAll(allClasses, get("classes")),
    types: knownAll(allTypes, get("types")),
    statuses: knownAll(allStatuses, get("status")),
    sources: p.getAll("source"),
    words: get("words") ?? "",
    confidence: confidence > 0 && confidence <= 1 ? confidence : 0,
  };
  relations.value = knownAll(relationTypes, get("relations"));
  networkSize.value = networkSizes.find((n) => String(n) === get("size")) ?? 300;
  const ends = get("path")?.split(",");
  chain.value = ends ? { from: ends[0] ?? "", to: ends[1] ?? "" } : null;
  listing.value = known1(listKinds, get("list"), "events");
  newestFirst.value = get("order") === "newest";
  changedFrom.value = readDay(get("since"));
  changedTo.value = readDay(get("until"));
  const [lon = NaN, lat = NaN, zoom = NaN] = (get("map") ?? "").split(",").map(Number);
  camera.value = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 20 ? { lon, lat, zoom } : null;
  select(get("open"), get("mark") ?? "");
}

/** keepAddress reads the address now and keeps it in step from then on: a step back in the browser's history for everything
 * but time, which is written over. */
export function keepAddress(): void {
  readAddress(location.search);
  addEventListener("popstate", () => readAddress(location.search));
  const steps = computed(() => JSON.stringify([view.value, filter.value, known.value, lanes.value, relations.value, networkSize.value, chain.value, listing.value, newestFirst.value, changedFrom.value, changedTo.value, selection.value]));
  let step = steps.peek();
  let later: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(later);
    const query = writeAddress();
    const address = query ? `?${query}` : location.pathname;
    const stepped = steps.peek() !== step;
    step = steps.peek();
    if (query === location.search.slice(1)) return;
    if (stepped) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };
  effect(() => {
    void steps.value;
    void range.value;
    void day.value;
    void camera.value;
    clearTimeout(later);
    // Browsers refuse hundreds of addresses a second, which panning would make.
    later = setTimeout(write, steps.peek() === step ? 250 : 0);
  });
}
