import path from 'node:path';

/**
 * Windows ignores case in names of variables, but Node does so only for its own `process.env`: a copy may
 * contain `Path` and be asked for `PATH`.
 */
export function valueIn(
  env: NodeJS.ProcessEnv,
  name: string,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform !== 'win32' || env[name] !== undefined) return env[name];
  const key = Object.keys(env).find((one) => one.toUpperCase() === name.toUpperCase());
  return key === undefined ? undefined : env[key];
}

/** Merges several environments, a later one over an earlier one: of `Path` and `PATH` only the last stays. */
export function withVariables(
  platform: NodeJS.Platform,
  ...environments: readonly NodeJS.ProcessEnv[]
): NodeJS.ProcessEnv {
  if (platform !== 'win32') return Object.assign({}, ...environments);
  const whole: NodeJS.ProcessEnv = {};
  const names = new Map<string, string>();
  for (const [name, value] of environments.flatMap((one) => Object.entries(one))) {
    const known = names.get(name.toUpperCase()) ?? name;
    names.set(name.toUpperCase(), known);
    whole[known] = value;
  }
  return whole;
}

/** `PATH` with a folder in front of all others. */
export function pathWithFirst(folder: string, env: NodeJS.ProcessEnv): string {
  const before = valueIn(env, 'PATH');
  return before === undefined ? folder : `${folder}${path.delimiter}${before}`;
}

/** Like Go's os.UserHomeDir: on Windows it ignores HOME, which a Unix shell may set. */
export function homeOf(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  return valueIn(env, platform === 'win32' ? 'USERPROFILE' : 'HOME', platform);
}
