//! Has the crate built anew when a scenario comes or goes: a folder that is embedded is not watched by itself.

fn main() {
    println!("cargo::rerun-if-changed=scenarios");
}
