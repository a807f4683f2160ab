// SPDX-License-Identifier: MIT

// Command conform judges the pages of tables and prints each verdict as JSON.
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
	}
	return nil
}
