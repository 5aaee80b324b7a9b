// Package tower speaks to the ships.
package tower

import (
	"fmt"

	"example.com/harbour/internal/signal"
)

// Announce is what the tower says over the radio.
//
//go:noinline
func Announce(ships int) string {
	return fmt.Sprintf("%d ships today, the flag is %s.", ships, signal.Flag(12))
}
