// Package ship describes what wants to come in.
package ship

import (
	_ "embed"
	"encoding/json"
)

// Ship is one vessel.
type Ship struct {
	Name   string  `json:"name"`
	Draft  float64 `json:"draft"`
	Length float64 `json:"length"`
}

//go:embed fleet.json
var fleet []byte

// Fleet lists the ships that wait outside.
func Fleet() []Ship {
	var ships []Ship
	if err := json.Unmarshal(fleet, &ships); err != nil {
		panic(err)
	}
	return ships
}
