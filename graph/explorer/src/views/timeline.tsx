import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { axisHeight, drawAxis, drawCounts, drawLanes, gridAt, hitAt, type Hit } from "../draw/timeline";
import { palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { crowd, failure, loading, marks, shown, shownDay } from "../model/data";
import { countLanes } from "../model/density";
import { dated, type Mark } from "../model/events";
import { lanesOf } from "../model/lanes";
import { lanes, type Range, select, selection } from "../model/state";
import { colours } from "../model/theme";
import { fromDay, showEdtf } from "../model/time";
import { announce } from "../parts/announce";
import { Canvas } from "../parts/canvas";
import { EventTip } from "../parts/event-tip";
import { Legend } from "../parts/legend";
import { offerPicture } from "../parts/picture";
import { useSize } from "../parts/size";
import { Tooltip } from "../parts/tooltip";
import { look, moveBy, reveal, zoomBy } from "../parts/window";
import { texts } from "../texts";

// Gestures are d3-zoom's. Its transform is that of a fixed stretch, so that a window is one number and one offset.
const base: Range = { from: Date.UTC(1970, 0), to: Date.UTC(2030, 0) };
const baseLength = base.to - base.from;

const transformOf = (r: Range, width: number): ZoomTransform => {
  const k = baseLength / (r.to - r.from);
  return zoomIdentity.translate(-((r.from - base.from) / baseLength) * width * k, 0).scale(k);
};

const rangeOf = (t: ZoomTransform, width: number): Range => {
  const at = (x: number) => base.from + ((x - t.x) / t.k / width) * baseLength;
  return { from: at(0), to: at(width) };
};

/** TimelineView draws events in lanes over a time axis that zooms from centuries to minutes. */
export function TimelineView() {
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const { height: bodyHeight } = useSize(scroller);
  const [top, setTop] = useState(0);
  const [tip, setTip] = useState<{ hit: Hit; x: number; y: number } | null>(null);
  const r = shown.value;
  const all = marks.value;
  const kind = lanes.value;
  const chosen = selection.value?.id ?? null;
  const p = useMemo(palette, [colours.value]);
  const sorted = useMemo(() => lanesOf(all, kind, p.class), [all, kind, p]);
  const drawing = useMemo(() => (crowd.value > 0 ? drawCounts(countLanes.value, r, width, p) : drawLanes(sorted, r, width, p, chosen)), [sorted, r, width, p, chosen, crowd.value, countLanes.value]);
  const behind = useMemo(() => background(r, width, Math.max(bodyHeight, drawing.height), p.line, p.accent), [r, width, bodyHeight, drawing, p, shownDay.value]);
  const axis = useMemo(() => drawAxis(r, width, p), [r, width, p]);

  useGestures(scroller, width, width > 0);
  offerPicture("timeline", () => ({
    shapes: [...axis, ...[...behind, ...drawing.shapes].map((s) => down(s, axisHeight))],
    width, height: axisHeight + drawing.height, background: p.panel, title: texts.views.timeline,
  }));

  const find = (e: MouseEvent): Hit | null => {
    const rect = scroller.current?.getBoundingClientRect();
    return rect ? hitAt(drawing.hits, e.clientX - rect.left, e.clientY - rect.top + top) : null;
  };
  const move = (e: MouseEvent) => {
    const rect = box.current?.getBoundingClientRect();
    const hit = e.buttons ? null : find(e);
    setTip(hit && rect ? { hit, x: e.clientX - rect.left, y: e.clientY - rect.top } : null);
  };
  const click = (e: MouseEvent) => {
    const hit = find(e);
    if (hit?.mark) select(hit.mark.event.id);
    else if (hit) look(hit.range);
  };

  const empty = width > 0 && drawing.hits.length === 0 && !loading.value && !failure.value;
  return (
    <div class="view timeline" ref={box}>
      <Canvas class="axis" shapes={axis} width={width} height={axisHeight} />
      <div
        class="scroller" ref={scroller} tabIndex={0} role="application" aria-label={texts.timeline.label(sum(sorted), kind)} aria-describedby="timeline-keys"
        onScroll={(e) => setTop(e.currentTarget.scrollTop)} onMouseMove={move} onMouseLeave={() => setTip(null)} onClick={click}
        onKeyDown={(e) => keys(e, all)}
      >
        <div class="spacer" style={{ height: `${Math.max(drawing.height, 1)}px` }}>
          <Canvas class="lanes" shapes={[...behind, ...drawing.shapes]} width={width} height={bodyHeight} offset={top} />
        </div>
      </div>
      <p id="timeline-keys" class="hidden-text">{texts.timeline.keys}</p>
      {empty && <p class="empty over">{all.length === 0 ? texts.empty.events : texts.empty.stretch}</p>}
      {tip && <Tooltip x={tip.x} y={tip.y}>{tip.hit.mark ? <EventTip mark={tip.hit.mark} /> : tip.hit.range.to - tip.hit.range.from > r.to - r.from ? texts.timeline.wider(tip.hit.count) : texts.timeline.bar(tip.hit.count)}</Tooltip>}
      <Legend />
    </div>
  );
}

const sum = (all: readonly { marks: readonly Mark[] }[]): number => all.reduce((n, l) => n + l.marks.length, 0);

function background(r: Range, width: number, height: number, line: string, accent: string): Shape[] {
  const shapes: Shape[] = gridAt(r, width).map((x) => ({ kind: "path", d: `M${x} 0V${height}`, stroke: line, alpha: 0.6 }));
  const x = ((fromDay(shownDay.value) + 43_200_000 - r.from) / (r.to - r.from)) * width;
  if (x >= 0 && x <= width) shapes.push({ kind: "path", d: `M${x} 0V${height}`, stroke: accent, width: 1.5, dash: [2, 4] });
  return shapes;
}

function down(s: Shape, by: number): Shape {
  return s.kind === "path" ? { ...s, y: (s.y ?? 0) + by } : { ...s, y: s.y + by };
}

/** useGestures lets wheel, drag and pinch change the stretch; a drag up or down scrolls the lanes. */
function useGestures(ref: { current: HTMLDivElement | null }, width: number, on: boolean): void {
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null);
  const last = useRef<ZoomTransform | null>(null);
  const r = shown.value;
  useEffect(() => {
    const e = ref.current;
    if (!e || !on) return;
    const z = zoom<HTMLDivElement, unknown>()
      .scaleExtent([baseLength / (500 * 365.25 * 86_400_000), baseLength / (30 * 60_000)])
      .filter((ev: MouseEvent) => !ev.button && !(ev.type === "wheel" && ev.shiftKey))
      .clickDistance(4)
      .on("zoom", (ev: D3ZoomEvent<HTMLDivElement, unknown>) => {
        // Without a source it is our own setting of the transform.
        if (!ev.sourceEvent) return;
        if (last.current && ev.transform.k === last.current.k) e.scrollTop -= ev.transform.y - last.current.y;
        last.current = ev.transform;
        look(rangeOf(ev.transform, width));
      });
    behavior.current = z;
    const s = pick(e);
    s.call(z).on("dblclick.zoom", null);
    s.call(z.transform, transformOf(shown.value, width));
    return () => {
      s.on(".zoom", null);
      behavior.current = null;
    };
  }, [width, on]);
  useEffect(() => {
    const e = ref.current;
    if (!e || !behavior.current) return;
    const t = transformOf(r, width);
    const now = (e as unknown as { __zoom: ZoomTransform }).__zoom;
    if (Math.abs(now.k / t.k - 1) < 1e-9 && Math.abs(now.x - t.x) < 0.01) return;
    last.current = t;
    pick(e).call(behavior.current.transform, t);
  }, [r, width]);
}

function keys(e: KeyboardEvent, all: readonly Mark[]): void {
  const go = (step: number) => {
    const list = all.filter(dated);
    const at = list.findIndex((m) => m.event.id === selection.value?.id);
    const start = at < 0 ? list.findIndex((m) => m.to >= shown.value.from) - (step > 0 ? 1 : 0) : at;
    const next = list[Math.min(list.length - 1, Math.max(0, start + step))];
    if (!next) return;
    select(next.event.id);
    reveal(next.from, next.to);
    announce(`${next.event.summary}. ${showEdtf(next.event.date)}`);
  };
  const act: Record<string, () => void> = {
    ArrowRight: () => (e.shiftKey ? moveBy(0.2) : go(1)),
    ArrowLeft: () => (e.shiftKey ? moveBy(-0.2) : go(-1)),
    "+": () => zoomBy(1.5), "=": () => zoomBy(1.5), "-": () => zoomBy(1 / 1.5),
    Home: () => go(-1e9), End: () => go(1e9),
  };
  const f = act[e.key];
  if (!f || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  f();
}
