//! Prints the readings of a file.
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a file");
        for r in duo_doctor_texts::reader::readings(&text) {
            let c = r.cause();
            println!("{path}: hop {:?} {:?} {:?} {:?} status {:?} code {:?} host {:?}:{:?} | {}", r.hop, c.and_then(|c| c.speaker), c.and_then(|c| c.failure), c.and_then(|c| c.reason), r.status(), c.and_then(|c| c.code.clone()), c.and_then(|c| c.host.clone()), c.and_then(|c| c.port), r.words().chars().take(150).collect::<String>());
        }
    }
}
