//! Mainstay finds the customers that a business stands on.
//!
//! The flow has four steps, one module each: [`intake`] turns the bytes of sales
//! files into transactions, [`ledger`] keeps what every customer bought when,
//! [`segments`] judges (ABC, XYZ, key customers, losses), and [`report`] says what
//! is shown and saved.

pub mod calendar;
pub mod error;
pub mod ledger;
pub mod money;
pub mod settings;
pub mod intake;
