import { useEffect, useRef, useState } from "preact/hooks";
import { allStatuses, allClasses, typesOf } from "../model/codebook";
import { crowd, marks, total } from "../model/data";
import { touches } from "../model/events";
import { nameOf } from "../model/names";
import { sources, wantSources } from "../model/sources";
import { filter, type Filter, isFiltered, known, noFilter, patchFilter, toggled } from "../model/state";
import { shown } from "../model/data";
import { isDay } from "../model/time";
import { texts } from "../texts";
import { Icon } from "./icon";

/** FilterBar shows what is filtered by, as chips that can be taken away, and lets more be added. */
export function FilterBar() {
  const f = filter.value;
  const drop = (patch: Partial<Filter>) => () => patchFilter(patch);
  const chips: { key: string; kind: string; text: string; drop: () => void }[] = [
    ...f.actors.map((id) => ({ key: id, kind: texts.filter.actor, text: nameOf(id), drop: drop({ actors: toggled(f.actors, id) }) })),
    ...f.places.map((id) => ({ key: id, kind: texts.filter.place, text: nameOf(id), drop: drop({ places: toggled(f.places, id) }) })),
    ...f.countries.map((c) => ({ key: `country-${c}`, kind: texts.filter.country, text: countryName(c), drop: drop({ countries: toggled(f.countries, c) }) })),
    ...f.classes.map((c) => ({ key: c, kind: texts.filter.class, text: texts.classes[c], drop: drop({ classes: toggled(f.classes, c) }) })),
    ...f.types.map((t) => ({ key: t, kind: texts.filter.type, text: texts.types[t], drop: drop({ types: toggled(f.types, t) }) })),
    ...f.statuses.map((s) => ({ key: s, kind: texts.filter.status, text: texts.statuses[s], drop: drop({ statuses: toggled(f.statuses, s) }) })),
    ...f.sources.map((s) => ({ key: `source-${s}`, kind: texts.filter.source, text: s, drop: drop({ sources: toggled(f.sources, s) }) })),
    ...(f.words ? [{ key: "words", kind: texts.filter.words, text: f.words, drop: drop({ words: "" }) }] : []),
    ...(f.confidence > 0 ? [{ key: "confidence", kind: texts.filter.confidence, text: `≥ ${f.confidence}`, drop: drop({ confidence: 0 }) }] : []),
  ];
  const inView = crowd.value || marks.value.reduce((n, m) => n + (touches(m, shown.value) ? 1 : 0), 0);
  return (
    <div class="filters" role="group" aria-label={texts.filter.label}>
      <AddFilter />
      <ul class="chips">
        {chips.map((c) => (
          <li key={c.key} class="chip">
            <span class="chip-kind">{c.kind}</span> {c.text}
            <button type="button" aria-label={texts.filter.remove(c.kind, c.text)} title={texts.filter.remove(c.kind, c.text)} onClick={c.drop}><Icon name="close" /></button>
          </li>
        ))}
      </ul>
      {isFiltered.value && <button type="button" class="quiet" onClick={() => { filter.value = noFilter; }}>{texts.filter.clear}</button>}
      <span class="count" role="status">{total.value >= 0 ? texts.filter.count(inView, total.value) : ""}</span>
      <KnownBy />
    </div>
  );
}

/** countryName is the name of a country by its code, which stands for itself where it is none. */
function countryName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** KnownBy switches between what is known now and what was known on a day. */
function KnownBy() {
  const on = known.value !== null;
  return (
    <div class={on ? "known on" : "known"}>
      <label><input type="checkbox" checked={on} onChange={(e) => { known.value = e.currentTarget.checked ? lastDay() : null; }} /> {texts.known.label}</label>
      {on && (
        <input
          type="date" aria-label={texts.known.day} value={known.value ?? ""}
          onChange={(e) => { if (isDay(e.currentTarget.value)) known.value = e.currentTarget.value; }}
        />
      )}
    </div>
  );
}

const lastDay = (): string => new Date(Math.min(Date.now(), shown.value.to)).toISOString().slice(0, 10);

function AddFilter() {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const f = filter.value;
  useEffect(() => {
    if (!open) return;
    wantSources();
    const outside = (e: Event) => {
      if (e.target instanceof Node && !box.current?.contains(e.target)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);
  const escape = (e: KeyboardEvent) => {
    if (e.key !== "Escape" || !open) return;
    e.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="add-filter" ref={box} onKeyDown={escape}>
      <button type="button" ref={button} aria-expanded={open} aria-controls="filter-panel" onClick={() => setOpen(!open)}><Icon name="filter" />{texts.filter.add}</button>
      {open && (
        <div id="filter-panel" class="popover" role="group" aria-label={texts.filter.add}>
          <div class="columns">
            {allClasses.map((c) => (
              <fieldset key={c}>
                <legend><label><input type="checkbox" checked={f.classes.includes(c)} onChange={() => patchFilter({ classes: toggled(f.classes, c) })} /><span class={`swatch ${c.toLowerCase()}`} />{texts.classes[c]}</label></legend>
                {typesOf[c].map((t) => (
                  <label key={t}><input type="checkbox" checked={f.types.includes(t)} onChange={() => patchFilter({ types: toggled(f.types, t) })} />{texts.types[t]}</label>
                ))}
              </fieldset>
            ))}
            <fieldset>
              <legend>{texts.filter.status}</legend>
              {allStatuses.map((s) => (
                <label key={s}><input type="checkbox" checked={f.statuses.includes(s)} onChange={() => patchFilter({ statuses: toggled(f.statuses, s) })} />{texts.statuses[s]}</label>
              ))}
            </fieldset>
            {sources.value.length > 0 && (
              <fieldset>
                <legend>{texts.filter.source}</legend>
                {sources.value.map((s) => (
                  <label key={s}><input type="checkbox" checked={f.sources.includes(s)} onChange={() => patchFilter({ sources: toggled(f.sources, s) })} />{s}</label>
                ))}
              </fieldset>
            )}
            <fieldset>
              <legend>{texts.filter.confidence}</legend>
              <label class="slider">
                <input
                  type="range" min="0" max="0.95" step="0.05" value={f.confidence} aria-label={texts.filter.confidence} aria-valuetext={`≥ ${f.confidence}`}
                  onChange={(e) => patchFilter({ confidence: Number(e.currentTarget.value) })}
                />≥ {f.confidence.toFixed(2)}
              </label>
            </fieldset>
          </div>
          <p class="note">{texts.filter.hint}</p>
        </div>
      )}
    </div>
  );
}
