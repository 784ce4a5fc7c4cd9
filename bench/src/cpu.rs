//! Processor time, read from /proc: what a server used, and what strangers used meanwhile.

/// Ticks a second in /proc; Linux has used 100 on every machine this runs on.
const TICK_MICROS: f64 = 10_000.0;

/// Processor time so far, in microseconds.
#[derive(Clone, Copy)]
pub struct Used {
    /// By the server.
    pub server: f64,
    /// By programs that we ran to their end: the load generator.
    ours: f64,
    /// By everybody.
    all: f64,
}

impl Used {
    /// Reads the counters now.
    pub fn now(server: u32) -> Self {
        let server = ticks(&format!("/proc/{server}/stat"), &[13, 14]);
        let ours = ticks("/proc/self/stat", &[13, 14, 15, 16]);
        let text = std::fs::read_to_string("/proc/stat").unwrap_or_default();
        // user nice system idle iowait irq softirq steal
        let busy = text.lines().next().unwrap_or_default().split_whitespace().skip(1).enumerate();
        let all = busy
            .filter(|(n, _)| matches!(n, 0..=2 | 5..=7))
            .filter_map(|(_, t)| t.parse::<f64>().ok())
            .sum::<f64>();
        Self { server, ours, all: all * TICK_MICROS }
    }

    /// What the server used since, in microseconds.
    pub fn server_since(self, before: Self) -> f64 {
        self.server - before.server
    }

    /// What strangers used since, in microseconds.
    pub fn foreign_since(self, before: Self) -> f64 {
        let own = self.server - before.server + self.ours - before.ours;
        (self.all - before.all - own).max(0.0)
    }
}

/// The sum of these fields of a stat file, in microseconds; the name in brackets may hold spaces.
fn ticks(file: &str, fields: &[usize]) -> f64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let after: Vec<&str> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let sum: f64 = fields.iter().filter_map(|n| after.get(n - 2)?.parse::<f64>().ok()).sum();
    sum * TICK_MICROS
}

/// Proportional memory of a process in kB: pages shared with others count in part.
pub fn pss(pid: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse().ok()
}

/// The most memory that a process ever held, in kB.
pub fn high_water(pid: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}
