import { batch, signal } from "@preact/signals";
import { ask } from "../api/client";
import {
  AddAliasDocument, CorrectEventDocument, type CorrectEventInput, type CorrectedFragment, DropAliasDocument, MergeActorsDocument, MergeEventsDocument, RetractArticleDocument,
  RetractReportDocument, SplitActorDocument, SplitEventDocument, type TypedDocumentString, UndoCorrectionDocument,
} from "../api/generated";
import { reload, version } from "./data";

/** Something that can be merged, and what else is needed of it. */
export interface Thing {
  id: string;
  name: string;
}

/** What somebody is about to correct; the dialog asks for the rest. */
export type Task =
  | { do: "event"; event: Thing & { type: string; status: string; date: string | null; participants: readonly { role: string; actor: Thing }[]; places: readonly Thing[] } }
  | { do: "mergeEvents" | "mergeActors" | "addAlias"; of: Thing }
  | { do: "splitActor" | "dropAlias"; of: Thing; name: string }
  | { do: "splitEvent"; of: Thing; report: Thing }
  | { do: "retractReport" | "retractArticle"; of: Thing }
  | { do: "undo"; position: number };

/** The correction that the dialog is open for. */
export const correcting = signal<Task | null>(null);

/** Who corrects, and why. */
export interface Why {
  author: string;
  reason: string;
}

/** What the dialog has gathered. */
export interface Given {
  why: Why;
  picked: Thing | null;
  name: string;
  set: Omit<CorrectEventInput, "event" | "author" | "reason">;
}

/** make sends a correction, and has everything read anew that it may have changed. */
export async function make(task: Task, given: Given): Promise<CorrectedFragment> {
  const { why } = given;
  const send = async <V>(document: TypedDocumentString<{ done: CorrectedFragment }, { input: V }>, input: V) => (await ask(document, { input })).done;
  const picked = given.picked ? [given.picked.id] : [];
  const done = await (() => {
    switch (task.do) {
      case "event":
        return send(CorrectEventDocument, { ...given.set, ...why, event: task.event.id });
      case "mergeEvents":
        return send(MergeEventsDocument, { ...why, event: task.of.id, merged: picked });
      case "mergeActors":
        return send(MergeActorsDocument, { ...why, actor: task.of.id, merged: picked });
      case "splitEvent":
        return send(SplitEventDocument, { ...why, event: task.of.id, reports: [task.report.id] });
      case "splitActor":
        return send(SplitActorDocument, { ...why, actor: task.of.id, names: [task.name] });
      case "addAlias":
        return send(AddAliasDocument, { ...why, actor: task.of.id, name: given.name });
      case "dropAlias":
        return send(DropAliasDocument, { ...why, actor: task.of.id, name: task.name });
      case "retractReport":
        return send(RetractReportDocument, { ...why, report: task.of.id });
      case "retractArticle":
        return send(RetractArticleDocument, { ...why, article: task.of.id });
      case "undo":
        return send(UndoCorrectionDocument, { ...why, position: task.position });
    }
  })();
  setAuthor(why.author);
  batch(() => {
    version.value++;
    reload();
  });
  return done;
}

const key = "casus-author";

/** author is who corrected last in this browser. */
export function author(): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    // Storage may be forbidden; the name is then typed again.
    return "";
  }
}

function setAuthor(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // As above.
  }
}
