// Package berth says whether a ship can lie in the harbour.
package berth

import (
	"example.com/harbour/internal/clock"
	"example.com/harbour/internal/ship"
	"example.com/harbour/internal/tide"
)

// Keel is how much water must stay below a ship, in metres.
const Keel = 0.5

// Clearance is the water left below a ship at low water; it falls dry when that is negative.
func Clearance(s ship.Ship) float64 { return tide.Least() - s.Draft }

// Opens is the first hour at which the ship gets over the sill.
func Opens(s ship.Ship, from clock.Hour) (clock.Hour, bool) {
	for at := from; at < from+clock.Hour(tide.Period); at += 0.25 {
		if tide.Depth(at) >= s.Draft+Keel {
			return at, true
		}
	}
	return 0, false
}
