import { useEffect, useRef, useState } from "preact/hooks";
import type { CorrectEventInput, EventType, Role, Status } from "../api/generated";
import { allRoles, allStatuses, allTypes } from "../model/codebook";
import { author, correcting, type Given, make, type Task, type Thing } from "../model/correct";
import { texts } from "../texts";
import { announce } from "./announce";
import { Icon } from "./icon";
import { Picker } from "./picker";

type Event = Extract<Task, { do: "event" }>["event"];

/** Correcting is the dialog in which a correction is made: what, by whom and why. */
export function Correcting() {
  const dialog = useRef<HTMLDialogElement>(null);
  const task = correcting.value;
  useEffect(() => {
    const d = dialog.current;
    if (task && d && !d.open) d.showModal();
    if (!task && d?.open) d.close();
  }, [task]);
  const close = () => { correcting.value = null; };
  return (
    <dialog ref={dialog} class="correcting" aria-labelledby="correcting-title" onClose={close} onCancel={close}>
      {task && (
        <>
          <div class="pane-bar"><h2 id="correcting-title">{texts.correct.titles[task.do]}</h2><button type="button" class="square" aria-label={texts.correct.close} onClick={close}><Icon name="close" /></button></div>
          <CorrectionForm key={JSON.stringify(task)} task={task} onDone={close} />
        </>
      )}
    </dialog>
  );
}

function CorrectionForm(props: { task: Task; onDone: () => void }) {
  const { task } = props;
  const [picked, setPicked] = useState<Thing | null>(null);
  const [added, setAdded] = useState<{ actor: Thing | null; place: Thing | null }>({ actor: null, place: null });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState("");
  const needsPick = task.do === "mergeActors" || task.do === "mergeEvents";
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const text = (k: string) => String(f.get(k) ?? "").trim();
    const given: Given = { why: { author: text("author"), reason: text("reason") }, picked, name: text("name"), set: task.do === "event" ? setOf(task.event, f, added) : {} };
    setBusy(true);
    setFailed("");
    try {
      await make(task, given);
      announce(texts.correct.done);
      props.onDone();
    } catch (err) {
      setFailed(err instanceof Error ? err.message : texts.errors.unknown);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(e) => void submit(e)}>
      <p class="note">{texts.correct.explain[task.do]}</p>
      {"of" in task && <p><strong>{task.of.name}</strong>{"name" in task && ` · ${task.name}`}{"report" in task && ` · ${task.report.name}`}</p>}
      {needsPick && <Picker kind={task.do === "mergeActors" ? "actors" : "events"} label={texts.correct.other} without={task.of.id} picked={picked} onPick={setPicked} />}
      {task.do === "addAlias" && <label>{texts.correct.name}<input name="name" required /></label>}
      {task.do === "event" && <EventFields event={task.event} added={added} onAdd={(k, t) => setAdded({ ...added, [k]: t })} />}
      <div class="fields">
        <label>{texts.correct.author}<input name="author" required defaultValue={author()} autocomplete="name" /></label>
        <label>{texts.correct.reason}<input name="reason" required /></label>
      </div>
      {failed && <p class="failed" role="alert">{failed}</p>}
      <div class="actions"><button type="submit" class="primary" disabled={busy || (needsPick && !picked)}>{texts.correct.make}</button><button type="button" onClick={props.onDone}>{texts.correct.cancel}</button></div>
    </form>
  );
}

function EventFields(props: { event: Event; added: { actor: Thing | null; place: Thing | null }; onAdd: (kind: "actor" | "place", t: Thing | null) => void }) {
  const { event: e } = props;
  const t = texts.correct;
  return (
    <>
      <div class="fields">
        <label>{texts.fields["type"]}<select name="type" defaultValue={e.type}>{allTypes.map((v) => <option key={v} value={v} selected={v === e.type}>{texts.types[v]}</option>)}</select></label>
        <label>{texts.fields["status"]}<select name="status" defaultValue={e.status}>{allStatuses.map((v) => <option key={v} value={v} selected={v === e.status}>{texts.statuses[v]}</option>)}</select></label>
        <label>{t.date}<input name="date" defaultValue={e.date ?? ""} aria-describedby="correct-date" /></label>
      </div>
      <p class="note" id="correct-date">{t.dateHint}</p>
      {e.participants.length > 0 && (
        <fieldset><legend>{t.participants}</legend>
          {e.participants.map((p) => <label key={p.actor.id} class="check"><input type="checkbox" name="keepActor" value={p.actor.id} defaultChecked /> {p.actor.name}</label>)}
        </fieldset>
      )}
      <Picker kind="actors" label={t.addActor} without="" picked={props.added.actor} onPick={(x) => props.onAdd("actor", x)} />
      {props.added.actor && <label>{t.role}<select name="role">{allRoles.map((r) => <option key={r} value={r}>{texts.roles[r]}</option>)}</select></label>}
      {e.places.length > 0 && (
        <fieldset><legend>{t.places}</legend>
          {e.places.map((p) => <label key={p.id} class="check"><input type="checkbox" name="keepPlace" value={p.id} defaultChecked /> {p.name}</label>)}
        </fieldset>
      )}
      <Picker kind="places" label={t.addPlace} without="" picked={props.added.place} onPick={(x) => props.onAdd("place", x)} />
    </>
  );
}

/** setOf is what the form says otherwise than is shown. */
function setOf(e: Event, f: FormData, added: { actor: Thing | null; place: Thing | null }): Omit<CorrectEventInput, "event" | "author" | "reason"> {
  const set: Omit<CorrectEventInput, "event" | "author" | "reason"> = {};
  const text = (k: string) => String(f.get(k) ?? "").trim();
  if (text("type") !== e.type) set.type = text("type") as EventType;
  if (text("status") !== e.status) set.status = text("status") as Status;
  if (text("date") && text("date") !== e.date) set.date = text("date");
  const keep = (k: string) => f.getAll(k).map(String);
  const gone = <T extends Thing>(list: readonly T[], kept: readonly string[]) => list.map((x) => x.id).filter((id) => !kept.includes(id));
  const actors = gone(e.participants.map((p) => p.actor), keep("keepActor")).filter((id) => id !== added.actor?.id);
  const places = gone(e.places, keep("keepPlace")).filter((id) => id !== added.place?.id);
  if (actors.length) set.dropParticipants = actors;
  if (places.length) set.dropPlaces = places;
  if (added.actor) set.addParticipants = [{ role: text("role") as Role, actor: added.actor.id }];
  if (added.place) set.addPlaces = [added.place.id];
  return set;
}
