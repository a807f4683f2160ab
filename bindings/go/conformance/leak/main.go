// SPDX-License-Identifier: MIT

// Command leak judges the pages of a table over and over, reads all of each
// verdict, and prints the resident memory after a warm-up and at the end.
//
//	leak CASES.tsv N
package main

import (
	"fmt"
	"log"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"syma/conformance/table"
)

const warmUp = 1000

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: leak CASES.tsv N")
	}
	rows, err := table.Read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	before := run(rows, warmUp)
	fmt.Println("rss_kib", before, run(rows, count))
}

// run judges count pages and gives the resident memory after it, in KiB.
func run(rows []table.Row, count int) int {
	for i := 0; i < count; i++ {
		if err := readAll(rows[i%len(rows)]); err != nil {
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
