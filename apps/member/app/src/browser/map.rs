//! The map: a script of its own, loaded when it is first looked at.

use js_sys::{Function, Object, Promise, Reflect};
use member_core::{api::outings::BoundsInput, search::Position};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// A pin on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    /// The outing's id.
    pub id: String,
    /// Its name, for who cannot see it.
    pub label: String,
    /// An icon, as SVG.
    pub icon: String,
    /// Where.
    pub position: Position,
}

type OnBounds = Closure<dyn FnMut(f64, f64, f64, f64)>;
type OnChosen = Closure<dyn FnMut(String)>;
type OnCluster = Closure<dyn FnMut(u32) -> String>;

/// A map that is shown; it goes with this handle.
pub struct Map {
    map: JsValue,
    _bounds: OnBounds,
    _chosen: OnChosen,
    _cluster: OnCluster,
}

/// Who hears what happens on the map.
pub struct Told {
    /// The map has come to rest.
    pub bounds: Box<dyn FnMut(BoundsInput)>,
    /// A pin was touched.
    pub chosen: Box<dyn FnMut(String)>,
    /// The name of so many pins that are one.
    pub cluster: Box<dyn FnMut(u32) -> String>,
}

impl Map {
    /// Shows a map in the element `id`; nothing where the device cannot draw it or the script cannot be had.
    pub async fn open(id: &str, middle: Position, zoom: f64, told: Told) -> Option<Self> {
        let window = web_sys::window()?;
        let element = window.document()?.get_element_by_id(id)?;
        let load: Function = get(&window, "yousoonMap")?.dyn_into().ok()?;
        let promise: Promise = load.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
        let module = JsFuture::from(promise).await.ok()?;
        let Told { mut bounds, chosen, cluster } = told;
        let bounds: OnBounds = Closure::new(move |south, west, north, east| {
            bounds(BoundsInput { south, west, north, east });
        });
        let (chosen, cluster): (OnChosen, OnCluster) = (Closure::wrap(chosen), Closure::wrap(cluster));
        let options = object(&[
            ("latitude", middle.latitude.into()),
            ("longitude", middle.longitude.into()),
            ("zoom", zoom.into()),
            ("style", super::page::config("mapStyleUrl").into()),
            ("cluster", cluster.as_ref().clone()),
        ])?;
        let told = object(&[("bounds", bounds.as_ref().clone()), ("chosen", chosen.as_ref().clone())])?;
        let create: Function = get(&module, "create")?.dyn_into().ok()?;
        let map = create.call3(&JsValue::UNDEFINED, &element, &options, &told).ok()?;
        Some(Self { map, _bounds: bounds, _chosen: chosen, _cluster: cluster })
    }

    /// Shows these pins and no others.
    pub fn pins(&self, pins: &[Pin]) {
        let list = js_sys::Array::new();
        for pin in pins {
            let entry = object(&[
                ("id", pin.id.as_str().into()),
                ("label", pin.label.as_str().into()),
                ("icon", pin.icon.as_str().into()),
                ("latitude", pin.position.latitude.into()),
                ("longitude", pin.position.longitude.into()),
            ]);
            entry.iter().for_each(|entry| {
                list.push(entry);
            });
        }
        self.call("pins", &[list.into()]);
    }

    /// Shows one pin in gold, and moves to it when it is out of sight.
    pub fn choose(&self, id: &str) {
        self.call("choose", &[id.into()]);
    }

    /// Shows where the person is.
    pub fn here(&self, position: Position) {
        self.call("here", &[position.latitude.into(), position.longitude.into()]);
    }

    fn call(&self, name: &str, arguments: &[JsValue]) {
        let arguments: js_sys::Array = arguments.iter().collect();
        if let Some(function) = get(&self.map, name).and_then(|function| function.dyn_into::<Function>().ok())
        {
            // The script tells its own errors to the console.
            drop(function.apply(&self.map, &arguments));
        }
    }
}

impl Drop for Map {
    fn drop(&mut self) {
        self.call("remove", &[]);
    }
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

fn object(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object.into())
}
