//! GeoJSON features with the property names of French open data.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

/// One feature.
#[derive(Deserialize)]
pub struct Feature {
    geometry: Option<Geometry>,
    #[serde(default)]
    properties: Map<String, Value>,
}

#[derive(Deserialize)]
struct Geometry {
    r#type: String,
    coordinates: Value,
}

/// The features of a collection.
///
/// # Errors
/// When the text is not one.
pub fn features(text: &str) -> Result<Vec<Feature>, serde_json::Error> {
    serde_json::from_str::<Collection>(text).map(|collection| collection.features)
}

impl Feature {
    /// Latitude and longitude of a point.
    pub fn point(&self) -> Option<(f64, f64)> {
        let geometry = self.geometry.as_ref().filter(|geometry| geometry.r#type == "Point")?;
        let longitude = geometry.coordinates.get(0)?.as_f64()?;
        let latitude = geometry.coordinates.get(1)?.as_f64()?;
        Some((latitude, longitude))
    }

    /// The first of these properties that says something, with its HTML entities resolved. `-` is open
    /// data's way of saying nothing.
    pub fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let text = match self.properties.get(*name)? {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            let decoded = decode(&text);
            (!decoded.is_empty() && decoded != "-").then_some(decoded)
        })
    }

    /// What a report calls the row.
    pub fn label(&self) -> String {
        self.text(&["title", "nom", "name", "placename"]).unwrap_or_else(|| "(no name)".to_owned())
    }
}

/// Resolves HTML entities; sources that pass a text on escape it again, up to three times in the open data.
fn decode(text: &str) -> String {
    let mut decoded = text.trim().to_owned();
    for _ in 0..4 {
        let next = html_escape::decode_html_entities(&decoded).trim().to_owned();
        if next == decoded {
            break;
        }
        decoded = next;
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_resolved_and_dashes_say_nothing() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[2.36,48.87]},
             "properties":{"nom":"L&#039;Olympia &amp;amp; fils","salle":"-","n":1.5}},
            {"type":"Feature","properties":{}}]}"#;
        let found = features(text).unwrap();
        assert_eq!(found[0].text(&["nom"]).unwrap(), "L'Olympia & fils");
        assert_eq!(found[0].text(&["salle", "n"]).unwrap(), "1.5");
        assert_eq!(found[0].point(), Some((48.87, 2.36)));
        assert_eq!(found[1].point(), None);
        assert!(features("[]").is_err());
    }
}
