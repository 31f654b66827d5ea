//! Rehearsals are kept beside the journal, which never hears of them.

use std::sync::Arc;

use app::wire::Seq;
use server::journal::{Fault, Fleeting, Journal, Sqlite};

use super::cafes::{assert_whole, code, event, fill, folder};

#[tokio::test]
async fn a_rehearsal_is_kept_until_it_is_forgotten_and_nothing_of_it_is_left() {
    let folder = folder();
    let beneath = Arc::new(Sqlite::open(folder.path()).unwrap());
    fill(&beneath, &code(1), 2).await;
    let journal = Fleeting::beside(Arc::clone(&beneath) as Arc<dyn Journal>);
    assert!(!journal.expect(&code(1)).await.unwrap(), "a real café has this code");
    assert!(journal.expect(&code(2)).await.unwrap());
    assert!(!journal.expect(&code(2)).await.unwrap());

    assert!(journal.create(&code(2), &[event(&code(2), 1)]).await.unwrap());
    assert!(!journal.create(&code(2), &[event(&code(2), 1)]).await.unwrap());
    journal
        .append(&code(2), Seq(1), vec![event(&code(2), 2), event(&code(2), 3)])
        .await
        .unwrap();
    let overtaken = journal.append(&code(2), Seq(1), vec![event(&code(2), 2)]).await;
    assert!(matches!(overtaken, Err(Fault::Overtaken { last: Seq(3), .. })));
    let kept = journal.load(&code(2)).await.unwrap().unwrap();
    assert_eq!(kept.seq, Seq(3));
    assert_whole(&kept, &code(2));
    journal.snapshot(&code(2), kept).await.unwrap();
    let photo = journal.keep_photo(&code(2), Arc::from(*b"a picture")).await.unwrap();
    assert_eq!(
        journal.photo(&code(2), &photo).await.unwrap().as_deref(),
        Some(&b"a picture"[..])
    );
    assert_eq!(beneath.load(&code(2)).await.unwrap(), None);
    assert_eq!(beneath.photo(&code(2), &photo).await.unwrap(), None);

    journal.forget(&code(2));
    assert_eq!(journal.load(&code(2)).await.unwrap(), None);
    assert_eq!(journal.photo(&code(2), &photo).await.unwrap(), None);
    // A task that had it open comes too late, and the journal beneath does not hear of it either.
    let late = journal.append(&code(2), Seq(3), vec![event(&code(2), 4)]).await;
    assert!(matches!(late, Err(Fault::Overtaken { last: Seq(0), .. })));
    assert!(journal.keep_photo(&code(2), Arc::from(*b"another")).await.is_err());
    assert!(
        !journal.create(&code(2), &[event(&code(2), 1)]).await.unwrap(),
        "its code is not given again"
    );
    assert_eq!(beneath.load(&code(2)).await.unwrap(), None);
}

#[tokio::test]
async fn a_real_cafe_is_kept_beneath() {
    let folder = folder();
    let beneath = Arc::new(Sqlite::open(folder.path()).unwrap());
    let journal = Fleeting::beside(Arc::clone(&beneath) as Arc<dyn Journal>);
    assert!(journal.create(&code(1), &[event(&code(1), 1)]).await.unwrap());
    journal
        .append(&code(1), Seq(1), vec![event(&code(1), 2)])
        .await
        .unwrap();
    journal.forget(&code(1));
    assert_whole(&beneath.load(&code(1)).await.unwrap().unwrap(), &code(1));
    assert_eq!(journal.load(&code(1)).await.unwrap().unwrap().seq, Seq(2));
}
