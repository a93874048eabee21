// The coast of the British Isles out of Natural Earth (public domain), as GeoJSON with three decimals: about 100 m.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const box = { west: -11, east: 2.2, south: 49.1, north: 61 };
const inside = ([lng, lat]) => lng > box.west && lng < box.east && lat > box.south && lat < box.north;
const rounded = (ring) => ring.map(([lng, lat]) => [Math.round(lng * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3]);

export function coast() {
  const file = createRequire(import.meta.url).resolve("world-atlas/land-10m.json");
  const world = JSON.parse(readFileSync(file));
  const land = feature(world, world.objects.land).features ?? [feature(world, world.objects.land)];
  const polygons = land.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates));
  const islands = polygons.filter(([outer]) => outer.every(inside));
  if (islands.length < 20) throw new Error(`only ${islands.length} islands: has the atlas changed?`);
  return JSON.stringify({ type: "MultiPolygon", coordinates: islands.map((rings) => rings.map(rounded)) });
}
