import { ActorDetailDocument } from "../api/generated";
import { correcting } from "../model/correct";
import { known } from "../model/state";
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
        </div>
        {a.mergedInto && <p class="note">{texts.correct.mergedInto} <NameLink of={a.mergedInto} /></p>}
      </header>
      <Aliases aliases={a.aliases} of={a} />
      {a.wikidata && <p class="note">Wikidata {a.wikidata}</p>}
      {a.relations.nodes.length > 0 && (
        <section><h3>{texts.actor.relations}</h3><RelationLines relations={a.relations.nodes} />{a.relations.pageInfo.hasNextPage && <p class="note">{texts.actor.more}</p>}</section>
      )}
      <section><h3>{texts.actor.events(a.timeline.totalCount)}</h3><EventLines events={a.timeline.nodes} /></section>
      <History of={a.history} />
    </article>
  );
}
