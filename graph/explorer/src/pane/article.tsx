import { useMemo } from "preact/hooks";
import { ArticleDetailDocument } from "../api/generated";
import { correcting } from "../model/correct";
import { known, select } from "../model/state";
import { showEdtf } from "../model/time";
import { useQuery } from "../parts/query";
import { texts } from "../texts";
import { ArticleText, type Highlight } from "./article-text";
import { History } from "./history";
import { EventLines } from "./names";
import { RelationLines } from "./relation";
import { Waiting } from "./waiting";

/** ArticlePane is an article with all that was read out of it marked; mark is the report or relation to show first. */
export function ArticlePane(props: { id: string; mark: string }) {
  const { data, error, loading } = useQuery(ArticleDetailDocument, { id: props.id, knownBy: known.value });
  const a = data?.article;
  const highlights = useMemo<Highlight[]>(() => {
    if (!a) return [];
    const make = (id: string, label: string, open: string) => (v: { start: number; end: number }): Highlight =>
      ({ start: v.start, end: v.end, kind: id === props.mark ? "main" : "other", label, onOpen: () => select(open) });
    return [
      ...a.events.flatMap((e) => e.reports.filter((r) => r.article.id === a.id).flatMap((r) => r.evidence.filter((v) => v.article.id === a.id).map(make(r.id, e.summary, e.id)))),
      ...a.relations.flatMap((r) => r.assertions.filter((s) => s.article.id === a.id)
        .flatMap((s) => s.evidence.map(make(r.id, `${r.subject.name} ${texts.relations[r.type]} ${r.object.name}`, r.id)))),
    ];
  }, [a, props.mark]);
  if (!a) return <Waiting loading={loading} error={error} />;
  return (
    <article class="detail">
      <header>
        <p class="kicker">{texts.article.kicker}</p>
        <h2>{a.title || texts.article.untitled}</h2>
        <p class="note">{[a.source, a.author, showEdtf(a.publishedAt)].filter(Boolean).join(" · ")}</p>
        {a.url && /^https?:/.test(a.url) && <p class="note"><a href={a.url} rel="noreferrer noopener" target="_blank">{a.url}</a></p>}
        {a.retractedBy === null
          ? <div class="actions"><button type="button" class="quiet" onClick={() => { correcting.value = { do: "retractArticle", of: { id: a.id, name: a.title || texts.article.untitled } }; }}>{texts.correct.retractArticle}</button></div>
          : <p class="failed">{texts.correct.isRetracted}</p>}
      </header>
      <ArticleText text={a.text} highlights={highlights} label={texts.article.textOf(a.title)} />
      {a.events.length > 0 && <section><h3>{texts.article.events(a.events.length)}</h3><EventLines events={a.events} /></section>}
      {a.relations.length > 0 && <section><h3>{texts.article.relations(a.relations.length)}</h3><RelationLines relations={a.relations} /></section>}
      <History of={a.history} />
    </article>
  );
}
