import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { EmptyState, ErrorState, LoadingState } from '@yousoon/ui/states';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/components/use-error-text.ts';

/** A page that could not be loaded. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const router = useRouter();
  return (
    <ErrorState
      title={t('error.title')}
      message={errorText(error)}
      retryLabel={t('retry')}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

/** An address that leads nowhere. */
export function RouteMissing() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={Compass}
      title={t('error.notFoundTitle')}
      action={
        <Button component={Link} to="/" variant="default">
          {t('error.home')}
        </Button>
      }
    >
      {t('error.notFound')}
    </EmptyState>
  );
}

export function RoutePending() {
  const { t } = useTranslation();
  return <LoadingState label={t('loading')} />;
}
