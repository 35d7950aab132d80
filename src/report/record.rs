//! An object with one entry per class.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Values by class; crosses as an object whose keys are the classes' names.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<K, T>(Vec<(K, T)>);

impl<K: Copy + PartialEq, T> Record<K, T> {
    /// The value of each class.
    pub fn of(classes: &[K], value: impl Fn(K) -> T) -> Record<K, T> {
        Record(classes.iter().map(|&class| (class, value(class))).collect())
    }

    /// The value of a class.
    pub fn get(&self, class: K) -> Option<&T> {
        let entry = self.0.iter().find(|entry| entry.0 == class);
        entry.map(|(_, value)| value)
    }
}

impl<K: Serialize, T: Serialize> Serialize for Record<K, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (class, value) in &self.0 {
            map.serialize_entry(class, value)?;
        }
        map.end()
    }
}
