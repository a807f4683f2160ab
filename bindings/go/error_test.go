// SPDX-License-Identifier: MIT

package syma_test

import (
	"errors"
	"strings"
	"testing"

	"syma"
)

func TestErrorCarriesCodeNameAndMessage(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	defer page.Close()
	err = page.SetURL("ftp://example.org/")
	failed := fails(t, err, syma.EURL)
	equal(t, failed.Name(), "SYMA_EURL")
	if !strings.Contains(err.Error(), failed.Message) ||
		!strings.Contains(err.Error(), "SYMA_EURL") {
		t.Fatal(err)
	}
	if errors.Is(err, syma.EINVAL) {
		t.Fatal("is any code")
	}
}

func TestErrorTakesTheWordsOfTheObject(t *testing.T) {
	page := newPage(t, loginPage)
	failed := fails(t, page.SetHTTPStatus(200), syma.ESTATE)
	if failed.Message == syma.ESTATE.Error() {
		t.Fatalf("only the words of the code: %s", failed.Message)
	}
}

func TestUnknownCodeComesThrough(t *testing.T) {
	equal(t, syma.Code(-99).Name(), "Code(-99)")
	equal(t, syma.EURL.Name(), "SYMA_EURL")
	if syma.Code(-99).Error() == "" {
		t.Fatal("no words")
	}
}

func TestNULIsRefused(t *testing.T) {
	page, err := syma.NewPage(nil)
	must(t, err)
	defer page.Close()
	const url = "https://example.org/\x00cut"
	failed := fails(t, page.SetURL(url), syma.EINVAL)
	if !strings.Contains(failed.Message, "NUL") {
		t.Fatal(failed)
	}
	fails(t, page.AddHeader("X", "a\x00b"), syma.EINVAL)
	_, err = syma.NewPortal("a\x00b")
	fails(t, err, syma.EINVAL)
	_, err = syma.CheckURL(url, syma.SectionGeneric, nil, nil)
	fails(t, err, syma.EINVAL)
	_, err = syma.ParseState("up\x00")
	fails(t, err, syma.EINVAL)
	options := newOptions(t, nil)
	fails(t, options.Set("proxy", "a\x00b"), syma.EINVAL)
	portal, err := syma.NewPortal("")
	must(t, err)
	defer portal.Close()
	fails(t, portal.SetHeader("a\x00b", "X", "y"), syma.EINVAL)
	if syma.HasFeature("tls\x00") {
		t.Fatal("a name was cut")
	}
	verdict := judge(t, loginPage, syma.SectionLogin)
	if _, known := verdict.Timing("total\x00"); known {
		t.Fatal("a name was cut")
	}
}
