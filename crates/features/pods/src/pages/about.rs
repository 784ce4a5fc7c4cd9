//! `/pod`: what a pod is, what people need for each purpose, the questions that help, and the way on paper.

use askama::Template;
use axum::extract::Path;
use kit_web::{Answer, Fault, Page, filters};
use people::Visitor;

use crate::domain::{Circle, HEIGHT, Purpose, WIDTH, circles};

/// What a pod is.
#[derive(Template)]
#[template(path = "pages/about.html")]
pub struct About {
    /// What it can be for.
    pub purposes: [Purpose; 11],
    /// Somebody is signed in.
    pub known: bool,
}

/// One purpose: what people need, the questions, and where to go on.
#[derive(Template)]
#[template(path = "pages/purpose.html")]
pub struct OnePurpose {
    /// Which.
    pub purpose: Purpose,
    /// The questions.
    pub cards: [&'static str; 5],
    /// Somebody is signed in.
    pub known: bool,
}

/// The worksheet, for the browser's own printer and for looking at.
#[derive(Template)]
#[template(path = "pages/paper.html")]
pub struct Paper {
    /// Units across.
    pub width: i32,
    /// Units down.
    pub height: i32,
    /// The circles.
    pub circles: Vec<Circle>,
}

/// The questions that help to find the people.
pub const CARDS: [&str; 5] =
    ["pods-card-came", "pods-card-night", "pods-card-near", "pods-card-no", "pods-card-truth"];

/// The page of a blank map.
pub fn paper_page() -> Page<Paper> {
    let body = Paper { width: WIDTH, height: HEIGHT, circles: circles().collect() };
    Page::new("pods-paper-title", body).private()
}

/// `GET /pod`. No statement.
pub async fn show(visitor: Visitor) -> Page<About> {
    Page::new("pods-title", About { purposes: Purpose::ALL, known: visitor.person.is_some() }).private()
}

/// The page of a purpose. What a page is called shows in a list of tabs and in what the browser remembers: where care
/// is asked for, it is only called a pod.
pub fn purpose_page(purpose: Purpose, known: bool) -> Page<OnePurpose> {
    let title = if purpose.with_care() || purpose == Purpose::Own { "pods-title" } else { "pods-for-title" };
    Page::new(title, OnePurpose { purpose, cards: CARDS, known }).private()
}

/// `GET /pod/for/{slug}`. No statement.
pub async fn purpose(visitor: Visitor, Path(code): Path<String>) -> Answer<Page<OnePurpose>> {
    let purpose = Purpose::parse(&code).ok_or(Fault::NOT_FOUND)?;
    Ok(purpose_page(purpose, visitor.person.is_some()))
}

/// `GET /pod/paper`. No statement.
pub async fn paper() -> Page<Paper> {
    paper_page()
}
