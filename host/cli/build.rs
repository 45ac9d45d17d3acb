//! Has the crate built anew when a file comes or goes: folders that are embedded are not watched by themselves.

fn main() {
    for folder in ["../../sdk/templates", "../../sdk/src", "../../wit"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
