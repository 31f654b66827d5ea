//! Names the build that is a phone's script, so that the code can say `cfg(phone)`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(phone)");
    let has = |feature: &str| std::env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    if has("TABLE") && !has("HALL") {
        println!("cargo::rustc-cfg=phone");
    }
}
