//! Purposes with what each needs, what may follow an ask to stand by, and the drawing's circles; nothing acts here.

mod drawing;
mod purpose;
mod standing;

pub use drawing::{Circle, HEIGHT, Ring, WIDTH, circles};
pub use purpose::Purpose;
pub use standing::{Answer, Coming, Standing};
