//! Mainstay finds the customers that a business stands on.
//!
//! The flow has four steps, one module each: [`intake`] turns the bytes of sales
//! files into transactions, [`ledger`] keeps what every customer bought when,
//! [`segments`] judges (ABC, XYZ, key customers, losses), and [`report`] says what
//! is shown and saved.

pub mod intake; //    1  bytes -> transactions
pub mod ledger; //    2  transactions -> what every customer bought when
pub mod report;
pub mod segments; //  3  ledger -> judgement

pub mod calendar;
pub mod error;
pub mod money;
pub mod settings;


