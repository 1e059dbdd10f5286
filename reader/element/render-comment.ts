import type { PublicComment } from '../contracts';
import { copyLink, linkTo, vote } from './comment-actions';
import type { Branch } from './discussion';
import { openForm } from './form-actions';
import type { FormKind } from './forms';
import { h, type Child } from './h';
import { showReplies } from './read';
import { refusalText } from './refusal';
import { renderForm } from './render-form';
import { webAddress } from './show-html';
import type { View } from './view';

/** How deep replies are indented; deeper ones say instead whom they answer. */
const deepest = 4;

/** A comment with all that hangs below it. */
export const renderBranch = (view: View, branch: Branch): Child => {
  const { comment, replies } = branch;
  const hidden = comment.parent === null ? view.discussion.hidden(branch) : 0;
  return h(
    'li.item',
    { key: comment.id },
    renderComment(view, branch),
    replies.length > 0 &&
      h(
        `ol.replies${comment.depth < deepest ? '.nested' : ''}`,
        { role: 'list' },
        replies.map((reply) => renderBranch(view, reply))
      ),
    hidden > 0 &&
      h(
        'button.more',
        { onclick: () => void showReplies(view, comment.id) },
        view.texts.count('moreReplies', hidden)
      )
  );
};

const renderComment = (view: View, branch: Branch): Child => {
  const { texts, marked } = view;
  const { comment, own } = branch;
  const { id, html, author } = comment;
  const isHeld = own !== undefined && own.status !== 'approved';
  const form = view.forms.get(id);
  const parts = [
    'comment',
    isHeld && own.status,
    comment.status === 'removed' && 'removed',
    comment.pinned && 'pinned',
    marked.has(id) && 'marked',
  ];
  return h(
    `article.${parts.filter(Boolean).join('.')}`,
    {
      id: `comment-${id}`,
      tabindex: -1,
      'aria-label': author ? texts.text('by', { name: author.name }) : texts.text('removed'),
    },
    author === null
      ? h('p.body', {}, texts.text('removed'))
      : [
          renderHeader(view, comment),
          isHeld && renderHeld(view, branch),
          form?.kind === 'edit' ? null : h('div.body', { dir: 'auto', html: html ?? '' }),
          renderActions(view, branch, isHeld),
          renderNotice(view, id),
        ],
    form && (form.kind !== 'reply' || view.canPost) && renderForm(view, form)
  );
};

const renderHeader = (view: View, comment: PublicComment): Child => {
  const { texts, discussion } = view;
  const { id, author, createdAt, editedAt, parent, depth } = comment;
  if (!author) return null;
  const url = webAddress(author.url);
  const name = h('bdi', {}, author.name);
  const answered = depth > deepest && parent ? discussion.get(parent)?.author?.name : undefined;
  return h(
    'header.header',
    {},
    h('span.avatar', { 'aria-hidden': 'true', '--hue': hueOf(author.name) }, initials(author.name)),
    url === null
      ? h('span.author', {}, name)
      : h('a.author', { href: url, rel: 'nofollow ugc noopener noreferrer' }, name),
    author.isSubjectAuthor && h('span.badge.subject-author', {}, texts.text('author')),
    author.kind === 'staff' && h('span.badge.staff', {}, texts.text('staff')),
    comment.pinned && h('span.badge.pin', {}, texts.text('pinned')),
    h(
      'a.meta.time',
      { href: linkTo(view, id), title: texts.date(createdAt) },
      h('time', { datetime: createdAt }, texts.ago(createdAt))
    ),
    editedAt !== null &&
      h(
        'time.meta.edited',
        { datetime: editedAt, title: texts.date(editedAt) },
        texts.text('edited')
      ),
    answered !== undefined && h('span.meta.answered', {}, texts.text('replyTo', { name: answered }))
  );
};

/** Why only its author sees a comment. */
const renderHeld = ({ texts }: View, { own }: Branch): Child => {
  if (!own) return null;
  const status = own.status === 'pending' ? 'pending' : 'rejected';
  return h(
    'p.notice',
    {},
    h('strong', {}, texts.text(status)),
    own.reason !== null && ` · ${texts.word(own.reason) ?? own.reason}`,
    own.note !== null && h('q.note', { dir: 'auto' }, own.note)
  );
};

const renderActions = (view: View, { comment, own }: Branch, isHeld: boolean): Child => {
  const { texts, policy, discussion } = view;
  const { id, depth } = comment;
  const isMine = own !== undefined || discussion.mine.has(id);
  const left =
    own?.editableUntil == null || comment.replyCount > 0 ? null : view.timeLeft(own.editableUntil);
  const opening = (kind: FormKind) => {
    const isOpen = view.forms.get(id)?.kind === kind;
    return h(
      'button.action',
      {
        id: `${kind}-${id}`,
        'aria-expanded': String(isOpen),
        onclick: () => openForm(view, kind, id),
      },
      texts.text(kind)
    );
  };
  return h(
    'div.actions',
    {},
    !isHeld && policy.votes !== 'off' && renderVotes(view, comment, isMine),
    !isHeld && view.canPost && depth < policy.maxDepth && opening('reply'),
    left !== null && [
      opening('edit'),
      opening('delete'),
      h('span.left', { role: 'timer' }, texts.text('editLeft', { time: left })),
    ],
    !isHeld &&
      h(
        'button.action',
        { onclick: () => void copyLink(view, id) },
        texts.text(view.notices.get(id)?.code === 'copied' ? 'copied' : 'link')
      ),
    !isHeld && !isMine && opening('report')
  );
};

const renderVotes = (view: View, { id, score }: PublicComment, isMine: boolean): Child => {
  const given = view.discussion.votes.get(id) ?? 0;
  const button = (value: 1 | -1, kind: 'up' | 'down', sign: string) =>
    h(
      `button.action.${kind}`,
      {
        'aria-label': view.texts.text(kind),
        'aria-pressed': String(given === value),
        disabled: isMine,
        onclick: () => void vote(view, id, value),
      },
      sign
    );
  return h(
    'span.votes',
    {},
    button(1, 'up', '▲'),
    h('span.score', {}, view.texts.number(score)),
    view.policy.votes === 'up-and-down' && button(-1, 'down', '▼')
  );
};

const renderNotice = (view: View, id: string): Child => {
  const notice = view.notices.get(id);
  return h(
    'p.notice',
    { role: 'status' },
    notice && notice.code !== 'copied' && refusalText(view, notice)
  );
};

/** The first letters of a name's first and last word. */
const initials = (name: string): string => {
  const words = name.match(/[\p{L}\p{N}][^\s._-]*/gu) ?? [];
  return words
    .filter((_, at) => at === 0 || at === words.length - 1)
    .map(([letter]) => letter)
    .join('')
    .toUpperCase();
};

/** A colour, in degrees; the same for a name wherever it stands. */
const hueOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 0);
