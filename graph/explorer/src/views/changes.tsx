import { ChangesDocument, type ChangesQuery, type KnownFragment } from "../api/generated";
import { most, shownDay } from "../model/data";
import { allRoles } from "../model/codebook";
import { apiFilter, changedFrom, changedTo, known, select, selection } from "../model/state";
import { addMonths, isDay, showEdtf, toDay } from "../model/time";
import { showCount, tolls } from "../pane/count";
import { Waiting } from "../pane/waiting";
import { Pager, pageSize, usePages } from "../parts/pager";
import { texts } from "../texts";

type Change = ChangesQuery["changes"]["nodes"][number];

/** ChangesList shows what became known between two days of reporting: new events, and what new reports changed of others. */
export function ChangesList() {
  const to = changedTo.value ?? known.value ?? toDay(Date.now());
  const from = changedFrom.value ?? addMonths(most.value ? toDay(most.value.to) : shownDay.value, -1);
  const filter = apiFilter.value;
  const pages = usePages(JSON.stringify([filter, from, to]));
  const { data, error, loading } = pages.useRead(ChangesDocument, { from, to, filter, first: pageSize, after: pages.after });
  const nodes = data?.changes.nodes ?? [];
  return (
    <div class="view list changes-list">
      <form class="between" onSubmit={(e) => e.preventDefault()}>
        <Day label={texts.changes.from} value={from} onChange={(d) => { changedFrom.value = d; }} />
        <Day label={texts.changes.to} value={to} onChange={(d) => { changedTo.value = d; }} />
        <span class="note">{texts.changes.explain}</span>
      </form>
      {!data && <Waiting loading={loading} error={error} />}
      {data && nodes.length === 0 && <p class="empty">{texts.changes.none}</p>}
      {nodes.length > 0 && (
        <div class="table" tabIndex={0} role="region" aria-label={texts.changes.caption}>
          <table>
            <caption class="hidden-text">{texts.changes.caption}</caption>
            <thead><tr><th scope="col">{texts.changes.published}</th><th scope="col">{texts.list.what}</th><th scope="col">{texts.changes.changed}</th></tr></thead>
            <tbody>{nodes.map((c) => <Row key={(c.before ?? c.event)?.id} of={c} />)}</tbody>
          </table>
        </div>
      )}
      {nodes.length > 0 && <Pager pages={pages} next={data?.changes.pageInfo.hasNextPage ? data.changes.pageInfo.endCursor : null} shown={nodes.length} all={null} reading={loading} />}
    </div>
  );
}

const Day = (props: { label: string; value: string; onChange: (day: string) => void }) => (
  <label>{props.label} <input type="date" value={props.value} onChange={(e) => { if (isDay(e.currentTarget.value)) props.onChange(e.currentTarget.value); }} /></label>
);

function Row(props: { of: Change }) {
  const { event, before, newReports, publishedAt, corrections } = props.of;
  const e = event ?? before;
  if (!e) return null;
  const on = selection.value?.id === e.id;
  const sources = newReports.length ? [...new Set(newReports.map((r) => r.article.source || texts.article.unnamed))] : [...new Set(corrections.map((c) => c.author))];
  const merged = event !== null && before !== null && event.id !== before.id;
  const says = event && before && !merged ? changed(before, event) : [];
  return (
    <tr class={on ? "on" : ""} onClick={() => select(e.id)}>
      <td class="when">{showEdtf(publishedAt ?? corrections[0]?.knownFrom ?? null)}<br />{" "}<span class="note">{sources.join(", ")}</span></td>
      <td class="what">
        <button type="button" class="link plain" aria-current={on} onClick={(ev) => { ev.stopPropagation(); select(e.id); }}>{(merged ? before : e).summary}</button>
        <div class="note"><span class={`ink-${e.class.toLowerCase()}`}>{texts.types[e.type]}</span> · {showEdtf(e.date) || texts.event.noDate}</div>
      </td>
      <td>
        <span class={before ? "badge other" : "badge"}>{badge(props.of, merged)}</span>
        {says.length > 0 && <ul class="changes">{says.map((s) => <li key={s}>{s}</li>)}</ul>}
        {corrections.length > 0 && <ul class="changes">{corrections.map((c) => <li key={c.position}>{texts.correct.kinds[c.kind]}: {c.reason}</li>)}</ul>}
        {event && before && says.length + corrections.length === 0 && <span class="note"> {texts.changes.same}</span>}
      </td>
    </tr>
  );
}

/** badge says in a word or two what became of an event. */
function badge({ event, before, newReports }: Change, merged: boolean): string {
  if (!event) return texts.changes.gone;
  if (!before) return texts.changes.fresh;
  if (merged) return texts.changes.merged;
  return newReports.length ? texts.changes.again(newReports.length) : texts.changes.corrected;
}

/** changed tells in which fields an event was known otherwise before. */
function changed(before: KnownFragment, now: KnownFragment): string[] {
  const fields: [string, string, string][] = [
    [texts.fields["type"] ?? "", texts.types[before.type], texts.types[now.type]],
    [texts.fields["status"] ?? "", texts.statuses[before.status], texts.statuses[now.status]],
    [texts.event.when, showEdtf(before.date), showEdtf(now.date)],
    ...tolls.map((k): [string, string, string] => [texts.event[k], showCount(before[k]), showCount(now[k])]),
    ...allRoles.map((role): [string, string, string] => [texts.roles[role], names(before, role), names(now, role)]),
    [texts.event.where, before.places.map((p) => p.name).join(", "), now.places.map((p) => p.name).join(", ")],
  ];
  return fields.flatMap(([field, was, is]) => {
    if (was === is) return [];
    return [was ? texts.event.became(field, was, is || texts.correct.nothing) : texts.event.added(field, is)];
  });
}

const names = (e: KnownFragment, role: string): string => e.participants.filter((p) => p.role === role).map((p) => p.actor.name).join(", ");
