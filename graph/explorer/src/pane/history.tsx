import type { CorrectionFragment } from "../api/generated";
import { correcting } from "../model/correct";
import { showEdtf } from "../model/time";
import { texts } from "../texts";
import { showValue } from "./differences";

/** History tells what has been corrected, by whom and why, and undoes it. */
export function History(props: { of: readonly CorrectionFragment[] }) {
  if (props.of.length === 0) return null;
  return (
    <section class="history">
      <h3>{texts.correct.history(props.of.length)}</h3>
      <ol class="changes">
        {props.of.map((c) => (
          <li key={c.position} class={c.undoneBy ? "undone" : ""}>
            {texts.correct.kinds[c.kind]}{says(c)}
            <span class="note"> · {texts.correct.by(c.author, showEdtf(c.at))}: {c.reason}{c.undoneBy !== null && ` · ${texts.correct.undone}`}</span>
            {c.undoneBy === null && <> <button type="button" class="link undo" aria-label={texts.correct.undoOf(texts.correct.kinds[c.kind], c.position)} onClick={() => { correcting.value = { do: "undo", position: c.position }; }}>{texts.correct.undo}</button></>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function says(c: CorrectionFragment): string {
  const parts = [...c.names];
  if (c.set?.type) parts.push(texts.types[c.set.type]);
  if (c.set?.status) parts.push(texts.statuses[c.set.status]);
  if (c.set?.date) parts.push(showEdtf(c.set.date));
  return parts.length ? `: ${parts.join(", ")}` : "";
}

/** Overrides tells which fields are not as the reports have them. */
export function Overrides(props: { of: readonly { field: string; was: string }[] }) {
  if (props.of.length === 0) return null;
  return (
    <ul class="overrides" aria-label={texts.correct.corrected}>
      {props.of.map((o) => <li key={o.field}>{texts.correct.override(texts.fields[o.field] ?? o.field, showValue(o.was) || texts.correct.nothing)}</li>)}
    </ul>
  );
}
