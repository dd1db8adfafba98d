import type { CountFragment } from "../api/generated";
import { texts } from "../texts";

/** What is counted of people in an event and in a report. */
export const tolls = ["killed", "injured", "abducted", "displaced"] as const;

/** showCount writes a number of people as far as it is known. */
export function showCount(c: CountFragment | null): string {
  if (!c) return "";
  if (c.low !== null && c.high !== null) return c.low === c.high ? String(c.low) : `${c.low}–${c.high}`;
  if (c.low !== null) return texts.event.atLeast(c.low);
  return c.high !== null ? texts.event.atMost(c.high) : texts.event.some;
}
