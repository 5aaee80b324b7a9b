import { type AllMessages, allMessagesEnglish } from '../../src/core/messages/en/all-messages.ts';
import { type BinaryMessages, binaryEnglish } from '../../src/core/messages/en/binary.ts';
import { type CacheMessages, cacheEnglish } from '../../src/core/messages/en/cache.ts';
import { type CiMessages, ciEnglish } from '../../src/core/messages/en/ci.ts';
import { type EnvironmentMessages, environmentEnglish } from '../../src/core/messages/en/environment.ts';
import { type FailureMessages, failureEnglish } from '../../src/core/messages/en/failure.ts';
import { type HelpMessages, helpEnglish } from '../../src/core/messages/en/help.ts';
import { type HostMessages, hostEnglish } from '../../src/core/messages/en/host.ts';
import { type MainPackageMessages, mainsEnglish } from '../../src/core/messages/en/main-packages.ts';
import { localeOf } from '../../src/core/messages/locale.ts';
import { allMessagesChinese } from '../../src/core/messages/zh-cn/all-messages.ts';
import { binaryChinese } from '../../src/core/messages/zh-cn/binary.ts';
import { cacheChinese } from '../../src/core/messages/zh-cn/cache.ts';
import { ciChinese } from '../../src/core/messages/zh-cn/ci.ts';
import { environmentChinese } from '../../src/core/messages/zh-cn/environment.ts';
import { failureChinese } from '../../src/core/messages/zh-cn/failure.ts';
import { helpChinese } from '../../src/core/messages/zh-cn/help.ts';
import { hostChinese } from '../../src/core/messages/zh-cn/host.ts';
import { mainsChinese } from '../../src/core/messages/zh-cn/main-packages.ts';

/** With those that single commands load by themselves. */
interface EveryMessage extends AllMessages {
  readonly binary: BinaryMessages;
  readonly cache: CacheMessages;
  readonly ci: CiMessages;
  readonly environment: EnvironmentMessages;
  readonly failure: FailureMessages;
  readonly help: HelpMessages;
  readonly mains: MainPackageMessages;
}

export function allMessagesFor(tag: string): EveryMessage {
  return localeOf(tag) === 'en'
    ? {
        ...allMessagesEnglish,
        binary: binaryEnglish,
        cache: cacheEnglish,
        ci: ciEnglish,
        environment: environmentEnglish,
        failure: failureEnglish,
        help: helpEnglish,
        mains: mainsEnglish,
      }
    : {
        ...allMessagesChinese,
        binary: binaryChinese,
        cache: cacheChinese,
        ci: ciChinese,
        environment: environmentChinese,
        failure: failureChinese,
        help: helpChinese,
        mains: mainsChinese,
      };
}

export function hostMessagesFor(tag: string): HostMessages {
  return localeOf(tag) === 'en' ? hostEnglish : hostChinese;
}
