import { signal } from "@preact/signals";

/** Whether the dialog for adding articles is open. */
export const adding = signal(false);
/** Files that were dropped on the page, for the dialog to take. */
export const dropped = signal<readonly File[]>([]);
