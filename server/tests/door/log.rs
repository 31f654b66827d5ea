//! Nothing in the log names a participant, what they write, or a secret.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use super::{
    browser::Browser,
    cafes::{go_to, house, join, open},
};

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Written {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn nothing_in_the_log_names_a_participant() {
    let written = Written::default();
    // Everything that could ever be logged, not what usually is.
    let all = server::log::to(written.clone(), EnvFilter::new("trace"));
    // Were there one alone, a line that another test comes to first would be taken for one that nobody writes down.
    let _another = tracing::Dispatch::new(server::log::to(Written::default(), EnvFilter::new("off")));
    let _logging = tracing::subscriber::set_default(all);

    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let mut anne = join(&house, &code, "Zéphyrine").await;
    let secret = facilitator.cookies[&format!("nappe-desk-{code}")].clone();
    facilitator.get(&format!("/f/{code}/{secret}")).await;
    facilitator.get(&format!("/f/{code}/wrong-{secret}")).await;
    go_to(&house, &code, 1).await;
    let trace = uuid::Uuid::now_v7().to_string();
    for text in ["Mot secret", ""] {
        let note = [
            ("trace", trace.as_str()),
            ("cloth", "1@1"),
            ("round", "1"),
            ("text", text),
        ];
        anne.post(&format!("/t/{code}/note"), &note).await;
    }
    let mut taken = Browser::new(&house, "fr");
    taken.post(&format!("/j/{code}"), &[("alias", "Zéphyrine")]).await;

    let log = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    assert!(
        log.contains("/t/{code}/note"),
        "the log says which form was sent: {log}"
    );
    let phone = &anne.cookies["nappe"];
    for private in ["phyrine", "Mot secret", &secret, phone, &trace, code.as_str()] {
        assert!(!log.contains(private), "{private} is in the log: {log}");
    }
}
