// Package plan decides in which order the ships come in.
package plan

import (
	"sort"

	"example.com/harbour/internal/berth"
	"example.com/harbour/internal/clock"
	"example.com/harbour/internal/ship"
)

// Entry is one ship's turn.
type Entry struct {
	Ship ship.Ship
	At   clock.Hour
}

// Dry tells whether the ship touches the ground at low water.
func (e Entry) Dry() bool { return berth.Clearance(e.Ship) < 0 }

// Plan is the order of a day, and who has to stay outside.
type Plan struct {
	Entries []Entry
	Outside []ship.Ship
}

// Make gives every ship the first hour that is deep enough and not taken.
func Make(ships []ship.Ship, hours int) Plan {
	var made Plan
	next := clock.Hour(3)
	sort.Slice(ships, func(i, j int) bool { return ships[i].Draft < ships[j].Draft })
	for _, s := range ships {
		at, ok := berth.Opens(s, next)
		if !ok || float64(at) > float64(hours) {
			made.Outside = append(made.Outside, s)
			continue
		}
		made.Entries = append(made.Entries, Entry{s, at})
		next = at + 0.5
	}
	return made
}
