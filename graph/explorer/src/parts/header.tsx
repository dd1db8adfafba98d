import { laneKinds, lanes, listing, listKinds, newestFirst, view, viewNames } from "../model/state";
import { live } from "../model/data";
import { setTheme, type Theme, theme } from "../model/theme";
import { texts } from "../texts";
import { adding } from "./adding-state";
import { ExportMenu } from "./export-menu";
import { Icon, type IconName } from "./icon";
import { SearchBox } from "./search-box";

const nextTheme: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const themeIcon: Record<Theme, IconName> = { system: "screen", light: "sun", dark: "moon" };

/** Header holds the search box and what concerns the whole page. */
export function Header() {
  const t = texts.header.themes[theme.value];
  return (
    <header class="header">
      <a class="skip" href="#main">{texts.skip}</a>
      <h1><a href="/" aria-label="casus explorer"><svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true"><circle cx="8" cy="8" r="7" class="logo" /><path d="M3 8h10" stroke="#fff" stroke-width="1.5" /><circle cx="5" cy="8" r="1.6" fill="#fff" /><circle cx="10.5" cy="8" r="1.6" fill="#fff" /></svg>{texts.app}</a></h1>
      <SearchBox />
      <span class={live.value ? "live" : "live off"} role="status" title={live.value ? texts.header.live : texts.header.offline}><span class="lamp" />{live.value ? texts.header.live : texts.header.offline}</span>
      <button type="button" class="primary" onClick={() => { adding.value = true; }}><Icon name="plus" /><span class="wide-only">{texts.header.add}</span></button>
      <ExportMenu />
      <button type="button" class="square" aria-label={t} title={t} onClick={() => setTheme(nextTheme[theme.value])}><Icon name={themeIcon[theme.value]} /></button>
      <a class="api" href="/graphiql" title={texts.header.apiTitle}>{texts.header.api}</a>
    </header>
  );
}

/** ViewTabs choose what is shown, and the lanes of the timeline. */
export function ViewTabs() {
  return (
    <div class="tabs">
      <nav aria-label={texts.header.views}>
        {viewNames.map((v) => (
          <button key={v} type="button" aria-current={view.value === v ? "page" : undefined} onClick={() => { view.value = v; }}>{texts.views[v]}</button>
        ))}
      </nav>
      {view.value === "timeline" && (
        <div class="lane-kinds" role="group" aria-label={texts.header.lanes}>
          <span class="note">{texts.header.lanes}</span>
          {laneKinds.map((k) => <button key={k} type="button" aria-pressed={lanes.value === k} onClick={() => { lanes.value = k; }}>{texts.laneKinds[k]}</button>)}
        </div>
      )}
      {view.value === "list" && (
        <div class="lane-kinds" role="group" aria-label={texts.header.listOf}>
          {listKinds.map((k) => <button key={k} type="button" aria-pressed={listing.value === k} onClick={() => { listing.value = k; }}>{texts.listKinds[k]}</button>)}
          {listing.value !== "changes" && <button type="button" aria-pressed={newestFirst.value} onClick={() => { newestFirst.value = !newestFirst.value; }}>{texts.list.newest}</button>}
        </div>
      )}
    </div>
  );
}
