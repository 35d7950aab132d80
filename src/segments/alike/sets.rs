//! Places that belong together, directly or by way of others.

use super::Named;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Sets of places: each place is in one, at first alone.
pub struct Sets {
    parents: Vec<u32>,
}

impl Sets {
    /// So many places, each alone.
    pub fn new(places: usize) -> Sets {
        Sets {
            parents: (0..places as u32).collect(),
        }
    }

    /// Makes the sets of two places one.
    pub fn join(&mut self, one: usize, other: usize) {
        let [one, other] = [one, other].map(|place| self.root(place));
        // The smaller root stays, so that the order of joining decides nothing.
        if let Some(parent) = self.parents.get_mut(one.max(other)) {
            *parent = one.min(other) as u32;
        }
    }

    /// The place that stands for a place's set.
    fn root(&mut self, mut place: usize) -> usize {
        while let Some(&parent) = self.parents.get(place) {
            let above = self.parents.get(parent as usize).copied().unwrap_or(parent);
            if parent as usize == place {
                break;
            }
            if let Some(slot) = self.parents.get_mut(place) {
                *slot = above;
            }
            place = above as usize;
        }
        place
    }

    /// All sets of more than one, each with the sets that are near its first member.
    ///
    /// The set of the first in `order` takes those near it, then the next one that is
    /// left: chains of neighbours never grow together.
    pub fn with_neighbours(
        mut self,
        near: &[(u32, u32)],
        named: impl Fn(usize) -> Option<Named>,
        order: impl Fn(&Named, &Named) -> Ordering,
    ) -> Vec<Vec<Named>> {
        let neighbours = self.neighbours(near);
        let mut sets = self.members(&neighbours, named);
        sets.values_mut()
            .for_each(|set| set.sort_unstable_by(&order));
        let mut roots: Vec<u32> = sets.keys().copied().collect();
        roots.sort_unstable_by(
            |one, other| match (first(&sets, one), first(&sets, other)) {
                (Some(one), Some(other)) => order(one, other),
                _ => Ordering::Equal,
            },
        );
        let mut taken = Vec::new();
        for root in roots {
            let Some(mut set) = sets.remove(&root) else {
                continue;
            };
            let near = neighbours.get(&root).into_iter().flatten();
            set.extend(near.filter_map(|other| sets.remove(other)).flatten());
            if let Some(others) = set.get_mut(1..) {
                others.sort_unstable_by(&order);
            }
            taken.push(set);
        }
        taken
    }

    /// The sets near each set, by their roots.
    fn neighbours(&mut self, near: &[(u32, u32)]) -> BTreeMap<u32, Vec<u32>> {
        let mut neighbours: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &(one, other) in near {
            let [one, other] = [one, other].map(|place| self.root(place as usize) as u32);
            if one != other {
                neighbours.entry(one).or_default().push(other);
                neighbours.entry(other).or_default().push(one);
            }
        }
        neighbours
    }

    /// The members of all sets that have more than one, or a neighbour.
    fn members(
        &mut self,
        neighbours: &BTreeMap<u32, Vec<u32>>,
        named: impl Fn(usize) -> Option<Named>,
    ) -> BTreeMap<u32, Vec<Named>> {
        let roots: Vec<u32> = (0..self.parents.len())
            .map(|place| self.root(place) as u32)
            .collect();
        let mut sizes = vec![0u32; roots.len()];
        roots.iter().for_each(|&root| sizes[root as usize] += 1);
        let mut sets: BTreeMap<u32, Vec<Named>> = BTreeMap::new();
        for (place, &root) in roots.iter().enumerate() {
            if sizes[root as usize] > 1 || neighbours.contains_key(&root) {
                sets.entry(root).or_default().extend(named(place));
            }
        }
        sets
    }
}

fn first<'a>(sets: &'a BTreeMap<u32, Vec<Named>>, root: &u32) -> Option<&'a Named> {
    sets.get(root)?.first()
}
