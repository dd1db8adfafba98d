import { useEffect, useState } from "preact/hooks";
import type { TypedDocumentString } from "../api/generated";
import { texts } from "../texts";
import { type Answer, useQuery } from "./query";

/** How many rows a page of a list has: as many as the API gives at once. */
export const pageSize = 100;

export interface Pages {
  /** Counted from 0. */
  number: number;
  /** The cursor that the page starts after; null for the first one. */
  after: string | null;
  first: () => void;
  back: () => void;
  on: (cursor: string) => void;
  /** go comes to a page by the cursors of those before it. */
  go: (cursors: readonly string[]) => void;
  /** useRead asks for the page; the page before stays until it is there. */
  useRead: <R, V>(document: TypedDocumentString<R, V>, variables: V) => Answer<R>;
}

/** usePages walks through a connection by its cursors, back by those that it came by; it begins anew where key changes, which says what
 * is listed. */
export function usePages(key: string): Pages {
  const [state, set] = useState<{ key: string; cursors: readonly string[] }>({ key, cursors: [] });
  const cursors = state.key === key ? state.cursors : [];
  const put = (c: readonly string[]) => set({ key, cursors: c });
  return {
    number: cursors.length,
    after: cursors.at(-1) ?? null,
    first: () => put([]),
    back: () => put(cursors.slice(0, -1)),
    on: (cursor) => put([...cursors, cursor]),
    go: put,
    useRead: (document, variables) => useQuery(document, variables, key),
  };
}

/** Pager tells which rows are shown, and goes on and back. */
export function Pager(props: { pages: Pages; next: string | null; shown: number; all: number | null; reading?: boolean }) {
  const { pages, next } = props;
  const start = pages.number * pageSize;
  useEffect(() => {
    document.querySelector(".list .table")?.scrollTo(0, 0);
  }, [pages.number]);
  return (
    <nav class="pager" aria-label={texts.list.pages}>
      <span class="note" role="status">{props.reading ? texts.loading : props.shown === 0 ? "" : texts.list.rows(start + 1, start + props.shown, props.all)}</span>
      <button type="button" disabled={pages.number === 0} onClick={pages.first}>{texts.list.first}</button>
      <button type="button" disabled={pages.number === 0} onClick={pages.back}>{texts.list.back}</button>
      <button type="button" disabled={!next || !!props.reading} onClick={() => { if (next) pages.on(next); }}>{texts.list.next}</button>
    </nav>
  );
}
