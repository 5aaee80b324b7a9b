import type { Scene } from '../../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a program and its library, after runs and saves',
  ui: true,
  settings: { 'goPipeline.openPanel': 'never', 'files.autoSave': 'off' },
  files: {
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'cmd/app/main.go':
      'package main\n\nimport "ex.com/m/lib"\n\nfunc main() {\n\tif lib.Name() == "" {\n\t\tpanic(0)\n\t}\n}\n',
    'cmd/circle/main.go': 'package main\n\nimport _ "ex.com/m/a"\n\nfunc main() {}\n',
    'cmd/stays/main.go':
      'package main\n\nimport (\n\t"os"\n\t"os/signal"\n\t"time"\n)\n\nfunc main() {\n\tsignal.Ignore(os.Interrupt)\n\tfor {\n\t\tif _, err := os.Stat("enough"); err == nil {\n\t\t\treturn\n\t\t}\n\t\ttime.Sleep(50 * time.Millisecond)\n\t}\n}\n',
    'a/a.go': 'package a\n\nimport _ "ex.com/m/b"\n',
    'b/b.go': 'package b\n\nimport _ "ex.com/m/a"\n',
    'cmd/tagged/main.go': 'package main\n\nimport _ "ex.com/m/tagged"\n\nfunc main() {}\n',
    'tagged/tagged.go': '//go:build special\n\npackage tagged\n',
    'tool/doc.go': 'package tool\n',
    'tool/tool.go': 'package tool\n\nfunc main() {\n}\n',
    'lib/lib.go': 'package lib\n\nfunc Name() string { return "ann" }\n',
  },
};
