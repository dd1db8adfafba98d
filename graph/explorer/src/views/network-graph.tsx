import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { type Look, pathOf, type Strokes, strokesOf } from "../draw/edges";
import { type Label, labelsOf } from "../draw/labels";
import type { Size } from "../draw/layout";
import { boundsOf, edgeStyles, type Layout, type Link, manyNodes, type Node } from "../draw/network";
import { select, selection } from "../model/state";
import { texts } from "../texts";

export const slug = (code: string): string => code.toLowerCase().replaceAll("_", "-");

/** What is shown while the rest stands back. */
export interface Near {
  ids: ReadonlySet<string>;
  links: ReadonlySet<string>;
}

const betweenGroups = (l: Link): boolean => l.source.group !== l.target.group;
/** Of a few links, and of those that are pointed at, none stands back. */
const clear: Look = { many: false, isFaint: () => false };

/** lookOf is how the links of a network are drawn. */
export const lookOf = (l: Layout): Look => (l.nodes.length > manyNodes ? { many: true, isFaint: betweenGroups } : clear);

/** Graph draws a network that can be moved and zoomed; what is pointed at, chosen or near stands out. turn counts how often it was laid
 * out anew, which fits it into its box. */
export function Graph(props: { layout: Layout; turn: number; size: Size; near: Near | null; label: string; moved: { current: boolean } }) {
  const { layout, size } = props;
  const svg = useRef<SVGSVGElement>(null);
  const group = useRef<SVGGElement>(null);
  const scale = useZoom(svg, group, layout, props.turn, size, props.moved);
  const [over, setOver] = useState<string | null>(null);
  const chosen = selection.value?.id ?? null;
  const near = useMemo(() => (!over && props.near) || neighbours(layout, over ?? chosen), [layout, over, chosen, props.near]);
  const strokes = useMemo(() => strokesOf(layout.links, scale, lookOf(layout)), [layout, scale]);
  const nearStrokes = useMemo(() => near && strokesOf(layout.links.filter((l) => near.links.has(l.relation.id)), scale, clear), [layout, near, scale]);
  const onStrokes = useMemo(() => strokesOf(layout.links.filter((l) => l.relation.id === chosen), scale, clear), [layout, chosen, scale]);
  const frame = useMemo(() => boundsOf(layout.nodes), [layout]);
  const labels = useMemo(() => labelsOf(layout.nodes, scale, frame), [layout, scale]);
  const nearLabels = useMemo(() => near && labelsOf(layout.nodes.filter((n) => near.ids.has(n.id)), scale, frame, true), [layout, near, scale]);
  return (
    <svg ref={svg} class={`${near ? "focus" : ""}${lookOf(layout).many ? " many" : ""}`} width={size.width} height={size.height} role="group" aria-label={props.label} aria-describedby="network-keys">
      <g ref={group}>
        <g class="edges" aria-hidden="true"><Edges strokes={strokes} fine={lookOf(layout).many} /></g>
        {nearStrokes && <g class="edges near" aria-hidden="true"><Edges strokes={nearStrokes} /></g>}
        <g class="edges on" aria-hidden="true"><Edges strokes={onStrokes} /></g>
        <Hits links={layout.links} near={near} />
        <g>
          {layout.nodes.map((n, i) => <Actor key={n.id} node={n} first={i === 0} on={n.id === chosen} dim={!!near && !near.ids.has(n.id)} onOver={setOver} />)}
        </g>
        <Names labels={nearLabels ?? labels} scale={scale} />
      </g>
    </svg>
  );
}

/** neighbours are what stands in a relation with what is pointed at, and these relations; null where nothing is. */
function neighbours(l: Layout, id: string | null): Near | null {
  if (!id) return null;
  const ids = new Set<string>();
  const links = new Set<string>();
  for (const k of l.links) {
    if (k.source.id !== id && k.target.id !== id && k.relation.id !== id) continue;
    ids.add(k.source.id).add(k.target.id);
    links.add(k.relation.id);
  }
  return ids.size > 0 ? { ids, links } : null;
}

function Edges(props: { strokes: readonly Strokes[]; fine?: boolean }) {
  return (
    <>
      {props.strokes.map((s) => {
        const { width, dash } = edgeStyles[s.type];
        const name = `${s.kind} ${slug(s.type)}${s.faint ? " faint" : ""}${s.unsure ? " unsure" : ""}`;
        return <path key={s.key} class={name} d={s.d} stroke-width={(s.kind === "sign" ? 1.6 : width) * (props.fine ? 0.6 : 1)} stroke-dasharray={s.kind === "line" && dash.length > 0 ? dash.join(" ") : undefined} />;
      })}
    </>
  );
}

/** Hits are what takes clicks on links: wider than what is seen, and not painted. */
function Hits(props: { links: readonly Link[]; near: Near | null }) {
  return (
    <g>
      {props.links.map((l) => {
        const { relation: r } = l;
        return (
          <path key={r.id} class={`link${props.near && !props.near.links.has(r.id) ? " dim" : ""}`} d={pathOf(l)} onClick={() => select(r.id)}>
            <title>{`${r.subject.name} ${texts.relations[r.type]} ${r.object.name}`}</title>
          </path>
        );
      })}
    </g>
  );
}

function Names(props: { labels: readonly Label[]; scale: number }) {
  return (
    <g>
      {props.labels.map((l) => (
        <text key={l.node.id} class="name" x={(l.node.x + l.x).toFixed(1)} y={(l.node.y + l.y).toFixed(1)} font-size={l.size / props.scale} font-weight={l.weight} stroke-width={3 / props.scale}>{l.text}</text>
      ))}
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
    if (next instanceof SVGGElement) next.focus();
  };
  return (
    <g
      class={`node${props.on ? " on" : ""}${props.dim ? " dim" : ""}`} transform={`translate(${n.x.toFixed(1)} ${n.y.toFixed(1)})`} tabindex={props.first ? 0 : -1} role="button"
      aria-label={`${n.name}, ${n.kind ? texts.actorKinds[n.kind] : texts.placeKinds.OTHER}`} onClick={() => select(n.id)} onKeyDown={keys}
      onPointerEnter={() => props.onOver(n.id)} onPointerLeave={() => props.onOver(null)} onFocus={() => props.onOver(n.id)} onBlur={() => props.onOver(null)}
    >
      {n.kind ? <circle r={n.r} class={`kind-${slug(n.kind)}`} /> : <rect x={-n.r} y={-n.r} width={2 * n.r} height={2 * n.r} rx="2" class="place" />}
      <title>{n.name}</title>
    </g>
  );
}

/** useZoom lets a network be moved and zoomed in its box, and gives its scale. It is fitted into the box whenever it was laid out anew,
 * and with the box until somebody moves it; from then on a change of the box leaves its middle where it is. */
function useZoom(svg: { current: SVGSVGElement | null }, group: { current: SVGGElement | null }, layout: Layout, turn: number, size: Size, moved: { current: boolean }): number {
  const [scale, setScale] = useState(1);
  const behavior = useRef<ZoomBehavior<HTMLElement, unknown> | null>(null);
  // Where it is, and where it was last painted.
  const at = useRef({ now: zoomIdentity, painted: zoomIdentity });
  useEffect(() => {
    const picture = svg.current;
    const box = picture?.parentElement;
    if (!picture || !box) return;
    const paint = () => {
      at.current.painted = at.current.now;
      picture.style.transform = "";
      group.current?.setAttribute("transform", at.current.now.toString());
      setScale(at.current.now.k);
    };
    const z = zoom<HTMLElement, unknown>().scaleExtent([0.1, 8]).clickDistance(4).on("zoom", (ev: D3ZoomEvent<HTMLElement, unknown>) => {
      const { now, painted } = Object.assign(at.current, { now: ev.transform });
      if (ev.sourceEvent) moved.current = true;
      // What is only moved is moved as a whole, which browsers do without painting it, until it comes to rest.
      if (ev.sourceEvent && now.k === painted.k) picture.style.transform = `translate(${Math.round(now.x - painted.x)}px, ${Math.round(now.y - painted.y)}px)`;
      else paint();
    }).on("end", () => {
      if (at.current.now !== at.current.painted) paint();
    });
    behavior.current = z;
    pick<HTMLElement, unknown>(box).call(z).on("dblclick.zoom", null);
    return () => {
      pick(box).on(".zoom", null);
    };
  }, []);
  const last = useRef({ turn: -1, size });
  useEffect(() => {
    const box = svg.current?.parentElement;
    const z = behavior.current;
    if (!box || !z || size.width === 0 || layout.nodes.length === 0) return;
    const go = (t: ZoomTransform) => pick<HTMLElement, unknown>(box).call(z.transform, t);
    const { now } = at.current;
    if (last.current.turn === turn && moved.current) {
      go(zoomIdentity.translate(now.x + (size.width - last.current.size.width) / 2, now.y + (size.height - last.current.size.height) / 2).scale(now.k));
    } else if (last.current.turn !== turn || last.current.size !== size) {
      moved.current = false;
      const b = boundsOf(layout.nodes);
      const k = Math.min(1.6, size.width / b.w, size.height / b.h);
      go(zoomIdentity.translate(size.width / 2 - (b.x + b.w / 2) * k, size.height / 2 - (b.y + b.h / 2) * k).scale(k));
    }
    last.current = { turn, size };
  }, [layout, turn, size]);
  return scale;
}
