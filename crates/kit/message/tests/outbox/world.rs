//! A street for these tests: people with keys, a provider that can be down, an address book that can change.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use kit_base::{Id, Private, Rng, Secret, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_jobs::Waker;
use kit_message::{
    AddressBook, Channel, Destination, Message, Outgoing, SafeTimes, Sender, Sent, Text, Transport,
    TransportError, queue,
};
use kit_vault::{PersonId, Vault};

/// 22 November 2026, noon in Los Angeles.
pub const NOON: Timestamp = Timestamp::from_secs(1_795_377_600);

pub fn steps() -> &'static [Migration] {
    static STEPS: std::sync::OnceLock<Vec<Migration>> = std::sync::OnceLock::new();
    STEPS.get_or_init(|| [kit_vault::MIGRATIONS, kit_jobs::MIGRATIONS, kit_message::MIGRATIONS].concat())
}

pub fn ours() -> Scope {
    let network: NetworkId = Id::from_uuid(uuid::Uuid::from_u128(1));
    Scope::Network(network)
}

pub fn los_angeles() -> SafeTimes {
    SafeTimes::in_zone("America/Los_Angeles").expect("a zone")
}

/// What the provider was given, in order: number, words, key.
#[derive(Default)]
pub struct Provider {
    pub got: Mutex<Vec<(String, String, String)>>,
    pub down: AtomicBool,
    pub refuses: AtomicBool,
    pub crashes: AtomicBool,
}

impl Transport for Provider {
    fn send(&self, message: &Outgoing) -> Result<Sent, TransportError> {
        if self.down.load(Ordering::SeqCst) {
            return Err(TransportError::Down("no_answer"));
        }
        if self.refuses.swap(false, Ordering::SeqCst) {
            return Err(TransportError::Refused("bad_number"));
        }
        let told = (message.to.reveal().clone(), message.body.reveal().clone(), message.key.clone());
        self.got.lock().expect("one writer").push(told);
        assert!(!self.crashes.swap(false, Ordering::SeqCst), "as the test wants");
        Ok(Sent)
    }
}

impl Provider {
    pub fn bodies(&self) -> Vec<String> {
        self.got.lock().expect("one writer").iter().map(|(_, body, _)| body.clone()).collect()
    }
}

/// One entry for everybody.
pub struct Book(pub Mutex<Option<(String, SafeTimes)>>);

impl AddressBook for Book {
    fn find(&self, _: &mut Tx<'_>, _: PersonId, _: Channel) -> Result<Option<Destination>, DbError> {
        let entry = self.0.lock().expect("one writer").clone();
        Ok(entry.map(|(number, safe)| Destination { address: Private::new(number), safe }))
    }
}

pub struct World {
    pub db: Db,
    pub vault: Vault,
    pub provider: Arc<Provider>,
    pub book: Arc<Book>,
}

impl World {
    /// A network with its keys, and nobody in it.
    pub async fn new(db: Db) -> Self {
        let vault = Vault::new(Secret::new([7; 32]));
        let keys = vault.clone();
        db.write(ours(), move |tx| keys.create_network(tx, NOON, &Rng::os())).await.expect("a network");
        let book = Arc::new(Book(Mutex::new(Some(("+12135550142".into(), los_angeles())))));
        Self { db, vault, provider: Arc::default(), book }
    }

    pub async fn person(&self, n: u128) -> PersonId {
        let person = PersonId::from_uuid(uuid::Uuid::from_u128(n));
        let vault = self.vault.clone();
        self.db
            .write(ours(), move |tx| vault.new_person(tx, person, NOON, &Rng::os()).map(|_| ()))
            .await
            .expect("a person");
        person
    }

    /// Queues `words` for a person, about the row 99.
    pub async fn write_to(&self, person: PersonId, words: &str, now: Timestamp) -> bool {
        let (vault, words) = (self.vault.clone(), words.to_owned());
        self.db
            .write(ours(), move |tx| {
                let message = message(person, &words).safe(los_angeles());
                queue(tx, &vault, &message, now, &Rng::os())
            })
            .await
            .expect("queued")
            .is_some()
    }

    pub fn sender(&self) -> Sender {
        Sender::new(self.vault.clone(), self.provider.clone(), self.book.clone(), Waker::default())
    }

    pub async fn send(&self, now: Timestamp) -> usize {
        self.sender().send_due(&self.db, now).await.expect("the outbox answers")
    }

    pub async fn waiting(&self) -> i64 {
        self.db.read(ours(), kit_message::waiting).await.expect("read")
    }

    pub async fn undelivered(&self) -> Vec<String> {
        let left = self.db.read(ours(), |tx| kit_message::undeliverable(tx, 20)).await.expect("read");
        left.into_iter().map(|message| message.why).collect()
    }
}

pub fn message(person: PersonId, words: &str) -> Message {
    let about: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(99));
    Message::new(person, Channel::Sms, Text::new("asks-claimed-sms", words.to_owned())).about(about)
}
