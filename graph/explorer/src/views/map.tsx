import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity } from "d3-zoom";
import { countryNames, drawSpot, drawWorld, fitTo, scaleOf, type Spot, spotRadius, toEarth, toScreen, world, worldShapes } from "../draw/map";
import { Spots } from "../draw/spots";
import { palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { crowd, marks, shown, shownDay } from "../model/data";
import { touches } from "../model/events";
import { type Camera, camera, select, selection } from "../model/state";
import { colours } from "../model/theme";
import { showDay } from "../model/time";
import { announce } from "../parts/announce";
import { Canvas } from "../parts/canvas";
import { EventTip } from "../parts/event-tip";
import { Icon } from "../parts/icon";
import { Legend } from "../parts/legend";
import { offerPicture } from "../parts/picture";
import { useSize } from "../parts/size";
import { Tooltip } from "../parts/tooltip";
import { texts } from "../texts";
import { drawHolds, type Held, useControl } from "./control";
import { Crowd } from "./crowd";
import { useCountries } from "./countries";

const deepest = 11;
const highest = 0.3;

type Hit = { x: number; y: number; r: number } & ({ spot: Spot } | { held: Held });

/** MapView draws the events of the stretch where they happened, and who held which place on the day. */
export function MapView() {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const r = shown.value;
  const p = useMemo(palette, [colours.value]);
  const [countries, failed] = useCountries();
  const inView = useMemo(() => marks.value.filter((m) => touches(m, r)), [marks.value, r]);
  const spots = useMemo(() => new Spots(inView), [inView]);
  const everywhere = useMemo(() => new Spots(marks.value).places, [marks.value]);
  const c = camera.value ?? fitTo(everywhere, size);
  const held = useControl();
  const chosen = selection.value?.id ?? null;
  const [tip, setTip] = useState<{ hit: Hit; x: number; y: number } | null>(null);
  const { shapes, hits } = useMemo(() => draw(spots, c, size, p, chosen, held), [spots, c.lon, c.lat, c.zoom, size, p, chosen, held]);
  const names = useMemo(() => countryNames(countries, c, size, p), [countries, c.lon, c.lat, c.zoom, size, p]);
  useGestures(box, c, size);
  offerPicture("map", () => ({ shapes: [{ kind: "rect", x: 0, y: 0, w: size.width, h: size.height, fill: p.sea }, ...worldShapes(countries, c, size, p), ...names, ...shapes], ...size, background: p.sea, title: texts.views.map }));

  if (crowd.value > 0) return <Crowd />;
  const find = (e: MouseEvent): Hit | null => {
    const rect = box.current?.getBoundingClientRect();
    if (!rect) return null;
    const [x, y] = [e.clientX - rect.left, e.clientY - rect.top];
    return hits.findLast((h) => Math.hypot(h.x - x, h.y - y) <= h.r) ?? null;
  };
  const move = (e: MouseEvent) => {
    const rect = box.current?.getBoundingClientRect();
    const hit = e.buttons ? null : find(e);
    setTip(hit && rect ? { hit, x: e.clientX - rect.left, y: e.clientY - rect.top } : null);
  };
  const open = (h: Hit) => {
    if ("held" in h) select(h.held.place.id);
    else if (h.spot.apart !== null) camera.value = { lon: h.spot.lon, lat: h.spot.lat, zoom: Math.min(deepest, h.spot.apart + 0.5) };
    else if (h.spot.count === 1) select(h.spot.marks[0]?.event.id ?? null);
    else select(h.spot.place?.id ?? null);
  };
  const zoomBy = (by: number) => {
    camera.value = { ...c, zoom: Math.min(deepest, Math.max(highest, c.zoom + by)) };
  };
  return (
    <div class="view map">
      <div
        class="map-box" ref={box} tabIndex={0} role="application" aria-label={texts.map.label(inView.length, spots.placed)} aria-describedby="map-keys"
        onMouseMove={move} onMouseLeave={() => setTip(null)} onClick={(e) => { const h = find(e); if (h) open(h); }} onKeyDown={(e) => keys(e, c, size, hits, zoomBy, open)}
      >
        <Canvas shapes={[...names, ...shapes]} width={size.width} height={size.height} before={(ctx) => drawWorld(ctx, countries, c, size, p)} />
        <p id="map-keys" class="hidden-text">{texts.map.keys}</p>
        <span class="credit">{texts.map.credit}</span>
        {failed && <p class="failed over" role="alert">{texts.map.failed}</p>}
        {tip && <Tooltip x={tip.x} y={tip.y}><Tip hit={tip.hit} /></Tooltip>}
      </div>
      <div class="corner">
        <span class="note">{texts.map.placed(spots.placed, inView.length)}</span>
        <button type="button" class="square" aria-label={texts.map.zoomIn} title={texts.map.zoomIn} onClick={() => zoomBy(0.8)}><Icon name="plus" /></button>
        <button type="button" class="square" aria-label={texts.map.zoomOut} title={texts.map.zoomOut} onClick={() => zoomBy(-0.8)}><Icon name="minus" /></button>
        <button type="button" class="square" aria-label={texts.map.fit} title={texts.map.fit} onClick={() => { camera.value = null; }}><Icon name="fit" /></button>
      </div>
      <Holders held={held} />
      <Legend />
    </div>
  );
}

function Tip(props: { hit: Hit }) {
  const h = props.hit;
  if ("held" in h) return <div class="tip-main">{h.held.holds.map((x) => <div key={x.actor.id}>{texts.map.holds(x.actor.name, h.held.place.name)}{x.contested && ` (${texts.map.contested})`}</div>)}</div>;
  const first = h.spot.marks[0];
  if (h.spot.count === 1 && first) return <EventTip mark={first} />;
  return (
    <>
      <div class="tip-main">{h.spot.place ? texts.map.events(h.spot.count, h.spot.place.name) : texts.map.cluster(h.spot.count)}</div>
      {h.spot.coarse && <div class="tip-foot">{texts.map.coarse}</div>}
      {h.spot.marks.slice(0, 4).map((m) => <div key={m.event.id} class="tip-foot">{m.event.summary}</div>)}
    </>
  );
}

/** Holders tells which colour of control is whose. */
function Holders(props: { held: readonly Held[] }) {
  const all = new Map(props.held.flatMap((h) => h.holds.map((x) => [x.actor.id, { name: x.actor.name, hue: h.hues.get(x.actor.id) ?? 0 }] as const)));
  return (
    <div class="holders">
      <strong>{texts.map.control(showDay(shownDay.value))}</strong>
      {all.size === 0 ? <p class="note">{texts.map.noControl}</p> : (
        <ul>{[...all].slice(0, 8).map(([id, a]) => <li key={id}><button type="button" class="link plain" onClick={() => select(id)}><span class={`flag hue-${a.hue}`} />{a.name}</button></li>)}</ul>
      )}
    </div>
  );
}

function draw(spots: Spots, c: Camera, size: { width: number; height: number }, p: ReturnType<typeof palette>, chosen: string | null, held: readonly Held[]): { shapes: Shape[]; hits: Hit[] } {
  const shapes: Shape[] = [];
  const hits: Hit[] = [];
  const labels: { x: number; y: number; w: number }[] = [];
  const inside = (x: number, y: number) => x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40;
  const all = spots.at(c.zoom).sort((a, z) => Number(z.coarse) - Number(a.coarse) || a.count - z.count);
  for (const s of all) {
    const [x, y] = toScreen(c, size, s.lon, s.lat);
    if (!inside(x, y)) continue;
    shapes.push(...drawSpot(s, x, y, p, s.place?.id === chosen || s.marks.some((m) => m.event.id === chosen)));
    hits.push({ x, y, r: spotRadius(s.count) + 3, spot: s });
  }
  for (const s of all.toReversed()) {
    if (!s.place) continue;
    const [x, y] = toScreen(c, size, s.lon, s.lat);
    const w = s.place.name.length * 6.6;
    const ly = y + spotRadius(s.count) + (s.coarse ? 22 : 14);
    if (!inside(x, y) || labels.some((l) => Math.abs(l.y - ly) < 14 && Math.abs(l.x - x) < (l.w + w) / 2)) continue;
    labels.push({ x, y: ly, w });
    shapes.push({ kind: "text", x, y: ly, text: s.place.name, size: 12, weight: s.coarse ? 400 : 550, anchor: "middle", fill: p.ink, stroke: p.land, width: 3 });
  }
  for (const h of held) {
    const [x, y] = toScreen(c, size, h.place.longitude, h.place.latitude);
    if (!inside(x, y)) continue;
    shapes.push(...drawHolds(h, x, y, p));
    hits.push({ x: x + 12, y: y - 17, r: 9, held: h });
  }
  return { shapes, hits };
}

/** useGestures lets wheel, drag and pinch move the camera; d3-zoom's transform is that of the drawn world. */
function useGestures(ref: { current: HTMLDivElement | null }, c: Camera, size: { width: number; height: number }): void {
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null);
  useEffect(() => {
    const e = ref.current;
    if (!e || size.width === 0) return;
    const z = zoom<HTMLDivElement, unknown>().scaleExtent([2 ** highest, 2 ** deepest]).clickDistance(4).on("zoom", (ev: D3ZoomEvent<HTMLDivElement, unknown>) => {
      if (!ev.sourceEvent) return;
      const t = ev.transform;
      const at = world.invert?.([(size.width / 2 - t.x) / t.k, (size.height / 2 - t.y) / t.k]);
      if (at) camera.value = { lon: Math.max(-180, Math.min(180, at[0])), lat: Math.max(-80, Math.min(80, at[1])), zoom: Math.log2(t.k) };
    });
    behavior.current = z;
    pick(e).call(z).on("dblclick.zoom", null);
    return () => {
      pick(e).on(".zoom", null);
    };
  }, [size.width, size.height]);
  useEffect(() => {
    const e = ref.current;
    if (!e || !behavior.current) return;
    const k = scaleOf(c);
    const [x, y] = world([c.lon, c.lat]) ?? [0, 0];
    pick(e).call(behavior.current.transform, zoomIdentity.translate(size.width / 2 - x * k, size.height / 2 - y * k).scale(k));
  }, [c.lon, c.lat, c.zoom, size.width, size.height]);
}

function keys(e: KeyboardEvent, c: Camera, size: { width: number; height: number }, hits: readonly Hit[], zoomBy: (by: number) => void, open: (h: Hit) => void): void {
  const pan = (dx: number, dy: number) => {
    const [lon, lat] = toEarth(c, size, size.width / 2 + dx, size.height / 2 + dy);
    camera.value = { ...c, lon, lat };
  };
  const spotsHere = hits.filter((h) => "spot" in h && h.x >= 0 && h.y >= 0 && h.x <= size.width && h.y <= size.height);
  const go = (step: number) => {
    at.current = (at.current + step + spotsHere.length) % Math.max(1, spotsHere.length);
    const h = spotsHere[at.current];
    if (h && "spot" in h) announce(h.spot.place ? texts.map.events(h.spot.count, h.spot.place.name) : texts.map.cluster(h.spot.count));
  };
  const act: Record<string, () => void> = {
    ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
    "+": () => zoomBy(0.6), "=": () => zoomBy(0.6), "-": () => zoomBy(-0.6), n: () => go(1), p: () => go(-1),
    Enter: () => { const h = spotsHere[at.current]; if (h) open(h); },
  };
  const f = act[e.key];
  if (!f || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  f();
}

/** The spot that the keyboard has come to. */
const at = { current: -1 };
