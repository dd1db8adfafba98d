import { useEffect, useMemo, useState } from "preact/hooks";
import type { Palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { type DayHold, type History, holdOn, holdsOn, placesOf, readControl } from "../model/control";
import { loading, marks, shownDay, version } from "../model/data";
import { located, type Placed } from "../model/events";
import { isFiltered, known } from "../model/state";
import { colour } from "../model/theme";

/** A place and who holds it on the day. */
export interface Held {
  place: Placed;
  holds: DayHold[];
  /** The number of each holder's colour. */
  hues: ReadonlyMap<string, number>;
}

/** How many holders have a colour of their own; the rest share the last one. */
export const hues = 8;

/** useControl is who holds which place on the day, null while that is not known; the histories are read once, so that moving the day asks nothing. */
export function useControl(): readonly Held[] | null {
  const [all, set] = useState<readonly History[] | null>(null);
  const [ids, countries] = useMemo(() => [placesOf(marks.value).join(), new Set(marks.value.flatMap((m) => m.event.places.map((x) => x.country ?? "")))], [marks.value]);
  const d = shownDay.value;
  useEffect(() => {
    if (loading.value) return;
    const stop = new AbortController();
    // Without control the map still shows events; an error of the server shows where events are read.
    readControl(ids ? ids.split(",") : [], isFiltered.value ? countries : null, d, known.value, stop.signal).then(set, () => { if (!stop.signal.aborted) set([]); });
    return () => stop.abort();
  }, [ids, known.value, version.value, loading.value]);
  const colours = useMemo(() => huesOf(all ?? []), [all]);
  return useMemo(() => all && all.flatMap((h) => {
    const holds = h.control.filter((c) => holdsOn(c, d)).map((c) => holdOn(c, d)).sort((a, z) => a.silent - z.silent);
    return holds.length > 0 && located(h) ? [{ place: h, holds, hues: colours }] : [];
  }), [all, d, colours]);
}

function huesOf(all: readonly History[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const h of all) for (const c of h.control) counts.set(c.actor.id, (counts.get(c.actor.id) ?? 0) + 1);
  return new Map([...counts].sort(([a, x], [z, y]) => y - x || (a < z ? -1 : 1)).map(([id], i) => [id, Math.min(i, hues - 1)]));
}

/** initialsOf stand on a flag, since there are more holders than colours. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((w) => /^\p{L}/u.test(w));
  return words.slice(0, 2).map((w) => w.charAt(0).toUpperCase()).join("");
}

/** drawHolds puts a flag in the holder's colour on a place, one in two colours where it is contested. */
export function drawHolds(h: Held, x: number, y: number, p: Palette): Shape[] {
  const shapes: Shape[] = [{ kind: "path", x, y, d: "M5 -6V-25", stroke: p.ink, width: 1.5 }];
  const n = Math.min(2, h.holds.length);
  h.holds.slice(0, n).forEach((hold, i) => {
    const hue = colour(`hue-${h.hues.get(hold.actor.id) ?? 0}`);
    // A flag that may be out of date is an outline.
    shapes.push({ kind: "rect", x: x + 5, y: y - 25 + (i * 12) / n, w: 20, h: 12 / n, fill: hold.silent ? p.panel : hue });
    if (hold.silent) shapes.push({ kind: "rect", x: x + 6, y: y - 24 + (i * 12) / n, w: 18, h: 12 / n - 2, stroke: hue, width: 2 });
  });
  const only = h.holds[0];
  if (only && n === 1) shapes.push({ kind: "text", x: x + 15, y: y - 15.5, text: initialsOf(only.actor.name), size: 9, weight: 700, anchor: "middle", fill: only.silent ? p.ink : p.panel });
  if (!h.holds.every((c) => c.silent)) shapes.push({ kind: "rect", x: x + 5, y: y - 25, w: 20, h: 12, stroke: p.ink, width: 1, ...(h.holds.some((c) => c.contested) ? { dash: [2, 2] } : {}) });
  return shapes;
}
