import type { Status } from "../api/generated";

/** StatusGlyph is the form in which the views draw a status. */
export const StatusGlyph = (props: { status: Status }) => (
  <svg class="glyph" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
    <circle
      cx="7" cy="7" r="5" stroke="currentColor" stroke-width="2" fill={props.status === "OCCURRED" ? "currentColor" : "none"}
      stroke-dasharray={props.status === "CONDITIONAL" ? "3 2" : undefined}
    />
    {props.status === "DENIED" && <path d="M2 12 12 2" stroke="currentColor" stroke-width="2" />}
  </svg>
);
