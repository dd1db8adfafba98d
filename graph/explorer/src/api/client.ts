import { createClient } from "graphql-sse";
import type { EventAddedSubscription, EventFilter, TypedDocumentString } from "./generated";
import { EventAddedDocument } from "./generated";
import { texts } from "../texts";

const endpoint = "/graphql";

/** What the API says is wrong, or that it could not be reached; the message is for the user. */
export class ApiError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.name = "ApiError";
    this.code = code;
  }
}

interface Answer<R> {
  data?: R | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** ask sends a query or mutation. It throws an ApiError, or an AbortError where the signal ends it. */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ query: document.toString(), variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (e) {
    if (signal?.aborted) throw e;
    throw new ApiError(texts.errors.unreachable, "UNREACHABLE");
  }
  let answer: Answer<R>;
  try {
    answer = (await response.json()) as Answer<R>;
  } catch {
    throw new ApiError(texts.errors.unreadable(response.status), "UNREADABLE");
  }
  const first = answer.errors?.[0];
  if (first) throw new ApiError(first.message, first.extensions?.code ?? "");
  if (!answer.data) throw new ApiError(texts.errors.unreadable(response.status), "UNREADABLE");
  return answer.data;
}

export type Change = EventAddedSubscription["eventAdded"];

/** Pauses between attempts to subscribe again: the first, and how long they may get. */
const firstPause = 1_000;
const longestPause = 30_000;

/**
 * follow subscribes to new and changed events until the returned function is called. It comes back by itself after a break:
 * onState tells of breaks, so that the caller can read what it missed.
 */
export function follow(filter: EventFilter, onChange: (c: Change) => void, onState: (live: boolean) => void): () => void {
  const client = createClient({ url: endpoint, retryAttempts: 0 });
  let ended = false;
  let pause = firstPause;
  let again: ReturnType<typeof setTimeout> | undefined;
  let dispose = () => {};
  let upSince = 0;
  const start = () => {
    dispose = client.subscribe<EventAddedSubscription>(
      { query: EventAddedDocument.toString(), variables: { filter } },
      {
        next: (m) => {
          if (m.data && !ended) onChange(m.data.eventAdded);
        },
        error: lost,
        complete: lost,
      },
      {
        connected: () => {
          if (ended) return;
          upSince = Date.now();
          onState(true);
        },
      },
    );
  };
  const lost = () => {
    if (ended) return;
    onState(false);
    clearTimeout(again);
    // A stream that ends as soon as it begins is not asked for at once again, nor by all pages at one time.
    if (upSince > 0 && Date.now() - upSince > longestPause) pause = firstPause;
    upSince = 0;
    again = setTimeout(start, pause * (0.5 + Math.random()));
    pause = Math.min(longestPause, pause * 2);
  };
  start();
  return () => {
    ended = true;
    clearTimeout(again);
    dispose();
    client.dispose();
  };
}
