import { nameOf } from "../model/names";
import { showEdtf } from "../model/time";
import { texts } from "../texts";
import { showCount } from "./count";
import type { EventDetail } from "./event";

/** Differences shows the fields in which the reports of an event do not agree, and who says what. */
export function Differences(props: { e: EventDetail; onReport: (id: string) => void }) {
  if (props.e.differences.length === 0) return null;
  return (
    <section class="differences">
      <h3><span class="differ-glyph" aria-hidden="true">≠</span>{texts.event.disagree}</h3>
      <table>
        <tbody>
          {props.e.differences.map((d) => d.accounts.map((a, i) => (
            <tr key={`${d.field}-${a.value}`}>
              {i === 0 && <th scope="rowgroup" rowSpan={d.accounts.length}>{texts.fields[d.field] ?? d.field}</th>}
              <td>{showValue(a.value)}</td>
              <td>{a.reports.map((r, j) => (
                <span key={r.id}>{j > 0 && ", "}<button type="button" class="link" onClick={() => props.onReport(r.id)}>{r.article.source || texts.article.unnamed}</button></span>
              ))}</td>
            </tr>
          )))}
        </tbody>
      </table>
    </section>
  );
}

/** showValue writes what is said of a field: codes in words, ids as names, times for reading. */
export function showValue(value: string): string {
  const count = /^(\d*)\.\.(\d*)$/.exec(value);
  if (count) return showCount({ low: count[1] ? Number(count[1]) : null, high: count[2] ? Number(count[2]) : null });
  const codes: Record<string, string> = { ...texts.types, ...texts.statuses, ...texts.roles };
  const shown = value.split(" ").filter(Boolean).map((v) => codes[v] ?? (isID(v) ? nameOf(v) : showEdtf(v)));
  return shown.join(value.split(" ").every(isID) ? ", " : " ");
}

const isID = (v: string): boolean => /^(act|plc)_/.test(v);
