import { PlaceDetailDocument } from "../api/generated";
import { known, select } from "../model/state";
import { useQuery } from "../parts/query";
import { texts } from "../texts";
import { Aliases } from "./aliases";
import { EventLines, FilterButton, NameLink, Names } from "./names";
import { showSpan } from "./relation";
import { Waiting } from "./waiting";

/** PlacePane shows a place: where it lies, who held it when and what says so, and what last happened there. */
export function PlacePane(props: { id: string }) {
  const { data, error, loading } = useQuery(PlaceDetailDocument, { id: props.id, knownBy: known.value });
  const p = data?.place;
  if (!p) return <Waiting loading={loading} error={error} />;
  return (
    <article class="detail">
      <header>
        <p class="kicker">{texts.placeKinds[p.placeKind]}</p>
        <h2>{p.name}</h2>
        {p.within.length > 0 && <p class="note">{texts.place.within} <Names of={p.within} /></p>}
        <p class="note">{p.latitude !== null && p.longitude !== null ? texts.place.at(p.latitude, p.longitude) : texts.place.nowhere}</p>
        <div class="actions"><FilterButton kind="places" of={p} /></div>
      </header>
      <Aliases aliases={p.aliases} />
      {p.control.length > 0 && (
        <section>
          <h3>{texts.place.control}</h3>
          <ol class="control">
            {p.control.map((c, i) => (
              <li key={i}>
                <NameLink of={c.actor} /> <span class="note">{showSpan(c)}{c.contested && ` · ${texts.place.contested}`}</span>
                <div class="note">{c.because.map((b, j) => (
                  <span key={b.id}>{j > 0 && " · "}<button type="button" class="link" onClick={() => select(b.id)}>{"summary" in b ? b.summary : texts.place.reported}</button></span>
                ))}</div>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section><h3>{texts.actor.events(p.timeline.totalCount)}</h3><EventLines events={p.timeline.nodes} /></section>
    </article>
  );
}
