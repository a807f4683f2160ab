// SPDX-License-Identifier: MIT

package syma_test

import (
	"strings"
	"testing"
	"time"

	"syma"
)

func TestOptionsByKey(t *testing.T) {
	options := newOptions(t, syma.Values{
		"timeout_ms":         5 * time.Second,
		"max_body":           int64(2048),
		"max_redirects":      3,
		"allow_private":      true,
		"user_agent":         "probe/1",
		"client_cert":        "",
		"connect_timeout_ms": 70,
	})
	for key, want := range map[string]int64{
		"timeout_ms": 5000, "max_body": 2048, "max_redirects": 3,
		"allow_private": 1, "connect_timeout_ms": 70,
	} {
		got, err := options.Int(key)
		must(t, err)
		equal(t, got, want)
	}
	text, err := options.Text("user_agent")
	must(t, err)
	equal(t, text, "probe/1")
	text, err = options.Text("client_cert")
	must(t, err)
	equal(t, text, "")
}

func TestWrongOptions(t *testing.T) {
	options := newOptions(t, nil)
	failed := fails(t, options.Set("max_redirects", 51), syma.ERANGE)
	if !strings.HasPrefix(failed.Message, "max_redirects: ") {
		t.Fatal(failed)
	}
	value, err := options.Int("max_redirects")
	must(t, err)
	equal(t, value, 10)
	fails(t, options.Set("no_such_key", 1), syma.ENOTFOUND)
	fails(t, options.Set("max_redirects", "5"), syma.EINVAL)
	fails(t, options.Set("user_agent", 5), syma.EINVAL)
	fails(t, options.Set("max_redirects", 1.5), syma.EINVAL)
	fails(t, options.Set("user_agent", "a\nb"), syma.ERANGE)
	_, err = options.Int("user_agent")
	fails(t, err, syma.EINVAL)
	_, err = options.Text("max_redirects")
	fails(t, err, syma.EINVAL)
	_, err = options.Text("no_such_key")
	fails(t, err, syma.ENOTFOUND)
	_, err = syma.NewOptions(syma.Values{"max_depth": 1})
	fails(t, err, syma.ERANGE)
}

func TestOptionTableIsWhatOptionsTake(t *testing.T) {
	options := newOptions(t, nil)
	for _, option := range syma.OptionTable() {
		if option.Help == "" {
			t.Fatalf("%s has no help", option.Name)
		}
		if option.Type == syma.OptionStr {
			text, err := options.Text(option.Name)
			must(t, err)
			equal(t, text, option.DefaultText)
			continue
		}
		value, err := options.Int(option.Name)
		must(t, err)
		equal(t, value, option.Default)
		must(t, options.Set(option.Name, option.Min))
		must(t, options.Set(option.Name, option.Max))
		fails(t, options.Set(option.Name, option.Max+1), syma.ERANGE)
	}
}

func TestClone(t *testing.T) {
	options := newOptions(t, syma.Values{"max_depth": 77, "proxy": ""})
	clone, err := options.Clone()
	must(t, err)
	defer clone.Close()
	must(t, options.Set("max_depth", 88))
	value, err := clone.Int("max_depth")
	must(t, err)
	equal(t, value, 77)
}

func TestOptionsAreALimit(t *testing.T) {
	page, err := syma.NewPage(newOptions(t, syma.Values{"max_body": 1024}))
	must(t, err)
	defer page.Close()
	_, err = page.Write([]byte(loginPage + strings.Repeat(" ", 2000)))
	must(t, err)
	must(t, page.Finish())
	verdict, err := page.Classify(syma.SectionLogin, nil, nil)
	must(t, err)
	defer verdict.Close()
	equal(t, verdict.Flags().Has(syma.FlagTruncated), true)
}
