//! Where people reach the house: what is printed, drawn as a QR code, and put into links.

use std::{fmt, net::SocketAddr, str::FromStr};

use axum::http::{
    HeaderMap, Uri,
    header::HOST,
    uri::{Authority, Scheme},
};

/// The beginning of every link: `https://nappe.example`, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    url: String,
    /// Whether somebody has settled it; else it is what this machine is called on its own network.
    settled: bool,
}

/// Text that is no [`Address`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address looks like https://nappe.example or http://192.168.1.20:3000, without a path")]
pub struct NotAnAddress;

impl Address {
    /// The address on the local network of a house that listens here.
    #[must_use]
    pub fn on_network(listens: SocketAddr) -> Self {
        let ip = if listens.ip().is_unspecified() {
            // Without any network people can still try it on this machine.
            local_ip_address::local_ip().unwrap_or_else(|_| [127, 0, 0, 1].into())
        } else {
            listens.ip()
        };
        Self {
            url: format!("http://{}", SocketAddr::new(ip, listens.port())),
            settled: false,
        }
    }

    /// As it is written at the beginning of a link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Whether it is reached by HTTPS, so that cookies are for HTTPS only.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.url.starts_with("https://")
    }

    /// The beginning of links for somebody who has reached the house with these headers: the way that they came, when
    /// others can come the same way. `localhost` is of no use to a phone.
    #[must_use]
    pub fn for_guest(&self, headers: &HeaderMap) -> String {
        match host(headers) {
            Some(host) if !self.settled && !is_this_machine(&host) => format!("http://{host}"),
            _ => self.url.clone(),
        }
    }
}

/// The host that a request names, if it is one.
#[must_use]
pub fn host(headers: &HeaderMap) -> Option<Authority> {
    let host: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    // It is put into pages and headers: nothing but what a name or a number with a port has.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    host.as_str().chars().all(is_plain).then_some(host)
}

fn is_this_machine(host: &Authority) -> bool {
    let name = host.host().trim_matches(['[', ']']);
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

/// Reads the address that somebody settles.
impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let uri: Uri = text.parse().map_err(|_| NotAnAddress)?;
        let scheme = uri.scheme().filter(|s| **s == Scheme::HTTP || **s == Scheme::HTTPS);
        let (Some(scheme), Some(authority), "/" | "", None) = (scheme, uri.authority(), uri.path(), uri.query()) else {
            return Err(NotAnAddress);
        };
        if authority.as_str().contains('@') {
            return Err(NotAnAddress);
        }
        Ok(Self {
            url: format!("{scheme}://{authority}"),
            settled: true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str) -> HeaderMap {
        HeaderMap::from_iter([(HOST, host.parse().unwrap())])
    }

    #[test]
    fn an_address_has_no_path() {
        let address: Address = "https://nappe.example/".parse().unwrap();
        assert_eq!(address.as_str(), "https://nappe.example");
        assert!(address.is_https());
        for wrong in [
            "",
            "nappe.example",
            "ftp://a.example",
            "http://a.example/b",
            "http://a.example?b",
            "http://u:p@a.example",
        ] {
            assert_eq!(wrong.parse::<Address>(), Err(NotAnAddress), "{wrong}");
        }
    }

    #[test]
    fn links_begin_with_what_a_phone_can_reach() {
        let network = Address::on_network(([192, 168, 1, 20], 3000).into());
        assert_eq!(
            network.for_guest(&headers("localhost:3000")),
            "http://192.168.1.20:3000"
        );
        assert_eq!(network.for_guest(&headers("[::1]:3000")), "http://192.168.1.20:3000");
        assert_eq!(
            network.for_guest(&headers("laptop.local:3000")),
            "http://laptop.local:3000"
        );
        assert_eq!(network.for_guest(&headers("a;b")), "http://192.168.1.20:3000");
        assert_eq!(network.for_guest(&HeaderMap::new()), "http://192.168.1.20:3000");
        let settled: Address = "https://nappe.example".parse().unwrap();
        assert_eq!(settled.for_guest(&headers("evil.example")), "https://nappe.example");
    }
}
