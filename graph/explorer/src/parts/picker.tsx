import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/client";
import { SearchDocument } from "../api/generated";
import type { Thing } from "../model/correct";
import { showEdtf } from "../model/time";
import { texts } from "../texts";

const most = 6;

/** Picker finds one actor, place or event by words; what is found is chosen with radio buttons. A brief one then shows what was chosen only. */
export function Picker(props: { kind: "actors" | "places" | "events"; name?: string; brief?: boolean; label: string; without: string; picked: Thing | null; onPick: (t: Thing | null) => void }) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly (Thing & { note: string })[]>([]);
  useEffect(() => {
    if (words.trim().length < 2) {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(SearchDocument, { words: words.trim(), knownBy: null, first: most }, stop.signal).then((r) => {
        const all = {
          actors: r.search.actors.map((a) => ({ id: a.id, name: a.name, note: `${texts.actorKinds[a.kind]} · ${texts.actor.events(a.timeline.totalCount)}` })),
          places: r.search.places.map((p) => ({ id: p.id, name: p.name, note: p.country ?? "" })),
          events: r.search.events.map((e) => ({ id: e.id, name: e.summary, note: showEdtf(e.date) })),
        }[props.kind];
        setFound(all.filter((t) => t.id !== props.without));
      }, () => setFound([]));
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, props.kind, props.without]);
  const list = props.picked && !found.some((t) => t.id === props.picked?.id) ? [{ ...props.picked, note: "" }, ...found] : found;
  const name = `pick-${props.name ?? props.kind}`;
  return (
    <div class="picker">
      <label>{props.label}<input type="search" class={name} value={words} autocomplete="off" onInput={(e) => setWords(e.currentTarget.value)} onKeyDown={(e) => { if (e.key === "Enter") e.preventDefault(); }} /></label>
      {list.length > 0 && (
        <fieldset><legend class="hidden-text">{texts.search.results}</legend>
          {list.map((t) => (
            <label key={t.id} class="check"><input type="radio" name={name} value={t.id} checked={t.id === props.picked?.id} onChange={() => { props.onPick(t); if (props.brief) setWords(""); }} /> {t.name} <span class="note">{t.note}</span></label>
          ))}
        </fieldset>
      )}
      {words.trim().length >= 2 && list.length === 0 && <p class="note" role="status">{texts.search.found(0)}</p>}
    </div>
  );
}
