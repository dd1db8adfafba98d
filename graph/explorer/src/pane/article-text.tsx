import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { pieces, type Stretch } from "../model/points";

/** A stretch of an article that says something, and what. */
export interface Highlight extends Stretch {
  kind: "main" | "trigger" | "other" | "uncoded";
  label: string;
  onOpen?: () => void;
}

const rank: Record<Highlight["kind"], number> = { trigger: 3, main: 2, other: 1, uncoded: 0 };

/** ArticleText is an article with stretches of it marked in place, the main one brought into view. */
export function ArticleText(props: { text: string; highlights: readonly Highlight[]; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const all = useMemo(() => pieces(props.text, props.highlights), [props.text, props.highlights]);
  const first = Math.min(...props.highlights.filter((h) => h.kind === "main").map((h) => h.start));
  useLayoutEffect(() => {
    const e = box.current;
    const mark = e?.querySelector<HTMLElement>("mark.main");
    if (e && mark) e.scrollTop = mark.offsetTop - e.clientHeight / 3;
  }, [props.text, first]);
  return (
    <div class="article-text" ref={box} tabIndex={0} role="region" aria-label={props.label}>
      {all.map((p) => {
        const top = p.covers.reduce<Highlight | null>((best, h) => (best && rank[best.kind] >= rank[h.kind] ? best : h), null);
        if (!top) return p.text;
        const open = p.covers.find((h) => h.onOpen)?.onOpen;
        const keys = (e: KeyboardEvent) => {
          if (e.key !== "Enter" && e.key !== " ") return;
          e.preventDefault();
          open?.();
        };
        const inner = open ? <span role="button" tabIndex={0} onClick={open} onKeyDown={keys}>{p.text}</span> : p.text;
        const title = [...new Set(p.covers.map((h) => h.label).filter(Boolean))].join("\n");
        const main = top.kind !== "main" && p.covers.some((h) => h.kind === "main");
        return <mark key={p.start} class={main ? `${top.kind} main` : top.kind} title={title}>{inner}</mark>;
      })}
    </div>
  );
}
