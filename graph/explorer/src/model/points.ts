/** Offsets of evidence count Unicode code points; strings of this language count UTF-16 units. */

export interface Stretch {
  start: number;
  end: number;
}

/** A piece of a text that the same stretches cover. */
export interface Piece<S extends Stretch> {
  text: string;
  start: number;
  covers: S[];
}

/** pieces cuts a text at the ends of stretches that are given in code points; those outside of the text are cut off. */
export function pieces<S extends Stretch>(text: string, stretches: readonly S[]): Piece<S>[] {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const s of stretches) for (const at of [s.start, s.end]) if (at > 0 && at < points.length) cuts.add(at);
  const at = [...cuts].sort((a, z) => a - z);
  const out: Piece<S>[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const start = at[i] ?? 0;
    const end = at[i + 1] ?? 0;
    out.push({ text: points.slice(start, end).join(""), start, covers: stretches.filter((s) => s.start < end && s.end > start) });
  }
  return out;
}
