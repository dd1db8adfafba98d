/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What sort of actor somebody is. */
export type ActorKind =
  /** An armed group that is no state's army. */
  | 'ARMED_GROUP'
  /** A coalition or alliance of states or groups. */
  | 'COALITION'
  /** A body of states: the United Nations, the Arab League. */
  | 'INTERNATIONAL_ORGANIZATION'
  /** A news outlet or agency. */
  | 'MEDIA'
  /** The armed forces of a state, or a part of them. */
  | 'MILITARY'
  /** Any other organisation: aid agency, company, court, think tank. */
  | 'ORGANIZATION'
  /** Anything else. */
  | 'OTHER'
  /** A political party or movement, an opposition body. */
  | 'PARTY'
  /** A person. */
  | 'PERSON'
  /** People: civilians, a crowd, refugees, a community. */
  | 'POPULATION'
  /** A state or its government. */
  | 'STATE';

/** A name to add. */
export type AddAliasInput = {
  /** The actor's id. */
  actor: string;
  /** Who says so. */
  author: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** The name. */
  name: string;
  /** Why. */
  reason: string;
  /** From when on it was in use. */
  since?: string | null | undefined;
  /** Until when it was in use. */
  until?: string | null | undefined;
};

/** How far an agreement goes, as the ETH/PRIO data classes ceasefires. */
export type AgreementKind =
  /** The sides stop fighting, without rules for keeping it. */
  | 'CESSATION_OF_HOSTILITIES'
  /** With the end of the conflict: demobilisation, disarmament. */
  | 'DEFINITIVE'
  /** With rules for keeping it (monitoring, separation of forces). */
  | 'PRELIMINARY';

/** Why an agreement was made, as the ETH/PRIO Civil Conflict Ceasefire Dataset distinguishes. */
export type AgreementPurpose =
  /** For an election. */
  | 'ELECTION'
  /** For a holiday. */
  | 'HOLIDAY'
  /** To let help in or people out. */
  | 'HUMANITARIAN'
  /** Anything else. */
  | 'OTHER'
  /** As part of a peace process. */
  | 'PEACE_PROCESS';

/** How many sides bind themselves. */
export type AgreementSides =
  /** Two. */
  | 'BILATERAL'
  /** More than two. */
  | 'MULTILATERAL'
  /** One. */
  | 'UNILATERAL';

/** How an agreement stands on a day. */
export type AgreementState =
  /** In force, but breached. */
  | 'BREACHED'
  /** Ended by one of its sides, or broken down. */
  | 'COLLAPSED'
  /** Agreed or announced, not yet in force. */
  | 'DECLARED'
  /** Past the day that it was to end. */
  | 'EXPIRED'
  /** In force. */
  | 'IN_FORCE'
  /** Replaced by a later one between the same sides about the same place. */
  | 'SUPERSEDED';

/** What is true of an event. What is not given is left as its reports have it. */
export type CorrectEventInput = {
  /** Those who took part in it besides, or in another role than reports say. */
  addParticipants?: Array<ParticipantInput> | null | undefined;
  /** The ids of places that it is about besides. */
  addPlaces?: Array<string> | null | undefined;
  /** Who says so. */
  author: string;
  /** When it happened. */
  date?: string | null | undefined;
  /** The ids of actors that took no part in it. */
  dropParticipants?: Array<string> | null | undefined;
  /** The ids of places that it is not about. */
  dropPlaces?: Array<string> | null | undefined;
  /** The event's id. */
  event: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** Why. */
  reason: string;
  /** Whether it happened. */
  status?: Status | null | undefined;
  /** What kind of act it is. */
  type?: EventType | null | undefined;
};

/** What a correction does. */
export type CorrectionKind =
  /** Gives an actor another name. */
  | 'ADD_ALIAS'
  /** Says what is true of an event, whatever its reports say. */
  | 'CORRECT_EVENT'
  /** Takes a name from an actor. */
  | 'DROP_ALIAS'
  /** Says that actors are one. */
  | 'MERGE_ACTORS'
  /** Says that events are one occurrence. */
  | 'MERGE_EVENTS'
  /** Takes out all that an article says. */
  | 'RETRACT_ARTICLE'
  /** Takes a report out. */
  | 'RETRACT_REPORT'
  /** Says that some names of an actor mean another. */
  | 'SPLIT_ACTOR'
  /** Says that some reports of an event tell another occurrence. */
  | 'SPLIT_EVENT'
  /** Undoes another correction. */
  | 'UNDO';

/** A name to drop. */
export type DropAliasInput = {
  /** The actor's id. */
  actor: string;
  /** Who says so. */
  author: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** The name. */
  name: string;
  /** Why. */
  reason: string;
};

/** A group of event types. */
export type EventClass =
  /** Agreements and their breaches. */
  | 'AGREEMENT'
  /** Pressure short of fighting. */
  | 'COERCION'
  /** Protests, arrests, releases, changes of power. */
  | 'CONTENTION'
  /** What actors say to and of each other. */
  | 'DIPLOMACY'
  /** What it costs people, beyond single events. */
  | 'HUMAN_COST'
  /** Help, humanitarian or military. */
  | 'SUPPORT'
  /** Places taken, left or cut off. */
  | 'TERRITORY'
  /** Attacks and fights. */
  | 'VIOLENCE';

/**
 * Which events to list. Values inside a field are alternatives; the fields given must all hold. A value that cannot be meant (no id where ids
 * are wanted, a name that nobody here has) is an error (BAD_USER_INPUT) that names it; an id that names nothing finds nothing.
 */
export type EventFilter = {
  /**
   * Further actors, by name or alias in full; capitals, accents and hyphens do not count. A name that nobody has is an error: `search`
   * and `actors` find names by their words.
   */
  actorNames?: Array<string> | null | undefined;
  /** Actors by id. */
  actors?: Array<string> | null | undefined;
  /** Event classes. */
  classes?: Array<EventClass> | null | undefined;
  /**
   * Countries by ISO 3166-1 alpha-2 code (SY), alpha-3 code or English name, or by a code that places here have; with all that lies in
   * them. Anything else is an error; a country in which nothing happened is none.
   */
  countries?: Array<string> | null | undefined;
  /** A time that the event's time must touch. */
  during?: string | null | undefined;
  /** The least confidence, 0 to 1; anything else is an error. */
  minConfidence?: number | null | undefined;
  /**
   * Further places, by name or alias in full, all that are called so; capitals, accents and hyphens do not count. A name that no place has is
   * an error: `search` and `places` find names by their words.
   */
  placeNames?: Array<string> | null | undefined;
  /** Places by id; a place finds the places that lie in it, a country its towns. */
  places?: Array<string> | null | undefined;
  /** The roles in which these actors count; any where not given. */
  roles?: Array<Role> | null | undefined;
  /** The same by its ends, which excludes `during`: a time at whose beginning it starts. */
  since?: string | null | undefined;
  /** Outlets, by name; one that no article is of is an error. */
  sources?: Array<string> | null | undefined;
  /** Statuses. */
  statuses?: Array<Status> | null | undefined;
  /** Event types. */
  types?: Array<EventType> | null | undefined;
  /** A time at whose end it ends. */
  until?: string | null | undefined;
  /** Words of summary or evidence; all must be there. */
  words?: string | null | undefined;
};

/** What kind of act an event is. The more specific type wins. */
export type EventType =
  /** People are kidnapped, taken hostage or made to disappear. */
  | 'ABDUCTION'
  /** Accusation, condemnation, criticism, blame. */
  | 'ACCUSATION'
  /** Humanitarian help or access is given, promised or let through. */
  | 'AID'
  /** An attack from aircraft, helicopters or drones. */
  | 'AIRSTRIKE'
  /** Any other attack by an armed actor on people or things: raid, ambush, shooting, massacre, forces firing on a crowd. */
  | 'ARMED_ATTACK'
  /** Arrest, detention, charge, trial, sentence. */
  | 'ARREST'
  /** Armed parties fight each other: clashes, offensives, assaults on held positions. */
  | 'BATTLE'
  /** An explosive device: car bomb, roadside bomb, suicide attack. */
  | 'BOMBING'
  /** A toll of dead or hurt that belongs to no single event: a war's total, a day's. */
  | 'CASUALTIES'
  /** A ceasefire, truce, cessation of hostilities or humanitarian pause is agreed, declared, extended or takes effect. */
  | 'CEASEFIRE_AGREEMENT'
  /** A ceasefire is breached, breaks down or is ended. */
  | 'CEASEFIRE_VIOLATION'
  /** Chemical weapons are used. */
  | 'CHEMICAL_ATTACK'
  /** One actor calls on, urges, asks or orders another to do something. */
  | 'DEMAND'
  /** Troops or weapons are mobilised, moved, called up or put on alert. */
  | 'DEPLOYMENT'
  /** People flee, are displaced or evacuated. */
  | 'DISPLACEMENT'
  /** Praise, welcome, recognition, approval, a vote for. */
  | 'ENDORSEMENT'
  /** Arms, training, money or forces are given to an actor that fights. */
  | 'MILITARY_SUPPORT'
  /** Any other deal or accord: peace or transition deal, prisoner swap, evacuation deal, joint operations, a pact or treaty. */
  | 'OTHER_AGREEMENT'
  /** Power changes hands or is to: election, referendum, resignation, appointment, coup, declaration of independence, a body formed. */
  | 'POLITICAL_TRANSITION'
  /** Demonstration, rally, strike, riot. */
  | 'PROTEST'
  /** Refusal, rejection, veto, boycott. */
  | 'REJECTION'
  /** Captives, hostages, prisoners or detainees are freed, outside of a deal that is coded as such. */
  | 'RELEASE'
  /** Sanctions, embargo, frozen assets, expelled diplomats, broken ties, closed borders. */
  | 'SANCTION'
  /** Artillery, mortar, rocket or missile fire. */
  | 'SHELLING'
  /** A place is besieged, encircled, blockaded, sealed or cut off, or such a siege is broken. */
  | 'SIEGE'
  /** Meeting, negotiation, visit, call, summit, mediation. */
  | 'TALKS'
  /** A particular person is killed or assassinated, by whatever means. */
  | 'TARGETED_KILLING'
  /** An armed actor takes or retakes a place. */
  | 'TERRITORY_CAPTURE'
  /** Warning, threat, ultimatum. */
  | 'THREAT'
  /** Forces leave, retreat from, hand over or lose a place. */
  | 'WITHDRAWAL';

/** What a histogram tells apart. */
export type Facet =
  /** Who is in them. */
  | 'ACTOR'
  /** The class of events. */
  | 'CLASS'
  /** Where they are, by the places that events name. */
  | 'PLACE'
  /** The outlets that report them. */
  | 'SOURCE'
  /** Their type. */
  | 'TYPE';

/** How wide the intervals of a histogram are. */
export type Granularity =
  /** A day. */
  | 'DAY'
  /** A month. */
  | 'MONTH'
  /** From a Monday to a Sunday. */
  | 'WEEK'
  /** A year. */
  | 'YEAR';

/** An article to load. */
export type LoadArticleInput = {
  /** An id of your own. */
  externalId?: string | null | undefined;
  /** When it was published; found in the text where not given. */
  publishedAt?: string | null | undefined;
  /** The outlet. */
  source?: string | null | undefined;
  /** The text as it stands on the page; menus, credits and comments are left out by themselves. */
  text: string;
  /** The headline; found in the text where not given. */
  title?: string | null | undefined;
  /** Where it stands. */
  url?: string | null | undefined;
};

/** Actors to merge. */
export type MergeActorsInput = {
  /** The id of the survivor. */
  actor: string;
  /** Who says so. */
  author: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** The ids of those that are merged into it. */
  merged: Array<string>;
  /** Why. */
  reason: string;
};

/** Events to merge. */
export type MergeEventsInput = {
  /** Who says so. */
  author: string;
  /** The id of the survivor. */
  event: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** The ids of those that are merged into it. */
  merged: Array<string>;
  /** Why. */
  reason: string;
};

/** The direction of a timeline. */
export type Order =
  /** From the newest back. */
  | 'NEWEST_FIRST'
  /** From the oldest on. */
  | 'OLDEST_FIRST';

/** Somebody's part in an event. */
export type ParticipantInput = {
  /** The actor's id. */
  actor: string;
  /** The part. */
  role: Role;
};

/** What sort of place somewhere is. */
export type PlaceKind =
  /** A stretch of land that no administration has as a unit. */
  | 'AREA'
  /** A town or village, whatever its size. */
  | 'CITY'
  /** A country. */
  | 'COUNTRY'
  /** A part of a town. */
  | 'DISTRICT'
  /** Anything else. */
  | 'OTHER'
  /** A province, governorate or other region of a country. */
  | 'REGION'
  /** A base, a crossing, a camp, a building. */
  | 'SITE';

/** How exact a time is. */
export type Precision =
  /** A hundred years. */
  | 'CENTURY'
  /** A day. */
  | 'DAY'
  /** Ten years. */
  | 'DECADE'
  /** A stretch from one time to another, with or without an open end. */
  | 'INTERVAL'
  /** To the minute. */
  | 'MINUTE'
  /** A month. */
  | 'MONTH'
  /** A season or a quarter. */
  | 'SEASON'
  /** To the second. */
  | 'SECOND'
  /** Nothing is known. */
  | 'UNKNOWN'
  /** A year. */
  | 'YEAR';

/** The kind of a standing link between two actors, or an actor and a place. */
export type RelationType =
  /** Sides, coordinates or is in a coalition with. Symmetric. */
  | 'ALLIED_WITH'
  /** Gives political, military or financial support. */
  | 'BACKS'
  /** Holds a place. */
  | 'CONTROLS'
  /** Is in armed conflict with. Symmetric. */
  | 'FIGHTS'
  /** Heads or commands. */
  | 'LEADS'
  /** Is against; wants out; rival. Symmetric. */
  | 'OPPOSES'
  /** Member, faction, branch, affiliate, unit of. */
  | 'PART_OF'
  /** Speaks or acts for: minister, envoy, spokesman, negotiator. */
  | 'REPRESENTS'
  /** Is the later name or successor of. */
  | 'SUCCEEDS';

/** An article to retract. */
export type RetractArticleInput = {
  /** The article's id. */
  article: string;
  /** Who says so. */
  author: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** Why. */
  reason: string;
};

/** A report to retract. */
export type RetractReportInput = {
  /** Who says so. */
  author: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** Why. */
  reason: string;
  /** The report's id. */
  report: string;
};

/** The part that a participant has in an event. */
export type Role =
  /** Does it. */
  | 'AGENT'
  /** Brokers, hosts or guarantees without being a side. */
  | 'MEDIATOR'
  /** Is one of the equal sides of an agreement, a talk or a battle with no clear attacker. */
  | 'PARTY'
  /** Has it done to. */
  | 'TARGET';

/** An actor to split. */
export type SplitActorInput = {
  /** The actor's id. */
  actor: string;
  /** Who says so. */
  author: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** The names that mean another, some of those that the actor has. If the name that it is called by is among them, its next alias takes its place. */
  names: Array<string>;
  /** Why. */
  reason: string;
  /** The id of the other actor; the one that is known by the first of the names, where not given. */
  to?: string | null | undefined;
};

/** An event to split. */
export type SplitEventInput = {
  /** Who says so. */
  author: string;
  /** The event's id. */
  event: string;
  /** From when on `knownBy` is to know it, not a moment in the future; from the moment on at which it is made, where not given. */
  knownFrom?: string | null | undefined;
  /** Why. */
  reason: string;
  /** The ids of its reports that tell another occurrence; not all of them. */
  reports: Array<string>;
};

/** Whether an act happened. */
export type Status =
  /** It happens only if something else does. */
  | 'CONDITIONAL'
  /** A report says that it did not happen, or somebody denies it. */
  | 'DENIED'
  /** It happened or is happening. */
  | 'OCCURRED'
  /** It is announced, scheduled or promised. */
  | 'PLANNED';

/** What a backer gives: the kinds of the UCDP External Support Dataset, and political support. */
export type Support =
  /** Air power. */
  | 'AIR_POWER'
  /** Money. */
  | 'FUNDING'
  /** Intelligence. */
  | 'INTELLIGENCE'
  /** Political support. */
  | 'POLITICAL'
  /** Access to territory. */
  | 'TERRITORY'
  /** Training and expertise. */
  | 'TRAINING'
  /** Troops that fight. */
  | 'TROOPS'
  /** Weapons and ammunition. */
  | 'WEAPONS';

/** Where an event's time comes from. */
export type TimeSource =
  /** An analyst corrected it. */
  | 'CORRECTED'
  /** The article's date, because the text says nothing. */
  | 'DEFAULT'
  /** Counted from the article's date or from another event: 'late on Friday', 'the next day'. */
  | 'RELATIVE'
  /** The text gives the date. */
  | 'STATED';

/** A correction to undo. */
export type UndoCorrectionInput = {
  /** Who says so. */
  author: string;
  /** Its position. */
  position: number;
  /** Why. */
  reason: string;
};

type Known_CeasefireAgreement_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_CeasefireViolation_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_HumanCostEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_OtherAgreement_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_PoliticalEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_SupportEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_TerritorialShift_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

type Known_ViolentEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> };

export type KnownFragment =
  | Known_CeasefireAgreement_Fragment
  | Known_CeasefireViolation_Fragment
  | Known_HumanCostEvent_Fragment
  | Known_OtherAgreement_Fragment
  | Known_PoliticalEvent_Fragment
  | Known_SupportEvent_Fragment
  | Known_TerritorialShift_Fragment
  | Known_ViolentEvent_Fragment
;

export type ChangesQueryVariables = Exact<{
  from: string;
  to: string;
  filter?: EventFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ChangesQuery = { changes: { nodes: Array<{ publishedAt: string | null, newReports: Array<{ id: string, article: { id: string, source: string | null } }>, corrections: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, knownFrom: string }>, event:
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
       | null, before:
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string }> }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DisagreementsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  order: Order;
  knownBy?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DisagreementsQuery = { disagreements: { nodes: Array<{ event:
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      , about: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PathQueryVariables = Exact<{
  from: string;
  to: string;
  asOf: string;
  types?: Array<RelationType> | RelationType | null | undefined;
  knownBy?: string | null | undefined;
}>;


export type PathQuery = { path: { nodes: Array<
      | { __typename: 'Actor', name: string, kind: ActorKind, country: string | null, generic: boolean, id: string }
      | { __typename: 'Article', id: string }
      | { __typename: 'CeasefireAgreement', id: string }
      | { __typename: 'CeasefireViolation', id: string }
      | { __typename: 'HumanCostEvent', id: string }
      | { __typename: 'OtherAgreement', id: string }
      | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
      | { __typename: 'PoliticalEvent', id: string }
      | { __typename: 'Relation', id: string }
      | { __typename: 'SupportEvent', id: string }
      | { __typename: 'TerritorialShift', id: string }
      | { __typename: 'ViolentEvent', id: string }
    >, relations: Array<{ id: string, type: RelationType, status: Status, confidence: number, roles: Array<string>, support: Array<Support>, subject: { id: string, name: string, kind: ActorKind }, object:
        | { __typename: 'Actor', id: string, name: string, kind: ActorKind }
        | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
      , spans: Array<{ since: string | null, until: string | null }> }> } | null };

export type ActorActivityQueryVariables = Exact<{
  id: string;
  during?: string | null | undefined;
  knownBy?: string | null | undefined;
}>;


export type ActorActivityQuery = { actor: { activity: { events: number, first:
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
       | null, last:
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
       | null, byType: Array<{ type: EventType, count: number }>, byRole: Array<{ role: Role, count: number }> } } | null };

export type CorrectionFragment = { position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null };

export type CorrectedFragment = { correction: { position: number, made: string | null }, event:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type CorrectEventMutationVariables = Exact<{
  input: CorrectEventInput;
}>;


export type CorrectEventMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type MergeEventsMutationVariables = Exact<{
  input: MergeEventsInput;
}>;


export type MergeEventsMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type SplitEventMutationVariables = Exact<{
  input: SplitEventInput;
}>;


export type SplitEventMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type MergeActorsMutationVariables = Exact<{
  input: MergeActorsInput;
}>;


export type MergeActorsMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type SplitActorMutationVariables = Exact<{
  input: SplitActorInput;
}>;


export type SplitActorMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type AddAliasMutationVariables = Exact<{
  input: AddAliasInput;
}>;


export type AddAliasMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type DropAliasMutationVariables = Exact<{
  input: DropAliasInput;
}>;


export type DropAliasMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type RetractReportMutationVariables = Exact<{
  input: RetractReportInput;
}>;


export type RetractReportMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type RetractArticleMutationVariables = Exact<{
  input: RetractArticleInput;
}>;


export type RetractArticleMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type UndoCorrectionMutationVariables = Exact<{
  input: UndoCorrectionInput;
}>;


export type UndoCorrectionMutation = { done: { correction: { position: number, made: string | null }, event:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null } };

export type ArticleDetailQueryVariables = Exact<{
  id: string;
  knownBy?: string | null | undefined;
}>;


export type ArticleDetailQuery = { article: { text: string, retractedBy: number | null, retrievedAt: string | null, externalId: string | null, id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, events: Array<
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, reports: Array<{ id: string, article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }>, trigger: { start: number, end: number, exact: string } | null }> }
    >, relations: Array<{ id: string, type: RelationType, status: Status, confidence: number, roles: Array<string>, support: Array<Support>, assertions: Array<{ article: { id: string }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, subject: { id: string, name: string, kind: ActorKind }, object:
        | { __typename: 'Actor', id: string, name: string, kind: ActorKind }
        | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
      , spans: Array<{ since: string | null, until: string | null }> }> } | null };

export type RelationLineFragment = { id: string, type: RelationType, status: Status, confidence: number, roles: Array<string>, support: Array<Support>, subject: { id: string, name: string, kind: ActorKind }, object:
    | { __typename: 'Actor', id: string, name: string, kind: ActorKind }
    | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
  , spans: Array<{ since: string | null, until: string | null }> };

export type RelationDetailQueryVariables = Exact<{
  id: string;
  knownBy?: string | null | undefined;
}>;


export type RelationDetailQuery = { node:
    | { __typename: 'Actor' }
    | { __typename: 'Article' }
    | { __typename: 'CeasefireAgreement' }
    | { __typename: 'CeasefireViolation' }
    | { __typename: 'HumanCostEvent' }
    | { __typename: 'OtherAgreement' }
    | { __typename: 'Place' }
    | { __typename: 'PoliticalEvent' }
    | { __typename: 'Relation', id: string, type: RelationType, status: Status, confidence: number, roles: Array<string>, support: Array<Support>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, assertions: Array<{ status: Status, since: string | null, until: string | null, role: string | null, support: Array<Support>, confidence: number, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, subject: { id: string, name: string, kind: ActorKind }, object:
        | { __typename: 'Actor', id: string, name: string, kind: ActorKind }
        | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
      , spans: Array<{ since: string | null, until: string | null }> }
    | { __typename: 'SupportEvent' }
    | { __typename: 'TerritorialShift' }
    | { __typename: 'ViolentEvent' }
   | null };

export type ActorDetailQueryVariables = Exact<{
  id: string;
  knownBy?: string | null | undefined;
}>;


export type ActorDetailQuery = { actor: { country: string | null, wikidata: string | null, generic: boolean, id: string, name: string, kind: ActorKind, aliases: Array<{ name: string, since: string | null, until: string | null, correction: number | null, broughtBy: { id: string, name: string, kind: ActorKind } | null }>, mergedInto: { id: string, name: string, kind: ActorKind } | null, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, relations: { nodes: Array<{ id: string, type: RelationType, status: Status, confidence: number, roles: Array<string>, support: Array<Support>, subject: { id: string, name: string, kind: ActorKind }, object:
          | { __typename: 'Actor', id: string, name: string, kind: ActorKind }
          | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
        , spans: Array<{ since: string | null, until: string | null }> }>, pageInfo: { hasNextPage: boolean } }, timeline: { totalCount: number, nodes: Array<
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      > } } | null };

export type PlaceDetailQueryVariables = Exact<{
  id: string;
  knownBy?: string | null | undefined;
}>;


export type PlaceDetailQuery = { place: { geonames: number | null, id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind, aliases: Array<{ name: string, since: string | null, until: string | null }>, within: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, control: Array<{ since: string | null, until: string | null, contested: boolean, actor: { id: string, name: string, kind: ActorKind }, because: Array<
        | { __typename: 'Actor', id: string }
        | { __typename: 'Article', id: string }
        | { __typename: 'CeasefireAgreement', summary: string, id: string }
        | { __typename: 'CeasefireViolation', summary: string, id: string }
        | { __typename: 'HumanCostEvent', summary: string, id: string }
        | { __typename: 'OtherAgreement', summary: string, id: string }
        | { __typename: 'Place', id: string }
        | { __typename: 'PoliticalEvent', summary: string, id: string }
        | { __typename: 'Relation', type: RelationType, id: string }
        | { __typename: 'SupportEvent', summary: string, id: string }
        | { __typename: 'TerritorialShift', summary: string, id: string }
        | { __typename: 'ViolentEvent', summary: string, id: string }
      > }>, timeline: { totalCount: number, nodes: Array<
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      > } } | null };

export type NamesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NamesQuery = { nodes: Array<
    | { __typename: 'Actor', name: string, id: string }
    | { __typename: 'Article', id: string }
    | { __typename: 'CeasefireAgreement', id: string }
    | { __typename: 'CeasefireViolation', id: string }
    | { __typename: 'HumanCostEvent', id: string }
    | { __typename: 'OtherAgreement', id: string }
    | { __typename: 'Place', name: string, id: string }
    | { __typename: 'PoliticalEvent', id: string }
    | { __typename: 'Relation', id: string }
    | { __typename: 'SupportEvent', id: string }
    | { __typename: 'TerritorialShift', id: string }
    | { __typename: 'ViolentEvent', id: string }
   | null> };

export type SearchQueryVariables = Exact<{
  words: string;
  knownBy?: string | null | undefined;
  first: number;
}>;


export type SearchQuery = { search: { events: Array<
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, time: { earliest: string | null, latest: string | null } | null }
    >, actors: Array<{ country: string | null, id: string, name: string, kind: ActorKind, timeline: { totalCount: number } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind, timeline: { totalCount: number } }>, articles: Array<{ id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }> } };

export type StatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type StatisticsQuery = { statistics: { articles: number, events: number, reports: number, actors: number, places: number, relations: number, position: number } };

export type SourcesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SourcesQuery = { articles: { nodes: Array<{ source: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

type EventMark_CeasefireAgreement_Fragment = { __typename: 'CeasefireAgreement', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_CeasefireViolation_Fragment = { __typename: 'CeasefireViolation', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_HumanCostEvent_Fragment = { __typename: 'HumanCostEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_OtherAgreement_Fragment = { __typename: 'OtherAgreement', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_PoliticalEvent_Fragment = { __typename: 'PoliticalEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_SupportEvent_Fragment = { __typename: 'SupportEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_TerritorialShift_Fragment = { __typename: 'TerritorialShift', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

type EventMark_ViolentEvent_Fragment = { __typename: 'ViolentEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> };

export type EventMarkFragment =
  | EventMark_CeasefireAgreement_Fragment
  | EventMark_CeasefireViolation_Fragment
  | EventMark_HumanCostEvent_Fragment
  | EventMark_OtherAgreement_Fragment
  | EventMark_PoliticalEvent_Fragment
  | EventMark_SupportEvent_Fragment
  | EventMark_TerritorialShift_Fragment
  | EventMark_ViolentEvent_Fragment
;

export type PlaceMarkFragment = { id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind };

export type EventsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  order: Order;
  knownBy?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type EventsQuery = { timeline: { nodes: Array<
      | { __typename: 'CeasefireAgreement', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'CeasefireViolation', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'HumanCostEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'OtherAgreement', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'PoliticalEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'SupportEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'TerritorialShift', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'ViolentEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type JournalEndQueryVariables = Exact<{ [key: string]: never; }>;


export type JournalEndQuery = { statistics: { position: number } };

export type EventCountQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  knownBy?: string | null | undefined;
}>;


export type EventCountQuery = { timeline: { totalCount: number } };

export type ExtentQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  knownBy?: string | null | undefined;
}>;


export type ExtentQuery = { oldest: { totalCount: number, nodes: Array<
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
    > }, newest: { nodes: Array<
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
      | { time: { earliest: string | null, latest: string | null } | null }
    > }, months: { buckets: Array<{ time: string, count: number }> } };

export type ActorNameFragment = { id: string, name: string, kind: ActorKind };

export type CountFragment = { low: number | null, high: number | null };

export type EvidenceFragment = { start: number, end: number, exact: string, article: { id: string } };

export type ArticleHeadFragment = { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null };

export type ReportFragment = { id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> };

export type AgreementFragment = { effective: string | null, ends: string | null, kind: AgreementKind | null, purpose: AgreementPurpose | null, sides: AgreementSides | null, written: boolean | null, covers: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, excludes: Array<{ id: string, name: string, kind: ActorKind }>, terms: Array<{ text: string, type: EventType | null, until: string | null, condition: string | null, status: Status | null, who: Array<{ id: string, name: string, kind: ActorKind }>, whom: Array<{ id: string, name: string, kind: ActorKind }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }> };

type EventLine_CeasefireAgreement_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_CeasefireViolation_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_HumanCostEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_OtherAgreement_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_PoliticalEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_SupportEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_TerritorialShift_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

type EventLine_ViolentEvent_Fragment = { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string };

export type EventLineFragment =
  | EventLine_CeasefireAgreement_Fragment
  | EventLine_CeasefireViolation_Fragment
  | EventLine_HumanCostEvent_Fragment
  | EventLine_OtherAgreement_Fragment
  | EventLine_PoliticalEvent_Fragment
  | EventLine_SupportEvent_Fragment
  | EventLine_TerritorialShift_Fragment
  | EventLine_ViolentEvent_Fragment
;

export type EventDetailQueryVariables = Exact<{
  id: string;
  asOf: string;
  knownBy?: string | null | undefined;
}>;


export type EventDetailQuery = { event:
    | { __typename: 'CeasefireAgreement', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, parties: Array<{ id: string, name: string, kind: ActorKind }>, brokers: Array<{ id: string, name: string, kind: ActorKind }>, agreement: { effective: string | null, ends: string | null, kind: AgreementKind | null, purpose: AgreementPurpose | null, sides: AgreementSides | null, written: boolean | null, covers: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, excludes: Array<{ id: string, name: string, kind: ActorKind }>, terms: Array<{ text: string, type: EventType | null, until: string | null, condition: string | null, status: Status | null, who: Array<{ id: string, name: string, kind: ActorKind }>, whom: Array<{ id: string, name: string, kind: ActorKind }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }> } | null, standing: { state: AgreementState, since: string | null, because: Array<
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
          | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        > }, breaches: Array<
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      >, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'CeasefireViolation', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, violates: { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string } | null, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'HumanCostEvent', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'OtherAgreement', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, parties: Array<{ id: string, name: string, kind: ActorKind }>, brokers: Array<{ id: string, name: string, kind: ActorKind }>, agreement: { effective: string | null, ends: string | null, kind: AgreementKind | null, purpose: AgreementPurpose | null, sides: AgreementSides | null, written: boolean | null, covers: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, excludes: Array<{ id: string, name: string, kind: ActorKind }>, terms: Array<{ text: string, type: EventType | null, until: string | null, condition: string | null, status: Status | null, who: Array<{ id: string, name: string, kind: ActorKind }>, whom: Array<{ id: string, name: string, kind: ActorKind }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }> } | null, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'PoliticalEvent', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, about:
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
        | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
       | null, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'SupportEvent', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'TerritorialShift', timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, gainedBy: Array<{ id: string, name: string, kind: ActorKind }>, lostBy: Array<{ id: string, name: string, kind: ActorKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
    | { __typename: 'ViolentEvent', weapon: string | null, timeSource: TimeSource | null, id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, reports: Array<{ id: string, type: EventType, status: Status, date: string | null, timeSource: TimeSource | null, summary: string, weapon: string | null, confidence: number, extractor: string | null, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, participants: Array<{ role: Role, actor: { id: string, name: string, kind: ActorKind } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, killed: { low: number | null, high: number | null } | null, injured: { low: number | null, high: number | null } | null, abducted: { low: number | null, high: number | null } | null, displaced: { low: number | null, high: number | null } | null, attributedTo: Array<{ id: string, name: string, kind: ActorKind }>, trigger: { start: number, end: number, exact: string } | null, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, overrides: Array<{ field: string, was: string }>, retracted: Array<{ id: string, article: { id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, evidence: Array<{ start: number, end: number, exact: string, article: { id: string } }> }>, history: Array<{ position: number, kind: CorrectionKind, author: string, reason: string, at: string, names: Array<string>, undoes: number | null, undoneBy: number | null, set: { type: EventType | null, status: Status | null, date: string | null } | null }>, differences: Array<{ field: string, accounts: Array<{ value: string, reports: Array<{ id: string, article: { id: string, source: string | null } }> }> }>, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }> }
   | null };

export type EventAddedSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
}>;


export type EventAddedSubscription = { eventAdded: { id: string, new: boolean, event:
      | { __typename: 'CeasefireAgreement', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'CeasefireViolation', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'HumanCostEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'OtherAgreement', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'PoliticalEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'SupportEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'TerritorialShift', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
      | { __typename: 'ViolentEvent', id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string, confidence: number, time: { earliest: string | null, latest: string | null, precision: Precision, approximate: boolean, uncertain: boolean } | null, participants: Array<{ role: Role, actor: { id: string, name: string } }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, differences: Array<{ field: string }> }
     | null } };

export type DensityQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  interval: Granularity;
  by?: Facet | null | undefined;
  limit: number;
  knownBy?: string | null | undefined;
}>;


export type DensityQuery = { histogram: { buckets: Array<{ time: string, value: string | null, count: number, node:
        | { __typename: 'Actor', name: string }
        | { __typename: 'Article' }
        | { __typename: 'CeasefireAgreement' }
        | { __typename: 'CeasefireViolation' }
        | { __typename: 'HumanCostEvent' }
        | { __typename: 'OtherAgreement' }
        | { __typename: 'Place', name: string }
        | { __typename: 'PoliticalEvent' }
        | { __typename: 'Relation' }
        | { __typename: 'SupportEvent' }
        | { __typename: 'TerritorialShift' }
        | { __typename: 'ViolentEvent' }
       | null }> } };

export type PlaceCountsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  limit: number;
  knownBy?: string | null | undefined;
}>;


export type PlaceCountsQuery = { histogram: { buckets: Array<{ count: number, node:
        | { __typename: 'Actor' }
        | { __typename: 'Article' }
        | { __typename: 'CeasefireAgreement' }
        | { __typename: 'CeasefireViolation' }
        | { __typename: 'HumanCostEvent' }
        | { __typename: 'OtherAgreement' }
        | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
        | { __typename: 'PoliticalEvent' }
        | { __typename: 'Relation' }
        | { __typename: 'SupportEvent' }
        | { __typename: 'TerritorialShift' }
        | { __typename: 'ViolentEvent' }
       | null }> } };

export type ActorCountsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  limit: number;
  knownBy?: string | null | undefined;
}>;


export type ActorCountsQuery = { histogram: { buckets: Array<{ value: string | null, count: number }> } };

export type LoadArticleMutationVariables = Exact<{
  input: LoadArticleInput;
  dryRun: boolean;
}>;


export type LoadArticleMutation = { loadArticle: { known: boolean, dryRun: boolean, article: { text: string, id: string, title: string, source: string | null, author: string | null, url: string | null, publishedAt: string | null }, events: Array<{ type: EventType, status: Status, date: string | null, summary: string, confidence: number, places: Array<string>, participants: Array<{ role: Role, name: string }>, evidence: Array<{ start: number, end: number, exact: string }> }>, relations: Array<{ type: RelationType, subject: string, object: string, status: Status, evidence: Array<{ start: number, end: number, exact: string }> }>, uncoded: Array<{ start: number, end: number, exact: string }>, newEvents: Array<
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
    >, updatedEvents: Array<
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
      | { id: string, type: EventType, class: EventClass, status: Status, date: string | null, summary: string }
    > } };

export type NetworkQueryVariables = Exact<{
  asOf: string;
  types?: Array<RelationType> | RelationType | null | undefined;
  around?: Array<string> | string | null | undefined;
  depth: number;
  limit: number;
  knownBy?: string | null | undefined;
}>;


export type NetworkQuery = { network: { truncated: boolean, actors: Array<{ country: string | null, generic: boolean, id: string, name: string, kind: ActorKind }>, places: Array<{ id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }>, relations: Array<{ id: string, type: RelationType, status: Status, confidence: number, roles: Array<string>, support: Array<Support>, subject: { id: string, name: string, kind: ActorKind }, object:
        | { __typename: 'Actor', id: string, name: string, kind: ActorKind }
        | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind }
      , spans: Array<{ since: string | null, until: string | null }> }> } };

export type ControlOfPlacesQueryVariables = Exact<{
  ids: Array<string> | string;
  knownBy?: string | null | undefined;
}>;


export type ControlOfPlacesQuery = { nodes: Array<
    | { __typename: 'Actor' }
    | { __typename: 'Article' }
    | { __typename: 'CeasefireAgreement' }
    | { __typename: 'CeasefireViolation' }
    | { __typename: 'HumanCostEvent' }
    | { __typename: 'OtherAgreement' }
    | { __typename: 'Place', id: string, name: string, country: string | null, latitude: number | null, longitude: number | null, placeKind: PlaceKind, control: Array<{ since: string | null, until: string | null, contested: boolean, actor: { id: string, name: string, kind: ActorKind }, because: Array<
          | { __typename: 'Actor' }
          | { __typename: 'Article' }
          | { __typename: 'CeasefireAgreement', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'CeasefireViolation', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'HumanCostEvent', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'OtherAgreement', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'Place' }
          | { __typename: 'PoliticalEvent', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'Relation', assertions: Array<{ article: { publishedAt: string | null } }> }
          | { __typename: 'SupportEvent', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'TerritorialShift', time: { earliest: string | null, latest: string | null } | null }
          | { __typename: 'ViolentEvent', time: { earliest: string | null, latest: string | null } | null }
        > }> }
    | { __typename: 'PoliticalEvent' }
    | { __typename: 'Relation' }
    | { __typename: 'SupportEvent' }
    | { __typename: 'TerritorialShift' }
    | { __typename: 'ViolentEvent' }
   | null> };

export type RelationGroundsQueryVariables = Exact<{
  ids: Array<string> | string;
  knownBy?: string | null | undefined;
}>;


export type RelationGroundsQuery = { nodes: Array<
    | { __typename: 'Actor' }
    | { __typename: 'Article' }
    | { __typename: 'CeasefireAgreement' }
    | { __typename: 'CeasefireViolation' }
    | { __typename: 'HumanCostEvent' }
    | { __typename: 'OtherAgreement' }
    | { __typename: 'Place' }
    | { __typename: 'PoliticalEvent' }
    | { __typename: 'Relation', id: string, assertions: Array<{ evidence: Array<{ exact: string }> }> }
    | { __typename: 'SupportEvent' }
    | { __typename: 'TerritorialShift' }
    | { __typename: 'ViolentEvent' }
   | null> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EventLineFragmentDoc = new TypedDocumentString(`
    fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}
    `, {"fragmentName":"EventLine"}) as unknown as TypedDocumentString<EventLineFragment, unknown>;
export const CountFragmentDoc = new TypedDocumentString(`
    fragment Count on Count {
  low
  high
}
    `, {"fragmentName":"Count"}) as unknown as TypedDocumentString<CountFragment, unknown>;
export const KnownFragmentDoc = new TypedDocumentString(`
    fragment Known on Event {
  ...EventLine
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    id
    name
  }
}
    fragment Count on Count {
  low
  high
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`, {"fragmentName":"Known"}) as unknown as TypedDocumentString<KnownFragment, unknown>;
export const CorrectionFragmentDoc = new TypedDocumentString(`
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
    `, {"fragmentName":"Correction"}) as unknown as TypedDocumentString<CorrectionFragment, unknown>;
export const CorrectedFragmentDoc = new TypedDocumentString(`
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}
    `, {"fragmentName":"Corrected"}) as unknown as TypedDocumentString<CorrectedFragment, unknown>;
export const ActorNameFragmentDoc = new TypedDocumentString(`
    fragment ActorName on Actor {
  id
  name
  kind
}
    `, {"fragmentName":"ActorName"}) as unknown as TypedDocumentString<ActorNameFragment, unknown>;
export const PlaceMarkFragmentDoc = new TypedDocumentString(`
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
    `, {"fragmentName":"PlaceMark"}) as unknown as TypedDocumentString<PlaceMarkFragment, unknown>;
export const RelationLineFragmentDoc = new TypedDocumentString(`
    fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`, {"fragmentName":"RelationLine"}) as unknown as TypedDocumentString<RelationLineFragment, unknown>;
export const EventMarkFragmentDoc = new TypedDocumentString(`
    fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`, {"fragmentName":"EventMark"}) as unknown as TypedDocumentString<EventMarkFragment, unknown>;
export const ArticleHeadFragmentDoc = new TypedDocumentString(`
    fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
    `, {"fragmentName":"ArticleHead"}) as unknown as TypedDocumentString<ArticleHeadFragment, unknown>;
export const EvidenceFragmentDoc = new TypedDocumentString(`
    fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
    `, {"fragmentName":"Evidence"}) as unknown as TypedDocumentString<EvidenceFragment, unknown>;
export const ReportFragmentDoc = new TypedDocumentString(`
    fragment Report on Report {
  id
  type
  status
  date
  timeSource
  summary
  weapon
  confidence
  extractor
  article {
    ...ArticleHead
  }
  participants {
    role
    actor {
      ...ActorName
    }
  }
  places {
    ...PlaceMark
  }
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  attributedTo {
    ...ActorName
  }
  trigger {
    start
    end
    exact
  }
  evidence {
    ...Evidence
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Count on Count {
  low
  high
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}`, {"fragmentName":"Report"}) as unknown as TypedDocumentString<ReportFragment, unknown>;
export const AgreementFragmentDoc = new TypedDocumentString(`
    fragment Agreement on Agreement {
  effective
  ends
  kind
  purpose
  sides
  written
  covers {
    ...PlaceMark
  }
  excludes {
    ...ActorName
  }
  terms {
    text
    type
    until
    condition
    status
    who {
      ...ActorName
    }
    whom {
      ...ActorName
    }
    places {
      ...PlaceMark
    }
    evidence {
      ...Evidence
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}`, {"fragmentName":"Agreement"}) as unknown as TypedDocumentString<AgreementFragment, unknown>;
export const ChangesDocument = new TypedDocumentString(`
    query Changes($from: EDTF!, $to: EDTF!, $filter: EventFilter, $first: Int!, $after: String) {
  changes(
    knownFrom: $from
    knownTo: $to
    filter: $filter
    first: $first
    after: $after
  ) {
    nodes {
      publishedAt
      newReports {
        id
        article {
          id
          source
        }
      }
      corrections {
        position
        kind
        author
        reason
        knownFrom
      }
      event {
        ...Known
      }
      before {
        ...Known
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Known on Event {
  ...EventLine
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    id
    name
  }
}
fragment Count on Count {
  low
  high
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const DisagreementsDocument = new TypedDocumentString(`
    query Disagreements($filter: EventFilter, $order: Order!, $knownBy: EDTF, $first: Int!, $after: String) {
  disagreements(
    filter: $filter
    order: $order
    knownBy: $knownBy
    first: $first
    after: $after
  ) {
    nodes {
      event {
        ...EventLine
      }
      about {
        field
        accounts {
          value
          reports {
            id
            article {
              id
              source
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<DisagreementsQuery, DisagreementsQueryVariables>;
export const PathDocument = new TypedDocumentString(`
    query Path($from: ID!, $to: ID!, $asOf: EDTF!, $types: [RelationType!], $knownBy: EDTF) {
  path(
    from: $from
    to: $to
    asOf: $asOf
    types: $types
    maxDepth: 6
    knownBy: $knownBy
  ) {
    nodes {
      __typename
      id
      ... on Actor {
        name
        kind
        country
        generic
      }
      ... on Place {
        ...PlaceMark
      }
    }
    relations {
      ...RelationLine
    }
  }
}
    fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`) as unknown as TypedDocumentString<PathQuery, PathQueryVariables>;
export const ActorActivityDocument = new TypedDocumentString(`
    query ActorActivity($id: ID!, $during: EDTF, $knownBy: EDTF) {
  actor(id: $id, knownBy: $knownBy) {
    activity(during: $during) {
      events
      first {
        ...EventLine
      }
      last {
        ...EventLine
      }
      byType {
        type
        count
      }
      byRole {
        role
        count
      }
    }
  }
}
    fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<ActorActivityQuery, ActorActivityQueryVariables>;
export const CorrectEventDocument = new TypedDocumentString(`
    mutation CorrectEvent($input: CorrectEventInput!) {
  done: correctEvent(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<CorrectEventMutation, CorrectEventMutationVariables>;
export const MergeEventsDocument = new TypedDocumentString(`
    mutation MergeEvents($input: MergeEventsInput!) {
  done: mergeEvents(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<MergeEventsMutation, MergeEventsMutationVariables>;
export const SplitEventDocument = new TypedDocumentString(`
    mutation SplitEvent($input: SplitEventInput!) {
  done: splitEvent(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<SplitEventMutation, SplitEventMutationVariables>;
export const MergeActorsDocument = new TypedDocumentString(`
    mutation MergeActors($input: MergeActorsInput!) {
  done: mergeActors(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<MergeActorsMutation, MergeActorsMutationVariables>;
export const SplitActorDocument = new TypedDocumentString(`
    mutation SplitActor($input: SplitActorInput!) {
  done: splitActor(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<SplitActorMutation, SplitActorMutationVariables>;
export const AddAliasDocument = new TypedDocumentString(`
    mutation AddAlias($input: AddAliasInput!) {
  done: addAlias(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<AddAliasMutation, AddAliasMutationVariables>;
export const DropAliasDocument = new TypedDocumentString(`
    mutation DropAlias($input: DropAliasInput!) {
  done: dropAlias(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<DropAliasMutation, DropAliasMutationVariables>;
export const RetractReportDocument = new TypedDocumentString(`
    mutation RetractReport($input: RetractReportInput!) {
  done: retractReport(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<RetractReportMutation, RetractReportMutationVariables>;
export const RetractArticleDocument = new TypedDocumentString(`
    mutation RetractArticle($input: RetractArticleInput!) {
  done: retractArticle(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<RetractArticleMutation, RetractArticleMutationVariables>;
export const UndoCorrectionDocument = new TypedDocumentString(`
    mutation UndoCorrection($input: UndoCorrectionInput!) {
  done: undoCorrection(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`) as unknown as TypedDocumentString<UndoCorrectionMutation, UndoCorrectionMutationVariables>;
export const ArticleDetailDocument = new TypedDocumentString(`
    query ArticleDetail($id: ID!, $knownBy: EDTF) {
  article(id: $id, knownBy: $knownBy) {
    ...ArticleHead
    text
    retractedBy
    history {
      ...Correction
    }
    retrievedAt
    externalId
    events {
      ...EventLine
      reports {
        id
        article {
          id
        }
        evidence {
          ...Evidence
        }
        trigger {
          start
          end
          exact
        }
      }
    }
    relations {
      ...RelationLine
      assertions {
        article {
          id
        }
        evidence {
          ...Evidence
        }
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<ArticleDetailQuery, ArticleDetailQueryVariables>;
export const RelationDetailDocument = new TypedDocumentString(`
    query RelationDetail($id: ID!, $knownBy: EDTF) {
  node(id: $id, knownBy: $knownBy) {
    __typename
    ... on Relation {
      ...RelationLine
      history {
        ...Correction
      }
      assertions {
        status
        since
        until
        role
        support
        confidence
        article {
          ...ArticleHead
        }
        evidence {
          ...Evidence
        }
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}`) as unknown as TypedDocumentString<RelationDetailQuery, RelationDetailQueryVariables>;
export const ActorDetailDocument = new TypedDocumentString(`
    query ActorDetail($id: ID!, $knownBy: EDTF) {
  actor(id: $id, knownBy: $knownBy) {
    ...ActorName
    country
    wikidata
    generic
    aliases {
      name
      since
      until
      correction
      broughtBy {
        ...ActorName
      }
    }
    mergedInto {
      ...ActorName
    }
    history {
      ...Correction
    }
    relations(first: 50) {
      nodes {
        ...RelationLine
      }
      pageInfo {
        hasNextPage
      }
    }
    timeline(order: NEWEST_FIRST, first: 20) {
      totalCount
      nodes {
        ...EventLine
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<ActorDetailQuery, ActorDetailQueryVariables>;
export const PlaceDetailDocument = new TypedDocumentString(`
    query PlaceDetail($id: ID!, $knownBy: EDTF) {
  place(id: $id, knownBy: $knownBy) {
    ...PlaceMark
    geonames
    aliases {
      name
      since
      until
    }
    within {
      ...PlaceMark
    }
    control {
      actor {
        ...ActorName
      }
      since
      until
      contested
      because {
        __typename
        id
        ... on Relation {
          type
        }
        ... on Event {
          summary
        }
      }
    }
    timeline(order: NEWEST_FIRST, first: 20) {
      totalCount
      nodes {
        ...EventLine
      }
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<PlaceDetailQuery, PlaceDetailQueryVariables>;
export const NamesDocument = new TypedDocumentString(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Actor {
      name
    }
    ... on Place {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<NamesQuery, NamesQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($words: String!, $knownBy: EDTF, $first: Int!) {
  search(words: $words, knownBy: $knownBy, first: $first) {
    events {
      ...EventLine
      time {
        earliest
        latest
      }
    }
    actors {
      ...ActorName
      country
      timeline(first: 1) {
        totalCount
      }
    }
    places {
      ...PlaceMark
      timeline(first: 1) {
        totalCount
      }
    }
    articles {
      ...ArticleHead
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const StatisticsDocument = new TypedDocumentString(`
    query Statistics {
  statistics {
    articles
    events
    reports
    actors
    places
    relations
    position
  }
}
    `) as unknown as TypedDocumentString<StatisticsQuery, StatisticsQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($after: String) {
  articles(first: 100, after: $after) {
    nodes {
      source
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const EventsDocument = new TypedDocumentString(`
    query Events($filter: EventFilter, $order: Order!, $knownBy: EDTF, $first: Int!, $after: String) {
  timeline(
    filter: $filter
    order: $order
    knownBy: $knownBy
    first: $first
    after: $after
  ) {
    nodes {
      ...EventMark
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`) as unknown as TypedDocumentString<EventsQuery, EventsQueryVariables>;
export const JournalEndDocument = new TypedDocumentString(`
    query JournalEnd {
  statistics {
    position
  }
}
    `) as unknown as TypedDocumentString<JournalEndQuery, JournalEndQueryVariables>;
export const EventCountDocument = new TypedDocumentString(`
    query EventCount($filter: EventFilter, $knownBy: EDTF) {
  timeline(filter: $filter, knownBy: $knownBy, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<EventCountQuery, EventCountQueryVariables>;
export const ExtentDocument = new TypedDocumentString(`
    query Extent($filter: EventFilter, $knownBy: EDTF) {
  oldest: timeline(filter: $filter, knownBy: $knownBy, first: 1) {
    totalCount
    nodes {
      time {
        earliest
        latest
      }
    }
  }
  newest: timeline(
    filter: $filter
    knownBy: $knownBy
    first: 1
    order: NEWEST_FIRST
  ) {
    nodes {
      time {
        earliest
        latest
      }
    }
  }
  months: histogram(filter: $filter, knownBy: $knownBy, interval: MONTH) {
    buckets {
      time
      count
    }
  }
}
    `) as unknown as TypedDocumentString<ExtentQuery, ExtentQueryVariables>;
export const EventDetailDocument = new TypedDocumentString(`
    query EventDetail($id: ID!, $asOf: EDTF!, $knownBy: EDTF) {
  event(id: $id, knownBy: $knownBy) {
    ...EventMark
    timeSource
    killed {
      ...Count
    }
    injured {
      ...Count
    }
    abducted {
      ...Count
    }
    displaced {
      ...Count
    }
    attributedTo {
      ...ActorName
    }
    reports {
      ...Report
    }
    overrides {
      field
      was
    }
    retracted {
      id
      article {
        ...ArticleHead
      }
      evidence {
        ...Evidence
      }
    }
    history {
      ...Correction
    }
    differences {
      field
      accounts {
        value
        reports {
          id
          article {
            id
            source
          }
        }
      }
    }
    ... on CeasefireAgreement {
      parties {
        ...ActorName
      }
      brokers {
        ...ActorName
      }
      agreement {
        ...Agreement
      }
      standing(asOf: $asOf) {
        state
        since
        because {
          ...EventLine
        }
      }
      breaches {
        ...EventLine
      }
    }
    ... on OtherAgreement {
      parties {
        ...ActorName
      }
      brokers {
        ...ActorName
      }
      agreement {
        ...Agreement
      }
    }
    ... on CeasefireViolation {
      violates {
        ...EventLine
      }
    }
    ... on TerritorialShift {
      gainedBy {
        ...ActorName
      }
      lostBy {
        ...ActorName
      }
    }
    ... on ViolentEvent {
      weapon
    }
    ... on PoliticalEvent {
      about {
        ...EventLine
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Count on Count {
  low
  high
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment Report on Report {
  id
  type
  status
  date
  timeSource
  summary
  weapon
  confidence
  extractor
  article {
    ...ArticleHead
  }
  participants {
    role
    actor {
      ...ActorName
    }
  }
  places {
    ...PlaceMark
  }
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  attributedTo {
    ...ActorName
  }
  trigger {
    start
    end
    exact
  }
  evidence {
    ...Evidence
  }
}
fragment Agreement on Agreement {
  effective
  ends
  kind
  purpose
  sides
  written
  covers {
    ...PlaceMark
  }
  excludes {
    ...ActorName
  }
  terms {
    text
    type
    until
    condition
    status
    who {
      ...ActorName
    }
    whom {
      ...ActorName
    }
    places {
      ...PlaceMark
    }
    evidence {
      ...Evidence
    }
  }
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<EventDetailQuery, EventDetailQueryVariables>;
export const EventAddedDocument = new TypedDocumentString(`
    subscription EventAdded($filter: EventFilter) {
  eventAdded(filter: $filter, gone: true) {
    id
    new
    event {
      ...EventMark
    }
  }
}
    fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`) as unknown as TypedDocumentString<EventAddedSubscription, EventAddedSubscriptionVariables>;
export const DensityDocument = new TypedDocumentString(`
    query Density($filter: EventFilter, $interval: Granularity!, $by: Facet, $limit: Int!, $knownBy: EDTF) {
  histogram(
    filter: $filter
    interval: $interval
    by: $by
    limit: $limit
    knownBy: $knownBy
  ) {
    buckets {
      time
      value
      count
      node {
        __typename
        ... on Actor {
          name
        }
        ... on Place {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DensityQuery, DensityQueryVariables>;
export const PlaceCountsDocument = new TypedDocumentString(`
    query PlaceCounts($filter: EventFilter, $limit: Int!, $knownBy: EDTF) {
  histogram(
    filter: $filter
    interval: YEAR
    by: PLACE
    limit: $limit
    knownBy: $knownBy
  ) {
    buckets {
      count
      node {
        __typename
        ... on Place {
          ...PlaceMark
        }
      }
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`) as unknown as TypedDocumentString<PlaceCountsQuery, PlaceCountsQueryVariables>;
export const ActorCountsDocument = new TypedDocumentString(`
    query ActorCounts($filter: EventFilter, $limit: Int!, $knownBy: EDTF) {
  histogram(
    filter: $filter
    interval: YEAR
    by: ACTOR
    limit: $limit
    knownBy: $knownBy
  ) {
    buckets {
      value
      count
    }
  }
}
    `) as unknown as TypedDocumentString<ActorCountsQuery, ActorCountsQueryVariables>;
export const LoadArticleDocument = new TypedDocumentString(`
    mutation LoadArticle($input: LoadArticleInput!, $dryRun: Boolean!) {
  loadArticle(input: $input, dryRun: $dryRun) {
    known
    dryRun
    article {
      ...ArticleHead
      text
    }
    events {
      type
      status
      date
      summary
      confidence
      places
      participants {
        role
        name
      }
      evidence {
        start
        end
        exact
      }
    }
    relations {
      type
      subject
      object
      status
      evidence {
        start
        end
        exact
      }
    }
    uncoded {
      start
      end
      exact
    }
    newEvents {
      ...EventLine
    }
    updatedEvents {
      ...EventLine
    }
  }
}
    fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`) as unknown as TypedDocumentString<LoadArticleMutation, LoadArticleMutationVariables>;
export const NetworkDocument = new TypedDocumentString(`
    query Network($asOf: EDTF!, $types: [RelationType!], $around: [ID!], $depth: Int!, $limit: Int!, $knownBy: EDTF) {
  network(
    asOf: $asOf
    types: $types
    around: $around
    depth: $depth
    limit: $limit
    knownBy: $knownBy
  ) {
    actors {
      ...ActorName
      country
      generic
    }
    places {
      ...PlaceMark
    }
    relations {
      ...RelationLine
    }
    truncated
  }
}
    fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`) as unknown as TypedDocumentString<NetworkQuery, NetworkQueryVariables>;
export const ControlOfPlacesDocument = new TypedDocumentString(`
    query ControlOfPlaces($ids: [ID!]!, $knownBy: EDTF) {
  nodes(ids: $ids, knownBy: $knownBy) {
    __typename
    ... on Place {
      ...PlaceMark
      control {
        since
        until
        contested
        actor {
          ...ActorName
        }
        because {
          __typename
          ... on Event {
            time {
              earliest
              latest
            }
          }
          ... on Relation {
            assertions {
              article {
                publishedAt
              }
            }
          }
        }
      }
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`) as unknown as TypedDocumentString<ControlOfPlacesQuery, ControlOfPlacesQueryVariables>;
export const RelationGroundsDocument = new TypedDocumentString(`
    query RelationGrounds($ids: [ID!]!, $knownBy: EDTF) {
  nodes(ids: $ids, knownBy: $knownBy) {
    __typename
    ... on Relation {
      id
      assertions {
        evidence {
          exact
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelationGroundsQuery, RelationGroundsQueryVariables>;