import type { ActionEvent, CommandEvent, GraphAction, XEvent } from '../events/events.ts';
import type { Outcome } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { type GraphStructure, objdirName, structureOf } from './graph-structure.ts';

/** What the `-x` lines (or the lines of `-debug-trace`) show about an action before go's final graph does. */
export interface LiveState {
  readonly outcome: Outcome;
  readonly startMs: Milliseconds | null;
  readonly endMs: Milliseconds | null;
  readonly commands: readonly string[];
}

export interface LiveContext {
  /** Whether the command exited with 0; null while it runs, and if its end was not seen. */
  readonly succeeded: boolean | null;
  readonly blamed: ReadonlySet<string>;
}

/** What the `-x` lines of a build have shown so far. */
export interface SeenEvents {
  /** `go run` started its program. */
  readonly exec: ExecEvent | null;
  /** When the newest line arrived; 0 before the first. */
  readonly lastMs: Milliseconds;
  /** What the lines show about each action of the plan. */
  readonly states: (context: LiveContext) => readonly LiveState[];
}

export type ExecEvent = XEvent & { readonly type: 'exec' };

/** The same for a complete list of events. */
export function seenEvents(plan: readonly GraphAction[], events: readonly XEvent[]): SeenEvents {
  return {
    exec: events.find((event): event is ExecEvent => event.type === 'exec') ?? null,
    lastMs: events.reduce((last, { atMs }) => Math.max(last, atMs), 0),
    states: (context) => {
      const fold = new LiveFold(plan);
      for (const event of events) fold.take(event);
      return fold.states(context);
    },
  };
}

/** The state of an action so far; only `LiveFold` changes it. */
interface Working {
  outcome: Outcome;
  startMs: Milliseconds | null;
  endMs: Milliseconds | null;
  commands: readonly string[];
}

/**
 * Deduces outcomes from the plan and the `-x` lines, line by line, so that it can be queried while a build
 * runs. A compile that appeared is a miss. Everything that a started action depends on is done, so what of that
 * had no compile came from the cache (go prints nothing for those). Everything else stays unknown.
 */
export class LiveFold implements SeenEvents {
  exec: ExecEvent | null = null;
  lastMs: Milliseconds = 0;
  private readonly working: readonly Working[];
  private readonly done: Uint8Array;
  private readonly subActionAt = new Map<string, number>();
  private readonly vetAt = new Map<string, number>();
  private readonly testAt = new Map<string, number>();
  private readonly importedBy = new Map<number, ReadonlyMap<string, number>>();
  /** Only begins and ends are seen, so an action without a command did not necessarily come from the cache. */
  private seesSpans = false;
  private readonly plan: readonly GraphAction[];
  private readonly structure: GraphStructure;

  constructor(plan: readonly GraphAction[]) {
    this.plan = plan;
    this.structure = structureOf(plan);
    this.done = new Uint8Array(plan.length);
    this.working = plan.map((action) => ({
      outcome: action.mode === 'built-in package' ? 'notNeeded' : 'unknown',
      startMs: null,
      endMs: null,
      commands: [],
    }));
    for (const action of plan) {
      const objdir = objdirName(action.objdir);
      if (objdir === null) continue;
      if (action.mode === 'cgo run') this.subActionAt.set(objdir, action.id);
      if (action.mode === 'vet') this.vetAt.set(objdir, action.id);
      if (action.mode === 'test run') this.testAt.set(objdir, action.id);
    }
  }

  take(event: XEvent): void {
    this.lastMs = Math.max(this.lastMs, event.atMs);
    if (event.type === 'command') this.takeCommand(event);
    else if (event.type === 'importcfg') this.takeImports(event);
    else if (event.type === 'exec') this.takeExec(event);
    else if (event.type === 'action') this.takeAction(event);
  }

  /** The state so far; the result does not change when more events are taken. */
  states(context: LiveContext): readonly LiveState[] {
    return this.working.map((state, id) => ({ ...state, outcome: this.settled(state, id, context) }));
  }

  private settled({ outcome, endMs }: Working, id: number, context: LiveContext): Outcome {
    const action = this.plan[id];
    if (action === undefined) return outcome;
    const isDone = context.succeeded === true || this.done[id] === 1;
    if (outcome === 'unknown' && isDone) return this.whenDone(action);
    const isWork = action.mode === 'build' || action.mode === 'link';
    if (outcome !== 'miss' || !isWork || isDone || endMs !== null) return outcome;
    // Without go's graph: a message blames it, or go ended before it had written this build ID.
    if (context.blamed.has(this.structure.owners[id] ?? action.package)) return 'failed';
    return context.succeeded === false ? 'unknown' : outcome;
  }

  /** For an action that is done and showed no command. */
  private whenDone({ mode, needBuild }: GraphAction): Outcome {
    if (mode === 'build') return needBuild && !this.seesSpans ? 'hit' : 'unknown';
    return CHECKS.has(mode) ? 'notNeeded' : 'unknown';
  }

  private takeAction({ id, atMs, phase, made }: ActionEvent): void {
    this.seesSpans = true;
    const state = this.working[id];
    if (state === undefined) return;
    if (phase === 'begin') state.startMs ??= atMs;
    else state.endMs ??= atMs;
    if (made && state.outcome === 'unknown') state.outcome = 'miss';
  }

  private takeCommand(event: CommandEvent): void {
    if (event.objdir === null) return;
    const id = this.actionOf(event, event.objdir);
    if (id === undefined) return;
    const state = this.working[id];
    if (state === undefined) return;
    if (event.tool === 'buildid') {
      if (event.stamped !== null) state.endMs = event.atMs;
      return;
    }
    state.startMs ??= event.atMs;
    state.outcome = 'miss';
    // Very many commands: their words are not kept.
    if (event.text !== '') state.commands = [...state.commands, event.text];
    for (const dep of this.plan[id]?.deps ?? []) this.markDone(dep);
  }

  private actionOf(event: CommandEvent, objdir: string): number | undefined {
    const { buildAt, linkAt } = this.structure;
    switch (event.tool) {
      case 'compile':
      case 'asm':
        return buildAt.get(objdir);
      case 'cgo':
        return this.subActionAt.get(objdir) ?? buildAt.get(objdir);
      case 'link':
        return linkAt.get(objdir);
      case 'vet':
        return this.vetAt.get(objdir);
      case 'test':
        return this.testAt.get(objdir);
      case 'buildid':
        // The linker writes into `exe` (run, build), or next to it under the program's own name (test).
        return isArchive(event) ? buildAt.get(objdir) : linkAt.get(objdir);
      default:
        return undefined;
    }
  }

  private takeImports(event: XEvent & { type: 'importcfg' }): void {
    const { buildAt, linkAt } = this.structure;
    if (event.objdir === null) return;
    for (const user of [buildAt.get(event.objdir), linkAt.get(event.objdir)]) {
      if (user === undefined) continue;
      const imports = this.importsOf(user);
      for (const imported of event.packages) {
        const dep = imports.get(imported.importPath);
        const state = dep === undefined ? undefined : this.working[dep];
        if (dep === undefined || state === undefined) continue;
        state.outcome = imported.rebuilt ? 'miss' : 'hit';
        this.markDone(dep);
      }
    }
  }

  private importsOf(user: number): ReadonlyMap<string, number> {
    let imports = this.importedBy.get(user);
    if (imports === undefined) {
      const builds = (this.plan[user]?.deps ?? []).filter((dep) => this.plan[dep]?.mode === 'build');
      imports = new Map(builds.map((dep) => [this.plan[dep]?.package ?? '', dep]));
      this.importedBy.set(user, imports);
    }
    return imports;
  }

  private takeExec(event: ExecEvent): void {
    this.exec ??= event;
    const run = this.plan.find((action) => action.mode === 'go run');
    if (run === undefined) return;
    const state = this.working[run.id];
    if (state !== undefined) {
      state.outcome = 'miss';
      state.startMs = event.atMs;
    }
    for (const dep of run.deps) {
      const link = this.working[dep];
      if (this.plan[dep]?.mode === 'link' && link !== undefined) {
        if (link.outcome === 'unknown' && event.fromCache === true) link.outcome = 'hit';
        link.endMs ??= link.startMs === null ? null : event.atMs;
      }
      this.markDone(dep);
    }
  }

  /** Depth first, each action once, so that a whole build visits each edge once. */
  private markDone(start: number): void {
    if (this.done[start] === 1) return;
    this.done[start] = 1;
    const queue = [start];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const dep of this.plan[id]?.deps ?? []) {
        if (this.done[dep] === 1) continue;
        this.done[dep] = 1;
        queue.push(dep);
      }
    }
  }
}

const CHECKS: ReadonlySet<string> = new Set(['build check cache', 'collect cgo', 'nop', 'test barrier']);

function isArchive({ stamped, text }: CommandEvent): boolean {
  return (stamped ?? text).includes('_pkg_.a');
}
