import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { ask, type Change, follow } from "../api/client";
import { EventCountDocument, EventsDocument, type EventFilter, ExtentDocument, JournalEndDocument, type Order } from "../api/generated";
import { texts } from "../texts";
import { bulk, bulkOf, dated, inOrder, type Mark, markOf, padded, touches } from "./events";
import { apiFilter, day, known, type Range, range } from "./state";
import { duringOf, fromDay, stretchOf, toDay } from "./time";

/** How many events are held at once; where there are more, only those of the stretch that is looked at are read. */
export const mostEvents = 10_000;
const pageSize = 100;

/** The events that are held, in order. */
export const marks = signal<readonly Mark[]>([]);
/** How many events the filter finds in all time; -1 while that is not known. */
export const total = signal(-1);
/** The stretch from the first event to the last. */
export const extent = signal<Range | null>(null);
/** The stretch in which most of them lie, as far as months tell. */
export const most = signal<Range | null>(null);
/** Whether marks has all that the filter finds, whatever stretch is looked at. */
export const whole = signal(true);
/** How many events the stretch that is looked at has, where they are too many to be read. */
export const crowd = signal(0);
export const loading = signal(true);
export const failure = signal<string | null>(null);
export const live = signal(false);
/** Events that came up since the page was opened, the newest first. */
export const news = signal<readonly { id: string; summary: string; isNew: boolean }[]>([]);
/** Counts upwards with every change of the graph, for views that read more than events. */
export const version = signal(0);

const automatic = computed<Range | null>(() => {
  const r = whole.value ? bulk(marks.value) : most.value && padded(most.value);
  return r ?? (extent.value && padded(extent.value));
});

/** The stretch that is looked at: what was chosen, else where most events lie. */
export const shown = computed<Range>(() => range.value ?? automatic.value ?? { from: Date.now() - 3.2e10, to: Date.now() });

/** The stretch that was chosen, once it has come to rest: what asks the server by it does not ask for each step of a drag. */
const restedRange = signal<Range | null>(range.peek());

/** The day as of which control and the network are shown: what was chosen, else the last of the stretch that has events, or of what is
 * looked at. */
export const shownDay = computed<string>(() => {
  if (day.value) return day.value;
  const r = restedRange.value;
  const last = lastDay.value;
  if (!r) return last;
  const at = fromDay(last);
  return toDay(Math.min(Math.max(at, r.from), r.to - 1));
});

const lastDay = computed<string>(() => {
  const r = automatic.value;
  if (!r) return toDay(Date.now());
  if (!whole.value && most.value) return toDay(most.value.to);
  let last = r.from;
  for (const m of marks.value) if (dated(m) && m.event.status === "OCCURRED" && m.from <= r.to && m.from > last) last = m.from;
  return toDay(last > r.from ? last : r.to);
});

let running: AbortController | null = null;

/** reload reads everything anew, for a filter, a moment of reporting or after a break. */
export function reload(): void {
  void load(apiFilter.value, known.value);
}

/** begin begins to read, in place of what is being read. */
function begin(): AbortController {
  running?.abort();
  running = new AbortController();
  loading.value = true;
  failure.value = null;
  // What was told before will be read.
  draw();
  since.clear();
  return running;
}

/** end ends a reading. Where all is held it is counted; else what changed meanwhile may not have been when the server was asked. */
function end(mine: AbortController): void {
  if (running !== mine) return;
  loading.value = false;
  if (failure.value) return;
  if (whole.value) total.value = marks.value.length;
  else if (uncounted) void recount();
}

/** Counts the filters and moments that have been read: what was asked for an earlier one does not count. */
let loads = 0;
let counting = false;
/** Whether something changed that total may not have. */
let uncounted = false;

/** recount asks how many events the filter finds, after changes of which not all are held. */
async function recount(): Promise<void> {
  if (counting) return;
  counting = true;
  try {
    while (uncounted && !whole.value) {
      uncounted = false;
      const mine = loads;
      try {
        const n = (await ask(EventCountDocument, { filter: apiFilter.value, knownBy: known.value })).timeline.totalCount;
        if (mine === loads && !whole.value) total.value = n;
      } catch (err) {
        if (mine === loads) failure.value = err instanceof Error ? err.message : texts.errors.unknown;
      }
    }
  } finally {
    counting = false;
  }
}

/** The journal's end before what is shown was read; -1 while that is not known. */
let readAt = -1;

async function load(filter: EventFilter, knownBy: string | null): Promise<void> {
  const mine = begin();
  loads++;
  readAt = -1;
  try {
    readAt = (await ask(JournalEndDocument, {}, mine.signal)).statistics.position;
    // What is told from here on counts anew.
    uncounted = false;
    const e = await ask(ExtentDocument, { filter, knownBy }, mine.signal);
    const first = e.oldest.nodes[0]?.time;
    const last = e.newest.nodes[0]?.time;
    const from = Date.parse(first?.earliest ?? first?.latest ?? "");
    const to = Date.parse(last?.latest ?? last?.earliest ?? "");
    held = asked = null;
    batch(() => {
      total.value = e.oldest.totalCount;
      extent.value = from <= to ? { from, to } : null;
      most.value = bulkOf(e.months.buckets.map((b) => ({ ...stretchOf(b.time), count: b.count })));
      whole.value = e.oldest.totalCount <= mostEvents;
      crowd.value = 0;
    });
    if (whole.value) await pages(filter, knownBy, e.oldest.totalCount, mine.signal, () => true);
    else await part(filter, knownBy, mine.signal);
  } catch (err) {
    if (!mine.signal.aborted) failure.value = err instanceof Error ? err.message : String(err);
  } finally {
    end(mine);
  }
}

/** The stretch of which marks has all events, where it has not all that the filter finds. */
let held: Range | null = null;
/** The stretch that was last asked for. */
let asked: Range | null = null;

/** wider is a stretch with half of its length on either side, so that panning finds something there. */
const wider = (r: Range): Range => ({ from: r.from - (r.to - r.from) / 2, to: r.to + (r.to - r.from) / 2 });

/** part reads the events of the stretch that is looked at and around it, if they are few enough. */
async function part(filter: EventFilter, knownBy: string | null, signal: AbortSignal): Promise<void> {
  const looked = (asked = shown.value);
  let n = 0;
  for (const r of [wider(looked), looked]) {
    const inside = { ...filter, during: duringOf(r.from, r.to) };
    n = (await ask(EventCountDocument, { filter: inside, knownBy }, signal)).timeline.totalCount;
    if (n > mostEvents) continue;
    crowd.value = 0;
    await pages(inside, knownBy, n, signal, (m) => touches(m, r));
    held = r;
    return;
  }
  held = null;
  batch(() => {
    marks.value = [];
    crowd.value = n;
  });
}

/** Events that changed since the reading under way began, null for those that are gone: its pages may have them as they were before. */
const since = new Map<string, Mark | null>();

/** pages reads so many events from both ends of a timeline at once, and shows the first page at once, more in growing steps. Of those that changed meanwhile
 * it takes those that are in the timeline. */
async function pages(filter: EventFilter, knownBy: string | null, count: number, signal: AbortSignal, takes: (m: Mark) => boolean): Promise<void> {
  const all = new Map<string, Mark>();
  let next = 0;
  const show = () => {
    next = 3 * all.size;
    const now = new Map(all);
    for (const [id, m] of since) {
      if (m && takes(m)) now.set(id, m);
      else now.delete(id);
    }
    marks.value = [...now.values()].sort(inOrder);
  };
  const from = async (order: Order) => {
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof eventsPage>> = await eventsPage(filter, order, knownBy, after, signal);
      for (const e of page.nodes) all.set(e.id, markOf(e));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      if (all.size >= next) show();
    } while (after && all.size < count);
  };
  await Promise.all([from("OLDEST_FIRST"), ...(count > pageSize ? [from("NEWEST_FIRST")] : [])]);
  show();
}

const eventsPage = async (filter: EventFilter, order: Order, knownBy: string | null, after: string | null, signal: AbortSignal) =>
  (await ask(EventsDocument, { filter, order, knownBy, after, first: pageSize }, signal)).timeline;

let waiting: Change[] = [];
let soon: ReturnType<typeof setTimeout> | undefined;

/** take notes a change; a load of many articles gives many a second, so that they are drawn a few times a second only. */
function take(c: Change): void {
  waiting.push(c);
  soon ??= setTimeout(draw, 200);
}

/** draw draws the changes that wait. */
function draw(): void {
  clearTimeout(soon);
  soon = undefined;
  const changes = waiting;
  if (changes.length === 0) return;
  waiting = [];
  batch(() => {
    const told = new Map(news.value.toReversed().map((x) => [x.id, x]));
    for (const x of changes) {
      const isNew = x.new || !!told.get(x.id)?.isNew;
      // What came last comes first.
      told.delete(x.id);
      if (x.event) told.set(x.id, { id: x.id, summary: x.event.summary, isNew });
    }
    news.value = [...told.values()].toReversed().slice(0, 50);
    version.value++;
    // As known on a day, nothing that comes now was known.
    if (known.value !== null) return;
    const byID = new Map(marks.value.map((m) => [m.event.id, m]));
    for (const x of changes) {
      const m = x.event && markOf(x.event);
      if (!m) byID.delete(x.id);
      else if (whole.value || byID.has(x.id) || (held && touches(m, held))) byID.set(x.id, m);
      if (loading.value) since.set(x.id, m);
    }
    marks.value = [...byID.values()].sort(inOrder);
    uncounted = true;
    if (loading.value) return;
    if (whole.value) total.value = marks.value.length;
    else void recount();
  });
}

/** catchUp reads anew what may have changed before the server began to tell of changes. */
async function catchUp(missed: boolean): Promise<void> {
  if (!missed) {
    // What is read from now on has it.
    if (readAt < 0) return;
    const mine = loads;
    const position = await ask(JournalEndDocument, {}).then((e) => e.statistics.position, () => -1);
    if (mine !== loads || position === readAt) return;
  }
  version.value++;
  reload();
}

/** keepData reads events as filter, moment of reporting and stretch change, and follows what comes up. */
export function keepData(): void {
  restedRange.value = range.peek();
  let rest: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const r = range.value;
    clearTimeout(rest);
    rest = setTimeout(() => { restedRange.value = r; }, 250);
  });
  effect(() => {
    const filter = apiFilter.value;
    const knownBy = known.value;
    untracked(() => void load(filter, knownBy));
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const r = shown.value;
    clearTimeout(timer);
    if (whole.value || (held && held.from <= r.from && held.to >= r.to)) return;
    timer = setTimeout(() => {
      if (asked && asked.from === r.from && asked.to === r.to) return;
      const mine = begin();
      part(apiFilter.value, known.value, mine.signal)
        .catch((err: unknown) => {
          if (!mine.signal.aborted) failure.value = err instanceof Error ? err.message : texts.errors.unknown;
        })
        .finally(() => end(mine));
    }, 300);
  });
  effect(() => {
    const filter = apiFilter.value;
    let broken = false;
    return follow(filter, take, (up) => {
      live.value = up;
      if (up) void catchUp(broken);
      broken = !up;
    });
  });
}
