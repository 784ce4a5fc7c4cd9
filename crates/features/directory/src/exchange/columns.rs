//! What the columns of a table hold, by their headings in English or in Spanish.

use kit_vault::plain_words;

use super::draft;

/// More columns than any list has.
pub(super) const COLUMNS: usize = 200;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Kind,
    Name,
    What,
    WhatEs,
    Region,
    Place,
    Area,
    Address,
    Address2,
    City,
    State,
    Zip,
    Country,
    Lat,
    Lon,
    Page,
    Social,
    Asking,
    Offering,
    Phone,
    Email,
    Focus,
    Needs,
    Languages,
    Who,
    WhoEs,
    Papers,
    PapersEs,
    Gives,
    Takes,
    Standing,
    AsOf,
    Sort,
    Hidden,
    Gone,
}

/// Columns by their headings without case, accents and marks. Whoever collected a list, or answers for it in private, has none.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Id, &["id", "key", "clave", "uuid"]),
    (Column::Kind, &["kind", "tipo", "type"]),
    (
        Column::Name,
        &[
            "name",
            "nombre",
            "resource",
            "recurso",
            "organization",
            "organisation",
            "organizacion",
            "group",
            "grupo",
            "group name",
            "organization name",
            "nombre del grupo",
            "nombre de la organizacion",
            "site name",
            "agency",
            "agency name",
            "location name",
            "pantry",
            "pantry name",
            "despensa",
            "agencia",
            "title",
            "titulo",
        ],
    ),
    (
        Column::What,
        &[
            "what",
            "what en",
            "description",
            "descripcion",
            "notes",
            "notas",
            "about",
            "details",
            "detalles",
            "services",
            "servicios",
            "what it does",
            "comments",
            "covid notes",
            "covidnotes",
            "en",
        ],
    ),
    (Column::WhatEs, &["what es", "es", "description es", "descripcion es", "que hace"]),
    (Column::Region, &["region"]),
    (Column::Place, &["place"]),
    (
        Column::Area,
        &[
            "area",
            "neighborhood",
            "barrio",
            "vecindario",
            "neighborhood region",
            "neighbourhood",
            "zona",
            "colonia",
        ],
    ),
    (
        Column::Address,
        &[
            "address",
            "direccion",
            "domicilio",
            "address 1",
            "address1",
            "street",
            "street address",
            "calle",
            "location",
            "ubicacion",
        ],
    ),
    (Column::Address2, &["address 2", "address2", "unit", "suite", "unidad"]),
    (Column::City, &["city", "ciudad", "town"]),
    (Column::State, &["state", "estado", "state province", "state territory", "province"]),
    (Column::Zip, &["zip", "zip code", "zipcode", "postal code", "codigo postal", "postcode"]),
    (Column::Country, &["country", "pais"]),
    (Column::Lat, &["lat", "latitude", "latitud", "y"]),
    (Column::Lon, &["lon", "lng", "long", "longitude", "longitud", "x"]),
    (
        Column::Page,
        &[
            "page",
            "pagina",
            "website",
            "web site",
            "web",
            "sitio web",
            "sitio",
            "url",
            "link",
            "enlace",
            "general",
            "pagina web",
            "homepage",
        ],
    ),
    (Column::Social, &["social media", "redes sociales", "facebook", "instagram"]),
    (Column::Asking, &["support request", "request form", "pedir ayuda"]),
    (Column::Offering, &["support offer", "offer form", "volunteer form", "ofrecer ayuda"]),
    (
        Column::Phone,
        &[
            "phone",
            "telefono",
            "tel",
            "phone number",
            "numero de telefono",
            "hotline",
            "public phone",
            "linea",
            "telephone",
        ],
    ),
    (
        Column::Email,
        &[
            "email",
            "e mail",
            "correo",
            "correo electronico",
            "public email",
            "contact email",
            "email address",
        ],
    ),
    (Column::Focus, &["focus", "para quien"]),
    (Column::Needs, &["needs"]),
    (Column::Languages, &["languages", "language", "idiomas", "idioma", "language s", "lenguas"]),
    (
        Column::Who,
        &[
            "who",
            "who en",
            "requirements",
            "requisitos",
            "eligibility",
            "elegibilidad",
            "who may come",
            "eligibility description",
        ],
    ),
    (Column::WhoEs, &["who es", "quien puede venir"]),
    (Column::Papers, &["papers", "papers en", "documents", "required documents", "documentos"]),
    (Column::PapersEs, &["papers es", "documentos es"]),
    (
        Column::Gives,
        &[
            "gives",
            "hours",
            "schedule",
            "horario",
            "horarios",
            "horas",
            "opening hours",
            "hours of operation",
        ],
    ),
    (Column::Takes, &["takes"]),
    (Column::Standing, &["standing", "status", "estatus", "estado actual"]),
    (
        Column::AsOf,
        &["as of", "last verified", "last updated", "updated", "fecha", "verified", "assured date"],
    ),
    (Column::Sort, &["categories", "category", "categoria", "categorias"]),
    (Column::Hidden, &["confidential", "is confidential", "private address", "hide address", "confidencial"]),
    (Column::Gone, &["deleted", "removed", "do not list", "tombstone", "borrado", "no publicar"]),
];

/// Which column each cell is in; of two alike the first counts.
pub(super) fn columns(record: &csv::StringRecord) -> Vec<Option<Column>> {
    let mut columns = Vec::new();
    for heading in record.iter().take(COLUMNS) {
        let heading = plain_words(&draft::line(heading, 100).0).join(" ");
        let found =
            HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(column, _)| *column);
        columns.push(found.filter(|found| *found == Column::What || !columns.contains(&Some(*found))));
    }
    columns
}
