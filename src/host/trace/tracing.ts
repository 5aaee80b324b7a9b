import * as vscode from 'vscode';
import { shellText } from '../../core/go/shell-text.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { editorHandoffEnv } from '../../protocol/live/editor-handoff.ts';
import { findGo, type ReadyGo } from '../go/find-go.ts';
import { chooseGo } from '../go/go-command.ts';
import { startGoExtension } from '../go/go-extension.ts';
import { requireTrust } from '../guard.ts';
import { type Expected, LiveServer } from '../live/live-server.ts';
import type { Run } from '../run.ts';
import { goVerbOf, type RunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { type Additions, composeArgv } from './command-text.ts';
import { envDiff } from './env-diff.ts';
import { optionFlags } from './option-flags.ts';
import { needsPipes } from './piped-terminal.ts';
import { targetKey } from './remembered.ts';
import { saveGoFiles } from './save-go-files.ts';
import { settingsFlags } from './settings-flags.ts';
import { stopRun } from './stop-run.ts';
import { openTerminal } from './terminal.ts';
import { TracedRun } from './traced-run.ts';

interface Session {
  readonly traced: TracedRun;
  readonly terminal: vscode.Terminal;
  readonly expected: Expected;
}

/** All traced commands of this window: one terminal per target, with one command at a time. */
export class Tracing implements vscode.Disposable {
  readonly #services: Services;
  readonly #server = new LiveServer();
  readonly #sessions = new Map<string, Session>();
  readonly #starting = new Map<string, Promise<Run>>();
  readonly #closing: vscode.Disposable;
  #taskLine: Promise<Expected> | null = null;

  constructor(services: Services) {
    this.#services = services;
    this.#closing = vscode.window.onDidCloseTerminal((terminal) => this.#closed(terminal));
  }

  /** Traces a target in its terminal. A second request while go still builds joins the first. */
  trace(target: RunTarget, additions: Additions): Promise<Run> {
    const key = targetKey(target);
    const underWay = this.#starting.get(key);
    if (underWay) return underWay;
    const isThere = this.#services.runs.starts(target);
    const starting = this.#trace(key, target, additions).finally(() => {
      this.#starting.delete(key);
      isThere();
    });
    this.#starting.set(key, starting);
    return starting;
  }

  /** Shows the terminal of a run, or the newest one; false if there is none. */
  showTerminal(id: string | null): boolean {
    const sessions = [...this.#sessions.values()];
    const session = sessions.find(({ traced }) => traced.run.id === id) ?? sessions.at(-1);
    session?.terminal.show(false);
    return session !== undefined;
  }

  /** For tasks, which the editor starts by itself, and as often as it likes. */
  async taskEnv(go: string | null): Promise<Readonly<Record<string, string>>> {
    if ((await this.#taskLine)?.isOpen() === false) this.#taskLine = null;
    this.#taskLine ??= this.#server
      .expect((order) => this.#taskRun().listen(order), 'often')
      .catch((error: unknown) => {
        this.#taskLine = null;
        throw error;
      });
    const { address, token } = await this.#taskLine;
    return editorHandoffEnv({ live: { address, token }, go, hold: false, locale: vscode.env.language });
  }

  dispose(): void {
    this.#closing.dispose();
    // Closing the terminal ends everything that runs in it.
    for (const { terminal } of this.#sessions.values()) terminal.dispose();
    this.#server.dispose();
  }

  async #trace(key: string, target: RunTarget, additions: Additions): Promise<Run> {
    const services = this.#services;
    requireTrust();
    const before = this.#sessions.get(key);
    if (before?.traced.isBuilding) {
      before.terminal.show(!wantsFocus(target));
      return before.traced.run;
    }
    const { directory } = target;
    if (!isFolder(directory)) throw new UserFacingError('folder-to-trace-gone', { path: directory });
    const folder = vscode.Uri.file(directory);
    if (readSettings(folder).goCommand === '') await startGoExtension();
    const go = await findGo(folder);
    await saveGoFiles(services);
    if (before) await stopRun(before);
    return this.#start(key, target, additions, go);
  }

  async #start(key: string, target: RunTarget, additions: Additions, go: ReadyGo): Promise<Run> {
    const { context } = this.#services;
    const { directory } = target;
    const settings = readSettings(vscode.Uri.file(directory));
    const argv = composeArgv(target.argv, settingsFlags(target), additions);
    const made: { session: Session | null } = { session: null };
    const traced = new TracedRun(this.#services, {
      argv,
      directory,
      target,
      go: { path: go.path, version: go.version, source: go.source },
      // Over pipes there is no Ctrl-C, so the command line itself is told.
      interrupt: needsPipes() ? null : () => made.session?.terminal.sendText('\u0003', false),
      kill: () => made.session?.terminal.dispose(),
    });
    try {
      const expected = await this.#server.expect((order) => traced.listen(order), 'once');
      const { address, token } = expected;
      const terminal = await openTerminal(context, {
        options: optionFlags(settings),
        argv,
        directory,
        shown: shellText(argv, {}, null, process.platform),
        env: {
          ...envDiff(process.env, go.env),
          ...target.env,
          ...editorHandoffEnv({
            live: { address, token },
            go: go.path,
            hold: true,
            locale: vscode.env.language,
          }),
        },
        focus: wantsFocus(target),
        interrupt: () => traced.cancel(),
        pressKey: this.#services.allMessages.commandLine.trace.pressKey,
      });
      made.session = { traced, terminal, expected };
      this.#sessions.set(key, made.session);
      this.#closeOld(key);
      return traced.run;
    } catch (error) {
      traced.lose();
      throw error;
    }
  }

  /**
   * Closes the terminals of other targets whose commands have ended, except for the newest, so that their
   * number does not grow with each target. Their traces are in the history.
   */
  #closeOld(key: string): void {
    const ended = [...this.#sessions].filter(([other, { traced }]) => other !== key && traced.isOver);
    for (const [, { terminal }] of ended.slice(0, -1)) terminal.dispose();
  }

  #taskRun(): TracedRun {
    return new TracedRun(this.#services, {
      argv: ['go'],
      directory: '',
      target: null,
      go: null,
      goSource: (directory) => chooseGo(vscode.Uri.file(directory)).source,
      interrupt: null,
      kill: null,
    });
  }

  #closed(terminal: vscode.Terminal): void {
    for (const [key, session] of this.#sessions) {
      if (session.terminal !== terminal) continue;
      this.#sessions.delete(key);
      // A command that has connected reports its own end.
      if (session.traced.isConnected) continue;
      session.expected.dispose();
      session.traced.lose();
    }
  }
}

/** Otherwise input for the program would be typed into the active file. */
function wantsFocus(target: RunTarget): boolean {
  const { terminalFocus } = readSettings(vscode.Uri.file(target.directory));
  return terminalFocus === 'always' || (terminalFocus === 'onRun' && goVerbOf(target) === 'run');
}
