// SPDX-License-Identifier: MIT

package syma

import (
	"fmt"
	"time"
)

// OptionInfo describes an option. Min, Max and Default are those of a number,
// DefaultText that of a text.
type OptionInfo struct {
	Name        string
	Type        OptionType
	Min         int64
	Max         int64
	Default     int64
	DefaultText string
	Help        string
}

// OptionTable describes all options that the library has.
func OptionTable() []OptionInfo {
	table := make([]OptionInfo, syma_option_count())
	for i := range table {
		table[i] = OptionInfo{
			Name:        syma_option_name(i),
			Type:        OptionType(syma_option_type(i)),
			Min:         syma_option_min(i),
			Max:         syma_option_max(i),
			Default:     syma_option_default(i),
			DefaultText: syma_option_default_str(i),
			Help:        syma_option_help(i),
		}
	}
	return table
}

// Values are options by key. A value is a string, an int, an int64, a bool
// (1 or 0) or a time.Duration (whole milliseconds).
type Values map[string]any

// Options are limits and manners. A nil *Options means the defaults.
type Options struct {
	h *handle[*syma_options]
}

// NewOptions makes options: the defaults, and the values that are given.
func NewOptions(values Values) (*Options, error) {
	rc, ptr := syma_options_new()
	if rc < 0 {
		return nil, failure(rc, "")
	}
	o := &Options{newHandle(ptr, syma_options_free)}
	for key, value := range values {
		if err := o.Set(key, value); err != nil {
			o.Close()
			return nil, err
		}
	}
	return o, nil
}

// Set sets an option; on failure the old value stays. The library checks key
// and value.
func (o *Options) Set(key string, value any) error {
	return change(o.h, func(ptr *syma_options) error {
		switch value := value.(type) {
		case string:
			return about(key, syma_options_set_str(ptr, key, value))
		case int:
			return setInt(ptr, key, int64(value))
		case int64:
			return setInt(ptr, key, value)
		case time.Duration:
			return setInt(ptr, key, value.Milliseconds())
		case bool:
			return setInt(ptr, key, int64(cBool(value)))
		}
		return &Error{Code: EINVAL, Message: fmt.Sprintf(
			"%s: a %T is no value of an option", key, value)}
	})
}

func setInt(ptr *syma_options, key string, value int64) error {
	return about(key, syma_options_set_int(ptr, key, value))
}

// about tells which option was at fault; options keep no words of their own.
func about(key string, rc int) error {
	return failure(rc, fmt.Sprintf("%s: %s", key, Code(rc).Error()))
}

// Int is what an option that is a number is set to.
func (o *Options) Int(key string) (int64, error) {
	var value int64
	err := change(o.h, func(ptr *syma_options) error {
		rc, number := syma_options_get_int(ptr, key)
		value = number
		return about(key, rc)
	})
	return value, err
}

// Text is what an option that is a text is set to.
func (o *Options) Text(key string) (string, error) {
	var value string
	err := change(o.h, func(ptr *syma_options) error {
		value = syma_options_get_str(ptr, key)
		if value != "" {
			return nil
		}
		// No text, or an empty one: EINVAL tells that the key is a text's.
		rc, _ := syma_options_get_int(ptr, key)
		if rc == int(EINVAL) {
			return nil
		}
		if rc >= 0 {
			rc = int(EINVAL)
		}
		return about(key, rc)
	})
	return value, err
}

// Clone makes options of the same values.
func (o *Options) Clone() (*Options, error) {
	values := Values{}
	for _, option := range OptionTable() {
		var err error
		if option.Type == OptionInt {
			values[option.Name], err = o.Int(option.Name)
		} else {
			values[option.Name], err = o.Text(option.Name)
		}
		if err != nil {
			return nil, err
		}
	}
	return NewOptions(values)
}

// Close releases the options. What was made with them is not touched.
func (o *Options) Close() {
	o.h.close()
}

func holdOptions(l *loans, o *Options) *syma_options {
	if o == nil {
		return nil
	}
	return hold(l, o.h)
}
