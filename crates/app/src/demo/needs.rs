//! What the demo's neighbors ask for, in their own words; every sentence is invented.

use asks::domain::{Kind, When};

/// One need as somebody might say it.
pub struct Need {
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// The language of its words.
    pub language: &'static str,
    /// What they wrote.
    pub details: &'static str,
    /// The line on the card, if they approved one.
    pub line: Option<&'static str>,
}

const fn need(
    kind: Kind,
    when: When,
    language: &'static str,
    details: &'static str,
    line: Option<&'static str>,
) -> Need {
    Need { kind, when, language, details, line }
}

/// Asks that may stand on a board.
pub const OPEN: &[Need] = &[
    need(
        Kind::Food,
        When::Today,
        "en",
        "Eggs, bread and something soft, my teeth are being worked on.",
        Some("A few soft groceries"),
    ),
    need(
        Kind::Food,
        When::ThisWeek,
        "es",
        "Tortillas, frijol y leche para los niños, por favor.",
        Some("Despensa para tres"),
    ),
    need(
        Kind::Errand,
        When::Flexible,
        "en",
        "A package waits at the counter on 5th, I cannot stand in that line.",
        Some("Pick up a package"),
    ),
    need(
        Kind::Ride,
        When::ThisWeek,
        "es",
        "Tengo cita el jueves a las nueve y no tengo quién me lleve.",
        Some("Llevarme a una cita el jueves"),
    ),
    need(
        Kind::Company,
        When::Flexible,
        "en",
        "I would like to hear a voice in the evening. Ten minutes is plenty.",
        Some("An evening phone call"),
    ),
    need(
        Kind::Translation,
        When::ThisWeek,
        "ko",
        "병원에서 온 편지를 읽어 주실 분을 찾습니다.",
        Some("편지 한 통 읽어 주세요"),
    ),
    need(
        Kind::Repair,
        When::ThisWeek,
        "en",
        "The kitchen faucet drips day and night and I have no wrench.",
        Some("A dripping faucet"),
    ),
    need(Kind::Supplies, When::Today, "es", "Pañales talla cuatro, los que sean.", Some("Pañales talla 4")),
    need(
        Kind::Pet,
        When::ThisWeek,
        "en",
        "Somebody to walk an old, slow, very polite dog while my foot heals.",
        Some("Walk a polite old dog"),
    ),
    need(
        Kind::Paperwork,
        When::Flexible,
        "es",
        "Ayuda para llenar una solicitud, tengo todos los papeles en una bolsa.",
        Some("Llenar una solicitud"),
    ),
    need(Kind::Errand, When::Today, "zh", "请帮我去图书馆还三本书。", Some("还三本书到图书馆")),
    need(
        Kind::Food,
        When::ThisWeek,
        "tl",
        "Bigas at itlog lang po, hindi ako makababa ng hagdan.",
        Some("Bigas at itlog"),
    ),
    need(
        Kind::Supplies,
        When::Flexible,
        "en",
        "A lamp and two chairs. We moved in with a mattress and a kettle.",
        Some("A lamp and two chairs"),
    ),
    need(
        Kind::Translation,
        When::ThisWeek,
        "hy",
        "Պետք է մեկը, որ հայերենից անգլերեն թարգմանի մի նամակ։",
        Some("Մի նամակ թարգմանել"),
    ),
    need(
        Kind::Company,
        When::ThisWeek,
        "es",
        "Mi papá extraña jugar dominó. ¿Alguien que juegue los domingos?",
        Some("Jugar dominó un domingo"),
    ),
    need(
        Kind::Repair,
        When::Flexible,
        "en",
        "A shelf fell. I have the screws, not the shoulders.",
        Some("Hang a shelf again"),
    ),
    need(
        Kind::Food,
        When::Now,
        "en",
        "Nothing hot since yesterday, my stove is out until the part comes.",
        Some("A hot meal tonight"),
    ),
    need(
        Kind::Errand,
        When::ThisWeek,
        "es",
        "Llevar una olla grande a la iglesia el sábado temprano.",
        Some("Llevar una olla el sábado"),
    ),
];

/// Asks that stay with the stewards.
pub const QUIET: &[Need] = &[
    need(
        Kind::Money,
        When::ThisWeek,
        "es",
        "Me faltan ochenta dólares para la luz y me pagan el viernes.",
        None,
    ),
    need(
        Kind::Childcare,
        When::ThisWeek,
        "en",
        "Somebody to walk my boy from school to the library, Tuesday at two.",
        None,
    ),
    need(
        Kind::Prescription,
        When::Today,
        "en",
        "The eye drops I use wait at the pharmacy on 6th. It closes at seven.",
        None,
    ),
    need(
        Kind::Housing,
        When::Flexible,
        "es",
        "El dueño nos mandó una carta y no entendemos qué quiere.",
        None,
    ),
];

/// An ask that a human must see first.
pub const DANGER: Need =
    need(Kind::Other, When::Now, "en", "It is 103 in here, the AC is dead and I am 81. I feel faint.", None);
