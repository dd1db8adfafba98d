import { Component, type ComponentChildren } from "preact";
import { lazy } from "./parts/lazy";
import { failure, loading, reload, total } from "./model/data";
import { isFiltered, known, selection, view } from "./model/state";
import { Pane } from "./pane/pane";
import { Adding } from "./parts/adding";
import { Announcer } from "./parts/announce";
import { Correcting } from "./parts/correcting";
import { FilterBar } from "./parts/filter-bar";
import { Header, ViewTabs } from "./parts/header";
import { News } from "./parts/news";
import { Strip } from "./parts/strip";
import { texts } from "./texts";
import { ListView } from "./views/list";
import { TimelineView } from "./views/timeline";

const MapView = lazy(() => import("./views/map").then((m) => m.MapView));
const NetworkView = lazy(() => import("./views/network").then((m) => m.NetworkView));

const viewOf = { timeline: TimelineView, map: MapView, network: NetworkView, list: ListView };

/** App is the whole page. */
export function App() {
  const View = viewOf[view.value];
  const nothing = total.value === 0 && !failure.value && !isFiltered.value && known.value === null;
  return (
    <Guard>
      <div class={selection.value ? "app with-pane" : "app"}>
        <Header />
        <FilterBar />
        <main id="main" tabIndex={-1}>
          <ViewTabs />
          {loading.value && <div class="progress" role="progressbar" aria-label={texts.loading} />}
          {failure.value && <p class="failed" role="alert">{failure.value} <button type="button" onClick={reload}>{texts.errors.retry}</button></p>}
          {nothing ? <div class="view"><p class="empty over">{texts.empty.store}</p></div> : <View />}
          <Strip />
        </main>
        <Pane />
        <News />
        <Adding />
        <Correcting />
        <Announcer />
      </div>
    </Guard>
  );
}

/** Guard says what happened where a view breaks, instead of showing an empty page. */
class Guard extends Component<{ children: ComponentChildren }, { error: string | null }> {
  override state = { error: null as string | null };
  override componentDidCatch(e: unknown): void {
    console.error(e);
    this.setState({ error: e instanceof Error ? `${e.name}: ${e.message}` : String(e) });
  }
  override render() {
    return this.state.error === null ? this.props.children : <div class="crashed" role="alert"><p>{texts.errors.crashed}</p><pre>{this.state.error}</pre></div>;
  }
}
