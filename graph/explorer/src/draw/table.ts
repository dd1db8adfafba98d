import type { Picture } from "../parts/picture";
import type { Palette } from "./palette";
import type { Shape } from "./shapes";

export interface TableRow {
  cells: readonly string[];
  colour: string;
}

const size = 12.5;
const letter = 6.3;
const line = 17;
const pad = 12;
const widest = 70;

/** tableShapes draws a list as a picture: a line for each row, cells broken where they are too long. */
export function tableShapes(head: readonly string[], rows: readonly TableRow[], p: Palette, title: string): Picture {
  const broken = rows.map((r) => r.cells.map(wrap));
  const widths = head.map((h, i) => Math.max(h.length, ...broken.map((r) => Math.max(0, ...(r[i] ?? []).map((t) => t.length)))) * letter + 2 * pad);
  const width = widths.reduce((a, w) => a + w, 0);
  const shapes: Shape[] = [];
  const at = (i: number) => pad + widths.slice(0, i).reduce((a, w) => a + w, 0);
  head.forEach((text, i) => shapes.push({ kind: "text", x: at(i), y: 20, text, size, weight: 650, fill: p.faint }));
  let y = 30;
  rows.forEach((r, n) => {
    const cells = broken[n] ?? [];
    shapes.push({ kind: "path", d: `M0 ${y}H${width}`, stroke: p.line });
    cells.forEach((lines, i) => lines.forEach((text, j) => shapes.push({ kind: "text", x: at(i), y: y + 16 + j * line, text, size, fill: i === 1 ? r.colour : p.ink, ...(i === 1 ? { weight: 650 } : {}) })));
    y += 8 + line * Math.max(1, ...cells.map((c) => c.length));
  });
  return { shapes, width, height: y + 6, background: p.panel, title };
}

/** wrap breaks a text between words. */
function wrap(text: string): string[] {
  const out: string[] = [];
  for (const word of text.split(" ")) {
    const last = out.at(-1);
    if (last !== undefined && last.length + word.length < widest) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out;
}
