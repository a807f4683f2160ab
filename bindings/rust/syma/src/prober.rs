// SPDX-License-Identifier: MIT

use std::os::unix::io::{AsRawFd, BorrowedFd, RawFd};
use std::ptr::NonNull;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use syma_sys as sys;

use crate::enums::SectionKind;
use crate::error::{check, Error, ErrorCode, Result};
use crate::event::Event;
use crate::handle::{raw_or_null, Handle, Object};
use crate::options::Options;
use crate::portal::Portal;
use crate::ruleset::Ruleset;
use crate::text::c_text;
use crate::time::{duration, to_ms};

impl Object for sys::syma_prober {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_prober_free(raw) }
    }
}

/// Any number of checks at once, in one thread, on one descriptor.
///
/// Without a loop: [`wait`](Prober::wait), then [`events`](Prober::events).
/// In a loop of one's own: watch [`fd`](Prober::fd) for input, then
/// [`step`](Prober::step) and `events`.
#[derive(Debug)]
pub struct Prober {
    handle: Handle<sys::syma_prober>,
    target: Arc<Target>,
}

impl Prober {
    /// A prober with these options and rules; `None`: the defaults and the
    /// built-in ones.
    pub fn new(
        options: Option<&Options>,
        rules: Option<&Ruleset>,
    ) -> Result<Self> {
        let options = raw_or_null(options.map(|options| &options.0));
        let rules = raw_or_null(rules.map(|rules| &rules.0));
        // SAFETY: options and rules are NULL or live through the call.
        let handle = Handle::make(|out| unsafe {
            sys::syma_prober_new(options, rules, out)
        })?;
        let target = Arc::new(Target::new(&handle));
        Ok(Self { handle, target })
    }

    /// Begins to check a portal. Each verdict is an event of its own, the
    /// report is the last one.
    pub fn submit(&mut self, portal: &Portal) -> Result<Ticket> {
        let mut ticket = 0;
        // SAFETY: portal lives through the call; ticket is where to write.
        check(unsafe {
            sys::syma_prober_submit(
                self.handle.raw(),
                portal.0.raw(),
                &mut ticket,
            )
        })?;
        Ok(Ticket(ticket))
    }

    /// Begins to check one page. Its one event is the verdict, or a failure.
    pub fn submit_url(
        &mut self,
        url: &str,
        kind: SectionKind,
    ) -> Result<Ticket> {
        let url = c_text(url)?;
        let mut ticket = 0;
        // SAFETY: url lives through the call; ticket is where to write.
        check(unsafe {
            sys::syma_prober_submit_url(
                self.handle.raw(),
                url.as_ptr(),
                kind.to_raw(),
                &mut ticket,
            )
        })?;
        Ok(Ticket(ticket))
    }

    /// Begins to look for the sections of a portal, from its home page. Its one
    /// event is the discovery, or a failure.
    pub fn submit_discovery(&mut self, url: &str) -> Result<Ticket> {
        let url = c_text(url)?;
        let mut ticket = 0;
        // SAFETY: url lives through the call; ticket is where to write.
        check(unsafe {
            sys::syma_prober_submit_discovery(
                self.handle.raw(),
                url.as_ptr(),
                &mut ticket,
            )
        })?;
        Ok(Ticket(ticket))
    }

    /// Gives up a check that has not ended. Its events are dropped, and none
    /// comes any more.
    pub fn cancel(&mut self, ticket: Ticket) -> Result<()> {
        // SAFETY: used by this thread alone.
        check(unsafe { sys::syma_prober_cancel(self.handle.raw(), ticket.0) })?;
        Ok(())
    }

    /// How many checks have not ended.
    #[must_use]
    pub fn pending(&self) -> usize {
        // SAFETY: only counts.
        unsafe { sys::syma_prober_pending(self.handle.raw()) }
    }

    /// The descriptor to watch for input; never to be read. An error where
    /// this build of the library has none.
    pub fn fd(&self) -> Result<BorrowedFd<'_>> {
        // SAFETY: only asks.
        let fd = check(unsafe { sys::syma_prober_fd(self.handle.raw()) })?;
        // SAFETY: open as long as the prober is there.
        Ok(unsafe { BorrowedFd::borrow_raw(fd) })
    }

    /// How long nothing needs to be done, if no socket becomes ready; `None`:
    /// nothing is pending and no event waits. For loops that cannot watch the
    /// descriptor.
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        // SAFETY: only asks.
        duration(unsafe { sys::syma_prober_timeout_ms(self.handle.raw()) })
    }

    /// Does what can be done now, without blocking, and tells how many events
    /// wait to be pulled.
    pub fn step(&mut self) -> Result<usize> {
        // SAFETY: used by this thread alone.
        check(unsafe { sys::syma_prober_step(self.handle.raw()) }).map(count)
    }

    /// Works until an event waits to be pulled, the time is over, a
    /// [`Waker`] is used, or nothing is pending, and tells how many events
    /// wait. The longest time is an hour, and so is `None`.
    pub fn wait(&mut self, timeout: Option<Duration>) -> Result<usize> {
        let ms = timeout.map_or(-1, to_ms);
        // SAFETY: used by this thread alone.
        check(unsafe { sys::syma_prober_wait(self.handle.raw(), ms) })
            .map(count)
    }

    /// Pulls the oldest event.
    pub fn next_event(&mut self) -> Result<Option<Event>> {
        let mut raw = std::ptr::null_mut();
        // SAFETY: used by this thread alone; raw is where to write.
        check(unsafe {
            sys::syma_prober_next_event(self.handle.raw(), &mut raw)
        })?;
        Ok(Handle::own(raw).map(|event| Event::of(&event)))
    }

    /// Pulls the events that wait, up to the first error.
    pub fn events(&mut self) -> Events<'_> {
        Events { prober: Some(self) }
    }

    /// A handle by which any thread ends a wait.
    #[must_use]
    pub fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.target))
    }
}

/// The counts of the library are never negative here.
fn count(raw: i32) -> usize {
    usize::try_from(raw).unwrap_or(0)
}

impl Drop for Prober {
    fn drop(&mut self) {
        *self.target.lock() = None;
    }
}

/// The descriptor of [`Prober::fd`]; -1 where there is none.
impl AsRawFd for Prober {
    fn as_raw_fd(&self) -> RawFd {
        self.fd().map_or(-1, |fd| fd.as_raw_fd())
    }
}

/// What the events of a check are known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub(crate) u64);

impl From<Ticket> for u64 {
    fn from(ticket: Ticket) -> Self {
        ticket.0
    }
}

/// The events of a prober that wait to be pulled.
#[derive(Debug)]
pub struct Events<'a> {
    /// `None` once there is no more.
    prober: Option<&'a mut Prober>,
}

impl Iterator for Events<'_> {
    type Item = Result<Event>;

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.prober.as_mut()?.next_event().transpose();
        if !matches!(event, Some(Ok(_))) {
            self.prober = None;
        }
        event
    }
}

impl std::iter::FusedIterator for Events<'_> {}

/// Ends the wait of a prober, the one that is under way or else the next one
/// that would last. In a loop of one's own it makes the descriptor readable.
///
/// It takes a lock for a moment, so it is not for signal handlers.
#[derive(Clone, Debug)]
pub struct Waker(Arc<Target>);

impl Waker {
    /// Wakes the prober. Once that is gone this is an error, SYMA_ESTATE.
    pub fn wake(&self) -> Result<()> {
        let target = self.0.lock();
        let prober = target.as_ref().ok_or_else(|| {
            Error::new(ErrorCode::Estate, "the prober is closed")
        })?;
        // SAFETY: there as long as the lock is held: the prober takes itself
        // out of the target before it is freed.
        check(unsafe { sys::syma_prober_wakeup(prober.0.as_ptr()) })?;
        Ok(())
    }
}

/// The prober that wakers wake, until it is gone.
#[derive(Debug)]
struct Target(Mutex<Option<Awake>>);

#[derive(Debug)]
struct Awake(NonNull<sys::syma_prober>);

// SAFETY: it is used for nothing but syma_prober_wakeup, which is for any
// thread.
unsafe impl Send for Awake {}

impl Target {
    fn new(handle: &Handle<sys::syma_prober>) -> Self {
        Self(Mutex::new(NonNull::new(handle.raw()).map(Awake)))
    }

    /// Nothing panics while it is held, so a poisoned lock is as good.
    fn lock(&self) -> MutexGuard<'_, Option<Awake>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
