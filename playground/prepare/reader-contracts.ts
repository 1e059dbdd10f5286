import { z } from '@strapi/utils';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

import * as comments from '../../server/comments/contract';
import { errorCodes } from '../../server/error-codes';
import {
  CountsAnswer,
  ThreadAnswer,
  threadEvents,
  ThreadQuery,
} from '../../server/threads/contract';

const header = `/**
 * Made from the contracts in server/ by \`npm run generate:reader-contracts\`: change those.
 *
 * What the content API takes and answers, as types that need neither Strapi nor zod.
 */
`;

/** The events of a stream, told apart by their names. */
const ThreadEvent = z.union(
  Object.entries(threadEvents).map(([name, data]) => z.object({ event: z.literal(name), data }))
);

/** What a request may say: nothing that has a default has to be said. */
const asked = {
  CommentsQuery: comments.CommentsQuery,
  PostComment: comments.PostComment,
  RepliesQuery: comments.RepliesQuery,
  ReportComment: comments.ReportComment,
  ThreadQuery,
};

const answered = {
  CommentAnswer: comments.CommentAnswer,
  CommentsAnswer: comments.CommentsAnswer,
  CountsAnswer,
  OwnComment: comments.OwnComment,
  OwnCommentAnswer: comments.OwnCommentAnswer,
  PreviewAnswer: comments.PreviewAnswer,
  PublicComment: comments.PublicComment,
  RepliesAnswer: comments.RepliesAnswer,
  ReportAnswer: comments.ReportAnswer,
  ServerErrorCode: z.enum(errorCodes),
  ThreadAnswer,
  ThreadEvent,
  VoteAnswer: comments.VoteAnswer,
};

/** Where a type stands in the schema of all. */
const place = (name: string) => `#/definitions/${name}`;

/** The schemas under their names, which refer to each other by them. */
const schemasOf = (contracts: Record<string, z.ZodType>, io: 'input' | 'output') => {
  const registry = z.registry<{ id: string }>();
  for (const [id, contract] of Object.entries(contracts)) registry.add(contract, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: place, override: nothing });
  return Object.entries(schemas).map(([title, { $id: _id, $schema: _schema, ...schema }]) => [
    title,
    { ...schema, title },
  ]);
};

/** An object that has nothing in it is `{}` in JSON Schema's translation, which would be anything. */
const nothing = ({ jsonSchema }: { jsonSchema: { properties?: object; tsType?: string } }) => {
  if (jsonSchema.properties && Object.keys(jsonSchema.properties).length === 0) {
    jsonSchema.tsType = 'Record<string, never>';
  }
};

/** The text of `reader/contracts.ts`. */
export const readerContracts = async (): Promise<string> => {
  const definitions = Object.fromEntries([
    ...schemasOf(asked, 'input'),
    ...schemasOf(answered, 'output'),
  ]) as Record<string, JSONSchema>;
  const all = { anyOf: Object.keys(definitions).map((name) => ({ $ref: place(name) })) };
  const text = await compile({ title: 'All', definitions, ...all }, 'All', {
    additionalProperties: false,
    bannerComment: header,
    style: { singleQuote: true, printWidth: 100, trailingComma: 'es5' },
  });
  return text.replace(/export type All =[^;]*;\n+/, '');
};
