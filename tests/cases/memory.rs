//! How much memory a piece of work takes at most.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    /// Bytes in use by this thread's work, and the most there were.
    static IN_USE: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// The system's memory, counted by thread.
struct Counted;

#[global_allocator]
static COUNTED: Counted = Counted;

// SAFETY: every call is passed on as it is; counting touches no memory of the callers.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: the caller keeps to the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        given_back(layout.size());
        // SAFETY: the caller keeps to the contract of `dealloc`.
        unsafe { System.dealloc(memory, layout) }
    }
}

fn taken(bytes: usize) {
    let (used, most) = IN_USE.get();
    IN_USE.set((used + bytes, most.max(used + bytes)));
}

/// What another thread took may be given back here.
fn given_back(bytes: usize) {
    let (used, most) = IN_USE.get();
    IN_USE.set((used.saturating_sub(bytes), most));
}

/// The most bytes that were in use at once while `work` ran, beyond those before it.
pub fn peak(work: impl FnOnce()) -> usize {
    let (before, _) = IN_USE.get();
    IN_USE.set((before, before));
    work();
    IN_USE.get().1 - before
}
