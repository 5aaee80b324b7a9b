import { expect, test } from 'vitest';
import { dataName, functionName } from '../../../../../src/core/binary/size/symbol-name.ts';

const nameOf = (symbol: string) => {
  const found = functionName(symbol);
  return found === null ? null : [found.package, found.type, found.name];
};

test('functions, methods and what the compiler makes of them belong to their package and type', () => {
  expect(
    Object.fromEntries(
      [
        'main.main',
        'net/http.(*Server).Serve',
        'net/http.(*Server).Serve.func1',
        'net/http.Header.Get',
        'net/http.Header.Get-fm',
        'net/http.init.0',
        'net/http.glob..func5',
        'example.com/a.b/yaml%2ev3.Marshal.gowrap2',
        'slices.SortFunc[go.shape.[]example.com/x.T,go.shape.struct { a/b.C int }]',
        'slices.pdq[...].func1',
        'sync/atomic.(*Pointer[go.shape.struct { net/http.a func(int) string }]).Load',
        'main.(*List[...]).Add',
        'type:.eq.[4]internal/abi.Name',
        'type:.eq.struct { a/b.C string }',
        'type:.eq.go.shape.struct { net/netip.isV6 bool; net/netip.zoneV6 string }',
        'memeqbody',
      ].map((symbol) => [symbol, nameOf(symbol)]),
    ),
  ).toEqual({
    'main.main': ['main', null, 'main'],
    'net/http.(*Server).Serve': ['net/http', 'Server', 'Serve'],
    'net/http.(*Server).Serve.func1': ['net/http', 'Server', 'Serve'],
    'net/http.Header.Get': ['net/http', 'Header', 'Get'],
    'net/http.Header.Get-fm': ['net/http', 'Header', 'Get'],
    'net/http.init.0': ['net/http', null, 'init'],
    'net/http.glob..func5': ['net/http', null, 'glob'],
    'example.com/a.b/yaml%2ev3.Marshal.gowrap2': ['example.com/a.b/yaml.v3', null, 'Marshal'],
    'slices.SortFunc[go.shape.[]example.com/x.T,go.shape.struct { a/b.C int }]': [
      'slices',
      null,
      'SortFunc[...]',
    ],
    'slices.pdq[...].func1': ['slices', null, 'pdq[...]'],
    'sync/atomic.(*Pointer[go.shape.struct { net/http.a func(int) string }]).Load': [
      'sync/atomic',
      'Pointer[...]',
      'Load',
    ],
    'main.(*List[...]).Add': ['main', 'List[...]', 'Add'],
    'type:.eq.[4]internal/abi.Name': ['internal/abi', 'Name', 'type:.eq'],
    'type:.eq.struct { a/b.C string }': ['', null, 'type:.eq'],
    'type:.eq.go.shape.struct { net/netip.isV6 bool; net/netip.zoneV6 string }': ['', null, 'type:.eq'],
    memeqbody: null,
  });
});

test('variables belong to their package, and method tables to that of their type', () => {
  expect(dataName('main..stmp_12')).toEqual({ package: 'main', type: null, name: '.stmp' });
  expect(dataName('main.files.files')).toEqual({ package: 'main', type: null, name: 'files' });
  expect(dataName('go:itab.*io/fs.PathError,error')).toEqual({
    package: 'io/fs',
    type: 'PathError',
    name: 'itab',
  });
  expect(dataName('go:string.*')).toEqual({ package: '', type: null, name: 'go:string.*' });
  expect(dataName('masks')).toBeNull();
});
