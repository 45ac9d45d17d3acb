//! One pass over the files of a source: hands pieces of them to threads, in order, and adds up.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::thread;

use super::anchor::Anchors;
use super::compile::Plan;
use super::content::{self, Content, Packing};
use super::gzip::{Cut, Unpacked};
use super::limits::{Limits, PIECE};
use super::lines::Order;
use super::order::{self, Part};
use super::piece::{self, Reading};
use super::scan::{Carry, Scanner, View};
use super::tally::Tally;
use super::time::{self, Micros};
use super::{Error, File, join};

/// What a search found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) tally: Tally,
    /// For each predicate.
    pub(super) joined: Vec<Vec<String>>,
}

/// Bytes of the log from which literals are judged.
const SAMPLE: u64 = 256 << 10;

/// Places in a file from which that sample is taken.
const SAMPLED_PLACES: u64 = 8;

/// A file, and where in it to look.
#[derive(Debug)]
struct Source<'a> {
    file: &'a File,
    content: Content,
    /// The time at which the lines before the first one with a time stand.
    origin: Micros,
    parts: Vec<Part>,
}

/// Searches the files, a second time for joined lines.
pub(super) fn run(files: &[File], plan: &Plan, limits: &Limits, cancel: &AtomicBool) -> Result<Found, Error> {
    if files.is_empty() {
        return Err(Error::NoFile(Vec::new()));
    }
    let mut sources = Vec::with_capacity(files.len());
    for file in files {
        stop_if(cancel)?;
        sources.push(Source::open(file, plan, limits)?);
    }
    let all: Vec<usize> = (0..sources.len()).collect();
    let mut sweeps = sweep(&sources, &all, plan, limits, cancel)?;
    // Files that turn out not to be in order are looked at again, all of them and line by line.
    let broken: Vec<usize> = all.iter().copied().filter(|file| sweeps[*file].is_broken(&sources[*file])).collect();
    if !broken.is_empty() {
        for file in &broken {
            let source = &mut sources[*file];
            source.parts = vec![Part::whole(&source.content, &plan.windows)];
        }
        for (file, sweep) in broken.iter().zip(sweep(&sources, &broken, plan, limits, cancel)?) {
            sweeps[*file] = sweep;
        }
    }
    let tally = total(plan, sweeps);
    let mut joined = vec![Vec::new(); plan.predicates.len()];
    if let Some((second, owners)) = join::derive(plan, &tally) {
        let second_tally = total(&second, sweep(&sources, &all, &second, limits, cancel)?);
        for (owner, mut matches) in owners.into_iter().zip(second_tally.matches) {
            joined[owner] = matches.newest.take().into_iter().map(|(_, kept)| kept.text).collect();
        }
    }
    Ok(Found { tally, joined })
}

fn total(plan: &Plan, sweeps: Vec<Sweep>) -> Tally {
    let mut tally = empty(plan);
    for sweep in sweeps {
        tally.join(sweep.tally);
    }
    tally
}

fn empty(plan: &Plan) -> Tally {
    Tally::new(plan.windows.len(), plan.predicates.iter().map(|predicate| predicate.keep))
}

fn stop_if(cancel: &AtomicBool) -> Result<(), Error> {
    if cancel.load(Ordering::Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
}

impl<'a> Source<'a> {
    fn open(file: &'a File, plan: &Plan, limits: &Limits) -> Result<Self, Error> {
        let content = content::open(&file.path)?;
        let origin = order::first_time(&content, limits);
        let parts = order::parts(&content, origin, &plan.windows, limits).map_err(|error| unreadable(file, &error))?;
        Ok(Self { file, content, origin, parts })
    }

    /// Some of the text, for the choice of literals.
    fn sample(&self, limits: &Limits) -> Vec<u8> {
        let mut sample = Vec::new();
        match self.content.packing {
            Packing::Gzip => {
                if let Some(chunk) = Unpacked::new(&self.content, limits).next() {
                    sample.extend_from_slice(&chunk.text[..chunk.text.len().min(SAMPLE as usize)]);
                }
            }
            Packing::Plain => {
                let size = SAMPLE / SAMPLED_PLACES;
                let mut buffer = Vec::new();
                for place in 0..SAMPLED_PLACES {
                    let from = self.content.length / SAMPLED_PLACES * place;
                    // A file that cannot be read is for the pass itself to tell.
                    if let Ok(text) = self.content.read(from..from + size, &mut buffer) {
                        sample.extend_from_slice(text);
                    }
                }
            }
        }
        sample
    }
}

fn unreadable(file: &File, error: &std::io::Error) -> Error {
    Error::Unreadable { path: file.path.clone(), reason: error.to_string() }
}

/// What one pass found in one file.
#[derive(Debug)]
struct Sweep {
    tally: Tally,
    /// For each piece.
    orders: Vec<Order>,
}

impl Sweep {
    /// Whether lines stand so far from their place that some may have been missed.
    fn is_broken(&self, source: &Source<'_>) -> bool {
        let whole = matches!(&source.parts[..], [part] if part.positions.iter().all(|position| *position == order::Position::Edge));
        let (mut order, mut latest) = (Order::default(), time::NONE);
        for piece in &self.orders {
            order.broken |= piece.broken;
            order.follow(&mut latest, piece.span.first);
            latest = latest.max(piece.span.last);
        }
        order.broken && !whole
    }
}

/// A piece of work.
#[derive(Debug, Clone, Copy)]
struct Unit {
    /// Which of the swept files.
    slot: usize,
    part: usize,
    /// Which piece of the file; packed files are one piece.
    piece: usize,
    start: u64,
    end: u64,
}

/// What the threads share.
struct Shared<'a> {
    sources: Vec<(usize, &'a Source<'a>)>,
    units: Vec<Unit>,
    next: AtomicUsize,
    /// For each file, for each piece: the last time in or before it.
    last_times: Vec<Vec<AtomicI64>>,
    sweeps: Vec<Mutex<Sweep>>,
    failure: Mutex<Option<Error>>,
    stop: AtomicBool,
    cancel: &'a AtomicBool,
    limits: &'a Limits,
}

/// Stands for a time that is not known yet.
const PENDING: Micros = Micros::MAX;

/// Looks at some of the files; one result for each of them.
fn sweep(
    sources: &[Source<'_>],
    which: &[usize],
    plan: &Plan,
    limits: &Limits,
    cancel: &AtomicBool,
) -> Result<Vec<Sweep>, Error> {
    let sources: Vec<_> = which.iter().map(|file| (*file, &sources[*file])).collect();
    let mut units = Vec::new();
    let mut pieces = vec![0; sources.len()];
    for (slot, (_, source)) in sources.iter().enumerate() {
        for (number, part) in source.parts.iter().enumerate() {
            let step = if source.content.packing == Packing::Gzip { u64::MAX } else { PIECE as u64 };
            let mut start = part.range.start;
            while start < part.range.end {
                let end = start.saturating_add(step).min(part.range.end);
                units.push(Unit { slot, part: number, piece: pieces[slot], start, end });
                pieces[slot] += 1;
                start = end;
            }
        }
    }
    // The newest file is the likeliest to look like the window.
    let sample =
        sources.iter().max_by_key(|(_, source)| source.content.length).map(|(_, source)| source.sample(limits));
    let anchors = Anchors::choose(&plan.predicates, &sample.unwrap_or_default());
    let shared = Shared {
        last_times: pieces.iter().map(|count| (0..*count).map(|_| AtomicI64::new(PENDING)).collect()).collect(),
        sweeps: pieces
            .iter()
            .map(|count| Mutex::new(Sweep { tally: empty(plan), orders: vec![Order::default(); *count] }))
            .collect(),
        sources,
        units,
        next: AtomicUsize::new(0),
        failure: Mutex::new(None),
        stop: AtomicBool::new(false),
        cancel,
        limits,
    };
    let threads = limits.threads.get().min(shared.units.len());
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| work(&shared, plan, &anchors));
        }
        work(&shared, plan, &anchors);
    });
    stop_if(cancel)?;
    if let Some(error) = shared.failure.into_inner().expect("no thread panics with the lock") {
        return Err(error);
    }
    Ok(shared.sweeps.into_iter().map(|sweep| sweep.into_inner().expect("no thread panics with the lock")).collect())
}

fn work(shared: &Shared<'_>, plan: &Plan, anchors: &Anchors) {
    let mut scanner = Scanner::new(plan, anchors, shared.limits.line);
    let mut buffers = [Vec::new(), Vec::new()];
    loop {
        let Some(unit) = shared.units.get(shared.next.fetch_add(1, Ordering::Relaxed)) else { return };
        if shared.ended() {
            return;
        }
        let (_, source) = shared.sources[unit.slot];
        let done = match source.content.packing {
            Packing::Plain => shared.plain(*unit, &mut scanner, &mut buffers),
            Packing::Gzip => shared.packed(*unit, &mut scanner),
        };
        if let Err(error) = done {
            shared.failure.lock().expect("no thread panics with the lock").get_or_insert(error);
            shared.stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Shared<'_> {
    fn ended(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.cancel.load(Ordering::Relaxed)
    }

    fn plain(&self, unit: Unit, scanner: &mut Scanner, buffers: &mut [Vec<u8>; 2]) -> Result<(), Error> {
        let (file, source) = self.sources[unit.slot];
        let part = &source.parts[unit.part];
        let mut carry = Chain { shared: self, unit, origin: source.origin };
        let at_line = unit.start == part.range.start;
        let reading = Reading { line: self.limits.line, cancel: self.cancel };
        let piece = piece::load(&source.content, unit.start..unit.end, at_line, reading, buffers)
            .map_err(|error| unreadable(source.file, &error))?;
        let view = View {
            text: piece.text,
            file,
            offset: piece.offset,
            beyond: piece.beyond,
            positions: &part.positions,
            modified: source.content.modified,
        };
        let Some((order, extents)) = scanner.scan(view, &mut carry) else { return Ok(()) };
        let mut sweep = self.sweeps[unit.slot].lock().expect("no thread panics with the lock");
        sweep.orders[unit.piece] = order;
        sweep.tally.partial |= piece.shrunk;
        scanner.deliver(piece.text, &extents, &mut sweep.tally);
        Ok(())
    }

    fn packed(&self, unit: Unit, scanner: &mut Scanner) -> Result<(), Error> {
        let (file, source) = self.sources[unit.slot];
        let positions = &source.parts[unit.part].positions;
        let mut unpacked = Unpacked::new(&source.content, self.limits);
        let mut carry = Running { before: source.origin, last: source.origin };
        let mut empty = true;
        while let Some(chunk) = unpacked.next() {
            if self.ended() {
                return Ok(());
            }
            empty = false;
            carry.before = carry.last;
            let view = View {
                text: chunk.text,
                file,
                offset: chunk.offset,
                beyond: chunk.beyond,
                positions,
                modified: source.content.modified,
            };
            let Some((_, extents)) = scanner.scan(view, &mut carry) else { return Ok(()) };
            let mut sweep = self.sweeps[unit.slot].lock().expect("no thread panics with the lock");
            scanner.deliver(chunk.text, &extents, &mut sweep.tally);
        }
        match &unpacked.cut {
            Some(Cut::Damage(reason)) if empty => {
                let reason = format!("it is not readable as gzip: {reason}");
                return Err(Error::Unreadable { path: source.file.path.clone(), reason });
            }
            Some(_) => self.sweeps[unit.slot].lock().expect("no thread panics with the lock").tally.partial = true,
            None => {}
        }
        Ok(())
    }
}

/// Pieces of one file, perhaps in the hands of several threads.
///
/// Pieces are handed out in order, and each tells its last time before it asks for the one before it: so the piece
/// that is waited for is in work, and waits at most for earlier ones.
struct Chain<'a> {
    shared: &'a Shared<'a>,
    unit: Unit,
    origin: Micros,
}

impl Carry for Chain<'_> {
    fn publish(&mut self, last: Micros) {
        let last = if last == time::NONE { self.before() } else { Some(last) };
        if let Some(last) = last {
            self.shared.last_times[self.unit.slot][self.unit.piece].store(last, Ordering::Release);
        }
    }

    fn before(&mut self) -> Option<Micros> {
        let Some(before) = self.unit.piece.checked_sub(1) else { return Some(self.origin) };
        loop {
            match self.shared.last_times[self.unit.slot][before].load(Ordering::Acquire) {
                PENDING if self.shared.ended() => return None,
                PENDING => thread::yield_now(),
                last => return Some(last),
            }
        }
    }
}

/// Pieces of one file in the hands of one thread.
struct Running {
    before: Micros,
    last: Micros,
}

impl Carry for Running {
    fn publish(&mut self, last: Micros) {
        self.last = if last == time::NONE { self.before } else { last };
    }

    fn before(&mut self) -> Option<Micros> {
        Some(self.before)
    }
}
