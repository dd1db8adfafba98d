import { useState } from "preact/hooks";
import { correcting } from "../model/correct";
import { EventDetailDocument, type EventDetailQuery } from "../api/generated";
import { allRoles } from "../model/codebook";
import { shownDay } from "../model/data";
import { known } from "../model/state";
import { showEdtf } from "../model/time";
import { useQuery } from "../parts/query";
import { StatusGlyph } from "../parts/status-glyph";
import { texts } from "../texts";
import { AgreementPart } from "./agreement";
import { showCount, tolls } from "./count";
import { History, Overrides } from "./history";
import { EventLines, Facts, listOf } from "./names";
import { Differences } from "./differences";
import { Reports, WhatChanged } from "./reports";
import { Waiting } from "./waiting";

export type EventDetail = NonNullable<EventDetailQuery["event"]>;

/** EventPane shows an event: what its reports have in common, where they differ, each of them, and the article behind it. */
export function EventPane(props: { id: string }) {
  const { data, error, loading } = useQuery(EventDetailDocument, { id: props.id, asOf: shownDay.value, knownBy: known.value }, props.id);
  const [report, setReport] = useState<string | null>(null);
  const e = data?.event;
  if (!e) return <Waiting loading={loading} error={error} />;
  return (
    <article class="detail">
      <header>
        <p class={`kicker ink-${e.class.toLowerCase()}`}><StatusGlyph status={e.status} />{texts.types[e.type]} · {texts.statuses[e.status]}</p>
        <h2>{e.summary}</h2>
        <div class="actions">
          <button type="button" class="quiet" onClick={() => { correcting.value = { do: "event", event: { ...e, name: e.summary } }; }}>{texts.correct.event}</button>
          <button type="button" class="quiet" onClick={() => { correcting.value = { do: "mergeEvents", of: { id: e.id, name: e.summary } }; }}>{texts.correct.merge}</button>
        </div>
      </header>
      <EventFacts e={e} />
      <Overrides of={e.overrides} />
      <Differences e={e} onReport={setReport} />
      {(e.__typename === "CeasefireAgreement" || e.__typename === "OtherAgreement") && <AgreementPart e={e} />}
      {e.__typename === "CeasefireViolation" && e.violates && <section><h3>{texts.event.violates}</h3><EventLines events={[e.violates]} /></section>}
      {e.__typename === "PoliticalEvent" && e.about && <section><h3>{texts.event.about}</h3><EventLines events={[e.about]} /></section>}
      <Reports e={e} chosen={report} onChoose={setReport} />
      <WhatChanged e={e} />
      {e.retracted.length > 0 && (
        <section><h3>{texts.correct.retracted(e.retracted.length)}</h3>
          <ul class="changes">{e.retracted.map((r) => <li key={r.id}><s>{r.article.source || texts.article.unnamed}: {r.evidence[0]?.exact}</s></li>)}</ul>
        </section>
      )}
      <History of={e.history} />
    </article>
  );
}

function EventFacts(props: { e: EventDetail }) {
  const { e } = props;
  const x = texts.event;
  return (
    <Facts
      rows={[
        [x.when, <>{showEdtf(e.date) || x.noDate}{e.timeSource && <span class="note"> · {texts.timeSources[e.timeSource]}</span>}</>],
        ...allRoles.map((role) => [texts.roles[role], listOf(e.participants.filter((p) => p.role === role).map((p) => p.actor))] as const),
        [x.where, listOf(e.places)],
        [x.gained, e.__typename === "TerritorialShift" && listOf(e.gainedBy)],
        [x.lost, e.__typename === "TerritorialShift" && listOf(e.lostBy)],
        [x.weapon, e.__typename === "ViolentEvent" && e.weapon],
        ...tolls.map((k) => [x[k], showCount(e[k])] as const),
        [x.says, listOf(e.attributedTo)],
        [x.confidence, <><meter min={0} max={1} value={e.confidence} aria-label={x.confidence} /> {Math.round(e.confidence * 100)} %</>],
      ]}
    />
  );
}
