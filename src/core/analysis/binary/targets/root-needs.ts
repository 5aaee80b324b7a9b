import { libcOf } from './libc.ts';
import type { RootFiles } from './root-files.ts';
import type { SystemNeed } from './target.ts';

/** Where crypto/x509 looks for certificates on Linux (root_linux.go). */
const CERTIFICATE_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
const CERTIFICATE_FOLDERS = ['/etc/ssl/certs', '/etc/pki/tls/certs'];
/** Where time looks for zones (zoneinfo_unix.go). */
const ZONES = ['/usr/share/zoneinfo', '/usr/share/lib/zoneinfo', '/usr/lib/locale/TZ', '/etc/zoneinfo'];

/** Whether a root file system has what a program may ask for after it has started. */
export function hasNeed(need: SystemNeed, files: RootFiles, interpreters: readonly string[]): boolean {
  const isFile = (path: string) => files.kind(path) === 'file';
  switch (need) {
    case 'certificates':
      return CERTIFICATE_FILES.some(isFile) || CERTIFICATE_FOLDERS.some((path) => files.hasEntries(path));
    case 'time-zones':
      return ZONES.some((path) => files.hasEntries(path));
    case 'name-lookup':
      return isFile('/etc/resolv.conf');
    case 'users':
      return isFile('/etc/passwd');
    case 'temporary-files':
      return files.kind('/tmp') === 'folder';
    case 'other-programs':
      // A shell stands for them: which programs it starts is not known.
      return ['/bin/sh', '/usr/bin/sh'].some(isFile);
    case 'glibc-lookup':
      return interpreters.some((path) => libcOf(path) === 'glibc' && isFile(path));
  }
}
