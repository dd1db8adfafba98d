import { DisagreementsDocument, type DisagreementsQuery } from "../api/generated";
import { crowd, shown } from "../model/data";
import { apiFilter, known, newestFirst, range, select, selection } from "../model/state";
import { duringOf, showEdtf } from "../model/time";
import { showValue } from "../pane/differences";
import { Waiting } from "../pane/waiting";
import { Pager, pageSize, usePages } from "../parts/pager";
import { texts } from "../texts";

type Disagreement = DisagreementsQuery["disagreements"]["nodes"][number];

/** DisagreementsList shows the events whose reports cannot all be true, with who says what. */
export function DisagreementsList() {
  const r = shown.value;
  const filter = { ...apiFilter.value, ...(range.value || crowd.value > 0 ? { during: duringOf(r.from, r.to) } : {}) };
  const order = newestFirst.value ? "NEWEST_FIRST" as const : "OLDEST_FIRST" as const;
  const pages = usePages(JSON.stringify([filter, known.value, order]));
  const { data, error, loading } = pages.useRead(DisagreementsDocument, { filter, order, knownBy: known.value, first: pageSize, after: pages.after });
  if (!data) return <div class="view"><Waiting loading={loading} error={error} /></div>;
  const { nodes, pageInfo } = data.disagreements;
  if (nodes.length === 0) return <div class="view"><p class="empty over">{texts.disagreements.none}</p></div>;
  return (
    <div class="view list disagreements">
      <div class="table" tabIndex={0} role="region" aria-label={texts.disagreements.caption}>
        <table>
          <caption class="hidden-text">{texts.disagreements.caption}</caption>
          <thead><tr><th scope="col">{texts.list.when}</th><th scope="col">{texts.list.what}</th><th scope="col">{texts.disagreements.says}</th></tr></thead>
          <tbody>{nodes.map((d) => <Row key={d.event.id} of={d} />)}</tbody>
        </table>
      </div>
      <Pager pages={pages} next={pageInfo.hasNextPage ? pageInfo.endCursor : null} shown={nodes.length} all={null} reading={loading} />
    </div>
  );
}

function Row(props: { of: Disagreement }) {
  const { event: e, about } = props.of;
  const on = selection.value?.id === e.id;
  return (
    <tr class={on ? "on" : ""} onClick={() => select(e.id)}>
      <td class="when">{showEdtf(e.date) || texts.list.undated}<br />{" "}<span class={`ink-${e.class.toLowerCase()}`}>{texts.types[e.type]}</span></td>
      <td class="what"><button type="button" class="link plain" aria-current={on} onClick={(ev) => { ev.stopPropagation(); select(e.id); }}>{e.summary}</button></td>
      <td>
        <dl class="sides">
          {about.map((d) => [
            <dt key={d.field}>{texts.fields[d.field] ?? d.field}</dt>,
            ...d.accounts.map((a) => <dd key={`${d.field}-${a.value}`}><strong>{showValue(a.value)}</strong> <span class="note">{[...new Set(a.reports.map((x) => x.article.source || texts.article.unnamed))].join(", ")}</span></dd>),
          ])}
        </dl>
      </td>
    </tr>
  );
}
