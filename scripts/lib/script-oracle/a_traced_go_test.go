// Added by -overlay to cmd/go's test binary, which is also the go command that its script tests run. With a
// settings file, the binary hands the traced verbs to `trace`, which starts it again; without one, it is go.
// Its name is the first of the package's files, so that its init runs first.

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// traceSettings is the path of the settings file, set when the binary is linked. Lines of the file: the
// verbs, the cache folder for our own stores, the log, and the command line to put in front of go's.
var traceSettings string

// insideTrace marks the processes below `trace`; its value is what XDG_CACHE_HOME was before.
const insideTrace = "GO_BUILD_PIPELINE_ORACLE"

const cacheHome = "XDG_CACHE_HOME"

func init() {
	if os.Getenv("CMDGO_TEST_RUN_MAIN") == "" || len(os.Args) < 2 {
		return
	}
	settings, err := os.ReadFile(traceSettings)
	if err != nil {
		return
	}
	lines := strings.Split(strings.TrimSuffix(string(settings), "\n"), "\n")
	verbs, stores, log, tracer := lines[0], lines[1], lines[2], lines[3:]
	if saved, ok := os.LookupEnv(insideTrace); ok {
		restoreEnvironment(saved)
		if args := strings.Join(os.Args, "\n"); strings.Contains(args, "\n-debug-actiongraph=") && !strings.Contains(args, "\n-n\n") {
			appendLine(log, "recorded")
		}
		return
	}
	// A go that switched to another toolchain started this process itself: `trace` does not see it either.
	_, switched := os.LookupEnv("GOTOOLCHAIN_INTERNAL_SWITCH_COUNT")
	if switched || !strings.Contains(" "+verbs+" ", " "+os.Args[1]+" ") {
		return
	}
	appendLine(log, "traced")
	panic(startTracer(tracer, stores))
}

// startTracer replaces this process, so that the script's signals and streams are the tracer's. The
// environment is the script's own except for two variables.
func startTracer(tracer []string, stores string) error {
	program, err := thisProgram()
	if err != nil {
		return err
	}
	saved := "unset"
	if value, ok := os.LookupEnv(cacheHome); ok {
		saved = "=" + value
	}
	os.Setenv(insideTrace, saved)
	os.Setenv(cacheHome, stores)
	argv := append(append([]string{}, tracer...), program)
	return syscall.Exec(tracer[0], append(argv, os.Args[1:]...), os.Environ())
}

// thisProgram is the path of this go. The scripts call the test binary by a link with the name "go", which
// need not be in their PATH.
func thisProgram() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	link := os.Getenv("TESTGO_EXE")
	if target, err := filepath.EvalSymlinks(link); err == nil && target == program {
		return link, nil
	}
	return program, nil
}

func restoreEnvironment(saved string) {
	os.Unsetenv(insideTrace)
	if strings.HasPrefix(saved, "=") {
		os.Setenv(cacheHome, saved[1:])
	} else {
		os.Unsetenv(cacheHome)
	}
}

func appendLine(file, line string) {
	log, err := os.OpenFile(file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(log, line)
	log.Close()
}
