import type { OwnComment, PostComment } from '../contracts';
import { newForm, type Form, type FormKind } from './forms';
import { refusal, refusalOf, type Refusal } from './refusal';
import { recall, remember } from './remembered';
import type { View } from './view';

/** Where a text is kept until it is sent. */
const draftKey = ({ settings }: View, { kind, id }: Form): string =>
  `draft:${settings.thread}:${kind}:${id}`;

const fieldId = ({ id }: Form, field: string): string => `${field.replace('author.', '')}-${id}`;

/** Where focus goes when a form opens: to the harmless answer, where it is a question. */
const firstFields: Partial<Record<FormKind, string>> = { report: 'reason', delete: 'cancel' };

/** Opens a form at a comment, in place of the one that is open there, with what was typed into it. */
export const openForm = (view: View, kind: FormKind, id: string): void => {
  const form = newForm(kind, id);
  const { text, at } = recall(draftKey(view, form));
  form.text = text ?? (kind === 'edit' ? (view.discussion.own(id)?.body ?? '') : '');
  form.startedAt = Number(at ?? Date.now());
  form.isOpen ||= form.text !== '';
  view.forms.set(id, form);
  view.notices.delete(id);
  view.update(kind === 'post' ? undefined : fieldId(form, firstFields[kind] ?? 'body'));
};

/** Focus goes back to what opened it. */
export const closeForm = (view: View, { kind, id }: Form): void => {
  view.forms.delete(id);
  view.update(`${kind}-${id}`);
};

/** Keeps what is typed, and since when, over a reload. */
export const type = (view: View, form: Form, text: string): void => {
  form.text = text;
  if (form.kind !== 'report') {
    remember(draftKey(view, form), text ? { text, at: String(form.startedAt) } : null);
  }
  view.update();
};

/** The text as it would look, and back. */
export const preview = async (view: View, form: Form): Promise<void> => {
  if (form.preview !== null) {
    form.preview = null;
    view.update(fieldId(form, 'body'));
  } else {
    await attempt(view, form, async () => {
      form.preview = (await view.client.comments.preview(form.text)).html;
      return null;
    });
  }
};

/** Does what the form is for. Where that is refused, it stays as it is and says why at its field. */
export const submit = (view: View, form: Form): Promise<void> =>
  attempt(view, form, async () => {
    const missing = whatIsMissing(view, form);
    if (!missing) await sending[form.kind](view, form);
    return missing;
  });

const attempt = async (
  view: View,
  form: Form,
  work: () => Promise<Refusal | null>
): Promise<void> => {
  if (form.isBusy) return;
  form.isBusy = true;
  form.refusal = null;
  view.update();
  try {
    form.refusal = await work();
  } catch (error) {
    form.refusal = refusalOf(error);
  }
  if (form.refusal) {
    form.preview = null;
    const { field } = form.refusal;
    if (field.startsWith('author.')) view.isSigned = false;
    view.focus = fieldId(form, field || 'problem');
  }
  form.isBusy = false;
  view.update();
};

/** What is forgotten most; the server sees the rest. */
const whatIsMissing = (view: View, { kind, text }: Form): Refusal | null => {
  const { policy, signature, isUser } = view;
  if (kind === 'report' || kind === 'delete') return null;
  if (text.trim() === '') return refusal('blank', 'body');
  return kind !== 'edit' && !isUser && policy.nameRequired && !signature.name.trim()
    ? refusal('NAME_REQUIRED', 'author.name')
    : null;
};

const post = async (view: View, form: Form): Promise<void> => {
  const { client, settings, policy, signature, isUser } = view;
  const given = Object.entries(signature).filter(([, text]) => text.trim() !== '');
  const { data } = await client.comments.post(settings.thread, {
    body: form.text,
    startedAt: form.startedAt,
    ...(form.id && { parent: form.id }),
    ...(!isUser && { author: Object.fromEntries(given) }),
    ...(form.trap && { [policy.honeypot]: form.trap }),
    locale: settings.threadLocale,
  } satisfies PostComment);
  if (!isUser) {
    view.isSigned = signature.name !== '';
    remember('signature', view.signature);
  }
  settle(view, form, data);
  view.emit('posted', { comment: data });
};

/** Their text is sent: the comment stands where it belongs. */
const settle = (view: View, form: Form, comment: OwnComment): void => {
  remember(draftKey(view, form), null);
  view.forms.delete(form.id);
  if (form.kind === 'post') view.forms.set('', newForm('post'));
  view.discussion.takeOwn(comment);
  view.marked = new Set([comment.id]);
  view.focus = `comment-${comment.id}`;
};

const sending: Record<Form['kind'], (view: View, form: Form) => Promise<void>> = {
  post,
  reply: post,
  edit: async (view, form) => {
    const { data } = await view.client.comments.edit(form.id, form.text);
    settle(view, form, data);
    view.emit('edited', { comment: data });
  },
  delete: async (view, { id }) => {
    await view.client.comments.delete(id);
    view.discussion.remove(id);
    view.forms.delete(id);
    view.focus = 'heading';
    view.emit('deleted', { id });
  },
  report: async (view, form) => {
    const { id, text, reason } = form;
    await view.client.comments.report(id, {
      reason,
      ...(text.trim() && { note: text }),
    });
    view.notices.set(id, refusal('thanks'));
    closeForm(view, form);
    view.emit('reported', { id, reason });
  },
};
