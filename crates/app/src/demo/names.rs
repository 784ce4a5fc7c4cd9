//! Invented neighbors, buildings and telephone numbers. The numbers are from the range kept free for fiction.

/// First names as one hears them in a Los Angeles courtyard.
pub const NAMES: &[&str] = &[
    "Marisol",
    "Tomás",
    "Lupe",
    "Ernesto",
    "Yesenia",
    "Ofelia",
    "Rigo",
    "Chayo",
    "Beto",
    "Alma",
    "Socorro",
    "Nacho",
    "Min-ji",
    "Sung-ho",
    "Hye-jin",
    "Dong-wook",
    "Eun-a",
    "Young-sook",
    "Mei-ling",
    "Wei",
    "Jian",
    "Xiu-ying",
    "Ligaya",
    "Dalisay",
    "Jun-jun",
    "Perla",
    "Bayani",
    "Anahit",
    "Vardan",
    "Siranush",
    "Hovik",
    "Nare",
    "Thuy",
    "Binh",
    "Lan",
    "Dariush",
    "Parisa",
    "Nadia",
    "Oleg",
    "Rasha",
    "Karim",
    "Kenji",
    "Sopheap",
    "Dolores",
    "Walt",
    "June",
    "Otis",
    "Renée",
    "Calvin",
    "Bernice",
    "Rosalind",
    "Dez",
    "Imani",
    "Terrence",
    "Wanda",
    "Felix",
    "Ruth",
    "Abe",
    "Priya",
    "Arjun",
    "Fatou",
    "Kwame",
    "Desta",
    "Yonas",
    "Guadalupe",
    "Ximena",
    "Mateo",
    "Itzel",
    "Rocío",
    "Efraín",
];

/// One circle of the demo: its name, and what lies beside it in words.
pub type Place = (&'static str, &'static str);

/// The blocks.
pub const BLOCKS: &[Place] = &[
    ("Magnolia & 4th", "by the laundromat"),
    ("Lemon & 5th", "by the bus stop"),
    ("Olive & 6th", "by the library"),
    ("Fig & 7th", "by the panadería"),
];

/// The buildings, three to a block in the order of the blocks.
pub const BUILDINGS: &[Place] = &[
    ("The Marigold", "Magnolia & 4th"),
    ("Casa Limón", "Magnolia & 4th"),
    ("Magnolia Court", "Magnolia & 4th"),
    ("The Starling", "Lemon & 5th"),
    ("Lemon Arms", "Lemon & 5th"),
    ("Villa Azul", "Lemon & 5th"),
    ("The Olive Tree", "Olive & 6th"),
    ("Juniper House", "Olive & 6th"),
    ("The Sundial", "Olive & 6th"),
    ("Fig Gardens", "Fig & 7th"),
    ("Los Portales", "Fig & 7th"),
    ("The Lantern", "Fig & 7th"),
];

/// The n-th invented number: `213-555-0100` and on.
pub fn phone(n: usize) -> String {
    const AREAS: [&str; 6] = ["213", "323", "818", "626", "310", "424"];
    format!("{}-555-01{:02}", AREAS[n / 100 % AREAS.len()], n % 100)
}
