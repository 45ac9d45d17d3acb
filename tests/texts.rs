//! Texts of the world: logs without a run, and what real software says.

mod grid;
mod logs;
