//! What is around every page.

use leptos::{hydration::HydrationScripts, nonce::use_nonce, prelude::*};

use crate::{cafe::preparation::Language, words};

/// What wakes a page in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// A phone's, for the table.
    Table,
    /// The islands of the desk and of the projector.
    Hall,
}

/// The name of a script's files. `cargo leptos` builds but one script, with everything.
fn built(script: &'static str) -> &'static str {
    option_env!("LEPTOS_OUTPUT_NAME").unwrap_or(script)
}

/// Loads the phone's script. It finds by itself what to wake.
#[component]
fn TableScript() -> impl IntoView {
    let name = built("nappe");
    let script = format!("/pkg/{name}.js");
    // What `cargo leptos` builds is called without.
    let suffix = if option_env!("LEPTOS_OUTPUT_NAME").is_some() {
        ""
    } else {
        "_bg"
    };
    let wasm = format!("/pkg/{name}{suffix}.wasm");
    let load = format!("import init from \"{script}\";init({{module_or_path:\"{wasm}\"}});");
    view! {
        <link rel="modulepreload" href=script />
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="" />
        <script type="module" nonce=use_nonce()>
            {load}
        </script>
    }
}

/// A whole document.
#[component]
pub fn Shell(
    /// The language it speaks.
    language: Language,
    /// What the tab of the browser says.
    #[prop(into)]
    title: String,
    /// The script that wakes it, if it has one.
    #[prop(optional)]
    script: Option<Script>,
    /// Classes of the body: the ground it lies on.
    #[prop(optional, default = "wood")]
    ground: &'static str,
    /// What is on it: exactly one `<main id="main">`.
    children: Children,
) -> impl IntoView {
    let words = words::of(language);
    // Titles are written in bold; on a tablecloth there are many notes and few titles.
    let hand = if script.is_some() {
        "/fonts/kalam-400.woff2"
    } else {
        "/fonts/kalam-700.woff2"
    };
    // A phone pays for every byte. `cargo leptos` builds but one file, with everything.
    let hall = script != Some(Script::Table) && option_env!("LEPTOS_OUTPUT_NAME").is_none();
    let scripts = script.map(|script| match script {
        Script::Table => view! { <TableScript /> }.into_any(),
        Script::Hall => {
            let options = LeptosOptions::builder()
                .output_name(built("hall"))
                .site_pkg_dir("pkg")
                .build();
            view! { <HydrationScripts options islands=true /> }.into_any()
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=words.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#573a26" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#1e150e" media="(prefers-color-scheme: dark)" />
                <title>{title}</title>
                <link rel="preload" href="/fonts/atkinson-400.woff2" r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="preload" href=hand r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href="/pkg/nappe.css" />
                {hall.then(|| view! { <link rel="stylesheet" href="/pkg/hall.css" /> })}
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <link rel="manifest" href="/manifest.webmanifest" />
                {scripts}
            </head>
            <body class=ground>
                <a class="skip" href="#main">
                    {words.common.skip}
                </a>
                {children()}
            </body>
        </html>
    }
}
