//! Reads identity documents from photos.
//!
//! ```text
//! bytes ── Photo::decode ──> Photo ── Reader::read ──> Reading { document?, findings, confidence }
//! ```
//! It knows nothing of members, policies or databases, and keeps nothing.

mod align;
mod attempt;
mod certainty;
mod document;
mod evidence;
mod knowledge;
mod locate;
mod mrz;
mod photo;
mod reader;
mod recognise;
mod shrink;
mod strip;

pub use document::{Document, DocumentKind, Expiry, Format, Sex};
pub use photo::{MAX_BYTES, Photo, PhotoError};
pub use reader::{Finding, ModelError, Reader, Reading};
#[doc(hidden)]
pub fn trial(model:&std::path::Path, dir: &str) {
    let r=recognise::Recogniser::load(model).unwrap();
    let env=|n:&str,d:f32|std::env::var(n).map_or(d,|v|v.parse().unwrap());
    let cuts=[strip::Cut{height:env("H",1.45),letter:env("K",24.0)},strip::Cut{height:env("H2",1.7),letter:env("K2",18.0)}];
    let n=env("VIEWS",2.0) as usize;
    let truth: std::collections::BTreeMap<String,Vec<String>>=serde_json::from_str(&std::fs::read_to_string(format!("{dir}/truth.json")).unwrap()).unwrap();
    let rules=mrz::Rules{today:"2025-06-01".parse().unwrap(),specimens:true};
    let mut stat=std::collections::BTreeMap::<String,[u32;4]>::new();
    for (f,lines) in &truth {
        let sev=f.split('_').next().unwrap().to_owned(); let st=stat.entry(sev).or_default(); st[0]+=1;
        let b=std::fs::read(format!("{dir}/{f}")).unwrap();
        let p=Photo::decode(&b).unwrap();
        let grey=image::imageops::grayscale(p.pixels());
        let layout=match (f.contains("fra"),lines.len(),lines[0].len()) {(true,..)=>mrz::Layout::FrenchCard,(_,3,_)=>mrz::Layout::Td1,(_,_,36)=>mrz::Layout::Td2,_=>mrz::Layout::Td3};
        let g=layout.grammar();
        let mut k=0;
        let ok=locate::search::<()>(&grey,|b|{ if b.lines.len()!=lines.len() {return None;} k+=1; if k>1 {return None}
            let mut text=vec![]; let mut conf=1.0f32; let mut errs=vec![]; let mut lowright=1.0f32;
            for (i,l) in b.lines.iter().enumerate() {
                let looks:Vec<_>=cuts[..n].iter().map(|c| r.read(&strip::strip(&grey,b,(l,*c))).unwrap()).collect();
                let Some(line)=evidence::line(&looks.iter().collect::<Vec<_>>(),&g[i]) else {println!("{f} short"); return None};
                for (j,p) in line.places.iter().enumerate() { let t=lines[i].as_bytes()[j]; if p.letter!=t { let tp=recognise::ALPHABET.iter().position(|a|*a==t).unwrap(); errs.push(format!("{i}.{j} {}->{} certain {:.3} seen true {:.3} got {:.3}",t as char,p.letter as char,p.certain,p.seen[tp],p.seen[recognise::ALPHABET.iter().position(|a|*a==p.letter).unwrap()])); } else {lowright=lowright.min(p.certain)} conf=conf.min(p.certain); }
                text.push(line.text());
            }
            let t:Vec<&str>=text.iter().map(|s|s.as_str()).collect();
            let d=mrz::parse(layout,&t,rules);
            println!("{f} errs {} conf {conf:.3} lowright {lowright:.3} {:?}",errs.len(),d.as_ref().err());
            if errs.len()>6 { for (a,b) in text.iter().zip(lines) { println!("    {a}\n    {b} T"); } } else { for e in &errs { println!("    {e}"); } }
            if errs.is_empty() {st[1]+=1;} if d.is_ok() && !errs.is_empty() {st[2]+=1; println!("WRONG"); }
            Some(()) });
        if k==0 { println!("{f}: NONE"); st[3]+=1; }
        let _=ok;
    }
    println!("{stat:?} (count exact wrong none)");
}
#[doc(hidden)]
pub fn show(f:&str,out:&str){
    let p=Photo::decode(&std::fs::read(f).unwrap()).unwrap(); let grey=image::imageops::grayscale(p.pixels());
    locate::show(&grey,out);
}
#[doc(hidden)]
pub fn sweep(model:&std::path::Path, f:&str, row: usize, from: f32, to: f32) {
    let r=recognise::Recogniser::load(model).unwrap();
    let p=Photo::decode(&std::fs::read(f).unwrap()).unwrap(); let grey=image::imageops::grayscale(p.pixels());
    locate::search::<()>(&grey,|b|{ if b.lines.len()<=row {return None}
      let l=b.lines[row]; let n=30.0; let (dx,dy)=(l.end.0-l.start.0,l.end.1-l.start.1);
      let at=|k:f32| (l.start.0+dx*k/n, l.start.1+dy*k/n);
      let l=locate::Stretch{start:at(from),end:at(to),start_scale:1.0};
      for h in [1.1,1.25,1.45,1.7,2.0] { for k in [18.0,24.0,32.0] {
        let s=strip::strip(&grey,b,(&l,strip::Cut{height:h,letter:k})); let o=r.read(&s).unwrap();
               let mut last=99; let mut txt=String::new(); let mut z=0.0f32; let mut two=0.0f32;
               for st in &o.steps { z=z.max(st[35]); two=two.max(st[2]); let i=(0..38).max_by(|a,b|st[*a].total_cmp(&st[*b])).unwrap(); if i!=last && i<37 { txt.push(recognise::ALPHABET[i] as char);} last=i;}
               print!("{h} {k} {txt} Z{z:.2} 2 {two:.2};"); } println!(); } Some(()) });
}
