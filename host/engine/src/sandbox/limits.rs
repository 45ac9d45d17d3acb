//! What a guest may use up. Each number has its reason; `tests/hostile.rs` crosses each.

use std::time::Duration;

use wasmtime::ResourceLimiter;

/// Time on the CPU. A check waits for the network; judging takes milliseconds even when interpreted.
pub const CPU_TIME: Duration = Duration::from_secs(2);

/// Wall-clock time of `describe` and `messages`, which have nothing to wait for.
pub const DESCRIBE_TIME: Duration = Duration::from_secs(5);

/// Linear memory. A 4 MiB answer, its text and its JSON tree fit several times, also in Python.
pub const MEMORY: usize = 64 * 1024 * 1024;

/// Bytes that one call may copy from guest to host: a request body of 1 MiB fits, a memory dump does not.
pub const HOST_COPY: usize = 4 * 1024 * 1024;

/// Handles that a guest may hold: every host call could open one, several times over.
pub const RESOURCES: usize = 1_000;

/// Calls of capabilities. The hungriest check makes some dozens.
pub const HOST_CALLS: u32 = 200;

/// Bytes of all findings of a check together, as JSON.
pub const FINDINGS: usize = 1024 * 1024;

/// Findings of a check: one for each model, user or feature of a large set-up.
pub const FINDINGS_COUNT: usize = 1_000;

/// Bytes of log lines, standard output and standard error.
pub const OUTPUT: usize = 256 * 1024;

/// Elements of one table.
const TABLE: usize = 100_000;

/// Core instances, tables and memories in one component: an adapter and a module need a few.
const INSTANCES: usize = 100;

/// Refuses growth, and remembers that it did: wasmtime's own error has no type for it.
#[derive(Debug, Default)]
pub struct Limiter {
    memory: usize,
    /// True where a guest asked for more than [`MEMORY`].
    pub exceeded: bool,
}

impl ResourceLimiter for Limiter {
    fn memory_growing(&mut self, current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        // The limit is for all memories of the component together.
        let growth = desired.saturating_sub(current);
        if self.memory.saturating_add(growth) > MEMORY {
            self.exceeded = true;
            return Err(wasmtime::Error::msg("memory limit"));
        }
        self.memory += growth;
        Ok(true)
    }

    fn table_growing(&mut self, _current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        if desired > TABLE {
            self.exceeded = true;
            return Err(wasmtime::Error::msg("table limit"));
        }
        Ok(true)
    }

    fn instances(&self) -> usize {
        INSTANCES
    }

    fn tables(&self) -> usize {
        INSTANCES
    }

    fn memories(&self) -> usize {
        INSTANCES
    }
}
