import { correcting, type Thing } from "../model/correct";
import { texts } from "../texts";
import { showSpan } from "./relation";

interface Alias {
  name: string;
  since: string | null;
  until: string | null;
  broughtBy?: Thing | null;
}

/** Aliases lists other names with when they were in use; those of an actor with who brought them, and with what can be corrected of them. */
export function Aliases(props: { aliases: readonly Alias[]; of?: Thing }) {
  const { of } = props;
  if (props.aliases.length === 0) return null;
  return (
    <>
      <p class="aliases"><span class="note">{texts.actor.aliases} </span>
        {props.aliases.map((a, i) => (
          <span key={a.name}>{i > 0 && ", "}{a.name}{(a.since || a.until) && <span class="note"> ({showSpan(a)})</span>}{a.broughtBy && a.broughtBy.name !== a.name && <span class="note"> ({texts.correct.from(a.broughtBy.name)})</span>}</span>
        ))}
      </p>
      {of && (
        <details class="alias-actions"><summary>{texts.correct.names}</summary>
          <ul>
            {props.aliases.map((a) => (
              <li key={a.name}>{a.name}{" "}
                <button type="button" class="link" aria-label={texts.correct.dropOf(a.name)} onClick={() => { correcting.value = { do: "dropAlias", of, name: a.name }; }}>{texts.correct.drop}</button>{" "}
                <button type="button" class="link" aria-label={texts.correct.splitOf(a.name)} onClick={() => { correcting.value = { do: "splitActor", of, name: a.name }; }}>{texts.correct.split}</button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
