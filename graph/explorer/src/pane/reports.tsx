import { useMemo } from "preact/hooks";
import { ArticleDetailDocument } from "../api/generated";
import { correcting } from "../model/correct";
import { known, select } from "../model/state";
import { showEdtf } from "../model/time";
import { useQuery } from "../parts/query";
import { texts } from "../texts";
import { ArticleText, type Highlight } from "./article-text";
import { showCount, tolls } from "./count";
import type { EventDetail } from "./event";
import { Facts, Names } from "./names";
import { Waiting } from "./waiting";

type Report = EventDetail["reports"][number];

/** Reports shows each article's account beside the others, and the text behind the chosen one with its evidence marked. */
export function Reports(props: { e: EventDetail; chosen: string | null; onChoose: (id: string) => void }) {
  const { reports } = props.e;
  const chosen = reports.find((r) => r.id === props.chosen) ?? reports[0];
  return (
    <section>
      <h3>{texts.event.reports(reports.length)}</h3>
      <div class="reports">
        {reports.map((r) => <Card key={r.id} report={r} event={props.e} on={r === chosen} onChoose={() => props.onChoose(r.id)} />)}
      </div>
      {chosen && <Source key={chosen.id} report={chosen} />}
    </section>
  );
}

function Card(props: { report: Report; event: EventDetail; on: boolean; onChoose: () => void }) {
  const { report: r, event: e } = props;
  return (
    <div class={props.on ? "card on" : "card"}>
      <p class="card-head"><strong>{r.article.source || texts.article.unnamed}</strong> <span class="note">{showEdtf(r.article.publishedAt)}</span></p>
      {r.evidence.map((v) => <blockquote key={v.start}>{v.exact}</blockquote>)}
      {r.attributedTo.length > 0 && <p class="note">{texts.event.accordingTo} <Names of={r.attributedTo} /></p>}
      <Facts
        small
        rows={[
          [texts.fields["type"] ?? "", r.type !== e.type && texts.types[r.type]],
          [texts.fields["status"] ?? "", r.status !== e.status && texts.statuses[r.status]],
          [texts.event.when, r.date !== e.date && showEdtf(r.date)],
          ...tolls.map((k) => [texts.event[k], showCount(r[k])] as const),
        ]}
      />
      <button type="button" class="quiet" aria-pressed={props.on} onClick={props.onChoose}>{props.on ? texts.event.shownBelow : texts.event.showText}</button>
      <div class="card-actions">
        <button type="button" class="link" onClick={() => { correcting.value = { do: "retractReport", of: { id: r.id, name: `${r.article.source || texts.article.unnamed}: ${r.summary}` } }; }}>{texts.correct.retract}</button>
        {e.reports.length > 1 && <button type="button" class="link" onClick={() => { correcting.value = { do: "splitEvent", of: { id: e.id, name: e.summary }, report: { id: r.id, name: r.summary } }; }}>{texts.correct.split}</button>}
      </div>
    </div>
  );
}

/** Source is the article of a report, with the words that the report rests on. */
function Source(props: { report: Report }) {
  const { report: r } = props;
  const { data, error, loading } = useQuery(ArticleDetailDocument, { id: r.article.id, knownBy: known.value });
  const highlights = useMemo<Highlight[]>(() => [
    ...r.evidence.filter((v) => v.article.id === r.article.id).map((v): Highlight => ({ ...v, kind: "main", label: r.summary })),
    ...(r.trigger ? [{ ...r.trigger, kind: "trigger" as const, label: texts.types[r.type] }] : []),
  ], [r]);
  const a = data?.article;
  if (!a) return <Waiting loading={loading} error={error} />;
  return (
    <div class="source">
      <p class="source-head">
        <button type="button" class="link" onClick={() => select(a.id, r.id)}>{a.title || texts.article.untitled}</button>
        <span class="note"> {[a.source, showEdtf(a.publishedAt)].filter(Boolean).join(", ")}</span>
      </p>
      <ArticleText text={a.text} highlights={highlights} label={texts.article.textOf(a.title)} />
    </div>
  );
}

/** WhatChanged tells how the story of an event moved from report to report. */
export function WhatChanged(props: { e: EventDetail }) {
  const steps = useMemo(() => changes(props.e.reports), [props.e]);
  if (steps.length === 0) return null;
  return (
    <section>
      <h3>{texts.event.changed}</h3>
      <ol class="changes">
        {steps.map((s) => <li key={s.report.id}><span class="note">{showEdtf(s.report.article.publishedAt)}, {s.report.article.source || texts.article.unnamed}:</span> {s.says.join("; ")}</li>)}
      </ol>
    </section>
  );
}

/** changes are the reports that say something else than what was said before them, or something new. */
function changes(reports: readonly Report[]): { report: Report; says: string[] }[] {
  const last = new Map<string, string>();
  return reports.flatMap((report, i) => {
    const says: string[] = [];
    const note = (field: string, value: string) => {
      if (!value) return;
      const before = last.get(field);
      if (before !== undefined && before !== value) says.push(texts.event.became(field, before, value));
      else if (before === undefined && i > 0) says.push(texts.event.added(field, value));
      last.set(field, value);
    };
    note(texts.fields["type"] ?? "", texts.types[report.type]);
    note(texts.fields["status"] ?? "", texts.statuses[report.status]);
    note(texts.event.when, showEdtf(report.date));
    for (const k of tolls) note(texts.event[k], showCount(report[k]));
    note(texts.event.who, report.participants.map((p) => p.actor.name).join(", "));
    return says.length > 0 ? [{ report, says }] : [];
  });
}
