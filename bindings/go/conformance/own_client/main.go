// SPDX-License-Identifier: MIT

// Command own_client judges a page twice: fetched by net/http, and by the
// library itself. It prints a line for each.
//
//	own_client URL KIND
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/cookiejar"
	"os"
	"strings"
	"time"

	"syma"
)

const maxRedirects = 10

var errTooMany = errors.New("too many redirects")

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: own_client URL KIND")
	}
	url := os.Args[1]
	kind, err := syma.ParseSectionKind(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	for _, judge := range []func(string, syma.SectionKind) (
		*syma.Verdict, error){ownFetch, builtinFetch} {
		verdict, err := judge(url, kind)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(line(verdict))
		verdict.Close()
	}
}

func line(v *syma.Verdict) string {
	var found []string
	for _, e := range v.Evidence() {
		found = append(found,
			fmt.Sprintf("%s:%d:%s", e.Code, e.Weight, e.Excerpt))
	}
	return fmt.Sprint(v.State(), " ", v.Usable(), " ", v.Reason(), " ",
		v.Confidence(), " ", strings.Join(found, "|"))
}

func builtinFetch(url string, kind syma.SectionKind) (*syma.Verdict, error) {
	options, err := syma.NewOptions(syma.Values{
		"allow_private": true,
		"host_delay_ms": 0,
	})
	if err != nil {
		return nil, err
	}
	defer options.Close()
	return syma.CheckURL(url, kind, options, nil)
}

func ownFetch(url string, kind syma.SectionKind) (*syma.Verdict, error) {
	page, err := syma.NewPage(nil)
	if err != nil {
		return nil, err
	}
	defer page.Close()
	if err := fetch(url, page); err != nil {
		return nil, err
	}
	context, err := syma.NewContext()
	if err != nil {
		return nil, err
	}
	defer context.Close()
	if err := context.SetNow(time.Now()); err != nil {
		return nil, err
	}
	return page.Classify(kind, context, nil)
}

func fetch(url string, page *syma.Page) error {
	if err := page.SetRequestURL(url); err != nil {
		return err
	}
	answer, err := client(page).Get(url)
	if answer == nil {
		return err
	}
	defer answer.Body.Close()
	if err != nil { // of a redirect that was not followed
		err = page.SetFailure("redirect_loop")
	} else {
		err = tell(page, answer)
	}
	if err != nil {
		return err
	}
	return page.Finish()
}

// client follows redirects and writes them down.
func client(page *syma.Page) *http.Client {
	follow := func(next *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return errTooMany
		}
		return page.AddRedirect(next.Response.StatusCode, next.URL.String())
	}
	jar, _ := cookiejar.New(nil) // never fails
	return &http.Client{
		Transport:     &http.Transport{},
		CheckRedirect: follow,
		Jar:           jar,
		Timeout:       30 * time.Second,
	}
}

func tell(page *syma.Page, answer *http.Response) error {
	err := page.SetURL(answer.Request.URL.String())
	if err != nil {
		return err
	}
	if err = page.SetHTTPStatus(answer.StatusCode); err != nil {
		return err
	}
	for name, values := range answer.Header {
		for _, value := range values {
			if err = page.AddHeader(name, value); err != nil {
				return err
			}
		}
	}
	_, err = io.Copy(page, answer.Body)
	if err == io.ErrUnexpectedEOF {
		return page.SetFailure("body_incomplete")
	}
	return err
}
