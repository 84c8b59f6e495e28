import { Table, type TableProps } from '@mantine/core';
import classes from './stacked-table.module.css';

/** A table for people with a desk and for people with a phone; cells carry `data-label`, their column's name. */
export function StackedTable({ className, ...props }: TableProps) {
  return (
    <Table verticalSpacing="md" {...props} className={[classes.table, className].filter(Boolean).join(' ')} />
  );
}
