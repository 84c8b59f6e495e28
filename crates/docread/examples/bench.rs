//! Dev: specimens' truth against readings.
use std::{path::PathBuf,time::Instant};
fn main(){
    let dir=std::env::args().nth(1).unwrap(); let only=std::env::args().nth(2);
    let model=PathBuf::from(std::env::var("HOME").unwrap()).join(".cache/yousoon/models/PP-OCRv6_rec_small.onnx");
    let reader=docread::Reader::load(&model).unwrap();
    let t:serde_json::Value=serde_json::from_str(&std::fs::read_to_string(format!("{dir}/truth.json")).unwrap()).unwrap();
    let mut cells=std::collections::BTreeMap::<String,[u32;4]>::new(); let mut times=vec![];
    let today: kernel::time::Date=t["today"].as_str().unwrap().parse().unwrap();
    let (mut minc,mut maxwrong)=(1.0f32,0.0f32);
    for p in t["photos"].as_array().unwrap() {
        let f=p["file"].as_str().unwrap(); if only.as_ref().is_some_and(|o|!o.split(',').any(|x|f.contains(x))) {continue;}
        let kind=&p["case"]["kind"]; let readable=kind["what"]=="READABLE";
        let b=std::fs::read(format!("{dir}/{f}")).unwrap();
        let s=Instant::now(); let c0=cpu();
        let photo=match docread::Photo::decode(&b) {Ok(p)=>p,Err(e)=>{println!("{f} {e:?}");continue}};
        let dec=s.elapsed();
        let r=reader.read(&photo,today); let el=s.elapsed(); times.push(cpu()-c0);
        let tr=&p["truth"];
        let exact=r.document.as_ref().is_some_and(|d| tr.is_object() && d.number==tr["number"].as_str().unwrap() && d.surname==tr["surname"].as_str().unwrap() && d.given_names.join(" ")==tr["given"].as_str().unwrap() && d.birth_date.to_string()==tr["birth_date"].as_str().unwrap() && d.expiry.last_day().to_string()==tr["last_day"].as_str().unwrap() && d.nationality==tr["nationality"].as_str().unwrap() && d.issuing_state==tr["state"].as_str().unwrap());
        let key=if readable {p["case"]["severity"].as_str().unwrap().to_owned()} else {format!("R {}",kind["why"].as_str().unwrap())};
        let c=cells.entry(key.clone()).or_default(); c[0]+=1; if exact {c[1]+=1; minc=minc.min(r.confidence);} else if r.document.is_some() {c[2]+=1; maxwrong=maxwrong.max(r.confidence);} 
        if !exact && (readable||r.document.is_some()) || only.is_some() { println!("{f} {key} {} {} pitch {:.1} {:.2}s (decode {:.3}) conf {:.3} {:?} exact {exact}",p["case"]["format"],if r.document.is_some(){"WRONG"}else{"none"},p["pitch"].as_f64().unwrap(),el.as_secs_f32(),dec.as_secs_f32(),r.confidence,r.findings);
            if let Some(d)=&r.document { println!("   {} {} {:?} {} {:?} {} {}",d.number,d.surname,d.given_names,d.birth_date,d.expiry,d.nationality,d.issuing_state); println!("   {}",tr); } }
        else if !readable && !exact { println!("{f} {key} {:?} conf {:.3} {:.2}s",r.findings,r.confidence,el.as_secs_f32()); }
    }
    times.sort_by(f32::total_cmp);
    for (k,c) in &cells { println!("{k}: {} exact {} wrong {}",c[0],c[1],c[2]); }
    println!("p50 {:.3} p90 {:.3} p99 {:.3} max {:.3}; least conf exact {minc:.3}, most conf wrong {maxwrong:.3}",times[times.len()/2],times[times.len()*9/10],times[times.len()*99/100],times[times.len()-1]);
}
fn cpu()->f32 { let s=std::fs::read_to_string("/proc/self/stat").unwrap(); let f:Vec<&str>=s.rsplit(')').next().unwrap().split_whitespace().collect(); (f[11].parse::<f32>().unwrap()+f[12].parse::<f32>().unwrap())/100.0 }
