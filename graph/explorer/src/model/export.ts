import type { EventMarkFragment, Role } from "../api/generated";
import { located } from "./events";

const columns = ["id", "date", "earliest", "latest", "class", "type", "status", "summary", "agents", "targets", "parties", "mediators", "places", "country", "latitude", "longitude", "confidence", "disagreements"] as const;

const cell = (v: string | number | null | undefined): string => {
  let s = v === null || v === undefined ? "" : String(v);
  // A spreadsheet takes such a text for a formula.
  if (typeof v === "string" && /^[=+\-@\t\r]/.test(s)) s = `'${s}`;
  return /[",\n\r]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
};

/** toCsv writes events as a table (RFC 4180), a row each; several names are separated by semicolons. */
export function toCsv(events: readonly EventMarkFragment[]): string {
  const rows = events.map((e) => {
    const names = (role: Role) => e.participants.filter((p) => p.role === role).map((p) => p.actor.name).join("; ");
    const place = e.places.find(located) ?? e.places[0];
    return [
      e.id, e.date, e.time?.earliest, e.time?.latest, e.class, e.type, e.status, e.summary, names("AGENT"), names("TARGET"), names("PARTY"), names("MEDIATOR"),
      e.places.map((p) => p.name).join("; "), place?.country, place?.latitude, place?.longitude, e.confidence, e.differences.map((d) => d.field).join("; "),
    ].map(cell).join(",");
  });
  return [columns.join(","), ...rows, ""].join("\r\n");
}

/** toJson writes events as the API gives them. */
export const toJson = (events: readonly EventMarkFragment[]): string => `${JSON.stringify(events, null, 2)}\n`;

/** toGeoJson writes the events whose place is known (RFC 7946), a point for each of their places. */
export function toGeoJson(events: readonly EventMarkFragment[]): string {
  const features = events.flatMap((e) => e.places.filter(located).map((p) => ({
    type: "Feature",
    id: `${e.id}/${p.id}`,
    geometry: { type: "Point", coordinates: [p.longitude, p.latitude] },
    properties: { id: e.id, date: e.date, class: e.class, type: e.type, status: e.status, summary: e.summary, place: p.name, placeKind: p.placeKind, actors: e.participants.map((x) => x.actor.name) },
  })));
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 2)}\n`;
}
