import { texts } from "../texts";

/** Waiting says that something is being read, failed, or is not there. */
export function Waiting(props: { loading: boolean; error: string | null }) {
  if (props.error) return <p class="failed" role="alert">{props.error}</p>;
  return <p class="empty" role="status">{props.loading ? texts.loading : texts.pane.gone}</p>;
}
