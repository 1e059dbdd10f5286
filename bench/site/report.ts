import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';

import { init } from 'echarts';

import { isMet, type Claim, type Found } from './suite';

const short = (value: number): string =>
  Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

const boundOf = ({ least, most }: Claim): string =>
  least === undefined ? `at most ${most}` : `at least ${least}`;

/** A suite as text: its table, then what it says of the claims. */
export const toText = ({ title, columns, rows, claims }: Found): string => {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  const cell = (text: string, column: string) => text.padStart(column.length + 2);
  return [
    '',
    title,
    ''.padEnd(width) + columns.map((column) => cell(column, column)).join(''),
    ...rows.map(
      ({ name, values }) =>
        name.padEnd(width) +
        columns.map((column, at) => cell(short(values[at] ?? Number.NaN), column)).join('')
    ),
    ...claims.map(
      (claim) =>
        `${isMet(claim) ? 'met   ' : 'MISSED'}  ${claim.what}: ${short(claim.found)}, ${boundOf(claim)}`
    ),
  ].join('\n');
};

/** How far each claim is from its bound: 1 is the bound, more is better. */
const marginOf = ({ found, least, most = Number.NaN }: Claim): number =>
  least === undefined ? most / found : found / least;

/** Every claim as a bar that begins where it is just met: to the right it is more than met, to the left
 * missed. */
const drawClaims = (claims: readonly Claim[]): string => {
  const height = 60 + claims.length * 34;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 960, height });
  const upwards = [...claims].reverse();
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    grid: { left: 480, right: 110, top: 20, bottom: 40 },
    xAxis: {
      type: 'log',
      name: 'times better than it must be',
      nameLocation: 'middle',
      nameGap: 26,
      axisLabel: { formatter: '{value}×' },
    },
    yAxis: {
      type: 'category',
      data: upwards.map(({ what }) => what),
      axisLabel: { width: 460, overflow: 'break', color: '#212134' },
      axisLine: { onZero: true },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        data: upwards.map((claim) => ({
          value: marginOf(claim),
          itemStyle: { color: isMet(claim) ? '#4945ff' : '#d02b20' },
          label: {
            show: true,
            position: marginOf(claim) < 1 ? 'left' : 'right',
            formatter: `${short(claim.found)} (${boundOf(claim)})`,
          },
        })),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};

/** Writes `figures.json` and `figures.svg`. */
export const writeReport = async (
  folder: string,
  found: readonly Found[],
  about: Readonly<Record<string, unknown>>
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const machine = { processors: cpus().length, node: process.version };
  const report = { measuredAt: new Date().toISOString(), machine, ...about, suites: found };
  const claims = found.flatMap((suite) => suite.claims);
  await writeFile(path.join(folder, 'figures.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(path.join(folder, 'figures.svg'), drawClaims(claims));
};
