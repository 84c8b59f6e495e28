import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorState, LoadingState } from '@yousoon/ui/states';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from './use-error-text.ts';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  /** Instead of the turning circle. */
  readonly loading?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** A query's loading and error states, and its data in the caller's hands: every list and page uses it. */
export function QueryState<T>({ query, loading, children }: Props<T>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return (
      <ErrorState
        title={t('error.title')}
        message={errorText(query.error)}
        retryLabel={t('retry')}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return <>{loading ?? <LoadingState label={t('loading')} />}</>;
}
