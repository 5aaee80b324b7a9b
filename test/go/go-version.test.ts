import { expect, test } from 'vitest';
import { compareGoVersions, languageVersion, readGoVersion } from '../../src/core/go/version.ts';
import { GoWorkspace } from '../support/go-workspace.ts';

const VERSIONS = `go1 go1.2 go1.2.3 go1.4beta1 go1.9rc2 go1.20 go1.20.0 go1.20rc1 go1.20.14 go1.21 go1.21beta2
  go1.21rc1 go1.21rc10 go1.21.0 go1.21.0-custom go1.21.3rc1 go1.21.13 go1.26.8 go1.27rc go1.27alpha1 go1.27.01 go1.27rc01
  go1.100 go2 go2.1 go01.2 go1. go1.2. go1.2.3.4 go1.RC1 go local go1.26-custom go1.26.8-a-b`.split(/\s+/);

const PROGRAM = `package main

import (
	"encoding/json"
	"go/version"
	"os"
)

type answer struct {
	Valid bool
	Lang  string
	Order []int
}

func main() {
	answers := []answer{}
	for _, v := range os.Args[1:] {
		order := []int{}
		for _, other := range os.Args[1:] {
			order = append(order, version.Compare(v, other))
		}
		answers = append(answers, answer{version.IsValid(v), version.Lang(v), order})
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}
`;

test('versions are parsed and ordered like go/version', async () => {
  const workspace = new GoWorkspace({ 'go.mod': 'module m\n\ngo 1.22\n', 'main.go': PROGRAM });
  const { stdout, stderr, code } = await workspace.plain(['go', 'run', '.', ...VERSIONS]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const ours = VERSIONS.map((version) => ({
    Valid: readGoVersion(version) !== null,
    Lang: languageVersion(version) === null ? '' : languageVersionOfGo(version),
    Order: VERSIONS.map((other) => Math.sign(compareGoVersions(version, other))),
  }));
  expect(ours).toEqual(JSON.parse(stdout));
});

/** go/version returns `go1` for the first language version. */
function languageVersionOfGo(version: string): string {
  return version === 'go1' ? version : `go${languageVersion(version)}`;
}
