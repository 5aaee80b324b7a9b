import type { AllMessages } from '../core/messages/en/all-messages.ts';

/**
 * Whose build it is, and where: the command line knows it from its own process, the editor from its host.
 * Everything in this folder is what both do with a trace.
 */
export interface UserContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** In the language of who reads the answers. */
  readonly messages: AllMessages;
}
