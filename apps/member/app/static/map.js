// The map: MapLibre GL behind the few things the app needs of it. Loaded only when the map is looked at.
import { AttributionControl, Map as GlMap, Marker, setWorkerUrl } from "maplibre-gl";
import { NIGHT, QUARTERS } from "./paris.js";

setWorkerUrl("{{map-worker}}");

// How near two pins are, in pixels, before they become one.
const NEAR = 46;

/**
 * Makes a map in an element.
 * `told` hears `bounds(south, west, north, east)` when the map has come to rest and `chosen(id)` when a pin is touched.
 */
export function create(element, options, told) {
  const map = new GlMap({
    container: element,
    style: options.style || NIGHT,
    center: [options.longitude, options.latitude],
    zoom: options.zoom,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: true }), "top-right");
  map.on("error", () => {
    // Tiles that cannot be had leave the night; the pins stand all the same.
  });
  if (!options.style) {
    nameQuarters(map);
  }
  let pins = [];
  let chosen = "";
  let markers = [];

  const draw = () => {
    for (const marker of markers) {
      marker.remove();
    }
    markers = groups(map, pins, chosen).map((group) => marker(map, group, chosen, told, options.cluster));
  };
  const rest = () => {
    const bounds = map.getBounds();
    told.bounds(bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast());
    draw();
  };
  map.on("moveend", rest);
  map.once("load", rest);

  let here;
  return {
    pins(list) {
      pins = list;
      draw();
    },
    choose(id) {
      chosen = id;
      const pin = pins.find((known) => known.id === id);
      if (pin && !map.getBounds().contains([pin.longitude, pin.latitude])) {
        map.easeTo({ center: [pin.longitude, pin.latitude], duration: 400 });
      }
      draw();
    },
    here(latitude, longitude) {
      here?.remove();
      const dot = document.createElement("span");
      dot.className = "map-here";
      here = new Marker({ element: dot }).setLngLat([longitude, latitude]).addTo(map);
      map.easeTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), 13), duration: 500 });
    },
    remove() {
      map.remove();
    },
  };
}

// Fonts of tiles are not there without a network: names are elements of the page.
function nameQuarters(map) {
  for (const [name, longitude, latitude] of QUARTERS) {
    const label = document.createElement("span");
    label.className = "map-quarter";
    label.textContent = name;
    label.setAttribute("aria-hidden", "true");
    new Marker({ element: label }).setLngLat([longitude, latitude]).addTo(map);
  }
}

// Pins that would lie on one another are one; the chosen one always stands alone.
function groups(map, pins, chosen) {
  const found = [];
  for (const pin of pins) {
    const { x, y } = map.project([pin.longitude, pin.latitude]);
    const near = (group) => Math.abs(group.x - x) < NEAR && Math.abs(group.y - y) < NEAR;
    const group = pin.id === chosen ? undefined : found.find((known) => !known.chosen && near(known));
    if (group) {
      group.pins.push(pin);
    } else {
      found.push({ x, y, chosen: pin.id === chosen, pins: [pin] });
    }
  }
  return found;
}

function marker(map, group, chosen, told, cluster) {
  const [pin] = group.pins;
  const button = document.createElement("button");
  button.type = "button";
  const many = group.pins.length > 1;
  button.className = many ? "map-pin map-cluster" : "map-pin";
  button.classList.toggle("map-pin-chosen", pin.id === chosen);
  button.setAttribute("aria-label", many ? cluster(group.pins.length) : pin.label);
  if (many) {
    button.textContent = String(group.pins.length);
  } else {
    button.innerHTML = pin.icon;
  }
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (many && map.getZoom() < 17) {
      map.easeTo({ center: [pin.longitude, pin.latitude], zoom: map.getZoom() + 2, duration: 400 });
    } else {
      told.chosen(pin.id);
    }
  });
  return new Marker({ element: button, anchor: "bottom" }).setLngLat([pin.longitude, pin.latitude]).addTo(map);
}
