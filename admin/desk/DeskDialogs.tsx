import { ReasonDialog } from '../comments/ReasonDialog';
import { useText } from '../text';
import { Confirm } from './Confirm';
import { HelpSheet } from './HelpSheet';
import type { Desk } from './use-desk';
import type { DeskKeys } from './use-desk-keys';
import { WriteDialog } from './WriteDialog';

/** What the desk asks. One at a time is open. */
export const DeskDialogs = ({ desk, keys }: { desk: Desk; keys: DeskKeys }) => {
  const text = useText();
  const { rejecting, selection, writing } = desk;
  const title =
    rejecting &&
    (rejecting.kind === 'one'
      ? text('reject.title', { name: rejecting.comment.author.name })
      : text('reject.title.bulk', { count: selection.count }));
  return (
    <>
      <ReasonDialog
        title={title}
        hasKeys={keys.areOn}
        onReject={desk.reject}
        onCancel={() => desk.setRejecting(null)}
      />
      <WriteDialog
        writing={writing.writing}
        onWrite={writing.write}
        onClose={() => writing.setWriting(null)}
      />
      <Confirm question={desk.question} onClose={() => desk.setQuestion(null)} />
      <HelpSheet
        isOpen={keys.isHelpOpen}
        onClose={keys.closeHelp}
        commands={keys.commands}
        areOn={keys.areOn}
        onSwitch={keys.switchOn}
      />
    </>
  );
};
