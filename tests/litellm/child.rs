//! A child process with everything that it starts: none of it outlives the value.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Between two looks at a child.
pub(crate) const LOOK: Duration = Duration::from_millis(100);

/// A child, the leader of its own process group.
#[derive(Debug)]
pub(crate) struct Group(Child);

impl Group {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        command.process_group(0).spawn().map(Self)
    }

    /// How it ended; none where it still runs.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }

    /// Waits for its end, at most so long.
    pub(crate) fn ends_within(&mut self, time: Duration) -> io::Result<Option<ExitStatus>> {
        let clock = Instant::now();
        while clock.elapsed() < time {
            if let Some(status) = self.ended()? {
                return Ok(Some(status));
            }
            thread::sleep(LOOK);
        }
        Ok(None)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Only while the leader is not waited for, its number is certainly its own.
        if let Ok(None) = self.0.try_wait() {
            let group = format!("-{}", self.0.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}
