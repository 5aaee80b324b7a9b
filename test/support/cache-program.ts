/** A GOCACHEPROG that keeps outputs in the folder of its first argument: go's protocol, and nothing else. */
export const CACHE_PROGRAM = `package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

type request struct {
	ID       int64
	Command  string
	ActionID []byte
	OutputID []byte
	BodySize int64
}

type answer struct {
	ID            int64
	Err           string     \`json:",omitempty"\`
	KnownCommands []string   \`json:",omitempty"\`
	Miss          bool       \`json:",omitempty"\`
	OutputID      []byte     \`json:",omitempty"\`
	Size          int64      \`json:",omitempty"\`
	Time          *time.Time \`json:",omitempty"\`
	DiskPath      string     \`json:",omitempty"\`
}

func main() {
	dir := os.Args[1]
	os.MkdirAll(dir, 0o777)
	in, out := json.NewDecoder(bufio.NewReader(os.Stdin)), json.NewEncoder(os.Stdout)
	out.Encode(answer{KnownCommands: []string{"get", "put", "close"}})
	for {
		var r request
		if in.Decode(&r) != nil {
			return
		}
		a := answer{ID: r.ID}
		entry := filepath.Join(dir, hex.EncodeToString(r.ActionID)+"-a")
		switch r.Command {
		case "get":
			id, err := os.ReadFile(entry)
			file := filepath.Join(dir, hex.EncodeToString(id)+"-d")
			info, err2 := os.Stat(file)
			if a.Miss = err != nil || err2 != nil; !a.Miss {
				now := info.ModTime()
				a.OutputID, a.Size, a.Time, a.DiskPath = id, info.Size(), &now, file
			}
		case "put":
			var body []byte
			if r.BodySize > 0 {
				var text string
				in.Decode(&text)
				body, _ = base64.StdEncoding.DecodeString(text)
			}
			a.DiskPath = filepath.Join(dir, hex.EncodeToString(r.OutputID)+"-d")
			os.WriteFile(a.DiskPath, body, 0o666)
			os.WriteFile(entry, r.OutputID, 0o666)
		}
		out.Encode(a)
		if r.Command == "close" {
			return
		}
	}
}
`;
