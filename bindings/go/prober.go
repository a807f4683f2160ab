// SPDX-License-Identifier: MIT

package syma

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// ErrBusy is the error of a call on a prober while another goroutine is in
// one. It belongs to one goroutine at a time.
var ErrBusy = errors.New("syma: another goroutine is using the prober")

// ErrWoken is the error of a Next that Wakeup has ended.
var ErrWoken = errors.New("syma: woken up")

// Prober runs any number of checks at once. It keeps to its manners: one
// request at a time to a host, pauses, Retry-After.
type Prober struct {
	h       *handle[*syma_prober]
	turn    sync.Mutex
	closing atomic.Bool
	woken   atomic.Bool
}

// NewProber makes a prober with the limits and manners of o.
func NewProber(o *Options, r *Ruleset) (*Prober, error) {
	var l loans
	defer l.end()
	options := holdOptions(&l, o)
	rules := shareRuleset(&l, r)
	if l.err != nil {
		return nil, l.err
	}
	rc, ptr := syma_prober_new(options, rules)
	if rc < 0 {
		return nil, failure(rc, "")
	}
	return &Prober{h: newHandle(ptr, syma_prober_free)}, nil
}

// Submit begins to check a portal, and gives the ticket of its events: each
// verdict is one, the report is the last.
func (s *Prober) Submit(p *Portal) (uint64, error) {
	var ticket uint64
	err := s.alone(func(ptr *syma_prober) error {
		return change(p.h, func(portal *syma_portal) error {
			rc, given := syma_prober_submit(ptr, portal)
			ticket = given
			return failure(rc, "")
		})
	})
	return ticket, err
}

// SubmitURL begins to check one page, and gives the ticket of its one event.
func (s *Prober) SubmitURL(url string, kind SectionKind) (uint64, error) {
	var ticket uint64
	err := s.alone(func(ptr *syma_prober) error {
		rc, given := syma_prober_submit_url(ptr, url, int(kind))
		ticket = given
		return failure(rc, "")
	})
	return ticket, err
}

// SubmitDiscovery begins to look for the sections of a portal, from its home
// page, and gives the ticket of its one event.
func (s *Prober) SubmitDiscovery(url string) (uint64, error) {
	var ticket uint64
	err := s.alone(func(ptr *syma_prober) error {
		rc, given := syma_prober_submit_discovery(ptr, url)
		ticket = given
		return failure(rc, "")
	})
	return ticket, err
}

// Cancel gives up a check: no event of it comes any more.
func (s *Prober) Cancel(ticket uint64) error {
	return s.alone(func(ptr *syma_prober) error {
		return failure(syma_prober_cancel(ptr, ticket), "")
	})
}

// Pending is how many checks have not ended.
func (s *Prober) Pending() (int, error) {
	return s.number(syma_prober_pending)
}

// FD is the descriptor to watch for input in a loop of one's own. It belongs
// to the prober.
func (s *Prober) FD() (int, error) {
	return s.number(syma_prober_fd)
}

// Timeout is how long nothing needs to be done if no socket becomes ready;
// negative: nothing is pending and no event waits.
func (s *Prober) Timeout() (time.Duration, error) {
	var timeout time.Duration
	err := s.alone(func(ptr *syma_prober) error {
		ms := syma_prober_timeout_ms(ptr)
		timeout = time.Duration(ms) * time.Millisecond
		return nil
	})
	return timeout, err
}

// Step does what can be done now, and gives how many events wait. It does not
// block.
func (s *Prober) Step() (int, error) {
	return s.number(func(ptr *syma_prober) int {
		s.woken.Store(false) // the step takes the wake-up
		return syma_prober_step(ptr)
	})
}

// Wait works until an event waits, the time is over, Wakeup is called, or
// nothing is pending, and gives how many events wait. More than an hour, or
// less than none, is an hour.
func (s *Prober) Wait(timeout time.Duration) (int, error) {
	ms := int64((timeout + time.Millisecond - 1) / time.Millisecond)
	if timeout < 0 {
		ms = -1
	}
	return s.number(func(ptr *syma_prober) int {
		rc := syma_prober_wait(ptr, ms)
		if rc == 0 {
			s.woken.Store(false)
		}
		return rc
	})
}

// Pull gives the oldest event that waits, nil where there is none. It does not
// block.
func (s *Prober) Pull() (*Event, error) {
	var event *Event
	err := s.alone(func(ptr *syma_prober) (err error) {
		event, err = pull(ptr)
		return err
	})
	return event, err
}

// Next waits for the next event. It ends with io.EOF where nothing is pending
// and no event waits, with the error of ctx when that is done, with ErrWoken
// after Wakeup, and with ErrClosed when another goroutine closes the prober.
func (s *Prober) Next(ctx context.Context) (*Event, error) {
	if !s.turn.TryLock() {
		return nil, ErrBusy
	}
	defer s.turn.Unlock()
	defer s.wakeWhenDone(ctx)()
	var event *Event
	var err error
	for event == nil && err == nil {
		if err = ctx.Err(); err == nil {
			err = s.open(func(ptr *syma_prober) (err error) {
				event, err = s.pullOrWait(ptr)
				return err
			})
		}
	}
	if err == ErrWoken && ctx.Err() != nil {
		err = ctx.Err()
	}
	return event, err
}

// pullOrWait gives an event, or none after a wait.
func (s *Prober) pullOrWait(ptr *syma_prober) (*Event, error) {
	event, err := pull(ptr)
	if event != nil || err != nil {
		return event, err
	}
	if syma_prober_pending(ptr) == 0 {
		return nil, io.EOF
	}
	rc := syma_prober_wait(ptr, -1)
	if rc == 0 && s.woken.Swap(false) {
		return nil, ErrWoken
	}
	return nil, failure(rc, "")
}

// wakeWhenDone ends a wait when ctx is done, until the result is called.
func (s *Prober) wakeWhenDone(ctx context.Context) (stop func()) {
	if ctx.Done() == nil {
		return func() {}
	}
	over := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-ctx.Done():
			s.wake()
		case <-over:
		}
	}()
	return func() {
		close(over)
		<-ended
	}
}

// Wakeup ends a Next or Wait, the one that is under way or else the next one
// that would last. Any goroutine may call it at any time.
func (s *Prober) Wakeup() error {
	s.woken.Store(true)
	return s.wake()
}

func (s *Prober) wake() error {
	var l loans
	defer l.end()
	ptr := share(&l, s.h)
	if l.err != nil {
		return l.err
	}
	return failure(syma_prober_wakeup(ptr), "")
}

// Close ends a Next or Wait of another goroutine and releases the prober. What
// is pending is cancelled without an event; events that were pulled stay.
func (s *Prober) Close() {
	s.closing.Store(true)
	s.wake()
	s.h.close()
}

// alone is for all calls but Wakeup and Close.
func (s *Prober) alone(call func(*syma_prober) error) error {
	if !s.turn.TryLock() {
		return ErrBusy
	}
	defer s.turn.Unlock()
	return s.open(call)
}

// open shares the prober with wake; closing is asked again for each call, so
// that none waits behind the last wake of Close.
func (s *Prober) open(call func(*syma_prober) error) error {
	if s.closing.Load() {
		return ErrClosed
	}
	var l loans
	defer l.end()
	ptr := share(&l, s.h)
	if l.err != nil {
		return l.err
	}
	return call(ptr)
}

func (s *Prober) number(ask func(*syma_prober) int) (int, error) {
	var number int
	err := s.alone(func(ptr *syma_prober) error {
		number = ask(ptr)
		return failure(number, "")
	})
	return max0(number), err
}
