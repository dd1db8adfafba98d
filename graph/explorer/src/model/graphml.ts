import { ask } from "../api/client";
import { type NetworkQuery, RelationGroundsDocument, type RelationGroundsQuery } from "../api/generated";
import { symmetric } from "./codebook";

type Net = NetworkQuery["network"];
type Grounds = Extract<NonNullable<RelationGroundsQuery["nodes"][number]>, { __typename: "Relation" }>;

const perRequest = 50;

// The same keys as in the files that the server makes of a network.
const keys = [
  ["name", "node", "string"], ["kind", "node", "string"], ["country", "node", "string"], ["type", "edge", "string"], ["symmetric", "edge", "boolean"],
  ["status", "edge", "string"], ["confidence", "edge", "double"], ["since", "edge", "string"], ["until", "edge", "string"], ["assertions", "edge", "int"], ["quote", "edge", "string"],
] as const;

/** graphML writes the network that is drawn, relation by relation (http://graphml.graphdrawing.org), each with how many articles assert
 * it and the words of the first. */
export async function graphML(net: Net, knownBy: string | null): Promise<Blob> {
  const grounds = new Map<string, Grounds>();
  for (let i = 0; i < net.relations.length; i += perRequest) {
    const { nodes } = await ask(RelationGroundsDocument, { ids: net.relations.slice(i, i + perRequest).map((r) => r.id), knownBy });
    for (const n of nodes) if (n?.__typename === "Relation") grounds.set(n.id, n);
  }
  const nodes = [
    ...net.actors.map((a) => element("node", { id: a.id }, data({ name: a.name, kind: a.kind, country: a.country }))),
    ...net.places.map((p) => element("node", { id: p.id }, data({ name: p.name, kind: p.placeKind, country: p.country }))),
  ];
  const edges = net.relations.map((r) => {
    const all = grounds.get(r.id)?.assertions ?? [];
    return element("edge", { id: r.id, source: r.subject.id, target: r.object.id }, data({
      type: r.type, symmetric: String(symmetric.includes(r.type)), status: r.status, confidence: r.confidence.toFixed(3), since: joined(r.spans.map((s) => s.since)), until: joined(r.spans.map((s) => s.until)),
      assertions: String(all.length), quote: all[0]?.evidence[0]?.exact,
    }));
  });
  const head = keys.map(([id, on, type]) => `<key id="${id}" for="${on}" attr.name="${id}" attr.type="${type}"/>`);
  const graph = element("graph", { id: "network", edgedefault: "directed" }, `\n${[...nodes, ...edges].join("\n")}\n`);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${[...head, graph].join("\n")}\n</graphml>\n`], { type: "application/graphml+xml" });
}

const joined = (times: readonly (string | null)[]): string => times.map((t) => t ?? "").join(";").replace(/^;+|;+$/g, "");

// What XML cannot hold at all (control characters) is left out.
const escape = (s: string): string => s.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const element = (name: string, attributes: Record<string, string>, body: string): string =>
  `<${name}${Object.entries(attributes).map(([k, v]) => ` ${k}="${escape(v)}"`).join("")}>${body}</${name}>`;

const data = (values: Record<string, string | null | undefined>): string =>
  Object.entries(values).map(([k, v]) => (v ? `<data key="${k}">${escape(v)}</data>` : "")).join("");
