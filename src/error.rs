//! Failures that leave nothing to report. A bad row is a
//! [`Problem`](crate::intake::Problem), not an error.
