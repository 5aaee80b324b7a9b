// Package tide knows how deep the water is.
package tide

import (
	"math"

	"example.com/harbour/internal/clock"
)

// Range is the difference between high and low water, in metres.
const Range = 4.2

// Period is the time from one high water to the next, in hours.
const Period = 12.42

// Depth is the depth of the water over the sill, in metres.
func Depth(at clock.Hour) float64 {
	return 6 + Range/2*math.Cos(2*math.Pi*float64(at)/Period)
}

// Least is the depth at low water.
func Least() float64 { return 6 - Range/2 }
