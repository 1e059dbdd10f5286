import type { Newsroom } from '../../tests/harness/start-newsroom';

/** Rules that comments were held by, from the most talkative on. */
export const rules = ['new-author', 'links', 'held-words', 'shouting', 'flood', 'honeypot'];

/** Words of the comments: the first are in most, the last in very few. */
export const vocabulary = 20_000;

const sql = {
  /** Threads, a tenth of which hold a third of the comments. */
  threads: `
    insert into newsroom_threads (document_id, subject_uid, subject_document_id, subject_locale, title,
      published, closed, policy, approved_count, pending_count, rejected_count, spam_count,
      deleted_count, reported_count, version, created_at, updated_at, published_at)
    select 'thread' || lpad(i::text, 18, '0'), 'plugin::newsroom.article', 'article' || i, '',
      'Article number ' || i, true, false, 'default', 0, 0, 0, 0, 0, 0, 1,
      timestamp '2024-01-01', timestamp '2024-01-01', timestamp '2024-01-01'
    from generate_series(0, ?::int - 1) i`,
  comments: `
    insert into newsroom_comments (document_id, body, html, status, revision, thread, parent, root,
      depth, path, shown, author_kind, author_key, author_name, author_email, ip_hash, score,
      reply_count, report_count, signals, reviewed_at, pinned, locale, created_at, updated_at,
      published_at)
    select id, body, '<p>' || body || '</p>', status, 1, thread,
      case when i % 3 = 0 then null else 'comment' || lpad((i - 1)::text, 17, '0') end, id,
      case when i % 3 = 0 then 0 else 1 end, id || '/', status = 'approved', 'guest',
      'guest:' || author, 'Reader ' || author, 'reader' || author || '@example.com',
      'address' || author / 2, 0, 0,
      case when status = 'approved' and chance_b < 0.02 then 1 + i % 3 else 0 end,
      case when rule is null then '[]'
        else '[{"rule":"' || rule || '","outcome":"hold","evidence":{"found":3}}]' end::jsonb,
      case when status <> 'pending' and chance_c < 0.6 then written + interval '1 hour' end, false,
      case when chance_c < 0.7 then 'en' when chance_c < 0.9 then 'de' when chance_c < 0.98 then 'fr' end,
      written, written, written
    from (
      select *, case when status <> 'approved' or chance_b > 0.98
        then (string_to_array(?, ','))[1 + floor(power(chance_c, 2) * ?::int)::int] end as rule
      from (
        select i, 'comment' || lpad(i::text, 17, '0') as id,
          'thread' || lpad(floor(power(random(), 2) * ?::int)::int::text, 18, '0') as thread,
          floor(power(random(), 2) * ?::int)::int as author,
          timestamp '2024-01-01' + i * (interval '700 days' / ?::int) as written,
          case when chance < 0.80 then 'approved' when chance < 0.85 then 'pending'
            when chance < 0.93 then 'rejected' when chance < 0.99 then 'spam' else 'deleted' end as status,
          random() as chance_b, random() as chance_c, body
        from (
          select i, random() as chance, (
            select string_agg('word' || floor(power(random(), 3) * ?::int)::int, ' ')
            from generate_series(1, 20 + i % 20)
          ) as body
          from generate_series(0, ?::int - 1) i
        ) as drawn
      ) as placed
    ) as judged`,
  signals: `
    insert into newsroom_signals (document_id, comment, thread, rule, status, written_at)
    select 's' || document_id, document_id, thread, signals -> 0 ->> 'rule', status, created_at
    from newsroom_comments where jsonb_array_length(signals) > 0 and status <> 'deleted'`,
  /** Open ones, and as many settled. */
  reports: `
    insert into newsroom_reports (document_id, comment, thread, reporter_key, reason, resolved_at,
      created_at)
    select 'r' || n || document_id, document_id, thread, 'guest:' || n,
      (array['spam','abuse','hate','off-topic','illegal','other'])[1 + (id + n) % 6],
      case when report_count = 0 then created_at end, created_at
    from newsroom_comments, generate_series(1, 3) n
    where (report_count >= n) or (report_count = 0 and status = 'approved' and id % 50 = n)`,
  reportSignals: `
    insert into newsroom_signals (document_id, comment, thread, rule, status, written_at)
    select distinct on (report.comment, report.reason) 't' || report.document_id, report.comment,
      report.thread, 'report:' || report.reason, commented.status, commented.created_at
    from newsroom_reports report
    join newsroom_comments commented on commented.document_id = report.comment`,
  decisions: `
    insert into newsroom_decisions (document_id, comment, thread, revision, "to", actor_kind, created_at)
    select 'd' || document_id, document_id, thread, 1, status, 'rules', created_at
    from newsroom_comments order by id`,
  counts: `
    update newsroom_threads set pending_count = counted.pending, approved_count = counted.approved,
      last_comment_at = counted.latest
    from (
      select thread, count(*) filter (where status = 'pending') as pending,
        count(*) filter (where status = 'approved') as approved,
        max(created_at) filter (where status = 'approved') as latest
      from newsroom_comments group by thread
    ) counted where counted.thread = document_id`,
};

const tables = ['comments', 'threads', 'signals', 'reports', 'decisions'];

/** Runs `work` without the tables' indexes, and makes them again: in a tenth of the time. */
const withoutIndexes = async (app: Newsroom, work: () => Promise<void>): Promise<void> => {
  const { connection } = app.strapi.db;
  const { rows } = await connection.raw<{ rows: { name: string; definition: string }[] }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = any(?) and not exists (
       select from pg_constraint where conindid = indexname::regclass
     )`,
    [tables.map((table) => `newsroom_${table}`)]
  );
  for (const { name } of rows) await connection.raw('drop index ??', [name]);
  await work();
  for (const { definition } of rows) await connection.raw(definition.replaceAll('?', '\\?'));
};

/** Fills a desk with so many comments of every kind, straight by SQL, as they come to be on a site:
 * threads and authors grow with it, and the same share of all is pending, reported or spam. */
export const seedDesk = async (app: Newsroom, comments: number): Promise<void> => {
  const { connection } = app.strapi.db;
  const threads = Math.max(60, Math.round(comments / 400));
  const authors = Math.max(10, Math.round(comments / 20));
  await withoutIndexes(app, async () => {
    await connection.raw('select setseed(0.5)');
    await connection.raw(sql.threads, [threads]);
    await connection.raw(sql.comments, [
      ...[rules.join(','), rules.length, threads, authors, comments],
      ...[vocabulary, comments],
    ]);
    for (const step of ['signals', 'reports', 'reportSignals', 'decisions', 'counts'] as const) {
      await connection.raw(sql[step].replaceAll('?', '\\?'));
    }
  });
  for (const table of tables) await connection.raw(`vacuum analyze newsroom_${table}`);
};
