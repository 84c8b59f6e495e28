// What the map shows of Paris where no style of tiles is configured, and without a network: river, ring, boulevards,
// parks and the names of quarters, drawn by hand from a plan of the city. Enough to know where one is.

const line = (kind, ...coordinates) => ({
  type: "Feature",
  properties: { kind },
  geometry: { type: "LineString", coordinates },
});

const park = (...ring) => ({
  type: "Feature",
  properties: { kind: "park" },
  geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
});

const ETOILE = [2.295, 48.8738];
const NATION = [2.3958, 48.8483];
const BASTILLE = [2.369, 48.8532];
const REPUBLIQUE = [2.3637, 48.8674];
const BARBES = [2.3495, 48.8838];
const ITALIE = [2.3557, 48.8315];
const DENFERT = [2.3325, 48.8338];

// Longitude, then latitude, as MapLibre wants them.
const FEATURES = [
  line(
    "river",
    ...[[2.43, 48.804], [2.411, 48.8155], [2.3855, 48.827], [2.38, 48.8315], [2.3745, 48.8385], [2.3655, 48.845]],
    ...[[2.3585, 48.8495], [2.353, 48.8535], [2.3415, 48.857], [2.333, 48.8595], [2.3195, 48.8635], [2.3135, 48.8639]],
    ...[[2.3015, 48.8635], [2.2925, 48.8598], [2.2875, 48.8555], [2.28, 48.85], [2.2755, 48.8465], [2.269, 48.8395]],
    ...[[2.256, 48.829], [2.243, 48.824], [2.2255, 48.8245], [2.2225, 48.8405], [2.229, 48.869], [2.244, 48.883]],
    ...[[2.27, 48.899], [2.285, 48.907], [2.32, 48.921], [2.34, 48.935], [2.345, 48.95]],
  ),
  line("canal", [2.3655, 48.845], BASTILLE, [2.3637, 48.871], [2.3688, 48.8822], [2.3865, 48.8905], [2.398, 48.895]),
  line(
    "ring",
    ...[[2.2877, 48.832], [2.3255, 48.822], [2.36, 48.817], [2.39, 48.827], [2.415, 48.847], [2.413, 48.864]],
    ...[[2.407, 48.877], [2.397, 48.889], [2.386, 48.8985], [2.359, 48.901], [2.3445, 48.9005], [2.313, 48.8945]],
    ...[[2.282, 48.878], [2.274, 48.8715], [2.258, 48.848], [2.257, 48.838], [2.2877, 48.832]],
  ),
  line("road", ETOILE, [2.3213, 48.8656], [2.3345, 48.8622], [2.3522, 48.8567], [2.361, 48.8552], BASTILLE, NATION),
  line("road", [2.3585, 48.8763], [2.3475, 48.8583], [2.344, 48.8535], [2.3395, 48.8455], [2.337, 48.84], DENFERT),
  line("road", [2.319, 48.862], [2.328, 48.855], [2.333, 48.8535], [2.344, 48.852], [2.3575, 48.849]),
  line("road", [2.3245, 48.87], [2.3315, 48.8708], [2.343, 48.8715], [2.356, 48.8695], REPUBLIQUE, [2.367, 48.86], BASTILLE),
  line("road", REPUBLIQUE, [2.3795, 48.8575], NATION),
  line("road", REPUBLIQUE, [2.3575, 48.8763], BARBES, [2.3445, 48.9005]),
  line("road", ETOILE, [2.3155, 48.8812], [2.3275, 48.8835], [2.338, 48.8822], BARBES, [2.36, 48.8842], [2.3688, 48.8822]),
  line("road", [2.3688, 48.8822], [2.377, 48.872], [2.3868, 48.8627], NATION, [2.38, 48.84], ITALIE, DENFERT),
  line("road", DENFERT, [2.321, 48.842], [2.3125, 48.845], [2.2985, 48.8493], [2.287, 48.863], ETOILE, [2.282, 48.878]),
  line("road", ITALIE, [2.36, 48.817]),
  line("road", DENFERT, [2.3255, 48.822]),
  line("road", [2.333, 48.8535], [2.3255, 48.8468], [2.321, 48.842], [2.305, 48.8395], [2.2877, 48.832]),
  line("road", [2.3315, 48.8708], [2.3362, 48.8635], [2.3345, 48.8622]),
  line("road", [2.337, 48.84], [2.321, 48.842]),
  line("road", BASTILLE, [2.3655, 48.845], ITALIE),
  park([2.332, 48.8485], [2.339, 48.848], [2.338, 48.8435], [2.333, 48.844]),
  park([2.3225, 48.865], [2.3315, 48.862], [2.3305, 48.861], [2.3215, 48.864]),
  park([2.355, 48.8425], [2.365, 48.8445], [2.3635, 48.8425], [2.356, 48.8405]),
  park([2.379, 48.88], [2.384, 48.8815], [2.3865, 48.878], [2.383, 48.875], [2.38, 48.877]),
  park([2.306, 48.8805], [2.311, 48.88], [2.3105, 48.8775], [2.3055, 48.8785]),
  park([2.388, 48.8635], [2.397, 48.864], [2.3985, 48.859], [2.39, 48.858]),
  park([2.2945, 48.858], [2.297, 48.8595], [2.304, 48.854], [2.3015, 48.8525]),
  park([2.255, 48.88], [2.272, 48.8705], [2.256, 48.848], [2.235, 48.853], [2.229, 48.865], [2.237, 48.873]),
  park([2.416, 48.844], [2.446, 48.8435], [2.467, 48.834], [2.458, 48.822], [2.425, 48.822], [2.411, 48.833]),
  park([2.388, 48.8955], [2.3935, 48.8955], [2.393, 48.8895], [2.389, 48.8895]),
  park([2.341, 48.8235], [2.345, 48.8235], [2.3445, 48.82], [2.339, 48.8205]),
];

/** Names of quarters: longitude, latitude. */
export const QUARTERS = [
  ["Le Marais", 2.3605, 48.8592],
  ["Bastille", 2.3735, 48.8545],
  ["Montmartre", 2.3405, 48.887],
  ["Belleville", 2.386, 48.871],
  ["Quartier latin", 2.347, 48.8485],
  ["Opéra", 2.332, 48.873],
  ["Montparnasse", 2.321, 48.8395],
  ["Batignolles", 2.317, 48.8875],
  ["Bercy", 2.384, 48.835],
  ["Butte-aux-Cailles", 2.351, 48.827],
  ["Auteuil", 2.266, 48.851],
  ["La Villette", 2.38, 48.889],
];

const width = (thin, wide) => ["interpolate", ["exponential", 1.6], ["zoom"], 10, thin, 16, wide];
const drawn = (kind, color, thin, wide) => ({
  id: kind,
  type: "line",
  source: "paris",
  filter: ["==", ["get", "kind"], kind],
  layout: { "line-cap": "round", "line-join": "round" },
  paint: { "line-color": color, "line-width": width(thin, wide) },
});

/** A style of MapLibre. */
export const NIGHT = {
  version: 8,
  sources: { paris: { type: "geojson", data: { type: "FeatureCollection", features: FEATURES } } },
  layers: [
    { id: "night", type: "background", paint: { "background-color": "#0d0d0f" } },
    {
      id: "park",
      type: "fill",
      source: "paris",
      filter: ["==", ["get", "kind"], "park"],
      paint: { "fill-color": "#11201a" },
    },
    drawn("ring", "#1a1b20", 2, 26),
    drawn("road", "#1c1d22", 1.2, 20),
    drawn("canal", "#142530", 1, 18),
    drawn("river", "#14222d", 4, 120),
  ],
};
