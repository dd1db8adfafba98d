import { shown } from "./data";
import { filter, known } from "./state";
import { duringOf } from "./time";

/** The files that the server makes of events, and their names. */
export const eventFormats = { csv: "casus-events.csv", geojson: "casus-events.geojson", timelinejs: "casus-timelinejs.json", ical: "casus-events.ics", events: "casus-events.jsonl" } as const;

export type EventFormat = keyof typeof eventFormats;

/** exportAddress is where the server gives the events that are shown; whatever their number, they are streamed. */
export function exportAddress(format: EventFormat): string {
  const p = new URLSearchParams({ format });
  const f = filter.value;
  const lists: [string, readonly string[]][] = [
    ["actor", f.actors], ["place", f.places], ["country", f.countries], ["type", f.types], ["class", f.classes], ["status", f.statuses], ["source", f.sources],
  ];
  for (const [name, values] of lists) for (const v of values) p.append(name, v);
  if (f.words) p.set("words", f.words);
  if (f.confidence > 0) p.set("minConfidence", String(f.confidence));
  p.set("during", duringOf(shown.value.from, shown.value.to));
  if (known.value) p.set("knownBy", known.value);
  return `/export?${p}`;
}
