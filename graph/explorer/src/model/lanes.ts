import type { Lane } from "../draw/timeline";
import { texts } from "../texts";
import { allClasses } from "./codebook";
import { dated, type Mark } from "./events";
import type { LaneKind } from "./state";

/** How many lanes there are at the most; the rest share one. */
const mostLanes = 30;

/** lanesOf sorts events into lanes: by class in the codebook's order, by actor or place with the busiest first. An event with
 * several actors stands in the lane of each. */
export function lanesOf(marks: readonly Mark[], kind: LaneKind, colours: Record<string, string>): Lane[] {
  const groups = new Map<string, { title: string; marks: Mark[] }>();
  const put = (key: string, title: string, m: Mark) => {
    const g = groups.get(key);
    if (g) g.marks.push(m);
    else groups.set(key, { title, marks: [m] });
  };
  for (const m of marks) {
    if (!dated(m)) continue;
    const e = m.event;
    if (kind === "class") put(e.class, texts.classes[e.class], m);
    else if (kind === "place") {
      const p = m.place ?? e.places[0];
      put(p?.id ?? "", p?.name ?? texts.timeline.noPlace, m);
    } else {
      const actors = new Map(e.participants.map((x) => [x.actor.id, x.actor.name]));
      if (actors.size === 0) put("", texts.timeline.noActor, m);
      for (const [id, name] of actors) put(id, name, m);
    }
  }
  if (kind === "class")
    return allClasses.flatMap((c) => {
      const g = groups.get(c);
      return g ? [{ key: c, colour: colours[c] ?? null, ...g }] : [];
    });
  const sorted = [...groups].sort(([a, x], [z, y]) => Number(a === "") - Number(z === "") || y.marks.length - x.marks.length || (x.title < y.title ? -1 : 1));
  const out: Lane[] = sorted.slice(0, mostLanes).map(([key, g]) => ({ key, colour: null, ...g }));
  const rest = sorted.slice(mostLanes);
  if (rest.length > 0) {
    const all = [...new Set(rest.flatMap(([, g]) => g.marks))].sort((a, z) => a.from - z.from);
    out.push({ key: "rest", title: texts.timeline.others(rest.length), colour: null, marks: all });
  }
  return out;
}
