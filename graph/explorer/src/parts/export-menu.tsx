import { useEffect, useRef, useState } from "preact/hooks";
import { writeAddress } from "../model/state";
import { texts } from "../texts";
import { type EventFormat, eventFormats, exportAddress } from "../model/export";
import { announce } from "./announce";
import { Icon } from "./icon";
import { picture, pngOf, save, svgOf } from "./picture";

/** ExportMenu gives what is shown as a picture, a table or records. */
export function ExportMenu() {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    setFailed("");
    box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = (e: Event) => {
      if (e.target instanceof Node && !box.current?.contains(e.target)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

  const done = () => {
    setOpen(false);
    button.current?.focus();
  };
  const p = picture.value;
  const graph = p?.graph;
  const name = `casus-${p?.name ?? "events"}`;
  const give = (made: Promise<Blob>, ending: string, otherwise: string) => {
    made.then((b) => { save(b, `${name}.${ending}`); done(); }, () => setFailed(otherwise));
  };
  const copy = () => {
    const query = writeAddress();
    navigator.clipboard?.writeText(location.origin + (query ? `/?${query}` : "/")).then(() => announce(texts.export.copied), () => announce(texts.errors.unknown));
    done();
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === "Escape") {
      e.preventDefault();
      done();
    }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    e.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = items.findIndex((i) => i === document.activeElement);
    items[(at + (e.key === "ArrowDown" ? 1 : items.length - 1)) % items.length]?.focus();
  };
  const Item = (props: { text: string; act: () => void }) => <button type="button" role="menuitem" tabIndex={-1} onClick={props.act}>{props.text}</button>;
  return (
    <div class="export" ref={box} onKeyDown={keys}>
      <button type="button" ref={button} class="square" aria-haspopup="menu" aria-expanded={open} aria-label={texts.export.label} title={texts.export.label} onClick={() => setOpen(!open)}><Icon name="export" /></button>
      {open && (
        <div class="popover menu" role="menu" aria-label={texts.export.label}>
          {p && (
            <div role="group" aria-label={texts.export.picture}>
              <span class="menu-head" aria-hidden="true">{texts.export.picture}</span>
              <Item text={texts.export.png} act={() => give(pngOf(p.make()), "png", texts.export.failed)} />
              <Item text={texts.export.svg} act={() => { save(svgOf(p.make()), `${name}.svg`); done(); }} />
            </div>
          )}
          <div role="group" aria-label={texts.export.events}>
            <span class="menu-head" aria-hidden="true">{texts.export.events}</span>
            {(Object.keys(eventFormats) as EventFormat[]).map((f) => <a key={f} role="menuitem" tabIndex={-1} href={exportAddress(f)} download={eventFormats[f]} onClick={done}>{texts.export.formats[f]}</a>)}
          </div>
          {graph && (
            <div role="group" aria-label={texts.export.links}>
              <span class="menu-head" aria-hidden="true">{texts.export.links}</span>
              <Item text={texts.export.graphml} act={() => give(graph(), "graphml", texts.export.failedFile)} />
            </div>
          )}
          <Item text={texts.export.copy} act={copy} />
          {failed && <p class="failed" role="alert">{failed}</p>}
        </div>
      )}
    </div>
  );
}
