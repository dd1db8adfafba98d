import type { ActorKind, EventClass, RelationType } from "../api/generated";
import { allClasses, relationTypes } from "../model/codebook";
import { colour } from "../model/theme";

/** The page's colours, read once for a drawing. */
export interface Palette {
  ink: string;
  faint: string;
  line: string;
  panel: string;
  land: string;
  sea: string;
  border: string;
  accent: string;
  differ: string;
  class: Record<EventClass, string>;
  relation: Record<RelationType, string>;
  kind: (k: ActorKind) => string;
}

const slug = (code: string): string => code.toLowerCase().replaceAll("_", "-");

const record = <K extends string>(keys: readonly K[], prefix: string): Record<K, string> =>
  Object.fromEntries(keys.map((k) => [k, colour(`${prefix}-${slug(k)}`)])) as Record<K, string>;

export function palette(): Palette {
  return {
    ink: colour("ink"),
    faint: colour("faint"),
    line: colour("line"),
    panel: colour("panel"),
    land: colour("land"),
    sea: colour("sea"),
    border: colour("border"),
    accent: colour("accent"),
    differ: colour("differ"),
    class: record(allClasses, "class"),
    relation: record(relationTypes, "relation"),
    kind: (k) => colour(`kind-${slug(k)}`) || colour("kind-other"),
  };
}
