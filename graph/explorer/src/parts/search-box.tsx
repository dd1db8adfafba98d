import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/client";
import { SearchDocument, type SearchQuery } from "../api/generated";
import { boundsOf, showEdtf } from "../model/time";
import { filter, known, patchFilter, select } from "../model/state";
import { remember } from "../model/names";
import { texts } from "../texts";
import { announce } from "./announce";
import { Icon } from "./icon";
import { reveal } from "./window";

interface Option {
  key: string;
  group: string;
  title: string;
  note: string;
  take: (alternative: boolean) => void;
}

const perKind = 6;
/** By which factor a place must be in more events than an actor of its name to come before it. */
const muchMore = 3;

/** SearchBox finds events, actors, places and articles; with the keyboard alone: "/" comes here, arrows choose, Enter opens,
 * Shift+Enter filters by an actor or a place. */
export function SearchBox() {
  const [text, setText] = useState("");
  const [result, setResult] = useState<SearchQuery["search"] | null>(null);
  const [failed, setFailed] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const words = text.trim();

  useEffect(() => {
    const focus = (e: KeyboardEvent) => {
      const inField = e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));
      if ((e.key === "/" && !inField) || (e.key === "k" && (e.ctrlKey || e.metaKey))) {
        e.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);

  useEffect(() => {
    if (words.length < 2) {
      setResult(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(SearchDocument, { words, knownBy: known.value, first: perKind }, stop.signal).then(
        (r) => {
          setResult(r.search);
          setFailed("");
          setAt(0);
          announce(texts.search.found(optionsOf(r.search, words, () => {}).length - 1));
        },
        (e: unknown) => {
          if (!stop.signal.aborted) setFailed(e instanceof Error ? e.message : texts.errors.unknown);
        },
      );
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, known.value]);

  const close = () => {
    setOpen(false);
    setText("");
    input.current?.blur();
  };
  const options = words.length >= 2 ? optionsOf(result, words, close) : [];
  const shown = open && words.length >= 2;
  const keys = (e: KeyboardEvent) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      setOpen(true);
      const n = options.length;
      if (n) setAt((at + (e.key === "ArrowDown" ? 1 : n - 1)) % n);
    } else if (e.key === "Enter") options[at]?.take(e.shiftKey);
    else if (e.key === "Escape") close();
  };
  useEffect(() => document.getElementById(`found-${at}`)?.scrollIntoView({ block: "nearest" }), [at]);

  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        ref={input} type="text" value={text} placeholder={texts.search.placeholder} aria-label={texts.search.label} role="combobox" autocomplete="off" spellcheck={false}
        aria-expanded={shown} aria-controls="found" aria-autocomplete="list" {...(shown && options[at] ? { "aria-activedescendant": `found-${at}` } : {})}
        onInput={(e) => { setText(e.currentTarget.value); setOpen(true); }} onKeyDown={keys} onFocus={() => setOpen(true)} onBlur={() => setOpen(false)}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="found" class="found" role="listbox" aria-label={texts.search.results} hidden={!shown}>
        {shown && options.map((o, i) => (
          <li
            key={o.key} id={`found-${i}`} role="option" aria-selected={i === at} class={options[i - 1]?.group === o.group ? "" : "first"} data-group={o.group}
            onMouseDown={(e) => e.preventDefault()} onMouseMove={() => setAt(i)} onClick={(e) => o.take(e.shiftKey)}
          >
            <span class="found-group">{o.group}</span><span class="found-title">{o.title}</span><span class="found-note">{o.note}</span>
          </li>
        ))}
        {shown && failed && <li role="option" aria-selected="false" aria-disabled="true" class="failed">{failed}</li>}
      </ul>
    </div>
  );
}

function optionsOf(r: SearchQuery["search"] | null, words: string, done: () => void): Option[] {
  const g = texts.search.groups;
  const entity = (kind: "actors" | "places", id: string, name: string) => (alternative: boolean) => {
    remember(id, name);
    if (alternative && !filter.value[kind].includes(id)) patchFilter({ [kind]: [...filter.value[kind], id] });
    if (!alternative) select(id);
    done();
  };
  const actors = (r?.actors ?? []).map((a): Option => ({
    key: a.id, group: g.actors, title: a.name, note: [texts.actorKinds[a.kind], a.country, texts.actor.events(a.timeline.totalCount)].filter(Boolean).join(" · "), take: entity("actors", a.id, a.name),
  }));
  const places = (r?.places ?? []).map((p): Option => ({
    key: p.id, group: g.places, title: p.name, note: [texts.placeKinds[p.placeKind], p.country, texts.actor.events(p.timeline.totalCount)].filter(Boolean).join(" · "), take: entity("places", p.id, p.name),
  }));
  // "Aleppo" is looked for as a place, "Russia" as an actor: first comes the kind whose first one is in more events.
  const [actor, place] = [r?.actors[0]?.timeline.totalCount ?? 0, r?.places[0]?.timeline.totalCount ?? 0];
  const out = place > actor * muchMore ? [...places, ...actors] : [...actors, ...places];
  for (const e of r?.events ?? [])
    out.push({
      key: e.id, group: g.events, title: e.summary, note: showEdtf(e.date),
      take: () => {
        const b = boundsOf(e.time);
        if (b) reveal(b.from, b.to);
        select(e.id);
        done();
      },
    });
  for (const a of r?.articles ?? [])
    out.push({ key: a.id, group: g.articles, title: a.title || texts.article.untitled, note: [a.source, showEdtf(a.publishedAt)].filter(Boolean).join(" · "), take: () => { select(a.id); done(); } });
  out.push({ key: "words", group: g.words, title: texts.search.byWords(words), note: "", take: () => { patchFilter({ words }); done(); } });
  return out;
}
