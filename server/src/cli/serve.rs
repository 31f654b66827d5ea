//! `nappe serve`: opens the house and says where it is.

use std::{
    io::{self, IsTerminal},
    net::SocketAddr,
    path::PathBuf,
    process,
};

use tokio::{net::TcpListener, signal};

use super::qr;
use crate::{House, door::address::Address, journal::Fault};

/// Where and for whom to open the house.
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// The address and port to listen on
    #[arg(long, default_value = "0.0.0.0:3000")]
    listen: SocketAddr,
    /// The folder in which cafés are kept
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// The address that people use, when it is another than this machine's on the local network
    #[arg(long)]
    public_url: Option<Address>,
}

/// Why the house does not open, or does not stay open.
#[derive(Debug, thiserror::Error)]
pub(super) enum Shut {
    #[error("can't listen on {at}: {cause} (choose another address or port with --listen)")]
    Listen {
        at: SocketAddr,
        #[source]
        cause: io::Error,
    },
    #[error(transparent)]
    Journal(#[from] Fault),
    #[error("the network fails: {0}")]
    Network(#[from] io::Error),
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), Shut> {
        let at = self.listen;
        let listener = TcpListener::bind(at)
            .await
            .map_err(|cause| Shut::Listen { at, cause })?;
        let listens = listener.local_addr()?;
        let address = self.public_url.unwrap_or_else(|| Address::on_network(listens));
        let house = House::open(&self.data, address.clone())?;
        let shutdown = asked_to_stop()?;
        announce(&address, listens);
        tracing::info!(%listens, data = %self.data.display(), "open");
        house.serve(listener, shutdown).await?;
        tracing::info!("closed");
        Ok(())
    }
}

fn announce(address: &Address, listens: SocketAddr) {
    if let Some(qr) = qr::code(address.as_str(), io::stdout().is_terminal()) {
        println!("\n{qr}");
    }
    println!("Nappe is open at    {address}");
    if listens.ip().is_unspecified() {
        println!("on this machine at  http://localhost:{}", listens.port());
    }
    println!("Stop it with Ctrl-C.\n");
}

/// Ends when somebody asks the process to stop. Who asks twice does not want to wait: then the process ends at once.
fn asked_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut asked = Signals::listen()?;
    Ok(async move {
        asked.next().await;
        tracing::info!("closing");
        tokio::spawn(async move {
            asked.next().await;
            process::exit(130);
        });
    })
}

/// Ctrl-C, and what service managers send.
struct Signals {
    #[cfg(unix)]
    terminate: signal::unix::Signal,
}

impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            terminate: signal::unix::signal(signal::unix::SignalKind::terminate())?,
        })
    }

    #[cfg(unix)]
    async fn next(&mut self) {
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = self.terminate.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn next(&mut self) {
        let _ = signal::ctrl_c().await;
    }
}
