import { h, type Child } from './h';
import { load, showFresh, showMore, sortBy } from './read';
import { renderBranch } from './render-comment';
import { renderForm } from './render-form';
import type { Sort } from './discussion';
import type { View } from './view';

const sorts: readonly Sort[] = ['newest', 'oldest', 'top'];

/** The whole element as it is now. */
export const render = (view: View, host: Element): Child[] => {
  const { texts, status } = view;
  view.isCountingDown = false;
  const content = {
    // What a page has brought along for readers without JavaScript is seen until then.
    loading: () =>
      host.querySelector(':scope > :not([slot])')
        ? [h('slot')]
        : [1, 2, 3].map(() => h('div.skeleton')),
    unknown: () => [h('p.message', {}, texts.text('failed'))],
    failed: () => [
      h('p.message', { role: 'alert' }, texts.text('failed')),
      h('button.more', { onclick: () => void load(view, null) }, texts.text('retry')),
    ],
    ready: () => renderThread(view),
  };
  return [
    h(
      'section.thread',
      {
        lang: texts.locale,
        dir: texts.direction,
        'aria-busy': String(status === 'loading'),
        'aria-labelledby': status === 'ready' && 'heading',
      },
      content[status]()
    ),
  ];
};

const renderThread = (view: View): Child[] => {
  const { texts, discussion, settings } = view;
  const roots = discussion.roots();
  const form = view.forms.get('');
  const title =
    discussion.count === 0 ? texts.text('empty') : texts.count('comments', discussion.count);
  return [
    h(
      'header.bar',
      { key: 'bar' },
      h(`h${settings.heading}.heading`, { id: 'heading', tabindex: -1 }, title),
      roots.length > 1 && renderSort(view)
    ),
    renderPost(view),
    renderLive(view),
    roots.length > 0 &&
      h(
        'ol.list',
        { key: 'list', role: 'list' },
        roots.map((root) => renderBranch(view, root))
      ),
    discussion.next !== null &&
      h('button.more', { key: 'more', onclick: () => void showMore(view) }, texts.text('more')),
  ];

  function renderPost({ canPost }: View): Child {
    if (canPost && form) return h('div.post', { key: 'post' }, renderForm(view, form));
    if (!discussion.open) return h('p.message', { key: 'closed' }, texts.text('THREAD_CLOSED'));
    return h('p.message', { key: 'sign-in' }, h('slot', { name: 'sign-in' }, texts.text('signIn')));
  }
};

const renderSort = (view: View): Child =>
  h(
    'label.sort',
    {},
    h('span.hidden', {}, view.texts.text('sort')),
    h(
      'select',
      {
        value: view.sort,
        onchange: ({ target }: { target: HTMLSelectElement }) =>
          void sortBy(view, target.value as Sort),
      },
      sorts.map((sort) => h('option', { value: sort }, view.texts.text(sort)))
    )
  );

/** What happens meanwhile. It lies over the list, so that nothing moves when it comes. */
const renderLive = (view: View): Child => {
  const { discussion, texts, isOffline, said, forms } = view;
  const fresh = discussion.fresh.size;
  const isPosting = [...forms.values()].some(({ isBusy }) => isBusy);
  return h(
    'div.live',
    { key: 'live', role: 'status' },
    fresh > 0 && !isPosting
      ? h('button.fresh', { onclick: () => showFresh(view) }, texts.count('fresh', fresh))
      : (said ?? isOffline) !== false && h('p.said', {}, said ?? texts.text('offline'))
  );
};
