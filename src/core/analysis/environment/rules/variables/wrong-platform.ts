import { wrongPlatform as cause } from '../../../failure/rules/environment/wrong-platform.ts';
import { before } from '../../check.ts';

/** Builds are fine, but what they make does not start here: `go run` and `go test` fail. */
export const wrongPlatform = before(cause, 'warning', ({ setting, target, host }) => {
  const isSet = ['GOOS', 'GOARCH'].some((name) => setting(name).value !== '');
  if (!isSet || (target.goos === host.goos && target.goarch === host.goarch)) return null;
  // A 64-bit system of these runs 32-bit programs as well.
  if (target.goos === host.goos && host.goarch === 'amd64' && target.goarch === '386') return null;
  return 'exec format error';
});
