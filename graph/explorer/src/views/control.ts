import { useEffect, useMemo, useState } from "preact/hooks";
import type { Palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { type History, type Hold, holdsOn, placesOf, readControl } from "../model/control";
import { marks, shownDay, version } from "../model/data";
import { located, type Placed } from "../model/events";
import { known } from "../model/state";
import { colour } from "../model/theme";

/** A place and who holds it on the day. */
export interface Held {
  place: Placed;
  holds: Hold[];
  /** The number of each holder's colour. */
  hues: ReadonlyMap<string, number>;
}

/** How many holders have a colour of their own; the rest share the last one. */
export const hues = 8;

/** useControl is who holds which place on the day; the histories are read once, so that moving the day asks nothing. */
export function useControl(): readonly Held[] {
  const [all, set] = useState<readonly History[]>([]);
  const ids = useMemo(() => placesOf(marks.value).join(), [marks.value]);
  const d = shownDay.value;
  useEffect(() => {
    const stop = new AbortController();
    // Without control the map still shows events; an error of the server shows where events are read.
    readControl(ids ? ids.split(",") : [], d, known.value, stop.signal).then(set, () => undefined);
    return () => stop.abort();
  }, [ids, known.value, version.value]);
  const colours = useMemo(() => huesOf(all), [all]);
  return useMemo(() => all.flatMap((h) => {
    const holds = h.control.filter((c) => holdsOn(c, d));
    return holds.length > 0 && located(h) ? [{ place: h, holds, hues: colours }] : [];
  }), [all, d, colours]);
}

function huesOf(all: readonly History[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const h of all) for (const c of h.control) counts.set(c.actor.id, (counts.get(c.actor.id) ?? 0) + 1);
  return new Map([...counts].sort(([a, x], [z, y]) => y - x || (a < z ? -1 : 1)).map(([id], i) => [id, Math.min(i, hues - 1)]));
}

/** drawHolds puts a flag in the holder's colour on a place, one in two colours where it is contested. */
export function drawHolds(h: Held, x: number, y: number, p: Palette): Shape[] {
  const shapes: Shape[] = [{ kind: "path", x, y, d: "M5 -6V-25", stroke: p.ink, width: 1.5 }];
  const n = Math.min(2, h.holds.length);
  h.holds.slice(0, n).forEach((hold, i) => {
    shapes.push({ kind: "rect", x: x + 5, y: y - 25 + (i * 12) / n, w: 16, h: 12 / n, fill: colour(`hue-${h.hues.get(hold.actor.id) ?? 0}`) });
  });
  shapes.push({ kind: "rect", x: x + 5, y: y - 25, w: 16, h: 12, stroke: p.ink, width: 1, ...(h.holds.some((c) => c.contested) ? { dash: [2, 2] } : {}) });
  return shapes;
}
