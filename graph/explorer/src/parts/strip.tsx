import { useMemo, useRef } from "preact/hooks";
import { scaleUtc } from "d3-scale";
import { extent, marks, most, shown, shownDay, whole } from "../model/data";
import { bins, bulk, padded } from "../model/events";
import { day, type Range, range } from "../model/state";
import { addDays, addMonths, dayMs, fromDay, showDay, toDay } from "../model/time";
import { overview } from "../model/density";
import { texts } from "../texts";
import { Icon } from "./icon";
import { useSize } from "./size";
import { look, zoomBy } from "./window";

const barTop = 4;
const barBottom = 40;
const height = 58;

/** Strip shows all time at a glance: how much happened when, the stretch that the views show, and the day of map and network.
 * Both can be dragged, and moved with the arrow keys. */
export function Strip() {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const r = shown.value;
  const all = useMemo(() => domain(), [marks.value, extent.value, most.value, whole.value, r]);
  const scale = scaleUtc().domain([all.from, all.to]).range([0, width]);
  const n = Math.max(10, Math.floor(width / 5));
  const counted = whole.value ? bins(marks.value, all, n) : overview.value.filter((b) => b.from >= all.from && b.to <= all.to);
  const highest = Math.max(1, ...counted.map((b) => b.count));
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 110)));
  const format = scale.tickFormat();
  const left = scale(r.from);
  const right = scale(r.to);
  const cursor = scale(fromDay(shownDay.value) + dayMs / 2);
  const drag = useDrag(box, (x) => scale.invert(x).getTime());

  return (
    <div class="strip">
      <DayControl />
      <div class="strip-box" ref={box} onPointerDown={drag.create}>
        <svg width={width} height={height} role="presentation">
          {counted.map((b) => b.count > 0 && (
            <rect key={b.from} class="bar" x={scale(b.from)} width={Math.max(1, scale(b.to) - scale(b.from) - 1)} y={barBottom - Math.max(2, (barBottom - barTop) * Math.sqrt(b.count / highest))} height={Math.max(2, (barBottom - barTop) * Math.sqrt(b.count / highest))} />
          ))}
          <path class="base" d={`M0 ${barBottom + 0.5}H${width}`} />
          {ticks.map((t) => <text key={t.getTime()} class="tick" x={scale(t)} y={height - 4} text-anchor="middle">{format(t)}</text>)}
          <rect class="outside" x={0} y={0} width={Math.max(0, left)} height={barBottom} />
          <rect class="outside" x={Math.min(width, right)} y={0} width={Math.max(0, width - right)} height={barBottom} />
          <rect class="window" x={left} y={0.5} width={Math.max(2, right - left)} height={barBottom} onPointerDown={drag.move} />
          <Handle x={left} label={texts.strip.from} value={r.from} onDrag={drag.start} onMove={(ms) => look({ from: Math.min(ms, r.to - dayMs), to: r.to })} />
          <Handle x={right} label={texts.strip.to} value={r.to} onDrag={drag.end} onMove={(ms) => look({ from: r.from, to: Math.max(ms, r.from + dayMs) })} />
          <g class="cursor" transform={`translate(${cursor} 0)`}>
            <path d={`M0 0V${barBottom}`} />
            <circle
              cy={barBottom} r="7" tabindex={0} role="slider" aria-label={texts.strip.day} aria-valuemin={fromDay(toDay(all.from)) / dayMs} aria-valuemax={fromDay(toDay(all.to)) / dayMs}
              aria-valuenow={fromDay(shownDay.value) / dayMs} aria-valuetext={showDay(shownDay.value)} onPointerDown={drag.day} onKeyDown={dayKeys}
            />
          </g>
        </svg>
      </div>
      <div class="strip-buttons">
        <button type="button" class="square" aria-label={texts.strip.zoomIn} title={texts.strip.zoomIn} onClick={() => zoomBy(1.6)}><Icon name="plus" /></button>
        <button type="button" class="square" aria-label={texts.strip.zoomOut} title={texts.strip.zoomOut} onClick={() => zoomBy(1 / 1.6)}><Icon name="minus" /></button>
        <button type="button" class="square" aria-label={texts.strip.fit} title={texts.strip.fit} onClick={() => { range.value = null; }}><Icon name="fit" /></button>
      </div>
    </div>
  );
}

/** domain is what the strip spans: where most events lie, and whatever is looked at. */
function domain(): Range {
  const r = shown.value;
  const usual = (whole.value ? bulk(marks.value) : most.value && padded(most.value)) ?? (extent.value && padded(extent.value)) ?? r;
  const margin = (usual.to - usual.from) * 0.02;
  return { from: Math.min(usual.from - margin, r.from), to: Math.max(usual.to + margin, r.to) };
}

function DayControl() {
  const set = (d: string) => {
    day.value = d;
  };
  return (
    <div class="day">
      <label for="day">{texts.strip.dayLabel}</label>
      <div>
        <button type="button" class="square" aria-label={texts.strip.dayBack} title={texts.strip.dayBack} onClick={() => set(addDays(shownDay.value, -1))}>‹</button>
        <input id="day" type="date" value={shownDay.value} onChange={(e) => { if (e.currentTarget.value) set(e.currentTarget.value); }} />
        <button type="button" class="square" aria-label={texts.strip.dayOn} title={texts.strip.dayOn} onClick={() => set(addDays(shownDay.value, 1))}>›</button>
      </div>
    </div>
  );
}

function dayKeys(e: KeyboardEvent): void {
  const d = shownDay.value;
  const to: Record<string, () => string> = {
    ArrowRight: () => addDays(d, 1), ArrowUp: () => addDays(d, 1), ArrowLeft: () => addDays(d, -1), ArrowDown: () => addDays(d, -1),
    PageUp: () => addMonths(d, 1), PageDown: () => addMonths(d, -1), Home: () => toDay(shown.value.from), End: () => toDay(shown.value.to),
  };
  const f = to[e.key];
  if (!f) return;
  e.preventDefault();
  day.value = f();
}

function Handle(props: { x: number; label: string; value: number; onDrag: (e: PointerEvent) => void; onMove: (ms: number) => void }) {
  const keys = (e: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 30, PageDown: -30 }[e.key];
    if (!step) return;
    e.preventDefault();
    props.onMove(props.value + step * dayMs);
  };
  return (
    <rect
      class="handle" x={props.x - 4} y={10} width={8} height={22} rx={3} tabindex={0} role="slider" aria-label={props.label} aria-valuenow={Math.round(props.value / dayMs)}
      aria-valuemin={-7e5} aria-valuemax={1e5} aria-valuetext={showDay(toDay(props.value))} onPointerDown={props.onDrag} onKeyDown={keys}
    />
  );
}

/** useDrag makes pointer handlers that change the stretch or the day while the pointer is down. */
function useDrag(box: { current: HTMLDivElement | null }, toTime: (x: number) => number) {
  const time = useRef(toTime);
  time.current = toTime;
  const begin = (e: PointerEvent, onMove: (ms: number) => void) => {
    if (e.button !== 0) return;
    e.preventDefault();
    e.stopPropagation();
    // The scale as it is now holds for the whole drag, else what is dragged would run away from the pointer.
    const at = time.current;
    const origin = box.current?.getBoundingClientRect().left ?? 0;
    const move = (ev: PointerEvent) => onMove(at(ev.clientX - origin));
    const end = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    if (e.target instanceof SVGElement) e.target.focus();
    return at(e.clientX - origin);
  };
  const span = (a: number, z: number) => look({ from: Math.min(a, z), to: Math.max(a, z) });
  return {
    create: (e: PointerEvent) => {
      const origin = box.current?.getBoundingClientRect().left ?? 0;
      const from = time.current(e.clientX - origin);
      const least = time.current(6) - time.current(0);
      begin(e, (ms) => { if (Math.abs(ms - from) > least) span(from, ms); });
    },
    move: (e: PointerEvent) => {
      const r = shown.value;
      const origin = box.current?.getBoundingClientRect().left ?? 0;
      const from = time.current(e.clientX - origin);
      begin(e, (ms) => look({ from: r.from + ms - from, to: r.to + ms - from }));
    },
    start: (e: PointerEvent) => {
      const { to } = shown.value;
      begin(e, (ms) => look({ from: Math.min(ms, to - dayMs), to }));
    },
    end: (e: PointerEvent) => {
      const { from } = shown.value;
      begin(e, (ms) => look({ from, to: Math.max(ms, from + dayMs) }));
    },
    day: (e: PointerEvent) => {
      begin(e, (ms) => { day.value = toDay(ms); });
    },
  };
}
