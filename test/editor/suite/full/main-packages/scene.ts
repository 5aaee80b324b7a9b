import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from '../../../../support/editor/scene.ts';
import { CASES } from './cases.ts';

const hello = 'package main\n\nfunc main() {}\n';

export const scene: Scene = {
  about: 'a folder of modules with every reason not to be a main package',
  files: {
    'app/go.mod': 'module example.com/app\n\ngo 1.20\n',
    'app/cmd/server/main.go': `// Command server.\n${hello}`,
    'app/cmd/server/more.go': 'package main\n',
    'app/tagged/main.go': `//go:build special\n\n${hello}`,
    'app/lib/lib.go': 'package lib\n',
    'app/lib/gen.go': `//go:build ignore\n\n${hello}`,
    'app/deep/broken/lib.go': 'package broken\n',
    'app/typing/main.go': hello,
    'app/nested/go.mod': 'module example.com/nested\n\ngo 1.20\n',
    'app/nested/tool/main.go': hello,
    'über uns/go.mod': 'module example.com/size\n\ngo 1.20\n',
    'über uns/main.go': hello,
    'several/go.work': 'go 1.20\n\nuse ./in\n',
    'several/in/go.mod': 'module example.com/in\n\ngo 1.20\n',
    'several/in/main.go': hello,
    'several/out/go.mod': 'module example.com/out\n\ngo 1.20\n',
    'several/out/main.go': hello,
    ...Object.fromEntries(
      CASES.flatMap(({ name, files }) =>
        Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]),
      ),
    ),
  },
  // Every version that exists, without downloading any.
  env: () => ({ GOTOOLCHAIN: 'local', GOPROXY: 'off', GOFLAGS: '', GOENV: 'off', CGO_ENABLED: '0' }),
  prepare: ({ workspace }) => {
    mkdirSync(join(workspace, 'app/utf16'));
    writeFileSync(join(workspace, 'app/utf16/main.go'), Buffer.from(`\ufeff${hello}`, 'utf16le'));
  },
  ui: true,
};
