fn main(){ 
    let model=std::path::PathBuf::from(std::env::var("HOME").unwrap()).join(".cache/yousoon/models/PP-OCRv6_rec_small.onnx");
    docread::trial(&model, &std::env::args().nth(1).unwrap());
}
