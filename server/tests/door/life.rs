//! A house on a real port: it opens, answers, and closes.

use std::net::SocketAddr;

use axum::http::StatusCode;
use server::{House, door::address::Address};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use super::{
    browser::Browser,
    cafes::{house, join, open},
};

pub(crate) async fn get(at: SocketAddr, path: &str) -> String {
    let mut line = TcpStream::connect(at).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n");
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_house_opens_answers_and_closes() {
    let (house, folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    join(&house, &code, "Anne").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(house.serve(listener, async {
        let _ = stopped.await;
    }));
    assert!(get(at, "/livez").await.starts_with("HTTP/1.1 200"));
    assert!(get(at, "/readyz").await.starts_with("HTTP/1.1 200"));
    assert!(get(at, "/").await.contains("<html lang=\"fr\">"));

    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
    assert!(TcpStream::connect(at).await.is_err(), "nobody comes in any more");

    let again = House::open(folder.path(), Address::on_network(at)).unwrap();
    assert_eq!(
        again.hub().look(&code).await.unwrap().cafe.people.len(),
        1,
        "nothing is lost"
    );
}

#[tokio::test]
async fn a_house_whose_journal_is_closed_is_alive_and_not_ready() {
    let (house, _folder) = house();
    let mut guest = Browser::new(&house, "fr");
    assert_eq!(guest.get("/readyz").await.status, StatusCode::OK);
    assert_eq!(guest.get("/livez").await.text, "alive\n");
}

#[test]
fn a_house_that_cannot_open_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    std::fs::write(&file, "not a folder").unwrap();
    let address = || Address::on_network(([127, 0, 0, 1], 3000).into());
    let why = House::open(&file, address()).err().unwrap().to_string();
    assert!(why.contains("a file"), "{why}");
}
