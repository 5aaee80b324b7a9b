import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MainFix, MainFixId } from '../../../../src/core/analysis/main-package/fixes/kinds.ts';
import { binaryPageMessagesFor } from '../../../../src/core/messages/binary-page-messages.ts';
import { errorsEnglish } from '../../../../src/core/messages/en/errors.ts';
import { panelMessagesFor } from '../../../../src/core/messages/panel-messages.ts';
import { errorsChinese } from '../../../../src/core/messages/zh-cn/errors.ts';
import { REASON_IDS, type Reason } from '../../../../src/core/model/reasons.ts';
import { STAGES } from '../../../../src/core/model/stage.ts';
import { ERROR_SAMPLES } from '../../../support/error-samples.ts';
import { SAMPLES } from '../../../support/message-samples.ts';
import { allMessagesFor, hostMessagesFor } from '../../../support/messages-for.ts';
import { NOTE_SAMPLES } from '../../../support/note-samples.ts';

const tables = (tag: string) => {
  const { error: _error, note: _note, ...all } = allMessagesFor(tag);
  const { note: _panelNote, ...panel } = panelMessagesFor(tag);
  return {
    ...all,
    panel,
    binaryPage: binaryPageMessagesFor(tag),
    host: hostMessagesFor(tag),
  };
};

/** What both languages say, by the path of the word; functions are called alike. */
interface BothTexts {
  readonly english: string;
  readonly chinese: string;
}

const GREEK = /^(alpha|beta|gamma|delta|epsilon)$/;
const pairs = pairsOf(tables('en'), tables('zh-cn'), '');
const sentences = [
  ...pairs,
  ...errorPairs(),
  ...notePairs(),
  ...reasonPairs(),
  ...stagePairs(),
  ...fixPairs(),
];

test('every English message has a Chinese one, and there are no others', () => {
  for (const reasons of ['reading', 'writing', 'starting'] as const)
    expect(Object.keys(errorsChinese[reasons])).toEqual(Object.keys(errorsEnglish[reasons]));
  expect(pairs.length).toBeGreaterThan(400);
  expect(keysOf(tables('zh-cn'))).toEqual(keysOf(tables('en')));
});

describe('in Chinese', () => {
  test('no message is empty, and no value is missing from a message', () => {
    const wrong = sentences.filter(
      ([, { english, chinese }]) =>
        (english !== '' && chinese === '') || /undefined|NaN|\[object|=>/.test(`${english} ${chinese}`),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('names and numbers appear in both languages', () => {
    const values = /alpha|beta|gamma|delta|epsilon|\b\d+\b/g;
    const wrong = sentences.filter(([, { english, chinese }]) => {
      const inChinese = new Set(chinese.match(values));
      return [...new Set(english.replaceAll(/\d+ more/g, '').match(values))].some(
        (value) => !inChinese.has(value),
      );
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('no English word is left', () => {
    const wrong = sentences.filter(
      ([path, { english, chinese }]) => !isHan(chinese) && /[a-z]{2}/i.test(withoutTerms(english, path)),
    );
    expect(wrong.map(shown)).toEqual([]);
    const half = sentences.filter(([path, { chinese }]) =>
      /\b(the|of|and|is|are|was|no|not|to|it|with|has|in)\b/.test(withoutTerms(chinese, path)),
    );
    expect(half.map(shown)).toEqual([]);
  });

  test('punctuation is Chinese, and there is a space between ideographs and Latin letters or digits', () => {
    const wrong = sentences.flatMap(([path, { chinese }]) => {
      const found =
        /\p{sc=Han}[,;:!?()A-Za-z0-9]|[,;:!?(A-Za-z0-9]\p{sc=Han}|[，。：；（） ] [，。：；（）]/u.exec(
          chinese,
        );
      return found === null ? [] : [`${path}: ${found[0]} in ${chinese}`];
    });
    expect(wrong).toEqual([]);
  });
});

const shown = ([path, { english, chinese }]: readonly [string, BothTexts]): string =>
  `${path}: ${english} / ${chinese}`;

test('a full stop never directly follows a name, path, address, option or command', () => {
  const every = [...sentences, ...pairsOf(tables('en'), tables('zh-cn'), '', callWithEverySample)];
  const wrong = every.flatMap(([path, { english, chinese }]) =>
    [english, chinese].flatMap((text) => (stoppedName(text) === null ? [] : [`${path}: ${text}`])),
  );
  expect([...new Set(wrong)]).toEqual([]);
  expect(stopsInSource()).toEqual([]);
  for (const text of [
    'cannot run ... alpha.',
    '请运行 go run ..。',
    'see https://go.dev/dl/.',
    'add --all.',
    'in a/b. Then',
  ])
    expect(stoppedName(text), text).not.toBeNull();
  for (const text of [
    'in ./alpha: it is empty.',
    'Go (https://go.dev/dl/).',
    'alpha.go is missing.',
    'of 1.2 s. Go 1.20.',
    'run it.',
  ])
    expect(stoppedName(text), text).toBeNull();
});

/** The same in the source, for branches that no sample reaches: a value, then a full stop. */
function stopsInSource(): readonly string[] {
  const folder = new URL('../../../../src/core/messages/', import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return names.flatMap((name) => {
    const text = readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8');
    return (text.match(/.*\$\{[\w.?[\]]+\}[.。](?=[`\s]).*/g) ?? []).map((line) => `${name}: ${line.trim()}`);
  });
}

/**
 * A value of the samples, or something to copy, whose end could be mistaken for that of the sentence: `go run ..`.
 * null if there is none.
 */
function stoppedName(text: string): string | null {
  const words = text.split(/[\s，：；（）“”]+|(?<=。)/u).filter((word) => /[.。]["”）)]?$/u.test(word));
  // The dots of a pattern are its own.
  const names = words
    .filter((word) => !/\/\.\.\.$/.test(word))
    .map((word) => word.replace(/[.。]["”）)]?$/u, ''));
  return names.find((name) => !/[)）"”]$/u.test(name) && NAME.test(name)) ?? null;
}

const NAME =
  /^(?:.*\b)?(?:alpha|beta|gamma|delta|epsilon)s?$|[\\/=@]|^\.+$|^--?\w|\.(?:go|mod|sum|work|txt|json|html|md)$|^[A-Z]+_[A-Z_]+$/;

test('each term has one Chinese translation', () => {
  // The glossary has one translation each for from cache, rebuilt, trace, root, flag.
  const others = /来自缓存|重新构建|追踪|根本原因|参数标志|旗标|程式|档案/;
  expect(sentences.filter(([, { chinese }]) => others.test(chinese)).map(shown)).toEqual([]);
});

function pairsOf(
  english: unknown,
  chinese: unknown,
  path: string,
  call: typeof callAlike = callAlike,
): readonly (readonly [string, BothTexts])[] {
  if (typeof english === 'function' && typeof chinese === 'function') {
    const called = call(english as MessageFunction, chinese as MessageFunction);
    if (called.length === 0)
      throw new Error(`${path}: no sample in test/support/message-samples.ts suits it`);
    return called.map((text) => [path, text] as const);
  }
  if (typeof english === 'string') return [[path, { english, chinese: String(chinese) }]];
  if (typeof english !== 'object' || english === null) return [];
  if (isPhrase(english)) return [[path, { english: textOf(english) ?? '', chinese: textOf(chinese) ?? '' }]];
  // The translation of a list may be divided into other lines.
  if (isTexts(english) && isTexts(chinese))
    return [[path, { english: english.join(' '), chinese: chinese.join(' ') }]];
  const other = (chinese ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(english).flatMap(([key, inner]) =>
    pairsOf(inner, other[key], `${path}.${key}`, call),
  );
}

type MessageFunction = (...args: readonly unknown[]) => unknown;

/** Called with every simple sample that fits, to reach the branches for one, many and none; otherwise with the first. */
function callAlike(english: MessageFunction, chinese: MessageFunction): readonly BothTexts[] {
  const all = calls(english, chinese);
  const plain = all.filter((one) => one.isPlain);
  return (plain.length > 0 ? plain : all.slice(0, 1)).map(({ texts }) => texts);
}

function callWithEverySample(english: MessageFunction, chinese: MessageFunction): readonly BothTexts[] {
  return calls(english, chinese).map(({ texts }) => texts);
}

function calls(english: MessageFunction, chinese: MessageFunction) {
  return SAMPLES.flatMap((args) => {
    if (args.length < english.length) return [];
    const englishText = attempt(english, args);
    const other = attempt(chinese, args);
    if (englishText === null || other === null) return [];
    return [{ isPlain: args.every(isPlain), texts: { english: englishText, chinese: other } }];
  });
}

/** A number, a switch or a name, not a literal that a type allows. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'number' || typeof value === 'boolean' || GREEK.test(String(value));
}

/** The text of the message; null if it does not accept these arguments. */
function attempt(message: MessageFunction, args: readonly unknown[]): string | null {
  try {
    const text = textOf(message(...args));
    return text === null || text === '' || /undefined|NaN|\[object/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return null;
  return value.map((piece: { readonly text?: string }) => piece.text ?? '').join('');
}

function errorPairs(): readonly (readonly [string, BothTexts])[] {
  const [en, zh] = [allMessagesFor('en'), allMessagesFor('zh-cn')];
  return ERROR_SAMPLES.map((error) => [
    `error ${error.code}`,
    { english: en.error(error), chinese: zh.error(error) },
  ]);
}

function notePairs(): readonly (readonly [string, BothTexts])[] {
  const [en, zh] = [allMessagesFor('en'), allMessagesFor('zh-cn')];
  return NOTE_SAMPLES.map((note) => [`note ${note.id}`, { english: en.note(note), chinese: zh.note(note) }]);
}

function reasonPairs(): readonly (readonly [string, BothTexts])[] {
  const [en, zh] = [allMessagesFor('en').why, allMessagesFor('zh-cn').why];
  const subjects = [
    'alpha',
    'GOCACHE',
    'failed',
    'run',
    'race',
    'test',
    'library',
    'cover',
    'fuzz',
    'vetxonly',
    'directory',
    'outside',
    'testcache',
    'result',
    '',
  ];
  const values = [
    [null, 'on'],
    ['on', null],
    ['beta', 'gamma'],
  ] as const;
  return REASON_IDS.flatMap((id) =>
    subjects.flatMap((subject) =>
      values.map(([old, now]) => {
        const reason: Reason = { id, subject, old, new: now, files: ['delta.go'] };
        const path = `reason ${id} ${subject} ${old} ${now}`;
        return [path, { english: en.reason(reason), chinese: zh.reason(reason) }] as const;
      }),
    ),
  );
}

function stagePairs(): readonly (readonly [string, BothTexts])[] {
  const [en, zh] = [allMessagesFor('en'), allMessagesFor('zh-cn')];
  return STAGES.map((id) => [`stage ${id}`, { english: en.stageName(id), chinese: zh.stageName(id) }]);
}

function fixPairs(): readonly (readonly [string, BothTexts])[] {
  const [en, zh] = [allMessagesFor('en').mains.fix, allMessagesFor('zh-cn').mains.fix];
  const place = { file: './beta.go', absolute: '/x/beta.go', line: 3, column: 5 };
  return (Object.keys(en) as MainFixId[]).flatMap((id) => {
    const edit: MainFix = { id, names: ['alpha'], kind: 'edit', place, change: 'replace', text: 'gamma' };
    const command: MainFix = {
      id,
      names: ['alpha'],
      kind: 'command',
      argv: ['go'],
      env: {},
      directory: null,
    };
    return [edit, command].map((fix) => {
      const titles = { english: en[id].title(fix, 'delta'), chinese: zh[id].title(fix, 'delta') };
      return [`fix ${id} ${fix.kind}`, titles] as const;
    });
  });
}

function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || isTexts(value)) return [`${path}: ${typeof value}`];
  return Object.entries(value)
    .flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
    .sort();
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isPhrase(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'text' in value[0];
}

const isHan = (text: string): boolean => /\p{sc=Han}/u.test(text);

/** Without commands, what go calls its things, and what the samples put there. */
function withoutTerms(text: string, path: string): string {
  if (/\.(example|usage|locale|taskSource)$/.test(path)) return '';
  const own = path.startsWith('reason ') ? new RegExp(`\\b(${path.replaceAll(' ', '|')})\\b`, 'g') : /^$/g;
  return text
    .replaceAll(own, '')
    .replaceAll(/go-build-pipeline [\w\-.@/= ]*|go (run|build|test|vet|list|get|mod)\b[\w\-.@/= ]*/g, '')
    .replaceAll(/\b((alpha|beta|gamma|delta|epsilon)+|true)\b[\w./]*/g, '')
    .replaceAll(/\b(sha256|CPU|TSV|action ID|build ID|import path|func main|main|go|vet|stderr)\b/gi, '')
    .replaceAll(/\b(kB|MB|GB|ms|min|Home|End|Enter|Esc|Shift|JSON|HTML)\b/g, '')
    .replaceAll(/-[a-z-]+|[A-Z]+_?[A-Z0-9]*|\/\/go:[a-z ]+/g, '');
}
