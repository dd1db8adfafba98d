import { useEffect, useState } from "preact/hooks";
import type { Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-50m.json?url";
import { type Outline, outlines } from "../draw/map";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

let loaded: Promise<Outline[]> | null = null;

async function load(): Promise<Outline[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  const w = (await response.json()) as World;
  const all = feature<{ name: string }>(w, w.objects.countries);
  return outlines(all as { type: "FeatureCollection"; features: GeoJSON.Feature<Geometry, { name: string }>[] });
}

/** useCountries are the outlines of the world's countries (Natural Earth), read once; and whether that failed. */
export function useCountries(): [readonly Outline[], boolean] {
  const [all, set] = useState<readonly Outline[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    loaded ??= load();
    loaded.then(set, () => {
      loaded = null;
      setFailed(true);
    });
  }, []);
  return [all, failed];
}
