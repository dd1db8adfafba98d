import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { NetworkDocument, type PathQuery, type RelationType } from "../api/generated";
import { signPath } from "../draw/edges";
import { fill, layOut, type Size } from "../draw/layout";
import { coreOf, edgeStyles, type Layout, type Net } from "../draw/network";
import { palette } from "../draw/palette";
import { relationTypes } from "../model/codebook";
import { loading as reading, shownDay, whole } from "../model/data";
import { readAround } from "../model/density";
import { graphML } from "../model/graphml";
import { filter, known, type NetworkSize, networkSize, networkSizes, relations, toggled } from "../model/state";
import { colours } from "../model/theme";
import { showDay } from "../model/time";
import { RelationLines } from "../pane/relation";
import { Waiting } from "../pane/waiting";
import { Icon } from "../parts/icon";
import { PathPanel, usePath } from "../parts/path-panel";
import { offerPicture } from "../parts/picture";
import { useQuery } from "../parts/query";
import { useSize } from "../parts/size";
import { texts } from "../texts";
import { Graph, slug } from "./network-graph";
import { networkPicture } from "./network-picture";

/** As many relations as the API gives; what is drawn of them is what has the most. */
const most = 5_000;

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

/** useLayout keeps a network laid out in its box; again lays it out anew. moved tells whether somebody moves the picture: it then does
 * not follow its box. */
function useLayout(net: Net | null, size: Size, moved: { current: boolean }): { layout: Layout; turn: number; again: () => void } {
  const [wish, setWish] = useState(0);
  const kept = useRef({ places: new Map<string, { x: number; y: number }>(), turn: 0, wish: 0, shape: 1 });
  const there = size.width > 0;
  const keep = (l: Layout) => {
    for (const n of l.nodes) kept.current.places.set(n.id, { x: n.x, y: n.y });
    kept.current.shape = size.width / size.height;
    return l;
  };
  const laid = useMemo<Layout>(() => {
    if (!net || !there) return { nodes: [], links: [] };
    if (kept.current.wish !== wish) kept.current.places.clear();
    kept.current.wish = wish;
    const { fresh, ...l } = layOut(net, kept.current.places, size);
    if (!fresh) return l;
    kept.current.turn++;
    kept.current.places.clear();
    return keep(l);
  }, [net, there, wish]);
  const layout = useMemo<Layout>(() => {
    for (const n of laid.nodes) kept.current.places.set(n.id, { x: n.x, y: n.y });
    const change = (size.width / size.height || 1) / kept.current.shape;
    if (moved.current || (change > 1 / sameShape && change < sameShape)) return laid;
    fill(laid.nodes, size);
    return keep({ ...laid });
  }, [laid, size]);
  return { layout, turn: kept.current.turn, again: () => setWish(wish + 1) };
}

/** By which factor a box may get wider or higher before the network in it does. */
const sameShape = 1.08;

/** NetworkView draws who backs, fights, leads, belongs to whom on the day. Filters show the actors around those that they name or that
 * are in the events that they find. */
export function NetworkView() {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const size = useMemo(() => ({ width, height }), [width, height]);
  const around = useAround();
  const types = relations.value;
  const { data: answer, error, loading } = useQuery(NetworkDocument, around === undefined ? null : {
    asOf: shownDay.value, knownBy: known.value, types: types.length ? types : null, around, depth: filter.value.actors.length > 0 ? 2 : 1, limit: most,
  }, "network");
  const path = usePath();
  const found = path.data;
  const all = useMemo(() => answer && withPath(answer.network, found), [answer, found]);
  const net = useMemo(() => all && coreOf(all, networkSize.value, new Set(found?.nodes.map((n) => n.id))), [all, networkSize.value, found]);
  const moved = useRef(false);
  const { layout, turn, again } = useLayout(net, size, moved);
  const near = useMemo(() => found && { ids: new Set(found.nodes.map((n) => n.id)), links: new Set(found.relations.map((x) => x.id)) }, [found]);
  const p = useMemo(palette, [colours.value]);
  offerPicture("network", () => networkPicture(layout, p), () => (net ? graphML(net, known.value) : Promise.reject(new Error("no network"))));
  const [listed, setListed] = useState(false);

  const day = showDay(shownDay.value);
  const there = new Set(all?.relations.map((x) => x.type));
  const notes = [
    all && net && all !== net ? texts.network.core(net.actors.length + net.places.length, all.actors.length + all.places.length) : "",
    answer?.network.truncated ? texts.network.truncated : "",
  ].filter(Boolean).join(" ");
  return (
    <div class="view network">
      <div class="network-box" ref={box}>
        <Graph layout={layout} turn={turn} size={size} near={near} moved={moved} label={texts.network.label(layout.nodes.length, layout.links.length, day)} />
        <p id="network-keys" class="hidden-text">{texts.network.keys}</p>
        {!net && <Waiting loading={loading} error={error} />}
        {net && layout.nodes.length === 0 && width > 0 && !loading && <p class="empty over">{texts.network.empty}</p>}
      </div>
      <div class="bar">
        <span class="note size">{texts.network.size(layout.nodes.length, layout.links.length)} · {day}</span>
        {notes && <span class="note warn" role="status">{notes}</span>}
        <span class="corner">
          <select aria-label={texts.network.most} title={texts.network.most} value={networkSize.value} onChange={(e) => { networkSize.value = Number(e.currentTarget.value) as NetworkSize; }}>
            {networkSizes.map((n) => <option key={n} value={n}>{texts.network.sizes(n)}</option>)}
          </select>
          <button type="button" class="square" aria-label={texts.network.again} title={texts.network.again} onClick={again}><Icon name="fit" /></button>
        </span>
      </div>
      <div class="legend">
        <ul aria-label={texts.network.types}>
          {relationTypes.filter((t) => there.has(t) || types.includes(t)).map((t) => (
            <li key={t}><button type="button" class="key" aria-pressed={types.includes(t)} title={texts.legend.filterBy(texts.relations[t])} onClick={() => { relations.value = toggled(types, t); }}><Key type={t} />{texts.relations[t]}</button></li>
          ))}
        </ul>
        <ul class="statuses" aria-label={texts.network.kinds}>
          {[...new Set(layout.nodes.flatMap((n) => n.kind ?? []))].sort().map((k) => <li key={k}><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" class={`kind-${slug(k)}`} /></svg>{texts.actorKinds[k]}</li>)}
        </ul>
      </div>
      <div class="panels">
        <PathPanel path={path} />
        {net && <details class="relation-list" onToggle={(e) => setListed(e.currentTarget.open)}><summary>{texts.network.list(net.relations.length)}</summary>{listed && <RelationLines relations={net.relations} />}</details>}
      </div>
    </div>
  );
}

/** Key is a type of relation as the legend shows it. */
function Key(props: { type: RelationType }) {
  const { width, dash } = edgeStyles[props.type];
  const sign = signPath(props.type);
  return (
    <svg class="edges" width="34" height="12" viewBox="0 -6 34 12" aria-hidden="true">
      <path class={`line ${slug(props.type)}`} d="M0 0H34" stroke-width={width} stroke-dasharray={dash.length > 0 ? dash.join(" ") : undefined} />
      {sign && <path class={`sign ${slug(props.type)}`} d={sign} transform="translate(17 0)" stroke-width="1.6" />}
    </svg>
  );
}

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
