import 'maplibre-gl/dist/maplibre-gl.css';
import {
  Map as MapLibre,
  Marker,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);

export interface Pin {
  readonly latitude: number;
  readonly longitude: number;
}

export interface VenueMap {
  show(pin: Pin): void;
  close(): void;
}

interface Options {
  readonly container: HTMLElement;
  /** The tiles of the installation; a plain grid of degrees without. */
  readonly styleUrl: string | null;
  readonly pin: Pin | null;
  readonly onPin: (pin: Pin) => void;
}

const PARIS: Pin = { latitude: 48.8566, longitude: 2.3522 };

export function openMap({ container, styleUrl, pin, onPin }: Options): VenueMap {
  const at = pin ?? PARIS;
  const map = new MapLibre({
    container,
    style: styleUrl ?? plainStyle(),
    center: [at.longitude, at.latitude],
    zoom: pin === null ? 10 : 15,
    attributionControl: { compact: true },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  const colour = getComputedStyle(container).getPropertyValue('--ys-accent').trim();
  const marker = new Marker({ draggable: true, color: colour === '' ? '#e99b27' : colour });
  const tell = () => {
    const { lat, lng } = marker.getLngLat();
    onPin({ latitude: rounded(lat), longitude: rounded(lng) });
  };
  marker.on('dragend', tell);
  map.on('click', ({ lngLat }) => {
    marker.setLngLat(lngLat).addTo(map);
    tell();
  });
  if (pin !== null) marker.setLngLat([pin.longitude, pin.latitude]).addTo(map);
  return {
    show: ({ latitude, longitude }) => {
      marker.setLngLat([longitude, latitude]).addTo(map);
      if (!map.getBounds().contains([longitude, latitude])) map.easeTo({ center: [longitude, latitude] });
    },
    close: () => map.remove(),
  };
}

/** About ten centimetres. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Without tiles: lines each hundredth of a degree around France, so that a drag is seen to move. */
function plainStyle(): StyleSpecification {
  const lines: [number, number][][] = [];
  for (let step = 0; step <= 1000; step += 1) {
    lines.push([
      [-5 + step * 0.015, 41],
      [-5 + step * 0.015, 52],
    ]);
    lines.push([
      [-5, 41 + step * 0.011],
      [10, 41 + step * 0.011],
    ]);
  }
  return {
    version: 8,
    sources: {
      grid: {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } },
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#1a1a1a' } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': '#3a3a3a', 'line-width': 1 } },
    ],
  };
}
