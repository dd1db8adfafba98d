import { allClasses, allStatuses } from "../model/codebook";
import { crowd, marks } from "../model/data";
import { filter, patchFilter, toggled } from "../model/state";
import { texts } from "../texts";
import { StatusGlyph } from "./status-glyph";

/** Legend tells what colours and forms mean; a class in it can be filtered by. */
export function Legend() {
  const chosen = filter.value.classes;
  const there = new Set(marks.value.map((m) => m.event.class));
  return (
    <div class="legend">
      <ul aria-label={texts.legend.classes}>
        {allClasses.filter((c) => crowd.value > 0 || there.has(c) || chosen.includes(c)).map((c) => (
          <li key={c}>
            <button type="button" class="key" aria-pressed={chosen.includes(c)} title={texts.legend.filterBy(texts.classes[c])} onClick={() => patchFilter({ classes: toggled(chosen, c) })}>
              <span class={`swatch ${c.toLowerCase()}`} />{texts.classes[c]}
            </button>
          </li>
        ))}
      </ul>
      <ul class="statuses" aria-label={texts.legend.statuses}>
        {allStatuses.map((s) => <li key={s}><StatusGlyph status={s} />{texts.statuses[s]}</li>)}
        <li><span class="differ-glyph" aria-hidden="true">≠</span>{texts.legend.differ}</li>
        <li><span class="span-glyph" aria-hidden="true" />{texts.legend.vague}</li>
      </ul>
    </div>
  );
}
