import { crowd, total } from "../model/data";
import { texts } from "../texts";

/** Crowd stands where the stretch has more events than can be drawn one by one. */
export const Crowd = () => (
  <div class="view"><p class="empty over">{texts.empty.crowd(crowd.value, total.value)}</p></div>
);
