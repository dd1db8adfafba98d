import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity } from "d3-zoom";
import { countryNames, drawSpot, drawWorld, fitTo, scaleOf, type Spot, spotRadius, toEarth, toScreen, world, worldShapes } from "../draw/map";
import { type Laid, layOutSpots, Spots } from "../draw/spots";
import { palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { crowd, loading, marks, shown, shownDay } from "../model/data";
import { placeCounts } from "../model/density";
import { touches } from "../model/events";
import { apiFilter, type Camera, camera, select, selection } from "../model/state";
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
import { drawHolds, type Held, initialsOf, useControl } from "./control";
import { useCountries } from "./countries";

const none: readonly Held[] = [];
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
  const many = crowd.value > 0;
  const counts = many ? placeCounts.value : null;
  const spots = useMemo(() => (counts ? Spots.ofCounts(counts) : Spots.ofMarks(inView)), [inView, counts]);
  const everywhere = useMemo(() => (many ? spots : Spots.ofMarks(marks.value)).places, [many ? spots : marks.value]);
  const fitted = useFit(everywhere, size);
  const c = camera.value ?? fitted;
  const control = useControl();
  const held = control ?? none;
  const chosen = selection.value?.id ?? null;
  const [tip, setTip] = useState<{ hit: Hit; x: number; y: number } | null>(null);
  const laid = useMemo(() => layOutSpots(spots.at(c.zoom), c.zoom), [spots, c.zoom]);
  const { shapes, hits } = useMemo(() => draw(laid, c, size, p, chosen, held), [laid, c.lon, c.lat, c.zoom, size, p, chosen, held]);
  const names = useMemo(() => countryNames(countries, c, size, p), [countries, c.lon, c.lat, c.zoom, size, p]);
  useGestures(box, c, size);
  offerPicture("map", () => ({ shapes: [{ kind: "rect", x: 0, y: 0, w: size.width, h: size.height, fill: p.sea }, ...worldShapes(countries, c, size, p), ...names, ...shapes], ...size, background: p.sea, title: texts.views.map }));

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
        class="map-box" ref={box} tabIndex={0} role="application" aria-label={texts.map.label(crowd.value || inView.length, spots.placed)} aria-describedby="map-keys"
        onMouseMove={move} onMouseLeave={() => setTip(null)} onClick={(e) => { const h = find(e); if (h) open(h); }} onKeyDown={(e) => keys(e, c, size, hits, zoomBy, open)}
      >
        <Canvas shapes={[...names, ...shapes]} width={size.width} height={size.height} before={(ctx) => drawWorld(ctx, countries, c, size, p)} />
        <p id="map-keys" class="hidden-text">{texts.map.keys}</p>
        <span class="credit">{texts.map.credit}</span>
        {failed && <p class="failed over" role="alert">{texts.map.failed}</p>}
        {tip && <Tooltip x={tip.x} y={tip.y}><Tip hit={tip.hit} /></Tooltip>}
      </div>
      <div class="corner">
        <span class="note">{many ? (placeCounts.value.length > 0 ? texts.map.busiest(placeCounts.value.length, crowd.value) : texts.loading) : texts.map.placed(spots.placed, inView.length)}</span>
        <button type="button" class="square" aria-label={texts.map.zoomIn} title={texts.map.zoomIn} onClick={() => zoomBy(0.8)}><Icon name="plus" /></button>
        <button type="button" class="square" aria-label={texts.map.zoomOut} title={texts.map.zoomOut} onClick={() => zoomBy(-0.8)}><Icon name="minus" /></button>
        <button type="button" class="square" aria-label={texts.map.fit} title={texts.map.fit} onClick={() => { camera.value = null; }}><Icon name="fit" /></button>
      </div>
      <Holders known={control !== null} held={hits.flatMap((h) => ("held" in h ? [h.held] : []))} />
      <Legend />
    </div>
  );
}

function Tip(props: { hit: Hit }) {
  const h = props.hit;
  if ("held" in h) return <div class="tip-main">{h.held.holds.map((x) => <div key={x.actor.id}>{texts.map.holds(x.actor.name, h.held.place.name)}{x.contested && ` (${texts.map.contested})`}{x.told && <div class="tip-foot">{texts.map.told(showDay(x.told), x.silent)}</div>}</div>)}</div>;
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

const mostHolders = 8;

/** Holders tells which colour of control is whose. */
function Holders(props: { known: boolean; held: readonly Held[] }) {
  const counts = new Map<string, { name: string; hue: number; places: number; silent: number }>();
  for (const h of props.held) for (const x of h.holds) {
    const c = counts.get(x.actor.id) ?? { name: x.actor.name, hue: h.hues.get(x.actor.id) ?? 0, places: 0, silent: Infinity };
    c.places++;
    c.silent = Math.min(c.silent, x.silent);
    counts.set(x.actor.id, c);
  }
  const all = [...counts].sort(([a, x], [z, y]) => Number(x.silent > 0) - Number(y.silent > 0) || y.places - x.places || (a < z ? -1 : 1));
  return (
    <div class="holders">
      <strong>{texts.map.control(showDay(shownDay.value))}</strong>
      {all.length === 0 ? <p class="note">{props.known ? texts.map.noControl : texts.loading}</p> : (
        <ul>{all.slice(0, mostHolders).map(([id, a]) => <li key={id}><button type="button" class="link plain" onClick={() => select(id)}><span class={`flag hue-${a.hue}${a.silent ? " old" : ""}`} aria-hidden="true">{initialsOf(a.name)}</span>{a.name}{a.silent > 0 && <span class="note">{texts.map.age(a.silent)}</span>}</button></li>)}</ul>
      )}
      {props.held.some((h) => h.holds.some((x) => x.silent)) && <p class="note silent"><span class="flag old" aria-hidden="true" />{texts.map.silent}</p>}
    </div>
  );
}

/** useFit is the camera that has everything in view. What comes up while somebody looks does not move it; another filter does. */
function useFit(places: readonly { longitude: number; latitude: number }[], size: { width: number; height: number }): Camera {
  const kept = useRef<{ key: string; camera: Camera } | null>(null);
  const key = JSON.stringify([apiFilter.value, size]);
  if (kept.current?.key === key && (crowd.value > 0 || loading.value)) return kept.current.camera;
  const fitted = fitTo(places, size);
  if (places.length > 0) kept.current = { key, camera: fitted };
  return fitted;
}

interface Circle {
  x: number;
  y: number;
  r: number;
}

const mostFlags = 3;
const flagWidth = 22;

function draw(laid: readonly Laid[], c: Camera, size: { width: number; height: number }, p: ReturnType<typeof palette>, chosen: string | null, held: readonly Held[]): { shapes: Shape[]; hits: Hit[] } {
  const shapes: Shape[] = [];
  const hits: Hit[] = [];
  const k = scaleOf(c);
  const [cx, cy] = world([c.lon, c.lat]) ?? [0, 0];
  const left = size.width / 2 - cx * k;
  const top = size.height / 2 - cy * k;
  const inside = (x: number, y: number) => x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40;
  const all = laid
    .map((l) => ({ s: l.spot, x: l.x + left, y: l.y + top, r: spotRadius(l.spot.count), home: [l.home[0] + left, l.home[1] + top] as const }))
    .filter((l) => inside(l.x, l.y))
    .sort((a, z) => Number(z.s.coarse) - Number(a.s.coarse) || a.s.count - z.s.count);
  for (const { s, x, y, r, home } of all) {
    // What had to give way keeps a line to where it lies.
    if (s.coarse && Math.hypot(home[0] - x, home[1] - y) > r + 6) shapes.push({ kind: "path", d: `M${x.toFixed(1)} ${y.toFixed(1)}L${home[0].toFixed(1)} ${home[1].toFixed(1)}`, stroke: p.faint, width: 1, dash: [2, 3] });
  }
  for (const { s, x, y, r } of all) {
    shapes.push(...drawSpot(s, x, y, p, s.place?.id === chosen || s.marks.some((m) => m.event.id === chosen)));
    hits.push({ x, y, r: r + 3, spot: s });
  }
  const taken: Circle[] = [];
  const flags = new Map<object, Set<string>>();
  for (const h of held) {
    const [x, y] = toScreen(c, size, h.place.longitude, h.place.latitude);
    if (!inside(x, y)) continue;
    // Where a spot lies over the place its flag stands on top of the spot, several of them in a row.
    const over = all.find((l) => l.s.place?.id === h.place.id) ?? all.find((l) => !l.s.coarse && Math.hypot(l.x - x, l.y - y) < l.r + 4);
    const seen = (over && flags.get(over)) ?? new Set<string>();
    const who = h.holds.map((x) => x.actor.id).join();
    // One flag for each holder: which of the places are whose shows when it is looked at more closely.
    if (seen.has(who) || seen.size >= mostFlags) continue;
    const n = seen.size;
    if (over) flags.set(over, seen.add(who));
    const [fx, fy] = over ? [over.x - 16 + n * flagWidth, over.y - over.r + 5] : [x, y];
    shapes.push(...drawHolds(h, fx, fy, p));
    hits.push({ x: fx + 14, y: fy - 18, r: 10, held: h });
    taken.push({ x: fx + 14, y: fy - 18, r: 10 });
  }
  const labels: { x: number; y: number; w: number }[] = [];
  const covered = (x: number, y: number, w: number, own: object) =>
    [...all, ...taken].some((o) => o !== own && Math.abs(o.y - (y - 4)) < o.r + 6 && Math.abs(o.x - x) < o.r + w / 2) || labels.some((l) => Math.abs(l.y - y) < 14 && Math.abs(l.x - x) < (l.w + w) / 2);
  for (const l of all.toReversed()) {
    if (!l.s.place) continue;
    const w = l.s.place.name.length * 6.6;
    const y = l.y + l.r + (l.s.coarse ? 17 : 14);
    if (covered(l.x, y, w, l)) continue;
    labels.push({ x: l.x, y, w });
    shapes.push({ kind: "text", x: l.x, y, text: l.s.place.name, size: 12, weight: l.s.coarse ? 400 : 550, anchor: "middle", fill: p.ink, stroke: p.land, width: 3 });
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
