import type { ReactNode } from 'react';

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { SubNav, useRBAC } from '@strapi/strapi/admin';
import { NavLink, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';

import { useSavedQueuesQuery } from './desk/desk-api';
import { searchOf } from './desk/SavedQueues';
import { openScreens } from './permissions';
import { pluginId } from './plugin-id';
import { useDirection, useText } from './text';

const home = `/plugins/${pluginId}`;

/** The screens that one may open, and one's saved queues, beside or above the one that is shown. */
export const NewsroomLayout = ({ children }: { children: ReactNode }) => {
  const text = useText();
  const { allowedActions: may } = useRBAC(openScreens);
  const { data: saved = [] } = useSavedQueuesQuery(undefined, { skip: !may.canRead });
  const { pathname, search } = useLocation();
  const screens = [
    { to: home, label: text('nav.desk'), isOpen: may.canRead },
    { to: `${home}/threads`, label: text('nav.threads'), isOpen: may.canRead },
    { to: `${home}/audit`, label: text('nav.audit'), isOpen: may.canInspect },
    { to: `${home}/jobs`, label: text('nav.jobs'), isOpen: may.canChange },
  ].filter(({ isOpen }) => isOpen);
  const isIn = (screen: string) =>
    pathname === screen || (screen !== home && pathname.startsWith(`${screen}/`));
  return (
    <Flex
      dir={useDirection()}
      alignItems="flex-start"
      direction={{ initial: 'column', medium: 'row' }}
      flex="1"
    >
      <Side>
        <SubNav.Main aria-label={text('plugin.name')}>
          <SubNav.Header label={text('plugin.name')} />
          <SubNav.Content>
            <SubNav.Sections>
              {[
                <SubNav.Section key="screens" label={text('nav.screens')}>
                  {screens.map(({ to, label }) => (
                    <SubNav.Link key={to} to={to} end={to === home} label={label} />
                  ))}
                </SubNav.Section>,
                ...(saved.length > 0
                  ? [
                      <SubNav.Section key="saved" label={text('nav.saved')}>
                        {saved.map((one) => (
                          <Saved key={one.id} $isHere={isHere(search, searchOf(one))}>
                            <SubNav.Link
                              to={{ pathname: home, search: searchOf(one) }}
                              label={<bdi>{one.name}</bdi>}
                            />
                          </Saved>
                        ))}
                      </SubNav.Section>,
                    ]
                  : []),
              ]}
            </SubNav.Sections>
          </SubNav.Content>
        </SubNav.Main>
      </Side>
      <Top tag="nav" aria-label={text('plugin.name')}>
        {screens.map(({ to, label }) => (
          <Link key={to} tag={NavLink} to={to} end={to === home}>
            <Typography
              tag="span"
              fontWeight={isIn(to) ? 'bold' : 'regular'}
              textColor={isIn(to) ? 'primary700' : 'neutral800'}
            >
              {label}
            </Typography>
          </Link>
        ))}
      </Top>
      <Screen>{children}</Screen>
    </Flex>
  );
};

/** Whether the URL is that of a saved queue, whatever comment is current. */
const isHere = (search: string, saved: string): boolean => {
  const here = new URLSearchParams(search);
  here.delete('comment');
  here.sort();
  const there = new URLSearchParams(saved);
  there.sort();
  return here.toString() === there.toString();
};

const Side = styled(Box)`
  display: none;

  ${({ theme }) => theme.breakpoints.medium} {
    display: block;
    position: sticky;
    inset-block-start: 0;
    flex-shrink: 0;
    block-size: 100dvh;
    background: ${({ theme }) => theme.colors.neutral0};

    &:dir(rtl) > nav {
      border-right: none;
      border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
  }
`;

/** As high as the window at least: in the middle of it stands what Strapi shows in place of a screen. */
const Screen = styled(Box).attrs({ paddingBottom: 4 })`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  flex: 1;
  min-inline-size: 0;
  inline-size: 100%;

  ${({ theme }) => theme.breakpoints.medium} {
    min-block-size: 100dvh;
  }
`;

/** Router links compare paths only. */
const Saved = styled.div<{ $isHere: boolean }>`
  a.active > div {
    background: transparent;
    color: inherit;
    font-weight: inherit;
  }
  ${({ theme, $isHere }) =>
    $isHere &&
    `&& a > div {
       background: ${theme.colors.primary100};
       color: ${theme.colors.primary700};
       font-weight: 500;
     }`}
`;

const Top = styled(Flex)`
  inline-size: 100%;
  flex-wrap: wrap;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[5]}`};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  background: ${({ theme }) => theme.colors.neutral0};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};

  ${({ theme }) => theme.breakpoints.medium} {
    display: none;
  }
`;
