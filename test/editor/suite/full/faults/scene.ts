import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from '../../../../support/editor/scene.ts';

const APP = `package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

func main() {
	switch os.Args[1] {
	case "serve":
		text, _ := json.Marshal([]any{"serving", os.Getpid()})
		os.WriteFile(os.Args[2]+".new", text, 0o600)
		os.Rename(os.Args[2]+".new", os.Args[2])
		fmt.Println("serving")
		time.Sleep(time.Hour)
	case "flood":
		megabytes, _ := strconv.Atoi(os.Args[2])
		line := strings.Repeat("0123456789abcdef", 8)[1:] + "\\n"
		some := []byte(strings.Repeat(line, 1<<13))
		for range make([]int, megabytes) {
			os.Stdout.Write(some)
		}
	}
}
`;

/** Writes the process ID of go's first compile, and keeps that process running. */
const SLOW = `#!/bin/sh
case "$1" in
*compile)
	if [ "$2" != "-V=full" ]; then
		printf '["compiling", %s]' $$ > "$GBP_NOTE.new"
		mv "$GBP_NOTE.new" "$GBP_NOTE"
		while :; do sleep 0.1; done
	fi
	;;
esac
exec "$@"
`;

export const scene: Scene = {
  about: 'go is missing or killed, files are damaged, panels are closed, a folder is removed',
  ui: true,
  files: {
    'go.mod': 'module ex.com/faults\n\ngo 1.20\n',
    'cmd/app/main.go': APP,
    'lib/lib.go': 'package lib\n\nfunc Name() string { return "ann" }\n',
  },
  prepare: ({ temp }) => writeFileSync(join(temp, 'slow.sh'), SLOW, { mode: 0o755 }),
};
