import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { NetworkDocument, type NetworkQuery, type PathQuery, type RelationType } from "../api/generated";
import { boundsOf, coreOf, edgeStyles, layOut, type Layout, type Link, margin, named, type Node, pathOf, radius } from "../draw/network";
import { palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { relationTypes, symmetric } from "../model/codebook";
import { loading as reading, shownDay, whole } from "../model/data";
import { readAround } from "../model/density";
import { filter, known, type NetworkSize, networkSize, networkSizes, relations, select, selection, toggled } from "../model/state";
import { colours } from "../model/theme";
import { showDay } from "../model/time";
import { Waiting } from "../pane/waiting";
import { RelationLines } from "../pane/relation";
import { Icon } from "../parts/icon";
import { PathPanel, usePath } from "../parts/path-panel";
import { offerPicture } from "../parts/picture";
import { useQuery } from "../parts/query";
import { useSize } from "../parts/size";
import { texts } from "../texts";

/** As many relations as the API gives; what is drawn of them is what has the most. */
const most = 5_000;
const arrow = 9;
/** Below this scale signs and arrows get smaller with the rest. */
const leastScale = 0.4;
/** From how many on edges are drawn fainter, so that nodes and names stand out. */
const manyLinks = 150;
const slug = (code: string): string => code.toLowerCase().replaceAll("_", "-");

/** useAround is whom the network is drawn around: null for all of it, undefined while that is not known. */
function useAround(): string[] | null | undefined {
  const [around, set] = useState<string[] | null | undefined>(undefined);
  const key = JSON.stringify([filter.value, known.value, reading.value, whole.value ? "" : shownDay.value]);
  useEffect(() => {
    if (reading.value) return;
    const stop = new AbortController();
    // Where the actors cannot be counted the network of all is better than none.
    readAround(stop.signal).then(set, () => { if (!stop.signal.aborted) set(null); });
    return () => stop.abort();
  }, [key]);
  return around;
}

/** NetworkView draws who backs, fights, leads, belongs to whom on the day. Filters show the actors around those that they name or that
 * are in the events that they find. */
export function NetworkView() {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(box);
  const around = useAround();
  const types = relations.value;
  const { data: answer, error, loading } = useQuery(NetworkDocument, around === undefined ? null : {
    asOf: shownDay.value, knownBy: known.value, types: types.length ? types : null, around, depth: filter.value.actors.length > 0 ? 2 : 1, limit: most,
  }, "network");
  const path = usePath();
  const all = useMemo(() => answer && withPath(answer.network, path.data), [answer, path.data]);
  const net = useMemo(() => all && coreOf(all, networkSize.value, new Set(path.data?.nodes.map((n) => n.id))), [all, networkSize.value, path.data]);
  const places = useRef(new Map<string, { x: number; y: number }>());
  const layout = useMemo<Layout>(() => {
    if (!net) return { nodes: [], links: [] };
    const l = layOut(net, places.current, (box.current?.clientHeight ?? 0) > (box.current?.clientWidth ?? 0));
    for (const n of l.nodes) places.current.set(n.id, { x: n.x, y: n.y });
    return l;
  }, [net]);
  const [transform, fit] = useZoom(svg, box, layout.nodes, width, height);
  const labels = useMemo(() => named(layout.nodes, transform.k), [layout, transform.k]);
  const [over, setOver] = useState<string | null>(null);
  const chosen = selection.value?.id ?? null;
  const near = useMemo(() => {
    if (over || !path.data) return neighbours(layout, over ?? chosen);
    return { ids: new Set(path.data.nodes.map((n) => n.id)), links: new Set(path.data.relations.map((x) => x.id)) };
  }, [layout, over, chosen, path.data]);
  const nearLabels = useMemo(() => near && named(layout.nodes.filter((n) => near.ids.has(n.id)), transform.k), [layout, near, transform.k]);
  const p = useMemo(palette, [colours.value]);
  offerPicture("network", () => picture(layout, labels, p));

  const day = showDay(shownDay.value);
  const there = new Set(all?.relations.map((x) => x.type));
  // The picture itself is moved by its transform alone: its parts are drawn anew only where they change.
  const drawn = useMemo(() => (
    <>
      {layout.links.map((l) => <Edge key={l.relation.id} link={l} scale={transform.k} on={l.relation.id === chosen} dim={!!near && !near.links.has(l.relation.id)} />)}
      {layout.nodes.map((n, i) => (
        <Actor key={n.id} node={n} first={i === 0} on={n.id === chosen} dim={!!near && !near.ids.has(n.id)} onOver={setOver} />
      ))}
      {layout.nodes.filter((n) => (nearLabels ?? labels).has(n.id) || n.id === over).map((n) => (
        <text key={n.id} class="name" x={n.x.toFixed(1)} y={(n.y + radius(n) + 13 / transform.k).toFixed(1)} font-size={12 / transform.k} stroke-width={3 / transform.k}>{n.name}</text>
      ))}
    </>
  ), [layout, near, nearLabels, labels, chosen, over, transform.k]);
  return (
    <div class="view network">
      <div class="network-box" ref={box}>
        <svg ref={svg} class={[near ? "focus" : "", layout.links.length > manyLinks ? "many" : ""].join(" ")} width={width} height={height} role="group" aria-label={texts.network.label(layout.nodes.length, layout.links.length, day)} aria-describedby="network-keys">
          <defs>
            {relationTypes.map((t) => <marker key={t} id={`arrow-${slug(t)}`} viewBox="0 0 8 8" refX="6" refY="4" markerUnits="userSpaceOnUse" markerWidth={arrow / Math.max(leastScale, transform.k)} markerHeight={arrow / Math.max(leastScale, transform.k)} orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" class={`fill-${slug(t)}`} /></marker>)}
          </defs>
          <g transform={transform.toString()}>{drawn}</g>
        </svg>
        <p id="network-keys" class="hidden-text">{texts.network.keys}</p>
        {!net && <Waiting loading={loading} error={error} />}
        {net && layout.nodes.length === 0 && !loading && <p class="empty over">{texts.network.empty}</p>}
        <div class="corner">
          <span class="note">{texts.network.size(layout.nodes.length, layout.links.length)} · {day}</span>
          <select aria-label={texts.network.most} title={texts.network.most} value={networkSize.value} onChange={(e) => { networkSize.value = Number(e.currentTarget.value) as NetworkSize; }}>
            {networkSizes.map((n) => <option key={n} value={n}>{texts.network.sizes(n)}</option>)}
          </select>
          <button type="button" class="square" aria-label={texts.map.fit} title={texts.map.fit} onClick={fit}><Icon name="fit" /></button>
        </div>
      </div>
      {all && net && all !== net && <p class="note warn" role="status">{texts.network.core(net.actors.length + net.places.length, all.actors.length + all.places.length)}</p>}
      {answer?.network.truncated && <p class="note warn">{texts.network.truncated}</p>}
      <div class="legend">
        <ul aria-label={texts.network.types}>
          {relationTypes.filter((t) => there.has(t) || types.includes(t)).map((t) => (
            <li key={t}><button type="button" class="key" aria-pressed={types.includes(t)} title={texts.legend.filterBy(texts.relations[t])} onClick={() => { relations.value = toggled(types, t); }}>
              <svg width="34" height="12" viewBox="0 -6 34 12" aria-hidden="true"><path class={`edge ${slug(t)}`} d="M0 0H34" {...strokeOf(t)} />{edgeStyles[t].sign && <path class={`edge ${slug(t)}`} d={edgeStyles[t].sign} transform="translate(17 0)" stroke-width="1.6" />}</svg>{texts.relations[t]}
            </button></li>
          ))}
        </ul>
        <ul class="statuses" aria-label={texts.network.kinds}>
          {[...new Set(layout.nodes.flatMap((n) => n.kind ?? []))].sort().map((k) => <li key={k}><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" class={`kind-${slug(k)}`} /></svg>{texts.actorKinds[k]}</li>)}
        </ul>
      </div>
      <PathPanel path={path} />
      {net && <details class="relation-list"><summary>{texts.network.list(net.relations.length)}</summary><RelationLines relations={net.relations} /></details>}
    </div>
  );
}

type Net = NetworkQuery["network"];
type Found = NonNullable<PathQuery["path"]>;

/** withPath adds what a chain of relations goes over, where the network has it not. */
function withPath(net: Net, path: Found | null): Net {
  if (!path) return net;
  const has = new Set([...net.actors, ...net.places].map((n) => n.id));
  const known = new Set(net.relations.map((r) => r.id));
  const fresh = path.nodes.filter((n) => !has.has(n.id));
  return {
    ...net,
    actors: [...net.actors, ...fresh.flatMap((n) => (n.__typename === "Actor" ? [n] : []))],
    places: [...net.places, ...fresh.flatMap((n) => (n.__typename === "Place" ? [n] : []))],
    relations: [...net.relations, ...path.relations.filter((r) => !known.has(r.id))],
  };
}

interface Near {
  ids: Set<string>;
  links: Set<string>;
}

/** neighbours are what stands in a relation with what is pointed at, and these relations; null where nothing is. */
function neighbours(l: Layout, id: string | null): Near | null {
  if (!id) return null;
  const out: Near = { ids: new Set(), links: new Set() };
  for (const k of l.links) {
    if (k.source.id !== id && k.target.id !== id && k.relation.id !== id) continue;
    out.ids.add(k.source.id).add(k.target.id);
    out.links.add(k.relation.id);
  }
  return out.ids.size > 0 ? out : null;
}

/** strokeOf is how the line of a relation looks besides its colour. */
function strokeOf(t: RelationType): { "stroke-width": number; "stroke-dasharray"?: string } {
  const { dash, width } = edgeStyles[t];
  return { "stroke-width": width, ...(dash.length > 0 ? { "stroke-dasharray": dash.join(" ") } : {}) };
}

function Edge(props: { link: Link; scale: number; on: boolean; dim: boolean }) {
  const { relation: r } = props.link;
  const { d, middle } = pathOf(props.link);
  const name = `${r.subject.name} ${texts.relations[r.type]} ${r.object.name}`;
  const { sign } = edgeStyles[r.type];
  return (
    <g class={`link${props.on ? " on" : ""}${props.dim ? " dim" : ""}${r.status === "OCCURRED" ? "" : " unsure"}`} onClick={() => select(r.id)}>
      <path class="hit" d={d}><title>{name}</title></path>
      <path class={`edge ${slug(r.type)}`} d={d} {...strokeOf(r.type)} marker-end={symmetric.includes(r.type) ? undefined : `url(#arrow-${slug(r.type)})`} />
      {sign && <path class={`edge sign ${slug(r.type)}`} d={sign} transform={`translate(${middle.x.toFixed(1)} ${middle.y.toFixed(1)}) rotate(${middle.turn.toFixed(0)}) scale(${(1 / Math.max(leastScale, props.scale)).toFixed(2)})`} />}
    </g>
  );
}

function Actor(props: { node: Node; first: boolean; on: boolean; dim: boolean; onOver: (id: string | null) => void }) {
  const { node: n } = props;
  const keys = (e: KeyboardEvent) => {
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      select(n.id);
    }
    const to = { ArrowRight: "nextElementSibling", ArrowDown: "nextElementSibling", ArrowLeft: "previousElementSibling", ArrowUp: "previousElementSibling" }[e.key];
    if (!to || !(e.currentTarget instanceof SVGGElement)) return;
    e.preventDefault();
    const next = to === "nextElementSibling" ? e.currentTarget.nextElementSibling : e.currentTarget.previousElementSibling;
    if (next instanceof SVGGElement && next.classList.contains("node")) next.focus();
  };
  const r = radius(n);
  return (
    <g
      class={`node${props.on ? " on" : ""}${props.dim ? " dim" : ""}`} transform={`translate(${n.x.toFixed(1)} ${n.y.toFixed(1)})`} tabindex={props.first ? 0 : -1} role="button"
      aria-label={`${n.name}, ${n.kind ? texts.actorKinds[n.kind] : texts.placeKinds.OTHER}`} onClick={() => select(n.id)} onKeyDown={keys}
      onPointerEnter={() => props.onOver(n.id)} onPointerLeave={() => props.onOver(null)} onFocus={() => props.onOver(n.id)} onBlur={() => props.onOver(null)}
    >
      {n.kind ? <circle r={r} class={`kind-${slug(n.kind)}`} /> : <rect x={-r} y={-r} width={2 * r} height={2 * r} rx="2" class="place" />}
    </g>
  );
}

/** useZoom lets the network be moved and zoomed, and fits it into its box when it is first there. */
function useZoom(svg: { current: SVGSVGElement | null }, box: { current: HTMLDivElement | null }, nodes: readonly Node[], width: number, height: number): [ZoomTransform, () => void] {
  const [transform, set] = useState(zoomIdentity);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const fitted = useRef("");
  const fit = () => {
    const e = svg.current;
    if (!e || !behavior.current || !box.current || nodes.length === 0) return;
    const b = boundsOf(nodes);
    // Names keep their size on the screen, whatever the scale.
    const k = Math.min(1.6, (box.current.clientWidth - 110) / (b.w - 2 * margin.side), (box.current.clientHeight - 70) / (b.h - margin.top - margin.bottom));
    const t = zoomIdentity.translate(box.current.clientWidth / 2 - (b.x + b.w / 2) * k, box.current.clientHeight / 2 - (b.y + b.h / 2) * k).scale(k);
    pick(e).call(behavior.current.transform, t);
  };
  useEffect(() => {
    const e = svg.current;
    if (!e) return;
    const z = zoom<SVGSVGElement, unknown>().scaleExtent([0.1, 6]).clickDistance(4).on("zoom", (ev: D3ZoomEvent<SVGSVGElement, unknown>) => set(ev.transform));
    behavior.current = z;
    pick(e).call(z).on("dblclick.zoom", null);
    return () => {
      pick(e).on(".zoom", null);
    };
  }, []);
  useEffect(() => {
    // Once for each size of the box: a move of the day must not move the picture.
    const key = `${width}x${height}x${nodes.length > 0}`;
    if (width === 0 || nodes.length === 0 || fitted.current === key) return;
    fitted.current = key;
    fit();
  }, [nodes, width, height]);
  return [transform, fit];
}

/** picture draws the whole network, whatever part of it is seen. */
function picture(l: Layout, labels: Set<string>, p: ReturnType<typeof palette>) {
  const b = boundsOf(l.nodes);
  const shapes: Shape[] = [];
  for (const k of l.links) {
    const t = k.relation.type;
    const { d, middle } = pathOf(k);
    const { dash, width, sign } = edgeStyles[t];
    const look = { stroke: p.relation[t], ...(k.relation.status === "OCCURRED" ? {} : { alpha: 0.5 }) };
    shapes.push({ kind: "path", d, x: -b.x, y: -b.y, ...look, width, dash });
    if (sign) shapes.push({ kind: "path", d: sign, x: middle.x - b.x, y: middle.y - b.y, ...look, width: 1.6 });
  }
  for (const n of l.nodes) {
    const r = radius(n);
    if (n.kind) shapes.push({ kind: "circle", x: n.x - b.x, y: n.y - b.y, r, fill: p.kind(n.kind), stroke: p.panel, width: 1.5 });
    else shapes.push({ kind: "rect", x: n.x - b.x - r, y: n.y - b.y - r, w: 2 * r, h: 2 * r, r: 2, fill: p.panel, stroke: p.ink, width: 1.5 });
    if (labels.has(n.id)) shapes.push({ kind: "text", x: n.x - b.x, y: n.y - b.y + r + 13, text: n.name, size: 12, anchor: "middle", fill: p.ink, stroke: p.panel, width: 3 });
  }
  return { shapes, width: b.w, height: b.h, background: p.panel, title: `${texts.views.network}, ${showDay(shownDay.value)}` };
}
