import { signal } from "@preact/signals";
import { ask } from "../api/client";
import { SourcesDocument } from "../api/generated";

/** The outlets of the latest articles, those with the most first, to choose from. */
export const sources = signal<readonly string[]>([]);

const pages = 10;
const most = 20;
let asked = false;

/** wantSources reads them once, when somebody wants to choose. */
export function wantSources(): void {
  if (asked) return;
  asked = true;
  read().catch(() => {
    // There is just nothing to choose from then; the next time asks again.
    asked = false;
  });
}

async function read(): Promise<void> {
  const counts = new Map<string, number>();
  let after: string | null = null;
  for (let i = 0; i < pages; i++) {
    const page: Awaited<ReturnType<typeof one>> = await one(after);
    for (const { source } of page.nodes) if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  sources.value = [...counts].sort(([a, x], [z, y]) => y - x || (a < z ? -1 : 1)).slice(0, most).map(([s]) => s);
}

const one = async (after: string | null) => (await ask(SourcesDocument, { after })).articles;
