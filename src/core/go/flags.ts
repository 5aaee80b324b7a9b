const BUILD_VALUE_FLAGS = `p asmflags compiler buildmode gcflags gccgoflags mod modfile overlay installsuffix
  ldflags pgo pkgdir tags toolexec debug-actiongraph debug-runtime-trace debug-trace covermode coverpkg
  coverprofile`.split(/\s+/);

const VALUE_FLAGS: Readonly<Record<string, readonly string[]>> = {
  build: ['o'],
  install: ['o'],
  run: ['exec'],
  list: ['f', 'reuse'],
  vet: ['vettool', 'c'],
  test: ['o', 'exec', 'vet'],
};

/** Forwarded to the test binary, also written `-test.NAME`. */
const TEST_VALUE_FLAGS = `bench benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile fuzz
  fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction outputdir parallel
  run skip shuffle timeout trace`.split(/\s+/);

const TEST_BOOL_FLAGS = `a asan artifacts benchmem buildvcs c cover failfast fullpath i json linkshared
  modcacherw msan n race short trimpath v work x test.artifacts test.benchmem test.failfast test.fullpath
  test.short test.v`.split(/\s+/);

/** Whether the next word is the value of a flag of go that stands without `=`. */
export function takesValue(verb: string, name: string): boolean {
  if (BUILD_VALUE_FLAGS.includes(name) || (VALUE_FLAGS[verb] ?? []).includes(name)) return true;
  return verb === 'test' && TEST_VALUE_FLAGS.includes(name.replace(/^test\./, ''));
}

/** Whether `go test` itself knows the flag; any other is the test binary's. */
export function isTestFlag(name: string): boolean {
  return TEST_BOOL_FLAGS.includes(name) || takesValue('test', name);
}

/** Whether a flag of `go test` that takes a value is handed on to the test binary. */
export function isForwardedFlag(name: string): boolean {
  return TEST_VALUE_FLAGS.includes(name);
}
