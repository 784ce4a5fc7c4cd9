//! The process dies by `kill -9` while neighbors ask; nothing that was acknowledged is lost.
//!
//! Six deaths an engine in the gate; `FAROLITO_KILLS=50` makes it fifty.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;

use kit_base::Rng;
use tokio::sync::mpsc;

use crate::process::{Home, Server, opens, post_ask, somewhere};

/// How many neighbors ask at the same time.
const WRITERS: usize = 4;

/// One ask that somebody sent.
#[derive(Clone)]
struct Sent {
    key: String,
    details: String,
    /// The private link, if the answer arrived.
    link: Option<String>,
}

/// Asks until the server is gone.
async fn asks(at: SocketAddr, told: mpsc::UnboundedSender<Sent>) {
    let (mut from, mut count) = (somewhere(), 0_u32);
    loop {
        let key = format!("{:032x}", u128::from_le_bytes(Rng::os().bytes("kills")));
        let details = format!("rice{}", &key[..8]);
        let answer = post_ask(at, from, &key, &details).await;
        let link =
            answer.as_ref().filter(|answer| answer.status == 303).map(|answer| answer.location.clone());
        let over = answer.is_none();
        if let Some(answer) = answer.filter(|answer| answer.status != 303) {
            panic!("an ask was answered {}: {}", answer.status, answer.body);
        }
        let gone = told.send(Sent { key, details, link }).is_err();
        if over || gone {
            return;
        }
        count += 1;
        if count % 100 == 0 {
            from = somewhere();
        }
    }
}

/// Lets neighbors ask until `most` answers have arrived, kills the server, and hands over everything that was sent.
async fn die(server: Server, most: u64) -> Vec<Sent> {
    let (told, mut heard) = mpsc::unbounded_channel();
    let writers: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(asks(server.at, told.clone()))).collect();
    drop(told);
    let mut sent = Vec::new();
    while let Some(one) = heard.recv().await {
        sent.push(one);
        if sent.len() as u64 >= most {
            break;
        }
    }
    server.kill();
    while let Some(one) = heard.recv().await {
        sent.push(one);
    }
    for writer in writers {
        writer.await.expect("a neighbor was answered something else");
    }
    sent
}

/// The same form again gives the same link, whether or not the first answer arrived.
async fn again(at: SocketAddr, sent: &Sent) -> String {
    let answer = post_ask(at, somewhere(), &sent.key, &sent.details).await.expect("the server answers");
    assert_eq!(answer.status, 303, "{}", answer.body);
    if let Some(link) = &sent.link {
        assert_eq!(&answer.location, link, "a repeated post made another ask");
    }
    answer.location
}

async fn survive(postgres: bool, kills: u32) {
    let home = Arc::new(Home::new(postgres).await);
    let mut dice = Rng::os().stream("kills.when");
    let mut acknowledged: BTreeMap<String, String> = BTreeMap::new();
    let (mut server, mut lost_answers) = (home.serve(), 0);
    for _ in 0..kills {
        let sent = die(server, 5 + dice.below(40)).await;
        server = home.serve();
        for one in &sent {
            let link = again(server.at, one).await;
            lost_answers += usize::from(one.link.is_none());
            opens(server.at, &link, &one.details).await;
            acknowledged.insert(link, one.details.clone());
        }
    }
    for (link, details) in &acknowledged {
        opens(server.at, link, details).await;
    }
    server.kill();
    eprintln!(
        "{kills} kills: {} asks kept, of them {lost_answers} whose answer was lost with the process",
        acknowledged.len()
    );
    assert!(acknowledged.len() >= 5 * kills as usize);
}

fn kills() -> u32 {
    std::env::var("FAROLITO_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(6)
}

mod nothing_acknowledged_is_lost_when_the_process_is_killed {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(survive(false, kills()));
    }

    #[test]
    fn postgres() {
        testkit::run(survive(true, kills()));
    }
}

mod a_day_of_asks_survives_a_clean_stop_too {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(async {
            let home = Home::new(false).await;
            let first = home.serve();
            let answer = post_ask(first.at, somewhere(), "00112233445566778899aabbccddeeff", "rice").await;
            let link = answer.expect("it answers").location;
            let pid = first.child.id().to_string();
            let told = Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there");
            assert!(told.success());
            let mut child = first.child;
            assert!(child.wait().expect("it ends").success(), "asked to stop, it ends well");
            let second = home.serve();
            opens(second.at, &link, "rice").await;
            second.kill();
        });
    }
}
