import { ActorActivityDocument, ActorDetailDocument } from "../api/generated";
import { correcting } from "../model/correct";
import { shown } from "../model/data";
import { chain, known, range, select, view } from "../model/state";
import { duringOf, showDay, toDay } from "../model/time";
import { useQuery } from "../parts/query";
import { texts } from "../texts";
import { Aliases } from "./aliases";
import { History } from "./history";
import { EventLines, FilterButton, NameLink } from "./names";
import { RelationLines } from "./relation";
import { Waiting } from "./waiting";

/** ActorPane shows an actor: its names, whom it stands with and against, and what it last had a part in. */
export function ActorPane(props: { id: string }) {
  const { data, error, loading } = useQuery(ActorDetailDocument, { id: props.id, knownBy: known.value });
  const a = data?.actor;
  if (!a) return <Waiting loading={loading} error={error} />;
  return (
    <article class="detail">
      <header>
        <p class="kicker">{[texts.actorKinds[a.kind], a.country, a.generic && texts.actor.generic].filter(Boolean).join(" · ")}</p>
        <h2>{a.name}</h2>
        <div class="actions"><FilterButton kind="actors" of={a} />
          <button type="button" class="quiet" onClick={() => { correcting.value = { do: "mergeActors", of: a }; }}>{texts.correct.merge}</button>
          <button type="button" class="quiet" onClick={() => { correcting.value = { do: "addAlias", of: a }; }}>{texts.correct.addAlias}</button>
          <button type="button" class="quiet to-path" onClick={() => { chain.value = { from: a.id, to: "" }; view.value = "network"; select(null); }}>{texts.path.start}</button>
        </div>
        {a.mergedInto && <p class="note">{texts.correct.mergedInto} <NameLink of={a.mergedInto} /></p>}
      </header>
      <Aliases aliases={a.aliases} of={a} />
      {a.wikidata && <p class="note">Wikidata {a.wikidata}</p>}
      {a.relations.nodes.length > 0 && (
        <section><h3>{texts.actor.relations}</h3><RelationLines relations={a.relations.nodes} />{a.relations.pageInfo.hasNextPage && <p class="note">{texts.actor.more}</p>}</section>
      )}
      <Activity id={a.id} />
      <section><h3>{texts.actor.events(a.timeline.totalCount)}</h3><EventLines events={a.timeline.nodes} /></section>
      <History of={a.history} />
    </article>
  );
}

const mostTypes = 8;

/** Activity is what the actor was in, in the stretch that was chosen or in all time: how much of what, in which role. */
function Activity(props: { id: string }) {
  const r = range.value && shown.value;
  const { data } = useQuery(ActorActivityDocument, { id: props.id, during: r && duringOf(r.from, r.to), knownBy: known.value }, props.id);
  const a = data?.actor?.activity;
  if (!a || a.events === 0) return null;
  const highest = Math.max(1, ...a.byType.map((t) => t.count));
  const ends = [a.first, a.last].flatMap((e) => e ?? []);
  return (
    <section class="activity">
      <h3>{texts.activity.title(a.events, r ? texts.activity.during(showDay(toDay(r.from)), showDay(toDay(r.to))) : texts.activity.ever)}</h3>
      {a.byRole.length > 0 && <p class="note">{a.byRole.map((x) => `${texts.roles[x.role]} ${x.count}`).join(" · ")}</p>}
      <ul class="bars">
        {a.byType.slice(0, mostTypes).map((t) => (
          <li key={t.type}><span>{texts.types[t.type]}</span><meter min={0} max={highest} value={t.count} aria-label={texts.types[t.type]} /><span class="note">{t.count}</span></li>
        ))}
      </ul>
      {a.byType.length > mostTypes && <p class="note">{texts.activity.more(a.byType.length - mostTypes)}</p>}
      {ends.length > 0 && <><h4>{texts.activity.ends}</h4><EventLines events={ends[0]?.id === ends[1]?.id ? ends.slice(0, 1) : ends} /></>}
    </section>
  );
}
