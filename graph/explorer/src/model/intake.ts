import type { LoadArticleInput } from "../api/generated";
import { texts } from "../texts";

/** An article that is to be added, or why something is none. */
export interface Draft {
  name: string;
  input: LoadArticleInput | null;
  problem: string;
}

/** The longest file that is read; the server takes requests of 2 MiB. */
const longest = 20 << 20;

/** draftsOf reads what was dropped: text, a web page, or JSON lines in the form that `casus load` takes. */
export async function draftsOf(file: File): Promise<Draft[]> {
  if (file.size > longest) return [{ name: file.name, input: null, problem: texts.add.tooLarge }];
  const text = await file.text();
  if (/\.(jsonl|ndjson|json)$/i.test(file.name)) return fromLines(file.name, text);
  return [draft(file.name, text.trim() ? { text } : null, texts.add.empty)];
}

const draft = (name: string, input: LoadArticleInput | null, problem: string): Draft => ({ name, input, problem: input ? "" : problem });

function fromLines(name: string, text: string): Draft[] {
  const whole = parsed(text);
  if (whole && !Array.isArray(whole)) return [draft(name, inputOf(whole), texts.add.notJson)];
  if (Array.isArray(whole)) return whole.map((o, i) => draft(texts.add.line(name, i + 1), inputOf(o), texts.add.notJson));
  return text.split("\n").flatMap((line, i) => (line.trim() ? [draft(texts.add.line(name, i + 1), inputOf(parsed(line)), texts.add.notJson)] : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function inputOf(o: unknown): LoadArticleInput | null {
  if (typeof o !== "object" || o === null) return null;
  const field = (k: string): string => {
    const v = (o as Record<string, unknown>)[k];
    return typeof v === "string" ? v : "";
  };
  const text = field("text");
  if (!text.trim()) return null;
  return withoutEmpty({ text, title: field("title"), source: field("source"), url: field("url"), publishedAt: field("date") || field("publishedAt"), externalId: field("id") || field("externalId") });
}

/** withoutEmpty leaves out what was not filled in, so that the server looks for it in the text. */
export function withoutEmpty(i: LoadArticleInput): LoadArticleInput {
  return Object.fromEntries(Object.entries(i).filter(([, v]) => v)) as LoadArticleInput;
}
