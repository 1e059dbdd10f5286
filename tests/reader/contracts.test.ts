import { readdirSync, readFileSync } from 'node:fs';

import type { z } from '@strapi/utils';
import { expect, expectTypeOf, test } from 'vitest';

import { readerContracts } from '../../playground/prepare/reader-contracts';
import type * as reader from '../../reader/contracts';
import type * as comments from '../../server/comments/contract';
import { errorCodes, type ErrorCode } from '../../server/error-codes';
import type * as threads from '../../server/threads/contract';

test('reader/contracts.ts is what its script makes of the contracts', async () => {
  const made = await readerContracts();
  expect(made, 'run npm run generate:reader-contracts').toBe(
    readFileSync('reader/contracts.ts', 'utf8')
  );
});

test('answers are what the contracts say', () => {
  type Output<Schema extends z.ZodType> = z.output<Schema>;
  expectTypeOf<reader.CommentAnswer>().toEqualTypeOf<comments.CommentAnswer>();
  expectTypeOf<reader.CommentsAnswer>().toEqualTypeOf<comments.CommentsAnswer>();
  expectTypeOf<reader.CountsAnswer>().toEqualTypeOf<threads.CountsAnswer>();
  expectTypeOf<reader.OwnComment>().toEqualTypeOf<comments.OwnComment>();
  expectTypeOf<reader.OwnCommentAnswer>().toEqualTypeOf<comments.OwnCommentAnswer>();
  expectTypeOf<reader.PreviewAnswer>().toEqualTypeOf<Output<typeof comments.PreviewAnswer>>();
  expectTypeOf<reader.PublicComment>().toEqualTypeOf<comments.PublicComment>();
  expectTypeOf<reader.RepliesAnswer>().toEqualTypeOf<comments.RepliesAnswer>();
  expectTypeOf<reader.ReportAnswer>().toEqualTypeOf<Output<typeof comments.ReportAnswer>>();
  expectTypeOf<reader.ThreadAnswer>().toEqualTypeOf<threads.ThreadAnswer>();
  expectTypeOf<reader.ThreadEvent>().toEqualTypeOf<threads.ThreadEvent>();
  expectTypeOf<reader.VoteAnswer>().toEqualTypeOf<comments.VoteAnswer>();
});

test('so is what the routes take; nothing that has a default has to be given', () => {
  expectTypeOf<reader.CommentsQuery>().toEqualTypeOf<Partial<comments.CommentsQuery>>();
  expectTypeOf<reader.RepliesQuery>().toEqualTypeOf<Partial<comments.RepliesQuery>>();
  expectTypeOf<reader.PostComment>().toEqualTypeOf<comments.PostComment>();
  expectTypeOf<reader.ReportComment>().toEqualTypeOf<comments.ReportComment>();
});

/** Every code that an error of the server is made with. */
const codesOfServer = () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'error-codes.ts')
    .map((file) => readFileSync(`server/${file}`, 'utf8'));
  const written = files.flatMap((text) => [
    ...text.matchAll(/\bcode: '([A-Z_]+)'|unusable\(\s*'([A-Z_]+)'/g),
  ]);
  const [, union = ''] = /class Unknown .*?what:(.*?)\) \{/s.exec(files.join('\n')) ?? [];
  const unknown = [...union.matchAll(/'([a-z ]+)'/g)].map(
    ([, what = '']) => `${what.toUpperCase().replaceAll(' ', '_')}_UNKNOWN`
  );
  return [...new Set([...written.map(([, code, other]) => code ?? other), ...unknown])];
};

test('the client knows the codes of the server’s errors, all of them and no others', () => {
  expect(codesOfServer().sort()).toEqual([...errorCodes].sort());
  expectTypeOf<reader.ServerErrorCode>().toEqualTypeOf<ErrorCode>();
});
