import * as vscode from 'vscode';
import { TEST_ACCESS_COMMAND, type TestAccess } from '../../../src/host/test-access.ts';
import { extension } from './record.ts';

/** The complete runs of this window; the public API exposes less. */
export async function testAccess(): Promise<TestAccess> {
  await extension().activate();
  return vscode.commands.executeCommand<TestAccess>(TEST_ACCESS_COMMAND);
}
