import { useEffect, useMemo } from "preact/hooks";
import { type EventMarkFragment, EventsDocument } from "../api/generated";
import { palette } from "../draw/palette";
import { tableShapes } from "../draw/table";
import { failure, crowd, loading, marks, shown } from "../model/data";
import { dated, touches } from "../model/events";
import { apiFilter, known, listing, newestFirst, select, selection } from "../model/state";
import { colours } from "../model/theme";
import { duringOf, showEdtf } from "../model/time";
import { Waiting } from "../pane/waiting";
import { Pager, pageSize, usePages } from "../parts/pager";
import { offerPicture } from "../parts/picture";
import { StatusGlyph } from "../parts/status-glyph";
import { texts } from "../texts";
import { ChangesList } from "./changes";
import { DisagreementsList } from "./disagreements";

/** ListView is what can be read as a table: the events in view, those whose reports contradict each other, or what became known between
 * two days. */
export function ListView() {
  switch (listing.value) {
    case "disagreements":
      return <DisagreementsList />;
    case "changes":
      return <ChangesList />;
  }
  return crowd.value > 0 ? <CrowdList /> : <HeldList />;
}

/** HeldList pages through the events that are held. */
function HeldList() {
  const r = shown.value;
  const newest = newestFirst.value;
  const inView = useMemo(() => {
    const all = marks.value.filter((m) => !dated(m) || touches(m, r));
    return newest ? all.reverse() : all;
  }, [marks.value, r, newest]);
  const pages = usePages(`${r.from}-${r.to}-${newest}`);
  const start = pages.number * pageSize;
  const chosen = selection.value?.id ?? null;
  const at = useMemo(() => (chosen ? inView.findIndex((m) => m.event.id === chosen) : -1), [inView, chosen]);
  // What is opened elsewhere is shown here too; whoever then turns the page is left in peace.
  useEffect(() => {
    if (at < 0 || (at >= start && at < start + pageSize)) return;
    pages.go(Array.from({ length: Math.floor(at / pageSize) }, (_, i) => String((i + 1) * pageSize)));
  }, [chosen, at < 0]);
  if (inView.length === 0 && !loading.value) return <div class="view">{!failure.value && <p class="empty over">{marks.value.length === 0 ? texts.empty.events : texts.empty.stretch}</p>}</div>;
  const next = start + pageSize < inView.length ? String(start + pageSize) : null;
  return <EventTable events={inView.slice(start, start + pageSize).map((m) => m.event)} all={inView.length} pages={pages} next={next} />;
}

/** CrowdList reads page by page what is too much to hold. */
function CrowdList() {
  const filter = { ...apiFilter.value, during: duringOf(shown.value.from, shown.value.to) };
  const order = newestFirst.value ? "NEWEST_FIRST" as const : "OLDEST_FIRST" as const;
  const pages = usePages(JSON.stringify([filter, known.value, order]));
  const { data, error, loading: reading } = pages.useRead(EventsDocument, { filter, order, knownBy: known.value, first: pageSize, after: pages.after });
  if (!data) return <div class="view"><Waiting loading={reading} error={error} /></div>;
  const { nodes, pageInfo } = data.timeline;
  return <EventTable events={nodes} all={crowd.value} pages={pages} next={pageInfo.hasNextPage ? pageInfo.endCursor : null} reading={reading} />;
}

function EventTable(props: { events: readonly EventMarkFragment[]; all: number; pages: ReturnType<typeof usePages>; next: string | null; reading?: boolean }) {
  const { events, pages } = props;
  const p = useMemo(palette, [colours.value]);
  offerPicture("list", () => tableShapes([texts.list.when, texts.list.type, texts.list.what, texts.list.where], events.map((e) => ({
    cells: [showEdtf(e.date) || texts.list.undated, texts.types[e.type], e.summary, e.places.map((x) => x.name).join(", ")], colour: p.class[e.class],
  })), p, texts.views.list));
  return (
    <div class="view list">
      <div class="table" tabIndex={0} role="region" aria-label={texts.list.caption(props.all)}>
        <table>
          <caption class="hidden-text">{texts.list.caption(props.all)}</caption>
          <thead><tr><th scope="col">{texts.list.when}</th><th scope="col">{texts.list.type}</th><th scope="col">{texts.list.what}</th><th scope="col" class="wide">{texts.list.who}</th><th scope="col" class="wide">{texts.list.where}</th></tr></thead>
          <tbody>{events.map((e) => <Row key={e.id} event={e} on={selection.value?.id === e.id} />)}</tbody>
        </table>
      </div>
      <Pager pages={pages} next={props.next} shown={events.length} all={props.all} reading={props.reading ?? false} />
    </div>
  );
}

function Row(props: { event: EventMarkFragment; on: boolean }) {
  const e = props.event;
  return (
    <tr class={props.on ? "on" : ""} onClick={() => select(e.id)}>
      <td class="when">{showEdtf(e.date) || texts.list.undated}</td>
      <td class={`type ink-${e.class.toLowerCase()}`}><StatusGlyph status={e.status} />{texts.types[e.type]}{e.status !== "OCCURRED" && <span class="note"> {texts.statuses[e.status]}</span>}</td>
      <td class="what">
        <button type="button" class="link plain" aria-current={props.on} onClick={(ev) => { ev.stopPropagation(); select(e.id); }}>{e.summary}</button>
        {e.differences.length > 0 && <span class="differ-glyph" role="img" aria-label={texts.event.disagree} title={texts.event.disagree}>≠</span>}
      </td>
      <td class="wide">{[...new Set(e.participants.map((x) => x.actor.name))].join(", ")}</td>
      <td class="wide">{e.places.map((x) => x.name).join(", ")}</td>
    </tr>
  );
}
