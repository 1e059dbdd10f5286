import type { DeskComment } from '../../server/desk/contract';
import { useText } from '../text';
import type { Rejection } from '../use-reason';
import { ReasonDialog } from './ReasonDialog';

type Props = {
  /** The comment to reject; null: the dialog is closed. */
  comment: DeskComment | null;
  /** Whether digits choose a reason. */
  hasKeys?: boolean;
  onReject: (rejection: Rejection) => void;
  onCancel: () => void;
};

/** Asks why a comment is rejected. */
export const RejectDialog = ({ comment, hasKeys = false, onReject, onCancel }: Props) => {
  const text = useText();
  return (
    <ReasonDialog
      title={comment && text('reject.title', { name: comment.author.name })}
      hasKeys={hasKeys}
      onReject={onReject}
      onCancel={onCancel}
    />
  );
};
