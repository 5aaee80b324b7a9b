import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly tool: string;
  readonly directory: string;
}

export const toolNotExecutable = check({
  id: 'tool-not-executable',
  severity: 'error',
  find: ({ installation }) => {
    const tool = installation?.tools?.find(({ executable }) => !executable);
    if (installation === null || tool === undefined) return null;
    const data: Data = { tool: tool.name, directory: installation.directory };
    return { data };
  },
  fixes: ({ data }) => [advice('install-go-anew', [data.directory])],
});
