fn main(){ let a:Vec<String>=std::env::args().collect(); docread::show(&a[1],&a[2]); }
