//! Where in a picture machine-readable lines may stand.
//!
//! ```text
//! grey ── ink ──> marks ── neighbours ──> rows ── carried on ──> lines ── parallel ──> blocks of 2 or 3
//! ```
//! Rows grow from neighbour to neighbour, so they may lean by up to 27 degrees and follow perspective;
//! nothing depends on the size of the letters but that they have 5 to 90 pixels.

mod blocks;
mod ink;
mod lines;
mod marks;
mod pace;

use image::GrayImage;

use crate::shrink;

pub use blocks::{Block, Stretch};

/// How a picture is looked at: scaled so that its longer side has so many pixels, and with ink at least so
/// dark, as a part of the darkest around. The first shows most documents, the second separates blurred
/// letters, the third shows small ones.
const VIEWS: [(u32, f32); 3] = [(1280, 0.5), (1280, 0.7), (2200, 0.55)];

/// Calls `read` with one block after the other, in the coordinates of `grey`, until it is satisfied.
pub fn search<T>(grey: &GrayImage, mut read: impl FnMut(&Block) -> Option<T>) -> Option<T> {
    let longest = grey.width().max(grey.height());
    for (side, part) in VIEWS.map(|(side, part)| (side.min(longest), part)) {
        let scale = longest as f32 / side as f32;
        let level = shrink::grey(grey, side);
        let lines = lines::lines(&marks::marks(&ink::ink(level.as_ref().unwrap_or(grey), part)));
        if let Some(found) = blocks::blocks(&lines).iter().find_map(|block| read(&block.scaled(scale))) {
            return Some(found);
        }
    }
    None
}

pub fn show(grey:&GrayImage,out:&str){
    let longest = grey.width().max(grey.height());
    let side: u32=std::env::var("SIDE").map_or(1280,|v|v.parse().unwrap());
    let _=longest; let l=shrink::grey(grey,side).unwrap_or_else(||grey.clone());
    let ink=ink::ink(&l,std::env::var("PART").map_or(0.5,|v|v.parse().unwrap())); let marks=marks::marks(&ink); let lines=lines::lines(&marks);
    let mut rgb=image::RgbImage::from_fn(l.width(),l.height(),|x,y|{let v=255-ink.get_pixel(x,y).0[0]/2; let g=l.get_pixel(x,y).0[0]; image::Rgb([v.min(g),g,g])});
    println!("marks {} lines {}",marks.len(),lines.len());
    for n in &lines { println!("line {:?}-{:?} marks {} h {:.1} slope {:.3} cov {:.2} uneven {:.3} pitch {:?}",n.left(),n.right(),n.marks.len(),n.height,n.slope,n.covered(),n.unevenness(),n.pace);
        let mut x=n.left(); while x<n.right() { let y=n.y(x); if y>0.0&&(y as u32)<l.height()&&(x as u32)<l.width() {rgb.put_pixel(x as u32,y as u32,image::Rgb([255,0,0]));} x+=1.0;} }
    for b in blocks::blocks(&lines) { println!("block {} pitch {:.1} {:?}",b.lines.len(),b.pitch,b.lines); }
    rgb.save(out).unwrap();
}
