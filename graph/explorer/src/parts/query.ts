import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/client";
import type { TypedDocumentString } from "../api/generated";
import { version } from "../model/data";
import { texts } from "../texts";

export interface Answer<R> {
  data: R | null;
  error: string | null;
  loading: boolean;
}

/** useQuery asks whenever its variables or the graph change. What was known is shown until the answer is there, unless it is
 * about something else: key says what it is about. */
export function useQuery<R, V>(document: TypedDocumentString<R, V>, variables: V, key = JSON.stringify(variables)): Answer<R> {
  const [state, set] = useState<Answer<R> & { key: string }>({ data: null, error: null, loading: true, key });
  const changed = JSON.stringify(variables);
  useEffect(() => {
    const stop = new AbortController();
    set((s) => ({ ...s, data: s.key === key ? s.data : null, error: null, loading: true, key }));
    ask(document, variables, stop.signal).then(
      (data) => set({ data, error: null, loading: false, key }),
      (e: unknown) => {
        if (!stop.signal.aborted) set({ data: null, error: e instanceof Error ? e.message : texts.errors.unknown, loading: false, key });
      },
    );
    return () => stop.abort();
  }, [document, changed, version.value]);
  return state.key === key ? state : { data: null, error: null, loading: true };
}
