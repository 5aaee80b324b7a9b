import type { GraphAction, XEvent } from '../events/events.ts';
import type { Outcome } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { type GraphStructure, objdirName } from './graph-structure.ts';

/** What `-x` lines say of an action before go's final graph does. */
export interface LiveState {
  outcome: Outcome;
  startMs: Milliseconds | null;
  endMs: Milliseconds | null;
  readonly commands: string[];
}

export interface LiveContext {
  /** Whether the command ended with 0; null while it runs, and when its end was not seen. */
  readonly succeeded: boolean | null;
  readonly blamed: ReadonlySet<string>;
}

/**
 * Deduces outcomes from the plan and the `-x` lines. A compile that showed is a miss; whatever an action that
 * has started depends on is done, so what of that showed no compile came from the cache (go prints nothing
 * for those). Everything else stays unknown.
 */
export function liveStates(
  plan: readonly GraphAction[],
  structure: GraphStructure,
  events: readonly XEvent[],
  context: LiveContext,
): readonly LiveState[] {
  const fold = new LiveFold(plan, structure, context);
  for (const event of events) fold.take(event);
  return fold.finish();
}

class LiveFold {
  private readonly states: readonly LiveState[];
  private readonly done: Uint8Array;
  private readonly subActionAt = new Map<string, number>();
  private readonly vetAt = new Map<string, number>();
  private readonly testAt = new Map<string, number>();
  private readonly importedBy = new Map<number, ReadonlyMap<string, number>>();
  private readonly plan: readonly GraphAction[];
  private readonly structure: GraphStructure;
  private readonly context: LiveContext;

  constructor(plan: readonly GraphAction[], structure: GraphStructure, context: LiveContext) {
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

  take(event: XEvent): void {
    if (event.type === 'command') this.takeCommand(event);
    else if (event.type === 'importcfg') this.takeImports(event);
    else if (event.type === 'exec') this.takeExec(event);
  }

  finish(): readonly LiveState[] {
    if (this.context.succeeded === true) for (const action of this.plan) this.markDone(action.id);
    this.settleDone();
    if (this.context.succeeded !== true) {
      for (const action of this.plan)
        if (action.mode === 'build' || action.mode === 'link') this.settleUndone(action);
    }
    return this.states;
  }

  /** Without go's own word: a message blames it, or go ended before it had written this one's build id. */
  private settleUndone(action: GraphAction): void {
    const state = this.states[action.id];
    if (state === undefined || state.outcome !== 'miss') return;
    const owner = this.structure.owners[action.id] ?? action.package;
    const isDone = this.done[action.id] === 1 || state.endMs !== null;
    if (this.context.blamed.has(owner) && !isDone) state.outcome = 'failed';
    else if (this.context.succeeded === false && !isDone) state.outcome = 'unknown';
  }

  private takeCommand(event: XEvent & { type: 'command' }): void {
    if (event.objdir === null) return;
    const id = this.actionOf(event, event.objdir);
    if (id === undefined) return;
    const state = this.states[id];
    if (state === undefined) return;
    if (event.tool === 'buildid') {
      if (isBuildidWrite(event.text)) state.endMs = event.atMs;
      return;
    }
    state.startMs ??= event.atMs;
    state.outcome = 'miss';
    // Of very many commands the words are not kept.
    if (event.text !== '') state.commands.push(event.text);
    for (const dep of this.plan[id]?.deps ?? []) this.markDone(dep);
  }

  private actionOf(event: XEvent & { type: 'command' }, place: string): number | undefined {
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
        // The linker writes into `exe` (run, build) or beside it under the program's own name (test).
        return isArchive(event.text) ? buildAt.get(place) : linkAt.get(place);
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
        const state = dep === undefined ? undefined : this.states[dep];
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

  private takeExec(event: XEvent & { type: 'exec' }): void {
    const run = this.plan.find((action) => action.mode === 'go run');
    if (run === undefined) return;
    const state = this.states[run.id];
    if (state !== undefined) {
      state.outcome = 'miss';
      state.startMs = event.atMs;
    }
    for (const dep of run.deps) {
      const link = this.states[dep];
      if (this.plan[dep]?.mode === 'link' && link !== undefined) {
        if (link.outcome === 'unknown' && event.fromCache) link.outcome = 'hit';
        link.endMs ??= link.startMs === null ? null : event.atMs;
      }
      this.markDone(dep);
    }
  }

  /** Depth first; each action once, so that a whole build costs each edge once. */
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

  private settleDone(): void {
    this.plan.forEach((action, id) => {
      const state = this.states[id];
      if (state === undefined || this.done[id] !== 1 || state.outcome !== 'unknown') return;
      if (action.mode === 'build') state.outcome = action.needBuild ? 'hit' : 'unknown';
      else if (CHECKS.has(action.mode)) state.outcome = 'notNeeded';
    });
  }
}

const CHECKS: ReadonlySet<string> = new Set(['build check cache', 'collect cgo', 'nop', 'test barrier']);

function isArchive(text: string): boolean {
  return /_pkg_\.a\b/.test(text);
}

function isBuildidWrite(text: string): boolean {
  return text.includes(' -w ');
}
