import { signal } from "@preact/signals";
import { ask } from "../api/client";
import { NamesDocument } from "../api/generated";

/** Names of actors and places by id, as far as they were seen: addresses and filters hold ids only. */
const names = signal<ReadonlyMap<string, string>>(new Map());
const asked = new Set<string>();
const mostIds = 100;

export function remember(id: string, name: string): void {
  if (names.peek().get(id) !== name) names.value = new Map(names.peek()).set(id, name);
}

/** nameOf is an actor's or place's name; it is looked up where it is not known yet, and the id stands for it until then. */
export function nameOf(id: string): string {
  const name = names.value.get(id);
  if (name === undefined && !asked.has(id)) {
    if (waiting.length === 0) queueMicrotask(lookUp);
    asked.add(id);
    waiting.push(id);
  }
  return name ?? "…";
}

const waiting: string[] = [];

function lookUp(): void {
  const ids = waiting.splice(0, mostIds);
  if (waiting.length > 0) queueMicrotask(lookUp);
  ask(NamesDocument, { ids }).then(
    (r) => {
      const next = new Map(names.peek());
      r.nodes.forEach((n, i) => next.set(ids[i] ?? "", n && "name" in n ? n.name : (ids[i] ?? "")));
      names.value = next;
    },
    // The id stays; the next view that shows it asks again.
    () => ids.forEach((id) => asked.delete(id)),
  );
}
