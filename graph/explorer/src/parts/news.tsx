import { useEffect } from "preact/hooks";
import { news } from "../model/data";
import { select } from "../model/state";
import { texts } from "../texts";
import { Icon } from "./icon";

const mostShown = 3;
const lasts = 12_000;

const clear = () => {
  news.value = [];
};

/** News tells for a while of events that have just come up. */
export function News() {
  const fresh = news.value;
  useEffect(() => {
    if (fresh.length === 0) return;
    const timer = setTimeout(clear, lasts);
    return () => clearTimeout(timer);
  }, [fresh]);
  return (
    <div class={fresh.length > 0 ? "news on" : "news"} role="status" aria-label={texts.news.label}>
      {fresh.length > 0 && (
        <>
          <div class="news-head"><strong>{texts.news.label}</strong><button type="button" class="square" aria-label={texts.news.close} onClick={clear}><Icon name="close" /></button></div>
          <ul>
            {fresh.slice(0, mostShown).map((e, i) => (
              <li key={`${e.id}-${i}`}><button type="button" class="line" onClick={() => select(e.id)}><span class="badge">{e.isNew ? texts.news.fresh : texts.news.more}</span><span>{e.summary}</span></button></li>
            ))}
          </ul>
          {fresh.length > mostShown && <p class="note">{texts.news.and(fresh.length - mostShown)}</p>}
        </>
      )}
    </div>
  );
}
