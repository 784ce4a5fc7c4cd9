//! What a fridge wants: ticked, never typed.

use super::written;

/// Something that would be welcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Milk and eggs.
    Milk,
    /// Fruit and vegetables.
    Produce,
    /// Bread.
    Bread,
    /// Meals that are ready to eat.
    Meals,
    /// Water.
    Water,
    /// Formula, baby food.
    Baby,
    /// Wipes and soap for the fridge itself.
    Cleaning,
}

impl Need {
    /// In the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Milk, Self::Produce, Self::Bread, Self::Meals, Self::Water, Self::Baby, Self::Cleaning];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Milk => "milk",
            Self::Produce => "produce",
            Self::Bread => "bread",
            Self::Meals => "meals",
            Self::Water => "water",
            Self::Baby => "baby",
            Self::Cleaning => "cleaning",
        }
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Milk => "fridges-need-milk",
            Self::Produce => "fridges-need-produce",
            Self::Bread => "fridges-need-bread",
            Self::Meals => "fridges-need-meals",
            Self::Water => "fridges-need-water",
            Self::Baby => "fridges-need-baby",
            Self::Cleaning => "fridges-need-cleaning",
        }
    }

    /// Those whose codes stand in a text; what is none is passed over.
    pub fn read(text: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|need| text.split(' ').any(|code| code == need.code())).collect()
    }

    /// As stored.
    pub fn write(all: &[Self]) -> String {
        written(all, |need| need.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_the_list_are_ever_read() {
        assert_eq!(Need::read("bread call-ana-5550100 milk"), [Need::Milk, Need::Bread]);
        assert_eq!(Need::read(&Need::write(&Need::ALL)), Need::ALL);
        assert!(Need::read("").is_empty());
    }
}
