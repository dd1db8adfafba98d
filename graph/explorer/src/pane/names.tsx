import type { ActorNameFragment, EventLineFragment, PlaceMarkFragment } from "../api/generated";
import { remember } from "../model/names";
import { filter, patchFilter, select, toggled } from "../model/state";
import { showEdtf } from "../model/time";
import { Icon } from "../parts/icon";
import { StatusGlyph } from "../parts/status-glyph";
import { texts } from "../texts";

interface Named {
  id: string;
  name: string;
}

/** NameLink opens an actor or a place. */
export const NameLink = (props: { of: Named }) => (
  <button type="button" class="link" onClick={() => { remember(props.of.id, props.of.name); select(props.of.id); }}>{props.of.name}</button>
);

/** Names lists actors or places that can be opened. */
export const Names = (props: { of: readonly Named[] }) => <>{props.of.map((n, i) => <span key={n.id}>{i > 0 && ", "}<NameLink of={n} /></span>)}</>;

export type Actor = ActorNameFragment;
export type Place = PlaceMarkFragment;

/** EventLines is a list of events that can be opened. */
export const EventLines = (props: { events: readonly EventLineFragment[] }) => (
  <ul class="lines">
    {props.events.map((e) => (
      <li key={e.id}>
        <button type="button" class="line" onClick={() => select(e.id)}>
          <span class={`ink-${e.class.toLowerCase()}`} title={texts.statuses[e.status]}><StatusGlyph status={e.status} /></span>
          <span class="line-date">{showEdtf(e.date) || texts.event.noDate}</span>
          <span>{e.summary}</span>
        </button>
      </li>
    ))}
  </ul>
);

/** FilterButton narrows all views to an actor or a place, and widens them again. */
export function FilterButton(props: { kind: "actors" | "places"; of: Named }) {
  const list = filter.value[props.kind];
  const on = list.includes(props.of.id);
  const turn = () => {
    remember(props.of.id, props.of.name);
    patchFilter({ [props.kind]: toggled(list, props.of.id) });
  };
  return <button type="button" aria-pressed={on} onClick={turn}><Icon name="filter" />{on ? texts.pane.unfilter : texts.pane.filterBy}</button>;
}

/** Facts is a table of what is known; rows without a value are left out. */
export const Facts = (props: { rows: readonly (readonly [string, preact.ComponentChildren])[]; small?: boolean }) => (
  <dl class={props.small ? "facts small" : "facts"}>
    {props.rows.filter(([, v]) => v !== null && v !== "" && v !== false).map(([k, v]) => [<dt key={k}>{k}</dt>, <dd key={`${k}-v`}>{v}</dd>])}
  </dl>
);

/** listOf is a row's value for a list: nothing where it is empty. */
export const listOf = (of: readonly Named[]): preact.ComponentChildren => (of.length > 0 ? <Names of={of} /> : null);
