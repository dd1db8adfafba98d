import { words } from "../model/codebook";
import { shownDay } from "../model/data";
import { showDay, showEdtf } from "../model/time";
import { texts } from "../texts";
import type { EventDetail } from "./event";
import { EventLines, Facts, listOf } from "./names";

type Agreed = Extract<EventDetail, { __typename: "CeasefireAgreement" | "OtherAgreement" }>;

/** AgreementPart is what an agreement has besides: sides, terms, and how it stands on the day. */
export function AgreementPart(props: { e: Agreed }) {
  const { e } = props;
  const a = e.agreement;
  const x = texts.agreement;
  const kinds = a ? [a.kind, a.sides, a.purpose].filter((k) => k !== null).map((k) => words(k)) : [];
  if (a && a.written !== null) kinds.push(a.written ? x.written : x.unwritten);
  return (
    <section class="agreement">
      <h3>{x.title}</h3>
      {e.__typename === "CeasefireAgreement" && (
        <div class={`standing state-${e.standing.state.toLowerCase().replaceAll("_", "-")}`}>
          <p><strong>{texts.agreementStates[e.standing.state]}</strong> {x.on(showDay(shownDay.value))}{e.standing.since && `, ${x.since(showEdtf(e.standing.since))}`}</p>
          {e.standing.because.length > 0 && <><p class="note">{x.because}</p><EventLines events={e.standing.because} /></>}
        </div>
      )}
      <Facts
        rows={[
          [x.parties, listOf(e.parties)],
          [x.brokers, listOf(e.brokers)],
          [x.effective, a && showEdtf(a.effective)],
          [x.ends, a && showEdtf(a.ends)],
          [x.covers, a && listOf(a.covers)],
          [x.excludes, a && listOf(a.excludes)],
          [x.kind, kinds.join(", ")],
        ]}
      />
      {a && a.terms.length > 0 && (
        <>
          <h4>{x.terms}</h4>
          <ol class="terms">
            {a.terms.map((t) => (
              <li key={t.text}>
                {t.text}
                <div class="note">
                  {[
                    t.who.length > 0 && x.by(t.who.map((n) => n.name).join(", ")), t.whom.length > 0 && x.to(t.whom.map((n) => n.name).join(", ")),
                    t.places.map((n) => n.name).join(", "), t.until && x.until(showEdtf(t.until)), t.condition && x.if(t.condition),
                  ].filter(Boolean).join(" · ")}
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
      {e.__typename === "CeasefireAgreement" && e.breaches.length > 0 && <><h4>{x.breaches}</h4><EventLines events={e.breaches} /></>}
    </section>
  );
}
