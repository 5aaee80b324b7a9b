// Package clock counts the hours of a day as a harbour does: from midnight.
package clock

import "fmt"

// Hour is a time of day; 13.5 is half past one.
type Hour float64

func (h Hour) String() string {
	minutes := int(float64(h)*60 + 0.5)
	return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
}
