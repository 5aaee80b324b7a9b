// cspell:ignore eudev libgomp libpcap libsystemd libudev libbz libz
/** The packages of common libraries: Debian's and Ubuntu's, Alpine's, Red Hat's. */
const PACKAGES: readonly (readonly [RegExp, string, string, string])[] = [
  [/^libstdc\+\+\.so\.6$/, 'libstdc++6', 'libstdc++', 'libstdc++'],
  [/^libgcc_s\.so\.1$/, 'libgcc-s1', 'libgcc', 'libgcc'],
  [/^libgomp\.so\.1$/, 'libgomp1', 'libgomp', 'libgomp'],
  [/^libz\.so\.1$/, 'zlib1g', 'zlib', 'zlib'],
  [/^libbz2\.so\.1(\.0)?$/, 'libbz2-1.0', 'libbz2', 'bzip2-libs'],
  [/^liblzma\.so\.5$/, 'liblzma5', 'xz-libs', 'xz-libs'],
  [/^libzstd\.so\.1$/, 'libzstd1', 'zstd-libs', 'libzstd'],
  [/^libsqlite3\.so\.0$/, 'libsqlite3-0', 'sqlite-libs', 'sqlite-libs'],
  [/^lib(ssl|crypto)\.so\.3$/, 'libssl3', 'openssl', 'openssl-libs'],
  [/^libpcap\.so\.(0\.8|1)$/, 'libpcap0.8', 'libpcap', 'libpcap'],
  [/^libcurl\.so\.4$/, 'libcurl4', 'libcurl', 'libcurl'],
  [/^libsystemd\.so\.0$/, 'libsystemd0', '', 'systemd-libs'],
  [/^libudev\.so\.1$/, 'libudev1', 'eudev-libs', 'systemd-libs'],
  [/^libusb-1\.0\.so\.0$/, 'libusb-1.0-0', 'libusb', 'libusb1'],
  [/^libseccomp\.so\.2$/, 'libseccomp2', 'libseccomp', 'libseccomp'],
];

/** null: not known. */
export function libraryPackage(library: string, packages: 'apt' | 'apk' | 'dnf' | 'yum'): string | null {
  const [, apt, apk, dnf] = PACKAGES.find(([pattern]) => pattern.test(library)) ?? [];
  return { apt, apk, dnf, yum: dnf }[packages] || null;
}
