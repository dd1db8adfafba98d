import { scaleUtc } from "d3-scale";
import { type Bin, bins, type Mark } from "../model/events";
import type { Range } from "../model/state";
import { crossing, differing, statusStyle } from "./glyph";
import type { Palette } from "./palette";
import { texts } from "../texts";
import { type Shape, textWidth } from "./shapes";

/** A lane: what its heading says and the events in it, in order of time. */
export interface Lane {
  key: string;
  title: string;
  colour: string | null;
  marks: readonly Mark[];
}

/** Where something can be pointed at: an event, or a bar that stands for several. */
export interface Hit {
  x: number;
  y: number;
  w: number;
  h: number;
  mark: Mark | null;
  count: number;
  range: Range;
}

export interface Drawing {
  shapes: Shape[];
  hits: Hit[];
  height: number;
}

const headHeight = 22;
const gap = 8;
const labelRow = 22;
const dotRow = 14;
const densityHeight = 46;
const mostLabelRows = 14;
const mostDotRows = 10;
const dot = 5;
const labelSize = 12.5;
const longestLabel = 58;
const barsPerPixel = 1 / 7;

export const axisHeight = 30;

/** drawAxis draws the ticks of a stretch of time; the lines below them go down to height. */
export function drawAxis(r: Range, width: number, p: Palette): Shape[] {
  const scale = scaleUtc().domain([r.from, r.to]).range([0, width]);
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 110)));
  const format = scale.tickFormat();
  const shapes: Shape[] = [{ kind: "path", d: `M0 ${axisHeight - 0.5}H${width}`, stroke: p.line }];
  for (const t of ticks) {
    const x = Math.round(scale(t)) + 0.5;
    shapes.push({ kind: "path", d: `M${x} ${axisHeight - 7}V${axisHeight}`, stroke: p.faint });
    const text = format(t);
    const isYear = /^\d{4}$/.test(text);
    const anchor = x < 30 ? "start" : x > width - 30 ? "end" : "middle";
    shapes.push({ kind: "text", x, y: 17, text, size: 12, weight: isYear ? 650 : 400, fill: isYear ? p.ink : p.faint, anchor });
  }
  return shapes;
}

export const gridAt = (r: Range, width: number): number[] => {
  const scale = scaleUtc().domain([r.from, r.to]).range([0, width]);
  return scale.ticks(Math.max(2, Math.floor(width / 110))).map((t) => Math.round(scale(t)) + 0.5);
};

interface Box {
  mark: Mark;
  /** Of the glyph. */
  left: number;
  right: number;
  bar: boolean;
  /** Of the glyph with its label. */
  start: number;
  end: number;
  label: string;
  labelAt: number;
  row: number;
}

/** drawLanes lays events out under each other and draws them: with labels where there is room, else as dots, else as bars. */
export function drawLanes(lanes: readonly Lane[], r: Range, width: number, p: Palette, selected: string | null): Drawing {
  const perMs = width / (r.to - r.from);
  const out: Drawing = { shapes: [], hits: [], height: gap };
  for (const lane of lanes) {
    const inView = lane.marks.filter((m) => m.to >= r.from && m.from <= r.to);
    if (inView.length === 0) continue;
    const top = out.height;
    const [long, others] = throughout(inView, r);
    const labelled = others.length <= 1_000 ? pack(boxes(others, r, perMs, width, true), mostLabelRows) : null;
    const dotted = labelled ?? pack(boxes(others, r, perMs, width, false), mostDotRows);
    const rowHeight = labelled ? labelRow : dotRow;
    const first = long.length > 0 ? labelRow : 0;
    const height = headHeight + first + (dotted ? rows(dotted) * rowHeight : densityHeight);
    frame(lane.title, inView.length, top, height, width, lane.colour ?? p.faint, p, out.shapes);
    if (long.length > 0) drawThroughout(long, r, top + headHeight + labelRow / 2 - 2, width, lane.colour ?? p.faint, p, out);
    if (dotted) for (const b of dotted) drawBox(b, top + headHeight + first + b.row * rowHeight + rowHeight / 2 - 2, width, p, selected, !!labelled, out);
    else drawDensity(others, r, width, top + headHeight + first, lane.colour ?? p.faint, out);
    out.height = top + height + gap;
  }
  return out;
}

const fewThroughout = 3;

/** throughout tells those that begin before and end after what is shown from the others, where they are so many that they would cover
 * all else. */
function throughout(marks: readonly Mark[], r: Range): [Mark[], readonly Mark[]] {
  const long = marks.filter((m) => m.from < r.from && m.to > r.to);
  return long.length <= fewThroughout ? [[], marks] : [long, marks.filter((m) => m.from >= r.from || m.to <= r.to)];
}

/** drawThroughout draws one bar for all of them, which leads to where they begin and end. */
function drawThroughout(long: readonly Mark[], r: Range, y: number, width: number, colour: string, p: Palette, out: Drawing): void {
  const range = { from: Math.min(...long.map((m) => m.from)), to: Math.max(...long.map((m) => m.to)) };
  out.shapes.push({ kind: "rect", x: -4, y: y - 8, w: width + 8, h: 16, fill: colour, alpha: 0.16 }, { kind: "rect", x: -4, y: y - 8, w: width + 8, h: 16, stroke: colour, dash: [4, 3] });
  out.shapes.push({ kind: "text", x: 6, y: y + 4, text: texts.timeline.throughout(long.length), size: labelSize, fill: p.ink });
  out.hits.push({ x: 0, y: y - 10, w: width, h: 20, mark: null, count: long.length, range: { from: Math.min(range.from, r.from), to: Math.max(range.to, r.to) } });
}

const rows = (boxes: readonly Box[]): number => boxes.reduce((n, b) => Math.max(n, b.row + 1), 0);

const shortened = (s: string, most: number): string => (s.length > most ? `${s.slice(0, Math.max(1, most - 1)).trimEnd()}…` : s);

const measured = new WeakMap<Mark, { label: string; length: number }>();

/** wordsOf is what stands beside an event, and how long that is; measured once, not for each step of a drag. */
function wordsOf(mark: Mark): { label: string; length: number } {
  const known = measured.get(mark);
  if (known) return known;
  const label = shortened(mark.event.summary, longestLabel);
  const words = { label, length: textWidth(label, labelSize) + 4 };
  measured.set(mark, words);
  return words;
}

function boxes(marks: readonly Mark[], r: Range, perMs: number, width: number, labels: boolean): Box[] {
  return marks.map((mark) => {
    let left = Math.max(-20, (mark.from - r.from) * perMs);
    let right = Math.min(width + 20, (mark.to - r.from) * perMs);
    const bar = right - left > 4 * dot;
    if (!bar) {
      const middle = (left + right) / 2;
      left = middle - dot;
      right = middle + dot;
    }
    if (!labels) return { mark, left, right, bar, label: "", labelAt: 0, start: left, end: right, row: 0 };
    let { label, length } = wordsOf(mark);
    const differs = mark.event.differences.length > 0 && bar ? 4 : 0;
    // At the right edge the words move to where they can be read.
    const usual = Math.max(left, 0) + (bar ? 6 : 2 * dot + 4) + differs;
    const room = { right: width - usual, left: left - 10 };
    const over = bar && right - left > 0.8 * length;
    if (!over && length > Math.max(room.right, room.left)) {
      label = shortened(label, Math.floor((label.length * Math.max(room.right, room.left)) / length) - 2);
      length = textWidth(label, labelSize);
    }
    const labelAt = length <= room.right ? usual : over ? Math.max(4, Math.min(usual, width - length)) : Math.max(4, left - length - 6);
    return { mark, left, right, bar, label, labelAt, start: Math.min(left, labelAt), end: Math.max(right, labelAt + length), row: 0 };
  });
}

/** pack gives each box the first row with room for it; null where that takes more rows than there may be. */
function pack(all: Box[], most: number): Box[] | null {
  const ends: number[] = [];
  all.sort((a, z) => a.start - z.start);
  for (const b of all) {
    let row = ends.findIndex((e) => e <= b.start);
    if (row < 0) row = ends.length;
    if (row >= most) return null;
    b.row = row;
    ends[row] = b.end + 3;
  }
  return all;
}

function drawBox(b: Box, y: number, width: number, p: Palette, selected: string | null, labelled: boolean, out: Drawing): void {
  const { event } = b.mark;
  const colour = p.class[event.class];
  const half = labelled ? 8 : dot;
  const left = labelled ? Math.max(0, b.start) : b.left;
  const right = labelled ? Math.min(b.end, width) : b.right;
  if (event.id === selected)
    out.shapes.push({ kind: "rect", x: left - 4, y: y - half - 3, w: right - left + 8, h: 2 * half + 6, r: 6, fill: p.accent, alpha: 0.18 },
      { kind: "rect", x: left - 4, y: y - half - 3, w: right - left + 8, h: 2 * half + 6, r: 6, stroke: p.accent, width: 2 });
  const style = statusStyle(event.status, colour, p.panel);
  if (b.bar) {
    // A time that is wide or vague is a span; its words stand in it where it has room.
    const vague = b.mark.vague;
    out.shapes.push({ kind: "rect", x: b.left, y: y - half, w: b.right - b.left, h: 2 * half, r: 4, ...style, ...(vague ? { alpha: 0.28 } : labelled ? { alpha: 0.42 } : {}) });
    out.shapes.push({ kind: "rect", x: b.left, y: y - half, w: b.right - b.left, h: 2 * half, r: 4, stroke: colour, width: 1, ...(vague ? { dash: [4, 3] } : {}) });
    if (b.mark.openTo) out.shapes.push({ kind: "path", d: `M-3 ${-half}l6 ${half}l-6 ${half}`, x: b.right, y, stroke: colour, width: 2 });
    if (b.mark.openFrom) out.shapes.push({ kind: "path", d: `M3 ${-half}l-6 ${half}l6 ${half}`, x: b.left, y, stroke: colour, width: 2 });
    if (event.status === "DENIED") out.shapes.push({ kind: "path", d: `M${b.left} ${y}H${b.right}`, stroke: colour, width: 2 });
  } else {
    const x = b.left + dot;
    out.shapes.push({ kind: "circle", x, y, r: event.status === "OCCURRED" ? dot : dot - 1, ...style });
    if (event.status === "DENIED") out.shapes.push(crossing(x, y, dot, colour));
  }
  if (event.differences.length > 0) out.shapes.push(...differing(Math.max(5, b.left), y - (labelled ? 5 : 4), p.differ, p.panel));
  if (labelled) {
    out.shapes.push({ kind: "text", x: b.labelAt, y: y + 4, text: b.label, size: labelSize, fill: p.ink, ...(event.status === "OCCURRED" ? {} : { alpha: 0.85 }) });
  }
  out.hits.push({ x: left - 2, y: y - half - 2, w: right - left + 4, h: 2 * half + 4, mark: b.mark, count: 1, range: { from: b.mark.from, to: b.mark.to } });
}

function drawDensity(marks: readonly Mark[], r: Range, width: number, top: number, colour: string, out: Drawing): void {
  drawBars(bins(marks.map((m) => (m.from < r.from ? { ...m, from: r.from } : m)), r, Math.max(10, Math.floor(width * barsPerPixel))), r, width, top, colour, out);
}

/** drawBars draws counts, each a bar that can be pointed at. */
function drawBars(counts: readonly Bin[], r: Range, width: number, top: number, colour: string, out: Drawing): void {
  const most = Math.max(1, ...counts.map((b) => b.count));
  const perMs = width / (r.to - r.from);
  for (const b of counts) {
    if (b.count === 0) continue;
    const x = (b.from - r.from) * perMs;
    const w = (b.to - b.from) * perMs;
    const h = Math.max(3, (densityHeight - 6) * Math.sqrt(b.count / most));
    out.shapes.push({ kind: "rect", x: x + 0.5, y: top + densityHeight - 4 - h, w: Math.max(1, w - 1), h, fill: colour, alpha: 0.85 });
    out.hits.push({ x, y: top, w, h: densityHeight, mark: null, count: b.count, range: { from: b.from, to: b.to } });
  }
}

/** drawCounts draws lanes of which only counts are known. */
export function drawCounts(lanes: readonly { key: string; title: string; bins: readonly Bin[] }[], r: Range, width: number, p: Palette): Drawing {
  const out: Drawing = { shapes: [], hits: [], height: gap };
  const colours: Record<string, string> = p.class;
  for (const lane of lanes) {
    const top = out.height;
    const colour = colours[lane.key] ?? p.faint;
    const inView = lane.bins.filter((b) => b.to > r.from && b.from < r.to);
    frame(lane.title, inView.reduce((n, b) => n + b.count, 0), top, headHeight + densityHeight, width, colour, p, out.shapes);
    drawBars(inView, r, width, top + headHeight, colour, out);
    out.height = top + headHeight + densityHeight + gap;
  }
  return out;
}

/** frame is a lane's ground and heading. */
function frame(title: string, count: number, top: number, height: number, width: number, colour: string, p: Palette, shapes: Shape[]): void {
  shapes.push({ kind: "rect", x: 0, y: top, w: width, h: height, fill: colour, alpha: 0.06 }, { kind: "rect", x: 0, y: top, w: 3, h: height, fill: colour });
  shapes.push({ kind: "text", x: 10, y: top + 15, text: title, size: 12, weight: 650, fill: p.ink, stroke: p.panel, width: 3 });
  shapes.push({ kind: "text", x: 18 + textWidth(title, 12, 650), y: top + 15, text: String(count), size: 12, fill: p.faint, stroke: p.panel, width: 3 });
}

/** hitAt is what lies at a point, the topmost first. */
export function hitAt(hits: readonly Hit[], x: number, y: number): Hit | null {
  for (let i = hits.length - 1; i >= 0; i--) {
    const h = hits[i];
    if (h && x >= h.x && x <= h.x + h.w && y >= h.y && y <= h.y + h.h) return h;
  }
  return null;
}
