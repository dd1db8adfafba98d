/** Times of the explorer are milliseconds since 1970 in UTC; days are "YYYY-MM-DD". */

export const dayMs = 86_400_000;

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** toDay is the day that an instant lies in. */
export function toDay(ms: number): string {
  const d = new Date(ms);
  const year = d.getUTCFullYear();
  const y = year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
  return `${y}-${pad(d.getUTCMonth() + 1, 2)}-${pad(d.getUTCDate(), 2)}`;
}

/** fromDay is the first instant of a day; NaN for what is none. */
export function fromDay(day: string): number {
  return /^-?\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
}

export const isDay = (day: string): boolean => !Number.isNaN(fromDay(day));

/** addDays counts on from a day. */
export const addDays = (day: string, n: number): string => toDay(fromDay(day) + n * dayMs);

/** addMonths counts months on from a day and stays inside of the month that it comes to. */
export function addMonths(day: string, n: number): string {
  const d = new Date(fromDay(day));
  const first = Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1);
  const last = Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n + 1, 0);
  return toDay(Math.min(last, first + (d.getUTCDate() - 1) * dayMs));
}

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

/** showDay writes a day for reading: "9 Sep 2016". */
export function showDay(day: string): string {
  const [y, m, d] = day.split("-");
  return `${Number(d)} ${monthNames[Number(m) - 1] ?? m} ${y}`;
}

/** showEdtf writes an EDTF expression for reading; what it does not know it gives back as it is. */
export function showEdtf(edtf: string | null | undefined): string {
  if (!edtf) return "";
  const slash = edtf.indexOf("/");
  if (slash >= 0) {
    const from = edtf.slice(0, slash);
    const to = edtf.slice(slash + 1);
    if (to === ".." || to === "") return `from ${showPoint(from)}`;
    if (from === ".." || from === "") return `until ${showPoint(to)}`;
    return `${showPoint(from)} – ${showPoint(to)}`;
  }
  return showPoint(edtf);
}

const seasons: Record<string, string> = {
  "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
  "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2",
};

function showPoint(edtf: string): string {
  let about = "";
  let doubt = "";
  let s = edtf;
  const qualifier = /[~?%]$/.exec(s)?.[0];
  if (qualifier) {
    s = s.slice(0, -1);
    if (qualifier !== "?") about = "about ";
    if (qualifier !== "~") doubt = " (?)";
  }
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(s);
  let shown = s;
  if (time?.[1]) shown = `${showDay(time[1])}, ${time[2]} UTC`;
  else if (isDay(s)) shown = showDay(s);
  else {
    const month = /^(\d{4})-(\d{2})$/.exec(s);
    if (month) {
      const m = month[2] ?? "";
      const name = seasons[m] ?? monthNames[Number(m) - 1];
      if (name) shown = `${name} ${month[1]}`;
    }
  }
  return about + shown + doubt;
}

/** duringOf writes a stretch as the EDTF interval of the days that it touches. */
export const duringOf = (from: number, to: number): string => `${toDay(from)}/${toDay(to)}`;

/** stretchOf reads the interval of a bucket: a day, week, month or year. */
export function stretchOf(time: string): { from: number; to: number } {
  const [first = "", last = first] = time.split("/");
  const from = fromDay(first.length === 4 ? `${first}-01-01` : first.length === 7 ? `${first}-01` : first);
  const d = new Date(fromDay(last.length === 4 ? `${last}-01-01` : last.length === 7 ? `${last}-01` : last));
  const to = last.length === 4 ? Date.UTC(d.getUTCFullYear() + 1, 0) : last.length === 7 ? Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1) : d.getTime() + dayMs;
  return { from, to };
}

/** boundsOf reads the instants of a TimeBounds; null where it has neither. An open side is that far from the other one. */
export function boundsOf(
  t: { earliest: string | null; latest: string | null } | null,
): { from: number; to: number; openFrom: boolean; openTo: boolean } | null {
  if (!t) return null;
  const from = t.earliest ? Date.parse(t.earliest) : NaN;
  const to = t.latest ? Date.parse(t.latest) : NaN;
  if (Number.isNaN(from) && Number.isNaN(to)) return null;
  if (Number.isNaN(from)) return { from: to - dayMs, to, openFrom: true, openTo: false };
  if (Number.isNaN(to)) return { from, to: from + dayMs, openFrom: false, openTo: true };
  return { from, to: Math.max(from, to), openFrom: false, openTo: false };
}
