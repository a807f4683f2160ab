// SPDX-License-Identifier: MIT

// Command leak judges the pages of a table over and over, each time with a
// tracker of a memory, reads all of them and where they lead, and prints the
// resident memory after a warm-up and at the end.
//
//	leak CASES.tsv N MEMORY
package main

import (
	"fmt"
	"log"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"syma"
	"syma/conformance/table"
)

const warmUp = 1000

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: leak CASES.tsv N MEMORY")
	}
	rows, err := table.Read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	memory, err := os.ReadFile(os.Args[3])
	if err != nil {
		log.Fatal(err)
	}
	before := run(rows, memory, warmUp)
	fmt.Println("rss_kib", before, run(rows, memory, count))
}

// run judges count pages and gives the resident memory after it, in KiB.
func run(rows []table.Row, memory []byte, count int) int {
	for i := 0; i < count; i++ {
		if err := readAll(rows[i%len(rows)]); err != nil {
			log.Fatal(err)
		}
		if err := discover(rows[i%len(rows)]); err != nil {
			log.Fatal(err)
		}
		if err := track(memory); err != nil {
			log.Fatal(err)
		}
	}
	debug.FreeOSMemory()
	return resident()
}

func readAll(row table.Row) error {
	verdict, err := row.Judge()
	if err != nil {
		return err
	}
	defer verdict.Close()
	verdict.State()
	verdict.Reason()
	verdict.Evidence()
	verdict.Notices()
	_, err = verdict.Format("json")
	return err
}

func discover(row table.Row) error {
	found, err := row.Discover()
	if found == nil || err != nil {
		return err
	}
	defer found.Close()
	found.Candidates()
	found.Pages()
	found.Fallbacks()
	portal, err := found.ToPortal("")
	if err != nil {
		return err
	}
	portal.Close()
	_, err = found.Format("json")
	return err
}

func track(memory []byte) error {
	tracker, err := syma.NewTracker(nil)
	if err != nil {
		return err
	}
	defer tracker.Close()
	if err := tracker.Load(memory); err != nil {
		return err
	}
	err = tracker.DeclarePromise("lumo", "", syma.Promise{Source: "press",
		Text: "back tomorrow", Seen: table.Now})
	if err != nil {
		return err
	}
	if err := tracker.Tick(table.Now); err != nil {
		return err
	}
	if _, err := tracker.Changes(); err != nil {
		return err
	}
	tracker.Portals()
	if _, err := tracker.Save(""); err != nil {
		return err
	}
	_, err = tracker.Format("", "json")
	return err
}

func resident() int {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		log.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	kib, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		log.Fatal(err)
	}
	return kib
}
