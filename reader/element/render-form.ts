import { closeForm, preview, submit, type } from './form-actions';
import type { Form, ReportReason } from './forms';
import { h, type Child, type Props } from './h';
import { refusalText } from './refusal';
import type { TextKey } from './texts';
import type { Signature, View } from './view';

/** What readers can say of a comment they report; as in the server's contract. */
const reasons = ['spam', 'abuse', 'hate', 'off-topic', 'illegal', 'other'] as const;

type Input = { readonly target: HTMLInputElement };

/** The form that is open below the heading or at a comment. */
export const renderForm = (view: View, form: Form): Child => {
  const { kind, id, isBusy } = form;
  return h(
    `form.form.${kind}`,
    {
      key: `${kind}-form`,
      novalidate: true,
      'aria-busy': String(isBusy),
      onsubmit: (event: Event) => {
        event.preventDefault();
        void submit(view, form);
      },
      onkeydown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(view, form);
        if (event.key === 'Escape' && kind !== 'post') closeForm(view, form);
      },
    },
    kind === 'delete' ? h('p', {}, view.texts.text('sure')) : renderFields(view, form),
    h('p.error', { id: `problem-${id}`, role: 'alert', tabindex: -1 }, problemAt(view, form, '')),
    form.isOpen && renderFooter(view, form)
  );
};

const renderFields = (view: View, form: Form): Child => {
  const { texts, discussion } = view;
  const { kind, id, isOpen } = form;
  const name = discussion.get(id)?.author?.name ?? '';
  const label =
    kind === 'reply'
      ? texts.text('replyTo', { name })
      : texts.text(kind === 'report' ? 'note' : 'label');
  return [
    kind === 'report' && renderReasons(view, form),
    form.preview === null
      ? renderField(view, form, {
          ...{ field: 'body', label, value: form.text, isLabelled: kind !== 'post' },
          oninput: (value) => type(view, form, value),
          props: {
            rows: isOpen ? (kind === 'report' ? 2 : 4) : 1,
            // Empty, it is written in as the page is: so is what stands there until then.
            dir: form.text !== '' && 'auto',
            placeholder: kind === 'post' && label,
            onfocus: () => {
              form.isOpen = true;
              view.update();
            },
          },
        })
      : h('div.preview.body', { dir: 'auto', html: form.preview }),
    isOpen &&
      (kind === 'post' || kind === 'reply') && [
        renderSignature(view, form),
        renderTrap(view, form),
      ],
  ];
};

const renderReasons = ({ texts }: View, form: Form): Child =>
  h(
    'label.field',
    {},
    h('span', {}, texts.text('report')),
    h(
      'select',
      {
        id: `reason-${form.id}`,
        value: form.reason,
        onchange: ({ target }: Input) => (form.reason = target.value as ReportReason),
      },
      reasons.map((reason) => h('option', { value: reason }, texts.text(reason)))
    )
  );

const renderSignature = (view: View, form: Form): Child => {
  const { texts, policy, signature, isSigned, isUser } = view;
  if (isUser) return null;
  if (isSigned) {
    const edit = () => {
      view.isSigned = false;
      view.update(`name-${form.id}`);
    };
    return h(
      'p.signature',
      {},
      texts.text('as', { name: signature.name }),
      h('button.action', { type: 'button', onclick: edit }, texts.text('edit'))
    );
  }
  const field = (key: keyof Signature, isRequired: boolean, type: string) =>
    renderField(view, form, {
      ...{ field: `author.${key}`, value: signature[key], isLabelled: true },
      label: texts.text(key) + (isRequired ? '' : ` (${texts.text('optional')})`),
      oninput: (value) => {
        signature[key] = value;
        view.update();
      },
      props: { type, autocomplete: key, 'aria-required': String(isRequired) },
    });
  return h(
    'div.signature',
    {},
    field('name', policy.nameRequired, 'text'),
    policy.guestEmail !== 'off' && field('email', policy.guestEmail === 'required', 'email'),
    field('url', false, 'url')
  );
};

/** For programs that fill in whatever they find. People, their screen readers and what fills in forms
 * for them do not come here. */
const renderTrap = ({ policy }: View, form: Form): Child =>
  h(
    'div.hidden',
    { inert: true, 'aria-hidden': 'true' },
    h('input', {
      name: policy.honeypot,
      value: form.trap,
      tabindex: -1,
      autocomplete: 'off',
      oninput: ({ target }: Input) => (form.trap = target.value),
    })
  );

type Field = {
  /** As the server names it. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
  /** Whether the label is seen. */
  readonly isLabelled: boolean;
  readonly oninput: (value: string) => void;
  readonly props: Props;
};

const renderField = (view: View, form: Form, given: Field): Child => {
  const { field, label, value, isLabelled, oninput, props } = given;
  const id = `${field.replace('author.', '')}-${form.id}`;
  const problem = problemAt(view, form, field);
  return h(
    'label.field',
    {},
    h(isLabelled ? 'span' : 'span.hidden', {}, label),
    h(field === 'body' ? 'textarea.input' : 'input.input', {
      ...{ id, value, ...props },
      'aria-invalid': problem !== null && 'true',
      'aria-describedby': problem !== null && `error-${id}`,
      oninput: ({ target }: Input) => oninput(target.value),
    }),
    problem !== null && h('span.error', { id: `error-${id}` }, problem)
  );
};

/** What is wrong at a field; without a field, what is wrong with the whole. */
const problemAt = (view: View, { refusal }: Form, field: string): string | null => {
  const fields = ['body', 'author.name', 'author.email', 'author.url'];
  if (!refusal) return null;
  const at = fields.includes(refusal.field) ? refusal.field : '';
  return at === field ? refusalText(view, refusal) : null;
};

const renderFooter = (view: View, form: Form): Child => {
  const { texts, policy } = view;
  const { kind, text } = form;
  const isText = kind !== 'report' && kind !== 'delete';
  const left = policy.maxLength - [...text].length;
  const button: TextKey = kind === 'edit' ? 'save' : kind;
  return h(
    'footer.footer',
    {},
    isText && h('span.hint', {}, left <= 200 && left >= 0 ? texts.count('left', left) : 'Markdown'),
    kind !== 'post' &&
      h(
        'button.button',
        { id: `cancel-${form.id}`, type: 'button', onclick: () => closeForm(view, form) },
        texts.text('cancel')
      ),
    isText &&
      h(
        'button.button',
        {
          type: 'button',
          'aria-pressed': String(form.preview !== null),
          onclick: () => void preview(view, form),
        },
        texts.text('preview')
      ),
    h('button.button.primary', {}, texts.text(button))
  );
};
