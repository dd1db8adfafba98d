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
 * about something else: key says what it is about. Nothing is asked while there are no variables. */
export function useQuery<R, V>(document: TypedDocumentString<R, V>, variables: V | null, key = JSON.stringify(variables)): Answer<R> {
  const [state, set] = useState<Answer<R> & { key: string; of: string }>({ data: null, error: null, loading: true, key, of: "" });
  const changed = JSON.stringify(variables);
  useEffect(() => {
    if (variables === null) {
      set({ data: null, error: null, loading: false, key, of: changed });
      return;
    }
    const stop = new AbortController();
    set((s) => ({ ...s, data: s.key === key ? s.data : null, error: null, loading: true, key, of: changed }));
    ask(document, variables, stop.signal).then(
      (data) => set({ data, error: null, loading: false, key, of: changed }),
      (e: unknown) => {
        if (!stop.signal.aborted) set({ data: null, error: e instanceof Error ? e.message : texts.errors.unknown, loading: false, key, of: changed });
      },
    );
    return () => stop.abort();
  }, [document, changed, version.value]);
  if (state.key !== key) return { data: null, error: null, loading: true };
  // The first drawing after a change comes before the question.
  return state.of === changed ? state : { ...state, loading: true };
}
