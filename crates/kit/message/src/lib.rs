//! The outbox: messages written with the effect that caused them, sent later within safe hours.
