import { signal } from "@preact/signals";

const said = signal("");

/** announce tells users of a screen reader what has changed elsewhere on the page. */
export function announce(text: string): void {
  said.value = text;
}

export const Announcer = () => <div class="hidden-text" role="status" aria-live="polite">{said.value}</div>;
