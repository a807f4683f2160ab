// SPDX-License-Identifier: MIT

// Package table reads tables of saved pages and judges them. A table has a
// line of names, then a page a line: file, kind, status, url, header, and
// columns that are not read here; "-" is what is not known.
package table

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"syma"
)

// Now is when the pages are seen: 2026-11-23T10:00:00Z.
var Now = time.UnixMilli(1795428000000)

// Row is one saved page and what is known of it.
type Row struct {
	kind   string
	status string
	url    string
	header string
	bytes  []byte
}

// Read reads a table and its files, which lie beside it.
func Read(path string) ([]Row, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []Row
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range lines[1:] {
		column := strings.Split(line, "\t")
		if len(column) < 6 {
			return nil, fmt.Errorf("%s: too few columns: %s", path, line)
		}
		file := filepath.Join(filepath.Dir(path), column[0])
		bytes, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		rows = append(rows,
			Row{column[1], column[2], column[3], column[4], bytes})
	}
	return rows, nil
}

// Judge judges a page as seen at Now.
func (r Row) Judge() (*syma.Verdict, error) {
	page, err := r.page()
	if err != nil {
		return nil, err
	}
	defer page.Close()
	context, err := syma.NewContext()
	if err != nil {
		return nil, err
	}
	defer context.Close()
	err = context.SetNow(Now)
	if err != nil {
		return nil, err
	}
	kind, err := syma.ParseSectionKind(r.kind)
	if err != nil {
		return nil, err
	}
	return page.Classify(kind, context, nil)
}

// Discover is where the page leads; nil where it has no address.
func (r Row) Discover() (*syma.Discovery, error) {
	if r.url == "-" {
		return nil, nil
	}
	page, err := r.page()
	if err != nil {
		return nil, err
	}
	defer page.Close()
	return page.Discover(nil)
}

// page is the page, finished; the caller closes it.
func (r Row) page() (*syma.Page, error) {
	page, err := syma.NewPage(nil)
	if err != nil {
		return nil, err
	}
	if err := r.fill(page); err != nil {
		page.Close()
		return nil, err
	}
	return page, nil
}

func (r Row) fill(page *syma.Page) error {
	if err := r.tell(page); err != nil {
		return err
	}
	if _, err := page.Write(r.bytes); err != nil {
		return err
	}
	return page.Finish()
}

// tell says what is known beside the bytes.
func (r Row) tell(page *syma.Page) error {
	if r.status != "-" {
		status, err := strconv.Atoi(r.status)
		if err != nil {
			return err
		}
		if err := page.SetHTTPStatus(status); err != nil {
			return err
		}
	}
	if r.url != "-" {
		if err := page.SetRequestURL(r.url); err != nil {
			return err
		}
		if err := page.SetURL(r.url); err != nil {
			return err
		}
	}
	if r.header == "-" {
		return nil
	}
	name, value, _ := strings.Cut(r.header, ":")
	return page.AddHeader(name, strings.TrimLeft(value, " "))
}
