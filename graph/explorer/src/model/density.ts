import type { Bin } from "./events";
import type { Range } from "./state";

/** density is a placeholder until counted. */
export function density(_r: Range, _n: number): Bin[] {
  return [];
}
