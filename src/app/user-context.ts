import type { AllMessages } from '../core/messages/en/all-messages.ts';

/**
 * The user and the directory of a build: the command line takes them from its own process, the editor from its
 * host. Both use everything in this folder.
 */
export interface UserContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** In the language of the reader. */
  readonly messages: AllMessages;
}
