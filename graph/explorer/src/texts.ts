import type { ActorKind, AgreementState, CorrectionKind, EventClass, EventType, PlaceKind, RelationType, Role, Status, TimeSource } from "./api/generated";
import type { LaneKind, ListKind, ViewName } from "./model/state";

const n = (count: number): string => count.toLocaleString("en");
const s = (count: number, one: string, many = `${one}s`): string => `${n(count)} ${count === 1 ? one : many}`;

const age = (days: number): string => (days < 730 ? s(Math.floor(days / 30.44), "month") : s(Math.floor(days / 365.25), "year"));

const classes: Record<EventClass, string> = {
  AGREEMENT: "Agreement", TERRITORY: "Territory", VIOLENCE: "Violence", CONTENTION: "Contention",
  DIPLOMACY: "Diplomacy", SUPPORT: "Support", COERCION: "Coercion", HUMAN_COST: "Human cost",
};

const types: Record<EventType, string> = {
  CEASEFIRE_AGREEMENT: "Ceasefire agreement", CEASEFIRE_VIOLATION: "Ceasefire violation", OTHER_AGREEMENT: "Other agreement",
  TERRITORY_CAPTURE: "Territory captured", WITHDRAWAL: "Withdrawal", SIEGE: "Siege",
  BATTLE: "Battle", AIRSTRIKE: "Airstrike", SHELLING: "Shelling", BOMBING: "Bombing", CHEMICAL_ATTACK: "Chemical attack",
  ARMED_ATTACK: "Armed attack", TARGETED_KILLING: "Targeted killing", ABDUCTION: "Abduction",
  PROTEST: "Protest", ARREST: "Arrest", RELEASE: "Release", POLITICAL_TRANSITION: "Political transition",
  TALKS: "Talks", DEMAND: "Demand", THREAT: "Threat", ACCUSATION: "Accusation", REJECTION: "Rejection", ENDORSEMENT: "Endorsement",
  AID: "Aid", MILITARY_SUPPORT: "Military support", SANCTION: "Sanction", DEPLOYMENT: "Deployment",
  DISPLACEMENT: "Displacement", CASUALTIES: "Casualties",
};

const statuses: Record<Status, string> = { OCCURRED: "Occurred", PLANNED: "Planned", CONDITIONAL: "Conditional", DENIED: "Denied" };

const roles: Record<Role, string> = { AGENT: "By", TARGET: "Against", PARTY: "Parties", MEDIATOR: "Mediated by" };

const relations: Record<RelationType, string> = {
  BACKS: "backs", ALLIED_WITH: "is allied with", FIGHTS: "fights", OPPOSES: "opposes", PART_OF: "is part of", LEADS: "leads",
  REPRESENTS: "represents", CONTROLS: "controls", SUCCEEDS: "succeeds",
};

const actorKinds: Record<ActorKind, string> = {
  PERSON: "Person", STATE: "State", MILITARY: "Military", ARMED_GROUP: "Armed group", COALITION: "Coalition",
  INTERNATIONAL_ORGANIZATION: "International organisation", PARTY: "Party", ORGANIZATION: "Organisation", MEDIA: "Media",
  POPULATION: "People", OTHER: "Other",
};

const placeKinds: Record<PlaceKind, string> = {
  COUNTRY: "Country", REGION: "Region", CITY: "City", DISTRICT: "District", SITE: "Site", AREA: "Area", OTHER: "Place",
};

const agreementStates: Record<AgreementState, string> = {
  DECLARED: "Declared, not yet in force", IN_FORCE: "In force", BREACHED: "In force, but breached", COLLAPSED: "Collapsed",
  EXPIRED: "Expired", SUPERSEDED: "Superseded",
};

const timeSources: Record<TimeSource, string> = { STATED: "stated in the text", RELATIVE: "counted from the text", DEFAULT: "the article’s date", CORRECTED: "corrected" };

const corrections: Record<CorrectionKind, string> = {
  MERGE_ACTORS: "Actors merged", SPLIT_ACTOR: "Name split off", ADD_ALIAS: "Name added", DROP_ALIAS: "Name dropped", MERGE_EVENTS: "Events merged", SPLIT_EVENT: "Report split off",
  CORRECT_EVENT: "Event corrected", RETRACT_REPORT: "Report retracted", RETRACT_ARTICLE: "Article retracted", UNDO: "Undone",
};

const laneKinds: Record<LaneKind, string> = { class: "Class", actor: "Actor", place: "Place" };
const listKinds: Record<ListKind, string> = { events: "All", disagreements: "Reports disagree", changes: "What changed" };
const views: Record<ViewName, string> = { timeline: "Timeline", map: "Map", network: "Network", list: "List" };

/** All that the explorer says, in one place. What users read stands here and nowhere else. */
export const texts = {
  classes, types, statuses, roles, relations, actorKinds, placeKinds, agreementStates, timeSources, views, laneKinds, listKinds,
  app: "casus",
  loading: "Loading …",
  skip: "Skip to the view",
  errors: {
    unreachable: "The server does not answer. Is casus still running?",
    unreadable: (status: number) => `The server gave an answer that is none (status ${status}).`,
    unknown: "Something went wrong.",
    retry: "Try again",
    crashed: "The explorer has come to a halt. Reload the page; if that does not help, please report this:",
  },
  header: { views: "Views", lanes: "Lanes by", listOf: "What is listed", api: "GraphQL", apiTitle: "The query editor", add: "Add articles", live: "Live", offline: "Not connected", theme: "Colours", themes: { system: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" } },
  search: {
    label: "Search events, actors, places and articles", placeholder: "Search events, actors, places, articles", results: "Results",
    groups: { actors: "Actor", places: "Place", events: "Event", articles: "Article", words: "Filter" },
    byWords: (words: string) => `Only events with “${words}”`,
    found: (count: number) => (count > 0 ? `${s(count, "result")}. Arrow keys choose, Enter opens, Shift and Enter filter.` : "Nothing found."),
  },
  filter: {
    label: "Filters", add: "Filter", clear: "Clear all", actor: "Actor", place: "Place", country: "Country", class: "Class", type: "Type", status: "Status",
    source: "Source", words: "Words", confidence: "Confidence", remove: (kind: string, text: string) => `Remove filter: ${kind} ${text}`,
    hint: "For actors and places, find them in the search box: Shift+Enter filters by one.",
    count: (inView: number, all: number) => `${n(inView)} of ${s(all, "event")}`,
  },
  known: { label: "As known on", day: "As known on this day" },
  strip: {
    from: "Start of the stretch that is shown", to: "End of the stretch that is shown", day: "Day of map and network", dayLabel: "As of",
    dayBack: "A day back", dayOn: "A day on", zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Show all",
  },
  timeline: {
    label: (count: number, by: string) => `Timeline of ${s(count, "event")} by ${by}`,
    keys: "Left and right arrows go from event to event; with Shift they move the stretch of time. Plus and minus zoom.",
    noActor: "No actor", noPlace: "No place", others: (count: number) => `${n(count)} others`,
    bar: (count: number) => `${s(count, "event")}. Click to zoom in.`, throughout: (count: number) => `${s(count, "event")} with a longer or uncertain time: before, during and after what is shown`, wider: (count: number) => `${s(count, "event")}. Click to zoom out to where they begin and end.`,
  },
  legend: { classes: "Classes", statuses: "Statuses", differ: "Reports disagree", vague: "Uncertain time", filterBy: (name: string) => `Show only: ${name}` },
  map: {
    label: (count: number, placed: number) => `Map of ${s(count, "event")}; ${n(placed)} with a place that is known`,
    keys: "Arrow keys move the map, plus and minus zoom, N and P go from place to place, Enter opens.",
    placed: (placed: number, count: number) => `${n(placed)} of ${s(count, "event")} on the map`,
    busiest: (places: number, count: number) => `The ${n(places)} busiest places of ${s(count, "event")}`,
    cluster: (count: number) => `${s(count, "event")}. Click to zoom in.`, at: (place: string) => `at ${place}`,
    holds: (actor: string, place: string) => `${actor} holds ${place}`, contested: "contested", control: (day: string) => `Control on ${day}`, told: (day: string, silent: number) => `last told of ${day}${silent > 0 ? `, ${age(silent)} before` : ""}`, age: (silent: number) => `${age(silent)} ago`, silent: "Last told of over a year before",
    coarse: "Region or country: no exact place", credit: "Map: Natural Earth", noControl: "No control known on this day", fit: "Fit to events",
    failed: "The map could not be loaded.", zoomIn: "Zoom map in", zoomOut: "Zoom map out", events: (count: number, place: string) => `${s(count, "event")} at ${place}`,
  },
  network: {
    label: (actors: number, links: number, day: string) => `Network on ${day}: ${s(actors, "actor")}, ${s(links, "relation")}`,
    keys: "Left and right arrows go from actor to actor, Enter opens.", types: "Relations", kinds: "Kinds of actors", list: (count: number) => `${s(count, "relation")} as a list`,
    truncated: "There are more: filter by an actor to see all of its own.", empty: "No relation is known to hold on this day. Try another day, or other filters.",
    again: "Arrange anew and fit", most: "How many actors are drawn", sizes: (count: number) => `up to ${n(count)}`, core: (drawn: number, all: number) => `The ${n(drawn)} of ${n(all)} with the most relations.`,
    size: (actors: number, links: number) => `${s(actors, "actor")}, ${s(links, "relation")}`,
  },
  list: { caption: (count: number) => `${s(count, "event")}, by date`, when: "When", what: "What happened", type: "Type", who: "Who", where: "Where", undated: "without date", newest: "Newest first", pages: "Pages", first: "First", back: "Previous", next: "Next", rows: (from: number, to: number, all: number | null) => `${n(from)} to ${n(to)}${all === null ? "" : ` of ${n(all)}`}` },
  disagreements: { caption: "Events whose reports contradict each other", says: "Who says what", none: "No reports contradict each other here. Zoom out, or remove a filter." },
  changes: { caption: "What became known between the two days", from: "Known on", to: "and on", explain: "What was published or corrected after the first day and by the second, and what it changed.", published: "Published", changed: "What changed", fresh: "New", again: (count: number) => (count === 1 ? "Another report" : `${n(count)} more reports`), corrected: "Corrected", merged: "Merged into another", gone: "Withdrawn", same: "says the same", none: "Nothing was published or corrected between these days that the filter lets through." },
  path: { title: "Chain between two actors", from: "From", to: "To", start: "Chain to …", found: (count: number, day: string) => `${s(count, "relation")} on ${day}`, none: (day: string) => `No chain of up to six relations links them on ${day}. Try another day, or other types of relations.` },
  activity: { title: (count: number, when: string) => `In ${s(count, "event")} ${when}`, ever: "in all", during: (from: string, to: string) => `from ${from} to ${to}`, more: (count: number) => `and ${s(count, "more type", "more types")}`, ends: "First and last" },
  empty: {
    store: "Nothing here yet. Add an article, or load some with “casus load”.",
    events: "No events match. Remove a filter, or look as known on a later day.",
    stretch: "No events in this stretch of time. Zoom out, or show all.",
  },
  pane: { label: "Details", close: "Close", back: "Back", unknown: "The address names nothing that can be shown.", gone: "There is no such thing, or it was not known by then.", filterBy: "Filter by this", unfilter: "Filtered by this" },
  fields: { type: "Type", status: "Status", date: "When", time: "When", killed: "Killed", injured: "Injured", abducted: "Abducted", displaced: "Displaced", participants: "Who", agents: "By", agent: "By", targets: "Against", target: "Against", places: "Where", weapon: "Weapon" } as Record<string, string>,
  event: {
    when: "When", noDate: "no date", where: "Where", who: "Who", gained: "Gained by", lost: "Lost by", weapon: "Weapon", killed: "Killed", injured: "Injured", abducted: "Abducted", displaced: "Displaced",
    says: "According to", accordingTo: "According to", confidence: "Confidence", disagree: "Reports disagree", violates: "Breaks", about: "About",
    reports: (count: number) => s(count, "report"), shownBelow: "Shown below", showText: "Show in the text", changed: "What changed since the first report",
    became: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`, added: (field: string, value: string) => `${field}: ${value}`,
    atLeast: (count: number) => `at least ${n(count)}`, atMost: (count: number) => `at most ${n(count)}`, some: "some",
  },
  agreement: {
    title: "The agreement", on: (day: string) => `on ${day}`, since: (when: string) => `since ${when}`, because: "Follows from:", parties: "Sides", brokers: "Brokered by", effective: "Takes effect", ends: "Ends",
    covers: "Covers", excludes: "Leaves out", kind: "Kind", written: "in writing", unwritten: "not in writing", terms: "Terms", breaches: "Breaches",
    by: (who: string) => `by ${who}`, to: (whom: string) => `to ${whom}`, until: (when: string) => `until ${when}`, if: (condition: string) => `if ${condition}`,
  },
  article: { kicker: "Article", untitled: "Untitled", unnamed: "Unnamed source", textOf: (title: string) => `Text of the article ${title}`, events: (count: number) => `Reports ${s(count, "event")}`, relations: (count: number) => `Asserts ${s(count, "relation")}` },
  relation: { kicker: "Relation", since: (when: string) => `since ${when}`, until: (when: string) => `until ${when}`, assertions: (count: number) => `Said by ${s(count, "article")}`, read: "Read in the article" },
  actor: { generic: "description", aliases: "Also:", relations: "Relations", more: "There are more.", events: (count: number) => s(count, "event") },
  place: { within: "in", at: (lat: number, lon: number) => `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? "W" : "E"}`, nowhere: "No coordinates known", control: "Who held it", contested: "contested", reported: "reported" },
  add: {
    title: "Add articles", close: "Close", text: "Text of an article", placeholder: "Paste an article here …", headline: "Headline", source: "Source", date: "Published on", url: "Address",
    drop: "Drop text, HTML or JSON lines files here, or", choose: "choose files", read: "Read it", reading: (done: number, all: number) => `Reading ${n(done)} of ${n(all)} …`, store: (count: number) => (count === 1 ? "Store it" : `Store ${n(count)} articles`), storing: (done: number, all: number) => `Storing ${n(done)} of ${n(all)} …`,
    found: (events: number, links: number) => `${s(events, "event")}, ${s(links, "relation")}`, known: "Already stored", uncoded: (count: number) => `${s(count, "sentence")} read but coded as nothing`,
    stored: (fresh: number, updated: number) => `Stored: ${s(fresh, "new event")}, ${s(updated, "event")} with another report`, nothing: "Nothing was read out of it.", again: "Add more", open: "Open the first", look: "Nothing is stored yet. Have a look at what was read, then store it.", skip: "Leave out", failed: (name: string, why: string) => `${name}: ${why}`, optional: "optional; found in the text where left empty",
    legend: { event: "event", relation: "relation", uncoded: "coded as nothing" }, pasted: "Pasted text", line: (name: string, at: number) => `${name}, line ${at}`, notJson: "not a JSON object with a text", empty: "no text in it", tooLarge: "larger than 20 MB: use “casus load”", inProgress: "An article is being read.",
  },
  correct: {
    kinds: corrections, event: "Correct", merge: "Merge", addAlias: "Add a name", retract: "Retract", split: "Split off", drop: "Drop", names: "Correct names", retractArticle: "Retract",
    isRetracted: "Retracted: what it says does not count.", mergedInto: "Merged into", corrected: "Corrected", nothing: "nothing", undo: "Undo", undone: "undone", close: "Close", cancel: "Cancel", make: "Correct it", done: "Corrected.",
    author: "Your name", reason: "Why", name: "Name", other: "Find what is merged into it", date: "When", dateHint: "A day, month, year or stretch: 2016-09-09, 2016-09, 2016-09-09/2016-09-12.",
    participants: "Took part", places: "Where", addActor: "Find somebody who took part", addPlace: "Find a place", role: "As",
    history: (count: number) => s(count, "correction"), by: (who: string, when: string) => `${who}, ${when}`, from: (who: string) => `from ${who}`,
    undoOf: (kind: string, position: number) => `Undo: ${kind}, number ${n(position)}`, dropOf: (name: string) => `Drop ${name}`, splitOf: (name: string) => `Split off ${name}`,
    override: (field: string, was: string) => `${field} was corrected; the reports have: ${was}`, retracted: (count: number) => s(count, "retracted report"),
    titles: { event: "Correct an event", mergeEvents: "Merge events", mergeActors: "Merge actors", splitEvent: "Split off a report", splitActor: "Split off a name", addAlias: "Add a name", dropAlias: "Drop a name", retractReport: "Retract a report", retractArticle: "Retract an article", undo: "Undo a correction" },
    explain: {
      event: "What you set holds whatever reports say, those that come later too.", mergeEvents: "The event that you find becomes part of this one.", mergeActors: "Whom you find becomes this actor, with events, relations and names.",
      splitEvent: "The report becomes an event of its own.", splitActor: "Articles that use this name alone then mean another actor.", addAlias: "Articles that know nobody but this name then mean this actor, if nobody else is called so.",
      dropAlias: "Articles that know nobody but this name then do not mean this actor.", retractReport: "The report does not count any more. An event without another one is not shown.", retractArticle: "Nothing that it says counts any more. The article stays.", undo: "As if it had never been made.",
    },
  },
  news: { label: "New and changed", fresh: "New", more: "Changed", show: (count: number) => s(count, "new event"), close: "Dismiss", and: (count: number) => `and ${n(count)} more` },
  export: { label: "Export", picture: "Picture of the view", png: "PNG", svg: "SVG", events: "Events in view", formats: { csv: "CSV", geojson: "GeoJSON", timelinejs: "TimelineJS", ical: "iCalendar", events: "JSON lines" }, links: "Network as drawn", graphml: "GraphML", copy: "Copy link to this view", copied: "Link copied", failed: "The picture could not be made.", failedFile: "The file could not be made: the server does not answer." },
} as const;
