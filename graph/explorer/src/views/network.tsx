import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { NetworkDocument } from "../api/generated";
import { boundsOf, layOut, type Layout, type Link, named, type Node, pathOf, radius } from "../draw/network";
import { palette } from "../draw/palette";
import type { Shape } from "../draw/shapes";
import { relationTypes, symmetric } from "../model/codebook";
import { shownDay } from "../model/data";
import { filter, known, relations, select, selection, toggled } from "../model/state";
import { colours } from "../model/theme";
import { showDay } from "../model/time";
import { Waiting } from "../pane/waiting";
import { RelationLines } from "../pane/relation";
import { Icon } from "../parts/icon";
import { offerPicture } from "../parts/picture";
import { useQuery } from "../parts/query";
import { useSize } from "../parts/size";
import { texts } from "../texts";

const most = 1_000;
const slug = (code: string): string => code.toLowerCase().replaceAll("_", "-");

/** NetworkView draws who backs, fights, leads, belongs to whom on the day; filters by actor show the actors around them. */
export function NetworkView() {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(box);
  const around = filter.value.actors;
  const types = relations.value;
  const { data, error, loading } = useQuery(NetworkDocument, {
    asOf: shownDay.value, knownBy: known.value, types: types.length ? types : null, around: around.length ? around : null, depth: 2, limit: most,
  }, "network");
  const places = useRef(new Map<string, { x: number; y: number }>());
  const layout = useMemo<Layout>(() => {
    if (!data) return { nodes: [], links: [] };
    const l = layOut(data.network, places.current);
    for (const n of l.nodes) places.current.set(n.id, { x: n.x, y: n.y });
    return l;
  }, [data]);
  const [transform, fit] = useZoom(svg, box, layout.nodes, width, height);
  const labels = useMemo(() => named(layout.nodes, transform.k), [layout, transform.k]);
  const [over, setOver] = useState<string | null>(null);
  const chosen = selection.value?.id ?? null;
  const near = useMemo(() => neighbours(layout, over ?? chosen), [layout, over, chosen]);
  const p = useMemo(palette, [colours.value]);
  offerPicture("network", () => picture(layout, labels, p));

  const day = showDay(shownDay.value);
  const there = new Set(data?.network.relations.map((r) => r.type));
  return (
    <div class="view network">
      <div class="network-box" ref={box}>
        <svg ref={svg} class={near ? "focus" : ""} width={width} height={height} role="group" aria-label={texts.network.label(layout.nodes.length, layout.links.length, day)} aria-describedby="network-keys">
          <defs>
            {relationTypes.map((t) => <marker key={t} id={`arrow-${slug(t)}`} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" class={`fill-${slug(t)}`} /></marker>)}
          </defs>
          <g transform={transform.toString()}>
            {layout.links.map((l) => <Edge key={l.relation.id} link={l} on={l.relation.id === chosen} dim={!!near && !(near.has(l.source.id) && near.has(l.target.id) && (l.source.id === (over ?? chosen) || l.target.id === (over ?? chosen) || l.relation.id === chosen))} />)}
            {layout.nodes.map((n, i) => (
              <Actor key={n.id} node={n} first={i === 0} on={n.id === chosen} dim={!!near && !near.has(n.id)} label={labels.has(n.id) || n.id === over || (near?.has(n.id) ?? false)} scale={transform.k} onOver={setOver} />
            ))}
          </g>
        </svg>
        <p id="network-keys" class="hidden-text">{texts.network.keys}</p>
        {!data && <Waiting loading={loading} error={error} />}
        {data && layout.nodes.length === 0 && !loading && <p class="empty over">{texts.network.empty}</p>}
        <div class="corner">
          <span class="note">{texts.network.size(layout.nodes.length, layout.links.length)} · {day}</span>
          <button type="button" class="square" aria-label={texts.map.fit} title={texts.map.fit} onClick={fit}><Icon name="fit" /></button>
        </div>
      </div>
      {data?.network.truncated && <p class="note warn">{texts.network.truncated}</p>}
      <div class="legend">
        <ul aria-label={texts.network.types}>
          {relationTypes.filter((t) => there.has(t) || types.includes(t)).map((t) => (
            <li key={t}><button type="button" class="key" aria-pressed={types.includes(t)} title={texts.legend.filterBy(texts.relations[t])} onClick={() => { relations.value = toggled(types, t); }}>
              <svg width="22" height="8" aria-hidden="true"><path class={`edge ${slug(t)}`} d="M0 4H22" /></svg>{texts.relations[t]}
            </button></li>
          ))}
        </ul>
        <ul class="statuses" aria-label={texts.network.kinds}>
          {[...new Set(layout.nodes.flatMap((n) => n.kind ?? []))].sort().map((k) => <li key={k}><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" class={`kind-${slug(k)}`} /></svg>{texts.actorKinds[k]}</li>)}
        </ul>
      </div>
      {data && <details class="relation-list"><summary>{texts.network.list(data.network.relations.length)}</summary><RelationLines relations={data.network.relations} /></details>}
    </div>
  );
}

/** neighbours are what stands in a relation with what is pointed at; null where nothing is. */
function neighbours(l: Layout, id: string | null): Set<string> | null {
  if (!id) return null;
  const out = new Set<string>();
  for (const k of l.links) if (k.source.id === id || k.target.id === id || k.relation.id === id) out.add(k.source.id).add(k.target.id);
  return out.size > 0 ? out : null;
}

function Edge(props: { link: Link; on: boolean; dim: boolean }) {
  const { relation: r } = props.link;
  const d = pathOf(props.link);
  const name = `${r.subject.name} ${texts.relations[r.type]} ${r.object.name}`;
  return (
    <g class={`link${props.on ? " on" : ""}${props.dim ? " dim" : ""}`} onClick={() => select(r.id)}>
      <path class="hit" d={d}><title>{name}</title></path>
      <path class={`edge ${slug(r.type)}${r.status === "OCCURRED" ? "" : " unsure"}`} d={d} marker-end={symmetric.includes(r.type) ? undefined : `url(#arrow-${slug(r.type)})`} />
    </g>
  );
}

function Actor(props: { node: Node; first: boolean; on: boolean; dim: boolean; label: boolean; scale: number; onOver: (id: string | null) => void }) {
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
      {props.label && <text y={r + 13 / props.scale} font-size={12 / props.scale} stroke-width={3 / props.scale}>{n.name}</text>}
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
    const k = Math.min(1.6, box.current.clientWidth / b.w, box.current.clientHeight / b.h);
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
  for (const k of l.links) shapes.push({ kind: "path", d: pathOf(k), x: -b.x, y: -b.y, stroke: p.relation[k.relation.type], width: 1.5, ...(k.relation.status === "OCCURRED" ? {} : { dash: [4, 3] }) });
  for (const n of l.nodes) {
    const r = radius(n);
    if (n.kind) shapes.push({ kind: "circle", x: n.x - b.x, y: n.y - b.y, r, fill: p.kind(n.kind), stroke: p.panel, width: 1.5 });
    else shapes.push({ kind: "rect", x: n.x - b.x - r, y: n.y - b.y - r, w: 2 * r, h: 2 * r, r: 2, fill: p.panel, stroke: p.ink, width: 1.5 });
    if (labels.has(n.id)) shapes.push({ kind: "text", x: n.x - b.x, y: n.y - b.y + r + 13, text: n.name, size: 12, anchor: "middle", fill: p.ink, stroke: p.panel, width: 3 });
  }
  return { shapes, width: b.w, height: b.h, background: p.panel, title: `${texts.views.network}, ${showDay(shownDay.value)}` };
}
