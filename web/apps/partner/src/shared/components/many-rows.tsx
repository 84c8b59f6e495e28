import { Table } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type Ref, useLayoutEffect, useRef, useState } from 'react';

/** So many rows are simply drawn. */
const FEW = 100;

/** What a row gives to its `Table.Tr`. */
export interface RowProps {
  readonly 'aria-rowindex': number;
  readonly 'data-index'?: number;
  readonly ref?: Ref<HTMLTableRowElement>;
}

/** The heading is the first row. */
const rowIndex = (index: number) => ({ 'aria-rowindex': index + 2 });

interface Props<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** About how high a row is, until it is measured. */
  readonly height: number;
  /** How many columns the table has. */
  readonly columns: number;
  readonly children: (item: Item, row: RowProps) => ReactElement;
}

/**
 * The body of a table that may become very long: of many rows, those near the window are there, and a space for the
 * rest. The table says `aria-rowcount`.
 */
export function ManyRows<Item>(props: Props<Item>) {
  if (props.items.length > FEW) return <NearRows {...props} />;
  return <Table.Tbody>{props.items.map((item, index) => props.children(item, rowIndex(index)))}</Table.Tbody>;
}

function NearRows<Item>({ items, keyOf, height, columns, children }: Props<Item>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 10,
    scrollMargin,
    // Where nothing has a size (tests), the estimate.
    measureElement: (row) => row.getBoundingClientRect().height || height,
  });
  const near = rows.getVirtualItems();
  const above = (near[0]?.start ?? scrollMargin) - scrollMargin;
  const below = rows.getTotalSize() - ((near.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <Table.Tbody ref={body}>
      <Space height={above} columns={columns} />
      {near.map(({ index }) =>
        children(items[index] as Item, { ...rowIndex(index), 'data-index': index, ref: rows.measureElement }),
      )}
      <Space height={below} columns={columns} />
    </Table.Tbody>
  );
}

/** Where the rows would be that are far away. */
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
