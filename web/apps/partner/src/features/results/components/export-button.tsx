import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Results } from '../api/results.ts';
import { resultsCsv } from '../model/csv.ts';
import type { Period } from '../model/period.ts';

interface Props {
  readonly results: Results | undefined;
  readonly period: Period;
}

/** The results as a file; it is made here, the server has no part in it. */
export function ExportButton({ results, period }: Props) {
  const { t, i18n } = useTranslation('results');
  const download = (shown: Results) => {
    const csv = resultsCsv(shown, {
      ...t('csv', { returnObjects: true }),
      weekdays: t('weekday', { returnObjects: true }),
      decimal: i18n.language === 'en' ? '.' : ',',
    });
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${t('export.file')}-${period.from}-${period.to}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button
      variant="default"
      leftSection={<Download size={20} strokeWidth={1.5} aria-hidden />}
      disabled={results === undefined}
      onClick={results === undefined ? undefined : () => download(results)}
    >
      {t('export.button')}
    </Button>
  );
}
