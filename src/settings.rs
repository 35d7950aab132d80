//! Every limit of the analysis, with unit, default, range and source.
//!
//! The page asks for [`Settings::default`] instead of repeating a number.

mod customers;

pub use customers::{Apart, CustomerSettings, Member, Merge};

use crate::calendar::{Day, Period};
use crate::error::Error;
use crate::money::{MAX_DECIMALS, Money};
use serde::{Deserialize, Serialize};

/// Everything that a user can change about the analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Settings {
    /// What customers are ranked by.
    pub measure: Measure,
    /// First and last day taken into account; default: the whole file.
    pub window: Window,
    /// The day that counts as today. Default: the last day of the file, or of the window where that is earlier; never the clock.
    pub as_of: Option<Day>,
    /// The step in which regularity by variation and activity is looked at.
    pub period: Period,
    /// How much: A, B, C.
    pub abc: AbcSettings,
    /// How regularly: X, Y, Z.
    pub xyz: XyzSettings,
    /// Which customers are key customers, and of which type.
    pub key: KeySettings,
    /// When a customer counts as slowing, at risk or lost.
    pub loss: LossSettings,
    /// Only transactions that pass every filter are taken into account.
    pub filters: Vec<Filter>,
    /// Which names are one customer, and which customers belong together.
    pub customers: CustomerSettings,
}

impl Settings {
    /// Whether the settings can be followed as they stand.
    ///
    /// Only what is in force is looked at: amounts while the limits are counted in
    /// amounts, percentages while they are counted in those, neither while the limits
    /// are computed. Fails with an [`Error::Settings`] that names the setting, as in
    /// JSON, and says what to write.
    pub fn validate(&self) -> Result<(), Error> {
        self.abc.validate()?;
        self.customers.validate()
    }
}

/// The measure that ABC ranks by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// Net revenue: sales less returns.
    #[default]
    Revenue,
    /// Profit: the mapped profit column, or net revenue less the mapped cost.
    Profit,
    /// Pieces, kilograms: the mapped quantity column.
    Quantity,
    /// Days with a purchase.
    Occasions,
}

/// The days taken into account, both included. `None` is the file's own first or last day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Window {
    /// First day.
    pub first: Option<Day>,
    /// Last day.
    pub last: Option<Day>,
}

impl Window {
    /// A window of so many days compares its second half with its first. Eight weeks. Our own rule.
    pub const HALVES_FROM_DAYS: i32 = 56;
}

/// A mapped column and the values of it that are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Filter {
    /// The column.
    pub column: Dimension,
    /// Its values, as in the file. An unknown value matches nothing.
    pub values: Vec<String>,
}

/// The optional columns whose values form groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Dimension {
    /// What was bought.
    Product,
    /// The product's group.
    Category,
    /// Where the customer is.
    Region,
    /// Who looks after the customer.
    Manager,
    /// How the sale came about.
    Channel,
    /// The number of the order or invoice.
    Order,
    /// What kind of customer it is.
    CustomerType,
}

impl Dimension {
    /// All of them, in the order in which they are stored and shown.
    pub const ALL: [Dimension; 7] = [
        Dimension::Product,
        Dimension::Category,
        Dimension::Region,
        Dimension::Manager,
        Dimension::Channel,
        Dimension::Order,
        Dimension::CustomerType,
    ];
}

/// A share of a total: 0 to 100 percent, exact to a ten-thousandth of a percent.
///
/// Crosses to JSON as a number of percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// The share of a whole in millionths.
    pub const WHOLE: i128 = 1_000_000;

    /// So many whole percent; more than 100 is 100.
    pub const fn whole(percent: u32) -> Percent {
        let within = if percent < 100 { percent } else { 100 };
        Percent(within * 10_000)
    }

    /// The share in millionths of the whole, for exact comparison.
    pub fn millionths(self) -> i128 {
        i128::from(self.0)
    }
}

/// Rounded to a ten-thousandth of a percent; fails outside of 0 to 100.
impl TryFrom<f64> for Percent {
    type Error = String;
    fn try_from(percent: f64) -> Result<Percent, String> {
        if (0.0..=100.0).contains(&percent) {
            Ok(Percent((percent * 10_000.0).round() as u32))
        } else {
            Err(format!("{percent} is not a percentage from 0 to 100"))
        }
    }
}

impl From<Percent> for f64 {
    fn from(percent: Percent) -> f64 {
        f64::from(percent.0) / 10_000.0
    }
}

impl Serialize for Percent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(*self))
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Percent, D::Error> {
        let percent = f64::deserialize(deserializer)?;
        Percent::try_from(percent).map_err(serde::de::Error::custom)
    }
}

/// A ratio such as a coefficient of variation, exact to a thousandth: 0 to 1,000.
///
/// Crosses to JSON as a plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(u32);

impl Ratio {
    /// The ratio in thousandths.
    pub const fn from_thousandths(thousandths: u32) -> Ratio {
        Ratio(thousandths)
    }

    /// The ratio in thousandths, for exact comparison.
    pub fn thousandths(self) -> i128 {
        i128::from(self.0)
    }
}

impl TryFrom<f64> for Ratio {
    type Error = String;
    fn try_from(ratio: f64) -> Result<Ratio, String> {
        if (0.0..=1_000.0).contains(&ratio) {
            Ok(Ratio((ratio * 1_000.0).round() as u32))
        } else {
            Err(format!("{ratio} is not a ratio from 0 to 1000"))
        }
    }
}

impl From<Ratio> for f64 {
    fn from(ratio: Ratio) -> f64 {
        f64::from(ratio.0) / 1_000.0
    }
}

impl Serialize for Ratio {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(*self))
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Ratio, D::Error> {
        let ratio = f64::deserialize(deserializer)?;
        Ratio::try_from(ratio).map_err(serde::de::Error::custom)
    }
}

/// The limits of A, B and C.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct AbcSettings {
    /// Which class the customer that crosses a limit belongs to, or that the limits are computed.
    pub rule: AbcRule,
    /// What the limits are counted in.
    pub by: AbcBy,
    /// A ends here. Percent of the total, default 80 (Pareto's customary share).
    pub a: Percent,
    /// B ends here. Percent of the total, default 95.
    pub b: Percent,
    /// With [`AbcBy::Amount`]: the smallest value of a customer in A, as a decimal number. Empty by default: nobody is in A \[own\].
    pub a_amount: String,
    /// With [`AbcBy::Amount`]: the smallest value of a customer in B, as a decimal number. Empty by default: nobody is in B \[own\].
    pub b_amount: String,
    /// What 100 % is.
    pub denominator: Denominator,
}

impl Default for AbcSettings {
    fn default() -> AbcSettings {
        AbcSettings {
            rule: AbcRule::Inclusive,
            by: AbcBy::Share,
            a: Percent::whole(80),
            b: Percent::whole(95),
            a_amount: String::new(),
            b_amount: String::new(),
            denominator: Denominator::Positive,
        }
    }
}

impl AbcSettings {
    fn validate(&self) -> Result<(), Error> {
        match (self.rule, self.by) {
            (AbcRule::Computed, _) => Ok(()),
            (_, AbcBy::Amount) => self.validate_amounts(),
            (_, AbcBy::Share | AbcBy::Customers) => self.validate_percentages(),
        }
    }

    fn validate_percentages(&self) -> Result<(), Error> {
        if self.a <= self.b {
            return Ok(());
        }
        let (a, b) = (f64::from(self.a), f64::from(self.b));
        Err(unusable(format!(
            "abc.a is {a} and abc.b is {b}; A ends before B: write an abc.a that is not above abc.b, such as 80 and 95"
        )))
    }

    fn validate_amounts(&self) -> Result<(), Error> {
        let a = amount("abc.aAmount", &self.a_amount)?;
        let b = amount("abc.bAmount", &self.b_amount)?;
        match (a, b) {
            (Some(a), Some(b)) if a < b => Err(unusable(format!(
                "abc.aAmount is {} and abc.bAmount is {}; customers in A are the larger ones: write an abc.aAmount that is not below abc.bAmount",
                self.a_amount, self.b_amount
            ))),
            _ => Ok(()),
        }
    }
}

/// The amount of a setting, in the smallest unit there is; `None` when it is left empty.
fn amount(setting: &str, text: &str) -> Result<Option<Money>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let amount = Money::reaching(text.trim(), MAX_DECIMALS);
    amount.map(Some).ok_or_else(|| {
        unusable(format!(
            "{setting} is \"{text}\"; write digits with a point before decimals, such as 1000 or 1000.50, or leave it empty"
        ))
    })
}

fn unusable(message: String) -> Error {
    Error::Settings { message }
}

/// Which class the customer that crosses a limit belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AbcRule {
    /// The upper class: A while those ranked above hold less than the limit.
    #[default]
    Inclusive,
    /// The lower class: A while the share up to and including the customer is within the limit.
    Exclusive,
    /// The limits follow from the data (Ultsch and Lötsch 2015).
    Computed,
}

/// What the limits are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AbcBy {
    /// Share of the total value.
    #[default]
    Share,
    /// Share of the number of customers with a positive value.
    Customers,
    /// The customer's own value.
    Amount,
}

/// What 100 % is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Denominator {
    /// The sum of the positive values.
    #[default]
    Positive,
    /// The sum of all values, net returners included.
    Net,
}

/// The limits of X, Y and Z.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct XyzSettings {
    /// What regularity is judged by.
    pub method: XyzMethod,
    /// Rhythm: X up to this gap-CV, default 0.5 (Gamma-distributed gaps with k = 4).
    pub rhythm_x: Ratio,
    /// Rhythm: Y up to this gap-CV, default 1.0 (exactly random purchases).
    pub rhythm_y: Ratio,
    /// Variation: X up to this CV, default 0.5; the textbook's strict preset is 0.10.
    pub variation_x: Ratio,
    /// Variation: Y up to this CV, default 1.0; the textbook's strict preset is 0.25.
    pub variation_y: Ratio,
    /// Where a customer's periods start.
    pub grid: Grid,
    /// Whether periods that the window cuts count.
    pub periods: Periods,
    /// A customer is new while its first occasion is at most so many days back, default 90.
    pub new_days: u16,
}

impl Default for XyzSettings {
    fn default() -> XyzSettings {
        XyzSettings {
            method: XyzMethod::Rhythm,
            rhythm_x: Ratio::from_thousandths(500),
            rhythm_y: Ratio::from_thousandths(1_000),
            variation_x: Ratio::from_thousandths(500),
            variation_y: Ratio::from_thousandths(1_000),
            grid: Grid::Customer,
            periods: Periods::Complete,
            new_days: 90,
        }
    }
}

impl XyzSettings {
    /// Regularity is judged from so many gaps between purchases, whatever the method.
    pub const LEAST_GAPS: usize = 3;
    /// Variation and activity need so many periods. Our own rule.
    pub const LEAST_PERIODS: usize = 2;
    /// Activity: X from so many thirds of the periods with a purchase.
    pub const ACTIVITY_X_THIRDS: u64 = 2;
    /// Activity: Y from so many thirds of the periods with a purchase.
    pub const ACTIVITY_Y_THIRDS: u64 = 1;
}

/// What regularity is judged by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum XyzMethod {
    /// The days between purchases.
    #[default]
    Rhythm,
    /// The value per period.
    Variation,
    /// The share of periods with a purchase.
    Activity,
}

/// Where a customer's periods start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Grid {
    /// With the period of its own first transaction.
    #[default]
    Customer,
    /// With the first period of the window.
    Window,
}

/// Whether periods that the window cuts count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Periods {
    /// Only calendar periods wholly inside the window.
    #[default]
    Complete,
    /// The partial first and last too.
    All,
}

/// Key customers and their types.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct KeySettings {
    /// A customer with this share of the total is a key customer whatever its class, default 10 %.
    pub share: Percent,
    /// A breadwinner brings this share of profit (of revenue where no profit is known), default 10 % (IFRS 8.34).
    pub breadwinner_share: Percent,
    /// A prospective customer has bought for at most so many months, default 12.
    pub prospective_months: u16,
    /// A prospective customer's value per day is in this top part of all, default 20 %.
    pub run_rate_top: Percent,
}

impl Default for KeySettings {
    fn default() -> KeySettings {
        KeySettings {
            share: Percent::whole(10),
            breadwinner_share: Percent::whole(10),
            prospective_months: 12,
            run_rate_top: Percent::whole(20),
        }
    }
}

impl KeySettings {
    /// A prospective customer has at least so many days with a purchase. Our own rule.
    pub const PROSPECTIVE_OCCASIONS: usize = 2;
    /// A rising customer has at least so many days with a purchase. Our own rule.
    pub const RISING_OCCASIONS: usize = 4;
    /// A rising customer brings so many times as much in the second half of its days. Our own rule.
    pub const RISING: Ratio = Ratio::from_thousandths(1_250);
}

/// The own-rhythm criterion: silence against the customer's own gaps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct LossSettings {
    /// At risk from this quantile of the gaps, default 80 %.
    pub risk_quantile: Percent,
    /// At risk only from so many median gaps, default 1.5.
    pub risk_gaps: Ratio,
    /// Lost from this quantile of the gaps, default 95 %.
    pub lost_quantile: Percent,
    /// Lost only from so many median gaps, default 2.0.
    pub lost_gaps: Ratio,
}

impl Default for LossSettings {
    fn default() -> LossSettings {
        LossSettings {
            risk_quantile: Percent::whole(80),
            risk_gaps: Ratio::from_thousandths(1_500),
            lost_quantile: Percent::whole(95),
            lost_gaps: Ratio::from_thousandths(2_000),
        }
    }
}

impl LossSettings {
    /// A customer with so many days with a purchase is established: it can be lost.
    pub const ESTABLISHED_OCCASIONS: usize = 3;
    /// With fewer own gaps, the gaps of all customers are blended in.
    pub const BLEND_GAPS: usize = 5;
    /// A slowing customer's latest gaps are so many times its median gap before. Our own rule.
    pub const SLOWING: Ratio = Ratio::from_thousandths(1_500);
    /// A slowing customer has at least so many gaps. Our own rule.
    pub const SLOWING_GAPS: usize = 6;
    /// What a lost customer was worth is its revenue in so many days up to its last purchase.
    pub const WORTH_DAYS: i32 = 365;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abc(change: impl FnOnce(&mut AbcSettings)) -> Settings {
        let mut settings = Settings::default();
        change(&mut settings.abc);
        settings
    }

    fn by_amount(a: &str, b: &str) -> Settings {
        abc(|abc| {
            abc.by = AbcBy::Amount;
            (abc.a_amount, abc.b_amount) = (a.into(), b.into());
        })
    }

    fn percentages(by: AbcBy, a: u32, b: u32) -> Settings {
        abc(|abc| (abc.by, abc.a, abc.b) = (by, Percent::whole(a), Percent::whole(b)))
    }

    /// What the error says.
    fn refused(settings: &Settings) -> String {
        settings.validate().unwrap_err().to_string()
    }

    #[test]
    fn the_defaults_can_be_followed() {
        assert_eq!(Settings::default().validate(), Ok(()));
    }

    #[test]
    fn an_amount_that_is_no_number_is_named_and_an_empty_one_is_no_limit() {
        for (a, b) in [
            ("", ""),
            ("1000", ""),
            ("", "1000"),
            ("1000.50", " 1000.5 "),
        ] {
            assert_eq!(by_amount(a, b).validate(), Ok(()), "{a:?} {b:?}");
        }
        assert!(
            refused(&by_amount("1,000", "")).starts_with("settings: abc.aAmount is \"1,000\";")
        );
        assert!(
            refused(&by_amount("1000", "many")).starts_with("settings: abc.bAmount is \"many\";")
        );
        assert!(refused(&by_amount("-5", "")).contains("leave it empty"));
    }

    #[test]
    fn the_limit_of_a_may_not_lie_on_the_other_side_of_the_limit_of_b() {
        assert!(refused(&by_amount("999.99", "1000")).contains("abc.aAmount is 999.99"));
        assert_eq!(by_amount("1000", "1000").validate(), Ok(()));
        for by in [AbcBy::Share, AbcBy::Customers] {
            assert!(refused(&percentages(by, 95, 80)).contains("abc.a is 95 and abc.b is 80"));
            assert_eq!(percentages(by, 80, 80).validate(), Ok(()));
        }
    }

    #[test]
    fn limits_that_are_not_in_force_may_be_anything() {
        let mut settings = by_amount("1,000", "x");
        settings.abc.by = AbcBy::Share;
        assert_eq!(settings.validate(), Ok(()));
        settings.abc.by = AbcBy::Amount;
        settings.abc.rule = AbcRule::Computed;
        assert_eq!(settings.validate(), Ok(()));
        assert_eq!(percentages(AbcBy::Amount, 95, 80).validate(), Ok(()));
    }

    #[test]
    fn more_than_a_hundred_percent_is_a_hundred() {
        assert_eq!(Percent::whole(101).millionths(), Percent::WHOLE);
        assert_eq!(Percent::whole(u32::MAX), Percent::whole(100));
        assert_eq!(f64::from(Percent::whole(80)), 80.0);
    }
}
