// SPDX-License-Identifier: MIT

package syma

import "fmt"

// Error is a failed call: trouble on our side, or a wrong call. Trouble of a
// portal is a verdict, not an error. errors.Is knows it by its code:
//
//	errors.Is(err, syma.EURL)
type Error struct {
	Code    Code
	Message string
	Line    int // of the document that was loaded; 0: none is to blame
}

// Error gives the message, which tells the line too, and the name of the code.
func (e *Error) Error() string {
	return fmt.Sprintf("syma: %s (%s)", e.Message, e.Name())
}

// Name is the name of the code, as in "SYMA_EURL".
func (e *Error) Name() string {
	return e.Code.Name()
}

// Unwrap gives the code.
func (e *Error) Unwrap() error {
	return e.Code
}

// Name is the name of a code, as in "SYMA_EURL", or "Code(-99)" where the
// library has none.
func (c Code) Name() string {
	return named("Code", int64(c), syma_error_name(int(c)))
}

// Error is what a code means, in a few English words.
func (c Code) Error() string {
	return syma_strerror(int(c))
}

// failure makes an error of a result, nil where it is none. The words are
// those of the object that failed; "": it has none.
func failure(rc int, words string) error {
	if rc >= 0 {
		return nil
	}
	if rc == refused {
		return &Error{Code: EINVAL, Message: "a text holds a NUL byte"}
	}
	if words == "" {
		words = Code(rc).Error()
	}
	return &Error{Code: Code(rc), Message: words}
}

// failureOf asks the object for its words where the call failed.
func failureOf[P any](rc int, ptr P, words func(P) string) error {
	if rc >= 0 {
		return nil
	}
	return failure(rc, words(ptr))
}

// inDocument adds the line to an error of a load.
func inDocument(err error, line int) error {
	if failed, ok := err.(*Error); ok {
		failed.Line = line
	}
	return err
}

// taken makes a text of Go of one that the library made for its caller.
func taken(rc int, text *c_char) (string, error) {
	defer syma_string_free(text)
	if rc < 0 {
		return "", failure(rc, "")
	}
	return goText(text), nil
}
