//! A message compiled for speed: text, holes and choices, with terms and references already put in.

use std::fmt::{self, Write};

use fluent_syntax::ast::{self, Expression, InlineExpression, PatternElement, VariantKey};
use intl_pluralrules::{PluralCategory, PluralRules};

use rustc_hash::FxHashMap;

use crate::Arg;

/// A compiled message.
#[derive(Debug)]
pub(crate) struct Pattern(Vec<Part>);

#[derive(Debug)]
enum Part {
    Text(Box<str>),
    Hole(Box<str>),
    Choice { by: Box<str>, cases: Vec<(Key, Pattern)>, otherwise: usize },
}

#[derive(Debug)]
enum Key {
    Number(i64),
    Word(Box<str>, Option<PluralCategory>),
}

/// The messages and terms of one language as they were read, for references between them.
#[derive(Default)]
pub(crate) struct Sources<'s> {
    pub(crate) messages: FxHashMap<&'s str, ast::Pattern<&'s str>>,
    pub(crate) terms: FxHashMap<&'s str, ast::Pattern<&'s str>>,
}

/// References nested deeper than this are a cycle.
const DEEPEST: usize = 8;

impl Pattern {
    /// Compiles; the error says in words what is not supported or not there.
    pub(crate) fn compile(source: &ast::Pattern<&str>, sources: &Sources<'_>) -> Result<Self, String> {
        let mut parts = Vec::new();
        compile_into(&mut parts, source, sources, 0)?;
        Ok(Self(joined(parts)))
    }

    /// The text, if nothing has to be filled in.
    pub(crate) fn plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Writes it out. A hole without its argument shows as `⟦$name⟧`. What ends in a period of its own (“5 p. m.”) takes
    /// that of the sentence with it.
    pub(crate) fn write(
        &self,
        out: &mut dyn Write,
        args: &[(&str, Arg<'_>)],
        rules: &PluralRules,
    ) -> fmt::Result {
        let mut period = false;
        for part in &self.0 {
            let ended = std::mem::take(&mut period);
            match part {
                Part::Text(text) => {
                    out.write_str(text.strip_prefix('.').filter(|_| ended).unwrap_or(text))?;
                }
                Part::Hole(name) => match argument(args, name) {
                    Some(Arg::Str(text)) => {
                        period = text.ends_with('.');
                        out.write_str(text)?;
                    }
                    Some(Arg::Num(n)) => write!(out, "{n}")?,
                    None => write!(out, "⟦${name}⟧")?,
                },
                Part::Choice { by, cases, otherwise } => {
                    let chosen =
                        argument(args, by).and_then(|arg| choose(cases, arg, rules)).unwrap_or(*otherwise);
                    if let Some((_, pattern)) = cases.get(chosen) {
                        pattern.write(out, args, rules)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The names of its arguments, for comparing languages.
    pub(crate) fn names<'p>(&'p self, into: &mut std::collections::BTreeSet<&'p str>) {
        for part in &self.0 {
            match part {
                Part::Text(_) => {}
                Part::Hole(name) => {
                    into.insert(name);
                }
                Part::Choice { by, cases, .. } => {
                    into.insert(by);
                    for (_, pattern) in cases {
                        pattern.names(into);
                    }
                }
            }
        }
    }
}

fn argument<'a>(args: &[(&str, Arg<'a>)], name: &str) -> Option<Arg<'a>> {
    args.iter().find(|(n, _)| *n == name).map(|(_, arg)| *arg)
}

/// An exact number wins over a plural form.
fn choose(cases: &[(Key, Pattern)], arg: Arg<'_>, rules: &PluralRules) -> Option<usize> {
    match arg {
        Arg::Num(n) => {
            cases.iter().position(|(key, _)| matches!(key, Key::Number(k) if *k == n)).or_else(|| {
                let form = rules.select(n.unsigned_abs()).ok()?;
                cases.iter().position(|(key, _)| matches!(key, Key::Word(_, Some(k)) if *k == form))
            })
        }
        Arg::Str(text) => {
            cases.iter().position(|(key, _)| matches!(key, Key::Word(word, _) if word.as_ref() == text))
        }
    }
}

fn compile_into(
    parts: &mut Vec<Part>,
    source: &ast::Pattern<&str>,
    sources: &Sources<'_>,
    depth: usize,
) -> Result<(), String> {
    if depth > DEEPEST {
        return Err("refers to itself".into());
    }
    for element in &source.elements {
        match element {
            PatternElement::TextElement { value } => parts.push(Part::Text((*value).into())),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                compile_inline(parts, inline, sources, depth)?;
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                parts.push(compile_choice(selector, variants, sources, depth)?);
            }
        }
    }
    Ok(())
}

fn compile_inline(
    parts: &mut Vec<Part>,
    inline: &InlineExpression<&str>,
    sources: &Sources<'_>,
    depth: usize,
) -> Result<(), String> {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            parts.push(Part::Text(fluent_syntax::unicode::unescape_unicode_to_string(value).into()));
            Ok(())
        }
        InlineExpression::VariableReference { id } => {
            parts.push(Part::Hole(id.name.into()));
            Ok(())
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            let source = sources.messages.get(id.name).ok_or_else(|| format!("no message {}", id.name))?;
            compile_into(parts, source, sources, depth + 1)
        }
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            let source = sources.terms.get(id.name).ok_or_else(|| format!("no term -{}", id.name))?;
            compile_into(parts, source, sources, depth + 1)
        }
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inner) => compile_inline(parts, inner, sources, depth),
            Expression::Select { selector, variants } => {
                parts.push(compile_choice(selector, variants, sources, depth)?);
                Ok(())
            }
        },
        _ => Err("uses a function, an attribute or a term with arguments: not supported".into()),
    }
}

fn compile_choice(
    selector: &InlineExpression<&str>,
    variants: &[ast::Variant<&str>],
    sources: &Sources<'_>,
    depth: usize,
) -> Result<Part, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("chooses by something that is not an argument".into());
    };
    let mut cases = Vec::with_capacity(variants.len());
    let mut otherwise = 0;
    for (at, variant) in variants.iter().enumerate() {
        let key = match &variant.key {
            VariantKey::NumberLiteral { value } => {
                Key::Number(value.parse().map_err(|_| format!("{value} is not a whole number"))?)
            }
            VariantKey::Identifier { name } => Key::Word((*name).into(), plural(name)),
        };
        let mut parts = Vec::new();
        compile_into(&mut parts, &variant.value, sources, depth)?;
        cases.push((key, Pattern(joined(parts))));
        if variant.default {
            otherwise = at;
        }
    }
    Ok(Part::Choice { by: id.name.into(), cases, otherwise })
}

/// Neighboring texts become one.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match (out.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(text)) => *before = format!("{before}{text}").into(),
            (_, part) => out.push(part),
        }
    }
    out
}

fn plural(word: &str) -> Option<PluralCategory> {
    Some(match word {
        "zero" => PluralCategory::ZERO,
        "one" => PluralCategory::ONE,
        "two" => PluralCategory::TWO,
        "few" => PluralCategory::FEW,
        "many" => PluralCategory::MANY,
        "other" => PluralCategory::OTHER,
        _ => return None,
    })
}
