import { RelationDetailDocument, type RelationLineFragment } from "../api/generated";
import { words } from "../model/codebook";
import { known, select } from "../model/state";
import { showEdtf } from "../model/time";
import { useQuery } from "../parts/query";
import { texts } from "../texts";
import { History } from "./history";
import { NameLink } from "./names";
import { Waiting } from "./waiting";

/** showSpan writes when a relation or a name holds. */
export function showSpan(s: { since: string | null; until: string | null }): string {
  if (s.since && s.until) return `${showEdtf(s.since)} – ${showEdtf(s.until)}`;
  if (s.since) return texts.relation.since(showEdtf(s.since));
  return s.until ? texts.relation.until(showEdtf(s.until)) : "";
}

const extras = (r: RelationLineFragment): string =>
  [...r.roles, ...r.support.map(words), ...r.spans.map(showSpan), r.status === "OCCURRED" ? "" : texts.statuses[r.status]].filter(Boolean).join(" · ");

/** RelationLines is a list of relations that can be opened. */
export const RelationLines = (props: { relations: readonly RelationLineFragment[] }) => (
  <ul class="lines">
    {props.relations.map((r) => (
      <li key={r.id}>
        <button type="button" class="line relation" onClick={() => select(r.id)}>
          <span><strong>{r.subject.name}</strong> {texts.relations[r.type]} <strong>{r.object.name}</strong></span>
          <span class="note">{extras(r)}</span>
        </button>
      </li>
    ))}
  </ul>
);

/** RelationPane shows who says that a relation holds, and in which words. */
export function RelationPane(props: { id: string }) {
  const { data, error, loading } = useQuery(RelationDetailDocument, { id: props.id, knownBy: known.value });
  const r = data?.node?.__typename === "Relation" ? data.node : null;
  if (!r) return <Waiting loading={loading} error={error} />;
  return (
    <article class="detail">
      <header>
        <p class="kicker">{texts.relation.kicker}</p>
        <h2><NameLink of={r.subject} /> {texts.relations[r.type]} <NameLink of={r.object} /></h2>
        <p class="note">{extras(r)}</p>
      </header>
      <section>
        <h3>{texts.relation.assertions(r.assertions.length)}</h3>
        <div class="reports">
          {r.assertions.map((a, i) => (
            <div class="card" key={`${a.article.id}-${i}`}>
              <p class="card-head"><strong>{a.article.source || texts.article.unnamed}</strong> <span class="note">{showEdtf(a.article.publishedAt)}</span></p>
              {a.evidence.map((v) => <blockquote key={v.start}>{v.exact}</blockquote>)}
              <p class="note">{[texts.statuses[a.status], a.role, ...a.support.map(words), showSpan(a)].filter(Boolean).join(" · ")}</p>
              <button type="button" class="quiet" onClick={() => select(a.article.id, r.id)}>{texts.relation.read}</button>
            </div>
          ))}
        </div>
      </section>
      <History of={r.history} />
    </article>
  );
}
