//! A part of a page that another feature fills: a template of its own, drawn with the page's language and viewer.

use std::fmt;
use std::sync::Arc;

use askama::filters::HtmlSafe;
use askama::{DynTemplate, FastWritable, Template, Values};

/// A filled slot. In a template: `{{ aside }}`.
#[derive(Clone)]
pub struct Aside(Arc<dyn DynTemplate + Send + Sync>);

impl Aside {
    /// Of a template.
    pub fn new(template: impl Template + Send + Sync + 'static) -> Self {
        Self(Arc::new(template))
    }
}

impl FastWritable for Aside {
    fn write_into(&self, out: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        self.0.dyn_render_into_with_values(out, values)
    }
}

impl fmt::Display for Aside {
    /// Without a page around it there is no language to draw it in.
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl HtmlSafe for Aside {}
