import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { startOfDay } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import type { DayPoint } from '../model/figures.ts';

/** Drawn for eyes alone: what it says is in the table beside it. */
export function DayChart({ points }: { readonly points: readonly DayPoint[] }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const data = points.map(({ date, registered, arrived }) => ({
    day: formats.day(startOfDay(date)),
    registered,
    arrived,
  }));
  // Weekdays are for the one day that is pointed at: below the axis they are too many.
  const ticks = new Map(
    points.map(({ date }, index) => [data[index]?.day, formats.dayMonth(startOfDay(date))]),
  );
  return (
    <AreaChart
      h={280}
      data={data}
      dataKey="day"
      series={[
        { name: 'registered', label: t('chart.registered'), color: 'var(--ys-text-muted)' },
        { name: 'arrived', label: t('chart.arrived'), color: 'var(--ys-accent)' },
      ]}
      curveType="monotone"
      withDots={false}
      withLegend
      gridColor="var(--ys-divider)"
      textColor="var(--ys-text-secondary)"
      valueFormatter={formats.number}
      xAxisProps={{ minTickGap: 30, tickFormatter: (day: string) => ticks.get(day) ?? day }}
      yAxisProps={{ allowDecimals: false }}
      areaChartProps={{ accessibilityLayer: false }}
    />
  );
}
