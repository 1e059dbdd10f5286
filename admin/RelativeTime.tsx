import { useIntl } from 'react-intl';

import { relativeTime } from './relative-time';

/** "3 minutes ago", with the exact date and time on hover. `date` is ISO 8601. */
export const RelativeTime = ({ date }: { date: string }) => {
  const intl = useIntl();
  const { value, unit } = relativeTime(new Date(date), new Date());
  return (
    <time
      dir="auto"
      dateTime={date}
      title={intl.formatDate(date, { dateStyle: 'long', timeStyle: 'short' })}
    >
      {intl.formatRelativeTime(value, unit, { numeric: 'auto' })}
    </time>
  );
};
