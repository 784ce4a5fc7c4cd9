//! Neighbors and households, their sign-in links and sessions, and how they may be reached.
//!
//! Every feature takes [`Site`] as its state and says in each handler's signature who may use it: [`Visitor`],
//! [`LinkHolder`], [`Neighbor`], [`Helper`] or [`Steward`]. [`around`] goes around the finished router; it finds the
//! network (by mount, by host, or because there is only one) and the person behind the cookies, with two statements.
//! What somebody tells us is sealed with their own key; [`reach`] opens it for a caller who answers for who sees it.

mod arrive;
mod aside;
mod book;
mod contact;
mod cookie;
mod domain;
mod jobs;
pub mod pages;
mod role;
mod rules;
mod schema;
mod site;
mod store;
mod token;
mod way_back;
mod who;

pub use arrive::around;
pub use aside::Aside;
pub use book::Book;
pub use contact::{Contact, NewPerson, PeopleError, Reach};
pub use cookie::{set_link_cookie, set_session_cookie};
pub use domain::{CodeWord, Leak, LeakKind, QUIET_FROM, QUIET_UNTIL, leaks};
pub use jobs::{Tools, let_know, with_jobs};
pub use kit_vault::{Person, PersonId};
pub use pages::person::tended as looks_after;
pub use pages::routes;
pub use role::{Held, MOST_SEATS, Role, Seat};
pub use rules::SafeContact;
pub use schema::{MIGRATIONS, TABLES};
pub use site::{Bonds, MyAside, Nav, PersonAside, Services, Settings, Site};
pub use store::households::{Made, Member, create_households, helps, join_many};
pub use store::person::{
    Household, HouseholdId, Profile, by_slug, create_unverified, erase, erase_many, move_home, profile,
    rehome, rest, set_language, set_speaks, verify,
};
pub use store::reaches::{reaches, reaches_under};
pub use store::reaching::{first_name, first_names, reach, set_address, set_contact, set_name, set_rules};
pub use store::sessions::{Subject, end_link_sessions, open_link_session};
pub use store::{
    STATEMENTS, approvals, ceremonies, factors, handover, memberships, on_call, roles, same, sessions,
    sign_in, terms, tries, ways_in,
};
pub use token::SessionToken;
pub use way_back::first_prove;
pub use who::{Factor, Helper, Holder, Link, LinkHolder, Neighbor, Signed, Steward, Visitor, WITHOUT_FACTOR};

use kit_i18n::Lang;

/// This crate's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
