import { texts } from "../texts";
import { showSpan } from "./relation";

/** Aliases lists other names with when they were in use. */
export function Aliases(props: { aliases: readonly { name: string; since: string | null; until: string | null }[] }) {
  if (props.aliases.length === 0) return null;
  return (
    <p class="aliases"><span class="note">{texts.actor.aliases} </span>
      {props.aliases.map((a, i) => <span key={a.name}>{i > 0 && ", "}{a.name}{(a.since || a.until) && <span class="note"> ({showSpan(a)})</span>}</span>)}
    </p>
  );
}
