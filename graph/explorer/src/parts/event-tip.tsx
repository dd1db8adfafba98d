import type { Mark } from "../model/events";
import { showEdtf } from "../model/time";
import { texts } from "../texts";

/** EventTip is what a tooltip says of an event. */
export function EventTip(props: { mark: Mark }) {
  const e = props.mark.event;
  const place = props.mark.place ?? e.places[0];
  return (
    <>
      <div class="tip-head">{texts.types[e.type]}{e.status === "OCCURRED" ? "" : ` · ${texts.statuses[e.status]}`}</div>
      <div class="tip-main">{e.summary}</div>
      <div class="tip-foot">{[showEdtf(e.date) || texts.event.noDate, place?.name].filter(Boolean).join(" · ")}</div>
      {e.differences.length > 0 && <div class="tip-differ">≠ {texts.event.disagree}</div>}
    </>
  );
}
