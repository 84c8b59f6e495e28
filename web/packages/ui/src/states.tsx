import { Button, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

/** A page or a part of one that is on its way. */
export function LoadingState({ label }: { readonly label: string }) {
  return (
    <div className={classes.state} role="status" aria-live="polite">
      <Loader color="gold" />
      <Text className={classes.note}>{label}</Text>
    </div>
  );
}

/** Rows of a list that is on its way, in about the list's own size. */
export function SkeletonRows({ rows = 5, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <Stack gap="sm" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={56} />
      ))}
    </Stack>
  );
}

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What to do first. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet: says what to do first. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyProps) {
  return (
    <div className={classes.state}>
      <Icon size={40} strokeWidth={1.5} className={classes.icon} aria-hidden />
      <Title order={3} className={classes.title}>
        {title}
      </Title>
      {children === undefined ? null : <Text className={classes.note}>{children}</Text>}
      {action}
    </div>
  );
}

interface ErrorProps {
  readonly title: string;
  readonly message: string;
  readonly retryLabel?: string;
  readonly onRetry?: () => void;
}

/** It did not work: says why, and offers to try again. */
export function ErrorState({ title, message, retryLabel, onRetry }: ErrorProps) {
  return (
    <div className={classes.state} role="alert">
      <CircleAlert size={40} strokeWidth={1.5} className={classes.danger} aria-hidden />
      <Title order={3} className={classes.title}>
        {title}
      </Title>
      <Text className={classes.note}>{message}</Text>
      {onRetry === undefined ? null : (
        <Button variant="default" onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  );
}
