import { isGoSince } from '../../../../go/version.ts';
import { notExecutable as cause } from '../../../failure/rules/environment/not-executable.ts';
import { before } from '../../check.ts';

/** Programs are started from the temporary directory; what `go run` built before, since 1.24 from the cache. */
export const notExecutable = before(cause, 'error', ({ folders: { temp, cache }, go }) => {
  if (temp?.noExec === true) return `fork/exec ${temp.path}/go-build1/b001/exe/app: permission denied`;
  if (cache?.noExec === true && isGoSince(go.version, 24) === true)
    return `fork/exec ${cache.path}/00/00-d/app: permission denied`;
  return null;
});
