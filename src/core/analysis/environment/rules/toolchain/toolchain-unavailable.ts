import { isGoSince, readGoVersion } from '../../../../go/version.ts';
import { toolchainUnavailable as cause } from '../../../failure/rules/toolchain/toolchain-unavailable.ts';
import { before } from '../../check.ts';
import { wantedToolchain } from '../../wanted-toolchain.ts';

export const toolchainUnavailable = before(cause, 'error', (facts) => {
  const { setting, files } = facts;
  if (isGoSince(facts.go.version, 21) !== true) return null;
  const { value } = setting('GOTOOLCHAIN');
  if (isMalformed(value)) return `go: invalid GOTOOLCHAIN "${value}"`;
  const wanted = wantedToolchain(facts);
  if (wanted === null || facts.hasToolchain(wanted) || files.program(wanted) !== null) return null;
  if (/(?:^|\+)path$/.test(value)) return `go: cannot find "${wanted}" in PATH`;
  return setting('GOPROXY').value === 'off'
    ? `go: download ${wanted} for ${facts.host.goos}/${facts.host.goarch}: toolchain not available`
    : null;
});

function isMalformed(value: string): boolean {
  if (/^(?:|auto|path|local)$/.test(value)) return false;
  const [, name = '', after] = /^([^+]*)(?:\+(.*))?$/.exec(value) ?? [];
  if (after !== undefined && after !== 'auto' && after !== 'path') return true;
  return name !== 'local' && (!name.startsWith('go') || readGoVersion(name) === null);
}
