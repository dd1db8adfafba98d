import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { texts } from "../texts";

/** lazy is a component whose code is loaded when it is first shown. */
export function lazy(load: () => Promise<FunctionComponent>): FunctionComponent {
  let loaded: FunctionComponent | null = null;
  return function Lazy() {
    const [Found, set] = useState<FunctionComponent | null>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Found) return;
      load().then((c) => { loaded = c; set(() => c); }, () => setFailed(true));
    }, []);
    if (failed) return <p class="failed" role="alert">{texts.errors.unreachable}</p>;
    return Found ? <Found /> : <p class="empty">{texts.loading}</p>;
  };
}
