import { hideSecrets, withoutSecrets } from '../go/secrets.ts';
import type { Action, BuildTrace } from '../model/trace.ts';

/**
 * The trace without the values of secret-looking `NAME=VALUE` pairs in its command, its environment and the commands
 * of its actions. Every trace is recorded like that; one of an older version is read like that.
 */
export function withHiddenSecrets(trace: BuildTrace): BuildTrace {
  const { command, go, actions } = trace;
  return {
    ...trace,
    command: {
      ...command,
      argv: withoutSecrets(command.argv),
      goflags: withoutSecrets(command.goflags),
    },
    go: { ...go, changedEnv: hideInVariables(go.changedEnv) },
    actions: hideInActions(actions),
  };
}

function hideInVariables(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, hideSecrets(value)]));
}

/** Only actions with a secret are made anew, because there may be thousands. */
function hideInActions(actions: readonly Action[]): readonly Action[] {
  const hidden = actions.map((action) => {
    const commands = withoutSecrets(action.commands);
    return commands === action.commands ? action : { ...action, commands };
  });
  return hidden.some((action, at) => action !== actions[at]) ? hidden : actions;
}
