// Centres of postcode districts ("E8") out of the table that the hub itself uses, as GeoJSON points. Sectors are left out.
import { readFileSync } from "node:fs";

export function districts(file) {
  const features = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [place, lat, lng] = line.split(",");
    if (!/^[A-Z]{1,2}[0-9][0-9A-Z]?$/.test(place)) continue;
    const coordinates = [Math.round(Number(lng) * 1e3) / 1e3, Math.round(Number(lat) * 1e3) / 1e3];
    features.push({ type: "Feature", properties: { name: place }, geometry: { type: "Point", coordinates } });
  }
  if (features.length < 2000) throw new Error(`only ${features.length} postcode districts in ${file}`);
  return JSON.stringify({ type: "FeatureCollection", features });
}
