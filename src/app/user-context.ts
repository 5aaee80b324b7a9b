import type { AllMessages } from '../core/messages/en/all-messages.ts';

/**
 * The user and the place of a build: the command line knows them from its own process, the editor from its
 * host. Everything in this folder is done by both.
 */
export interface UserContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** In the language of the reader. */
  readonly messages: AllMessages;
}
