// A map that needs nobody else: the coast, the names of postcode districts, and what is asked for. Whatever it shows is in a list too.
import type * as Leaflet from "leaflet";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../words/words";
import coast from "coast.geojson";
import districts from "districts.geojson";

export interface Pin {
  key: string;
  lat: number;
  lon: number;
  text: string;
  pressing: boolean;
}

interface Props {
  label: string;
  pins: Pin[];
  choose(key: string): void;
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const labels_from_zoom = 10;

async function made(element: HTMLElement): Promise<{ map: Leaflet.Map; lib: typeof Leaflet }> {
  const lib = await import("leaflet");
  const map = lib.map(element, { preferCanvas: true, minZoom: 5, maxZoom: 15, maxBounds: [[48, -13], [62, 5]], zoomAnimation: false, fadeAnimation: false });
  map.attributionControl.setPrefix("Leaflet");
  map.createPane("land").style.zIndex = "150";
  const land = (await (await fetch(coast)).json()) as GeoJSON.GeoJsonObject;
  const style = { color: colour("--line"), weight: 1, fillColor: colour("--land"), fillOpacity: 1 };
  const options = { pane: "land", renderer: lib.canvas({ pane: "land" }), interactive: false, style, attribution: t("map.sources") };
  lib.geoJSON(land, options as Leaflet.GeoJSONOptions).addTo(map);
  map.setView([53.5, -2.5], 6);
  await add_labels(lib, map);
  return { map, lib };
}

// Names of the districts in sight, from a zoom on at which they do not cover each other.
async function add_labels(lib: typeof Leaflet, map: Leaflet.Map): Promise<void> {
  const { features } = (await (await fetch(districts)).json()) as GeoJSON.FeatureCollection<GeoJSON.Point, { name: string }>;
  const shown = lib.layerGroup().addTo(map);
  const draw = () => {
    shown.clearLayers();
    if (map.getZoom() < labels_from_zoom) return;
    const sight = map.getBounds();
    for (const { geometry, properties } of features) {
      const [lng = 0, lat = 0] = geometry.coordinates;
      if (!sight.contains([lat, lng])) continue;
      const name = document.createElement("span");
      name.textContent = properties.name;
      const icon = lib.divIcon({ className: "map-label", html: name, iconSize: [48, 20] });
      lib.marker([lat, lng], { icon, interactive: false, keyboard: false }).addTo(shown);
    }
  };
  map.on("moveend", draw);
  draw();
}

function place(lib: typeof Leaflet, layer: Leaflet.LayerGroup, pins: Pin[], choose: (key: string) => void): void {
  layer.clearLayers();
  for (const pin of pins) {
    const icon = lib.divIcon({ className: `map-pin${pin.pressing ? " pressing" : ""}`, iconSize: [44, 44], html: pin.pressing ? "!" : "•" });
    const marker = lib.marker([pin.lat, pin.lon], { icon, title: pin.text, alt: pin.text, keyboard: true, zIndexOffset: pin.pressing ? 1000 : 0 });
    marker.on("click", () => choose(pin.key)).addTo(layer);
    marker.getElement()?.setAttribute("aria-label", pin.text);
  }
}

export function Map({ label, pins, choose }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [made_map, keep] = useState<{ map: Leaflet.Map; lib: typeof Leaflet; layer: Leaflet.LayerGroup } | undefined>(undefined);
  const [failed, fail] = useState(false);
  useEffect(() => {
    let gone = false;
    let kept: Leaflet.Map | undefined;
    void made(element.current as HTMLElement).then(({ map, lib }) => {
      kept = map;
      if (gone) map.remove();
      else keep({ map, lib, layer: lib.layerGroup().addTo(map) });
    }, () => gone || fail(true));
    return () => {
      gone = true;
      kept?.remove();
    };
  }, []);
  const fitted = useRef(false);
  useEffect(() => {
    if (!made_map) return;
    place(made_map.lib, made_map.layer, pins, choose);
    if (pins.length > 0 && !fitted.current) {
      fitted.current = true;
      made_map.map.fitBounds(pins.map(({ lat, lon }) => [lat, lon] as [number, number]), { padding: [40, 40], maxZoom: 13, animate: false });
    }
  }, [made_map, JSON.stringify(pins)]);
  if (failed) return <p>{t("map.unavailable")}</p>;
  return <div class="map" ref={element} role="region" aria-label={label} />;
}
