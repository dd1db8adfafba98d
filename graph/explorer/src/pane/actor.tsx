import { ActorDetailDocument } from "../api/generated";
import { known } from "../model/state";
import { useQuery } from "../parts/query";
import { texts } from "../texts";
import { Aliases } from "./aliases";
import { EventLines, FilterButton } from "./names";
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
        <div class="actions"><FilterButton kind="actors" of={a} /></div>
      </header>
      <Aliases aliases={a.aliases} />
      {a.wikidata && <p class="note">Wikidata {a.wikidata}</p>}
      {a.relations.nodes.length > 0 && (
        <section><h3>{texts.actor.relations}</h3><RelationLines relations={a.relations.nodes} />{a.relations.pageInfo.hasNextPage && <p class="note">{texts.actor.more}</p>}</section>
      )}
      <section><h3>{texts.actor.events(a.timeline.totalCount)}</h3><EventLines events={a.timeline.nodes} /></section>
    </article>
  );
}
