import { describe, expect, test } from 'vitest';
import { readCommand, readRecorded, recordedCases, recordedVersions } from '../../../support/recorded.ts';

describe.each(recordedVersions)('stderr of %s less the lines of -x', (version) => {
  const withX = recordedCases(version).filter((name) => readCommand(version, name).addedX);

  test.each(withX)('speaks of no work directory: %s', (name) => {
    const { messages } = readRecorded(version, name);
    expect(messages.split('\n').filter((line) => line.includes('$WORK') || line.startsWith('WORK='))).toEqual(
      [],
    );
  });

  test.each(['compile-error', 'cgo-error'])('is what go says without -x: %s', (name) => {
    expect(readRecorded(version, name).messages).toBe(readRecorded(version, `${name}-plain`).messages);
  });
});
