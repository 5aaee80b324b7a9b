import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import type { ToolAnswer } from './tool-answer.ts';

type Tool = (input: unknown, services: Services) => Promise<ToolAnswer>;

const TOOLS: Readonly<Record<string, Tool>> = {
  go_pipeline_explain_rebuild: async (input, services) =>
    (await import('./explain-rebuild.ts')).explainRebuild(input, services),
  go_pipeline_why_no_main: async (input, services) =>
    (await import('./why-no-main-tool.ts')).whyNoMainAnswer(input, services),
  go_pipeline_inspect_binary: async (input, services) =>
    (await import('./inspect-binary.ts')).inspectBinaryAnswer(input, services),
  go_pipeline_last_trace: async (input, services) =>
    (await import('./last-trace-tool.ts')).lastTraceAnswer(input, services),
};

/** Tools for language models, if the editor supports them. They read existing data and start no process. */
export function registerTools(services: Services): vscode.Disposable {
  // Editors based on VS Code may lack this API.
  const { lm } = vscode as { readonly lm?: Partial<typeof vscode.lm> };
  const register = lm?.registerTool?.bind(lm);
  if (register === undefined) return new vscode.Disposable(() => {});
  return vscode.Disposable.from(
    ...Object.entries(TOOLS).map(([name, tool]) => {
      const defect = new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(services.messages.defect(name)),
      ]);
      return register<unknown>(name, {
        invoke: ({ input }) =>
          logErrors(services, name, Promise.resolve(defect), async () => {
            const { text, data } = await answered(tool, input, services);
            const parts = [new vscode.LanguageModelTextPart(text)];
            if (data !== null) parts.push(new vscode.LanguageModelTextPart(JSON.stringify(data)));
            return new vscode.LanguageModelToolResult(parts);
          }),
      });
    }),
  );
}

/** If there is no answer, returns a sentence that says why. */
async function answered(tool: Tool, input: unknown, services: Services): Promise<ToolAnswer> {
  try {
    return await tool(input, services);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    const { errorAnswer } = await import('./tool-answer.ts');
    return errorAnswer(error, services);
  }
}
