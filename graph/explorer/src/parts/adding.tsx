import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/client";
import { LoadArticleDocument, type LoadArticleMutation } from "../api/generated";
import { type Draft, draftsOf, withoutEmpty } from "../model/intake";
import { select } from "../model/state";
import { texts } from "../texts";
import { adding, dropped } from "./adding-state";
import { announce } from "./announce";
import { Icon } from "./icon";
import { ReadItem } from "./read-item";

export type Loaded = LoadArticleMutation["loadArticle"];

/** An article on its way: read by a dry run, then stored. */
export interface Item extends Draft {
  read: Loaded | null;
  stored: Loaded | null;
  skip: boolean;
}

type Step = "give" | "reading" | "look" | "storing" | "done";

/** Adding is the dialog through which articles come in: given, read, looked at, stored. */
export function Adding() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step>("give");
  const [items, setItems] = useState<Item[]>([]);
  const [at, setAt] = useState(0);
  const [over, setOver] = useState(false);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    const d = dialog.current;
    if (adding.value && d && !d.open) d.showModal();
    if (!adding.value && d?.open) d.close();
  }, [adding.value]);
  useEffect(() => pageDrops(setOver), []);
  useEffect(() => {
    if (dropped.value.length === 0) return;
    const files = dropped.value;
    dropped.value = [];
    void take(files);
  }, [dropped.value]);

  const reset = () => {
    running.current?.abort();
    setItems([]);
    setStep("give");
  };
  const close = () => {
    adding.value = false;
    if (step !== "storing") reset();
  };
  const take = async (files: readonly File[]) => {
    const drafts: Draft[] = [];
    for (const f of files) drafts.push(...(await draftsOf(f)));
    await read(drafts);
  };

  // One article after the other: the server reads with all its processors already, and progress stays true.
  const each = async (list: Item[], work: (i: Item, signal: AbortSignal) => Promise<Item>) => {
    const mine = new AbortController();
    running.current?.abort();
    running.current = mine;
    const out = [...list];
    for (const [i, item] of list.entries()) {
      setAt(i);
      try {
        out[i] = await work(item, mine.signal);
      } catch (e) {
        if (mine.signal.aborted) return null;
        out[i] = { ...item, problem: e instanceof Error ? e.message : texts.errors.unknown };
      }
      setItems([...out]);
    }
    return out;
  };
  const read = async (drafts: Draft[]) => {
    const list = drafts.map((d): Item => ({ ...d, read: null, stored: null, skip: false }));
    setItems(list);
    setStep("reading");
    const out = await each(list, async (i, signal) => {
      if (!i.input) return i;
      return { ...i, read: (await ask(LoadArticleDocument, { input: i.input, dryRun: true }, signal)).loadArticle };
    });
    if (out) setStep("look");
  };
  const store = async () => {
    setStep("storing");
    const out = await each(items, async (i, signal) => {
      if (!i.input || !i.read || i.skip || i.read.known) return i;
      return { ...i, stored: (await ask(LoadArticleDocument, { input: i.input, dryRun: false }, signal)).loadArticle };
    });
    if (!out) return;
    setStep("done");
    announce(summary(out));
  };
  const wanted = items.filter((i) => i.read && !i.skip && !i.read.known && !i.stored).length;
  const first = items.flatMap((i) => [...(i.stored?.newEvents ?? []), ...(i.stored?.updatedEvents ?? [])])[0];

  return (
    <>
      {over && <div class="drop-over" aria-hidden="true">{texts.add.title}</div>}
      <dialog ref={dialog} class="adding" aria-labelledby="adding-title" onClose={close} onCancel={close}>
        <div class="pane-bar"><h2 id="adding-title">{texts.add.title}</h2><button type="button" class="square" aria-label={texts.add.close} onClick={close}><Icon name="close" /></button></div>
        {step === "give" && <Give onFiles={(f) => void take(f)} onText={(d) => void read([d])} />}
        {(step === "reading" || step === "storing") && (
          <div class="working" role="status">
            <p>{step === "reading" ? texts.add.reading(at + 1, items.length) : texts.add.storing(at + 1, items.length)}</p>
            <progress max={items.length} value={at} aria-label={texts.add.inProgress} />
          </div>
        )}
        {(step === "look" || step === "done") && (
          <>
            <p class="note" role="status">{step === "done" ? summary(items) : texts.add.look}</p>
            <div class="read-items">
              {items.map((i, n) => <ReadItem key={n} item={i} open={items.length === 1 && step === "look"} onSkip={step === "look" && items.length > 1 ? (skip) => setItems(items.map((o, m) => (m === n ? { ...o, skip } : o))) : null} />)}
            </div>
            <div class="actions">
              {step === "look" && <button type="button" class="primary" disabled={wanted === 0} onClick={() => void store()}>{texts.add.store(wanted)}</button>}
              {step === "done" && first && <button type="button" class="primary" onClick={() => { select(first.id); close(); }}>{texts.add.open}</button>}
              <button type="button" onClick={reset}>{texts.add.again}</button>
            </div>
          </>
        )}
      </dialog>
    </>
  );
}

function summary(items: readonly Item[]): string {
  const count = (k: "newEvents" | "updatedEvents") => items.reduce((n, i) => n + (i.stored?.[k].length ?? 0), 0);
  return texts.add.stored(count("newEvents"), count("updatedEvents"));
}

/** Give is where text is pasted and files are chosen. */
function Give(props: { onFiles: (f: readonly File[]) => void; onText: (d: Draft) => void }) {
  const [text, setText] = useState("");
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const field = (k: string) => String(f.get(k) ?? "").trim();
    const input = withoutEmpty({ text, title: field("title"), source: field("source"), publishedAt: field("date"), url: field("url") });
    props.onText({ name: input.title || texts.add.pasted, input, problem: "" });
  };
  return (
    <form onSubmit={submit}>
      <label for="add-text">{texts.add.text}</label>
      <textarea id="add-text" rows={10} value={text} placeholder={texts.add.placeholder} onInput={(e) => setText(e.currentTarget.value)} />
      <p class="note" id="add-optional">{texts.add.optional}</p>
      <div class="fields">
        <label>{texts.add.headline}<input name="title" aria-describedby="add-optional" /></label>
        <label>{texts.add.source}<input name="source" aria-describedby="add-optional" /></label>
        <label>{texts.add.date}<input name="date" type="date" aria-describedby="add-optional" /></label>
        <label>{texts.add.url}<input name="url" type="url" aria-describedby="add-optional" /></label>
      </div>
      <div class="actions">
        <button type="submit" class="primary" disabled={!text.trim()}>{texts.add.read}</button>
        <span class="note">{texts.add.drop} <label class="link file">{texts.add.choose}<input type="file" multiple accept=".txt,.md,.html,.htm,.json,.jsonl,.ndjson" onChange={(e) => props.onFiles([...(e.currentTarget.files ?? [])])} /></label></span>
      </div>
    </form>
  );
}

/** pageDrops takes files that are dropped anywhere on the page. */
function pageDrops(over: (on: boolean) => void): () => void {
  const hasFiles = (e: DragEvent) => e.dataTransfer?.types.includes("Files") ?? false;
  const drag = (e: DragEvent) => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    over(true);
  };
  const leave = (e: DragEvent) => {
    if (!e.relatedTarget) over(false);
  };
  const drop = (e: DragEvent) => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    over(false);
    dropped.value = [...(e.dataTransfer?.files ?? [])];
    adding.value = true;
  };
  addEventListener("dragover", drag);
  addEventListener("dragleave", leave);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("dragover", drag);
    removeEventListener("dragleave", leave);
    removeEventListener("drop", drop);
  };
}
