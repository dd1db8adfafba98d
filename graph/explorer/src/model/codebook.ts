import type { EventClass, EventType, RelationType, Role, Status } from "../api/generated";

/** The types of each class, in the codebook's order, which is the order in which lists and lanes show them. */
export const typesOf: Record<EventClass, readonly EventType[]> = {
  AGREEMENT: ["CEASEFIRE_AGREEMENT", "CEASEFIRE_VIOLATION", "OTHER_AGREEMENT"],
  TERRITORY: ["TERRITORY_CAPTURE", "WITHDRAWAL", "SIEGE"],
  VIOLENCE: ["BATTLE", "AIRSTRIKE", "SHELLING", "BOMBING", "CHEMICAL_ATTACK", "ARMED_ATTACK", "TARGETED_KILLING", "ABDUCTION"],
  CONTENTION: ["PROTEST", "ARREST", "RELEASE", "POLITICAL_TRANSITION"],
  DIPLOMACY: ["TALKS", "DEMAND", "THREAT", "ACCUSATION", "REJECTION", "ENDORSEMENT"],
  SUPPORT: ["AID", "MILITARY_SUPPORT"],
  COERCION: ["SANCTION", "DEPLOYMENT"],
  HUMAN_COST: ["DISPLACEMENT", "CASUALTIES"],
};

export const allClasses = Object.keys(typesOf) as EventClass[];
export const allTypes = Object.values(typesOf).flat();
export const allStatuses: readonly Status[] = ["OCCURRED", "PLANNED", "CONDITIONAL", "DENIED"];
export const allRoles: readonly Role[] = ["AGENT", "TARGET", "PARTY", "MEDIATOR"];

export const relationTypes: readonly RelationType[] = [
  "BACKS", "ALLIED_WITH", "FIGHTS", "OPPOSES", "PART_OF", "LEADS", "REPRESENTS", "CONTROLS", "SUCCEEDS",
];

/** Relations that say the same from either end. */
export const symmetric: readonly RelationType[] = ["ALLIED_WITH", "FIGHTS", "OPPOSES"];

/** words makes reading text of a code: "CEASEFIRE_AGREEMENT" is "Ceasefire agreement". */
export function words(code: string): string {
  const s = code.replaceAll("_", " ").toLowerCase();
  return s.charAt(0).toUpperCase() + s.slice(1);
}
