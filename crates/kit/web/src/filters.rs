//! The template filters: `t`, `tn`, `ta`, `url`, `asset`, `ago`, `day_time`, `problem`, `of_the_place`.
//!
//! A page module brings them into scope with `use kit_web::filters;`. They are written out rather than made by
//! `#[askama::filter_fn]`, whose expansion of filters with arguments uses `unsafe`, which this workspace forbids.
//!
//! | in a template | gives |
//! |---|---|
//! | `{{ "asks-title"\|t }}` | a message without arguments: a look-up, no allocation |
//! | `{{ "asks-count"\|tn(n) }}` | a message with the number `$n` |
//! | `{{ "asks-from"\|ta("who", name) }}` | a message with up to three named arguments: `ta("a", x, "b", y)` |
//! | `{{ "/asks"\|url }}` | a path inside the network: the prefix is put in front |
//! | `{{ "farolito.css"\|asset }}` | the address of an asset, named by its content |
//! | `{{ at\|ago }}` `{{ at\|day_time }}` | a `Timestamp` as people say it, in the network's zone |
//! | `{{ found\|problem }}` | the sentence of a form's `Problem` |
//! | `"crisis"\|of_the_place` | the network's own crisis lines, to be walked through |

#![expect(non_camel_case_types, reason = "askama looks filters up by the name used in the template")]

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use askama::filters::{ValidArgIdx, ValidFilterInvocation};
use askama::{Error, FastWritable, Values};
use chrono_tz::Tz;
use kit_base::Timestamp;
use kit_i18n::{Arg, Catalogue, IntoArg, Lang};

use crate::{CrisisLine, Problem, Viewer, assets};

/// What the filters know while a page is drawn. Render with `render_with_values(&say)`.
pub struct Say {
    catalogue: Arc<Catalogue>,
    lang: Lang,
    viewer: Arc<Viewer>,
    now: Timestamp,
    zone: Tz,
}

impl Say {
    /// For one page in one language.
    pub fn new(catalogue: Arc<Catalogue>, lang: Lang, viewer: Arc<Viewer>, now: Timestamp) -> Self {
        let zone = kit_i18n::zone(&viewer.network.zone);
        Self { catalogue, lang, viewer, now, zone }
    }

    /// A message without arguments.
    pub fn text(&self, key: &str) -> &str {
        self.catalogue.text(self.lang, key)
    }

    /// The sentence of a problem.
    pub fn problem(&self, problem: &Problem) -> String {
        problem.sentence(&self.catalogue, self.lang)
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }
}

impl Values for Say {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == KEY).then_some(self)
    }
}

const KEY: &str = "say";

fn say(values: &dyn Values) -> askama::Result<&Say> {
    askama::get_value(values, KEY)
}

macro_rules! filter {
    ($($name:ident)*) => { $(
        impl ValidFilterInvocation for $name {}
    )* };
}

/// `{{ "key"|t }}`: a message without arguments.
#[derive(Default)]
pub struct t {}

/// `{{ "/path"|url }}`: a path inside the network.
#[derive(Default)]
pub struct url {}

/// `{{ "name"|asset }}`: the address of an asset.
#[derive(Default)]
pub struct asset {}

/// `{{ at|ago }}`: how long ago, coarsely.
#[derive(Default)]
pub struct ago {}

/// `{{ at|day_time }}`: "today 8 pm".
#[derive(Default)]
pub struct day_time {}

/// `{{ found|problem }}`: the sentence of a problem.
#[derive(Default)]
pub struct problem {}

/// `{% for line in "crisis"|of_the_place %}`: the network's own crisis lines.
#[derive(Default)]
pub struct of_the_place {}

filter!(t url asset ago day_time problem of_the_place);

impl t {
    /// Called by askama.
    pub fn execute<'v, K: AsRef<str> + ?Sized>(
        self,
        key: &K,
        values: &'v dyn Values,
    ) -> askama::Result<&'v str> {
        Ok(say(values)?.text(key.as_ref()))
    }
}

impl url {
    /// Called by askama.
    pub fn execute<'v, K: AsRef<str> + ?Sized>(
        self,
        path: &'v K,
        values: &'v dyn Values,
    ) -> askama::Result<Linked<'v>> {
        Ok(Linked { prefix: &say(values)?.viewer.network.prefix, path: path.as_ref() })
    }
}

impl asset {
    /// Called by askama. An asset that does not exist is an error of the program: the page fails.
    pub fn execute<K: AsRef<str> + ?Sized>(self, name: &K, _: &dyn Values) -> askama::Result<&'static str> {
        assets::url(name.as_ref()).ok_or(Error::Fmt)
    }
}

impl ago {
    /// Called by askama.
    pub fn execute(self, at: &Timestamp, values: &dyn Values) -> askama::Result<String> {
        let say = say(values)?;
        Ok(say.catalogue.ago(say.lang, say.now.since(*at)))
    }
}

impl day_time {
    /// Called by askama.
    pub fn execute(self, at: &Timestamp, values: &dyn Values) -> askama::Result<String> {
        let say = say(values)?;
        Ok(say.catalogue.day_time(say.lang, say.now, *at, say.zone))
    }
}

impl problem {
    /// Called by askama.
    pub fn execute<P: AsRef<Problem> + ?Sized>(
        self,
        found: &P,
        values: &dyn Values,
    ) -> askama::Result<String> {
        Ok(say(values)?.problem(found.as_ref()))
    }
}

impl of_the_place {
    /// Called by askama.
    pub fn execute<'v, K: AsRef<str> + ?Sized>(
        self,
        _: &K,
        values: &'v dyn Values,
    ) -> askama::Result<Vec<&'v CrisisLine>> {
        let say = say(values)?;
        Ok(say.viewer.network.crisis_in(say.lang))
    }
}

/// `{{ "key"|tn(n) }}`: a message with the number `$n`.
#[derive(Default)]
pub struct tn<'a>(Option<Arg<'a>>);

impl ValidFilterInvocation for tn<'_> {}
impl ValidArgIdx<0> for tn<'_> {}

impl<'a> tn<'a> {
    /// The number.
    #[must_use]
    pub fn with_0(self, n: impl IntoArg<'a>) -> Self {
        Self(Some(n.into_arg()))
    }

    /// Called by askama.
    pub fn execute<K: AsRef<str> + ?Sized>(self, key: &K, values: &dyn Values) -> askama::Result<String> {
        let say = say(values)?;
        let n = self.0.ok_or(Error::ValueMissing)?;
        Ok(say.catalogue.format(say.lang, key.as_ref(), &[("n", n)]))
    }
}

/// `{{ "key"|ta("name", value) }}`: a message with up to three named arguments.
#[derive(Default)]
pub struct ta<'a> {
    names: [&'a str; 3],
    args: [Option<Arg<'a>>; 3],
}

impl ValidFilterInvocation for ta<'_> {}

macro_rules! named_arguments {
    ($($at:literal $name:ident $name_idx:literal $value:ident $value_idx:literal)*) => {
        $( impl ValidArgIdx<$name_idx> for ta<'_> {}
           impl ValidArgIdx<$value_idx> for ta<'_> {} )*
        impl<'a> ta<'a> { $(
            /// The name of an argument.
            #[must_use]
            pub fn $name(mut self, name: &'a str) -> Self {
                self.names[$at] = name;
                self
            }

            /// Its value.
            #[must_use]
            pub fn $value(mut self, value: impl IntoArg<'a>) -> Self {
                self.args[$at] = Some(value.into_arg());
                self
            }
        )* }
    };
}
named_arguments!(0 with_0 0 with_1 1  1 with_2 2 with_3 3  2 with_4 4 with_5 5);

impl ta<'_> {
    /// Called by askama.
    pub fn execute<K: AsRef<str> + ?Sized>(self, key: &K, values: &dyn Values) -> askama::Result<String> {
        let say = say(values)?;
        let given = self.args.iter().flatten().count();
        let all: [(&str, Arg<'_>); 3] =
            std::array::from_fn(|at| (self.names[at], self.args[at].unwrap_or(Arg::Str(""))));
        Ok(say.catalogue.format(say.lang, key.as_ref(), &all[..given]))
    }
}

/// A path with the network's prefix.
pub struct Linked<'a> {
    prefix: &'a str,
    path: &'a str,
}

impl fmt::Display for Linked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix)?;
        f.write_str(self.path)
    }
}

impl FastWritable for Linked<'_> {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        dest.write_str(self.prefix)?;
        dest.write_str(self.path)?;
        Ok(())
    }
}
