import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { Offline } from '../live/Offline';
import { changeSettings } from '../permissions';
import { useText } from '../text';
import { JobsTable } from './JobsTable';

/** What is done in the background, and how it went. */
const JobsPage = () => (
  <Page.Protect permissions={changeSettings}>
    <Jobs />
  </Page.Protect>
);

const Jobs = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('jobs.title')}</Page.Title>
      <Layouts.Header title={text('jobs.title')} subtitle={text('jobs.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Offline />
          <JobsTable />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

export default JobsPage;
