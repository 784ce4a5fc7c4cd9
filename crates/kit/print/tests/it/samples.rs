//! One document of every kind, as a circle in an invented neighborhood would order it.

use kit_print::{
    Agreed, Card, CardWords, Cell, Column, Edition, Flier, FlierWords, Hanger, Label, Labels, Lang, Link,
    Order, Paper, Phone, PodCard, PodCardWords, PodMap, PodSlips, PodWords, Poster, PosterWords, Row, Sides,
    Sign, SignWords, Slip, Table, TableWords, Wallet, WalletWords,
};

pub fn lang(tag: &str) -> Lang {
    Lang::new(tag)
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn phone() -> Phone {
    Phone::new("2135550142")
}

pub fn link() -> Option<Link> {
    Link::new("https://porch.example.org/d/7k2m").ok()
}

pub fn sign_words(headline: &str, lines: &[&str]) -> SignWords {
    SignWords {
        headline: headline.to_owned(),
        lines: strings(lines),
        call: "Call or text".to_owned(),
        no_phone: "Leave a note on the mat".to_owned(),
        languages: "We speak English and Spanish".to_owned(),
        link: "Or leave a note here".to_owned(),
    }
}

fn spanish_sign() -> SignWords {
    SignWords {
        headline: "¿Le hace falta una mano?".to_owned(),
        lines: strings(&["Vivimos en esta cuadra.", "Mandados, un aventón, con quién platicar: pregunte."]),
        call: "Llame o mande mensaje".to_owned(),
        no_phone: "Deje una nota en el tapete".to_owned(),
        languages: "Hablamos español e inglés".to_owned(),
        link: "O deje una nota aquí".to_owned(),
    }
}

fn english_sign() -> SignWords {
    sign_words("Need a hand?", &["We live on this block.", "Errands, a ride, some company: just ask."])
}

pub fn sign() -> Sign {
    Sign {
        title: "Door sign".to_owned(),
        sides: Sides::one(lang("en"), english_sign()).and(lang("es"), spanish_sign()),
        names: strings(&["Rosa", "Tomás"]),
        phone: Some(phone()),
        pen: false,
        link: link(),
    }
}

pub fn sign_alone() -> Sign {
    Sign { sides: Sides::one(lang("en"), english_sign()), ..sign() }
}

/// A fridge's poster is a sign whose name is a place, with a line for the pen where nobody knows it.
pub fn fridge() -> Sign {
    let rules = ["Take what you need. Leave what you can.", "Write the day on what you leave."];
    let reglas = ["Tome lo que necesite. Deje lo que pueda.", "Escriba el día en lo que deja."];
    Sign {
        title: "Fridge poster".to_owned(),
        sides: Sides::one(lang("en"), sign_words("Free food", &rules))
            .and(lang("es"), sign_words("Comida gratis", &reglas)),
        names: strings(&["________________"]),
        phone: None,
        pen: true,
        link: link(),
    }
}

pub fn flier() -> Flier {
    let english = FlierWords {
        greeting: "Hello, neighbor.".to_owned(),
        who: "We live around the corner. A few of us on this block look out for one another.".to_owned(),
        can_title: "I can help with".to_owned(),
        can: strings(&["Groceries", "A ride", "Phone or computer", "A chat"]),
        could_title: "I could use".to_owned(),
        could: strings(&["A lift to the clinic", "Somebody to call"]),
        promise: "It costs nothing. Nobody asks questions.".to_owned(),
        call: "Call or text".to_owned(),
        link: "Or answer here".to_owned(),
    };
    let spanish = FlierWords {
        greeting: "Hola, vecina, vecino.".to_owned(),
        who: "Vivimos a la vuelta. Entre varios de esta cuadra nos echamos la mano.".to_owned(),
        can_title: "Puedo ayudar con".to_owned(),
        can: strings(&["La despensa", "Un aventón", "Teléfono o computadora", "Platicar un rato"]),
        could_title: "Me vendría bien".to_owned(),
        could: strings(&["Que me lleven a la clínica", "Alguien a quien llamar"]),
        promise: "No cuesta nada. Nadie hace preguntas.".to_owned(),
        call: "Llame o mande mensaje".to_owned(),
        link: "O conteste aquí".to_owned(),
    };
    Flier {
        title: "Neighbor note".to_owned(),
        sides: Sides::one(lang("en"), english).and(lang("es"), spanish),
        names: strings(&["Rosa", "Tomás"]),
        place: "4th St & Alder Ave".to_owned(),
        phone: Some(phone()),
        link: link(),
    }
}

pub fn poster() -> Poster {
    let words = |headline: &str, lines: &[&str], call: &str, tab: &str, link: &str| PosterWords {
        headline: headline.to_owned(),
        lines: strings(lines),
        call: call.to_owned(),
        tab: tab.to_owned(),
        link: link.to_owned(),
    };
    let english = words(
        "Neighbors who help neighbors",
        &["Groceries, rides, a phone call.", "No cost, no papers, no questions."],
        "Call or text",
        "Neighbor help",
        "Or look here",
    );
    let spanish = words(
        "Vecinos que ayudan a vecinos",
        &["Despensa, aventones, una llamada.", "Sin costo, sin papeles, sin preguntas."],
        "Llame o mande mensaje",
        "Ayuda vecinal",
        "O vea aquí",
    );
    Poster {
        title: "Poster with tabs".to_owned(),
        sides: Sides::one(lang("en"), english).and(lang("es"), spanish),
        phone: Some(phone()),
        link: link(),
        tabs: 9,
    }
}

pub fn card() -> Card {
    let words = |help: &str, help_line: &str, ok: &str, ok_line: &str, how: &str| CardWords {
        help: help.to_owned(),
        help_line: help_line.to_owned(),
        ok: ok.to_owned(),
        ok_line: ok_line.to_owned(),
        how: how.to_owned(),
    };
    let english = words(
        "HELP",
        "Please knock, or call somebody who can.",
        "OK",
        "All is well in here. Check on the next door.",
        "Hang this in a street window after a quake or in a power cut.",
    );
    let spanish = words(
        "AYUDA",
        "Toque la puerta o llame a quien pueda.",
        "BIEN",
        "Aquí todo bien. Siga con la próxima puerta.",
        "Cuélguelo en la ventana después de un temblor o en un apagón.",
    );
    Card {
        title: "HELP / OK card".to_owned(),
        sides: Sides::one(lang("en"), english).and(lang("es"), spanish),
    }
}

pub fn table(rows: usize) -> Table {
    let words = |title: &str, note: &str, heads: &[&str]| TableWords {
        title: title.to_owned(),
        note: note.to_owned(),
        heads: strings(heads),
    };
    let english =
        words("Phone tree", "Call the next two names. Tick who answered.", &["Name", "Phone", "Calls", "OK"]);
    let spanish = words(
        "Cadena de llamadas",
        "Llame a los dos nombres que siguen. Marque quién contestó.",
        &["Nombre", "Teléfono", "Llama a", "Bien"],
    );
    let row = |n: usize| {
        let phone = Phone::new(&format!("21355501{:02}", n % 100));
        Row(vec![
            Cell::Strong(format!("Neighbor {n}")),
            Cell::Phone(phone),
            Cell::Text(format!("Neighbors {} and {}", 2 * n, 2 * n + 1)),
            Cell::Box,
        ])
    };
    Table {
        title: "Phone tree".to_owned(),
        sides: Sides::one(lang("en"), english).and(lang("es"), spanish),
        columns: vec![Column(3.0), Column(2.2), Column(3.4), Column(0.8)],
        rows: (1..=rows).map(row).collect(),
        blank_rows: 4,
        foot: "Alder Street circle · November 2026 · shred when it is old".to_owned(),
        lying: false,
    }
}

pub fn labels(count: usize) -> Labels {
    let label = |n: usize| Label {
        strong: format!("Bean soup {n}"),
        lines: strings(&["Made Nov 22", "Contains celery"]),
        link: Link::new("https://porch.example.org/f/2").ok().filter(|_| n.is_multiple_of(2)),
    };
    Labels { title: "Fridge labels".to_owned(), lang: lang("en"), labels: (1..=count).map(label).collect() }
}

pub fn wallet() -> Wallet {
    let words = |call: &str, spot: &str, away: &str| WalletWords {
        call: call.to_owned(),
        spot: spot.to_owned(),
        away: away.to_owned(),
    };
    Wallet {
        title: "Wallet card".to_owned(),
        sides: Sides::one(lang("en"), words("Call", "Meet at", "Out of the area"))
            .and(lang("es"), words("Llame", "Punto de reunión", "Fuera de la zona")),
        circle: "Alder Street circle".to_owned(),
        phone: Some(phone()),
        spot: "the school yard on 4th".to_owned(),
        away: "Lena".to_owned(),
        away_phone: Some(Phone::new("6025550199")),
    }
}

fn pod_words(steps: &[&str]) -> PodWords {
    PodWords {
        heading: "My pod map".to_owned(),
        steps: strings(steps),
        pod: "My pod: people I would really call".to_owned(),
        movable: "Could be in my pod one day".to_owned(),
        networks: "Groups, services, places".to_owned(),
        foot: "Purpose: everyday back-up · November 22, 2026 · look again in May 2027".to_owned(),
        credit: "After the Pod Mapping Worksheet by Mia Mingus, soiltjp.org".to_owned(),
    }
}

pub fn worksheet() -> PodMap {
    PodMap {
        title: "Pod worksheet".to_owned(),
        lang: lang("en"),
        words: pod_words(&[
            "Write your name in the gray circle.",
            "Bold circles: people you would really call. Names, not groups. One is plenty.",
            "Dotted circles: people who could be, after a talk you have not had yet.",
            "Large circles: groups, services and places.",
        ]),
        me: String::new(),
        pod: Vec::new(),
        movable: Vec::new(),
        networks: Vec::new(),
    }
}

pub fn map() -> PodMap {
    PodMap {
        title: "Pod map".to_owned(),
        words: pod_words(&[]),
        me: "R. M.".to_owned(),
        pod: strings(&["Tomás", "Lena", "Mrs. Ok from 3B"]),
        movable: strings(&["Arturo", "Nhung", "Mr. Petrosyan", "Ana’s sister"]),
        networks: strings(&["Alder Street circle", "The fridge on 4th", "Clinic nurse line"]),
        ..worksheet()
    }
}

pub fn slips() -> PodSlips {
    let slip = |name: &str| Slip {
        heading: format!("For {name}"),
        lines: strings(&[
            "A pod is the few people one would really call.",
            "I would like to call you when I am ill. I can cook, and I am up late.",
            "You can say no, or only this much, and stop at any time.",
        ]),
        answers: strings(&["Yes", "Something else", "Not now", "No", "Let’s talk first"]),
        back: "What I need from you".to_owned(),
    };
    PodSlips {
        title: "Slips".to_owned(),
        lang: lang("en"),
        slips: ["Tomás", "Lena", "Arturo", "Nhung", "Mr. Petrosyan"].map(slip).to_vec(),
        foot: "November 22, 2026. After the Pod Mapping Worksheet by Mia Mingus, soiltjp.org".to_owned(),
    }
}

pub fn pod_card() -> PodCard {
    let agreed =
        |name: &str, phone, scope: &str| Agreed { name: name.to_owned(), phone, scope: scope.to_owned() };
    PodCard {
        title: "My pod".to_owned(),
        lang: lang("en"),
        words: PodCardWords {
            heading: "Who I can call".to_owned(),
            foot: "November 22, 2026 · look again in May 2027".to_owned(),
        },
        people: vec![
            agreed("Tomás", Some(phone()), "Groceries and the spare key, any day after five"),
            agreed("Lena", Some(Phone::new("6025550199")), "Out-of-area contact"),
            agreed("Mrs. Ok from 3B", None, "Knock, day or night"),
        ],
    }
}

/// Every document with the papers it is made for.
pub fn all() -> Vec<(&'static str, Order)> {
    use Edition::{Large, Standard};
    use Paper::{A4, A5, HalfLetter, Letter};
    let no_phone = Sign { phone: None, ..sign() };
    vec![
        ("sign", Order::new(&sign(), Letter, Standard)),
        ("sign-a4", Order::new(&sign(), A4, Standard)),
        ("sign-half", Order::new(&sign(), HalfLetter, Standard)),
        ("sign-a5", Order::new(&sign(), A5, Standard)),
        ("sign-alone", Order::new(&sign_alone(), Letter, Standard)),
        ("sign-alone-half", Order::new(&sign_alone(), HalfLetter, Standard)),
        ("sign-note", Order::new(&no_phone, Letter, Standard)),
        ("sign-large", Order::new(&sign(), Letter, Large)),
        ("fridge", Order::new(&fridge(), Letter, Standard)),
        ("fridge-large", Order::new(&fridge(), Letter, Large)),
        ("flier", Order::new(&flier(), Letter, Standard)),
        ("flier-a4", Order::new(&flier(), A4, Standard)),
        ("flier-half", Order::new(&flier(), HalfLetter, Standard)),
        ("flier-large", Order::new(&flier(), Letter, Large)),
        ("hanger", Order::new(&Hanger(flier()), Letter, Standard)),
        ("hanger-a4", Order::new(&Hanger(flier()), A4, Standard)),
        ("poster", Order::new(&poster(), Letter, Standard)),
        ("poster-large", Order::new(&Poster { tabs: 8, ..poster() }, Letter, Large)),
        ("poster-a4", Order::new(&poster(), A4, Standard)),
        ("card", Order::new(&card(), Letter, Standard)),
        ("card-large", Order::new(&card(), Letter, Large)),
        ("card-half", Order::new(&card(), HalfLetter, Standard)),
        ("table", Order::new(&table(31), Letter, Standard)),
        ("table-large", Order::new(&table(31), A4, Large)),
        ("labels", Order::new(&labels(30), Letter, Standard)),
        ("labels-a4", Order::new(&labels(31), A4, Standard)),
        ("wallet", Order::new(&wallet(), Letter, Standard)),
        ("wallet-a4", Order::new(&wallet(), A4, Standard)),
        ("worksheet", Order::new(&worksheet(), Letter, Standard)),
        ("map", Order::new(&map(), Letter, Standard)),
        ("map-a4", Order::new(&map(), A4, Standard)),
        ("slips", Order::new(&slips(), Letter, Standard)),
        ("pod-card", Order::new(&pod_card(), HalfLetter, Standard)),
    ]
}
