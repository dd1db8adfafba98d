import { shown } from "../model/data";
import { type Range, range } from "../model/state";

const shortest = 30 * 60_000;
const longest = 500 * 365.25 * 86_400_000;

/** look shows a stretch of time, no shorter or longer than can be drawn. */
export function look(r: Range): void {
  const middle = (r.from + r.to) / 2;
  const length = Math.min(longest, Math.max(shortest, r.to - r.from));
  if (!Number.isFinite(middle)) return;
  range.value = { from: middle - length / 2, to: middle + length / 2 };
}

/** zoomBy makes the stretch shorter (factor above 1) or longer, about its middle or another instant. */
export function zoomBy(factor: number, about?: number): void {
  const { from, to } = shown.value;
  const at = about ?? (from + to) / 2;
  look({ from: at - (at - from) / factor, to: at + (to - at) / factor });
}

/** moveBy moves the stretch by a part of its length. */
export function moveBy(part: number): void {
  const { from, to } = shown.value;
  const step = (to - from) * part;
  look({ from: from + step, to: to + step });
}

/** reveal moves the stretch so far that an instant is in it. */
export function reveal(from: number, to: number): void {
  const s = shown.value;
  if (Number.isNaN(from) || (to >= s.from && from <= s.to)) return;
  const half = (s.to - s.from) / 2;
  look({ from: from - half, to: from + half });
}
