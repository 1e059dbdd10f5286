import { styled } from 'styled-components';

/** Around a table of which, on a narrow screen, one cell stands below the other: what is `newsroom-wide`
 * is hidden then, and what is `newsroom-narrow` is shown in its place. */
export const ResponsiveTable = styled.div`
  min-inline-size: 0;

  th,
  td {
    text-align: start;
  }
  /* Strapi's own rule for a row's first cell is more specific. */
  &&& td {
    vertical-align: top;
    padding-block: ${({ theme }) => theme.spaces[3]};
  }

  @media (max-width: 59.9rem) {
    .newsroom-wide {
      display: none;
    }
    .newsroom-narrow {
      display: block;
    }
    td,
    th {
      padding-inline: ${({ theme }) => theme.spaces[3]};
    }
    &&& td * {
      white-space: normal;
      overflow-wrap: break-word;
    }
  }
  @media (min-width: 60rem) {
    .newsroom-narrow {
      display: none;
    }
  }
`;
