//! What a guest may use up. Each number has its reason; `tests/limits` names the test that crosses it.

use std::time::Duration;

use wasmtime::ResourceLimiter;

/// Time on the CPU. A check waits for the network; judging takes milliseconds even when interpreted.
pub const CPU_TIME: Duration = Duration::from_secs(2);

/// Wall-clock time of `describe` and `messages`, which have nothing to wait for.
pub const DESCRIBE_TIME: Duration = Duration::from_secs(10);

/// Linear memory. A 4 MiB answer, its text and its JSON tree fit several times, also in Python.
pub const MEMORY: usize = 64 * 1024 * 1024;

/// Bytes that one call may copy from guest to host: a request body of 1 MiB fits, a memory dump does not.
pub const HOST_COPY: usize = 4 * 1024 * 1024;

/// Handles that a guest may hold: every host call could open one, several times over.
pub const RESOURCES: usize = 1_000;

/// Calls of capabilities. The hungriest check makes some dozens.
pub const HOST_CALLS: u32 = 200;

/// Bytes of all texts in the findings of a check together.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// All memories of a component together: the second one gets what the first one left.
    #[test]
    fn memory_grows_to_64_mebibytes_and_no_byte_further() {
        let mut limiter = Limiter::default();
        let half = 32 * 1024 * 1024;
        assert!(limiter.memory_growing(0, half, None).is_ok_and(|grows| grows));
        assert!(limiter.memory_growing(0, half, None).is_ok_and(|grows| grows));
        assert!(!limiter.exceeded);
        assert!(limiter.memory_growing(half, half + 1, None).is_err());
        assert!(limiter.exceeded);
    }

    #[test]
    fn a_table_grows_to_100000_elements_and_no_further() {
        let mut limiter = Limiter::default();
        assert!(limiter.table_growing(0, 100_000, None).is_ok_and(|grows| grows));
        assert!(!limiter.exceeded);
        assert!(limiter.table_growing(100_000, 100_001, None).is_err());
        assert!(limiter.exceeded);
    }

    /// A component of core modules without anything in them, each instantiated.
    fn instantiated(count: u8) -> wasmtime::Result<()> {
        let header = [0, b'a', b's', b'm', 0x0d, 0, 1, 0];
        let module = [1, 8, 0, b'a', b's', b'm', 1, 0, 0, 0];
        // Section 2: the count, and for each: instantiate module 0 with no arguments.
        let instances: Vec<u8> = std::iter::once(count).chain([0, 0, 0].repeat(count.into())).collect();
        let length = u16::try_from(instances.len()).expect("some hundred bytes");
        let leb128 = [(length & 0x7f) as u8 | 0x80, (length >> 7) as u8];
        let component = [&header[..], &module, &[2], &leb128, &instances].concat();
        let engine = wasmtime::Engine::default();
        let component = wasmtime::component::Component::from_binary(&engine, &component)?;
        let mut store = wasmtime::Store::new(&engine, Limiter::default());
        store.limiter(|limiter| limiter);
        wasmtime::component::Linker::new(&engine).instantiate(&mut store, &component).map(drop)
    }

    #[test]
    fn the_101st_instance_is_refused() {
        instantiated(100).expect("not too many");
        let error = instantiated(101).expect_err("too many");
        assert!(format!("{error:#}").contains("instance count too high at 101"), "{error:#}");
    }
}
