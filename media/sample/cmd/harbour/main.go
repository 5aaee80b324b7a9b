// Harbour plans which ship enters when, and prints the page that it would serve.
package main

import (
	"flag"
	"fmt"
	"net/http/httptest"
	"os"

	"example.com/harbour/internal/page"
	"example.com/harbour/internal/plan"
	"example.com/harbour/internal/radio"
	"example.com/harbour/internal/ship"
)

func main() {
	hours := flag.Int("hours", 24, "how far to plan ahead")
	flag.Parse()

	today := plan.Make(ship.Fleet(), *hours)
	answer := httptest.NewRecorder()
	page.Handler(today).ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	if answer.Code != 200 {
		fmt.Fprintln(os.Stderr, "harbour:", answer.Code, answer.Body)
		os.Exit(1)
	}
	fmt.Print(answer.Body)
	fmt.Println(radio.Message(len(today.Entries)))
}
