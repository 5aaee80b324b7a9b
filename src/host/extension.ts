import * as vscode from 'vscode';
import { localeOf } from '../core/messages/locale.ts';
import type { PipelineApi } from './api.ts';
import { registerBinary } from './binary/register.ts';
import { showWhichGo } from './go/which-go.ts';
import { logErrors } from './guard.ts';
import { HistoryModel } from './history/history-model.ts';
import { registerHistory } from './history/register.ts';
import { registerTools } from './language-model/register.ts';
import { WatchedMainPackages } from './main-package/main-packages.ts';
import { showMainPackages } from './main-package/register.ts';
import { registerPanels } from './panel/register.ts';
import { predictNextBuild } from './predict/predict.ts';
import { publicApi } from './public-api.ts';
import { Runs } from './runs.ts';
import type { Services } from './services.ts';
import { showStatusBar } from './status/status-bar.ts';
import { registerTestAccess } from './test-access.ts';
import { traceCommands } from './trace/register.ts';

/** One feature of the extension; what it returns is disposed with the window. */
type Part = (services: Services) => vscode.Disposable;

/** The names are for the log. If a feature fails to start, the others still do. */
const PARTS: Readonly<Record<string, Part>> = {
  'which go': showWhichGo,
  'main packages': showMainPackages,
  panel: registerPanels,
  traces: traceCommands,
  'status bar': showStatusBar,
  prediction: predictNextBuild,
  history: registerHistory,
  binaries: registerBinary,
  'language model tools': registerTools,
  'test access': registerTestAccess,
};

/** Starts no process and reads no file: each feature waits until it is needed. */
export async function activate(context: vscode.ExtensionContext): Promise<PipelineApi> {
  const services = await createServices(context);
  for (const [name, start] of Object.entries(PARTS))
    context.subscriptions.push(
      logErrors(services, name, new vscode.Disposable(() => {}), () => start(services)),
    );
  return publicApi(services);
}

async function createServices(context: vscode.ExtensionContext): Promise<Services> {
  const owned = <T extends vscode.Disposable>(one: T): T => {
    context.subscriptions.push(one);
    return one;
  };
  const log = owned(vscode.window.createOutputChannel('Go Build Pipeline', { log: true }));
  const isEnglish = localeOf(vscode.env.language) === 'en';
  const { messages } = await (isEnglish ? import('./messages-en.ts') : import('./messages-zh-cn.ts'));
  const allMessages = messages.all;
  const runs = owned(new Runs());
  return {
    context,
    log,
    messages: messages.host,
    allMessages,
    runs,
    mains: owned(new WatchedMainPackages({ log })),
    history: owned(new HistoryModel({ log, allMessages, runs })),
    version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
  };
}
