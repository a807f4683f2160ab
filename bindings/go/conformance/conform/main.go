// SPDX-License-Identifier: MIT

// Command conform judges the pages of tables and prints each verdict as JSON,
// and where those with an address lead.
//
//	conform CASES.tsv...
package main

import (
	"fmt"
	"log"
	"os"

	"syma/conformance/table"
)

func main() {
	for _, path := range os.Args[1:] {
		if err := judge(path); err != nil {
			log.Fatal(err)
		}
	}
}

func judge(path string) error {
	rows, err := table.Read(path)
	if err != nil {
		return err
	}
	for _, row := range rows {
		verdict, err := row.Judge()
		if err != nil {
			return err
		}
		json, err := verdict.Format("json")
		verdict.Close()
		if err != nil {
			return err
		}
		fmt.Print(json)
		if err := discover(row); err != nil {
			return err
		}
	}
	return nil
}

func discover(row table.Row) error {
	found, err := row.Discover()
	if found == nil || err != nil {
		return err
	}
	defer found.Close()
	json, err := found.Format("json")
	fmt.Print(json)
	return err
}
