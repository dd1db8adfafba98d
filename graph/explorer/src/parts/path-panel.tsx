import { PathDocument, type PathQuery } from "../api/generated";
import { shownDay } from "../model/data";
import { nameOf } from "../model/names";
import { chain, known, relations } from "../model/state";
import { showDay } from "../model/time";
import { RelationLines } from "../pane/relation";
import { Waiting } from "../pane/waiting";
import { texts } from "../texts";
import { Picker } from "./picker";
import { useQuery } from "./query";

export interface FoundPath {
  data: PathQuery["path"];
  error: string | null;
  loading: boolean;
}

/** usePath finds the shortest chain of relations between the two that are chosen, on the day. */
export function usePath(): FoundPath {
  const c = chain.value;
  const types = relations.value;
  const { data, error, loading } = useQuery(PathDocument, c?.from && c.to && c.from !== c.to ? { from: c.from, to: c.to, asOf: shownDay.value, types: types.length ? types : null, knownBy: known.value } : null);
  return { data: data?.path ?? null, error, loading };
}

/** PathPanel asks for two actors and reads out the chain between them, each relation leading to who asserts it. */
export function PathPanel(props: { path: FoundPath }) {
  const c = chain.value;
  const end = (which: "from" | "to") => {
    const id = c?.[which];
    return id ? { id, name: nameOf(id) } : null;
  };
  const set = (which: "from" | "to", id: string) => {
    chain.value = { from: c?.from ?? "", to: c?.to ?? "", [which]: id };
  };
  return (
    <details class="path-panel" open={!!c} onToggle={(e) => { if (!e.currentTarget.open && chain.peek()) chain.value = null; }}>
      <summary>{texts.path.title}</summary>
      {c?.from && c.to && <Result path={props.path} />}
      <div class="fields">
        <Picker kind="actors" name="from" brief label={texts.path.from} without={c?.to ?? ""} picked={end("from")} onPick={(t) => set("from", t?.id ?? "")} />
        <Picker kind="actors" name="to" brief label={texts.path.to} without={c?.from ?? ""} picked={end("to")} onPick={(t) => set("to", t?.id ?? "")} />
      </div>
    </details>
  );
}

function Result(props: { path: FoundPath }) {
  const { data, error, loading } = props.path;
  if (data) {
    return (
      <div class="path-found" role="status">
        <p><strong>{data.nodes.map((n) => ("name" in n ? n.name : n.id)).join(" – ")}</strong> <span class="note">{texts.path.found(data.relations.length, showDay(shownDay.value))}</span></p>
        <RelationLines relations={data.relations} />
      </div>
    );
  }
  if (loading || error) return <Waiting loading={loading} error={error} />;
  return <p class="note" role="status">{texts.path.none(showDay(shownDay.value))}</p>;
}
