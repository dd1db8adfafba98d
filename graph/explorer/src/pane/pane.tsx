import { useEffect, useRef } from "preact/hooks";
import { select, selection } from "../model/state";
import { Icon } from "../parts/icon";
import { texts } from "../texts";
import { ActorPane } from "./actor";
import { ArticlePane } from "./article";
import { EventPane } from "./event";
import { PlacePane } from "./place";
import { RelationPane } from "./relation";

/** Pane reads out what is selected. */
export function Pane() {
  const s = selection.value;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0;
  }, [s?.id]);
  useEffect(() => {
    const escape = (e: KeyboardEvent) => {
      if (e.key === "Escape" && !e.defaultPrevented && !document.querySelector("dialog[open]")) select(null);
    };
    addEventListener("keydown", escape);
    return () => removeEventListener("keydown", escape);
  }, []);
  if (!s) return null;
  return (
    <aside class="pane" ref={box} aria-label={texts.pane.label}>
      <div class="pane-bar">
        <button type="button" class="square" onClick={() => history.back()} aria-label={texts.pane.back} title={texts.pane.back}>←</button>
        <button type="button" class="square" onClick={() => select(null)} aria-label={texts.pane.close} title={texts.pane.close}><Icon name="close" /></button>
      </div>
      <Content id={s.id} mark={s.mark} />
    </aside>
  );
}

function Content(props: { id: string; mark: string }) {
  switch (props.id.slice(0, 4)) {
    case "evt_":
      return <EventPane key={props.id} id={props.id} />;
    case "act_":
      return <ActorPane key={props.id} id={props.id} />;
    case "plc_":
      return <PlacePane key={props.id} id={props.id} />;
    case "art_":
      return <ArticlePane key={props.id} id={props.id} mark={props.mark} />;
    case "rel_":
      return <RelationPane key={props.id} id={props.id} />;
  }
  return <p class="empty">{texts.pane.unknown}</p>;
}
