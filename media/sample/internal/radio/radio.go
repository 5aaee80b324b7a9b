// Package radio puts words into the form in which they are sent.
package radio

import (
	"strings"

	"example.com/harbour/internal/tower"
)

// Message is what everybody at sea hears.
func Message(ships int) string {
	return strings.ToUpper("all ships: " + tower.Announce(ships))
}
