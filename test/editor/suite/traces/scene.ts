// cspell:ignore mhello
import type { Scene } from '../../../support/editor/scene.ts';

/** Prints its terminal and environment, then does what its first argument says. */
const APP = `package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"ex.com/traces/lib"
)

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func main() {
	fmt.Println("\\x1b[32mhello\\x1b[0m", lib.Name())
	if len(os.Args) < 3 {
		return
	}
	say := func(words ...any) {
		text, _ := json.Marshal(words)
		os.WriteFile(os.Args[2]+".new", text, 0o600)
		os.Rename(os.Args[2]+".new", os.Args[2])
	}
	switch os.Args[1] {
	case "about":
		say(isTerminal(os.Stdin), isTerminal(os.Stdout), os.Environ(), os.Args[3:], isTerminal(os.Stderr))
	case "ask":
		say("asking")
		line, _ := bufio.NewReader(os.Stdin).ReadString('\\n')
		say("heard", strings.TrimSpace(line))
	case "serve":
		asked := make(chan os.Signal, 1)
		signal.Notify(asked, os.Interrupt)
		say("serving", os.Getpid())
		<-asked
		say("goodbye")
		os.Exit(3)
	case "stubborn":
		signal.Ignore(os.Interrupt)
		say("serving", os.Getpid())
		time.Sleep(time.Hour)
	}
}
`;

export const scene: Scene = {
  about: 'programs to trace: in a terminal, with input, ignoring signals, or not compiling',
  ui: true,
  files: {
    '.vscode/tasks.json': JSON.stringify({
      version: '2.0.0',
      tasks: [
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor puts it in.
        { type: 'goPipeline', label: 'lib', command: 'build', args: ['.'], cwd: '${workspaceFolder}/lib' },
      ],
    }),
    'go.mod': 'module ex.com/traces\n\ngo 1.20\n',
    'cmd/app/main.go': APP,
    'cmd/other/main.go': 'package main\n\nfunc main() { println("other") }\n',
    'lib/lib.go': 'package lib\n\nfunc Name() string { return "ann" }\n',
    'verbs/verbs.go': 'package verbs\n',
    'tools/go.mod': 'module ex.com/tools\n\ngo 1.20\n',
    'tools/tool/tool.go': 'package tool\n\nvar n int = "x"\n',
    'broken/broken.go': 'package broken\n\nfunc F() int {\n\treturn "x"\n}\n',
  },
};
