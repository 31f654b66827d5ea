//! What is around every page.

use leptos::{hydration::HydrationScripts, prelude::*};

use crate::{cafe::preparation::Language, words};

/// A whole document.
#[component]
pub fn Shell(
    /// The language it speaks.
    language: Language,
    /// What the tab of the browser says.
    #[prop(into)]
    title: String,
    /// The script that wakes its islands, if it has any: `nappe` for the table, `hall` for the desk and the projector.
    #[prop(optional)]
    islands: Option<&'static str>,
    /// Classes of the body: the ground it lies on.
    #[prop(optional, default = "wood")]
    ground: &'static str,
    /// What is on it: exactly one `<main id="main">`.
    children: Children,
) -> impl IntoView {
    let words = words::of(language);
    // Titles are written in bold; on a tablecloth there are many notes and few titles.
    let hand = if islands.is_some() {
        "/fonts/kalam-400.woff2"
    } else {
        "/fonts/kalam-700.woff2"
    };
    let scripts = islands.map(|script| {
        let options = LeptosOptions::builder()
            // `cargo leptos` builds but one script, with everything.
            .output_name(option_env!("LEPTOS_OUTPUT_NAME").unwrap_or(script))
            .site_pkg_dir("pkg")
            .build();
        view! { <HydrationScripts options islands=true /> }
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
