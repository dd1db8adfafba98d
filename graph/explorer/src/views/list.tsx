import { useEffect, useMemo, useState } from "preact/hooks";
import { crowd, loading, marks, shown } from "../model/data";
import { dated, type Mark, touches } from "../model/events";
import { select, selection } from "../model/state";
import { showEdtf } from "../model/time";
import { StatusGlyph } from "../parts/status-glyph";
import { texts } from "../texts";
import { Crowd } from "./crowd";

const step = 200;

/** ListView is a table of the events in view: all that timeline and map show, for reading and for screen readers. */
export function ListView() {
  const r = shown.value;
  const inView = useMemo(() => marks.value.filter((m) => !dated(m) || touches(m, r)), [marks.value, r]);
  const [most, setMost] = useState(step);
  useEffect(() => setMost(step), [r]);
  if (crowd.value > 0) return <Crowd />;
  if (inView.length === 0 && !loading.value) return <div class="view"><p class="empty over">{marks.value.length === 0 ? texts.empty.events : texts.empty.stretch}</p></div>;
  const rest = inView.length - most;
  return (
    <div class="view list" tabIndex={0} role="region" aria-label={texts.list.caption(inView.length)}>
      <table>
        <caption class="hidden-text">{texts.list.caption(inView.length)}</caption>
        <thead><tr><th scope="col">{texts.list.when}</th><th scope="col">{texts.list.type}</th><th scope="col">{texts.list.what}</th><th scope="col" class="wide">{texts.list.who}</th><th scope="col" class="wide">{texts.list.where}</th></tr></thead>
        <tbody>{inView.slice(0, most).map((m) => <Row key={m.event.id} mark={m} on={selection.value?.id === m.event.id} />)}</tbody>
      </table>
      {rest > 0 && <button type="button" class="more" onClick={() => setMost(most + step)}>{texts.list.more(Math.min(step, rest))}</button>}
    </div>
  );
}

function Row(props: { mark: Mark; on: boolean }) {
  const e = props.mark.event;
  return (
    <tr class={props.on ? "on" : ""} onClick={() => select(e.id)}>
      <td class="when">{showEdtf(e.date) || texts.list.undated}</td>
      <td class={`type ink-${e.class.toLowerCase()}`}><StatusGlyph status={e.status} />{texts.types[e.type]}{e.status !== "OCCURRED" && <span class="note"> {texts.statuses[e.status]}</span>}</td>
      <td class="what">
        <button type="button" class="link plain" aria-current={props.on} onClick={(ev) => { ev.stopPropagation(); select(e.id); }}>{e.summary}</button>
        {e.differences.length > 0 && <span class="differ-glyph" role="img" aria-label={texts.event.disagree} title={texts.event.disagree}>≠</span>}
      </td>
      <td class="wide">{[...new Set(e.participants.map((p) => p.actor.name))].join(", ")}</td>
      <td class="wide">{e.places.map((p) => p.name).join(", ")}</td>
    </tr>
  );
}
