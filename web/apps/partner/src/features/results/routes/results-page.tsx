import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '@yousoon/ui/page';
import { EmptyState, LoadingState } from '@yousoon/ui/states';
import { ChartNoAxesColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { dayAt, startOfDay } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import { type Results, resultsQuery } from '../api/results.ts';
import { DayFigure } from '../components/day-figure.tsx';
import { ExportButton } from '../components/export-button.tsx';
import { FigureCards } from '../components/figure-cards.tsx';
import { Filters } from '../components/filters.tsx';
import { Funnel } from '../components/funnel.tsx';
import { PeriodPicker } from '../components/period-picker.tsx';
import { ResultTable } from '../components/result-table.tsx';
import classes from '../components/results.module.css';
import { dayPoints, isEmpty } from '../model/figures.ts';
import { type Period, periodOf, type Search } from '../model/period.ts';

const route = getRouteApi('/shell/results');

/** What the offers brought; period and filters are in the address. */
export function ResultsPage() {
  const { t } = useTranslation(['results', 'common']);
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const period = periodOf(search, dayAt(Date.now()));
  const query = useQuery(resultsQuery(period, search));
  const go = (next: Search) => void navigate({ search: next, replace: true });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportButton results={query.isPlaceholderData ? undefined : query.data} period={period} />}
    >
      <div className={classes.toolbar}>
        <PeriodPicker
          search={search}
          period={period}
          onChange={(chosen) => go({ ...filtersOf(search), ...chosen })}
        />
        <Filters search={search} onChange={(filter) => go(withFilter(search, filter))} />
      </div>
      <p className={classes.range} aria-live="polite">
        {t('period.range', {
          from: formats.shortDate(startOfDay(period.from)),
          to: formats.shortDate(startOfDay(period.to)),
        })}
        {query.data !== undefined && !isEmpty(query.data.total) && isEmpty(query.data.previous)
          ? ` · ${t('change.none')}`
          : ''}
      </p>
      <QueryState query={query} loading={<LoadingState label={t('common:loading')} />}>
        {(results) => (
          <div className={classes.body} data-stale={query.isPlaceholderData || undefined}>
            {isEmpty(results.total) ? (
              <Nothing search={search} results={results} />
            ) : (
              <Report results={results} period={period} />
            )}
          </div>
        )}
      </QueryState>
    </Page>
  );
}

const filtersOf = ({ offer, venue }: Search): Search => ({
  ...(offer === undefined ? {} : { offer }),
  ...(venue === undefined ? {} : { venue }),
});

/** The search with a filter set, or taken off when it is null. */
function withFilter(search: Search, filter: { offer?: string | null; venue?: string | null }): Search {
  const { offer = null, venue = null } = { ...search, ...filter };
  const { offer: _offer, venue: _venue, ...period } = search;
  return { ...period, ...(offer === null ? {} : { offer }), ...(venue === null ? {} : { venue }) };
}

/** No figures: either nothing was chosen well, or there is nothing yet; says what to do first. */
function Nothing({ search, results }: { readonly search: Search; readonly results: Results }) {
  const { t } = useTranslation('results');
  const filtered = Object.keys(search).length > 0 || !isEmpty(results.previous);
  return (
    <EmptyState
      icon={ChartNoAxesColumn}
      title={t(filtered ? 'nothingTitle' : 'emptyTitle')}
      action={
        filtered ? undefined : (
          <Button component={Link} to="/offers/new">
            {t('emptyAction')}
          </Button>
        )
      }
    >
      {t(filtered ? 'nothing' : 'empty')}
    </EmptyState>
  );
}

function Report({ results, period }: { readonly results: Results; readonly period: Period }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const { total, previous, byDay, byOffer, byVenue, byWeekday, updatedAt } = results;
  return (
    <>
      <Funnel total={total} previous={previous} />
      <FigureCards total={total} previous={previous} />
      <DayFigure points={dayPoints(byDay, period)} />
      <ResultTable
        title={t('table.offers')}
        of={t('table.offer')}
        rows={byOffer.map(({ offerId, title, figures }) => ({
          key: offerId,
          name: (
            <Link to="/offers/$offerId" params={{ offerId }} className={classes.link}>
              {title}
            </Link>
          ),
          figures,
        }))}
      />
      <ResultTable
        title={t('table.venues')}
        of={t('table.venue')}
        rows={byVenue.map(({ venueId, name, figures }) => ({ key: venueId, name, figures }))}
      />
      <ResultTable
        title={t('table.weekdays')}
        of={t('table.weekday')}
        rows={byWeekday.map(({ weekday, figures }) => ({
          key: weekday,
          name: t(`weekday.${weekday}`),
          figures,
        }))}
      />
      <p className={classes.footnote}>
        {t('estimate')} {t('updated', { at: formats.dateTime(updatedAt) })}
      </p>
    </>
  );
}
