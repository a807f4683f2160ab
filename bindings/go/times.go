// SPDX-License-Identifier: MIT

package syma

import "time"

// moment is a time of the library; the zero Time where none is known.
func moment(ms int64) time.Time {
	if ms < 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return -1
	}
	return t.UnixMilli()
}

func cBool(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
