import type { Status } from "../api/generated";
import type { Shape, Style } from "./shapes";

/**
 * How an event's status looks, with or without colour: what happened is full, what is planned hollow, what depends on a
 * condition hollow with a broken line, what is denied hollow and crossed out.
 */
export function statusStyle(status: Status, colour: string, paper: string): Style {
  switch (status) {
    case "OCCURRED":
      return { fill: colour, stroke: paper, width: 1 };
    case "PLANNED":
    case "DENIED":
      return { fill: paper, stroke: colour, width: 2 };
    case "CONDITIONAL":
      return { fill: paper, stroke: colour, width: 2, dash: [3, 2] };
  }
}

/** crossing strikes a mark out, for what is denied. */
export const crossing = (x: number, y: number, r: number, colour: string): Shape => ({
  kind: "path", d: `M${-r} ${r}L${r} ${-r}`, x, y, stroke: colour, width: 2,
});

/** differing marks reports that disagree. */
export function differing(x: number, y: number, colour: string, paper: string): Shape[] {
  return [
    { kind: "circle", x, y, r: 5, fill: colour, stroke: paper, width: 1 },
    { kind: "path", d: "M-2.5 -1h5M-2.5 1.2h5M1.6 -2.8l-3.2 5.6", x, y, stroke: paper, width: 1 },
  ];
}
