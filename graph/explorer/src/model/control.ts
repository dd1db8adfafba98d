import { ask } from "../api/client";
import { ControlOfPlacesDocument, type ControlOfPlacesQuery, NetworkDocument } from "../api/generated";
import type { Mark } from "./events";
import { dayMs, fromDay, toDay } from "./time";

type PlaceOf = Extract<NonNullable<ControlOfPlacesQuery["nodes"][number]>, { __typename: "Place" }>;

/** Who held a place when. */
export type History = PlaceOf;
export type Hold = PlaceOf["control"][number];

const mostPlaces = 300;
const perRequest = 50;

/** placesOf are the places that events of territory tell of, the most told of first. */
export function placesOf(marks: readonly Mark[]): string[] {
  const counts = new Map<string, number>();
  for (const m of marks) if (m.event.class === "TERRITORY") for (const p of m.event.places) counts.set(p.id, (counts.get(p.id) ?? 0) + 1);
  return [...counts].sort(([a, x], [z, y]) => y - x || (a < z ? -1 : 1)).map(([id]) => id);
}

/** readControl reads who held the places through time, and those in some countries (all for null) that somebody is said to control
 * on the day. */
export async function readControl(ids: readonly string[], countries: ReadonlySet<string> | null, asOf: string, knownBy: string | null, signal: AbortSignal): Promise<History[]> {
  const said = await ask(NetworkDocument, { asOf, knownBy, types: ["CONTROLS"], around: null, depth: 1, limit: 500 }, signal);
  const all = [...new Set([...ids, ...said.network.places.filter((p) => !countries || countries.has(p.country ?? "")).map((p) => p.id)])].slice(0, mostPlaces);
  const parts = Array.from({ length: Math.ceil(all.length / perRequest) }, (_, i) => all.slice(i * perRequest, (i + 1) * perRequest));
  const answers = await Promise.all(parts.map((part) => ask(ControlOfPlacesDocument, { ids: part, knownBy }, signal)));
  return answers.flatMap((r) => r.nodes.flatMap((n) => (n?.__typename === "Place" && n.control.length > 0 ? [n] : [])));
}

const plain = (edtf: string): string => edtf.replace(/[~?%]/g, "");

/** holdsOn tells whether somebody held a place on a day; the day on which a hold ends is the next holder's. */
export function holdsOn(h: Pick<Hold, "since" | "until">, day: string): boolean {
  const since = plain(h.since?.split("/")[0] ?? "");
  const until = plain(h.until?.split("/").at(-1) ?? "");
  // EDTF sorts as text; a month or a year lasts to its end.
  return (since === "" || since === ".." || since <= day) && (until === "" || until === ".." || until > day || (until.length < 10 && day.startsWith(until)));
}

/** For how many days after the last word of it a hold that nothing ended counts as current: from then on the store, too, takes anybody
 * else’s word against it. */
const currentFor = 365;

/** A hold as of a day. */
export interface DayHold extends Hold {
  /** When it was last told of up to then; empty where that is not known. */
  told: string;
  /** For how many days it has not been told of, where these are so many that it may have ended; else 0. */
  silent: number;
}

/** holdOn tells how current a hold is on a day. */
export function holdOn(h: Hold, day: string): DayHold {
  const at = fromDay(day);
  let last = fromDay(plain(h.since?.split("/")[0] ?? ""));
  for (const b of h.because) {
    const words = "time" in b ? [b.time?.earliest ?? b.time?.latest] : "assertions" in b ? b.assertions.map((a) => a.article.publishedAt) : [];
    for (const w of words) {
      const t = Date.parse(w ?? "");
      if (t < at + dayMs && !(t <= last)) last = t;
    }
  }
  if (Number.isNaN(last)) return { ...h, told: "", silent: 0 };
  const days = Math.floor((at - last) / dayMs);
  // An end that is known says that it lasted until then, whoever told of it last.
  return { ...h, told: toDay(last), silent: !h.until && days > currentFor ? days : 0 };
}
