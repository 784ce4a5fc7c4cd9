//! What a column of somebody's table is: guessed from its heading in English or Spanish, decided by a steward.

use unicode_normalization::UnicodeNormalization as _;

/// What the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A household in each row.
    Households,
    /// A helper in each row.
    Helpers,
    /// An ask in each row.
    Asks,
}

impl Kind {
    /// All, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Households, Self::Helpers, Self::Asks];

    /// The word that is stored and posted.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Households => "households",
            Self::Helpers => "helpers",
            Self::Asks => "asks",
        }
    }

    /// Reads the word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

macro_rules! columns {
    ($($(#[$meta:meta])* $name:ident $code:literal [$($word:literal)*];)+) => {
        /// What one column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Column { $($(#[$meta])* $name),+ }

        impl Column {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word that is stored and posted.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// Headings that mean it, folded.
            const fn words(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($word),*]),+ }
            }
        }
    };
}
columns! {
    /// Not wanted.
    Leave "leave" [];
    /// A person's name; in a household, one or several.
    Name "name" ["name" "full name" "first name" "names" "contact" "contact name" "person" "who" "head of household"
        "member" "family" "requester" "volunteer" "nombre" "nombres" "nombre completo" "persona" "quien" "contacto"
        "familia" "voluntario" "voluntaria" "jefe de hogar" "jefa de hogar" "solicitante" "vecino" "vecina"];
    /// The rest of the name.
    Surname "surname" ["last name" "surname" "family name" "apellido" "apellidos"];
    /// Others of the household.
    Others "others" ["others" "other people" "members" "household members" "people in household" "spouse" "children"
        "integrantes" "miembros" "otras personas" "otros" "hijos" "pareja"];
    /// A phone number.
    Phone "phone" ["phone" "phone number" "telephone" "tel" "cell" "cell phone" "cellphone" "mobile" "number"
        "whatsapp" "contact number" "telefono" "telefonos" "celular" "movil" "numero" "numero de telefono" "cel"];
    /// An e-mail address.
    Email "email" ["email" "e mail" "mail" "email address" "e mail address" "correo" "correo electronico"];
    /// An exact address.
    Address "address" ["address" "street" "street address" "home address" "apartment" "apt" "unit" "location"
        "direccion" "domicilio" "calle" "departamento" "apartamento" "depto"];
    /// How many live there.
    Size "size" ["size" "household size" "people" "number of people" "how many people" "family size" "count"
        "tamano" "tamano del hogar" "cuantas personas" "numero de personas" "personas" "habitantes"];
    /// What they speak.
    Languages "languages" ["language" "languages" "lang" "language s" "speaks" "preferred language" "idioma" "idiomas" "lengua"
        "lenguas" "habla"];
    /// What a helper can do.
    Skills "skills" ["skills" "can do" "what can you do" "what they can do" "offers" "offer" "help" "i can"
        "can help with" "que puede hacer" "puede" "habilidades" "ofrece" "ayuda con" "que puede"];
    /// When a helper can.
    Days "days" ["days" "availability" "available" "when available" "times" "dias" "disponibilidad" "disponible"
        "horario" "horarios"];
    /// What is asked.
    What "what" ["what" "need" "needs" "request" "ask" "details" "what is needed" "description" "item" "items" "que"
        "necesidad" "necesidades" "necesita" "que necesita" "pedido" "solicitud" "descripcion" "detalles"
        "text" "texto" "message" "mensaje"];
    /// The kind of help.
    Sort "sort" ["kind" "type" "category" "type of help" "kind of help" "tipo" "categoria" "tipo de ayuda" "clase"];
    /// By when.
    When "when" ["when" "needed by" "due" "due date" "urgency" "priority" "deadline" "cuando" "para cuando" "urgencia"
        "fecha limite" "prioridad"];
    /// When it was asked.
    Asked "asked" ["date" "asked" "date asked" "date requested" "timestamp" "created" "received" "submitted" "fecha"
        "fecha de solicitud" "fecha del pedido" "recibido" "marca temporal"];
    /// How it stands.
    Status "status" ["status" "state" "done" "complete" "completed" "progress" "estado" "estatus" "hecho" "listo"];
    /// Whatever else was written down.
    Notes "notes" ["notes" "note" "comments" "comment" "remarks" "other notes" "additional info" "notas" "nota"
        "comentario" "comentarios" "observaciones"];
}

impl Column {
    /// Reads the word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.code() == code)
    }

    /// Whether it can stand in a table of this kind.
    pub const fn suits(self, kind: Kind) -> bool {
        match self {
            Self::Leave
            | Self::Name
            | Self::Surname
            | Self::Phone
            | Self::Email
            | Self::Address
            | Self::Languages
            | Self::Notes => true,
            Self::Others | Self::Size => matches!(kind, Kind::Households),
            Self::Skills | Self::Days => matches!(kind, Kind::Helpers),
            Self::What | Self::Sort | Self::When | Self::Asked | Self::Status => matches!(kind, Kind::Asks),
        }
    }

    /// The message that names it; an exported heading is the same word.
    pub fn key(self) -> String {
        format!("moving-column-{}", self.code())
    }
}

/// A heading in one spelling: no case, no accents, no marks.
pub fn fold(heading: &str) -> String {
    let plain: String = heading
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the headings most likely mean. A heading that nobody knows is left to the steward as [`Column::Notes`] when
/// its cells hold words, and left out when it has none.
pub fn guess(kind: Kind, headings: &[String], samples: &[Vec<String>]) -> Vec<Column> {
    let mut out = Vec::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        let cells = || samples.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        let by_cells = || {
            let looks = |test: fn(&str) -> bool| cells().count() > 0 && cells().all(|cell| test(cell));
            if looks(super::cells::is_email) {
                Column::Email
            } else if looks(super::cells::is_phone) {
                Column::Phone
            } else if cells().count() == 0 || is_key(heading) {
                Column::Leave
            } else {
                Column::Notes
            }
        };
        out.push(by_heading(kind, heading).unwrap_or_else(by_cells));
    }
    if kind == Kind::Asks && !out.contains(&Column::What) {
        // What people ask for is the longest thing they write.
        let long = |at: &usize| samples.iter().filter_map(|row| row.get(*at)).map(String::len).sum::<usize>();
        let words = (0..out.len()).filter(|at| out.get(*at) == Some(&Column::Notes)).max_by_key(long);
        if let Some(column) = words.and_then(|at| out.get_mut(at)) {
            *column = Column::What;
        }
    }
    if !out.contains(&Column::Name) && kind != Kind::Asks {
        let first = out.iter().position(|column| *column == Column::Notes);
        if let Some(column) = first.and_then(|at| out.get_mut(at)) {
            *column = Column::Name;
        }
    }
    out
}

/// The key of a row in somebody's database: it tells nobody anything.
fn is_key(heading: &str) -> bool {
    fold(heading).split(' ').next_back() == Some("id")
}

/// The column that a heading names: the whole heading first, then its beginning.
fn by_heading(kind: Kind, heading: &str) -> Option<Column> {
    if is_key(heading) {
        return None;
    }
    let folded = fold(heading);
    let plain = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let suited = || Column::ALL.iter().copied().filter(|column| column.suits(kind));
    suited().find(|column| column.words().contains(&plain)).or_else(|| {
        let begins = |word: &&str| word.len() > 3 && plain.starts_with(&format!("{word} "));
        let ends = |word: &&str| word.len() > 3 && plain.ends_with(&format!(" {word}"));
        suited().find(|column| column.words().iter().any(|word| begins(word) || ends(word)))
    })
}

/// Whether the first row names the columns: some heading is known, and no cell of it is a phone or an address.
pub fn has_heading(kind: Kind, first: &[String]) -> bool {
    let known = first.iter().any(|cell| by_heading(kind, cell).is_some());
    let contact = first.iter().any(|cell| super::cells::is_email(cell) || super::cells::is_phone(cell));
    known && !contact
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(kind: Kind, headings: &[&str]) -> Vec<&'static str> {
        let headings: Vec<String> = headings.iter().map(|&h| h.to_owned()).collect();
        let samples = vec![vec!["words".to_owned(); headings.len()]];
        guess(kind, &headings, &samples).into_iter().map(Column::code).collect()
    }

    #[test]
    fn headings_in_english_and_spanish_are_known() {
        let kind = Kind::Households;
        assert_eq!(
            guessed(
                kind,
                &[
                    "Nombre",
                    "TELÉFONO",
                    "Correo electrónico",
                    "Dirección:",
                    "Idioma(s)",
                    "Notas",
                    "Tamaño del hogar"
                ]
            ),
            ["name", "phone", "email", "address", "languages", "notes", "size"]
        );
        assert_eq!(
            guessed(
                kind,
                &["Full Name", "Phone #", "E-mail", "Street address", "Language", "Phone 2", "Comments"]
            ),
            ["name", "phone", "email", "address", "languages", "phone", "notes"]
        );
        assert_eq!(
            guessed(Kind::Asks, &["Marca temporal", "¿Qué necesita?", "Estado", "Para cuándo", "Nombre"]),
            ["asked", "what", "status", "when", "name"]
        );
        assert_eq!(
            guessed(Kind::Helpers, &["Volunteer", "Availability", "Can help with"]),
            ["name", "days", "skills"]
        );
    }

    #[test]
    fn a_heading_that_nobody_knows_is_kept_as_notes_and_cells_speak_for_themselves() {
        assert_eq!(guessed(Kind::Helpers, &["Name", "Zzz", "Phone"]), ["name", "notes", "phone"]);
        // A list of asks says somewhere what is needed; where no heading does, it is what nobody knows.
        assert_eq!(guessed(Kind::Asks, &["Zzz", "Phone", "Phone"]), ["what", "phone", "phone"]);
        let headings = vec!["a".to_owned(), "b".to_owned(), "c".to_owned(), "d".to_owned()];
        let samples = vec![["Ana", "213-555-0142", "ana@example.org", ""].map(str::to_owned).to_vec()];
        let all = guess(Kind::Helpers, &headings, &samples);
        assert_eq!(all, [Column::Name, Column::Phone, Column::Email, Column::Leave]);
        assert!(!has_heading(Kind::Helpers, &samples[0]));
        assert!(has_heading(Kind::Helpers, &["Nombre".to_owned(), "x".to_owned()]));
    }

    #[test]
    fn keys_stay_out_and_the_longest_words_are_what_is_asked() {
        let headings = ["id", "location_id", "kind", "said by them"].map(str::to_owned);
        let samples = [["7", "3", "need", "Could somebody bring eggs up to the third floor"]
            .map(str::to_owned)
            .to_vec()];
        assert_eq!(
            guess(Kind::Asks, &headings, &samples),
            [Column::Leave, Column::Leave, Column::Sort, Column::What]
        );
    }

    #[test]
    fn every_column_reads_back_from_its_word() {
        for &column in Column::ALL {
            assert_eq!(Column::parse(column.code()), Some(column));
        }
    }
}
