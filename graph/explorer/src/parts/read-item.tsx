import { useMemo } from "preact/hooks";
import { showEdtf } from "../model/time";
import { ArticleText, type Highlight } from "../pane/article-text";
import { texts } from "../texts";
import type { Item } from "./adding";
import { StatusGlyph } from "./status-glyph";

/** ReadItem shows what was read out of an article, in its text and as a list. */
export function ReadItem(props: { item: Item; open: boolean; onSkip: ((skip: boolean) => void) | null }) {
  const { item } = props;
  const r = item.read;
  const highlights = useMemo<Highlight[]>(() => (r ? [
    ...r.uncoded.map((u): Highlight => ({ ...u, kind: "uncoded", label: texts.add.legend.uncoded })),
    ...r.relations.flatMap((x) => x.evidence.map((v): Highlight => ({ ...v, kind: "other", label: `${x.subject} ${texts.relations[x.type]} ${x.object}` }))),
    ...r.events.flatMap((x) => x.evidence.map((v): Highlight => ({ ...v, kind: "main", label: x.summary }))),
  ] : []), [r]);
  if (!r) return <p class="failed">{texts.add.failed(item.name, item.problem)}</p>;
  return (
    <details open={props.open} class={item.skip ? "skipped" : ""}>
      <summary>
        {props.onSkip && <label onClick={(e) => e.stopPropagation()}><input type="checkbox" checked={item.skip} onChange={(e) => props.onSkip?.(e.currentTarget.checked)} /> {texts.add.skip}</label>}
        <strong>{r.article.title || item.name}</strong>
        <span class="note"> {[r.article.source, showEdtf(r.article.publishedAt), r.known ? texts.add.known : texts.add.found(r.events.length, r.relations.length)].filter(Boolean).join(" · ")}</span>
        {item.problem && <span class="failed">{item.problem}</span>}
      </summary>
      {r.events.length + r.relations.length === 0 && <p class="empty">{texts.add.nothing}</p>}
      <ul class="lines">
        {r.events.map((e, i) => (
          <li key={i} class="line"><StatusGlyph status={e.status} /><span class="line-date">{showEdtf(e.date) || texts.event.noDate}</span><span><strong>{texts.types[e.type]}</strong> {e.summary} <span class="note">{e.places.join(", ")}</span></span></li>
        ))}
        {r.relations.map((x, i) => (
          <li key={`r${i}`} class="line"><span /><span class="line-date">{texts.relation.kicker}</span><span>{x.subject} {texts.relations[x.type]} {x.object}</span></li>
        ))}
      </ul>
      <ArticleText text={r.article.text} highlights={highlights} label={texts.article.textOf(r.article.title)} />
      {r.uncoded.length > 0 && <p class="note">{texts.add.uncoded(r.uncoded.length)}</p>}
    </details>
  );
}
