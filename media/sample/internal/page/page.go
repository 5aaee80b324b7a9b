// Package page shows a plan to whoever asks over HTTP.
package page

import (
	"net/http"
	"text/template"

	"example.com/harbour/internal/plan"
)

var layout = template.Must(template.New("plan").Parse(
	`{{range .Entries}}{{.At}}  {{printf "%-12s" .Ship.Name}}{{if .Dry}}falls dry at low water{{else}}stays afloat{{end}}
{{end}}{{range .Outside}}--:--  {{printf "%-12s" .Name}}waits outside
{{end}}`))

// Handler answers with the plan.
func Handler(today plan.Plan) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := layout.Execute(w, today); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
