// test/support/recorded.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

// src/core/model/errors.ts
var UserFacingError = class extends Error {
  code;
  constructor(code, message, options) {
    super(message, options);
    this.name = 'UserFacingError';
    this.code = code;
  }
};

// src/core/events/action-graph.ts
function parseActionGraph(text2) {
  if (text2.trim() === '') throw notAGraph('The file is empty: go had not written its action graph yet.');
  const raw = parseJson(text2);
  if (raw === void 0) {
    throw notAGraph(
      looksCutOff(text2)
        ? 'The action graph is cut off: wait until go has ended, or record it again with -debug-actiongraph=FILE.'
        : 'The file is not JSON: give a file that go wrote with -debug-actiongraph=FILE.',
    );
  }
  if (!Array.isArray(raw)) throw notAGraph(`It holds ${kindOf(raw)}, not go's list of actions.`);
  if (raw.length === 0) throw notAGraph("It holds an empty list: go's graphs have one action at least.");
  const odd = raw.findIndex((entry) => !isRecord(entry) || typeof entry.Mode !== 'string');
  if (odd >= 0) throw notAGraph(`Entry ${odd + 1} of ${raw.length} is not an action of go.`);
  return readActions(raw);
}
var KNOWN_FIELDS = /* @__PURE__ */ new Set([
  'ID',
  'Mode',
  'Package',
  'Deps',
  'Objdir',
  'Target',
  'Priority',
  'Built',
  'NeedBuild',
  'ActionID',
  'BuildID',
  'TimeReady',
  'TimeStart',
  'TimeDone',
  'Cmd',
  'CmdReal',
  'CmdUser',
  'CmdSys',
  // Says only which error handling go used.
  'IgnoreFail',
  // A key that would be a prototype elsewhere; go writes no such field.
  '__proto__',
]);
function readActions(raw) {
  const indexOf = indexById(raw);
  const resolve = (id) =>
    indexOf === null ? (Number.isInteger(id) && id >= 0 && id < raw.length ? id : void 0) : indexOf.get(id);
  const times = new TimeReader();
  return raw.map((entry, index) => readAction(entry, index, resolve, times));
}
function readAction(raw, index, resolve, times) {
  const objdir = text(raw.Objdir);
  return {
    id: index,
    mode: normalizeMode(text(raw.Mode) ?? '', objdir),
    package: text(raw.Package) ?? '',
    deps: readDeps(raw.Deps, index, resolve),
    objdir,
    target: text(raw.Target),
    priority: number(raw.Priority),
    built: text(raw.Built),
    needBuild: raw.NeedBuild === true,
    actionID: text(raw.ActionID),
    buildID: text(raw.BuildID),
    timeReady: times.read(raw.TimeReady),
    timeStart: times.read(raw.TimeStart),
    timeDone: times.read(raw.TimeDone),
    commands: readCommands(raw.Cmd),
    realMs: nanoseconds(raw.CmdReal),
    userMs: nanoseconds(raw.CmdUser),
    sysMs: nanoseconds(raw.CmdSys),
    extra: readExtra(raw),
  };
}
function indexById(raw) {
  if (raw.every((entry, index) => entry.ID === index)) return null;
  const indexOf = /* @__PURE__ */ new Map();
  raw.forEach((entry, index) => {
    const id = number(entry.ID);
    if (id !== null && !indexOf.has(id)) indexOf.set(id, index);
  });
  return indexOf;
}
function readDeps(value, self, resolve) {
  if (!Array.isArray(value)) return [];
  const deps = [];
  for (const entry of value) {
    if (typeof entry !== 'number') continue;
    const dep = resolve(entry);
    if (dep !== void 0 && dep !== self) deps.push(dep);
  }
  return deps;
}
function normalizeMode(mode, objdir) {
  if (objdir === null || !mode.includes(objdir)) return mode;
  const work = /^(.*[\\/])b\d+[\\/]$/.exec(objdir)?.[1];
  return work === void 0 ? mode : mode.replace(objdir, `$WORK/${objdir.slice(work.length)}`);
}
function readCommands(value) {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : NO_COMMANDS;
}
var NO_COMMANDS = [];
function readExtra(raw) {
  let extra = null;
  for (const key of Object.keys(raw)) {
    if (KNOWN_FIELDS.has(key)) continue;
    extra ??= [];
    extra.push([key, raw[key]]);
  }
  return extra === null ? null : Object.fromEntries(extra);
}
var TimeReader = class {
  lastSecond = '';
  lastZone = '';
  lastMs = 0;
  /** Milliseconds since 1970; null for go's zero time and for what is no time. */
  read(value) {
    if (typeof value !== 'string' || value.startsWith('0001-')) return null;
    const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,12}))?(Z|[+-]\d\d:\d\d)$/.exec(value);
    if (match === null) return null;
    const [, second = '', fraction, zone = ''] = match;
    if (second !== this.lastSecond || zone !== this.lastZone) {
      this.lastMs = Date.parse(second + zone);
      this.lastSecond = second;
      this.lastZone = zone;
    }
    if (!Number.isFinite(this.lastMs)) return null;
    return fraction === void 0 ? this.lastMs : this.lastMs + Number(`0.${fraction}`) * 1e3;
  }
};
function parseJson(source) {
  try {
    return JSON.parse(source);
  } catch {
    return void 0;
  }
}
function looksCutOff(source) {
  const trimmed = source.trimStart();
  return trimmed.startsWith('[') && !source.trimEnd().endsWith(']');
}
function kindOf(value) {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
function notAGraph(message) {
  return new UserFacingError('not-a-graph', message);
}
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function text(value) {
  return typeof value === 'string' && value !== '' ? value : null;
}
function number(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
function nanoseconds(value) {
  const count = number(value);
  return count === null || count < 0 ? null : count / 1e6;
}

// src/core/events/cgo-names.ts
function readableCgo(body, goMinor, packageUsesCgo) {
  if (goMinor !== null && goMinor >= 27) {
    const fromLinker = /^\S*[\\/]link(?:\.exe)?: /.test(body);
    return packageUsesCgo && !fromLinker ? body.replace(GENERATED_NAME, 'C.') : body;
  }
  if (!body.includes('.cgo1.go:') && !body.includes('.cover.go:')) return body;
  const without = body.replace(GENERATED_PLACE, '');
  return without === body ? body : without.replace(GENERATED_NAME, 'C.');
}
var GENERATED_PLACE = /\[[^[\]]+\.(?:cgo1|cover)\.go:[0-9]+(?::[0-9]+)?\]/g;
var GENERATED_NAME = /\b_C2?(?:type|func|var|macro)_\B/g;

// src/core/events/x-line.ts
function readXLine(line, context) {
  switch (line.charCodeAt(0)) {
    case 35:
      return isNote(line) ? { kind: 'step' } : null;
    case 32:
    // blank
    case 9:
      return null;
  }
  if (line.startsWith('WORK=')) return { kind: 'work', path: line.slice('WORK='.length) };
  if (line.startsWith('cd ')) return isAbsoluteOrDot(line.slice(3)) ? { kind: 'cd' } : null;
  const document = /^cat >(.+) << 'EOF' # internal$/.exec(line);
  if (document) return { kind: 'document', file: document[1] ?? '' };
  const tool = readTool(line, context);
  if (tool) return { kind: 'tool', tool };
  if (isTestBinary(line, context)) return { kind: 'test' };
  if (isStep(line) || (!context.inMessage && isVersionControl(line, context))) return { kind: 'step' };
  if (isComplaint(line)) return { kind: 'complaint' };
  return null;
}
var ABSOLUTE = String.raw`(?:\$WORK|\/|[A-Za-z]:[\\/]|\\\\)`;
var isAbsoluteOrDot = (text2) => text2 === '.' || new RegExp(`^${ABSOLUTE}`).test(text2);
var NOTE = new RegExp(
  String.raw`^# (?:get \S*\/\/|lock ${ABSOLUTE}.*\.lock$|ignoring directory ${ABSOLUTE}` +
    String.raw`|${ABSOLUTE}.* not created$|${ABSOLUTE}.* for \w+ \S+$)`,
);
var isNote = (line) => NOTE.test(line);
var STEPS = [
  /^mkdir -p \S/,
  new RegExp(String.raw`^(?:cp|mv|ln -s|rm -rf?|rm -f|touch) "?(?:${ABSOLUTE}|\.)`),
  /^echo (?:-n |'.*' )?>>? \S/,
  /^cat .+ {2}# internal$/,
  /^go tool \w+ .* # internal$/,
  /^ar d \S+ _cgo_flags$/,
  // modfetch/codehost says how long each of its commands took.
  /^\d+\.\d{3}s # \S/,
];
var isStep = (line) => STEPS.some((step) => step.test(line));
function isVersionControl(line, context) {
  const command = /^(?:git|hg|svn|bzr|fossil) (.)/.exec(line);
  return command !== null && (context.afterCd || /[a-z-]/.test(command[1] ?? ''));
}
var isComplaint = (line) =>
  /^GOAUTH encountered errors for .*:$/.test(line) ||
  line.startsWith("malformed URL from 'git credential fill' (");
var ASSIGNMENTS = /^(?:[A-Za-z_][A-Za-z0-9_]*=(?:'[^']*'|"(?:[^"\\]|\\.)*") )+/;
var TOOL = /^"?(?:\/|[A-Za-z]:)[^"]*?[\\/]pkg[\\/]+tool[\\/]+\w+[\\/]+(\w+)(?:\.exe)?"? (?:-|r )/;
var CACHED_TOOL = /^"?(?:\/|[A-Za-z]:)[^"]*-d[\\/]+(\w+)(?:\.exe)?"? .*\$WORK/;
function readTool(line, context) {
  const assignments = ASSIGNMENTS.exec(line)?.[0] ?? '';
  let command = line.slice(assignments.length);
  const prefix = context.toolexec.map(quoteAsGo).join(' ');
  if (prefix !== '' && command.startsWith(`${prefix} `)) command = command.slice(prefix.length + 1);
  const name = (TOOL.exec(command) ?? CACHED_TOOL.exec(command))?.[1];
  if (name !== void 0) return toTool(name);
  if (assignments !== '' && command !== '') return line.includes('vet.cfg') ? 'vet' : 'other';
  if (
    / \|\| true$/.test(line) ||
    / # test for internal linking errors \((?:succeeded|failed)\)$/.test(line)
  ) {
    return 'other';
  }
  if (/^\S+ --(?:cflags|libs)(?: |$)/.test(line)) return 'other';
  if (/^swig (?:-version$|.*\$WORK)/.test(line)) return 'other';
  return null;
}
function toTool(name) {
  switch (name) {
    case 'compile':
    case 'asm':
    case 'cgo':
    case 'link':
    case 'vet':
    case 'buildid':
      return name;
    default:
      return 'other';
  }
}
var TEST_BINARY = /^\$WORK[\\/]b\d+[\\/][^\\/]+\.test(?:\.exe)?(?: |$)/;
function isTestBinary(line, context) {
  if (TEST_BINARY.test(line)) return true;
  const prefix = context.exec.join(' ');
  if (prefix !== '' && line.startsWith(`${prefix} `)) return TEST_BINARY.test(line.slice(prefix.length + 1));
  return TEST_BINARY.test(line.replace(EXEC_HELPER, '')) && EXEC_HELPER.test(line);
}
var EXEC_HELPER = /^\S*go_\w+_\w+_exec(?:\.exe)? /;
function quoteAsGo(word) {
  return word === '' || /[ ()>;"\\]/.test(word) ? JSON.stringify(word) : word;
}

// src/core/events/x-stream.ts
var LINE_FEED = 10;
var LONGEST_MESSAGE = 4 * 1024 * 1024;
var XStream = class {
  #options;
  #tail = EMPTY;
  #programRuns = false;
  #work = null;
  #document = null;
  #message = null;
  #inMessage = false;
  #afterCd = false;
  #inComplaint = false;
  #linesToSkip = 0;
  #goMinor = null;
  #cgoPackages = /* @__PURE__ */ new Set();
  #rewrites = false;
  #pass = [];
  #said = [];
  #events = [];
  constructor(options) {
    this.#options = options;
  }
  /** The program of `go run` was started: what comes now is its own. */
  get programRuns() {
    return this.#programRuns;
  }
  /** go's `$WORK`, once it was named. */
  get work() {
    return this.#work;
  }
  push(chunk, atMs) {
    if (this.#programRuns) return { pass: [chunk], said: [], events: [] };
    if (!this.#options.takeOut) this.#pass.push(chunk);
    this.#tail = concat(this.#tail, chunk);
    this.#readLines(atMs, false);
    return this.#take();
  }
  /** Nothing has come for a while: a message that was held back is complete. */
  settle() {
    this.#releaseMessage();
    return this.#take();
  }
  /** The stream has ended: whatever was held back passes. */
  end(atMs) {
    this.#readLines(atMs, true);
    this.#releaseMessage();
    if (this.#tail.length > 0) this.#say(this.#tail);
    this.#tail = EMPTY;
    return this.#take();
  }
  #readLines(atMs, ended) {
    let start = 0;
    while (!this.#programRuns) {
      const feed = this.#tail.indexOf(LINE_FEED, start);
      if (feed < 0) break;
      const line = this.#tail.subarray(start, feed + 1);
      const program = this.#readProgram(start, feed, atMs, ended);
      if (program === 'wait') break;
      if (program !== null) {
        start = program;
        break;
      }
      start = feed + 1;
      this.#readLine(line, atMs);
    }
    const rest = start === 0 ? this.#tail : this.#tail.slice(start);
    this.#tail = EMPTY;
    if (!this.#programRuns) this.#tail = rest;
    else if (this.#options.takeOut && rest.length > 0) this.#pass.push(rest);
  }
  #readLine(line, atMs) {
    if (this.#document) return this.#readDocumentLine(line, atMs);
    if (this.#linesToSkip > 0) {
      this.#linesToSkip--;
      return;
    }
    const text2 = latin1(withoutFeed(line));
    if (this.#inComplaint && text2.startsWith('  ')) return;
    this.#inComplaint = false;
    const x = readXLine(text2, {
      toolexec: this.#options.toolexec,
      exec: this.#options.exec,
      afterCd: this.#afterCd,
      inMessage: this.#inMessage,
    });
    this.#afterCd = x?.kind === 'cd';
    if (x === null || (x.kind === 'work' && this.#work !== null)) this.#readMessageLine(line, text2);
    else {
      this.#releaseMessage();
      this.#inMessage = false;
      this.#readXLine(x, line, atMs);
    }
  }
  #readXLine(x, line, atMs) {
    const text2 = () => this.#options.decode(withoutFeed(line));
    switch (x.kind) {
      case 'work':
        this.#work = text2().slice('WORK='.length);
        this.#events.push({ type: 'work', atMs, path: this.#work });
        if (this.#options.keepWorkLine) this.#say(line);
        return;
      case 'document':
        this.#document = { file: x.file, lines: [] };
        return;
      case 'complaint':
        this.#inComplaint = true;
        return;
      case 'test':
        this.#linesToSkip = this.#options.testArgumentLineFeeds;
        this.#events.push(commandEvent('test', text2(), atMs));
        return;
      case 'tool': {
        const event = commandEvent(x.tool, text2(), atMs);
        this.#learnFrom(event);
        this.#events.push(event);
        return;
      }
      case 'cd':
      case 'step':
        if (/^(?:go tool buildid|\S*buildid) -w /.test(latin1(line.subarray(0, 40)))) {
          this.#events.push(commandEvent('buildid', text2(), atMs));
        }
        return;
    }
  }
  #learnFrom(event) {
    const version = / -goversion (\S+)/.exec(event.text)?.[1];
    if (version) this.#goMinor = Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 99);
    if (event.tool === 'cgo') {
      const importPath = / -importpath (\S+)/.exec(event.text)?.[1];
      if (importPath) this.#cgoPackages.add(importPath);
      this.#rewrites = true;
    }
    if (/[\\/]cover(?:\.exe)?"? -/.test(event.text)) this.#rewrites = true;
  }
  /** Here-documents end with EOF, which stands behind the text's last line when that has no line feed. */
  #readDocumentLine(line, atMs) {
    const open = this.#document;
    if (!open) return;
    const text2 = withoutFeed(line);
    const isConfig = /[\\/]importcfg(?:\.link)?$/.test(open.file);
    if (!endsWithEof(text2) || (isConfig && text2.length > 3)) {
      if (isConfig) open.lines.push(this.#options.decode(text2));
      return;
    }
    this.#document = null;
    if (isConfig) this.#events.push(this.#importcfg(open.file, open.lines, atMs));
  }
  #importcfg(file, lines, atMs) {
    const packages = lines.flatMap((line) => {
      const entry = /^packagefile ([^=]+)=(.*)$/.exec(line);
      if (!entry) return [];
      const rebuilt = this.#work !== null && (entry[2] ?? '').startsWith(this.#work);
      return [{ importPath: entry[1] ?? '', rebuilt }];
    });
    const objdir = /[\\/](b\d+)[\\/]importcfg(?:\.link)?$/.exec(file)?.[1] ?? null;
    return { type: 'importcfg', atMs, objdir, packages };
  }
  #readMessageLine(line, text2) {
    const opens = text2.startsWith('# ');
    if (opens) {
      const followsHeader = this.#message?.lines.every((entry) => entry[0] === 35) ?? false;
      if (!followsHeader) this.#releaseMessage();
      this.#inMessage = true;
      if (this.#rewrites && this.#options.takeOut) this.#message ??= { lines: [], size: 0 };
    }
    if (!this.#message) return this.#say(line);
    this.#message.lines.push(line);
    this.#message.size += line.length;
    if (this.#message.size > LONGEST_MESSAGE) this.#releaseMessage();
  }
  #releaseMessage() {
    const message = this.#message;
    if (!message) return;
    this.#message = null;
    const headers = message.lines.findIndex((line) => line[0] !== 35);
    const header = headers < 0 ? message.lines : message.lines.slice(0, headers);
    for (const line of header) this.#say(line);
    if (headers < 0) return;
    const body = latin1(joinBytes(message.lines.slice(headers)));
    const named = /^# (\S+)/.exec(latin1(header[0] ?? EMPTY))?.[1] ?? '';
    this.#say(fromLatin1(readableCgo(body, this.#goMinor, this.#cgoPackages.has(named))));
  }
  #say(bytes) {
    if (bytes.length === 0) return;
    this.#said.push(bytes);
    if (this.#options.takeOut) this.#pass.push(bytes);
  }
  /**
   * `go run` prints the program's path and its arguments, unquoted: known arguments may hold blanks and
   * line feeds. Gives the place behind that line, null when it is another line.
   */
  #readProgram(start, feed, atMs, ended) {
    const tail = this.#options.programTail;
    if (!tail || this.#document) return null;
    const firstFeed = tail.indexOf(LINE_FEED);
    const firstLine = firstFeed < 0 ? tail : tail.subarray(0, firstFeed);
    const headEnd = feed - firstLine.length;
    if (headEnd <= start || !sameBytes(this.#tail, headEnd, firstLine)) return null;
    const head = this.#programPath(latin1(this.#tail.subarray(start, headEnd)));
    if (head === null) return null;
    const lineEnd = headEnd + tail.length;
    if (firstFeed >= 0) {
      if (this.#tail.length <= lineEnd) return ended ? null : 'wait';
      if (!sameBytes(this.#tail, headEnd, tail) || this.#tail[lineEnd] !== LINE_FEED) return null;
    }
    this.#releaseMessage();
    this.#programRuns = true;
    const path2 = this.#options.decode(this.#tail.slice(headEnd - head.length, headEnd));
    const inWork = path2.startsWith('$WORK');
    const real = inWork && this.#work !== null ? this.#work + path2.slice('$WORK'.length) : path2;
    this.#events.push({ type: 'exec', atMs, path: real, fromCache: !inWork });
    return lineEnd + 1;
  }
  #programPath(head) {
    const prefix = this.#options.exec.join(' ');
    const known = prefix !== '' && head.startsWith(`${prefix} `);
    const path2 = known ? head.slice(prefix.length + 1) : head.replace(EXEC_HELPER, '');
    return PROGRAM.test(path2) ? path2 : null;
  }
  #take() {
    const step = { pass: this.#pass, said: this.#said, events: this.#events };
    this.#pass = [];
    this.#said = [];
    this.#events = [];
    return step;
  }
};
var PROGRAM =
  /^(?:\$WORK[\\/]b\d+[\\/]exe[\\/][^\\/]+|(?:\/|[A-Za-z]:[\\/]|\\\\).*[\\/][0-9a-f]{2}[\\/][0-9a-f]{64}-d[\\/][^\\/]+)$/;
function commandEvent(tool, text2, atMs) {
  return {
    type: 'command',
    atMs,
    objdir: /\$WORK[\\/]+(b\d+)[\\/]/.exec(text2)?.[1] ?? null,
    tool,
    importPath: tool === 'compile' ? (/ -p (\S+)/.exec(text2)?.[1] ?? null) : null,
    text: text2,
  };
}
var EMPTY = new Uint8Array(0);
function concat(first, second) {
  return first.length === 0 ? second : joinBytes([first, second]);
}
function joinBytes(parts) {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
function withoutFeed(line) {
  return line.at(-1) === LINE_FEED ? line.subarray(0, -1) : line;
}
function endsWithEof(text2) {
  const at = text2.length - 3;
  return at >= 0 && text2[at] === 69 && text2[at + 1] === 79 && text2[at + 2] === 70;
}
function sameBytes(bytes, at, expected) {
  if (bytes.length < at + expected.length) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}
function latin1(bytes) {
  let text2 = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text2 += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text2;
}
function fromLatin1(text2) {
  const bytes = new Uint8Array(text2.length);
  for (let i = 0; i < text2.length; i++) bytes[i] = text2.charCodeAt(i);
  return bytes;
}

// test/support/recorded.ts
var fixtures = path.join(import.meta.dirname, '..', 'fixtures');
var recordedVersions = readdirSync(fixtures).filter((name) => /^go1\./.test(name));
function recordedCases(version) {
  return readdirSync(path.join(fixtures, version));
}
function readCommand(version, name) {
  return JSON.parse(readFileSync(path.join(fixtures, version, name, 'command.json'), 'utf8'));
}
function readRecordedFile(version, name, file) {
  const zipped = path.join(fixtures, version, name, `${file}.gz`);
  return existsSync(zipped) ? gunzipSync(readFileSync(zipped)).toString('utf8') : '';
}
function readRecorded(version, name) {
  const command = readCommand(version, name);
  const verb = command.argv[1];
  const stdout = readRecordedFile(version, name, 'stdout');
  const isJson = command.argv.includes('-json');
  const { events, said } = splitStream(command, readRecordedFile(version, name, 'stderr'));
  const final = graphOf(readRecordedFile(version, name, 'final.json'));
  return {
    recorderVersion: '0.0.0',
    origin: 'traced',
    startedAtEpochMs: firstTime(final) - 10,
    argv: command.argv,
    verb,
    directory: command.directory,
    goflags: [],
    go: { version: command.goVersion, goos: 'linux', goarch: 'amd64', changedEnv: {} },
    module: {
      mode: 'module',
      modules: [{ path: 'example.com/app', version: null, main: true, directory: '/home/dev/src/app' }],
    },
    plan: graphOf(readRecordedFile(version, name, 'plan.json')),
    final,
    xEvents: events,
    messages: said + (isJson ? buildOutput(stdout) : ''),
    testOutput: verb === 'test' ? stdout : null,
    testOutputIsJson: isJson,
    programEnd: null,
    end: { atMs: 6e4, exitCode: command.exitCode, signal: command.signal },
    interrupted: command.interrupted,
    dryRun: command.argv.includes('-n'),
    binaries: [],
    loadPhases: [],
    notes: [],
  };
}
function splitStream(command, stderr) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const packageAt = command.argv.findIndex((word) => /^(\.\/|cmd\/)/.test(word));
  const programArgs = command.argv[1] === 'run' ? command.argv.slice(packageAt + 1) : null;
  const stream = new XStream({
    takeOut: command.addedX,
    keepWorkLine: false,
    toolexec: [],
    exec: [],
    programTail: programArgs === null ? null : encoder.encode(programArgs.map((word) => ` ${word}`).join('')),
    testArgumentLineFeeds: 0,
    decode: (utf8) => decoder.decode(utf8),
  });
  const events = [];
  let said = '';
  const take = (step) => {
    events.push(...step.events);
    for (const part of step.said) said += decoder.decode(part);
  };
  stderr.split(/(?<=\n)/).forEach((line, index) => {
    take(stream.push(encoder.encode(line), index));
  });
  take(stream.end(stderr.length));
  return { events, said };
}
function buildOutput(stdout) {
  let text2 = '';
  for (const line of stdout.split('\n')) {
    if (!line.includes('"build-output"')) continue;
    text2 += JSON.parse(line).Output;
  }
  return text2;
}
function graphOf(text2) {
  return text2 === '' ? null : parseActionGraph(text2);
}
function firstTime(graph) {
  const times = (graph ?? []).flatMap(({ timeReady }) => (timeReady === null ? [] : [timeReady]));
  return times.length === 0 ? 18e11 : Math.min(...times);
}

// src/core/events/diagnostics.ts
function parseDiagnostics(messages) {
  const reader = new DiagnosticReader();
  for (const line of messages.split('\n')) reader.take(line.endsWith('\r') ? line.slice(0, -1) : line);
  return reader.finish();
}
var DiagnosticReader = class {
  drafts = [];
  package = null;
  /** Directory of the Go files that this package's messages spoke of so far. */
  directory = null;
  current = null;
  /** `x.go: In function 'two':` stands before the message that it belongs to. */
  context = [];
  take(line) {
    if (line.trim() === '' || isProgress(line)) return;
    const header = /^# (?:\[(\S[^\]]*)\]|(\S.*))$/.exec(line);
    if (header !== null) {
      this.package = header[1] ?? header[2] ?? null;
      this.directory = null;
      this.current = null;
      return;
    }
    if (/^\s/.test(line)) {
      this.addTo(this.current, line);
      return;
    }
    if (isContext(line)) {
      this.context.push(line);
      return;
    }
    const place = readPlace(line);
    if (place === null) this.takePlain(line);
    else this.takePlaced(line, place);
  }
  finish() {
    for (const line of this.context) this.addTo(this.current, line);
    return this.drafts.map(({ lines, ...rest }) => ({ ...rest, message: lines.join('\n') }));
  }
  takePlaced(line, place) {
    if (/^(note|remark): /.test(place.text) && this.current !== null) {
      this.addTo(this.current, line);
      return;
    }
    this.leaveOtherDirectory(place.file);
    this.open({
      package: this.package,
      file: place.file,
      line: place.line,
      column: place.column,
      lines: [place.text],
    });
  }
  /**
   * Since go 1.26 vet's findings come without a header, maybe right after another package's messages.
   * A package's Go files are all in one directory, so another one begins something else.
   */
  leaveOtherDirectory(file) {
    if (!file.endsWith('.go') || this.package === null) return;
    const directory = file.replace(/[^\\/]*$/, '');
    if (this.directory !== null && this.directory !== directory) this.package = null;
    else this.directory = directory;
  }
  takePlain(line) {
    if (/^(exit status \d+|signal: .*)$/.test(line)) return;
    const startsWithGo = /^go(?: \w+)?: /.test(line);
    if (startsWithGo) {
      this.package = null;
      this.directory = null;
    }
    if (this.current !== null && !startsWithGo && this.continues(line)) {
      this.addTo(this.current, line);
      return;
    }
    this.open({ package: this.package, file: null, line: null, column: null, lines: [line] });
  }
  continues(line) {
    if (isTrailer(line)) return true;
    return this.package !== null && this.current?.package === this.package && this.current.file === null;
  }
  open(draft) {
    this.drafts.push(draft);
    this.current = draft;
    draft.lines.push(...this.context);
    this.context = [];
  }
  addTo(draft, line) {
    if (draft === null)
      this.open({ package: this.package, file: null, line: null, column: null, lines: [line] });
    else if (draft.lines.length < MOST_LINES) draft.lines.push(line);
  }
};
var MOST_LINES = 200;
function readPlace(line) {
  const match = /^(?:vet: )?((?:[A-Za-z]:(?=[\\/]))?[^:\s][^:]*):(\d{1,9})(?::(\d{1,9}))?:[ \t]+(.*)$/.exec(
    line,
  );
  if (match === null) return null;
  const [, file = '', row, column, text2 = ''] = match;
  if (!/[./\\<]/.test(file)) return null;
  return { file, line: Number(row), column: column === void 0 ? null : Number(column), text: text2 };
}
function isContext(line) {
  return /^(?:[A-Za-z]:)?[^:]+: (?:In|At) .*:$/.test(line) || /^In file included from .+[:,]$/.test(line);
}
function isTrailer(line) {
  return (
    /^(too many errors|note: .*|collect2: .*|\d+ (?:errors?|warnings?)(?: and \d+ errors?)? generated\.)$/.test(
      line,
    ) || /^(usage: |Run 'go help )/.test(line)
  );
}
function isProgress(line) {
  return /^go: (downloading|extracting|finding|found|added|upgraded|downgraded|removed|creating new|to add module) /.test(
    line,
  );
}

// src/core/events/test-output.ts
function parseTestOutput(text2) {
  const results = /* @__PURE__ */ new Map();
  for (const line of text2.split('\n')) {
    const result2 = readResultLine(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (result2 !== null) results.set(result2.package, result2);
  }
  return [...results.values()];
}
function parseTestEvents(text2) {
  const results = /* @__PURE__ */ new Map();
  const cached = /* @__PURE__ */ new Set();
  for (const line of text2.split('\n')) {
    const event = readEvent(line);
    if (event === null) {
      const result2 = readResultLine(line);
      if (result2 !== null) results.set(result2.package, result2);
      continue;
    }
    if (event.Test !== void 0 || typeof event.Package !== 'string') continue;
    if (event.Action === 'output' && typeof event.Output === 'string') {
      if (readResultLine(event.Output.trimEnd())?.cached === true) cached.add(event.Package);
      continue;
    }
    const status = typeof event.Action === 'string' ? STATUS_OF_ACTION.get(event.Action) : void 0;
    if (status === void 0) continue;
    const isCached = cached.has(event.Package);
    results.set(event.Package, {
      package: event.Package,
      status,
      cached: isCached,
      elapsedMs: isCached || status === 'noTestFiles' ? null : seconds(event.Elapsed),
    });
  }
  return [...results.values()];
}
var STATUS_OF_ACTION = /* @__PURE__ */ new Map([
  ['pass', 'pass'],
  ['fail', 'fail'],
  // A package is skipped when it has no test files.
  ['skip', 'noTestFiles'],
]);
function readResultLine(line) {
  const match = /^(ok {2}|FAIL|\? {3}|)\t([^\s[\]]+)(?:[\t ](.*))?$/.exec(line);
  if (match === null) return null;
  const [, word = '', name = '', rest = ''] = match;
  if (word === '') {
    return rest.startsWith('	coverage: ') ? result(name, 'noTestFiles', false, null) : null;
  }
  if (word.startsWith('?')) return rest.startsWith('[') ? result(name, 'noTestFiles', false, null) : null;
  const elapsed = /^(\d{1,9}(?:\.\d{1,9})?)s(\t|$)/.exec(rest)?.[1];
  const elapsedMs = elapsed === void 0 ? null : seconds(Number(elapsed));
  if (word === 'FAIL') {
    return elapsedMs !== null || rest.startsWith('[') ? result(name, 'fail', false, elapsedMs) : null;
  }
  const cached = /^\(cached\)(\t|$)/.test(rest);
  return cached || elapsedMs !== null ? result(name, 'pass', cached, elapsedMs) : null;
}
function result(name, status, cached, elapsedMs) {
  return { package: name, status, cached, elapsedMs };
}
function seconds(value) {
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 1e6) / 1e3 : null;
}
function readEvent(line) {
  if (!line.startsWith('{')) return null;
  try {
    const raw = JSON.parse(line);
    return typeof raw === 'object' && raw !== null ? raw : null;
  } catch {
    return null;
  }
}

// src/core/model/trace.ts
var SCHEMA_VERSION = '1.0';

// src/core/trace/graph-structure.ts
var structures = /* @__PURE__ */ new WeakMap();
function structureOf(graph) {
  const known = structures.get(graph);
  if (known !== void 0) return known;
  const structure = makeStructure(graph);
  structures.set(graph, structure);
  return structure;
}
function objdirName(objdir) {
  if (objdir === null) return null;
  return /[\\/](b\d+)[\\/]?$/.exec(objdir)?.[1] ?? null;
}
function isBuild(mode) {
  return mode === 'build';
}
function makeStructure(graph) {
  const buildAt = /* @__PURE__ */ new Map();
  const linkAt = /* @__PURE__ */ new Map();
  const dependents = graph.map(() => []);
  for (const action of graph) {
    const place = objdirName(action.objdir);
    if (place !== null && isBuild(action.mode) && !buildAt.has(place)) buildAt.set(place, action.id);
    if (place !== null && action.mode === 'link' && !linkAt.has(place)) linkAt.set(place, action.id);
    for (const dep of action.deps) dependents[dep]?.push(action.id);
  }
  const partial = { buildAt, linkAt, dependents };
  const packages = namePackages(graph, partial);
  return { ...partial, packages, owners: findOwners(graph, partial, packages) };
}
function namePackages(graph, places) {
  const names = graph.map((action) => action.package);
  const buildsOf = /* @__PURE__ */ new Map();
  for (const action of graph) {
    if (!isBuild(action.mode)) continue;
    const builds = buildsOf.get(action.package);
    if (builds === void 0) buildsOf.set(action.package, [action.id]);
    else builds.push(action.id);
  }
  for (const link of graph) {
    if (link.mode !== 'link' || !link.package.endsWith('.test')) continue;
    const tested = link.package.slice(0, -'.test'.length);
    for (const dep of link.deps) {
      const build = graph[dep];
      if (build === void 0 || !isBuild(build.mode)) continue;
      if (build.package === `${tested}_test`) names[dep] = `${tested}_test [${link.package}]`;
      if (build.package === tested && isTestVariant(graph, places, build, link, buildsOf.get(tested) ?? [])) {
        for (const id of variantsAbove(graph, places, dep, link.package)) {
          names[id] = `${graph[id]?.package ?? ''} [${link.package}]`;
        }
      }
    }
  }
  for (const action of graph) {
    if (isBuild(action.mode) || action.mode === 'link' || action.package === '') continue;
    const place = objdirName(action.objdir);
    const build = place === null ? void 0 : places.buildAt.get(place);
    if (build !== void 0 && graph[build]?.package === action.package && action.mode !== 'test run') {
      names[action.id] = names[build] ?? action.package;
    }
  }
  return names;
}
function isTestVariant(graph, places, build, link, sameName) {
  if (build.commands.some((command) => /_test\.go(["'\s]|$)/.test(command))) return true;
  if (sameName.length < 2) return false;
  if (!servesOnly(graph, places, build.id, link)) return false;
  return sameName.some((other) => other !== build.id && !link.deps.includes(other));
}
function servesOnly(graph, places, start, link) {
  const seen = /* @__PURE__ */ new Set([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== void 0; id = queue.pop()) {
    for (const above of places.dependents[id] ?? []) {
      const action = graph[above];
      if (action === void 0 || seen.has(above)) continue;
      if (action.mode === 'link' && above !== link.id) return false;
      if (!WORKS_ON_PACKAGES.has(action.mode)) continue;
      seen.add(above);
      queue.push(above);
    }
  }
  return true;
}
var WORKS_ON_PACKAGES = /* @__PURE__ */ new Set(['build', 'nop', 'build check cache']);
function variantsAbove(graph, places, start, testMain) {
  const seen = /* @__PURE__ */ new Set([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== void 0; id = queue.pop()) {
    for (const above of places.dependents[id] ?? []) {
      const action = graph[above];
      if (action === void 0 || !isBuild(action.mode) || action.package === testMain || seen.has(above))
        continue;
      seen.add(above);
      queue.push(above);
    }
  }
  return [...seen];
}
function findOwners(graph, places, packages) {
  return graph.map((action) => {
    if (action.package !== '') return packages[action.id] ?? action.package;
    const place = objdirName(action.objdir);
    const build = place === null ? void 0 : places.buildAt.get(place);
    if (build !== void 0) return packages[build] ?? '';
    return ownerAbove(graph, places, packages, action);
  });
}
function ownerAbove(graph, places, packages, action) {
  let owner = '';
  for (const above of places.dependents[action.id] ?? []) {
    const user = graph[above];
    if (user === void 0 || user.package === '' || user.mode === 'build check cache') continue;
    const name = packages[above] ?? '';
    if (owner !== '' && owner !== name) return '';
    owner = name;
  }
  return owner;
}

// src/core/trace/module-of.ts
function moduleFinder(context) {
  const paths = new Set(context.modules.map((module) => module.path));
  const main = context.modules.filter((module) => module.main);
  const known = /* @__PURE__ */ new Map();
  return (packageText) => {
    let found = known.get(packageText);
    if (found === void 0) {
      found = find(importPathOf(packageText), paths, main.length === 1 ? (main[0]?.path ?? null) : null);
      known.set(packageText, found);
    }
    return found;
  };
}
function importPathOf(packageText) {
  const space = packageText.indexOf(' [');
  return space < 0 ? packageText : packageText.slice(0, space);
}
function packageOfFile(file, directory, context) {
  if (file?.endsWith('.go') !== true) return null;
  const folder = absoluteFolder(file, directory);
  let found = null;
  let longest = -1;
  for (const module of context.modules) {
    const root = module.directory?.replaceAll('\\', '/').replace(/\/$/, '');
    if (root === void 0 || root.length <= longest) continue;
    if (folder !== root && !folder.startsWith(`${root}/`)) continue;
    longest = root.length;
    found = module.path + folder.slice(root.length);
  }
  return found;
}
function absoluteFolder(file, directory) {
  const slashed = file.replaceAll('\\', '/');
  const absolute = /^([A-Za-z]:)?\//.test(slashed);
  const parts = [];
  for (const part of (absolute ? slashed : `${directory.replaceAll('\\', '/')}/${slashed}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.slice(0, -1).join('/');
}
function find(path2, modules, onlyMain) {
  if (path2 === '') return null;
  if (path2 === 'command-line-arguments') return onlyMain;
  for (const candidate of [path2, withoutTestSuffix(path2)]) {
    for (let end = candidate.length; end > 0; end = candidate.lastIndexOf('/', end - 1)) {
      const prefix = candidate.slice(0, end);
      if (modules.has(prefix)) return prefix;
    }
  }
  return isStandard(path2) ? 'std' : null;
}
function withoutTestSuffix(path2) {
  return path2.replace(/(\.test|_test)$/, '');
}
function isStandard(path2) {
  const slash = path2.indexOf('/');
  const first = withoutTestSuffix(slash < 0 ? path2 : path2.slice(0, slash));
  return !first.includes('.') && STANDARD_ROOTS.has(first);
}
var STANDARD_ROOTS = new Set(
  'archive arena bufio bytes cmd cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe uuid vendor weak'.split(
    ' ',
  ),
);

// src/core/trace/final-outcomes.ts
function finalOutcomes(graph, structure, context) {
  const outcomes = graph.map(() => null);
  const at = (id) => (id === void 0 ? 'unknown' : (outcomes[id] ?? 'unknown'));
  for (const a of graph) if (a.mode === 'build') outcomes[a.id] = buildOutcome(a, structure, context);
  for (const a of graph) if (a.mode === 'link') outcomes[a.id] = linkOutcome(a, context);
  for (const a of graph) outcomes[a.id] ??= restOutcome(a, graph, structure, context, at);
  return outcomes.map((outcome) => outcome ?? 'unknown');
}
function buildOutcome(a, structure, context) {
  const ran = a.commands.length > 0;
  if (a.buildID !== null) return ran ? 'miss' : 'hit';
  if (ran) {
    if (!a.needBuild && !a.commands.some(isCompile) && !isBlamed(a, structure, context)) return 'notNeeded';
    return endedBadly(a, structure, context);
  }
  if (a.actionID === null) return 'notRun';
  if (!a.needBuild) return 'notNeeded';
  if (context.dryRun) return 'miss';
  return context.succeeded === false ? endedBadly(a, structure, context) : 'unknown';
}
function endedBadly(a, structure, context) {
  return context.interrupted && !isBlamed(a, structure, context) ? 'unknown' : 'failed';
}
function linkOutcome(a, context) {
  const ran = a.commands.length > 0;
  if (a.buildID !== null) return ran ? 'miss' : 'hit';
  if (ran) return context.interrupted && !context.blamed.has(a.package) ? 'unknown' : 'failed';
  if (a.actionID === null) return 'notRun';
  const ofTest = a.package.endsWith('.test');
  if (context.dryRun) return ofTest ? 'unknown' : 'miss';
  return ofTest ? 'notNeeded' : 'unknown';
}
function restOutcome(a, graph, structure, context, at) {
  if (a.mode.startsWith('cgo compile ')) return cgoOutcome(a, graph, structure, at);
  switch (a.mode) {
    case 'cgo run':
    case 'cover':
      return cgoOutcome(a, graph, structure, at);
    case 'vet':
      return vetOutcome(a, graph, structure, context, at);
    case 'test run':
      return testOutcome(a, graph, structure, context, at);
    case 'go run':
      if (context.dryRun) return 'notNeeded';
      return ['miss', 'hit'].includes(at(a.deps[0])) ? 'miss' : 'notRun';
    default:
      break;
  }
  if (GROUPS.has(a.mode)) return 'notNeeded';
  if (a.mode.endsWith('-install') || a.mode === 'test build' || a.mode === 'go install') {
    const source = at(a.deps[0]);
    return source === 'failed' ? 'notRun' : source;
  }
  return plainOutcome(a);
}
var GROUPS = /* @__PURE__ */ new Set([
  '',
  'build check cache',
  'built-in package',
  'gccgo stdlib',
  'collect cgo',
  'nop',
  'go build',
  'go test',
  'go vet',
  'go list',
  'test barrier',
  'test print',
  'test print (nop)',
  'test clean',
]);
function plainOutcome(a) {
  if (a.buildID !== null) return a.commands.length > 0 ? 'miss' : 'hit';
  if (a.commands.length > 0) return a.actionID === null ? 'miss' : 'failed';
  return a.timeStart === null ? 'notRun' : 'unknown';
}
function cgoOutcome(a, graph, structure, at) {
  const place = objdirName(a.objdir);
  const build = place === null ? void 0 : structure.buildAt.get(place);
  const outcome = at(build);
  if (a.commands.length === 0) {
    return outcome === 'failed' ? 'notRun' : outcome === 'miss' ? 'notNeeded' : outcome;
  }
  const broke = outcome === 'failed' && build !== void 0 && graph[build]?.commands.length === 0;
  if (!broke) return 'miss';
  const wentOn = (structure.dependents[a.id] ?? []).some((id) => (graph[id]?.commands.length ?? 0) > 0);
  if (wentOn) return 'miss';
  return a.mode === 'cgo run' ? 'failed' : 'unknown';
}
function vetOutcome(a, graph, structure, context, at) {
  const [build] = a.deps;
  const looksAt = build === void 0 ? void 0 : graph[build];
  if (looksAt?.mode === 'built-in package') return 'notNeeded';
  if (a.commands.length > 0)
    return isBlamed(a, structure, context) && context.succeeded !== true ? 'failed' : 'miss';
  if (context.dryRun) return 'unknown';
  const built = at(build);
  if (built === 'failed' || built === 'notRun' || a.timeStart === null) return 'notRun';
  if (built === 'unknown') return 'unknown';
  return 'hit';
}
function testOutcome(a, graph, structure, context, at) {
  if (context.dryRun) return 'unknown';
  const said = context.tests.get(importPathOf(structure.packages[a.id] ?? a.package));
  const source = testedThing(a, graph);
  const made = at(source?.id);
  if (made === 'failed' || made === 'notRun') return 'notRun';
  if (source !== null && source.mode !== 'link') return 'notNeeded';
  if (said?.status === 'noTestFiles') return 'notNeeded';
  if (said?.status === 'fail') return 'failed';
  if (said?.status === 'pass' && said.cached !== null) return said.cached ? 'hit' : 'miss';
  return made === 'notNeeded' ? 'hit' : 'unknown';
}
function testedThing(testRun, graph) {
  for (const dep of testRun.deps) {
    const action = graph[dep];
    if (action === void 0) continue;
    const candidates = action.mode === 'test barrier' ? action.deps : [dep];
    for (const wanted of ['link', 'build', 'test build']) {
      for (const id of candidates) {
        const found = graph[id];
        if (found?.mode !== wanted) continue;
        if (wanted !== 'build' || found.package === testRun.package) return found;
      }
    }
  }
  return null;
}
function isBlamed(a, structure, context) {
  return context.blamed.has(structure.owners[a.id] ?? a.package) || context.blamed.has(a.package);
}
function isCompile(command) {
  return /[\\/]compile(\.exe)?["']? -o /.test(command);
}

// src/core/trace/live-outcomes.ts
function liveStates(plan, structure, events, context) {
  const fold = new LiveFold(plan, structure, context);
  for (const event of events) fold.take(event);
  return fold.finish();
}
var LiveFold = class {
  states;
  done;
  subActionAt = /* @__PURE__ */ new Map();
  vetAt = /* @__PURE__ */ new Map();
  testAt = /* @__PURE__ */ new Map();
  importedBy = /* @__PURE__ */ new Map();
  plan;
  structure;
  context;
  constructor(plan, structure, context) {
    this.plan = plan;
    this.structure = structure;
    this.context = context;
    this.done = new Uint8Array(plan.length);
    this.states = plan.map((action) => ({
      outcome: action.mode === 'built-in package' ? 'notNeeded' : 'unknown',
      startMs: null,
      endMs: null,
      commands: [],
    }));
    for (const action of plan) {
      const place = objdirName(action.objdir);
      if (place === null) continue;
      if (action.mode === 'cgo run') this.subActionAt.set(place, action.id);
      if (action.mode === 'vet') this.vetAt.set(place, action.id);
      if (action.mode === 'test run') this.testAt.set(place, action.id);
    }
  }
  take(event) {
    if (event.type === 'command') this.takeCommand(event);
    else if (event.type === 'importcfg') this.takeImports(event);
    else if (event.type === 'exec') this.takeExec(event);
  }
  finish() {
    if (this.context.succeeded) {
      for (const action of this.plan) this.markDone(action.id);
      this.settleDone();
    } else {
      this.settleDone();
      this.plan.forEach((action, id) => {
        const state = this.states[id];
        const owner = this.structure.owners[id] ?? action.package;
        if (state?.outcome === 'miss' && action.mode === 'build' && this.context.blamed.has(owner)) {
          state.outcome = 'failed';
        }
      });
    }
    return this.states;
  }
  takeCommand(event) {
    if (event.objdir === null) return;
    const id = this.actionOf(event, event.objdir);
    if (id === void 0) return;
    const state = this.states[id];
    if (state === void 0) return;
    if (event.tool === 'buildid') {
      if (isBuildidWrite(event.text)) state.endMs = event.atMs;
      return;
    }
    state.startMs ??= event.atMs;
    state.outcome = 'miss';
    state.commands.push(event.text);
    for (const dep of this.plan[id]?.deps ?? []) this.markDone(dep);
  }
  actionOf(event, place) {
    const { buildAt, linkAt } = this.structure;
    switch (event.tool) {
      case 'compile':
      case 'asm':
        return buildAt.get(place);
      case 'cgo':
        return this.subActionAt.get(place) ?? buildAt.get(place);
      case 'link':
        return linkAt.get(place);
      case 'vet':
        return this.vetAt.get(place);
      case 'test':
        return this.testAt.get(place);
      case 'buildid':
        return isArchive(event.text) ? buildAt.get(place) : linkAt.get(place);
      default:
        return void 0;
    }
  }
  takeImports(event) {
    const { buildAt, linkAt } = this.structure;
    if (event.objdir === null) return;
    for (const user of [buildAt.get(event.objdir), linkAt.get(event.objdir)]) {
      if (user === void 0) continue;
      const imports = this.importsOf(user);
      for (const imported of event.packages) {
        const dep = imports.get(imported.importPath);
        const state = dep === void 0 ? void 0 : this.states[dep];
        if (dep === void 0 || state === void 0) continue;
        state.outcome = imported.rebuilt ? 'miss' : 'hit';
        this.markDone(dep);
      }
    }
  }
  importsOf(user) {
    let imports = this.importedBy.get(user);
    if (imports === void 0) {
      const builds = (this.plan[user]?.deps ?? []).filter((dep) => this.plan[dep]?.mode === 'build');
      imports = new Map(builds.map((dep) => [this.plan[dep]?.package ?? '', dep]));
      this.importedBy.set(user, imports);
    }
    return imports;
  }
  takeExec(event) {
    const run = this.plan.find((action) => action.mode === 'go run');
    if (run === void 0) return;
    const state = this.states[run.id];
    if (state !== void 0) {
      state.outcome = 'miss';
      state.startMs = event.atMs;
    }
    for (const dep of run.deps) {
      const link = this.states[dep];
      if (this.plan[dep]?.mode === 'link' && link !== void 0) {
        if (link.outcome === 'unknown' && event.fromCache) link.outcome = 'hit';
        link.endMs ??= link.startMs === null ? null : event.atMs;
      }
      this.markDone(dep);
    }
  }
  /** Depth first; each action once, so that a whole build costs each edge once. */
  markDone(start) {
    if (this.done[start] === 1) return;
    this.done[start] = 1;
    const queue = [start];
    for (let id = queue.pop(); id !== void 0; id = queue.pop()) {
      for (const dep of this.plan[id]?.deps ?? []) {
        if (this.done[dep] === 1) continue;
        this.done[dep] = 1;
        queue.push(dep);
      }
    }
  }
  settleDone() {
    this.plan.forEach((action, id) => {
      const state = this.states[id];
      if (state === void 0 || this.done[id] !== 1 || state.outcome !== 'unknown') return;
      if (action.mode === 'build') state.outcome = action.needBuild ? 'hit' : 'unknown';
      else if (CHECKS.has(action.mode)) state.outcome = 'notNeeded';
    });
  }
};
var CHECKS = /* @__PURE__ */ new Set(['build check cache', 'collect cgo', 'nop', 'test barrier']);
function isArchive(text2) {
  return /_pkg_\.a\b/.test(text2);
}
function isBuildidWrite(text2) {
  return text2.includes(' -w ');
}

// src/core/trace/stage-of.ts
function stageOf(mode, verb) {
  if (mode.startsWith('cgo compile ')) return 'compile';
  const fixed = STAGE_OF_MODE.get(mode);
  if (fixed !== void 0) return fixed;
  if (mode.endsWith('-install')) return verb === 'install' ? 'install' : 'binary';
  if (mode.startsWith('test ')) return 'test';
  if (mode.startsWith('go install')) return 'install';
  return 'compile';
}
var STAGE_OF_MODE = /* @__PURE__ */ new Map([
  ['build', 'compile'],
  ['build check cache', 'compile'],
  ['built-in package', 'compile'],
  ['gccgo stdlib', 'compile'],
  ['preprocess PGO profile', 'compile'],
  ['cover', 'compile'],
  ['cgo run', 'compile'],
  ['collect cgo', 'compile'],
  ['nop', 'compile'],
  ['vet', 'vet'],
  ['go vet', 'vet'],
  ['link', 'link'],
  ['shlib packages', 'link'],
  ['shlibname', 'link'],
  ['go build -buildmode=shared', 'link'],
  ['go install -buildmode=shared', 'install'],
  ['install header', 'binary'],
  // `go test -c` and `go test -o`.
  ['test build', 'binary'],
  ['go run', 'run'],
  ['go test', 'test'],
  ['test clean', 'clean'],
  ['write coverage meta-data file', 'test'],
]);

// src/core/trace/fold-trace.ts
function foldTrace(recording) {
  const graph = recording.final ?? recording.plan ?? [];
  const structure = structureOf(graph);
  const dryRun = recording.dryRun || isDry(graph);
  const startedAt = recording.startedAtEpochMs ?? firstTime2(graph) ?? 0;
  const diagnostics = parseDiagnostics(recording.messages);
  const said = readTests(recording);
  const facts = { recording, graph, structure, dryRun, startedAt, diagnostics, said };
  const actions = recording.final === null ? liveActions(facts) : finalActions(facts);
  const exec = programRun(facts, actions);
  return {
    schemaVersion: SCHEMA_VERSION,
    recorder: { name: 'go-build-pipeline', version: recording.recorderVersion },
    origin: recording.origin,
    startedAt: isoTime(startedAt),
    command: {
      argv: recording.argv,
      verb: recording.verb,
      directory: recording.directory,
      goflags: recording.goflags,
    },
    go: recording.go,
    module: recording.module,
    exitCode: recording.end?.exitCode ?? null,
    signal: recording.end?.signal ?? null,
    wallMs: wallTime(facts, actions, exec),
    provisional: actions.some((action) => action.provisional === true),
    interrupted: recording.interrupted,
    dryRun,
    actions,
    diagnostics,
    tests: testResults(facts, actions),
    exec,
    binaries: recording.binaries,
    loadPhases: recording.loadPhases,
    keyInputs: {},
    notes: recording.notes,
  };
}
function finalActions(facts) {
  const { recording, graph, structure, startedAt } = facts;
  const outcomes = finalOutcomes(graph, structure, {
    dryRun: facts.dryRun,
    interrupted: recording.interrupted,
    succeeded: succeeded(recording),
    blamed: blamedPackages(facts),
    tests: new Map(facts.said.map((test) => [test.package, test])),
  });
  const offset = (time) => (time === null ? null : round(time - startedAt));
  const make = actionMaker(facts);
  return graph.map((action) =>
    make(action, {
      outcome: outcomes[action.id] ?? 'unknown',
      provisional: false,
      readyMs: offset(action.timeReady),
      // go stamps every action it passes by, also one that it leaves out after a failure.
      startMs: outcomes[action.id] === 'notRun' ? null : offset(action.timeStart),
      endMs: outcomes[action.id] === 'notRun' ? null : offset(action.timeDone),
      commands: action.commands,
    }),
  );
}
function liveActions(facts) {
  const { recording, graph, structure } = facts;
  const states = liveStates(graph, structure, recording.xEvents, {
    succeeded: succeeded(recording) === true && !facts.dryRun,
    blamed: blamedPackages(facts),
  });
  const make = actionMaker(facts);
  return graph.map((action) => {
    const state = states[action.id];
    return make(action, {
      outcome: state?.outcome ?? 'unknown',
      provisional: true,
      readyMs: null,
      startMs: state?.startMs ?? null,
      endMs: state?.endMs ?? null,
      commands: state?.commands ?? [],
    });
  });
}
function actionMaker(facts) {
  const { recording, structure } = facts;
  const moduleOf = moduleFinder(recording.module);
  return (action, state) => {
    const owner = structure.owners[action.id] ?? action.package;
    return {
      id: action.id,
      mode: action.mode,
      stage: stageOf(action.mode, recording.verb),
      package: structure.packages[action.id] ?? action.package,
      owner,
      module: moduleOf(owner),
      deps: action.deps,
      outcome: state.outcome,
      ...(state.provisional ? { provisional: true } : {}),
      ...(action.objdir === null ? {} : { objdir: action.objdir }),
      ...(action.target === null ? {} : { target: action.target }),
      ...(action.actionID === null ? {} : { actionID: action.actionID }),
      ...(action.buildID === null ? {} : { buildID: action.buildID }),
      ...(action.priority === null ? {} : { priority: action.priority }),
      readyMs: state.readyMs,
      startMs: state.startMs,
      endMs: state.endMs,
      ...(action.realMs === null ? {} : { realMs: action.realMs }),
      ...(action.userMs === null ? {} : { userMs: action.userMs }),
      ...(action.sysMs === null ? {} : { sysMs: action.sysMs }),
      commands: state.commands,
      ...(action.extra === null ? {} : { extra: action.extra }),
    };
  };
}
function readTests(recording) {
  if (recording.testOutput === null) return [];
  return recording.testOutputIsJson
    ? parseTestEvents(recording.testOutput)
    : parseTestOutput(recording.testOutput);
}
function testResults(facts, actions) {
  const results = [...facts.said];
  const seen = new Set(results.map((result2) => result2.package));
  for (const action of actions) {
    const name = importPathOf(action.package);
    if (action.mode !== 'test run' || seen.has(name)) continue;
    seen.add(name);
    const run = facts.graph[action.id];
    const source = run === void 0 ? null : testedThing(run, facts.graph);
    results.push({
      package: name,
      status: action.outcome === 'hit' ? 'pass' : source?.mode === 'build' ? 'noTestFiles' : 'unknown',
      cached: action.outcome === 'hit' ? true : null,
      elapsedMs: null,
    });
  }
  return results;
}
function programRun(facts, actions) {
  const { recording } = facts;
  const seen = recording.xEvents.find((event) => event.type === 'exec');
  const run = actions.find((action) => action.mode === 'go run');
  const confirmed = recording.final !== null && run?.outcome === 'miss' ? run : null;
  if ((seen === void 0 && confirmed === null) || facts.dryRun) return null;
  const link = run?.deps.map((dep) => actions[dep]).find((action) => action?.mode === 'link');
  const ended = recording.end !== null;
  const wellEnded = recording.end?.exitCode === 0;
  return {
    startMs: confirmed?.startMs ?? seen?.atMs ?? 0,
    endMs: confirmed?.endMs ?? (ended ? (recording.end?.atMs ?? null) : null),
    exitCode: recording.programEnd?.exitCode ?? (ended && wellEnded ? 0 : null),
    signal: recording.programEnd?.signal ?? null,
    path: seen?.path ?? facts.graph[link?.id ?? -1]?.built ?? link?.target ?? '',
    fromCache: seen?.fromCache ?? link?.outcome === 'hit',
  };
}
function blamedPackages(facts) {
  const { directory, module } = facts.recording;
  const blamed = /* @__PURE__ */ new Set();
  for (const diagnostic of facts.diagnostics) {
    const named = diagnostic.package ?? packageOfFile(diagnostic.file, directory, module);
    if (named !== null) blamed.add(named);
  }
  return blamed;
}
function wallTime(facts, actions, exec) {
  const { recording } = facts;
  if (recording.end !== null) return recording.end.atMs;
  let last = exec?.startMs ?? 0;
  for (const action of actions) last = Math.max(last, action.endMs ?? action.startMs ?? 0);
  for (const event of recording.xEvents) last = Math.max(last, event.atMs);
  return last;
}
function succeeded(recording) {
  if (recording.end === null) return null;
  if (recording.end.signal !== null) return false;
  return recording.end.exitCode === null ? null : recording.end.exitCode === 0;
}
function isDry(graph) {
  return graph.some((action) => action.objdir?.startsWith('$WORK') ?? false);
}
function firstTime2(graph) {
  let first = null;
  for (const { timeReady, timeStart } of graph) {
    const time = timeReady ?? timeStart;
    if (time !== null && (first === null || time < first)) first = time;
  }
  return first;
}
function isoTime(epochMs) {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? /* @__PURE__ */ new Date(0).toISOString() : date.toISOString();
}
function round(ms) {
  return Math.round(ms * 1e3) / 1e3;
}

// src/core/analysis/package-graph.ts
var graphs = /* @__PURE__ */ new WeakMap();
function packageGraph(trace) {
  const known = graphs.get(trace);
  if (known !== void 0) return known;
  const graph = makePackageGraph(trace.actions);
  graphs.set(trace, graph);
  return graph;
}
function nodeKindOf(mode) {
  if (mode.endsWith('-install')) return 'binary';
  const kind = KIND_OF_MODE.get(mode);
  if (kind !== void 0) return kind;
  if (mode.startsWith('cgo compile ')) return null;
  return 'other';
}
var KIND_OF_MODE = /* @__PURE__ */ new Map([
  ['build', 'package'],
  ['link', 'link'],
  ['vet', 'vet'],
  ['test run', 'test'],
  ['test build', 'binary'],
  ['go run', 'run'],
  // Parts of a package or of a test.
  ['build check cache', null],
  ['cgo run', null],
  ['collect cgo', null],
  ['cover', null],
  ['nop', null],
  ['test barrier', null],
  ['test print', null],
  ['test print (nop)', null],
  ['test clean', null],
  // Nothing is done for them.
  ['built-in package', null],
  ['gccgo stdlib', null],
  ['go build', null],
  ['go install', null],
  ['go test', null],
  ['go vet', null],
  ['go list', null],
  ['', null],
]);
var ORDERINGS = /* @__PURE__ */ new Set(['nop', 'test print', 'test print (nop)']);
function makePackageGraph(actions) {
  const mains = actions.filter((action) => nodeKindOf(action.mode) !== null);
  const nodeOfAction = actions.map(() => -1);
  mains.forEach((action, node) => {
    nodeOfAction[action.id] = node;
  });
  assignParts(actions, mains, nodeOfAction);
  const members = mains.map(() => []);
  for (const action of actions) members[nodeOfAction[action.id] ?? -1]?.push(action.id);
  const seenBy = new Int32Array(mains.length).fill(-1);
  const nodes = mains.map((main, id) =>
    makeNode(
      id,
      main,
      members[id] ?? [],
      nodeDeps(id, members[id] ?? [], actions, nodeOfAction, seenBy),
      actions,
    ),
  );
  return { nodes, nodeOfAction };
}
function assignParts(actions, mains, nodeOfAction) {
  const buildIn = /* @__PURE__ */ new Map();
  const buildOf = /* @__PURE__ */ new Map();
  const testOf = /* @__PURE__ */ new Map();
  mains.forEach((action, node) => {
    if (action.mode === 'build') {
      if (action.objdir !== void 0) buildIn.set(action.objdir, node);
      if (!buildOf.has(action.owner)) buildOf.set(action.owner, node);
    }
    if (action.mode === 'test run') testOf.set(action.owner, node);
  });
  for (const action of actions) {
    if (nodeKindOf(action.mode) !== null || action.owner === '') continue;
    if (action.mode === 'built-in package' || action.mode === 'gccgo stdlib') continue;
    const node =
      action.stage === 'test' || action.stage === 'clean'
        ? testOf.get(action.owner)
        : (buildIn.get(action.objdir ?? '') ?? buildOf.get(action.owner));
    nodeOfAction[action.id] = node ?? -1;
  }
}
function nodeDeps(self, members, actions, nodeOfAction, seenBy) {
  const deps = [];
  for (const member of members) {
    const action = actions[member];
    if (action === void 0 || ORDERINGS.has(action.mode)) continue;
    for (const dep of action.deps) {
      if (action.mode === 'test barrier' && actions[dep]?.mode === 'test barrier') continue;
      const node = nodeOfAction[dep] ?? -1;
      if (node < 0 || node === self || seenBy[node] === self) continue;
      seenBy[node] = self;
      deps.push(node);
    }
  }
  return deps;
}
function makeNode(id, main, members, deps, actions) {
  const bracket = main.package.indexOf(' [');
  let ready = null;
  let start = null;
  let end = null;
  let own = 0;
  let cpu = 0;
  for (const member of members) {
    const action = actions[member];
    if (action === void 0) continue;
    cpu += (action.userMs ?? 0) + (action.sysMs ?? 0);
    if (action.readyMs !== null) ready = ready === null ? action.readyMs : Math.min(ready, action.readyMs);
    if (action.startMs !== null) start = start === null ? action.startMs : Math.min(start, action.startMs);
    if (action.endMs !== null) end = end === null ? action.endMs : Math.max(end, action.endMs);
    if (action.startMs !== null && action.endMs !== null) own += Math.max(0, action.endMs - action.startMs);
  }
  return {
    id,
    kind: nodeKindOf(main.mode) ?? 'other',
    stage: main.stage,
    package: main.package,
    importPath: bracket < 0 ? main.package : main.package.slice(0, bracket),
    variant: bracket < 0 ? null : main.package.slice(bracket + 2, -1),
    module: main.module,
    outcome: main.outcome,
    provisional: main.provisional === true,
    main: main.id,
    actions: members,
    deps,
    readyMs: ready,
    startMs: start,
    endMs: end,
    ownMs: own,
    cpuMs: cpu,
  };
}

// src/core/analysis/cache-summary.ts
function summarizeCache(trace) {
  const count = countOutcomes(trace);
  const of = (kind, outcome) => count.get(`${kind} ${outcome}`) ?? 0;
  const hits = of('package', 'hit');
  const misses = of('package', 'miss');
  const failed = of('package', 'failed');
  const notRun = of('package', 'notRun');
  const unknown = of('package', 'unknown');
  const summary = {
    packages: hits + misses + failed + notRun + unknown,
    hits,
    misses,
    failed,
    notRun,
    unknown,
    hitRate: hits + misses === 0 ? null : hits / (hits + misses),
    linked: of('link', 'miss'),
    linksFromCache: of('link', 'hit') + of('link', 'notNeeded'),
    linksFailed: of('link', 'failed'),
    vetted: of('vet', 'miss'),
    vetsFromCache: of('vet', 'hit'),
    vetsFailed: of('vet', 'failed'),
    testsRun: of('test', 'miss') + of('test', 'failed'),
    testsCached: of('test', 'hit'),
    testsFailed: of('test', 'failed'),
  };
  const undone = [...count].some(([key]) => !/ (hit|notNeeded)$/.test(key) && !key.startsWith('run '));
  return { ...summary, everythingCached: hits > 0 && !undone };
}
function countOutcomes(trace) {
  const count = /* @__PURE__ */ new Map();
  for (const node of packageGraph(trace).nodes) {
    const key = `${node.kind} ${node.outcome}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return count;
}

// ../../../tmp/dump.ts
var only = process.argv.slice(2);
for (const v of recordedVersions)
  for (const c of recordedCases(v)) {
    if (only.length && !only.includes(c)) continue;
    const r = readRecorded(v, c);
    const t = foldTrace(r);
    const s = summarizeCache(t);
    const all = readRecordedFile(v, c, 'stderr') + readRecordedFile(v, c, 'stdout');
    const compiles = new Set([...all.matchAll(/\/compile -o \$WORK\/(b\d+)\//g)].map((m) => m[1])).size;
    const links = new Set([...all.matchAll(/\/link -o \$WORK\/(b\d+)\//g)].map((m) => m[1])).size;
    const liveT = foldTrace({ ...r, final: null });
    const live = summarizeCache(liveT);
    let wrong = 0,
      unk = 0;
    const bad = [];
    if (r.plan && r.final) {
      liveT.actions.forEach((a, i) => {
        const f = t.actions[i];
        if (!['build', 'link'].includes(a.mode)) return;
        if (a.outcome === 'unknown') {
          unk++;
          return;
        }
        if (a.outcome !== f.outcome) {
          wrong++;
          bad.push(a.mode + ' ' + a.package + ' ' + a.outcome + '/' + f.outcome);
        }
      });
    }
    console.log(
      v,
      c,
      'exit',
      t.exitCode ?? t.signal,
      '| final',
      !!r.final,
      JSON.stringify(s).replace(/"/g, ''),
      '| x',
      compiles,
      links,
      r.final && compiles !== s.misses + s.failed ? '*** MISMATCH' : '',
      '| diag',
      t.diagnostics
        .map(
          (d) =>
            (d.package ?? '-') +
            ' ' +
            (d.file ?? '-') +
            ':' +
            d.line +
            ' ' +
            d.message.slice(0, 50).replace(/\n/g, '\u23CE'),
        )
        .join(' ; '),
      '| tests',
      t.tests
        .filter((x) => x.status !== 'noTestFiles')
        .map((x) => x.package + ' ' + x.status + ' ' + x.cached + ' ' + x.elapsedMs)
        .join(';'),
      '| exec',
      t.exec ? JSON.stringify(t.exec) : '-',
      r.plan ? `| live unk ${unk} wrong ${wrong} ${bad.slice(0, 3)}` : '',
    );
  }
