// Package signal chooses the flag to hoist.
package signal

import (
	"example.com/harbour/internal/clock"
	"example.com/harbour/internal/tide"
)

// Flag is blue as long as the sill is passable, red otherwise.
//
//go:noinline
func Flag(at clock.Hour) string {
	if tide.Depth(at) > tide.Least()+1 {
		return "blue"
	}
	return "red"
}
