//! Puts the built site (`make site`) into the binary. Debug builds read it from the disk instead.

use std::path::Path;

const SITE: &str = "../target/site";

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={SITE}");
    if !Path::new(SITE).join("pkg/nappe_bg.wasm").exists() {
        if !cfg!(debug_assertions) {
            println!("cargo::error=the site is not built: run `make site`");
            return Ok(());
        }
        println!("cargo::warning=the site is not built, pages come without style or script: run `make site`");
        std::fs::create_dir_all(SITE)?;
    }
    memory_serve::load_directory(SITE);
    Ok(())
}
